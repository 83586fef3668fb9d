import type { DatabaseSync } from 'node:sqlite';
import { makeId } from '../schema/ids.ts';

export type BulkState = 'Open' | 'Closed' | 'UploadComplete' | 'InProgress' | 'Aborted' | 'JobComplete' | 'Failed';
export type BulkOperation = 'insert' | 'update' | 'upsert' | 'delete' | 'hardDelete' | 'query' | 'queryAll';

/** A job of the Bulk API. Its data and results are files; the numbers here state how far they are valid. */
export interface BulkJob {
  /** 18 characters. */
  readonly id: string;
  /** `classic`: a job of the first Bulk API, whose batches are jobs of their own here. */
  readonly kind: 'ingest' | 'query' | 'classic' | 'batch';
  readonly operation: BulkOperation;
  readonly object: string;
  readonly createdById: string;
  readonly createdDate: string;
  readonly systemModstamp: string;
  readonly state: BulkState;
  /** `66.0` */
  readonly apiVersion: string;
  readonly columnDelimiter: string;
  readonly lineEnding: string;
  readonly externalIdFieldName?: string;
  /** The classic job of a batch. */
  readonly jobId?: string;
  /** CSV unless given. */
  readonly contentType?: 'CSV' | 'JSON';
  /** The SOQL of a query job. */
  readonly query?: string;
  readonly processed: number;
  readonly failed: number;
  /** Bytes of the result files that belong to committed chunks; what is behind them is not valid. */
  readonly successBytes: number;
  readonly failedBytes: number;
  readonly milliseconds: number;
  readonly errorMessage?: string;
}

/** The jobs of the Bulk API, in the org's database: a change made within a save is committed or rolled back with it. */
export interface BulkJobStore {
  add(job: Omit<BulkJob, 'id'>): BulkJob;
  /** By an id of 15 or 18 characters. */
  find(id: string): BulkJob | undefined;
  update(job: BulkJob): void;
  remove(id: string): void;
  /** Jobs of a kind with numbers above `after`, oldest first. */
  list(kind: BulkJob['kind'], after: number, limit: number): { number: number; job: BulkJob }[];
  /** The batches of a classic job, oldest first. */
  batchesOf(jobId: string): BulkJob[];
  /** Jobs of any kind in these states, oldest first. */
  inStates(states: readonly BulkState[]): BulkJob[];
  /** Ids of jobs that were created before a moment (ISO text). */
  createdBefore(moment: string): string[];
}

const TABLE = `CREATE TABLE IF NOT EXISTS "~bulkJob" (
  number INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, id15 TEXT NOT NULL UNIQUE, job TEXT NOT NULL
)`;

/** The key prefixes of Salesforce's bulk jobs and batches. */
const PREFIXES = { ingest: '750', query: '750', classic: '750', batch: '751' } as const;

/** Opens the store, and creates its table if needed. */
export function openBulkJobStore(database: DatabaseSync): BulkJobStore {
  database.exec(TABLE);
  const last = database.prepare(`SELECT seq FROM sqlite_sequence WHERE name = '~bulkJob'`);
  const insert = database.prepare('INSERT INTO "~bulkJob" (kind, id15, job) VALUES (?, ?, ?)');
  const change = database.prepare('UPDATE "~bulkJob" SET job = ? WHERE id15 = ?');
  const byId = database.prepare('SELECT job FROM "~bulkJob" WHERE id15 = ?');
  const page = database.prepare(
    'SELECT number, job FROM "~bulkJob" WHERE kind = ? AND number > ? ORDER BY number LIMIT ?',
  );
  const batches = database.prepare(
    `SELECT job FROM "~bulkJob" WHERE kind = 'batch' AND json_extract(job, '$.jobId') = ? ORDER BY number`,
  );
  const inStates = database.prepare(
    `SELECT job FROM "~bulkJob" WHERE json_extract(job, '$.state') IN (SELECT value FROM json_each(?)) ORDER BY number`,
  );
  const before = database.prepare(`SELECT job FROM "~bulkJob" WHERE json_extract(job, '$.createdDate') < ?`);
  const read = (row: Record<string, unknown>): BulkJob => JSON.parse(String(row['job'])) as BulkJob;
  return {
    add(input) {
      const job: BulkJob = { ...input, id: makeId(PREFIXES[input.kind], Number(last.get()?.seq ?? 0) + 1) };
      insert.run(job.kind, job.id.slice(0, 15), JSON.stringify(job));
      return job;
    },
    find(id) {
      const row = byId.get(id.slice(0, 15));
      return row === undefined || (id.length !== 15 && id.length !== 18) ? undefined : read(row);
    },
    update: (job) => void change.run(JSON.stringify(job), job.id.slice(0, 15)),
    remove: (id) => void database.prepare('DELETE FROM "~bulkJob" WHERE id15 = ?').run(id.slice(0, 15)),
    list: (kind, after, limit) =>
      page.all(kind, after, limit).map((row) => ({ number: Number(row.number), job: read(row) })),
    batchesOf: (jobId) => batches.all(jobId).map(read),
    inStates: (states) => inStates.all(JSON.stringify(states)).map(read),
    createdBefore: (moment) => before.all(moment).map((row) => read(row).id),
  };
}
