import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { makeId } from '../../src/local-org/schema/ids.ts';

type Values = Readonly<Record<string, SQLInputValue>>;

/** The fewest statements with which SQLite does what a save does: the bench compares the org's save with them. */
export interface BareStore {
  /** Everything inside is one transaction. */
  transaction(work: () => void): void;
  read(table: string, id: string): Record<string, unknown>;
  insert(table: string, row: Values): void;
  update(table: string, id: string, values: Values): void;
  change(object: string, id: string, type: string, fields: string): void;
  /** An id far above those that the org gives out while it is measured, and the number in its sequence written down. */
  nextId(table: string, keyPrefix: string): string;
}

const FIRST_FREE = 50_000_000;

export function openBareStore(database: DatabaseSync, userId: string): BareStore {
  const statements = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    let statement = statements.get(sql);
    if (statement === undefined) statements.set(sql, (statement = database.prepare(sql)));
    return statement;
  };
  const used = new Map<string, number>();
  const lastUsed = (table: string): number => {
    const row = prepare('SELECT last FROM "~sequence" WHERE name = ?').get(`bench.${table}`);
    return Number(row?.last ?? FIRST_FREE);
  };
  return {
    transaction(work) {
      database.exec('BEGIN IMMEDIATE');
      work();
      database.exec('COMMIT');
    },
    read: (table, id) => prepare(`SELECT * FROM "${table}" WHERE "Id" = ?`).get(id) ?? {},
    insert(table, row) {
      const names = Object.keys(row);
      const columns = names.map((name) => `"${name}"`).join(', ');
      prepare(`INSERT INTO "${table}" (${columns}) VALUES (${names.map(() => '?').join(', ')})`).run(
        ...Object.values(row),
      );
    },
    update(table, id, values) {
      const sets = Object.keys(values).map((name) => `"${name}" = ?`);
      prepare(`UPDATE "${table}" SET ${sets.join(', ')} WHERE "Id" = ?`).run(...Object.values(values), id);
    },
    change(object, id, type, fields) {
      prepare(
        'INSERT INTO "~change" (committedAt, userId, object, recordId, changeType, changedFields) VALUES (?, ?, ?, ?, ?, ?)',
      ).run(new Date().toISOString(), userId, object, id, type, fields);
    },
    nextId(table, keyPrefix) {
      const number = (used.get(table) ?? lastUsed(table)) + 1;
      used.set(table, number);
      prepare('INSERT INTO "~sequence" (name, last) VALUES (?, ?) ON CONFLICT DO UPDATE SET last = excluded.last').run(
        `bench.${table}`,
        number,
      );
      return makeId(keyPrefix, number);
    },
  };
}
