import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The state of a data folder's setup, stored in `setup.json`. If a start is killed, `running` remains, and the next start knows that the
 * setup is incomplete.
 */
export interface SetupMarker {
  readonly firstSetup: 'running' | 'done';
  readonly demo: 'none' | 'running' | 'done';
  /** Whether the Salvirt deals were loaded; absent when nobody asked for them. */
  readonly salvirt?: 'running' | 'done';
  /** Id of the deal that the printed link opens; absent without the story. */
  readonly firstDeal?: string;
  /** The version whose app is in the org; absent in folders of 0.2.0 and before. */
  readonly app?: string;
}

const NAME = 'setup.json';

/** Reads the setup state; undefined if there is none. */
export async function readMarker(folder: string): Promise<SetupMarker | undefined> {
  try {
    return JSON.parse(await readFile(join(folder, NAME), 'utf8')) as SetupMarker;
  } catch {
    return undefined;
  }
}

/** Writes the setup state atomically, and creates the folder if needed. */
export async function writeMarker(folder: string, marker: SetupMarker): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = join(folder, `${NAME}.${process.pid}.tmp`);
  await writeFile(draft, `${JSON.stringify(marker)}\n`, { mode: 0o600 });
  await rename(draft, join(folder, NAME));
}

/** Files that a local org and its setup create; other files in the folder are never deleted. */
const ORG_FILES =
  /^(?:org\.json|org\.sqlite(?:-wal|-shm|-journal)?|requests(?:\.old)?\.jsonl|setup\.json|connected-apps\.json|app-[\w-]+\.(?:key|crt)|sync-retry\.jsonl|lock(?:-journal)?)(?:\.\d+\.tmp)?$/;

/** The folder with snapshots of orgs, and what the names of those of the local org begin with (`../snapshots.ts`). */
export const SNAPSHOTS = 'snapshots';
export const LOCAL_SNAPSHOTS = 'local-org-';

/** The folder with the data and results of bulk jobs, and the files that the org makes there. */
const BULK_FOLDER = 'bulk-jobs';
const BULK_FILES = /^75[01][0-9A-Za-z]{15}\.(?:data|success|failed|results|index)(?:\.part)?$/;

/** Deletes the files of bulk jobs, and their folder if nothing else is in it; gives whether it is gone. */
async function emptyBulkFolder(folder: string): Promise<boolean> {
  const names = await namesIn(folder);
  const own = names.filter((name) => BULK_FILES.test(name));
  for (const name of own) await rm(join(folder, name), { force: true });
  if (own.length < names.length) return false;
  await rm(folder, { recursive: true, force: true });
  return true;
}

/** Deletes the snapshots of the local org, and their folder if nothing else is in it; gives whether it is gone. */
async function deleteSnapshots(folder: string): Promise<boolean> {
  const names = await namesIn(folder);
  const own = names.filter((name) => name.startsWith(LOCAL_SNAPSHOTS));
  for (const name of own) await rm(join(folder, name), { recursive: true, force: true });
  if (own.length < names.length) return false;
  await rm(folder, { recursive: true, force: true });
  return true;
}

/** Deletes the org in a folder, with its snapshots, and the folder if nothing else is in it. The org must not be running. */
export async function emptyFolder(folder: string): Promise<void> {
  const names = await namesIn(folder);
  const orgFiles = names.filter((name) => ORG_FILES.test(name));
  // The marker is deleted last, so that after an interruption the next start still finds an incomplete setup.
  const ordered = [...orgFiles.filter((name) => name !== NAME), ...orgFiles.filter((name) => name === NAME)];
  for (const name of ordered) await rm(join(folder, name), { force: true });
  const hasBulk = names.includes(BULK_FOLDER);
  const isBulkGone = hasBulk && (await emptyBulkFolder(join(folder, BULK_FOLDER)));
  const hasSnapshots = names.includes(SNAPSHOTS);
  const areSnapshotsGone = hasSnapshots && (await deleteSnapshots(join(folder, SNAPSHOTS)));
  const gone = orgFiles.length + (isBulkGone ? 1 : 0) + (areSnapshotsGone ? 1 : 0);
  if (gone === names.length) await rm(folder, { recursive: true, force: true });
}

/** Whether the folder contains an org. */
export async function holdsOrg(folder: string): Promise<boolean> {
  return (await namesIn(folder)).includes('org.sqlite');
}

/** Whether the folder's database is there but empty, as after a copy that failed. */
export async function hasEmptyOrg(folder: string): Promise<boolean> {
  const file = await stat(join(folder, 'org.sqlite')).catch(() => undefined);
  return file?.isFile() === true && file.size === 0;
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
