import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';

type ChangeType = 'CREATE' | 'UPDATE' | 'DELETE' | 'UNDELETE';

/** One change of one record within a transaction. `mergeChanges` later reduces them to one per record. */
export interface RecordChange {
  readonly object: string;
  readonly recordId: string;
  readonly changeType: ChangeType;
  /** Canonical names; only for UPDATE. */
  readonly changedFields: readonly string[];
}

/** A committed change. Replay ids increase, with gaps. */
export interface CommittedChange extends RecordChange {
  readonly replayId: number;
  /** ISO date-time. */
  readonly committedAt: string;
  readonly userId: string;
  /** The same for everything that one save committed. */
  readonly transactionKey: string;
  /** Place within the transaction, from 1. */
  readonly sequenceNumber: number;
}

/** The log of committed changes, the source of change event streams. */
export interface ChangeLog {
  /** Appends a transaction's changes, one entry per record; call it before COMMIT. */
  append(changes: readonly RecordChange[], committedAt: string, userId: string): void;
  /** Changes after a replay id (0: all that are kept), oldest first. */
  since(replayId: number, limit: number): CommittedChange[];
  /** The last replay id that was given out; 0 when none was. */
  last(): number;
  purge(before: string): void;
}

const TABLE = `
  CREATE TABLE IF NOT EXISTS "~change" (
    replayId INTEGER PRIMARY KEY AUTOINCREMENT, committedAt TEXT NOT NULL, userId TEXT NOT NULL, object TEXT NOT NULL,
    recordId TEXT NOT NULL, changeType TEXT NOT NULL, changedFields TEXT NOT NULL,
    transactionKey TEXT NOT NULL DEFAULT '', sequenceNumber INTEGER NOT NULL DEFAULT 1
  );
`;

/** Opens the change log, and creates or upgrades its table. */
export function openChangeLog(database: DatabaseSync): ChangeLog {
  database.exec(TABLE);
  // Databases of the first version lack the last two columns.
  const columns = new Set(
    database
      .prepare('PRAGMA table_info("~change")')
      .all()
      .map((row) => String(row.name)),
  );
  if (!columns.has('transactionKey')) {
    database.exec(`ALTER TABLE "~change" ADD COLUMN transactionKey TEXT NOT NULL DEFAULT ''`);
    database.exec('ALTER TABLE "~change" ADD COLUMN sequenceNumber INTEGER NOT NULL DEFAULT 1');
  }
  const insert = database.prepare(
    `INSERT INTO "~change" (committedAt, userId, object, recordId, changeType, changedFields, transactionKey, sequenceNumber)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const select = database.prepare('SELECT * FROM "~change" WHERE replayId > ? ORDER BY replayId LIMIT ?');
  return {
    append(changes, committedAt, userId) {
      const merged = mergeChanges(changes);
      if (merged.length === 0) return;
      const key = randomUUID();
      for (const [index, { object, recordId, changeType, changedFields }] of merged.entries()) {
        const fields = JSON.stringify(changedFields);
        insert.run(committedAt, userId, object, recordId, changeType, fields, key, index + 1);
      }
    },
    since: (replayId, limit) =>
      select.all(replayId, limit).map((row) => ({
        replayId: Number(row.replayId),
        committedAt: String(row.committedAt),
        userId: String(row.userId),
        object: String(row.object),
        recordId: String(row.recordId),
        changeType: String(row.changeType) as ChangeType,
        changedFields: JSON.parse(String(row.changedFields)) as string[],
        transactionKey: String(row.transactionKey),
        sequenceNumber: Number(row.sequenceNumber),
      })),
    last: () => Number(database.prepare('SELECT max(replayId) AS last FROM "~change"').get()?.last ?? 0),
    purge: (before) => void database.prepare('DELETE FROM "~change" WHERE committedAt < ?').run(before),
  };
}

/**
 * Merges the changes of one transaction into at most one per record: an update after the creation becomes part of the creation, two
 * updates become one with the fields of both, and a record that was created and deleted leaves no change.
 */
export function mergeChanges(changes: readonly RecordChange[]): RecordChange[] {
  const merged = new Map<string, RecordChange>();
  for (const change of changes) {
    const before = merged.get(change.recordId);
    const combined = before === undefined ? change : combine(before, change);
    if (combined === undefined) merged.delete(change.recordId);
    else merged.set(change.recordId, combined);
  }
  return [...merged.values()];
}

function combine(before: RecordChange, after: RecordChange): RecordChange | undefined {
  const isNew = before.changeType === 'CREATE' || before.changeType === 'UNDELETE';
  if (after.changeType === 'UPDATE') {
    return isNew
      ? before
      : { ...before, changedFields: [...new Set([...before.changedFields, ...after.changedFields])] };
  }
  if (after.changeType === 'DELETE') return isNew ? undefined : after;
  // An undelete cancels the deletion in the same transaction.
  return before.changeType === 'DELETE' ? undefined : after;
}
