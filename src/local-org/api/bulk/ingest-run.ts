import { closeSync, openSync, truncateSync, writeSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import type { RunningUser, SaveError, SaveRequest, SaveResult } from '../../base/values.ts';
import type { BatchSave } from '../../save/batch.ts';
import type { BulkJob } from '../../store/bulk-jobs.ts';
import { changeOrigin } from '../http/change-origin.ts';
import type { BulkContext } from './context.ts';
import { BulkFault, planRecords } from './columns.ts';
import type { RecordPlan } from './columns.ts';
import { csvLine, decodeUtf8, DELIMITERS, LINE_ENDINGS, readCsv } from './csv.ts';
import type { CsvRecord } from './csv.ts';
import type { BulkFiles } from './files.ts';

/** Salesforce's number of records that a bulk job saves together. */
const CHUNK = 200;

/** Chunks that are committed together, and how long the server answers nobody for them, in milliseconds: no more begins after that. */
const BATCH = 5;
const BATCH_MILLIS = 60;

/** The records of a job's data, header first. */
export function dataRecords(files: BulkFiles, job: BulkJob): AsyncGenerator<CsvRecord> {
  return readCsv(decodeUtf8(files.read(job.id, 'data')), DELIMITERS[job.columnDelimiter] ?? ',');
}

/** The columns that Salesforce puts before those of the data. */
export const RESULT_COLUMNS = { success: ['sf__Id', 'sf__Created'], failed: ['sf__Id', 'sf__Error'] } as const;

/**
 * Saves the data of a job in chunks of 200. Several are committed together, with the job's progress, so that a job goes on after a restart
 * at the chunk after the last committed one. Between commits other requests are answered.
 * @param isStopping asked between commits; the job then stays as it is
 */
export async function runIngest(context: BulkContext, start: BulkJob, isStopping: () => boolean): Promise<void> {
  const { org, files } = context;
  const user = org.user(start.createdById);
  if (user === undefined) throw new BulkFault('InvalidJob : The user of the job is not active');
  if (!files.has(start.id, 'data')) return;
  const results = openResults(files, start);
  try {
    let plan: RecordPlan | undefined;
    let seen = 0;
    let waiting: CsvRecord[] = [];
    const flush = (isEnd: boolean): boolean => {
      if (org.bulkJobs.find(start.id)?.state !== 'InProgress') return false;
      if (plan !== undefined)
        waiting = waiting.slice(saveChunks({ context, user, id: start.id, plan, results }, waiting));
      return !isEnd || waiting.length > 0;
    };
    for await (const record of dataRecords(files, start)) {
      if (plan === undefined) {
        plan = planRecords(start, record, { schema: org.schema, rights: org.permissions(user) });
        continue;
      }
      seen += 1;
      if (seen <= start.processed) continue;
      waiting.push(record);
      if (waiting.length < CHUNK * BATCH) continue;
      if (!flush(false)) return;
      await setImmediate();
      if (isStopping()) return;
    }
    while (flush(true)) {
      await setImmediate();
      if (isStopping()) return;
    }
  } finally {
    results.close();
  }
}

interface Results {
  write(job: BulkJob, texts: { success: string; failed: string }): { successBytes: number; failedBytes: number };
  close(): void;
}

/** Opens the result files and cuts off what a killed process wrote after its last commit. */
function openResults(files: BulkFiles, job: BulkJob): Results {
  const lengths = { success: job.successBytes, failed: job.failedBytes };
  const open = (kind: 'success' | 'failed'): number => {
    const file = openSync(files.path(job.id, kind), 'a', 0o600);
    truncateSync(files.path(job.id, kind), lengths[kind]);
    return file;
  };
  const opened = { success: open('success'), failed: open('failed') };
  const append = (kind: 'success' | 'failed', text: string, at: number): number => {
    const bytes = Buffer.from(text);
    // A rolled back chunk may have left bytes behind the valid ones.
    truncateSync(files.path(job.id, kind), at);
    for (let done = 0; done < bytes.length;) done += writeSync(opened[kind], bytes, done);
    return at + bytes.length;
  };
  return {
    write: (current, { success, failed }) => ({
      successBytes: append('success', success, current.successBytes),
      failedBytes: append('failed', failed, current.failedBytes),
    }),
    close: () => {
      closeSync(opened.success);
      closeSync(opened.failed);
    },
  };
}

interface ChunkRun {
  readonly context: BulkContext;
  readonly user: RunningUser;
  readonly id: string;
  readonly plan: RecordPlan;
  readonly results: Results;
}

/**
 * Saves the first of the records: chunks in one commit until its time is over, or one chunk alone where they cannot be committed together.
 * @returns how many were saved
 */
function saveChunks(run: ChunkRun, records: readonly CsvRecord[]): number {
  const { org } = run.context;
  const started = performance.now();
  let done = 0;
  const kept = org.saveBatch(run.user, (save) => {
    for (done = 0; done < records.length && performance.now() - started < BATCH_MILLIS; done += CHUNK)
      saveChunk(run, records.slice(done, done + CHUNK), save);
  });
  if (kept) return Math.min(done, records.length);
  const save: BatchSave = (requests, options) => org.save(run.user, requests, options);
  saveChunk(run, records.slice(0, CHUNK), save);
  return CHUNK;
}

function saveChunk(run: ChunkRun, records: readonly CsvRecord[], save: BatchSave): void {
  const { context, plan } = run;
  const job = context.org.bulkJobs.find(run.id)!;
  const started = performance.now();
  const prepared = records.map((record) => plan.request(record));
  const requests = prepared.filter((one): one is SaveRequest => 'operation' in one);
  let isNoted = false;
  const note = (saved: readonly SaveResult[]): void => {
    if (job.operation === 'hardDelete')
      context.org.emptyRecycleBin(saved.flatMap(({ success, id }) => (success && id !== undefined ? [id] : [])));
    noteChunk(
      { context, job, results: run.results },
      { records, prepared, saved, milliseconds: performance.now() - started },
    );
    isNoted = true;
  };
  if (requests.length === 0) return note([]);
  const origin = changeOrigin({}, `v${job.apiVersion}`);
  const saved = save(requests, { allOrNone: false, origin, beforeCommit: note });
  // A save that could not begin (a full disk, another connection's transaction) has results and no commit.
  if (!isNoted) note(saved);
}

interface Noting {
  readonly context: BulkContext;
  readonly job: BulkJob;
  readonly results: Results;
}

interface SavedChunk {
  readonly records: readonly CsvRecord[];
  readonly prepared: readonly (SaveRequest | readonly SaveError[])[];
  readonly saved: readonly SaveResult[];
  readonly milliseconds: number;
}

/** Appends the results of a chunk and states the job's progress. */
function noteChunk({ context, job, results }: Noting, { records, prepared, saved, milliseconds }: SavedChunk): void {
  const delimiter = DELIMITERS[job.columnDelimiter] ?? ',';
  const ending = LINE_ENDINGS[job.lineEnding] ?? '\n';
  const lines = { success: '', failed: '' };
  let failed = 0;
  let next = 0;
  records.forEach((record, index) => {
    const one = prepared[index]!;
    const result: SaveResult = 'operation' in one ? saved[next++]! : { success: false, errors: one };
    const created = result.success && (result.created === true || ('operation' in one && one.operation === 'insert'));
    if (job.kind === 'batch') {
      if (!result.success) failed += 1;
      lines.success += classicLine(job, result, created);
    } else if (result.success) {
      lines.success += csvLine([result.id ?? '', String(created), ...record.cells], delimiter, ending);
    } else {
      failed += 1;
      lines.failed += csvLine([result.id ?? '', bulkError(result.errors), ...record.cells], delimiter, ending);
    }
  });
  context.org.bulkJobs.update({
    ...job,
    ...results.write(job, lines),
    systemModstamp: context.org.clock().toISOString(),
    processed: job.processed + records.length,
    failed: job.failed + failed,
    milliseconds: job.milliseconds + Math.round(milliseconds),
  });
}

/** The result of a record in the first Bulk API: one file with all records, in the order of the batch. */
function classicLine(job: BulkJob, { id, success, errors }: SaveResult, created: boolean): string {
  if (job.contentType !== 'JSON')
    return csvLine([id ?? '', String(success), String(created), success ? '' : bulkError(errors)], ',', '\n');
  const described = errors.map((error) => ({ ...error, extendedErrorDetails: null }));
  return `${JSON.stringify({ success, created, id: id ?? null, errors: described })}\n`;
}

/** `REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --` */
function bulkError(errors: readonly SaveError[]): string {
  return errors.map(({ statusCode, message, fields }) => `${statusCode}:${message}:${fields.join(',')} --`).join(';');
}
