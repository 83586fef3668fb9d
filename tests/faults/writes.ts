import { errors, json } from './answers.ts';
import type { Answer, Forward, Sent } from './proxy.ts';

/** Why a record was not saved, as the collections API has it. */
export interface RowError {
  readonly statusCode: string;
  readonly message: string;
}

/** A request that saves records. */
interface Write {
  readonly records: readonly Readonly<Record<string, unknown>>[];
  /** The request without one of its records. */
  without(place: number): Sent;
  /** The answer of an org that saved none of them. */
  readonly none: Answer;
  /** The answer of an org that saved all but one, of that to the request without it. */
  failing(answer: Answer, place: number, error: RowError): Answer;
}

/** The records that a request saves; undefined: it saves none. */
export function writeOf(sent: Sent): Write | undefined {
  const { method, path, body } = sent;
  if ((method === 'PATCH' || method === 'POST') && path.includes('/composite/sobjects')) return collection(sent);
  // The composite API has reads too.
  if (method !== 'POST' || !/\/composite$/.test(path) || !body.includes('"method":"PATCH"')) return undefined;
  return composite(sent);
}

const bodyOf = <T>({ body }: { readonly body: Buffer }): T => JSON.parse(body.toString()) as T;
const withBody = (sent: Sent, body: object): Sent => ({ ...sent, body: Buffer.from(JSON.stringify(body)) });
const others = <T>(all: readonly T[], place: number): readonly T[] => all.filter((_one, at) => at !== place);

function collection(sent: Sent): Write {
  const body = bodyOf<{ readonly records: Write['records'] }>(sent);
  return {
    records: body.records,
    without: (place) => withBody(sent, { ...body, records: others(body.records, place) }),
    none: json(200, []),
    failing: (answer, place, error) =>
      json(200, bodyOf<unknown[]>(answer).toSpliced(place, 0, { success: false, errors: [{ ...error, fields: [] }] })),
  };
}

interface Subrequest {
  readonly url: string;
  readonly referenceId: string;
  readonly body: Write['records'][number];
}

function composite(sent: Sent): Write {
  const body = bodyOf<{ readonly compositeRequest: readonly Subrequest[] }>(sent);
  const requests = body.compositeRequest;
  return {
    records: requests.map((one) => ({ ...one.body, id: one.url.split('/').at(-1) })),
    without: (place) => withBody(sent, { ...body, compositeRequest: others(requests, place) }),
    none: json(200, { compositeResponse: [] }),
    failing: (answer, place, { statusCode, message }) => {
      const { compositeResponse } = bodyOf<{ readonly compositeResponse: readonly unknown[] }>(answer);
      const failed = {
        body: bodyOf<unknown>(errors(400, statusCode, message)),
        httpHeaders: {},
        httpStatusCode: 400,
        referenceId: requests[place]!.referenceId,
      };
      return json(200, { compositeResponse: compositeResponse.toSpliced(place, 0, failed) });
    },
  };
}

/**
 * Lets an org save all records of a request but one, which fails inside of the success.
 * @param place of the one that fails
 */
export async function failingRow(
  sent: Sent,
  forward: Forward,
  { place, error }: { readonly place: number; readonly error: RowError },
): Promise<Answer> {
  const write = writeOf(sent)!;
  const answer = write.records.length === 1 ? write.none : await forward(write.without(place));
  return answer.status === 200 ? write.failing(answer, place, error) : answer;
}
