import { setTimeout as pause } from 'node:timers/promises';
import { dayIn, zoneOf } from '../deal/index.ts';
import type { OrgConnection } from '../salesforce/index.ts';
import type { DailySnapshot } from './commands/snapshot.ts';
import type { GlobalOptions, Io } from './io.ts';
import { dataDir } from './target.ts';

/** Milliseconds from one look whether the day has its snapshot to the next; and after a failure. */
const LOOK = 60_000;
const AFTER_FAILURE = 600_000;

/**
 * Has the snapshot of each day written once, until the signal, by `diagnose snapshot --daily` in a process of its own: reading a pipeline takes more
 * memory than watching it, and is given back so. The first look is after a pause: a watch that is started again and again reads no pipeline
 * each time. A failure is reported, and tried again later.
 */
export async function keepDaily(
  io: Io,
  options: GlobalOptions,
  { org, signal }: { readonly org: OrgConnection; readonly signal: AbortSignal },
  look: number = LOOK,
): Promise<void> {
  let zone: string | undefined;
  let done: string | undefined;
  let isFailing = false;
  while (await pauseUntil(isFailing ? AFTER_FAILURE : look, signal)) {
    try {
      zone ??= await zoneOf(org, options.zone);
      const today = dayIn(zone, io.now().toISOString());
      if (today === done) continue;
      const { day, isWritten, isKept } = await takeDaily(io, options, signal);
      if (isWritten) io.err(`The snapshot of ${day} is kept.`);
      if (isKept) done = day;
      isFailing = false;
    } catch (error) {
      if (signal.aborted) return;
      isFailing = true;
      io.err(`The day's snapshot was not kept. ${(error as Error).message}`);
    }
  }
}

async function takeDaily(io: Io, options: GlobalOptions, signal: AbortSignal): Promise<DailySnapshot> {
  const given = (['org', 'user', 'zone'] as const).flatMap((name) => {
    const value = options[name];
    return value === undefined ? [] : [`--${name}`, value];
  });
  const command = ['snapshot', '--daily', '--json', '--data', dataDir(io, options), ...given];
  const { code, out, err } = await io.runApart(command, signal);
  if (code === 0) return JSON.parse(out) as DailySnapshot;
  throw new Error(err.trim() || `Its process ended with ${code}.`);
}

/** Resolves after the pause to true, or at once to false when the signal comes. */
function pauseUntil(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  return pause(milliseconds, true, { signal }).catch(() => false);
}
