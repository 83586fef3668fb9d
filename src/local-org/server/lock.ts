import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DataDirInUseError, LocalOrgStartError } from '../base/start-errors.ts';
import { readPid } from './org-file.ts';
import { messageOf } from '../base/error-text.ts';

/**
 * Takes a data folder for this server. The lock is the operating system's, held through SQLite on `<dataDir>/lock`, so that a
 * killed process leaves none behind. Throws DataDirInUseError when another server has it, LocalOrgStartError
 * for a file of that name that is no lock.
 * @returns gives the folder back
 */
export function lockDataDir(dataDir: string): () => void {
  const path = join(dataDir, 'lock');
  closeSync(openSync(path, 'a', 0o600));
  const database = new DatabaseSync(path);
  try {
    database.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (/locked|busy/i.test(messageOf(error))) throw new DataDirInUseError(dataDir, readPid(dataDir));
    if (/not a database|malformed/i.test(messageOf(error)))
      throw new LocalOrgStartError(
        `\`${path}\` is not the lock file of a local org. Nothing was changed. Choose another folder with \`--data DIR\`, or move that file away and start again.`,
        { cause: error },
      );
    throw error;
  }
  let held = true;
  return () => {
    if (!held) return;
    held = false;
    database.close();
  };
}
