import { saveError } from './context.ts';
import type { Draft, SaveContext } from './context.ts';
import type { SaveError } from '../base/values.ts';

/** A record that somebody else holds: the transaction is undone and tried again when they may have let go. */
export class RowLockedError extends Error {
  /** Epoch milliseconds. */
  readonly until: number;

  constructor(until: number) {
    super('a record is held by another transaction');
    this.name = 'RowLockedError';
    this.until = until;
  }
}

/** The error that a save has when somebody else holds one of the records for longer than it waits. */
export function rowLocked(ids: readonly string[]): SaveError {
  const named = ids.length === 0 ? '' : `: ${ids.map((id) => id.slice(0, 15)).join(',')}`;
  const message = `unable to obtain exclusive access to this record or ${Math.max(1, ids.length)} records${named}`;
  return saveError('UNABLE_TO_LOCK_ROW', message);
}

/**
 * Whether one of the records is held by somebody else. While the save may still wait this throws RowLockedError; afterwards it gives
 * the error of the one record, so that the others can be saved.
 */
export function lockProblem(context: SaveContext, ids: Iterable<string>): SaveError | undefined {
  const { locks } = context.simulated;
  if (locks.size === 0) return undefined;
  const held = [...ids].filter((id) => locks.has(id));
  if (held.length === 0) return undefined;
  if (context.mayWait) throw new RowLockedError(Math.max(...held.map((id) => locks.get(id) ?? 0)));
  return rowLocked(held);
}

/** The records that a save of the draft needs for itself: the record and its masters, those of before included. */
export function lockedByDraft(context: SaveContext, { object, old, row }: Draft): string[] {
  const masters = context.plan(object).masters.flatMap((field) => [row[field.name], old?.[field.name]]);
  return [old?.Id, ...masters].filter((id): id is string => typeof id === 'string');
}

/** Whether SQLite says that another connection holds the file: its wait is over by then. */
export function isBusy(error: unknown): boolean {
  const code = (error as { errcode?: unknown } | null)?.errcode;
  return typeof code === 'number' && (code & 0xff) === 5;
}

/** Waits without giving way: a save is one piece. */
export function sleep(milliseconds: number): void {
  if (milliseconds > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
