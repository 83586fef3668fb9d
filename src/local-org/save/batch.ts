import type { RunningUser, SaveRequest, SaveResult } from '../base/values.ts';
import type { RowCache } from './context.ts';
import { runTransaction } from './transaction.ts';
import type { SaveTask } from './transaction.ts';
import type { SaveEngine } from './types.ts';

/** One of the saves of a batch. */
export type BatchSave = (
  requests: readonly SaveRequest[],
  options: Pick<SaveTask, 'allOrNone' | 'origin' | 'beforeCommit'>,
) => SaveResult[];

/**
 * Runs saves one after another and commits them together, which costs much less than a commit for each. To Salesforce each save is a transaction
 * of its own: it has its moment, its change events, and its own all or none.
 * @returns false when nothing was kept (a locked record, a full disk, another connection's transaction): each save has to be run alone
 */
export function runBatch(engine: SaveEngine, user: RunningUser, work: (save: BatchSave) => void): boolean {
  const { database } = engine;
  const cache: RowCache = new Map();
  try {
    database.exec('BEGIN IMMEDIATE');
    engine.catchUp();
    work((requests, options) => runTransaction(engine, { user, requests, ...options, within: { cache } }, true));
    if (!database.isTransaction) return false;
    database.exec('COMMIT');
    return true;
  } catch {
    // Whatever it is meets the first save that is run alone again, which knows what to do about it.
    if (database.isTransaction) database.exec('ROLLBACK');
    return false;
  }
}
