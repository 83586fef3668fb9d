import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Another process does this job for this org. */
export class TakenError extends Error {}

/**
 * Takes the lock of a job for an org: a SQLite file that this process holds exclusively. The operating system drops it with the process,
 * however that ends; a frozen process keeps it.
 * @param folder where locks are; made where it is missing
 * @param name letters, digits and hyphens: `watch-00D…`
 * @returns gives the lock back
 * @throws TakenError where another process has it
 */
export function takeLock(folder: string, name: string): () => void {
  mkdirSync(folder, { recursive: true });
  const database = new DatabaseSync(join(folder, `${name}.lock`), { timeout: 0 });
  try {
    database.exec('pragma locking_mode = exclusive; begin exclusive');
  } catch (error) {
    database.close();
    if (/locked|busy/i.test((error as Error).message)) throw new TakenError(`Another process has \`${name}\`.`);
    throw error;
  }
  return () => database.close();
}
