import { todayIn, type Clock } from '../../deal/index.ts';
import { callsToUpdate, type FirstRows, type TogetherQuery } from '../../salesforce/index.ts';
import type { OrgDrift } from '../deploy/drift.ts';
import { overdueOf, overdueQuery, requestOf, requestsQuery } from '../requests/read.ts';
import { syncTasks, type TasksResult, type Waiting } from '../requests/tasks.ts';
import type { AnswerChange, SyncResult } from '../review/types.ts';
import { positionKey, readChanges, START, type SyncPosition } from '../texts/changes.ts';
import type { PlaybookRow } from '../texts/asks.ts';
import { decideDue } from '../texts/decide.ts';
import { writeStanding } from '../texts/standing.ts';
import { readWhole } from '../texts/whole.ts';
import { knownDrift } from './known-drift.ts';
import type { JobContext } from './types.ts';

export interface ReviewOptions {
  /** Reads and decides, and writes nothing to the org. What it would write is written by the next sync. */
  readonly dryRun?: boolean;
  /** Reads all records again, also those that were not changed. Default: only where no sync has read to its end for 14 days. */
  readonly full?: boolean;
  /** Takes each change when it is written; then `written` stays empty, and memory does not grow with it. */
  readonly onChange?: (change: AnswerChange) => void;
}

export interface SyncOptions extends ReviewOptions {
  /** Which day it is. Default: the org's, for the running user. */
  readonly clock?: Clock;
}

/** Salesforce keeps deleted records for 15 days; after that nobody learns of them. */
const LONGEST_GAP = 14 * 86_400_000;

/** What the state has of the texts of an org. */
const TABLES = ['deal', 'record', 'text', 'shingle', 'touched', 'due', 'contact', 'role', 'user', 'ask'];

/**
 * Reviews the texts of an org (`reviewTexts`), then makes and closes the tasks for what waits, then compares the org's rules with the last deploys.
 * With nothing changed that is three API calls.
 */
export async function syncOrg(
  context: JobContext,
  options: SyncOptions = {},
): Promise<SyncResult & { readonly tasks: TasksResult; readonly drift: OrgDrift }> {
  // By the org's time: a clock that is wrong here dates no task.
  const clock = options.clock ?? { now: context.org.orgNow().toISOString() };
  // Without a zone of its own the org's TODAY is the running user's, and costs no call.
  const today = clock.zone === undefined ? 'TODAY' : await todayIn(context.org, clock);
  const queries = [{ soql: overdueQuery(today) }, { soql: requestsQuery(today) }];
  const { along, playbooks, ...result } = await review(context, options, queries);
  const waiting = await whole(context, queries, along);
  context.org.onProgress?.({ name: 'Making and closing tasks' });
  const tasks = await syncTasks(context, waiting, { clock, dryRun: options.dryRun === true });
  return { ...result, tasks, drift: await knownDrift(context, playbooks) };
}

/**
 * Reviews the texts of an org that were changed since the last sync, and those that depend on them: answers, pains and reasons of overrides. Writes
 * only review fields that differ, each under the condition that nobody saved the record since it was read, then the number of texts in
 * question of each deal. What the org refuses is in `failed` and is tried again with the next sync.
 */
export async function reviewTexts(context: JobContext, options: ReviewOptions = {}): Promise<SyncResult> {
  const { along: _none, playbooks: _unused, ...result } = await review(context, options, []);
  return result;
}

async function review(
  context: JobContext,
  options: ReviewOptions,
  queries: readonly TogetherQuery[],
): Promise<SyncResult & { readonly along: readonly FirstRows[]; readonly playbooks: readonly PlaybookRow[] }> {
  const dryRun = options.dryRun === true;
  const step = (name: string): void => context.org.onProgress?.({ name });
  step('Reading what has changed');
  const from = await beginning(context, options.full === true);
  const read = await readWhole(context, from);
  const { position, along, playbooks } = await readChanges(context, read.position, queries);
  step('Reviewing texts');
  const due = await decideDue(context, { dryRun, position, onChange: options.onChange });
  const decided = { ...due, answers: due.answers + read.answers };
  step('Counting texts in question');
  if (!dryRun) return { ...decided, standing: await writeStanding(context, position), along, playbooks };
  return {
    ...decided,
    standing: { written: [], failed: [] },
    calls: callsToUpdate(decided.records),
    along,
    playbooks,
  };
}

async function beginning({ store, orgId, now }: JobContext, isFull: boolean): Promise<SyncPosition> {
  const kept = await store.position(positionKey(orgId));
  const position = kept === undefined ? START : (JSON.parse(kept) as SyncPosition);
  const isOld = position.readAt !== '' && now().getTime() - Date.parse(position.readAt) > LONGEST_GAP;
  if (!isFull && !isOld && position.isLoading !== true) return position;
  await store.keep(
    positionKey(orgId),
    JSON.stringify(START),
    TABLES.map((table) => ({ sql: `delete from review_${table} where org = $1`, params: [orgId] })),
  );
  return START;
}

/** What waits, over all pages of its queries. */
async function whole(
  { org }: JobContext,
  queries: readonly TogetherQuery[],
  along: readonly FirstRows[],
): Promise<Waiting> {
  const [overdue = [], requests = []] = await Promise.all(
    along.map(async ({ rows, isWhole }, index) => (isWhole ? rows : org.query<object>(queries[index]!.soql))),
  );
  return { overdue: overdue.map(overdueOf), requests: requests.map(requestOf) };
}
