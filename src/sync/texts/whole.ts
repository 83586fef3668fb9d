import { createReadStream, existsSync } from 'node:fs';
import { appendFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { bulkQuery, OrgRefused, waysToRead, type TogetherQuery } from '../../salesforce/index.ts';
import type { JobContext } from '../jobs/types.ts';
import { decideAlone } from '../review/decide.ts';
import { REVIEW_FIELDS, REVIEWED_OBJECTS, type ReviewedRecord } from '../review/read.ts';
import type { QuestionRow, ReviewedObject } from '../review/types.ts';
import type { Statement } from '../state/store.ts';
import { readAsks } from './asks.ts';
import { isFresh, positionKey, readFirst, withStream, type SyncPosition } from './changes.ts';
import { decide } from './decide.ts';
import { recordsIn } from './files.ts';
import { makeDue } from './ingest.ts';
import { indexLoaded, load, LOADING } from './load.ts';
import { loadedRepeats } from './loaded-repeats.ts';
import { presentOf, type ReviewedRow } from './present.ts';
import { indexedTexts } from './records.ts';
import { advanced, ended, UNREAD, type Stream } from './streams.ts';

/** What a read of whole objects has found so far. */
interface Reading {
  readonly context: JobContext;
  readonly asks: readonly QuestionRow[];
  /** Records for which it does not matter whether they repeat another one, or that are decided by the file. */
  readonly decided: Set<string>;
  /** Records that are flagged as repeats, as lines of JSON: they are decided when all texts are in the index. */
  readonly repeats: string;
  /** Answers that need no change. */
  settled: number;
}

/** Records that one call of REST brings: Salesforce goes down to few for wide rows. */
const REST_PAGE = 250;

/**
 * The first read of an org. Reads the objects by the Bulk API, where that takes fewer API calls than REST, into files, and from there into the index; decides
 * about their records on the way, and makes due what must change. A sync that is ended in between begins anew, with the same files.
 * @returns the position behind them, and the number of answers that need no change
 */
export async function readWhole(
  context: JobContext,
  from: SyncPosition,
): Promise<{ readonly position: SyncPosition; readonly answers: number }> {
  const { store, orgId, scratch } = context;
  if (!isFresh(from)) return { position: from, answers: 0 };
  const before = await readFirst(context, from, REVIEWED_OBJECTS.map(countOf));
  if (scratch === undefined) return { position: before.position, answers: 0 };
  // The small ones first: they are worked on while the large ones are downloaded.
  const large = REVIEWED_OBJECTS.map((object, index) => ({
    object,
    records: Number(before.along[index]!.rows[0]?.['records'] ?? 0),
  }))
    .filter(({ records }) => waysToRead(records, REST_PAGE)[0].way === 'bulk')
    .sort((one, other) => one.records - other.records)
    .map(({ object }) => object);
  if (large.length === 0) return { position: before.position, answers: 0 };
  await mkdir(scratch, { recursive: true });
  const repeats = join(scratch, 'repeats.jsonl');
  await rm(repeats, { force: true });
  const reading: Reading = { context, asks: await readAsks(store, orgId), decided: new Set(), repeats, settled: 0 };
  let { position } = before;
  const loading: SyncPosition = { ...position, isLoading: true };
  await store.keep(positionKey(orgId), JSON.stringify(loading), [LOADING]);
  for (const next of downloads(context, large, scratch)) {
    const { object, files } = await next;
    if (files === undefined) continue;
    position = withStream(position, object, await take(reading, loading, object, files));
  }
  await settleRepeats(reading, loading);
  await store.keep(positionKey(orgId), JSON.stringify(position));
  await rm(scratch, { recursive: true, force: true });
  return { position, answers: reading.settled };
}

const countOf = (object: ReviewedObject): TogetherQuery => ({ soql: `SELECT COUNT(Id) records FROM ${object}` });

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

/** Takes the records of an object; resolves to the stream behind them. @param loading the position that is kept until all is read */
async function take(
  reading: Reading,
  loading: SyncPosition,
  object: ReviewedObject,
  files: readonly string[],
): Promise<Stream> {
  const { store, orgId, now, signal } = reading.context;
  let stream: Stream = UNREAD;
  for await (const records of recordsIn(files)) {
    signal.throwIfAborted();
    const last = records.reduce((one, other) => (other.SystemModstamp > one.SystemModstamp ? other : one));
    stream = advanced(stream, [last], now());
    await store.keep(positionKey(orgId), JSON.stringify(loading), await taken(reading, object, records));
  }
  return ended(stream, UNREAD, now());
}

const REPEATS = new Set<unknown>(['Repeat', 'Same Text']);

/** The statements that bring records into the index, and those that must change among the due ones. */
async function taken(
  reading: Reading,
  object: ReviewedObject,
  records: readonly ReviewedRecord[],
): Promise<readonly Statement[]> {
  const { context, asks, decided } = reading;
  const due: Statement[] = [];
  let repeats = '';
  const loaded = (
    await presentOf(
      context,
      records.map((record) => ({ object, record })),
    )
  ).map(({ answer, record, keep }) => {
    const texts = indexedTexts(answer);
    const isRepeat = REPEATS.has(record['Review_Kind__c']);
    const { change, mayRepeat } = isRepeat ? { change: undefined, mayRepeat: false } : decideAlone(answer, asks);
    if (isRepeat) repeats += `${JSON.stringify({ object, record })}\n`;
    else if (change !== undefined) due.push(makeDue(context.orgId, answer.id, object));
    else if (object === 'DF_Answer__c') reading.settled += 1;
    if (texts.length > 0 && (change !== undefined || !mayRepeat)) decided.add(answer.id);
    return { record, keep, texts };
  });
  if (repeats !== '') await appendFile(reading.repeats, repeats);
  return [...load(context.orgId, loaded), ...due];
}

/** Records whose flag names another one that are decided together. */
const AT_ONCE = 400;

/** Brings the loaded texts into the index, and decides about what repeats another one, or did. */
async function settleRepeats(reading: Reading, loading: SyncPosition): Promise<void> {
  const { store, orgId, signal } = reading.context;
  const keep = (statements: readonly Statement[]) =>
    store.keep(positionKey(orgId), JSON.stringify(loading), statements);
  await keep(indexLoaded(orgId));
  for await (const found of loadedRepeats(store, orgId, reading.decided)) {
    signal.throwIfAborted();
    const fresh = found.filter(({ id }) => !reading.decided.has(id));
    for (const { id, object } of fresh) {
      reading.decided.add(id);
      if (object === 'DF_Answer__c') reading.settled -= 1;
    }
    await keep(fresh.map(({ id, object }) => makeDue(orgId, id, object)));
  }
  for await (const rows of flagged(reading.repeats)) {
    signal.throwIfAborted();
    const present = await presentOf(reading.context, rows);
    const changes = await decide(reading.context, reading.asks, present);
    reading.settled += present.filter(
      ({ answer: { id, object } }) => object === 'DF_Answer__c' && !changes.has(id),
    ).length;
    await keep(present.flatMap(({ answer: { id, object } }) => (changes.has(id) ? [makeDue(orgId, id, object)] : [])));
  }
}

/** The records of a file of JSON lines, some together; none where there is no file. */
async function* flagged(file: string): AsyncGenerator<readonly ReviewedRow[]> {
  if (!existsSync(file)) return;
  let rows: ReviewedRow[] = [];
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    rows.push(JSON.parse(line) as ReviewedRow);
    if (rows.length < AT_ONCE) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}
