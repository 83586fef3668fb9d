import type { OrgConnection } from './connection.ts';
import { toDetail } from './errors.ts';
import { saveInBatches, type SavedRecord, type SaveOutcome } from './locked-rows.ts';

/** Field values by API name; null blanks a field. */
export type FieldValues = Readonly<Record<string, unknown>>;

/** The object of records, and the field that has each record's parent: records of one parent are saved together, because a save locks the parent. */
interface ChildObject {
  readonly object: string;
  readonly parent: string;
}

/** The largest number of records in one call of the collections API. */
const BATCH = 200;

type RawResult = { id?: string | null; success: boolean; created?: boolean; errors?: unknown };
type Send = (batch: readonly FieldValues[]) => Promise<readonly RawResult[]>;

/** Creates records in batches of 200. A failing record does not stop the others. Outcomes are in the order of the records. */
export function createMany(
  org: OrgConnection,
  into: string | ChildObject,
  records: readonly FieldValues[],
): Promise<SaveOutcome[]> {
  const { object, parent } = childObject(into);
  return inBatches(org, { object, records, parent }, (batch) =>
    org.call(async (client) => asList(await client.sobject(object).create(copies(batch) as never[]))),
  );
}

/** Updates records, each with its `Id`, in batches of 200. Outcomes as in `createMany`. */
export function updateMany(
  org: OrgConnection,
  object: string,
  records: readonly FieldValues[],
): Promise<SaveOutcome[]> {
  return inBatches(org, { object, records }, (batch) =>
    org.call(async (client) => asList(await client.sobject(object).update(copies(batch) as never[]))),
  );
}

/**
 * Creates records, or updates those with the same value of an external id field, in batches of 200. Outcomes as in `createMany`, with `created`.
 */
export function upsertMany(
  org: OrgConnection,
  into: string | ChildObject,
  key: string,
  records: readonly FieldValues[],
): Promise<SaveOutcome[]> {
  const { object, parent } = childObject(into);
  return inBatches(org, { object, records, parent }, (batch) =>
    org.call(async (client) => asList(await client.sobject(object).upsert(copies(batch) as never[], key as never))),
  );
}

/** Deletes records by id, in batches of 200. Outcomes as in `createMany`. */
export function deleteMany(org: OrgConnection, object: string, ids: readonly string[]): Promise<SaveOutcome[]> {
  return inBatches(org, { object, records: ids.map((Id) => ({ Id })) }, (batch) =>
    org.call(async (client) => asList(await client.sobject(object).destroy(batch.map(({ Id }) => String(Id))))),
  );
}

const childObject = (into: string | ChildObject): { readonly object: string; readonly parent?: string } =>
  typeof into === 'string' ? { object: into } : into;

function inBatches(
  org: OrgConnection,
  {
    object,
    records,
    parent,
  }: Omit<ChildObject, 'parent'> & { readonly records: readonly FieldValues[]; readonly parent?: string | undefined },
  send: Send,
): Promise<SaveOutcome[]> {
  return saveInBatches(org, records, {
    object,
    most: BATCH,
    ...(parent === undefined ? {} : { parentOf: (record: FieldValues) => String(record[parent] ?? '') }),
    send: async (batch) => {
      const results = await send(batch);
      return batch.map((_record, place) => savedRecord(results[place]));
    },
  });
}

function savedRecord(result: RawResult | undefined): SavedRecord {
  if (result === undefined) {
    return {
      success: false,
      errors: [{ errorCode: 'UNKNOWN_EXCEPTION', message: 'The org gave no answer for this record.', fields: [] }],
    };
  }
  const errors = Array.isArray(result.errors)
    ? result.errors.map((error: Record<string, unknown>) => toDetail(error))
    : [];
  return {
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
