import { outcomeOf, withoutCode } from '../../evasions/gated-org.ts';
import type { Outcome, RestErrors } from '../../evasions/gated-org.ts';

/** Who writes: a user's calls, and what another client needs to be that user. */
export interface Writer {
  readonly url: string;
  readonly accessToken: string;
  /** Paths below `/services/data/v66.0` may leave that out. */
  rest<T>(method: string, path: string, body?: unknown): Promise<{ readonly status: number; readonly body: T }>;
}

/** What is written: fields of an opportunity, of an existing one by its id or key, or of a new one. */
interface Written {
  readonly id?: string;
  /** The value of the external id `Write_Path_Key__c`. */
  readonly key?: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** One way to write an opportunity, and what it came to. A row of the matrix. */
export interface WritePath {
  readonly name: string;
  /** Whether the client shows only the first error of a record. */
  readonly showsOneError?: boolean;
  write(by: Writer, written: Written): Promise<Outcome>;
}

export const KEY_FIELD = 'Write_Path_Key__c';

interface Result {
  readonly success: boolean;
  readonly errors: RestErrors;
}

/** Of a REST answer with a list of results, as collections have it. */
export const ofResults = (results: readonly Result[]): Outcome =>
  results.every(({ success }) => success) ? 'saved' : messagesOf(results.flatMap(({ errors }) => errors));

/** The messages of errors, sorted and without their codes. */
export const messagesOf = (errors: RestErrors): Outcome => errors.map(({ message }) => withoutCode(message)).sort();

/** Of a composite response: the outcome of its only part. */
export const ofComposite = ({
  compositeResponse: [part],
}: {
  compositeResponse: readonly { readonly httpStatusCode: number; readonly body: unknown }[];
}): Outcome => outcomeOf({ status: part?.httpStatusCode ?? 0, body: part?.body });

/** Of the UI API, whose errors are in two lists. */
export function ofUiApi({ status, body }: { readonly status: number; readonly body: unknown }): Outcome {
  if (status < 300) return 'saved';
  const { output } = body as { output?: { errors: RestErrors; fieldErrors: Record<string, RestErrors> } };
  return messagesOf([...(output?.errors ?? []), ...Object.values(output?.fieldErrors ?? {}).flat()]);
}

/** Of GraphQL, which has the reasons of one operation in one message. */
export const ofGraphQl = ({ errors }: { readonly errors: readonly { readonly message: string }[] }): Outcome =>
  errors.length === 0 ? 'saved' : errors.flatMap(({ message }) => message.split('\n').map(withoutCode)).sort();

/** Of a jsforce call, which rejects with the error, or with all of them in `data`. */
export async function ofJsforce(call: Promise<unknown>): Promise<Outcome> {
  try {
    const answer = (await call) as Result | readonly Result[];
    return ofResults([answer].flat() as readonly Result[]);
  } catch (error) {
    const { data, message } = error as { data?: unknown; message: string };
    return messagesOf(Array.isArray(data) ? (data as RestErrors) : [{ errorCode: '', message }]);
  }
}
