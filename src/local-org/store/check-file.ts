import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { LocalOrgStartError } from '../base/start-errors.ts';
import { messageOf } from '../base/error-text.ts';

/** The version of the database's layout, in SQLite's `user_version`. Databases of the first releases have 0. */
export const FORMAT = 1;

/** SQLite's `application_id` of a local org (`DFLO`). Databases of the first releases have 0. */
export const APPLICATION_ID = 0x44464c4f;

/**
 * Checks an existing `org.sqlite` without changing it. A file that is not there, or holds no table yet, becomes a new org.
 * @throws LocalOrgStartError for a folder, a file that is no database, is damaged, belongs to another program or to a newer version
 */
export function checkOrgFile(path: string): void {
  if (!existsSync(path)) return;
  // The size of a folder depends on the file system and may be 0.
  if (!statSync(path).isFile()) throw foreign(path, 'is not a file');
  if (statSync(path).size === 0) return;
  if (!beginsAsDatabase(path)) {
    throw foreign(path, 'is not a database of a local org');
  }
  let content: FileContent;
  try {
    content = readContent(path);
  } catch (error) {
    throw damaged(path, error);
  }
  const { tables, applicationId, format } = content;
  const isOurs = tables.includes('~meta') && tables.includes('~component');
  if ((applicationId !== 0 && applicationId !== APPLICATION_ID) || (tables.length > 0 && !isOurs)) {
    throw foreign(path, 'is the database of another program');
  }
  if (format > FORMAT) {
    throw new LocalOrgStartError(
      `\`${path}\` was written by a newer version of Diagnose First (format ${format}; this version reads up to ${FORMAT}). Nothing was changed. Start the newer version, or choose another folder with \`--data DIR\`.`,
    );
  }
}

/** The error for an org file that cannot be read to its end. */
export function damaged(path: string, cause: unknown): LocalOrgStartError {
  return new LocalOrgStartError(
    `\`${path}\` is damaged (${messageOf(cause)}). Nothing was changed. Put a copy of the file back, or begin anew with \`diagnose org reset\`.`,
    { cause },
  );
}

/** Whether an error of SQLite means that the file itself is broken: SQLITE_CORRUPT or SQLITE_NOTADB. */
export function isDamage(error: unknown): boolean {
  const { errcode } = (error ?? {}) as { errcode?: unknown };
  return typeof errcode === 'number' && [11, 26].includes(errcode & 0xff);
}

function foreign(path: string, what: string): LocalOrgStartError {
  return new LocalOrgStartError(
    `\`${path}\` ${what}. Nothing was changed. Choose another folder with \`--data DIR\`, or move that file away and start again.`,
  );
}

function beginsAsDatabase(path: string): boolean {
  const head = Buffer.alloc(16);
  const file = openSync(path, 'r');
  try {
    readSync(file, head, 0, head.length, 0);
  } finally {
    closeSync(file);
  }
  return head.toString('latin1') === 'SQLite format 3\0';
}

interface FileContent {
  readonly tables: readonly string[];
  readonly applicationId: number;
  readonly format: number;
}

/** Reads through SQLite, which compares the file's length with the length that it should have, its write-ahead log included. */
function readContent(path: string): FileContent {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const pragma = (name: string): number => Number(Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0]);
    const rows = database.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).all();
    return {
      tables: rows.map((row) => String(row['name'])),
      applicationId: pragma('application_id'),
      format: pragma('user_version'),
    };
  } finally {
    database.close();
  }
}
