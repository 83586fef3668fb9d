import { todayIn, type Clock } from '../../deal/index.ts';
import { OrgRefused, runningUserId, updateMany, type SaveOutcome } from '../../salesforce/index.ts';
import type { JobContext } from '../jobs/types.ts';
import type { Statement } from '../state/store.ts';
import { createTasks, type NewTask } from '../tasks/create.ts';
import {
  aboutAnswer,
  aboutOf,
  decideOverdue,
  decideTasks,
  descriptionOf,
  overdueDescription,
  overdueSubject,
  subjectOf,
  type OverdueAnswer,
  type WaitingRequest,
} from './decide.ts';
import { openTasksBy, tasksOfDeals, type StoredTask } from './read.ts';

/** A request for an override, as a line about it names it. */
interface NamedRequest {
  /** `O-000012` */
  readonly name: string;
  readonly deal: string;
  readonly toEnter: string;
  /** The manager who has the task; null where the deal's owner has none. */
  readonly manager: string | null;
  readonly owner: string;
}

/** An overdue answer, as a line about it names it. */
interface NamedAnswer {
  /** `A-000012` */
  readonly name: string;
  readonly deal: string;
  readonly concept: string;
  /** Who was to find out. */
  readonly owner: string;
  readonly until: string;
}

type Errors = SaveOutcome['errors'];

/** The tasks that were made and closed, or would be in a dry run. */
export interface TasksResult {
  readonly made: readonly NamedRequest[];
  /** Waiting requests whose deal's owner has no active manager to notify. */
  readonly withoutManager: readonly NamedRequest[];
  readonly failed: readonly { readonly request: NamedRequest; readonly errors: Errors }[];
  /** Of answers that are not known although their day is over. */
  readonly overdue: {
    readonly made: readonly NamedAnswer[];
    /** Answers whose owner is no active user. */
    readonly withoutOwner: readonly NamedAnswer[];
    readonly failed: readonly { readonly answer: NamedAnswer; readonly errors: Errors }[];
  };
  /** Tasks of sync whose request or answer is settled. */
  readonly closed: {
    readonly tasks: number;
    readonly failed: readonly { readonly task: string; readonly errors: Errors }[];
  };
  /** Why nothing was looked at: the org does not let this user read tasks. */
  readonly refused?: string;
}

export interface TaskOptions {
  readonly clock: Clock;
  readonly dryRun: boolean;
}

/** What waits now: tasks are for these, and those for others are closed. */
export interface Waiting {
  readonly requests: readonly WaitingRequest[];
  readonly overdue: readonly OverdueAnswer[];
}

const NOTHING: TasksResult = {
  made: [],
  withoutManager: [],
  failed: [],
  overdue: { made: [], withoutOwner: [], failed: [] },
  closed: { tasks: 0, failed: [] },
};

const keyOf = (org: string): string => `${org}/sync-tasks`;
/** The position while tasks are created: a run that ends in between leaves it, and the next one looks which tasks are there. */
const CREATING = 'creating';
const DONE = '';

/**
 * Makes a task for the manager of the deal's owner for each override request that waits (those that came by API, and those whose task the org
 * refused the panel), and one for who was to find out for each answer that is overdue; closes those whose request or answer is settled. A task
 * is known by what it names, so that none is made twice, also of tasks that were done or deleted, and after a run that was killed.
 */
export async function syncTasks(context: JobContext, waiting: Waiting, options: TaskOptions): Promise<TasksResult> {
  try {
    const kept = await keptTasks(context);
    const isKnown = new Set(kept.map(({ about }) => about));
    const requests = waiting.requests.filter(({ id }) => !isKnown.has(id));
    const overdue = waiting.overdue.filter((answer) => !isKnown.has(aboutAnswer(answer)));
    const made = requests.length + overdue.length === 0 ? NOTHING : await make(context, { requests, overdue }, options);
    const present = new Set([...waiting.requests.map(({ id }) => id), ...waiting.overdue.map(aboutAnswer)]);
    const settled = kept.filter(({ about, is_open: isOpen }) => isOpen === 1 && !present.has(about));
    return { ...made, closed: await close(context, settled, options) };
  } catch (error) {
    // Who may not read tasks can still review texts.
    if (error instanceof OrgRefused) return { ...NOTHING, refused: error.message };
    throw error;
  }
}

interface KeptTask {
  readonly about: string;
  readonly task: string;
  readonly is_open: number;
}

/** The tasks that the state has. At the first sync, and after one that ended while it created some, the open ones that this user made are among them. */
async function keptTasks({ store, org, orgId }: JobContext): Promise<readonly KeptTask[]> {
  if ((await store.position(keyOf(orgId))) !== DONE) {
    const tasks = await openTasksBy(org, await runningUserId(org));
    const statements = tasks.flatMap(({ id, description }) => {
      const about = aboutOf(description);
      return about === undefined ? [] : [keepTask(orgId, { about, task: id, is_open: 1 })];
    });
    await store.keep(keyOf(orgId), DONE, statements);
  }
  return store.all<KeptTask>('select about, task, is_open from review_task where org = $1', [orgId]);
}

function keepTask(org: string, { about, task, is_open: isOpen }: KeptTask): Statement {
  return {
    sql: `insert into review_task values ($1, $2, $3, $4) on conflict (org, about) do update set task = $3, is_open = $4`,
    params: [org, about, task, isOpen],
  };
}

/** Makes the tasks that are missing, and keeps those that were found. */
async function make(context: JobContext, waiting: Waiting, { clock, dryRun }: TaskOptions): Promise<TasksResult> {
  const { org, store, orgId } = context;
  const deals = [...waiting.requests, ...waiting.overdue].map(({ dealId }) => dealId);
  const tasks = await tasksOfDeals(org, deals);
  const own = found(tasks);
  const requests = decideTasks(waiting.requests, tasks);
  const overdue = decideOverdue(waiting.overdue, tasks);
  const isNew = requests.toMake.length + overdue.toMake.length > 0;
  const today = isNew && !dryRun ? await todayIn(org, clock) : '';
  if (isNew && !dryRun) await store.keep(keyOf(orgId), CREATING);
  const mades = dryRun ? [] : await createTasks(org, requests.toMake.map(requestTask(today)));
  const founds = dryRun ? [] : await createTasks(org, overdue.toMake.map(overdueTask(today)));
  const statements = [
    ...own.map((task) => keepTask(orgId, task)),
    ...ids(mades).map(([index, task]) => keepTask(orgId, { about: requests.toMake[index]!.id, task, is_open: 1 })),
    ...ids(founds).map(([index, task]) =>
      keepTask(orgId, { about: aboutAnswer(overdue.toMake[index]!), task, is_open: 1 }),
    ),
    ...withoutOwn(waiting.requests, requests, own).map(({ id }) =>
      keepTask(orgId, { about: id, task: '', is_open: 0 }),
    ),
  ];
  if (!dryRun) await store.keep(keyOf(orgId), DONE, statements);
  return {
    ...NOTHING,
    made: successes(requests.toMake, mades).map(named),
    withoutManager: requests.withoutManager.map(named),
    failed: failures(mades).map(({ index, errors }) => ({ request: named(requests.toMake[index]!), errors })),
    overdue: {
      made: successes(overdue.toMake, founds).map(namedAnswer),
      withoutOwner: overdue.withoutOwner.map(namedAnswer),
      failed: failures(founds).map(({ index, errors }) => ({ answer: namedAnswer(overdue.toMake[index]!), errors })),
    },
  };
}

const failures = (outcomes: readonly SaveOutcome[]) => outcomes.filter(({ success }) => !success);

function successes<T>(wanted: readonly T[], outcomes: readonly SaveOutcome[]): readonly T[] {
  const refused = new Set(failures(outcomes).map(({ index }) => index));
  return wanted.filter((_one, index) => !refused.has(index));
}

const ids = (outcomes: readonly SaveOutcome[]): (readonly [number, string])[] =>
  outcomes.flatMap(({ index, success, id }) => (success && id !== undefined ? [[index, id] as const] : []));

/** The tasks of sync among those of the deals. */
function found(tasks: readonly StoredTask[]): readonly KeptTask[] {
  return tasks.flatMap(({ id, description, isOpen }) => {
    const about = aboutOf(description);
    return about === undefined ? [] : [{ about, task: id, is_open: isOpen ? 1 : 0 }];
  });
}

/** Requests that need no task of sync: the panel's is there, or the manager asked. */
function withoutOwn(
  requests: readonly WaitingRequest[],
  { toMake, withoutManager }: ReturnType<typeof decideTasks>,
  own: readonly KeptTask[],
): readonly WaitingRequest[] {
  const others = new Set([...toMake, ...withoutManager].map(({ id }) => id).concat(own.map(({ about }) => about)));
  return requests.filter(({ id }) => !others.has(id));
}

/** Closes tasks whose request or answer is settled. One that was deleted needs no closing. */
async function close(
  { org, store, orgId }: JobContext,
  settled: readonly KeptTask[],
  { dryRun }: TaskOptions,
): Promise<TasksResult['closed']> {
  if (dryRun || settled.length === 0) return { tasks: settled.length, failed: [] };
  const outcomes = await updateMany(
    org,
    'Task',
    settled.map(({ task }) => ({ Id: task, Status: 'Completed' })),
  );
  const isGone = ({ errors }: SaveOutcome) =>
    errors.some(({ errorCode }) => errorCode === 'ENTITY_IS_DELETED' || errorCode === 'INVALID_CROSS_REFERENCE_KEY');
  const done = outcomes.filter((outcome) => outcome.success || isGone(outcome));
  await store.keep(
    keyOf(orgId),
    DONE,
    done.map(({ index }) => keepTask(orgId, { ...settled[index]!, is_open: 0 })),
  );
  return {
    tasks: outcomes.filter(({ success }) => success).length,
    failed: outcomes
      .filter((outcome) => !outcome.success && !isGone(outcome))
      .map(({ index, errors }) => ({ task: settled[index]!.task, errors })),
  };
}

/** The fields that the panel's task has, and what names the request. */
function requestTask(today: string): (request: WaitingRequest) => NewTask {
  return (request) => ({
    Subject: subjectOf(request.toEnter, request.manager?.language ?? ''),
    Description: descriptionOf(request),
    WhatId: request.dealId,
    OwnerId: request.manager?.id,
    ActivityDate: today,
    Status: 'Not Started',
    Priority: 'Normal',
  });
}

function overdueTask(today: string): (answer: OverdueAnswer) => NewTask {
  return (answer) => ({
    Subject: overdueSubject(answer.concept, answer.owner.language),
    Description: overdueDescription(answer),
    WhatId: answer.dealId,
    OwnerId: answer.owner.id,
    ActivityDate: today,
    Status: 'Not Started',
    Priority: 'Normal',
  });
}

function named({ name, deal, toEnter, manager, owner }: WaitingRequest): NamedRequest {
  return { name, deal, toEnter, manager: manager?.name ?? null, owner };
}

function namedAnswer({ name, deal, concept, owner, until }: OverdueAnswer): NamedAnswer {
  return { name, deal, concept, owner: owner.name, until };
}
