import { join } from 'node:path';
import {
  driftSentence,
  readDrift,
  syncReviews,
  syncTasks,
  type AnswerChange,
  type DealStanding,
  type FailedChange,
  type TasksResult,
} from '../../sync/index.ts';
import { shownPath, writeWhole } from '../files.ts';
import type { ExitCode, GlobalOptions, Io } from '../io.ts';
import { clockFor, dataDir, openTarget } from '../target.ts';

export interface SyncOptions extends GlobalOptions {
  readonly dryRun?: boolean;
}

/**
 * `diagnose sync`: reviews answers, pains and reasons of overrides and writes the changed review flags; makes the tasks of managers for
 * override requests that have none. Exit 1 if the org refused a change, or its rules are not as deployed.
 */
export async function sync(io: Io, options: SyncOptions): Promise<ExitCode> {
  const org = await openTarget(io, options, 'integration');
  const dryRun = options.dryRun === true;
  const result = await syncReviews(org, { dryRun, now: io.now().toISOString() });
  const tasks = await syncTasks(org, { clock: clockFor(io, options), dryRun });
  const { standing } = result;
  const drift = driftSentence(await readDrift(org));
  const retry = result.failed.length === 0 ? null : join(dataDir(io, options), 'sync-retry.jsonl');
  if (retry !== null)
    await writeWhole(io, retry, result.failed.map((failure) => `${JSON.stringify(failure)}\n`).join(''));
  if (options.json === true) {
    io.out(JSON.stringify({ ...result, tasks, dryRun, retryFile: retry, drift: drift ?? null }, null, 2));
  } else {
    for (const change of result.written) io.out(changeText(change));
    for (const failure of result.failed) io.out(failureText(failure));
    for (const deal of standing.written) io.out(standingText(deal));
    for (const { change, errors } of standing.failed) {
      io.out(`\`${change.deal}\`: its number of texts in question was refused. ${messagesOf(errors)}`);
    }
    for (const line of taskLines(tasks, dryRun)) io.out(line);
    const verb = dryRun ? 'would be written' : 'written';
    io.out(
      `${result.answers} answers reviewed, ${result.written.length} records ${verb}, ${result.failed.length} refused.`,
    );
    if (drift !== undefined) io.out(drift);
    if (retry !== null) io.out(`The refused ones are in \`${shownPath(io, retry)}\`, with the reasons.`);
  }
  const refused = result.failed.length + standing.failed.length + tasks.failed.length;
  return refused === 0 && drift === undefined ? 0 : 1;
}

/** What was done about override requests, a line each. */
function taskLines({ made, withoutManager, failed, refused }: TasksResult, dryRun: boolean): readonly string[] {
  const about = ({ deal, name, toEnter }: TasksResult['made'][number]) =>
    `\`${deal}\`, override ${name} to enter \`${toEnter}\``;
  return [
    ...made.map((one) => `${about(one)}: ${one.manager} ${dryRun ? 'would get' : 'got'} a task.`),
    ...failed.map(({ request, errors }) => `${about(request)}: the task was refused. ${messagesOf(errors)}`),
    ...withoutManager.map(
      (one) =>
        `${about(one)}: nobody got a task, because ${one.owner} has no active manager. Set the manager of that user, or ask an approver.`,
    ),
    ...(refused === undefined ? [] : [`Override requests were not looked at for tasks: ${refused}`]),
  ];
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
  return `${change.name} \`${change.concept}\` of \`${change.deal}\`: refused. ${messagesOf(errors)}`;
}

function standingText({ deal, inQuestion }: DealStanding): string {
  if (inQuestion === 0) return `\`${deal}\` is no longer in question.`;
  return `\`${deal}\` is in question: ${inQuestion} ${inQuestion === 1 ? 'text waits' : 'texts wait'} for a review.`;
}

function messagesOf(errors: FailedChange['errors']): string {
  return errors.map(({ message }) => message).join(' ');
}
