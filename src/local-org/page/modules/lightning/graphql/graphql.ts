import { API, callOrg, freeze } from 'host/http';

interface Document {
  readonly text: string;
}
interface Config {
  readonly query?: Document;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
}
interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string }[];
}
interface Emitted {
  readonly data: unknown;
  readonly errors: Answer['errors'];
  readonly refresh?: () => Promise<void>;
}

// The page's cache of queries that are under way: panels that ask the same ask it once.
const pending = new Map<string, Promise<Answer>>();

export function gql(parts: TemplateStringsArray, ...values: readonly unknown[]): Document {
  return Object.freeze({ text: String.raw({ raw: parts }, ...values) });
}

/** Wire adapter for queries. Emits nothing before it has a query and a value for each of its variables. */
export class graphql {
  #emit: (value: Emitted) => void;
  #config: Config = {};
  #asked = '';
  #isConnected = false;

  constructor(emit: (value: Emitted) => void) {
    this.#emit = emit;
    emit({ data: undefined, errors: undefined });
  }

  connect(): void {
    this.#isConnected = true;
  }

  update(config: Config): void {
    const asked = JSON.stringify([config.query?.text, config.variables, config.operationName]);
    if (!config.query || asked === this.#asked || lacksVariables(config)) return;
    this.#config = config;
    this.#asked = asked;
    void this.#read();
  }

  disconnect(): void {
    this.#isConnected = false;
    this.#asked = '';
  }

  async #read(): Promise<void> {
    const asked = this.#asked;
    const { data, errors } = await ask(this.#config);
    // The answer to a question that is no longer asked is nobody's.
    if (!this.#isConnected || asked !== this.#asked) return;
    this.#emit({
      data: data ?? undefined,
      errors: errors && errors.length > 0 ? errors : undefined,
      refresh: () => this.#read(),
    });
  }
}

/**
 * Runs a mutation, once and uncached. What the org refuses resolves with `errors`; a request that brought nothing back (lost
 * connection, ended session) rejects with the error of Lightning Data Service.
 */
export async function executeMutation(config: Config): Promise<Pick<Emitted, 'data' | 'errors'>> {
  const { data, errors } = freeze((await callOrg('POST', `${API}/graphql`, bodyOf(config))) as Answer);
  return { data: data ?? undefined, errors: errors && errors.length > 0 ? errors : undefined };
}

function lacksVariables({ query, variables = {} }: Config): boolean {
  const header = query?.text.match(/^\s*query\s+\w*\s*\(([^)]*)\)/)?.[1] ?? '';
  return [...header.matchAll(/\$(\w+)\s*:\s*[^=$,]+(=)?/g)].some(
    ([, name, byDefault]) => !byDefault && variables[name ?? ''] === undefined,
  );
}

function bodyOf({ query, variables, operationName }: Config) {
  return { query: query?.text, variables: variables ?? {}, ...(operationName ? { operationName } : {}) };
}

function ask(config: Config): Promise<Answer> {
  const body = bodyOf(config);
  const key = JSON.stringify(body);
  const known = pending.get(key);
  if (known) return known;
  const request = callOrg('POST', `${API}/graphql`, body)
    .then((answer) => freeze(answer as Answer))
    .catch((error: unknown) => freeze({ errors: [{ message: sentenceOf(error) }] }))
    .finally(() => pending.delete(key));
  pending.set(key, request);
  return request;
}

/** A refusal of the whole request (401, 403 …) as GraphQL's one error. */
function sentenceOf(error: unknown): string {
  const { body, statusText } = error as { body?: unknown; statusText?: string };
  const first: unknown = Array.isArray(body) ? body[0] : body;
  const message = (first as { message?: unknown } | null | undefined)?.message;
  return typeof message === 'string' ? message : (statusText ?? String(error));
}
