import { stat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { shownPath } from '../files.ts';
import type { ExitCode, GlobalOptions, Io } from '../io.ts';
import { keepSnapshot, snapshotFault, snapshotFolder, takeAndPublish } from '../snapshots.ts';
import { clockFor, openTarget } from '../target.ts';

/** `diagnose snapshot`: keeps the pipeline of the org as it is today, in place of a snapshot of the same day. */
export async function snapshot(io: Io, options: GlobalOptions): Promise<ExitCode> {
  const org = await openTarget(io, options, 'integration');
  const folder = await snapshotFolder(io, options, org);
  try {
    const write = () => takeAndPublish(io, options, { org, folder, clock: clockFor(io, options) });
    const written = await keepSnapshot(io, options, { org }, write);
    const { day, folder: name, figures } = written!;
    const path = join(folder, name);
    const bytes = await sizeOf(path);
    if (options.json === true) io.out(JSON.stringify({ day, path, bytes, openDeals: figures.openDeals }));
    else
      io.out(
        `The snapshot of ${day} has ${figures.openDeals} open deals and takes ${Math.ceil(bytes / 1000)} kB in \`${shownPath(io, path)}\`.`,
      );
    return 0;
  } catch (error) {
    throw snapshotFault(error);
  }
}

async function sizeOf(folder: string): Promise<number> {
  let bytes = 0;
  for (const name of await readdir(folder)) bytes += (await stat(join(folder, name))).size;
  return bytes;
}
