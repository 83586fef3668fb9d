import {
  keepRunning,
  listen,
  runEmbedded,
  StateError,
  TakenError,
  watchOrg,
  type WatchNews,
} from '../../sync/index.ts';
import { FindingsError, NoOrgError, UsageError } from '../errors.ts';
import type { ExitCode, GlobalOptions, Io } from '../io.ts';
import { keepDaily } from '../daily.ts';
import { dataDir, openTarget } from '../target.ts';
import { WatchPrinter } from './watch-text.ts';

export interface WatchCommandOptions extends GlobalOptions {
  readonly once?: boolean;
  readonly every?: string;
}

/** Milliseconds after which a run ends and the next begins, so that nothing old is held for long. */
const SLICE = 10 * 60_000;
const SHORTEST_EVERY = 1;
const LONGEST_EVERY = 60;

/**
 * `diagnose watch`: records what the gates made of each stage change, and what changed under deals past a gate. Runs until it is ended; with
 * `--once`, until everything up to now is recorded. Exit 1 where a record was refused or the org's rules are not as deployed. One that runs on keeps
 * a snapshot of each day.
 * @param look milliseconds between looks whether the day has its snapshot
 */
export async function watch(io: Io, options: WatchCommandOptions, look?: number): Promise<ExitCode> {
  const every = everyOf(options);
  const org = await openTarget(io, options, 'integration');
  const ended = new AbortController();
  void io.ended().then(() => ended.abort());
  const printer = new WatchPrinter(io, options);
  const isOnce = options.once === true;
  const wakes = isOnce ? undefined : listen(org, (is, reason) => printer.listening(is, reason, every));
  const job = { isOnce, slice: SLICE, every: every * 1000, onNews: (news: WatchNews) => printer.print(news) };
  const run = () =>
    runEmbedded(org, 'watch', { folder: dataDir(io, options), signal: ended.signal, now: io.now }, (context) =>
      watchOrg(context, { ...job, ...(wakes ? { woken: wakes.woken } : {}) }),
    );
  try {
    if (isOnce) await run();
    else await Promise.all([runOn(io, ended, run), keepDaily(io, options, { org, signal: ended.signal }, look)]);
  } catch (error) {
    if (error instanceof TakenError)
      throw new NoOrgError('Another process watches this org already, with the same data folder.', { cause: error });
    if (error instanceof StateError) throw new FindingsError(error.message, { cause: error });
    throw error;
  } finally {
    wakes?.close();
  }
  return printer.end();
}

/** Runs until the watch is ended, or ends it by an error. */
async function runOn(io: Io, ended: AbortController, run: () => Promise<void>): Promise<void> {
  try {
    await keepRunning(ended.signal, run, (reason, pause) =>
      io.err(`${reason} Trying again in ${Math.round(pause / 1000)} s.`),
    );
  } finally {
    ended.abort();
  }
}

function everyOf({ every }: WatchCommandOptions): number {
  if (every === undefined) return LONGEST_EVERY;
  const seconds = Number(every);
  if (!Number.isInteger(seconds) || seconds < SHORTEST_EVERY || seconds > LONGEST_EVERY)
    throw new UsageError(
      `\`${every}\` is not a number of seconds from ${SHORTEST_EVERY} to ${LONGEST_EVERY}, after which the stage history is read again.`,
    );
  return seconds;
}
