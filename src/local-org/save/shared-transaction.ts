import type { RunningUser, SaveRequest, SaveResult } from '../base/values.ts';
import type { RecordChange } from '../store/changes.ts';
import { openSaveContext } from './context.ts';
import { noteChanges, runSave } from './transaction.ts';
import type { SaveEngine } from './types.ts';

/** Saves within a shared transaction. Another save cannot begin before that one ends. */
export type SharedSave = (requests: readonly SaveRequest[], options: { readonly allOrNone: boolean }) => SaveResult[];

/** Who saves in a shared transaction, and the API that asked for it, as change events name it. */
export interface SharedBy {
  readonly user: RunningUser;
  readonly origin?: string;
}

/** What the work of a shared transaction returns: its value, and whether the saves are kept. */
export interface Decision<T> {
  readonly value: T;
  readonly commit: boolean;
}

/**
 * Runs several saves of one user as one transaction: rules, roll-ups and histories of the later ones see the earlier ones, and all are kept or none.
 * Change events and the change log get one transaction. The work may wait for promises that are resolved at once (microtasks), and
 * for nothing else: the database has one connection, and another request must not come between.
 */
export async function runSharedTransaction<T>(
  engine: SaveEngine,
  { user, origin }: SharedBy,
  work: (save: SharedSave) => Promise<Decision<T>>,
): Promise<Decision<T>> {
  const { database } = engine;
  const changes: RecordChange[] = [];
  database.exec('BEGIN IMMEDIATE');
  try {
    engine.catchUp();
    const decision = await work((requests, { allOrNone }) =>
      runSave(engine, { user, requests, allOrNone, within: { changes } }),
    );
    const kept = decision.commit && database.isTransaction;
    if (kept) noteChanges({ ...openSaveContext(engine, user), done: changes }, origin ?? '');
    if (database.isTransaction) database.exec(kept ? 'COMMIT' : 'ROLLBACK');
    return { value: decision.value, commit: kept };
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
