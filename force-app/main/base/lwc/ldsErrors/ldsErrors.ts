interface OutputError {
  readonly message?: unknown;
  readonly errorCode?: unknown;
}

/** An error with a list under `output`, as UI API answers a refused save. */
interface RecordErrorBody {
  readonly message?: unknown;
  readonly output?: {
    readonly errors?: readonly OutputError[];
    readonly fieldErrors?: Readonly<Record<string, readonly OutputError[]>>;
  };
}

/**
 * The org's sentences, each once: of a failed `createRecord`, `updateRecord` or wire (Lightning Data
 * Service's error), of a list of GraphQL errors, or of anything thrown. The general sentence about "an error while trying to
 * update" is left out where there are particular ones. Never empty.
 */
export function errorSentences(error: unknown): string[] {
  const unique = sentencesIn(messagesIn(error));
  return unique.length > 0 ? unique : [String((error as { statusText?: unknown } | undefined)?.statusText ?? error)];
}

/** Those of `errorSentences` that come from validation rules; the org does not name the rule. Errors of GraphQL name no cause. */
export function ruleSentences(error: unknown): string[] {
  return sentencesIn(messagesIn(error).filter(({ code }) => code === 'FIELD_CUSTOM_VALIDATION_EXCEPTION'));
}

/** The org's error codes in an error, as far as its messages have one: `DUPLICATE_VALUE`. Errors of GraphQL have none. */
export function errorCodes(error: unknown): unknown[] {
  return messagesIn(error).map(({ code }) => code);
}

interface OrgMessage {
  readonly sentence: string;
  readonly code: unknown;
}

function sentencesIn(all: readonly OrgMessage[]): string[] {
  const sentences = all.map(({ sentence }) => sentence.trim());
  return [...new Set(sentences.filter((sentence) => sentence !== ''))];
}

function messagesIn(error: unknown): OrgMessage[] {
  if (typeof error === 'string') return [{ sentence: error, code: undefined }];
  if (Array.isArray(error)) return error.flatMap(messagesIn);
  if (error === null || typeof error !== 'object') return [];
  const { body } = error as { body?: unknown };
  if (Array.isArray(body)) return body.flatMap(messagesIn);
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
 * What a failed request means for the user: `offline` nothing came back, so whether it was saved is not known; `signedOut` the
 * session is over; `conflict` another user changed the record; `gone` it is not there any more, or no longer to be seen;
 * `refused` the org has reasons: see `errorSentences`.
 */
export type Fault = 'offline' | 'signedOut' | 'conflict' | 'gone' | 'refused';

const FAULTS: Readonly<Record<number, Fault>> = { 0: 'offline', 401: 'signedOut', 404: 'gone', 412: 'conflict' };

/** Reads the status of Lightning Data Service's errors, and the same words in GraphQL's. A failed fetch has neither. */
export function faultOf(error: unknown): Fault {
  if (error instanceof TypeError) return 'offline';
  const { status, errorType, body } = (error ?? {}) as { status?: unknown; errorType?: unknown; body?: unknown };
  if (errorType === 'fetchNetworkError') return 'offline';
  // A lost connection has the status of a server's fault, and differs only in its text: `{ error: "Disconnected or Canceled" }`.
  if (/^disconnected/i.test(String((body as { error?: unknown } | null | undefined)?.error))) return 'offline';
  return typeof status === 'number' ? (FAULTS[status] ?? (status >= 502 ? 'offline' : 'refused')) : 'refused';
}
