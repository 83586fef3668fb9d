import { API, callOrg, freeze } from 'host/http';
import { writesSoFar } from 'host/writes';

/** What is asked: the body of the request. Equal bodies are one question, whoever asks. */
export interface Question {
  readonly query: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
}
export interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string }[];
}
type Listener = (answer: Answer) => void;

interface Asked {
  readonly promise: Promise<void>;
  /** How many saves had ended when it was sent; undefined as long as it waits to be sent. */
  writes?: number;
}

interface Entry {
  /** Each with what it was told last, as text. */
  readonly listeners: Map<Listener, string>;
  asked?: Asked | undefined;
  answer?: Answer;
  /** What the answer is worth: when it came, and after how many saves it was asked for. */
  readAt: number;
  writes: number;
}

/** How long an answer is good without asking again, as on the platform. */
const FRESH_MS = 30_000;

// The page's cache, as Lightning Data Service has one a page.
const entries = new Map<string, Entry>();

/** Listens to the answers to a question: to the one that is there and fresh, else the org is asked. Returns what ends it. */
export function listen(question: Question, listener: Listener): () => void {
  const key = JSON.stringify(question);
  const entry: Entry = entries.get(key) ?? { listeners: new Map(), readAt: 0, writes: 0 };
  entries.set(key, entry);
  entry.listeners.set(listener, '');
  if (entry.answer && isFresh(entry)) tellOne(entry, listener, entry.answer, JSON.stringify(entry.answer));
  else void (entry.asked ?? ask(key, entry)).promise;
  return () => entry.listeners.delete(listener);
}

/** Asks anew, once for all who ask for it before the answer comes, and tells everybody who listens. */
export function refresh(question: Question): Promise<void> {
  const key = JSON.stringify(question);
  const entry = entries.get(key);
  if (!entry) return Promise.resolve();
  const { asked } = entry;
  // What was sent before the last save ended may not know of it.
  const isRecent = asked !== undefined && (asked.writes === undefined || asked.writes === writesSoFar());
  return (isRecent ? asked : ask(key, entry)).promise;
}

function isFresh({ readAt, writes, listeners }: Entry): boolean {
  // With listeners, whoever saves refreshes; without, nobody did.
  return Date.now() - readAt < FRESH_MS && (listeners.size > 1 || writes === writesSoFar());
}

/** Sends the question at the end of this tick, so that components that mount or refresh together ask together. */
function ask(key: string, entry: Entry): Asked {
  const asked: Asked = {
    promise: Promise.resolve().then(async () => {
      asked.writes = writesSoFar();
      const answer = await callOrg('POST', `${API}/graphql`, JSON.parse(key))
        .then((received) => freeze(received as Answer))
        .catch((error: unknown) => freeze<Answer>({ errors: [{ message: sentenceOf(error) }] }));
      // The answer to a question that was asked anew meanwhile is older than the one to come.
      if (entry.asked !== asked) return entry.asked?.promise;
      entry.asked = undefined;
      tell(entry, answer, asked.writes);
      return undefined;
    }),
  };
  entry.asked = asked;
  return asked;
}

function tell(entry: Entry, answer: Answer, writes: number): void {
  const failed = (answer.errors?.length ?? 0) > 0;
  entry.answer = answer;
  entry.writes = writes;
  entry.readAt = failed ? 0 : Date.now();
  const text = JSON.stringify(answer);
  for (const [listener, told] of [...entry.listeners]) {
    // Data that did not change is not news; an error is, each time: somebody waits for it.
    if (failed || told !== text) tellOne(entry, listener, answer, text);
  }
}

function tellOne(entry: Entry, listener: Listener, answer: Answer, text: string): void {
  entry.listeners.set(listener, text);
  listener(answer);
}

/** A refusal of the whole request (401, 403 …), or a lost connection, as GraphQL's one error. */
function sentenceOf(error: unknown): string {
  const { body, statusText } = error as { body?: unknown; statusText?: string };
  const first: unknown = Array.isArray(body) ? body[0] : body;
  const { message, error: words } = (first ?? {}) as { message?: unknown; error?: unknown };
  return [message, words, statusText].find((one) => typeof one === 'string') ?? String(error);
}
