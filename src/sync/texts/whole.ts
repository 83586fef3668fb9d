import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { bulkQuery, OrgRefused, queryTogether, readCsv, waysToRead } from '../../salesforce/index.ts';
import type { JobContext } from '../jobs/types.ts';
import { REVIEW_FIELDS, REVIEWED_OBJECTS, type ReviewedRecord } from '../review/read.ts';
import type { ReviewedObject } from '../review/types.ts';
import { positionKey, type SyncPosition } from './changes.ts';
import { settleUnchanged } from './decide.ts';
import { ingest } from './ingest.ts';
import type { ReviewedRow } from './present.ts';
import { advanced, UNREAD, type Stream } from './streams.ts';

/** An object whose records were read by the Bulk API: CSV files. */
export interface WholeObject {
  readonly object: ReviewedObject;
  readonly files: readonly string[];
}

/** Records of a file that are in memory together. */
const CHUNK = 1_000;
/** Records that one call of REST brings where all are read: each comes twice, into the index and to be decided. */
const REST_PAGE = 250;

/**
 * Reads the objects that were never read by the Bulk API, where that takes fewer API calls than REST, into files and from there into the index. The
 * position of an object is kept when it is there as a whole: a sync that is ended in between takes the same files again.
 */
export async function readWhole(
  context: JobContext,
  from: SyncPosition,
): Promise<{ readonly position: SyncPosition; readonly whole: readonly WholeObject[] }> {
  const { org, store, orgId, now, scratch, signal } = context;
  const unread = REVIEWED_OBJECTS.filter((object) => from.streams[object] === undefined);
  if (scratch === undefined || unread.length === 0) return { position: from, whole: [] };
  const counts = await queryTogether(
    org,
    unread.map((object) => ({ soql: `SELECT COUNT(Id) records FROM ${object}` })),
  );
  const large = unread.filter((_object, index) => {
    const records = Number(counts[index]!.rows[0]?.['records'] ?? 0);
    return waysToRead(records, REST_PAGE)[0].way === 'bulk';
  });
  let position = from;
  const whole: WholeObject[] = [];
  for (const object of large) {
    const soql = `SELECT ${REVIEW_FIELDS[object]} FROM ${object}`;
    const files = await filesOf(context, soql, join(scratch, object));
    if (files === undefined) continue;
    let stream: Stream = UNREAD;
    for await (const rows of chunks(files)) {
      signal.throwIfAborted();
      const last = rows.reduce((one, other) => (other.SystemModstamp > one.SystemModstamp ? other : one));
      stream = advanced(stream, [last], now());
      await store.keep(positionKey(orgId), JSON.stringify(position), await ingest(context, object, rows, true));
    }
    position = { ...position, streams: { ...position.streams, [object]: stream } };
    await store.keep(positionKey(orgId), JSON.stringify(position));
    whole.push({ object, files });
  }
  return { position, whole };
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

/** Decides about the records of the files; what needs no change is due no more. Deletes the files. Resolves to the number of answers. */
export async function settleWhole(
  context: JobContext,
  position: SyncPosition,
  whole: readonly WholeObject[],
): Promise<number> {
  let answers = 0;
  for (const { object, files } of whole)
    for await (const rows of chunks(files)) {
      context.signal.throwIfAborted();
      const settled = await settleUnchanged(
        context,
        position,
        rows.map((record): ReviewedRow => ({ object, record })),
      );
      if (object === 'DF_Answer__c') answers += settled;
    }
  if (context.scratch !== undefined) await rm(context.scratch, { recursive: true, force: true });
  return answers;
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
