import { chmodSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LocalOrgStartError } from '../base/start-errors.ts';

/** Files of a local org, its command line and SQLite; all hold customer data or tokens. */
const ORG_FILE =
  /^(?:org\.json|org\.sqlite|org\.sqlite-(?:wal|shm|journal)|requests(?:\.old)?\.jsonl|setup\.json|connected-apps\.json|app-[\w-]+\.(?:key|crt)|sync-retry\.jsonl|lock|lock-journal)(?:\.\d+\.tmp)?$/;

/** The folder with the data and results of bulk jobs. */
const BULK_FOLDER = 'bulk-jobs';

/**
 * Creates the data folder, or closes an existing one to other users of the machine: its files are for the owner only, and so is the
 * folder, unless something else lies in it, which other users may need.
 */
export function prepareDataDir(dataDir: string): void {
  if (!existsSync(dataDir)) {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    return;
  }
  if (!statSync(dataDir).isDirectory())
    throw new LocalOrgStartError(`\`${dataDir}\` is a file. Choose a folder with \`--data DIR\`.`);
  const names = readdirSync(dataDir);
  const own = names.filter((name) => ORG_FILE.test(name) || name === BULK_FOLDER);
  for (const name of own) closeTo(join(dataDir, name), name === BULK_FOLDER ? 0o700 : 0o600);
  if (own.length === names.length) closeTo(dataDir, 0o700);
}

/** What belongs to another user of the machine cannot be closed; it works as before. */
function closeTo(path: string, mode: number): void {
  try {
    chmodSync(path, mode);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error;
  }
}
