import { join } from 'node:path';
import { syncReviews, type AnswerChange, type FailedChange } from '../../sync/index.ts';
import { shownPath, writeWhole } from '../files.ts';
import type { ExitCode, GlobalOptions, Io } from '../io.ts';
import { dataDir, openTarget } from '../target.ts';

export interface SyncOptions extends GlobalOptions {
  readonly dryRun?: boolean;
}

/** `diagnose sync`: reviews answers, pains and reasons of overrides and writes the changed review flags. Exit 1 if the org refused a change. */
export async function sync(io: Io, options: SyncOptions): Promise<ExitCode> {
  const org = await openTarget(io, options, 'integration');
  const dryRun = options.dryRun === true;
  const result = await syncReviews(org, { dryRun });
  const retry = result.failed.length === 0 ? null : join(dataDir(io, options), 'sync-retry.jsonl');
  if (retry !== null)
    await writeWhole(io, retry, result.failed.map((failure) => `${JSON.stringify(failure)}\n`).join(''));
  if (options.json === true) {
    io.out(JSON.stringify({ ...result, dryRun, retryFile: retry }, null, 2));
  } else {
    for (const change of result.written) io.out(changeText(change));
    for (const failure of result.failed) io.out(failureText(failure));
    const verb = dryRun ? 'would be written' : 'written';
    io.out(
      `${result.answers} answers reviewed, ${result.written.length} records ${verb}, ${result.failed.length} refused.`,
    );
    if (retry !== null) io.out(`The refused ones are in \`${shownPath(io, retry)}\`, with the reasons.`);
  }
  return result.failed.length === 0 ? 0 : 1;
}

function changeText({ name, deal, concept, effect, flag, reason }: AnswerChange): string {
  const flagged = flag ? `flagged. ${reason ?? ''}` : '';
  const what = {
    flag: flagged,
    unflag: 'the flag is taken back.',
    unreview: `no longer cleared, because the text has changed${flag ? `; ${flagged}` : '.'}`,
    fingerprint: 'the reviewed text is kept as a fingerprint.',
  };
  return `${name} \`${concept}\` of \`${deal}\`: ${what[effect]}`;
}

function failureText({ change, errors }: FailedChange): string {
  return `${change.name} \`${change.concept}\` of \`${change.deal}\`: refused. ${errors.map(({ message }) => message).join(' ')}`;
}
