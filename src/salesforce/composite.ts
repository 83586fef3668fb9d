import { API_VERSION, type OrgConnection } from './connection.ts';
import { toDetail, translateError, unusable, type RefusalDetail } from './errors.ts';
import { saveInBatches, type SaveOutcome } from './locked-rows.ts';
import type { FieldValues } from './records.ts';
import { restTime } from './rest-time.ts';

/** A query that is sent together with others. */
export interface TogetherQuery {
  readonly soql: string;
  /** Deleted and archived records too. */
  readonly all?: boolean;
}

/** The first rows of a query, up to the page size of the org. */
export interface FirstRows {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** Whether these are all. */
  readonly isWhole: boolean;
}

/** A record to update, unless it was saved after it was read. */
export interface UnmodifiedUpdate {
  readonly id: string;
  readonly fields: FieldValues;
  /** The `LastModifiedDate` with which it was read. */
  readonly readAs: string;
}

/** The code of an update that the org refused because the record was saved in between. */
export const MODIFIED = 'PRECONDITION_FAILED';

/** `If-Unmodified-Since` and the org's clock in its answers have whole seconds. In milliseconds. */
const SECOND = 1_000;

/** Subrequests of a composite call, and how many of them may be queries. */
const SUBREQUESTS = 25;
const QUERIES = 5;

interface Subrequest {
  readonly method: 'GET' | 'PATCH';
  readonly url: string;
  readonly body?: object;
  readonly httpHeaders?: Readonly<Record<string, string>>;
}

interface Subresponse {
  readonly httpStatusCode: number;
  readonly body: unknown;
}

/** API calls that so many conditional updates take. */
export const callsToUpdate = (records: number): number => Math.ceil(records / SUBREQUESTS);

/**
 * Runs queries by the composite API, five in one API call. Only the first rows of each are read.
 * @throws OrgRefused for a query that the org refuses
 */
export async function queryTogether(org: OrgConnection, queries: readonly TogetherQuery[]): Promise<FirstRows[]> {
  const found: FirstRows[] = [];
  for (let start = 0; start < queries.length; start += QUERIES) {
    const some = queries.slice(start, start + QUERIES);
    const answers = await send(
      org,
      some.map(({ soql, all }) => ({
        method: 'GET',
        url: `/services/data/v${API_VERSION}/${all === true ? 'queryAll' : 'query'}?q=${encodeURIComponent(soql)}`,
      })),
    );
    found.push(...answers.map((answer) => rowsOf(org, answer)));
  }
  return found;
}

function rowsOf(org: OrgConnection, { httpStatusCode, body }: Subresponse): FirstRows {
  if (httpStatusCode >= 300) throw translateError(clientError(httpStatusCode, body), org.instanceUrl);
  const { records, done } = (body ?? {}) as { records?: unknown; done?: unknown };
  if (!Array.isArray(records) || typeof done !== 'boolean')
    throw unusable(org.instanceUrl, 'something else than the records of a query');
  return { rows: records as FirstRows['rows'], isWhole: done };
}

/**
 * Updates records by the composite API, 25 in one API call, each with `If-Unmodified-Since`: one that was saved after it was read is left as it is,
 * with the error MODIFIED. The header has whole seconds: a save in the very second of `readAs` goes unnoticed, so let records rest first (`restOf`).
 * Give them in the order of their parents, whose rows a save locks too. Outcomes are in the order of the records.
 */
export function updateUnmodified(
  org: OrgConnection,
  object: string,
  updates: readonly UnmodifiedUpdate[],
): Promise<SaveOutcome[]> {
  return saveInBatches(org, updates, {
    object,
    most: SUBREQUESTS,
    send: async (batch) => {
      const answers = await send(
        org,
        batch.map((update) => requestOf(object, update)),
      );
      return batch.map(({ id }, place) => {
        const errors = errorsOf(org, answers[place]!);
        return { id, success: errors.length === 0, errors };
      });
    },
  });
}

/**
 * Milliseconds until the second in which records were saved is over by the org's clock: from then on `updateUnmodified` notices every save. What a save
 * in the meantime may have changed is to be read again after the wait. 0: no time, also where a record is of a time to come.
 * @param readAs `LastModifiedDate` of each
 */
export function restOf({ orgNow }: OrgConnection, readAs: readonly string[]): number {
  const left = Math.max(...readAs.map((moment) => restTime(moment).getTime())) + SECOND - orgNow().getTime();
  // The org's clock is read up to a second late.
  return left > 0 && left <= 2 * SECOND ? left : 0;
}

function requestOf(object: string, { id, fields, readAs }: UnmodifiedUpdate): Subrequest {
  return {
    method: 'PATCH',
    url: `/services/data/v${API_VERSION}/sobjects/${object}/${encodeURIComponent(id)}`,
    body: fields,
    httpHeaders: { 'If-Unmodified-Since': restTime(readAs).toUTCString() },
  };
}

/** Why an update failed. What concerns the whole org, such as a session that has ended, is thrown. */
function errorsOf(org: OrgConnection, { httpStatusCode, body }: Subresponse): readonly RefusalDetail[] {
  if (httpStatusCode < 300) return [];
  if (httpStatusCode === 401 || httpStatusCode === 429 || httpStatusCode >= 500)
    throw translateError(clientError(httpStatusCode, body), org.instanceUrl);
  const list = Array.isArray(body) ? body : [];
  if (httpStatusCode === 412)
    return [{ errorCode: MODIFIED, message: 'The record was saved by somebody else meanwhile.', fields: [] }];
  return list.length === 0 ? [toDetail({})] : list.map((one: Record<string, unknown>) => toDetail(one));
}

/** An error as jsforce has them. */
function clientError(status: number, body: unknown): Error {
  const [first] = (Array.isArray(body) ? body : []) as readonly { errorCode?: unknown; message?: unknown }[];
  return Object.assign(new Error(typeof first?.message === 'string' ? first.message : `HTTP status ${status}`), {
    errorCode: typeof first?.errorCode === 'string' ? first.errorCode : `ERROR_HTTP_${status}`,
    ...(first === undefined ? {} : { data: body }),
  });
}

async function send(org: OrgConnection, requests: readonly Subrequest[]): Promise<readonly Subresponse[]> {
  const compositeRequest = requests.map((request, index) => ({ ...request, referenceId: `r${index}` }));
  const answer = await org.call(async (client) =>
    client.request<{ compositeResponse?: readonly Subresponse[] } | null>({
      method: 'POST',
      url: `/services/data/v${API_VERSION}/composite`,
      body: JSON.stringify({ allOrNone: false, compositeRequest }),
      headers: { 'content-type': 'application/json' },
    }),
  );
  const responses = answer?.compositeResponse;
  if (!Array.isArray(responses)) throw unusable(org.instanceUrl, 'something else than the answers of a composite call');
  if (responses.length < requests.length) throw translateError(clientError(400, responses[0]?.body), org.instanceUrl);
  return responses as readonly Subresponse[];
}
