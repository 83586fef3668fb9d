import { stat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { dayIn, zoneOf } from '../../deal/index.ts';
import type { Snapshot } from '../../report/index.ts';
import { TakenError } from '../../sync/index.ts';
import { shownPath } from '../files.ts';
import type { ExitCode, GlobalOptions, Io } from '../io.ts';
import { keepSnapshot, snapshotFault, snapshotFolder, takeAndPublish } from '../snapshots.ts';
import { openTarget } from '../target.ts';

export interface SnapshotOptions extends GlobalOptions {
  readonly daily?: boolean;
}

/** What `diagnose snapshot --daily --json` prints; with the fields of `diagnose snapshot --json` where it wrote one. */
export interface DailySnapshot {
  /** In the zone of the user or `--zone`. */
  readonly day: string;
  readonly isWritten: boolean;
  /** Whether the day has its snapshot now. Without one, another process is writing it. */
  readonly isKept: boolean;
}

/**
 * `diagnose snapshot`: keeps the pipeline of the org as it is today, in place of a snapshot of the same day; with `--daily` only where a watch or this
 * command has not yet kept one of today.
 */
export async function snapshot(io: Io, options: SnapshotOptions): Promise<ExitCode> {
  const org = await openTarget(io, options, 'integration');
  const folder = await snapshotFolder(io, options, org);
  const clock = { now: io.now().toISOString(), zone: options.zone };
  const isDaily = options.daily === true;
  const today = isDaily ? dayIn(await zoneOf(org, options.zone), clock.now) : undefined;
  const job = today === undefined ? { org } : { org, unlessOf: today };
  try {
    const written = await keepSnapshot(io, options, job, () => takeAndPublish(io, options, { org, folder, clock }));
    if (written === undefined) reportUnwritten(io, options, { day: today!, isWritten: false, isKept: true });
    else await reportWritten(io, options, folder, written);
    return 0;
  } catch (error) {
    if (!isDaily || !(error instanceof TakenError)) throw snapshotFault(error);
    reportUnwritten(io, options, { day: today!, isWritten: false, isKept: false });
    return 0;
  }
}

async function reportWritten(io: Io, options: SnapshotOptions, parent: string, written: Snapshot): Promise<void> {
  const { day, folder, figures } = written;
  const path = join(parent, folder);
  const bytes = await sizeOf(path);
  const daily = options.daily === true ? { isWritten: true, isKept: true } : {};
  if (options.json === true) io.out(JSON.stringify({ day, ...daily, path, bytes, openDeals: figures.openDeals }));
  else
    io.out(
      `The snapshot of ${day} has ${figures.openDeals} open deals and takes ${Math.ceil(bytes / 1000)} kB in \`${shownPath(io, path)}\`.`,
    );
}

function reportUnwritten(io: Io, options: SnapshotOptions, daily: DailySnapshot): void {
  if (options.json === true) io.out(JSON.stringify(daily));
  else if (daily.isKept) io.out(`There is a snapshot of ${daily.day} already.`);
  else io.out(`Another process is writing the snapshot of ${daily.day}.`);
}

async function sizeOf(folder: string): Promise<number> {
  let bytes = 0;
  for (const name of await readdir(folder)) bytes += (await stat(join(folder, name))).size;
  return bytes;
}
