import { join } from 'node:path';
import { messageOf } from '../../base/error-text.ts';
import type { Org } from '../../org/types.ts';
import type { SoqlEngine } from '../../soql/engine.ts';
import { SoqlError } from '../../soql/errors.ts';
import type { BulkJob } from '../../store/bulk-jobs.ts';
import type { ApiContext } from '../http/types.ts';
import { BulkFault } from './columns.ts';
import type { BulkContext } from './context.ts';
import { CsvFault } from './csv.ts';
import { createBulkFiles } from './files.ts';
import { runIngest } from './ingest-run.ts';
import { runQuery } from './query-run.ts';

/** The Bulk API of a running server. */
export interface Bulk extends BulkContext {
  /** Runs a job after those that wait already. */
  start(id: string): void;
  /** Ends after the chunk that is being saved; jobs go on at the next start of the server. */
  stop(): Promise<void>;
}

/** The server's state with the Bulk API. */
export interface BulkApiContext extends ApiContext {
  readonly bulk: Bulk;
}

/** Salesforce keeps jobs and their results for seven days. */
const KEPT_MS = 7 * 24 * 3600 * 1000;

/** Opens the Bulk API of an org: removes jobs that are too old, and goes on with those that a stop interrupted. */
export function openBulk({ org, soql, dataDir }: { org: Org; soql: SoqlEngine; dataDir: string }): Bulk {
  const files = createBulkFiles(join(dataDir, 'bulk-jobs'));
  const context: BulkContext = { org, soql, files };
  let isStopping = false;
  let last: Promise<void> = Promise.resolve();
  const start = (id: string): void => {
    last = last.then(() => (isStopping ? undefined : runJob(context, id, () => isStopping)));
  };
  for (const id of org.bulkJobs.createdBefore(new Date(org.clock().getTime() - KEPT_MS).toISOString())) {
    org.bulkJobs.remove(id);
    files.remove(id);
  }
  // A batch that was still being received when the server ended has no data.
  for (const job of org.bulkJobs.inStates(['Open']))
    if (job.kind === 'batch')
      org.bulkJobs.update({ ...job, state: 'Failed', errorMessage: 'InvalidBatch : The batch was not received' });
  for (const job of org.bulkJobs.inStates(['UploadComplete', 'InProgress'])) start(job.id);
  return {
    ...context,
    start,
    async stop() {
      isStopping = true;
      await last;
    },
  };
}

/** Runs one job to its end. Never throws: what goes wrong is the job's `errorMessage`. */
async function runJob(context: BulkContext, id: string, isStopping: () => boolean): Promise<void> {
  const { org } = context;
  const change = (parts: Partial<BulkJob>): BulkJob | undefined => {
    const job = org.bulkJobs.find(id);
    if (job?.state !== 'UploadComplete' && job?.state !== 'InProgress') return undefined;
    const changed = { ...job, systemModstamp: org.clock().toISOString(), ...parts };
    org.bulkJobs.update(changed);
    return changed;
  };
  try {
    const job = change({ state: 'InProgress' });
    if (job === undefined) return;
    await (job.query === undefined ? runIngest : runQuery)(context, job, isStopping);
    if (!isStopping()) change({ state: 'JobComplete' });
  } catch (error) {
    try {
      change({ state: 'Failed', errorMessage: sentenceOf(error) });
    } catch {
      // The database takes no change now; the job goes on at the next start.
    }
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof BulkFault) return error.message;
  if (error instanceof CsvFault) return `InvalidBatch : ${error.message}`;
  if (error instanceof SoqlError) return `InvalidBatch : Failed to process query: ${error.errorCode}: ${error.message}`;
  return `InternalServerError : ${messageOf(error)}`;
}
