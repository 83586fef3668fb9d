import { createReadStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { OrgConnection } from '../connection.ts';
import type { FieldValues } from '../records.ts';
import { csvHeader, csvLine, readCsv } from './csv.ts';
import { abortBulkJob, changeState, completed, createJob, jobPath, type WaitOptions } from './jobs.ts';
import { opened, stream } from './stream.ts';

export interface BulkSaveOptions extends WaitOptions {
  readonly operation: 'insert' | 'update' | 'upsert' | 'delete';
  /** The external id field of an upsert. */
  readonly key?: string;
  /** The fields that are sent, in order. `Account.Ext__c` finds a parent by its external id. */
  readonly columns: readonly string[];
  /** Where each job's CSV is written before it is sent, so that a broken upload can be repeated; the file is deleted afterwards. */
  readonly folder: string;
  /** The most bytes of one job. Default 100,000,000, as Salesforce recommends for its limit of 150 MB in base 64. */
  readonly maxBytes?: number;
  /** Called with the id of each job as soon as it exists. */
  readonly onJob?: (jobId: string) => void;
}

/** An ingest job that is complete; `failed` of the `processed` records were refused. */
interface BulkSaved {
  readonly jobId: string;
  readonly processed: number;
  readonly failed: number;
}

const MAX_BYTES = 100_000_000;

/** Characters that are written at once; more gain nothing. */
const BUFFER = 256 * 1024;

/**
 * Saves records by the Bulk API 2.0: a job for each 100 MB, one after another in the order of the records. A record is an object
 * (see `csvLine`) or a whole CSV line. The memory does not grow with their number. Sort them by parent beforehand: fewer row locks. Yields each job
 * when it is complete; refused records are then in `bulkResults(org, jobId, 'failed')`.
 * @throws OrgRefused if the org does not take the job; OrgUnreachable, OrgUnauthorized, OrgThrottled; the reason of the signal, after the open
 *   job was aborted
 */
export async function* bulkSave(
  org: OrgConnection,
  object: string,
  records: AsyncIterable<FieldValues | string> | Iterable<FieldValues | string>,
  options: BulkSaveOptions,
): AsyncGenerator<BulkSaved> {
  const file = join(options.folder, `upload-${process.pid}-${object}.csv`);
  const blocks = blocksOf(records, options);
  try {
    for (let next = await blocks.next(); next.done !== true;) {
      next = await writePart(file, blocks, { first: next.value, options });
      yield await saveFile(org, object, file, options);
    }
  } finally {
    await blocks.return(undefined);
    await rm(file, { force: true });
  }
}

/** Whole lines. */
interface Block {
  readonly text: string;
  readonly bytes: number;
}

/** The CSV of the records without its header, in blocks of whole lines. */
async function* blocksOf(
  records: AsyncIterable<FieldValues | string> | Iterable<FieldValues | string>,
  { columns, maxBytes = MAX_BYTES, signal }: BulkSaveOptions,
): AsyncGenerator<Block, undefined> {
  const size = Math.min(BUFFER, maxBytes / 8);
  let text = '';
  const add = (record: FieldValues | string): void => {
    text += `${typeof record === 'string' ? record : csvLine(record, columns)}\n`;
  };
  const block = (): Block => {
    signal?.throwIfAborted();
    const full = { text, bytes: Buffer.byteLength(text) };
    text = '';
    return full;
  };
  // A loop of its own for what is there already: `for await` would wait a turn for each record.
  if (Symbol.iterator in records) {
    for (const record of records) {
      add(record);
      if (text.length >= size) yield block();
    }
  } else {
    for await (const record of records) {
      add(record);
      if (text.length >= size) yield block();
    }
  }
  if (text !== '') yield block();
  return undefined;
}

type NextBlock = IteratorResult<Block, undefined>;

/** Writes the header and blocks to the file until the next one would exceed the limit. Resolves to that one. */
async function writePart(
  file: string,
  blocks: AsyncGenerator<Block, undefined>,
  { first, options }: { readonly first: Block; readonly options: BulkSaveOptions },
): Promise<NextBlock> {
  const { maxBytes = MAX_BYTES } = options;
  const handle = await open(file, 'w');
  try {
    const header = `${csvHeader(options.columns)}\n`;
    await handle.write(header);
    let bytes = Buffer.byteLength(header);
    let next: NextBlock = { done: false, value: first };
    for (let isFirst = true; next.done !== true; isFirst = false) {
      const block: Block = next.value;
      if (bytes + block.bytes > maxBytes && !isFirst) return next;
      await handle.write(block.text);
      bytes += block.bytes;
      next = await blocks.next();
    }
    return next;
  } finally {
    await handle.close();
  }
}

/** Sends a file as one job and waits for it. What stops this on the way aborts the job in the org, so that it does not stay open. */
async function saveFile(
  org: OrgConnection,
  object: string,
  file: string,
  options: BulkSaveOptions,
): Promise<BulkSaved> {
  const { operation, key, onJob, signal } = options;
  const { id } = await createJob(org, 'ingest', {
    object,
    operation,
    contentType: 'CSV',
    columnDelimiter: 'COMMA',
    lineEnding: 'LF',
    ...(key === undefined ? {} : { externalIdFieldName: key }),
  });
  onJob?.(id);
  try {
    const path = `${jobPath('ingest', id)}/batches`;
    await stream(org, { method: 'PUT', path, body: () => createReadStream(file), signal }, async ({ body }) => {
      for await (const _part of body);
    });
    await changeState(org, 'ingest', id, 'UploadComplete');
  } catch (error) {
    await abortBulkJob(org, 'ingest', id).catch(() => undefined);
    throw error;
  }
  const job = await completed(org, 'ingest', id, { ...options, label: `The org saves ${object}` });
  return { jobId: id, processed: job.numberRecordsProcessed ?? 0, failed: job.numberRecordsFailed ?? 0 };
}

/** Records of a finished ingest job: `sf__Id` and `sf__Created` of saved ones, `sf__Error` (`CODE:message:fields --`) of refused ones. */
export type BulkResultRecord = Readonly<Record<string, string>>;

const RESULTS = {
  successful: 'successfulResults',
  failed: 'failedResults',
  unprocessed: 'unprocessedrecords',
} as const;

/**
 * Reads back the records of an ingest job as they come. Not repeated after a break in the middle, since records were handed on already.
 * @throws OrgUnreachable if the connection breaks
 */
export async function* bulkResults(
  org: OrgConnection,
  jobId: string,
  kind: keyof typeof RESULTS,
  options: { readonly signal?: AbortSignal } = {},
): AsyncGenerator<BulkResultRecord> {
  const path = `${jobPath('ingest', jobId)}/${RESULTS[kind]}`;
  yield* readCsv(opened(org, { method: 'GET', path, signal: options.signal }));
}
