import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { stateFault } from './fault.ts';
import { MIGRATIONS } from './schema.ts';
import { hasStatistics, keepStatistics } from './statistics.ts';
import { StateError, type SqlValue, type Statement, type Store } from './store.ts';

/** Milliseconds that a process waits for another one's transaction. */
const BUSY = 10_000;

/** Kilobytes of pages in memory: an index of millions of texts is written in its order, and read all over. */
const CACHE = 64 * 1024;

/** Pages of 4 kB that are written to the log before they are brought into the file: a page that is changed often is brought there once. */
const LOG = 8_192;

const ANEW = 'the next run builds it anew from the org';

/** Runs what uses the file, and turns its faults into a StateError. */
type Guard = <T>(work: () => T) => T;

/**
 * Opens the state in one SQLite file, made where it is missing. Several processes may have it open. What `keep` has answered is on the disk.
 * @throws StateError for a file of a later release, one that is no database, and one that cannot be written; of the store for a full disk too
 */
export function openSqlite(file: string, now: () => Date = () => new Date()): Store {
  const guarded: Guard = (work) => {
    try {
      return work();
    } catch (error) {
      throw stateFault(error, { what: "The service's state in", file, anew: ANEW });
    }
  };
  const database = guarded(() => {
    // Names of deals and addresses of people are in it.
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    return new DatabaseSync(file, { timeout: BUSY });
  });
  try {
    guarded(() => {
      database.exec(
        `pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -${CACHE}; pragma wal_autocheckpoint = ${LOG}`,
      );
      migrate(database, now);
    });
  } catch (error) {
    database.close();
    throw error;
  }
  return storeOf(database, guarded, now);
}

function migrate(database: DatabaseSync, now: () => Date): void {
  database.exec('create table if not exists migration (number integer primary key, applied_at text not null)');
  const done = () => Number(database.prepare('select coalesce(max(number), 0) as n from migration').get()!['n']);
  if (done() === MIGRATIONS.length && hasStatistics(database)) return;
  if (done() > MIGRATIONS.length)
    throw new StateError(
      "The service's state was written by a later release of diagnose. Use that release, or move the state away.",
    );
  inTransaction(database, () => {
    // Another process may have migrated meanwhile.
    for (let number = done() + 1; number <= MIGRATIONS.length; number += 1) {
      for (const sql of MIGRATIONS[number - 1]!) database.exec(inKeyOrder(sql));
      database.prepare('insert into migration values (?, ?)').run(number, now().toISOString());
    }
    keepStatistics(database);
  });
  // Reads the statistics for this connection.
  database.exec('analyze sqlite_schema');
}

/** A table whose key has several columns lies in the order of that key, and has each row once. */
const inKeyOrder = (sql: string): string => sql.replace(/(, primary key \(\w+(?:, \w+)+\)\))$/, '$1 without rowid');

/** A prepared statement with the places of its parameters: SQLite binds by position faster than by name. */
interface Prepared {
  readonly statement: StatementSync;
  readonly places: readonly number[];
}

function storeOf(database: DatabaseSync, guarded: Guard, now: () => Date): Store {
  const statements = new Map<string, Prepared>();
  const prepared = (sql: string): Prepared => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const places: number[] = [];
    const text = sql.replace(/\$(\d+)/g, (_all, number: string) => {
      places.push(Number(number) - 1);
      return '?';
    });
    const fresh = { statement: database.prepare(text), places };
    statements.set(sql, fresh);
    return fresh;
  };
  const run = ({ sql, params }: Statement): void => {
    const { statement, places } = prepared(sql);
    statement.run(...places.map((place) => params[place]!));
  };
  const rows = (sql: string, params: readonly SqlValue[]): unknown[] =>
    guarded(() => {
      const { statement, places } = prepared(sql);
      return statement.all(...places.map((place) => params[place]!));
    });
  return {
    all: async <Row>(sql: string, params: readonly SqlValue[] = []) => rows(sql, params) as Row[],
    position: async (key) => {
      const [row] = rows('select value from position where key = $1', [key]) as { readonly value: string }[];
      return row?.value;
    },
    keep: async (key, value, effects = []) =>
      guarded(() =>
        inTransaction(database, () => {
          effects.forEach(run);
          run({
            sql: 'insert into position values ($1, $2, $3) on conflict (key) do update set value = $2, kept_at = $3',
            params: [key, value, now().toISOString()],
          });
        }),
      ),
    close: async () => database.close(),
  };
}

function inTransaction(database: DatabaseSync, work: () => void): void {
  database.exec('begin immediate');
  try {
    work();
    database.exec('commit');
  } catch (error) {
    // Of a full disk SQLite has rolled back by itself.
    if (database.isTransaction) database.exec('rollback');
    throw error;
  }
}
