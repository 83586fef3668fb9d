import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { bulkQuery, OrgRefused, queryTogether, readCsv, waysToRead } from '../../salesforce/index.ts';
import type { JobContext } from '../jobs/types.ts';
import { REVIEW_FIELDS, REVIEWED_OBJECTS, type ReviewedRecord } from '../review/read.ts';
import type { ReviewedObject } from '../review/types.ts';
import { positionKey, type SyncPosition } from './changes.ts';
import { readAsks } from './asks.ts';
import { settleLoaded } from './decide.ts';
import { indexLoaded, load } from './load.ts';
import type { ReviewedRow } from './present.ts';
import { SeenHashes } from './seen.ts';
import { advanced, ended, UNREAD, type Stream } from './streams.ts';

/** The objects whose records were read by the Bulk API: into CSV files, and from there into the index. */
export interface Whole {
  readonly objects: readonly { readonly object: ReviewedObject; readonly files: readonly string[] }[];
  /** Of their texts. */
  readonly seen: SeenHashes;
}

/** Records of a file that are in memory together. */
const CHUNK = 1_000;
/** Records that one call of REST brings where all are read: each comes twice, into the index and to be decided. */
const REST_PAGE = 250;

/**
 * Reads the objects that were never read by the Bulk API, where that takes fewer API calls than REST, into files and from there into the index. Their
 * positions count when `settleWhole` has decided about them: a sync that is ended in between begins anew, with the same files.
 */
export async function readWhole(
  context: JobContext,
  from: SyncPosition,
): Promise<{ readonly position: SyncPosition; readonly whole: Whole | undefined }> {
  const { store, orgId, now, scratch, signal } = context;
  const unread = REVIEWED_OBJECTS.filter((object) => from.streams[object] === undefined);
  // Before there are any rows in the index.
  if (scratch === undefined || unread.length < REVIEWED_OBJECTS.length) return { position: from, whole: undefined };
  const counts = await recordsOf(context, unread);
  const large = unread.filter((object) => waysToRead(counts.get(object) ?? 0, REST_PAGE)[0].way === 'bulk');
  const seen = new SeenHashes(large.reduce((sum, object) => sum + (counts.get(object) ?? 0), 0));
  const objects: { object: ReviewedObject; files: readonly string[] }[] = [];
  let position = from;
  for (const next of downloads(context, large, scratch)) {
    const { object, files } = await next;
    if (files === undefined) continue;
    let stream: Stream = UNREAD;
    for await (const rows of chunks(files)) {
      signal.throwIfAborted();
      const last = rows.reduce((one, other) => (other.SystemModstamp > one.SystemModstamp ? other : one));
      stream = advanced(stream, [last], now());
      await store.keep(positionKey(orgId), JSON.stringify(from), load(orgId, object, rows, seen));
    }
    const undecided = [...(position.undecided ?? []), object];
    position = { ...position, streams: { ...position.streams, [object]: ended(stream, UNREAD, now()) }, undecided };
    objects.push({ object, files });
  }
  if (objects.length === 0) return { position, whole: undefined };
  await store.keep(positionKey(orgId), JSON.stringify(position), indexLoaded(orgId));
  return { position, whole: { objects, seen } };
}

async function recordsOf(
  { org }: JobContext,
  objects: readonly ReviewedObject[],
): Promise<ReadonlyMap<ReviewedObject, number>> {
  const counts = await queryTogether(
    org,
    objects.map((object) => ({ soql: `SELECT COUNT(Id) records FROM ${object}` })),
  );
  return new Map(objects.map((object, index) => [object, Number(counts[index]!.rows[0]?.['records'] ?? 0)]));
}

/** The files of each object. They are downloaded one object after another, the next one while what is there is worked on. */
function downloads(
  context: JobContext,
  objects: readonly ReviewedObject[],
  folder: string,
): readonly Promise<{ readonly object: ReviewedObject; readonly files: readonly string[] | undefined }>[] {
  let before: Promise<unknown> = Promise.resolve();
  return objects.map((object) => {
    const download = before.then(async () => ({
      object,
      files: await filesOf(context, `SELECT ${REVIEW_FIELDS[object]} FROM ${object}`, join(folder, object)),
    }));
    // Who waits for it gets the error too, and the next is not begun.
    download.catch(() => undefined);
    before = download;
    return download;
  });
}

/** The files of a query by the Bulk API; undefined where the org does not let this user use it: then REST reads. */
async function filesOf(
  { org, signal }: JobContext,
  soql: string,
  folder: string,
): Promise<readonly string[] | undefined> {
  try {
    return (await bulkQuery(org, soql, { folder, signal })).files;
  } catch (error) {
    if (error instanceof OrgRefused) return undefined;
    throw error;
  }
}

/** Decides about the records of the files; what must change is due then. Deletes the files. Resolves to the position, and the number of answers that stay. */
export async function settleWhole(
  context: JobContext,
  from: SyncPosition,
  whole: Whole | undefined,
): Promise<{ readonly position: SyncPosition; readonly answers: number }> {
  const { store, orgId, scratch, signal } = context;
  if (whole === undefined) return { position: from, answers: 0 };
  const known = { asks: await readAsks(store, orgId), seen: whole.seen };
  let answers = 0;
  for (const { object, files } of whole.objects)
    for await (const rows of chunks(files)) {
      signal.throwIfAborted();
      const present = rows.map((record): ReviewedRow => ({ object, record }));
      const settled = await settleLoaded(context, from, present, known);
      if (object === 'DF_Answer__c') answers += settled;
    }
  const position = { ...from, undecided: [] };
  await store.keep(positionKey(orgId), JSON.stringify(position));
  if (scratch !== undefined) await rm(scratch, { recursive: true, force: true });
  return { position, answers };
}

async function* chunks(files: readonly string[]): AsyncGenerator<readonly ReviewedRecord[]> {
  for (const file of files) {
    let rows: ReviewedRecord[] = [];
    for await (const row of readCsv(createReadStream(file))) {
      rows.push(recordOf(row));
      if (rows.length < CHUNK) continue;
      yield rows;
      rows = [];
    }
    if (rows.length > 0) yield rows;
  }
}

const FLAGS = new Set(['IsDeleted', 'Review_Flag__c']);
const NUMBERS = new Set(['DF_In_Question__c']);
const TIMES = new Set(['CreatedDate', 'LastModifiedDate', 'SystemModstamp', 'Review_Since__c', 'Review_Asked_At__c']);

/** A row of a CSV file as REST has the record: parents are nested, blank is null, times end in `+0000`. */
function recordOf(row: Readonly<Record<string, string>>): ReviewedRecord {
  const record: Record<string, unknown> = {};
  const parents = new Map<string, Record<string, unknown>>();
  for (const [path, text] of Object.entries(row)) {
    const [name = '', field] = path.split('.');
    if (field === undefined) record[name] = valueOf(name, text);
    else parents.set(name, { ...parents.get(name), [field]: valueOf(field, text) });
  }
  for (const [name, parent] of parents)
    record[name] = Object.values(parent).every((value) => value === null) ? null : parent;
  return record as unknown as ReviewedRecord;
}

function valueOf(field: string, text: string): unknown {
  if (FLAGS.has(field)) return text === 'true';
  if (text === '') return null;
  if (NUMBERS.has(field)) return Number(text);
  return TIMES.has(field) ? text.replace(/Z$/, '+0000') : text;
}
