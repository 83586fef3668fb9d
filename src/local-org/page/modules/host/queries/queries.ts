import { API, callOrg, freeze } from 'host/http';
import { finishedWrites } from 'host/writes';

/** The body of a GraphQL request. Requests with equal bodies are one query of the cache. */
export interface GraphqlRequest {
  readonly query: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
}
export interface GraphqlResponse {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string }[];
}
type Listener = (response: GraphqlResponse) => void;

interface Pending {
  readonly promise: Promise<void>;
  /** The number of finished saves when the request was sent; undefined until then. */
  writes?: number;
}

interface Entry {
  /** Listeners, with the text of the response that each was given last. */
  readonly listeners: Map<Listener, string>;
  pending?: Pending | undefined;
  response?: GraphqlResponse;
  readAt: number;
  /** The number of finished saves when the response's request was sent. */
  writes: number;
}

/** How long a response is served from the cache, as on the platform. */
const FRESH_MS = 30_000;

// One cache for the page, as Lightning Data Service has it.
const entries = new Map<string, Entry>();

/** Subscribes to the responses to a request: a fresh one from the cache, otherwise the org's. Returns the unsubscribe function. */
export function subscribe(request: GraphqlRequest, listener: Listener): () => void {
  const key = JSON.stringify(request);
  const entry: Entry = entries.get(key) ?? { listeners: new Map(), readAt: 0, writes: 0 };
  entries.set(key, entry);
  entry.listeners.set(listener, '');
  if (entry.response && isFresh(entry)) notify(entry, listener, entry.response, JSON.stringify(entry.response));
  else void (entry.pending ?? send(key, entry)).promise;
  return () => entry.listeners.delete(listener);
}

/** Sends the request again, once for all callers before the response arrives, and notifies the listeners. */
export function refresh(request: GraphqlRequest): Promise<void> {
  const key = JSON.stringify(request);
  const entry = entries.get(key);
  if (!entry) return Promise.resolve();
  const { pending } = entry;
  // The response to a request that was sent before the last save ended may not contain that save.
  const isRecent = pending !== undefined && (pending.writes === undefined || pending.writes === finishedWrites());
  return (isRecent ? pending : send(key, entry)).promise;
}

function isFresh({ readAt, writes, listeners }: Entry): boolean {
  // With other listeners, the component that saves refreshes; without any, no component did.
  return Date.now() - readAt < FRESH_MS && (listeners.size > 1 || writes === finishedWrites());
}

/** Sends the request at the end of this tick, so that components that mount or refresh together share it. */
function send(key: string, entry: Entry): Pending {
  const pending: Pending = {
    promise: Promise.resolve().then(async () => {
      pending.writes = finishedWrites();
      const response = await callOrg('POST', `${API}/graphql`, JSON.parse(key))
        .then((received) => freeze(received as GraphqlResponse))
        .catch((error: unknown) => freeze<GraphqlResponse>({ errors: [{ message: messageOf(error) }] }));
      // A later request replaced this one, so its response is newer.
      if (entry.pending !== pending) return entry.pending?.promise;
      entry.pending = undefined;
      receive(entry, response, pending.writes);
      return undefined;
    }),
  };
  entry.pending = pending;
  return pending;
}

function receive(entry: Entry, response: GraphqlResponse, writes: number): void {
  const failed = (response.errors?.length ?? 0) > 0;
  entry.response = response;
  entry.writes = writes;
  entry.readAt = failed ? 0 : Date.now();
  const text = JSON.stringify(response);
  for (const [listener, lastText] of [...entry.listeners]) {
    // Unchanged data is not emitted again; an error is, since a component may wait for the end of its refresh.
    if (failed || lastText !== text) notify(entry, listener, response, text);
  }
}

function notify(entry: Entry, listener: Listener, response: GraphqlResponse, text: string): void {
  entry.listeners.set(listener, text);
  listener(response);
}

/** The message for a request that the org refused as a whole (401, 403 …), or for a lost connection. */
function messageOf(error: unknown): string {
  const { body, statusText } = error as { body?: unknown; statusText?: string };
  const first: unknown = Array.isArray(body) ? body[0] : body;
  const { message, error: text } = (first ?? {}) as { message?: unknown; error?: unknown };
  return [message, text, statusText].find((one) => typeof one === 'string') ?? String(error);
}
