import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { foldText } from '../schema/field.ts';
import { APPLICATION_ID, checkOrgFile, FORMAT } from './check-file.ts';

const INTERNAL_TABLES = `
  CREATE TABLE IF NOT EXISTS "~meta" (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS "~sequence" (name TEXT PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS "~component" (
    type TEXT NOT NULL, fullName TEXT NOT NULL, fileName TEXT NOT NULL, body TEXT NOT NULL,
    createdDate TEXT NOT NULL, createdById TEXT NOT NULL, lastModifiedDate TEXT NOT NULL, lastModifiedById TEXT NOT NULL,
    PRIMARY KEY (type, fullName)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS "~componentFile" (
    type TEXT NOT NULL, fullName TEXT NOT NULL, path TEXT NOT NULL, content BLOB NOT NULL,
    PRIMARY KEY (type, fullName, path)
  ) WITHOUT ROWID;
`;

/**
 * Opens the org's database file, `org.sqlite` in the folder, and creates both if needed; `:memory:` opens a database in memory.
 *
 * WAL with `synchronous=NORMAL`: a commit reaches the operating system before it is acknowledged, so killing the process (even with
 * SIGKILL) loses nothing. Only a power failure can lose the last commits; it never leaves part of a transaction.
 *
 * @param lockWaitMs how long a transaction waits for another connection's
 * @throws LocalOrgStartError for a file that is not an org's, is damaged or is of a newer version; it stays as it is
 */
export function openDatabase(dataDir: string, lockWaitMs: number): DatabaseSync {
  if (dataDir === ':memory:') return configured(new DatabaseSync(dataDir), lockWaitMs);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, 'org.sqlite');
  checkOrgFile(path);
  // For the owner only; SQLite gives the files next to it the same mode.
  closeSync(openSync(path, 'a', 0o600));
  const database = configured(new DatabaseSync(path), lockWaitMs);
  database.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${FORMAT}`);
  return database;
}

/** SQLite's own 2 MB read the same pages of indexes again and again when many records are saved. */
const CACHE_KIBIBYTES = 48 * 1024;

/** Pages of 4 KB. With SQLite's own 1,000, every fourth chunk of records waited for the disk. */
const CHECKPOINT_PAGES = 8000;

function configured(database: DatabaseSync, lockWaitMs: number): DatabaseSync {
  database.exec(
    `PRAGMA busy_timeout = ${lockWaitMs}; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY;
     PRAGMA cache_size = -${CACHE_KIBIBYTES}; PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`,
  );
  database.function('fold', { deterministic: true }, (text) => (typeof text === 'string' ? foldText(text) : null));
  return database;
}

/** Creates the internal tables. Their names begin with `~`, which object names cannot contain. */
export function createInternalTables(database: DatabaseSync): void {
  database.exec(INTERNAL_TABLES);
}

/** Quotes an SQL identifier: `a"b` → `"a""b"`. */
export function quote(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}

/** Runs the work in one transaction; an error rolls it back and is rethrown. */
export function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/** Counters for ids and auto numbers. Kept in memory and written with the transaction that used them. */
export interface Sequences {
  next(name: string): number;
  /** The last number given out, 0 when there was none. */
  last(name: string): number;
  /** Makes sure that the next number is greater than this one. */
  advance(name: string, atLeast: number): void;
  /** Writes the counters that changed since the last flush; call it before COMMIT. */
  flush(): void;
  /** Reads counters that another connection increased; call it in a transaction, before the first `next`. */
  reload(): void;
}

/** Opens the counters. A rolled-back transaction leaves gaps, as with auto numbers in Salesforce. */
export function openSequences(database: DatabaseSync): Sequences {
  const last = new Map<string, number>();
  const read = database.prepare('SELECT name, last FROM "~sequence"');
  const reload = (): void => {
    for (const row of read.all()) {
      const name = String(row.name);
      last.set(name, Math.max(last.get(name) ?? 0, Number(row.last)));
    }
  };
  reload();
  const dirty = new Set<string>();
  const write = database.prepare(
    'INSERT INTO "~sequence" (name, last) VALUES (?, ?) ON CONFLICT DO UPDATE SET last = excluded.last',
  );
  return {
    reload,
    next(name) {
      const number = (last.get(name) ?? 0) + 1;
      last.set(name, number);
      dirty.add(name);
      return number;
    },
    last: (name) => last.get(name) ?? 0,
    advance(name, atLeast) {
      if ((last.get(name) ?? 0) >= atLeast) return;
      last.set(name, atLeast);
      dirty.add(name);
    },
    flush() {
      for (const name of dirty) write.run(name, last.get(name) ?? 0);
      dirty.clear();
    },
  };
}
