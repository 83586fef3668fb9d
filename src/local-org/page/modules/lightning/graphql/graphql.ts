import { API, callOrg, freeze } from 'host/http';
import { refresh, subscribe } from 'host/queries';
import type { GraphqlRequest, GraphqlResponse } from 'host/queries';
import { write } from 'host/writes';

interface Document {
  readonly text: string;
}
interface Config {
  readonly query?: Document;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
}
interface Emitted {
  readonly data: unknown;
  readonly errors: GraphqlResponse['errors'];
  readonly refresh?: () => Promise<void>;
}

export function gql(parts: TemplateStringsArray, ...values: readonly unknown[]): Document {
  return Object.freeze({ text: String.raw({ raw: parts }, ...values) });
}

/** Wire adapter for queries. Emits nothing before it has a query and a value for each of its variables. */
export class graphql {
  #emit: (value: Emitted) => void;
  #sentText = '';
  #stop: () => void = () => {};

  constructor(emit: (value: Emitted) => void) {
    this.#emit = emit;
    emit({ data: undefined, errors: undefined });
  }

  connect(): void {}

  update(config: Config): void {
    if (!config.query || lacksVariables(config)) return;
    const request = requestOf(config);
    const text = JSON.stringify(request);
    if (text === this.#sentText) return;
    this.#stop();
    this.#sentText = text;
    // Resolves when all wires with this request have emitted the response.
    const refreshRequest = (): Promise<void> => refresh(request);
    this.#stop = subscribe(request, (response) => this.#emit({ ...partsOf(response), refresh: refreshRequest }));
  }

  disconnect(): void {
    this.#stop();
    this.#sentText = '';
  }
}

/**
 * Runs a mutation, once and uncached. Resolves with `errors` when the org refuses an operation; rejects with the error of Lightning Data
 * Service when there is no response (lost connection, ended session).
 */
export async function executeMutation(config: Config): Promise<Pick<Emitted, 'data' | 'errors'>> {
  const request = requestOf(config);
  return partsOf(freeze((await write(() => callOrg('POST', `${API}/graphql`, request))) as GraphqlResponse));
}

function partsOf({ data, errors }: GraphqlResponse): Pick<Emitted, 'data' | 'errors'> {
  return { data: data ?? undefined, errors: errors && errors.length > 0 ? errors : undefined };
}

function lacksVariables({ query, variables = {} }: Config): boolean {
  const header = query?.text.match(/^\s*query\s+\w*\s*\(([^)]*)\)/)?.[1] ?? '';
  return [...header.matchAll(/\$(\w+)\s*:\s*[^=$,]+(=)?/g)].some(
    ([, name, defaultSign]) => !defaultSign && variables[name ?? ''] === undefined,
  );
}

function requestOf({ query, variables, operationName }: Config): GraphqlRequest {
  return { query: query?.text, variables: variables ?? {}, ...(operationName ? { operationName } : {}) };
}
