import { saveError } from './errors.ts';
import type { Draft, SaveContext } from './types.ts';
import type { SaveError } from '../base/values.ts';

/** Thrown when another transaction holds a record. The save is then rolled back and retried at `until`. */
export class RowLockedError extends Error {
  /** Epoch milliseconds. */
  readonly until: number;

  constructor(until: number) {
    super('a record is held by another transaction');
    this.name = 'RowLockedError';
    this.until = until;
  }
}

/** The error of a save that waited too long for records that another transaction holds. */
export function rowLocked(ids: readonly string[]): SaveError {
  const named = ids.length === 0 ? '' : `: ${ids.map((id) => id.slice(0, 15)).join(',')}`;
  const message = `unable to obtain exclusive access to this record or ${Math.max(1, ids.length)} records${named}`;
  return saveError('UNABLE_TO_LOCK_ROW', message);
}

/**
 * Checks whether another transaction holds one of the records. While the save may still wait this throws RowLockedError; afterwards
 * it returns the error of the one record, so that the others can be saved.
 */
export function lockProblem(context: SaveContext, ids: Iterable<string>): SaveError | undefined {
  const { locks } = context.simulated;
  if (locks.size === 0) return undefined;
  const held = [...ids].filter((id) => locks.has(id));
  if (held.length === 0) return undefined;
  if (context.mayWait) throw new RowLockedError(Math.max(...held.map((id) => locks.get(id) ?? 0)));
  return rowLocked(held);
}

/** Ids of the records that the save of a draft locks: the record, its masters and its former masters. */
export function lockedByDraft(context: SaveContext, { object, old, row }: Draft): string[] {
  const masters = context.plan(object).masters.flatMap((field) => [row[field.name], old?.[field.name]]);
  return [old?.Id, ...masters].filter((id): id is string => typeof id === 'string');
}

/** Whether the error is SQLite's SQLITE_BUSY: another connection held the file for longer than the busy timeout. */
export function isBusy(error: unknown): boolean {
  const code = (error as { errcode?: unknown } | null)?.errcode;
  return typeof code === 'number' && (code & 0xff) === 5;
}

/** Blocks the thread for so many milliseconds, so that no other work runs in the middle of a save. */
export function sleep(milliseconds: number): void {
  if (milliseconds > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
