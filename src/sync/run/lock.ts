import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { stateFault } from '../state/fault.ts';

/** Another process does this job for this org. */
export class TakenError extends Error {}

/**
 * Takes the lock of a job for an org: a SQLite file that this process holds exclusively. The operating system drops it with the process,
 * however that ends; a frozen process keeps it.
 * @param folder where locks are; made where it is missing, for this user alone
 * @param name letters, digits and hyphens: `watch-00D…`
 * @returns gives the lock back
 * @throws TakenError where another process has it; StateError where its file cannot be used
 */
export function takeLock(folder: string, name: string): () => void {
  const file = join(folder, `${name}.lock`);
  let database: DatabaseSync | undefined;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const opened = new DatabaseSync(file, { timeout: 0 });
    database = opened;
    opened.exec('pragma locking_mode = exclusive; begin exclusive');
    return () => opened.close();
  } catch (error) {
    database?.close();
    if (/locked|busy/i.test((error as Error).message)) throw new TakenError(`Another process has \`${name}\`.`);
    throw stateFault(error, { what: "The service's lock", file, anew: 'the next run makes another one' });
  }
}
