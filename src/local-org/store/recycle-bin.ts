import type { DatabaseSync } from 'node:sqlite';
import { foldColumn, isFolded, isStored } from '../schema/field.ts';
import type { ObjectSchema } from '../schema/types.ts';
import { quote } from './database.ts';
import { statementCache } from './statements.ts';
import type { Row } from '../base/values.ts';

/** How long deleted rows can be undeleted, as in Salesforce. */
const KEPT_MS = 15 * 24 * 3600 * 1000;

/**
 * A deleted record. `root` is the record whose deletion included it (itself or an ancestor); it is empty when the record can no longer be
 * undeleted.
 */
export interface DeletedRecord {
  readonly id: string;
  readonly object: string;
  readonly root: string;
  /** The row as it was, marked as deleted. */
  readonly row: Row;
}

/** A lookup that was set to null because the record that it pointed to was deleted. */
interface BlankedLookup {
  readonly object: string;
  readonly recordId: string;
  readonly field: string;
}

/**
 * The recycle bin, to which deleted rows are moved from their tables. Rows are kept as JSON and need no change in a deploy: values of
 * deleted fields are not restored, new fields are blank.
 */
export interface RecycleBin {
  /** `masters`: ids of the masters that the record was a detail of. */
  put(entry: DeletedRecord, masters: readonly string[], deletedAt: string): void;
  find(id: string): DeletedRecord | undefined;
  /** All records that were deleted with the root, the root included, in the order of the deletion. */
  group(root: string): DeletedRecord[];
  /** Removes a record that was undeleted. */
  remove(id: string): void;
  replaceRow(id: string, row: Row): void;
  /** Makes the details that were deleted before their master impossible to undelete, because the master is deleted now. */
  loseDetailsOf(master: string): void;
  noteBlanked(deletedId: string, lookup: BlankedLookup): void;
  /** Returns and removes the lookups that a deletion set to null. */
  takeBlanked(deletedId: string): BlankedLookup[];
  /** Removes the records of objects that are not in `kept`, because their object was deleted. */
  forgetObjects(kept: readonly string[]): void;
  /** Removes what was deleted more than 15 days ago. */
  purge(now: Date): void;
}

const TABLES = `
  CREATE TABLE IF NOT EXISTS "~bin" (
    id TEXT PRIMARY KEY, object TEXT NOT NULL, root TEXT NOT NULL, place INTEGER NOT NULL, deletedAt TEXT NOT NULL, row TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS "~bin~root" ON "~bin" (root, place);
  CREATE INDEX IF NOT EXISTS "~bin~object" ON "~bin" (object);
  CREATE TABLE IF NOT EXISTS "~binMaster" (
    master TEXT NOT NULL, child TEXT NOT NULL, PRIMARY KEY (master, child)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS "~binLookup" (
    deletedId TEXT NOT NULL, object TEXT NOT NULL, recordId TEXT NOT NULL, field TEXT NOT NULL,
    PRIMARY KEY (deletedId, recordId, field)
  ) WITHOUT ROWID;
`;

/** Opens the recycle bin and creates its tables. */
export function openRecycleBin(database: DatabaseSync): RecycleBin {
  database.exec(TABLES);
  const sql = statementCache(database);
  const lose = (child: string): void => {
    sql(`UPDATE "~bin" SET root = '' WHERE id = ?`).run(child);
    loseDetailsOf(child);
  };
  const loseDetailsOf = (master: string): void => {
    const details = sql('SELECT child FROM "~binMaster" WHERE master = ?').all(master);
    sql('DELETE FROM "~binMaster" WHERE master = ?').run(master);
    for (const { child } of details) lose(String(child));
  };
  return {
    put(entry, masters, deletedAt) {
      sql(
        `INSERT OR REPLACE INTO "~bin" (id, object, root, place, deletedAt, row)
         VALUES (?, ?, ?, (SELECT coalesce(max(place), 0) + 1 FROM "~bin" WHERE root = ?), ?, ?)`,
      ).run(entry.id, entry.object, entry.root, entry.root, deletedAt, JSON.stringify(entry.row));
      for (const master of masters) sql('INSERT OR IGNORE INTO "~binMaster" VALUES (?, ?)').run(master, entry.id);
    },
    find(id) {
      const found = sql('SELECT id, object, root, row FROM "~bin" WHERE id = ?').get(id);
      return found === undefined ? undefined : entryOf(found);
    },
    group: (root) =>
      sql('SELECT id, object, root, row FROM "~bin" WHERE root = ? ORDER BY place').all(root).map(entryOf),
    remove(id) {
      sql('DELETE FROM "~bin" WHERE id = ?').run(id);
      sql('DELETE FROM "~binMaster" WHERE child = ?').run(id);
    },
    replaceRow(id, row) {
      sql('UPDATE "~bin" SET row = ? WHERE id = ?').run(JSON.stringify(row), id);
    },
    loseDetailsOf,
    noteBlanked(deletedId, { object, recordId, field }) {
      sql('INSERT OR IGNORE INTO "~binLookup" VALUES (?, ?, ?, ?)').run(deletedId, object, recordId, field);
    },
    takeBlanked(deletedId) {
      const found = sql('SELECT object, recordId, field FROM "~binLookup" WHERE deletedId = ?').all(deletedId);
      if (found.length > 0) sql('DELETE FROM "~binLookup" WHERE deletedId = ?').run(deletedId);
      return found.map((one) => ({
        object: String(one.object),
        recordId: String(one.recordId),
        field: String(one.field),
      }));
    },
    forgetObjects(kept) {
      sql('DELETE FROM "~bin" WHERE object NOT IN (SELECT value FROM json_each(?))').run(JSON.stringify(kept));
    },
    purge: (now) => purgeBefore(database, new Date(now.getTime() - KEPT_MS).toISOString()),
  };
}

function purgeBefore(database: DatabaseSync, oldest: string): void {
  database.prepare('DELETE FROM "~bin" WHERE deletedAt < ?').run(oldest);
  database.exec('DELETE FROM "~binMaster" WHERE child NOT IN (SELECT id FROM "~bin")');
  database.exec('DELETE FROM "~binLookup" WHERE deletedId NOT IN (SELECT id FROM "~bin")');
}

function entryOf(found: Record<string, unknown>): DeletedRecord {
  return {
    id: String(found.id),
    object: String(found.object),
    root: String(found.root),
    row: JSON.parse(String(found.row)) as Row,
  };
}

/**
 * A subselect with the columns of the object's table over live and deleted rows, for `queryAll`:
 * `(SELECT "Id", "Name", … FROM "Opportunity" UNION ALL SELECT id, json_extract(row, '$.Name'), … FROM "~bin" WHERE object = 'Opportunity')`.
 * Names of objects and fields are letters, digits and underscores: no text of a user gets into it.
 */
export function withDeletedSql(object: ObjectSchema): string {
  const columns: string[] = [];
  const values: string[] = [];
  for (const field of object.fields.values()) {
    if (!isStored(field)) continue;
    const value = `json_extract(row, '$.${field.name}')`;
    columns.push(quote(field.name));
    values.push(field.type === 'boolean' ? `coalesce(${value}, 0)` : value);
    if (!isFolded(field)) continue;
    columns.push(quote(foldColumn(field.name)));
    values.push(`fold(${value})`);
  }
  return (
    `(SELECT ${columns.join(', ')} FROM ${quote(object.name)} ` +
    `UNION ALL SELECT ${values.join(', ')} FROM "~bin" WHERE object = '${object.name}')`
  );
}
