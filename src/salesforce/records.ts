import type { OrgConnection } from './connection.ts';
import { toDetail, type RefusalDetail } from './errors.ts';
import { backOff } from './retry.ts';

/** Field values by API name; null blanks a field. */
export type FieldValues = Readonly<Record<string, unknown>>;

/** The result of saving one record. `index` is its position in the input. */
export interface SaveOutcome {
  readonly index: number;
  readonly id?: string;
  readonly success: boolean;
  /** For upserts: whether the record is new. */
  readonly created?: boolean;
  readonly errors: readonly RefusalDetail[];
}

/** The largest number of records in one call of the collections API. */
const BATCH = 200;

type RawResult = { id?: string | null; success: boolean; created?: boolean; errors?: unknown };
type Send = (batch: readonly FieldValues[]) => Promise<readonly RawResult[]>;

/** Creates records in batches of 200. A failing record does not stop the others. Outcomes are in the order of the records. */
export function createMany(
  org: OrgConnection,
  object: string,
  records: readonly FieldValues[],
): Promise<SaveOutcome[]> {
  return inBatches(org, records, (batch) =>
    org.call(async (client) => asList(await client.sobject(object).create(copies(batch) as never[]))),
  );
}

/** Updates records, each with its `Id`, in batches of 200. Outcomes as in `createMany`. */
export function updateMany(
  org: OrgConnection,
  object: string,
  records: readonly FieldValues[],
): Promise<SaveOutcome[]> {
  return inBatches(org, records, (batch) =>
    org.call(async (client) => asList(await client.sobject(object).update(copies(batch) as never[]))),
  );
}

/**
 * Creates records, or updates those with the same value of an external id field, in batches of 200. Outcomes as in `createMany`, with `created`.
 */
export function upsertMany(
  org: OrgConnection,
  object: string,
  key: string,
  records: readonly FieldValues[],
): Promise<SaveOutcome[]> {
  return inBatches(org, records, (batch) =>
    org.call(async (client) => asList(await client.sobject(object).upsert(copies(batch) as never[], key as never))),
  );
}

/** Deletes records by id, in batches of 200. Outcomes as in `createMany`. */
export function deleteMany(org: OrgConnection, object: string, ids: readonly string[]): Promise<SaveOutcome[]> {
  return inBatches(
    org,
    ids.map((Id) => ({ Id })),
    (batch) =>
      org.call(async (client) => asList(await client.sobject(object).destroy(batch.map(({ Id }) => String(Id))))),
  );
}

async function inBatches(org: OrgConnection, records: readonly FieldValues[], send: Send): Promise<SaveOutcome[]> {
  const outcomes: SaveOutcome[] = [];
  for (let start = 0; start < records.length; start += BATCH) {
    const batch = records.slice(start, start + BATCH);
    for (const outcome of await sendBatch(org, batch, send))
      outcomes.push({ ...outcome, index: start + outcome.index });
  }
  return outcomes;
}

/** Sends a batch, and sends records again that failed because another transaction had locked rows (UNABLE_TO_LOCK_ROW). */
async function sendBatch(org: OrgConnection, batch: readonly FieldValues[], send: Send): Promise<SaveOutcome[]> {
  const outcomes: SaveOutcome[] = [];
  let waiting = batch.map((_record, index) => index);
  for (let attempt = 1; waiting.length > 0; attempt += 1) {
    const results = await send(waiting.map((index) => batch[index]!));
    waiting.forEach((index, place) => (outcomes[index] = toOutcome(index, results[place])));
    waiting = waiting.filter((index) =>
      outcomes[index]!.errors.some((error) => error.errorCode === 'UNABLE_TO_LOCK_ROW'),
    );
    if (waiting.length === 0 || attempt >= org.policy.attempts) break;
    await org.sleep(backOff(attempt, org.policy, org.random));
  }
  return outcomes;
}

function toOutcome(index: number, result: RawResult | undefined): SaveOutcome {
  if (result === undefined) {
    return {
      index,
      success: false,
      errors: [{ errorCode: 'UNKNOWN_EXCEPTION', message: 'The org gave no answer for this record.', fields: [] }],
    };
  }
  const errors = Array.isArray(result.errors)
    ? result.errors.map((error: Record<string, unknown>) => toDetail(error))
    : [];
  return {
    index,
    success: result.success,
    errors,
    ...(typeof result.id === 'string' ? { id: result.id } : {}),
    ...(typeof result.created === 'boolean' ? { created: result.created } : {}),
  };
}

/** jsforce removes `Id` and `type` from its input, so it receives copies. */
function copies(batch: readonly FieldValues[]): Record<string, unknown>[] {
  return batch.map((record) => ({ ...record }));
}

/** For a list, jsforce returns a list of results, although its types allow a single one. */
function asList(results: unknown): readonly RawResult[] {
  return Array.isArray(results) ? (results as RawResult[]) : [results as RawResult];
}
