import { LOCKED } from '../../salesforce/index.ts';
import type { AnswerChange, DealStanding, FailedChange, SyncResult, TasksResult } from '../../sync/index.ts';

const HELD =
  'Another user or process was saving this record or its opportunity the whole time. Nothing of it was written; the next sync tries again.';

/** What was done about override requests and overdue answers, a line each. */
export function taskLines(
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

/** What a sync did, as far as it is counted. */
type Counted = Pick<SyncResult, 'answers' | 'records'> & {
  readonly tasks: Pick<TasksResult, 'made' | 'overdue' | 'closed'>;
};

/** Counts what was done: `3 answers reviewed, 2 records written, 1 task made, 2 tasks closed, 0 refused.` @param refused of all kinds */
export function summaryText({ answers, records, tasks }: Counted, refused: number, dryRun: boolean): string {
  const [written, made, closed] = dryRun
    ? ['would be written', 'would be made', 'would be closed']
    : ['written', 'made', 'closed'];
  const counted = (count: number, what: string): readonly string[] =>
    count === 0 ? [] : [`${count} ${count === 1 ? 'task' : 'tasks'} ${what}`];
  return `${[
    `${answers} answers reviewed`,
    `${records} records ${written}`,
    ...counted(tasks.made.length + tasks.overdue.made.length, made),
    ...counted(tasks.closed.tasks, closed),
    `${refused} refused`,
  ].join(', ')}.`;
}

export function changeText({ name, deal, concept, effect, flag, reason }: AnswerChange): string {
  const flagged = flag ? `flagged. ${reason ?? ''}` : '';
  const what = {
    flag: flagged,
    unflag: 'the flag is taken back.',
    unreview: `no longer cleared, because the text has changed${flag ? `; ${flagged}` : '.'}`,
    fingerprint: 'the reviewed text is kept as a fingerprint.',
  };
  return `${name} \`${concept}\` of \`${deal}\`: ${what[effect]}`;
}

/** A change that the org refused, and why. */
export function failureText({ change, errors }: FailedChange): string {
  return `${change.name} \`${change.concept}\` of \`${change.deal}\`: refused. ${messagesOf(errors)}`;
}

export function standingText({ deal, inQuestion }: DealStanding): string {
  if (inQuestion === 0) return `\`${deal}\` is no longer in question.`;
  return `\`${deal}\` is in question: ${inQuestion} ${inQuestion === 1 ? 'text waits' : 'texts wait'} for a review.`;
}

export function standingFailureText({ change, errors }: SyncResult['standing']['failed'][number]): string {
  return `\`${change.deal}\`: its number of texts in question was refused. ${messagesOf(errors)}`;
}

/** Why the org refused a change. Salesforce's words for a locked row name ids only. */
function messagesOf(errors: FailedChange['errors']): string {
  return errors.map(({ errorCode, message }) => (errorCode === LOCKED ? HELD : message)).join(' ');
}
