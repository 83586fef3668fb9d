import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { OrgConnection } from '../../salesforce/index.ts';
import {
  driftSentence,
  notComparedSentence,
  runEmbedded,
  StateError,
  syncOrg,
  TakenError,
  type AnswerChange,
} from '../../sync/index.ts';
import { FindingsError, NoOrgError } from '../errors.ts';
import { shownPath, writeWhole } from '../files.ts';
import type { ExitCode, GlobalOptions, Io } from '../io.ts';
import { clockFor, dataDir, openTarget } from '../target.ts';
import { changeText, failureText, standingFailureText, standingText, summaryText, taskLines } from './sync-text.ts';

export interface SyncOptions extends GlobalOptions {
  readonly dryRun?: boolean;
  readonly full?: boolean;
}

/**
 * `diagnose sync`: reviews the answers, pains and reasons of overrides that were changed and writes the changed review flags; makes and closes the tasks for
 * override requests and overdue answers. Exit 1 if the org refused a change, or its rules are not as deployed.
 */
export async function sync(io: Io, options: SyncOptions): Promise<ExitCode> {
  const org = await openTarget(io, options, 'integration');
  const dryRun = options.dryRun === true;
  const result = await reviewed(io, options, org);
  const { standing, tasks } = result;
  const [drift, notCompared] = [driftSentence(result.drift), notComparedSentence(result.drift)];
  const refused =
    result.failed.length +
    standing.failed.length +
    tasks.failed.length +
    tasks.overdue.failed.length +
    tasks.closed.failed.length;
  const retry = await keepRefused(io, options, result.failed);
  if (options.json === true) {
    io.out(
      JSON.stringify(
        { ...result, dryRun, retryFile: retry, drift: drift ?? null, notCompared: notCompared ?? null },
        null,
        2,
      ),
    );
  } else {
    for (const failure of result.failed) io.out(failureText(failure));
    for (const deal of standing.written) io.out(standingText(deal));
    for (const failure of standing.failed) io.out(standingFailureText(failure));
    for (const line of taskLines(tasks, dryRun)) io.out(line);
    io.out(summaryText(result, refused, dryRun));
    if (result.calls !== undefined)
      io.out(`${org.meter.sent()} API calls so far; writing the records would take ${result.calls} more.`);
    for (const line of [drift, notCompared]) if (line !== undefined) io.out(line);
    if (retry !== null) io.out(`The refused reviews are in \`${shownPath(io, retry)}\`, with the reasons.`);
  }
  return refused === 0 && drift === undefined ? 0 : 1;
}

/** Writes what the org refused into the data folder, or removes the file of a sync before. @returns its path; null: nothing was refused */
async function keepRefused(io: Io, options: SyncOptions, failed: Reviewed['failed']): Promise<string | null> {
  const file = join(dataDir(io, options), 'sync-retry.jsonl');
  if (failed.length > 0) await writeWhole(io, file, failed.map((failure) => `${JSON.stringify(failure)}\n`).join(''));
  else if (options.dryRun !== true) await rm(file, { force: true });
  return failed.length === 0 ? null : file;
}

/** Another user of the local org may see other records: it has a state of its own. */
function stateOf<Context extends { readonly orgId: string }>(context: Context, { user }: SyncOptions): Context {
  return user === undefined ? context : { ...context, orgId: `${context.orgId}/${user}` };
}

type Reviewed = Awaited<ReturnType<typeof syncOrg>>;

/** The reviews and tasks, by the job of the service with its state in the data folder. */
async function reviewed(io: Io, options: SyncOptions, org: OrgConnection): Promise<Reviewed> {
  // A signal ends the process at once: the next sync goes on where this one stood.
  const { signal } = new AbortController();
  try {
    return await runEmbedded(org, 'sync', { folder: dataDir(io, options), signal, now: io.now }, (context) =>
      syncOrg(stateOf(context, options), {
        dryRun: options.dryRun === true,
        full: options.full === true,
        clock: clockFor(io, options),
        ...(options.json === true ? {} : { onChange: (change: AnswerChange) => io.out(changeText(change)) }),
      }),
    );
  } catch (error) {
    if (error instanceof TakenError)
      throw new NoOrgError('Another process syncs this org already, with the same data folder.', { cause: error });
    if (error instanceof StateError) throw new FindingsError(error.message, { cause: error });
    throw error;
  }
}
