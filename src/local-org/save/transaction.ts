import type { RunningUser, SaveRequest, SaveResult } from '../base/values.ts';
import { captureEvents } from '../events/capture.ts';
import { chunkEnd, runChunk } from './chunk.ts';
import { openSaveContext } from './context.ts';
import type { RowCache } from './context.ts';
import { isDiskFull } from '../base/full-disk.ts';
import { ROLLED_BACK, storageExceeded } from './errors.ts';
import { isBusy, RowLockedError, rowLocked, sleep } from './locks.ts';
import type { RecordChange } from '../store/changes.ts';
import type { SaveContext, SaveEngine } from './types.ts';

/** The records of one save and how it is made. */
export interface SaveTask {
  readonly user: RunningUser;
  readonly requests: readonly SaveRequest[];
  readonly allOrNone: boolean;
  /** The API that asked for the save, as change events name it; absent for a save that no API call made. */
  readonly origin?: string;
  /** The save is a part of a database transaction that is already open, whose owner ends it. */
  readonly within?: Within;
  /** Runs within the transaction, with the final results, when it is about to be committed. */
  readonly beforeCommit?: (results: readonly SaveResult[]) => void;
}

/** The open database transaction that a save is a part of. */
interface Within {
  /** Takes the changes of the save, which belongs to a larger transaction of Salesforce; absent: it is one of its own. */
  readonly changes?: RecordChange[];
  /** Rows that the saves before read or wrote. */
  readonly cache?: RowCache;
}

/**
 * Saves records in Salesforce's order, in one transaction: load the old record, merge the new values into it, defaults, system checks,
 * validation rules, store, roll-ups of the parents (each parent goes through a save too), commit.
 * Without `allOrNone` the valid records are saved and the results of the others contain their errors.
 * A transaction that meets a locked record is retried until `lockWaitMs` is over.
 */
export function runSave(engine: SaveEngine, task: SaveTask): SaveResult[] {
  const deadline = Date.now() + engine.lockWaitMs;
  for (;;) {
    try {
      return runTransaction(engine, task, Date.now() < deadline);
    } catch (error) {
      if (isDiskFull(error)) return task.requests.map(() => ({ success: false, errors: [storageExceeded()] }));
      if (isBusy(error)) return task.requests.map(() => ({ success: false, errors: [rowLocked([])] }));
      if (!(error instanceof RowLockedError)) throw error;
      sleep(Math.min(error.until, deadline) - Date.now());
    }
  }
}

/** @param mayWait a locked record ends the attempt with RowLockedError; otherwise it is the error of the record that needs it */
export function runTransaction(engine: SaveEngine, task: SaveTask, mayWait: boolean): SaveResult[] {
  const { database } = engine;
  const { requests, user, within } = task;
  const results: SaveResult[] = new Array<SaveResult>(requests.length);
  // SQLite ends the whole transaction when the disk is full: what came before is gone, so nothing more may be saved.
  if (within !== undefined && !database.isTransaction)
    return requests.map(() => ({ success: false, errors: [storageExceeded()] }));
  database.exec(within === undefined ? 'BEGIN IMMEDIATE' : 'SAVEPOINT save');
  const undo = within === undefined ? 'ROLLBACK' : 'ROLLBACK TO save; RELEASE save';
  try {
    if (within === undefined) engine.catchUp();
    const context = openSaveContext(engine, user, { mayWait, ...(within?.cache && { cache: within.cache }) });
    for (let start = 0; start < requests.length;) {
      const end = chunkEnd(requests, start);
      runChunk(context, { requests, start, end }, results);
      start = end;
    }
    if (task.allOrNone && results.some((result) => !result.success)) {
      database.exec(undo);
      context.forgetAll();
      return results.map((result) => (result.success ? rolledBack(result) : result));
    }
    if (within?.changes === undefined) noteChanges(context, task.origin ?? '');
    else within.changes.push(...context.done);
    task.beforeCommit?.(results);
    database.exec(within === undefined ? 'COMMIT' : 'RELEASE save');
    return results;
  } catch (error) {
    if (database.isTransaction) database.exec(undo);
    throw error;
  }
}

/** What a success came to when another record of the save failed. */
const rolledBack = ({ created }: SaveResult): SaveResult => ({
  success: false,
  ...(created === undefined ? {} : { created }),
  errors: [ROLLED_BACK],
});

/** Stores the change events and the log of a transaction's changes, and the sequences that it used; call it before COMMIT. */
export function noteChanges(context: SaveContext, origin: string): void {
  // A seeded past has no events: they would be older than 72 hours.
  if (context.events !== undefined && context.seeding !== true) captureEvents(context, context.events, origin);
  context.sequences.flush();
  context.changes.append(context.done, context.now, context.user.id);
}
