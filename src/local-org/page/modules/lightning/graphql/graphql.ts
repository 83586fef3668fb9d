import { API, callOrg, freeze } from 'host/http';
import { listen, refresh } from 'host/queries';
import type { Answer, Question } from 'host/queries';
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
  readonly errors: Answer['errors'];
  readonly refresh?: () => Promise<void>;
}

export function gql(parts: TemplateStringsArray, ...values: readonly unknown[]): Document {
  return Object.freeze({ text: String.raw({ raw: parts }, ...values) });
}

/** Wire adapter for queries. Emits nothing before it has a query and a value for each of its variables. */
export class graphql {
  #emit: (value: Emitted) => void;
  #asked = '';
  #stop: () => void = () => {};

  constructor(emit: (value: Emitted) => void) {
    this.#emit = emit;
    emit({ data: undefined, errors: undefined });
  }

  connect(): void {}

  update(config: Config): void {
    if (!config.query || lacksVariables(config)) return;
    const question = questionOf(config);
    const asked = JSON.stringify(question);
    if (asked === this.#asked) return;
    this.#stop();
    this.#asked = asked;
    // The promise resolves when the answer has been told, to all who ask the same.
    const again = (): Promise<void> => refresh(question);
    this.#stop = listen(question, (answer) => this.#emit({ ...partsOf(answer), refresh: again }));
  }

  disconnect(): void {
    this.#stop();
    this.#asked = '';
  }
}

/**
 * Runs a mutation, once and uncached. What the org refuses resolves with `errors`; a request that brought nothing back (lost
 * connection, ended session) rejects with the error of Lightning Data Service.
 */
export async function executeMutation(config: Config): Promise<Pick<Emitted, 'data' | 'errors'>> {
  return partsOf(freeze((await write(() => callOrg('POST', `${API}/graphql`, questionOf(config)))) as Answer));
}

function partsOf({ data, errors }: Answer): Pick<Emitted, 'data' | 'errors'> {
  return { data: data ?? undefined, errors: errors && errors.length > 0 ? errors : undefined };
}

function lacksVariables({ query, variables = {} }: Config): boolean {
  const header = query?.text.match(/^\s*query\s+\w*\s*\(([^)]*)\)/)?.[1] ?? '';
  return [...header.matchAll(/\$(\w+)\s*:\s*[^=$,]+(=)?/g)].some(
    ([, name, byDefault]) => !byDefault && variables[name ?? ''] === undefined,
  );
}

function questionOf({ query, variables, operationName }: Config): Question {
  return { query: query?.text, variables: variables ?? {}, ...(operationName ? { operationName } : {}) };
}
