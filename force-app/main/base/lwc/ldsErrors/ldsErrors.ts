interface OutputError {
  readonly message?: unknown;
  readonly errorCode?: unknown;
}

/** Body of UI API's response to a refused save. */
interface RecordErrorBody {
  readonly message?: unknown;
  readonly output?: {
    readonly errors?: readonly OutputError[];
    readonly fieldErrors?: Readonly<Record<string, readonly OutputError[]>>;
  };
}

/**
 * The messages in an error, each once. Accepts the error of `createRecord`, `updateRecord` or a wire (Lightning Data Service), a list of
 * GraphQL errors, or any other error. The general message about "an error while trying to update" is left out when there are others.
 * Never empty.
 */
export function errorSentences(error: unknown): string[] {
  return sentencesIn(messagesIn(error));
}

/** Those of `errorSentences` that come from validation rules; the org does not name the rule. Errors of GraphQL name no cause. */
export function ruleSentences(error: unknown): string[] {
  return sentencesIn(messagesIn(error).filter(({ code }) => code === 'FIELD_CUSTOM_VALIDATION_EXCEPTION'));
}

/** A message of the org, for display. */
export interface OrgMessage {
  readonly sentence: string;
  /** Error code of Salesforce, such as `DUPLICATE_VALUE`. */
  readonly code?: unknown;
  /** The code of a playbook's rule, `5a809`, which ends the message and is cut off. */
  readonly rule?: string | undefined;
}

/** The messages in an error, in its order; with the codes by which a playbook's rules are recognized in any language. Never empty. */
export function messagesIn(error: unknown): OrgMessage[] {
  const all = rawIn(error).filter(({ sentence }) => sentence.trim() !== '');
  if (all.length === 0)
    return [{ sentence: String((error as { statusText?: unknown } | undefined)?.statusText ?? error) }];
  return all.map(({ sentence, code }) => {
    const [end = '', rule] = /\s+\[DF (\w+)\]\s*$/.exec(sentence) ?? [];
    return { sentence: sentence.slice(0, sentence.length - end.length).trim(), code, rule };
  });
}

function sentencesIn(all: readonly OrgMessage[]): string[] {
  return [...new Set(all.map(({ sentence }) => sentence))];
}

function rawIn(error: unknown): OrgMessage[] {
  if (typeof error === 'string') return [{ sentence: error }];
  if (Array.isArray(error)) return error.flatMap(rawIn);
  if (error === null || typeof error !== 'object') return [];
  const { body } = error as { body?: unknown };
  if (Array.isArray(body)) return body.flatMap(rawIn);
  return body !== null && typeof body === 'object' ? ofBody(body as RecordErrorBody) : entry(error);
}

function ofBody(body: RecordErrorBody): OrgMessage[] {
  const { output } = body;
  const particular = [...(output?.errors ?? []), ...Object.values(output?.fieldErrors ?? {}).flat()].flatMap(entry);
  return particular.length > 0 ? particular : entry(body);
}

function entry({ message, errorCode }: OutputError): OrgMessage[] {
  return typeof message === 'string' ? [{ sentence: message, code: errorCode }] : [];
}

/**
 * Kind of a failed request. `offline`: no response came, so it is unknown whether the save succeeded; `signedOut`: the session has ended;
 * `conflict`: another user has changed the record; `gone`: the record was deleted or is not visible any more; `refused`: the org refused
 * it, with the messages of `errorSentences`.
 */
export type Fault = 'offline' | 'signedOut' | 'conflict' | 'gone' | 'refused';

const FAULTS: Readonly<Record<number, Fault>> = { 0: 'offline', 401: 'signedOut', 404: 'gone', 412: 'conflict' };

/** Kind of an error: from the status of Lightning Data Service's errors, or the `errorType` of GraphQL's. A TypeError is a failed fetch. */
export function faultOf(error: unknown): Fault {
  if (error instanceof TypeError) return 'offline';
  const { status, errorType, body } = (error ?? {}) as { status?: unknown; errorType?: unknown; body?: unknown };
  if (errorType === 'fetchNetworkError') return 'offline';
  // A lost connection has the status of a server error; only its text differs: `{ error: "Disconnected or Canceled" }`.
  if (/^disconnected/i.test(String((body as { error?: unknown } | null | undefined)?.error))) return 'offline';
  return typeof status === 'number' ? (FAULTS[status] ?? (status >= 502 ? 'offline' : 'refused')) : 'refused';
}
