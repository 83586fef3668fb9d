import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * How far the setting up of a data folder got, kept next to the org in `setup.json`. A start that is killed leaves `running` behind,
 * and the next one knows that what is there is half.
 */
export interface SetupMarker {
  readonly firstSetup: 'running' | 'done';
  readonly demo: 'none' | 'running' | 'done';
}

const NAME = 'setup.json';

/** Undefined: no start of ours has been here. */
export async function readMarker(folder: string): Promise<SetupMarker | undefined> {
  try {
    return JSON.parse(await readFile(join(folder, NAME), 'utf8')) as SetupMarker;
  } catch {
    return undefined;
  }
}

export async function writeMarker(folder: string, marker: SetupMarker): Promise<void> {
  await mkdir(folder, { recursive: true });
  const draft = join(folder, `${NAME}.${process.pid}.tmp`);
  await writeFile(draft, `${JSON.stringify(marker)}\n`);
  await rename(draft, join(folder, NAME));
}

/** What a local org and its setting up leave in a data folder. Anything else in there is not ours to delete. */
const OURS =
  /^(?:org\.json|org\.sqlite(?:-wal|-shm|-journal)?|requests(?:\.old)?\.jsonl|setup\.json|sync-retry\.jsonl|lock(?:-journal)?)(?:\.\d+\.tmp)?$/;

/** Deletes the org in a folder, and the folder when nothing else is in it. Nobody may be running on it. */
export async function emptyFolder(folder: string): Promise<void> {
  const names = await namesIn(folder);
  const ours = names.filter((name) => OURS.test(name));
  // The marker last: killed in between, the next start still knows that what is left is half.
  const ordered = [...ours.filter((name) => name !== NAME), ...ours.filter((name) => name === NAME)];
  for (const name of ordered) await rm(join(folder, name), { force: true });
  if (ours.length === names.length) await rm(folder, { recursive: true, force: true });
}

/** Whether an org has been kept here. */
export async function holdsOrg(folder: string): Promise<boolean> {
  return (await namesIn(folder)).includes('org.sqlite');
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
