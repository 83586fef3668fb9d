import { join } from 'node:path';
import type { OrgConnection } from '../../salesforce/index.ts';
import {
  driftSentence,
  runEmbedded,
  StateError,
  syncOrg,
  TakenError,
  type AnswerChange,
  type DealStanding,
  type FailedChange,
  type TasksResult,
} from '../../sync/index.ts';
import { FindingsError, NoOrgError } from '../errors.ts';
import { shownPath, writeWhole } from '../files.ts';
import type { ExitCode, GlobalOptions, Io } from '../io.ts';
import { clockFor, dataDir, openTarget } from '../target.ts';

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
  const drift = driftSentence(result.drift);
  const retry = result.failed.length === 0 ? null : join(dataDir(io, options), 'sync-retry.jsonl');
  if (retry !== null)
    await writeWhole(io, retry, result.failed.map((failure) => `${JSON.stringify(failure)}\n`).join(''));
  if (options.json === true) {
    io.out(JSON.stringify({ ...result, dryRun, retryFile: retry, drift: drift ?? null }, null, 2));
  } else {
    for (const failure of result.failed) io.out(failureText(failure));
    for (const deal of standing.written) io.out(standingText(deal));
    for (const { change, errors } of standing.failed) {
      io.out(`\`${change.deal}\`: its number of texts in question was refused. ${messagesOf(errors)}`);
    }
    for (const line of taskLines(tasks, dryRun)) io.out(line);
    const verb = dryRun ? 'would be written' : 'written';
    io.out(`${result.answers} answers reviewed, ${result.records} records ${verb}, ${result.failed.length} refused.`);
    if (result.calls !== undefined)
      io.out(`${org.meter.sent()} API calls so far; writing the records would take ${result.calls} more.`);
    if (drift !== undefined) io.out(drift);
    if (retry !== null) io.out(`The refused ones are in \`${shownPath(io, retry)}\`, with the reasons.`);
  }
  const refused =
    result.failed.length +
    standing.failed.length +
    tasks.failed.length +
    tasks.overdue.failed.length +
    tasks.closed.failed.length;
  return refused === 0 && drift === undefined ? 0 : 1;
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

/** What was done about override requests and overdue answers, a line each. */
function taskLines(
  { made, withoutManager, failed, overdue, closed, refused }: TasksResult,
  dryRun: boolean,
): readonly string[] {
  const got = dryRun ? 'would get' : 'got';
  return [
    ...made.map((one) => `${aboutRequest(one)}: ${one.manager} ${got} a task.`),
    ...failed.map(({ request, errors }) => `${aboutRequest(request)}: the task was refused. ${messagesOf(errors)}`),
    ...withoutManager.map(
      (one) =>
        `${aboutRequest(one)}: nobody got a task, because ${one.owner} has no active manager. Set the manager of that user, or ask an approver.`,
    ),
    ...overdue.made.map((one) => `${aboutAnswer(one)}: ${one.owner} ${got} a task.`),
    ...overdue.failed.map(
      ({ answer, errors }) => `${aboutAnswer(answer)}: the task was refused. ${messagesOf(errors)}`,
    ),
    ...overdue.withoutOwner.map(
      (one) =>
        `${aboutAnswer(one)}: nobody got a task, because ${one.owner} is no active user. Give the answer another owner.`,
    ),
    ...closedLines(closed, dryRun),
    ...(refused === undefined
      ? []
      : [`Override requests and overdue answers were not looked at for tasks: ${refused}`]),
  ];
}

const aboutRequest = ({ deal, name, toEnter }: TasksResult['made'][number]): string =>
  `\`${deal}\`, override ${name} to enter \`${toEnter}\``;

const aboutAnswer = ({ deal, name, concept, until }: TasksResult['overdue']['made'][number]): string =>
  `\`${deal}\`, ${name} \`${concept}\`, to be known by ${until}`;

function closedLines({ tasks, failed }: TasksResult['closed'], dryRun: boolean): readonly string[] {
  const what = `${tasks} ${tasks === 1 ? 'task' : 'tasks'} of what is settled`;
  return [
    ...(tasks === 0 ? [] : [`${what} ${dryRun ? 'would be closed' : 'closed'}.`]),
    ...failed.map(({ task, errors }) => `Task ${task} could not be closed. ${messagesOf(errors)}`),
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
