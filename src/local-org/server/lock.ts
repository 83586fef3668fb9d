import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DataDirInUseError } from '../base/start-errors.ts';
import { readPid } from './org-file.ts';
import { messageOf } from '../base/error-text.ts';

/**
 * Takes a data folder for this server. The lock is the operating system's, held through SQLite on `<dataDir>/lock`, so that a
 * killed process leaves none behind. Throws DataDirInUseError when another server has it.
 * @returns gives the folder back
 */
export function lockDataDir(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true });
  const database = new DatabaseSync(join(dataDir, 'lock'));
  try {
    database.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (/locked|busy/i.test(messageOf(error))) throw new DataDirInUseError(dataDir, readPid(dataDir));
    throw error;
  }
  let held = true;
  return () => {
    if (!held) return;
    held = false;
    database.close();
  };
}
