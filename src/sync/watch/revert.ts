import { dayIn } from '../../deal/index.ts';
import type { CompiledPlaybook } from '../../playbook/index.ts';
import {
  MODIFIED,
  restOf,
  runningUserId,
  updateUnmodified,
  upsertMany,
  type OrgConnection,
  type SaveOutcome,
} from '../../salesforce/index.ts';
import type { JobContext } from '../jobs/types.ts';
import type { Statement } from '../state/store.ts';
import { createTasks, tasksOn } from '../tasks/create.ts';
import { ledgerOf } from './ledger.ts';
import { revertSubject } from './revert-texts.ts';
import { idList } from './soql.ts';
import type { Decision } from './types.ts';

/** A deal that is to be set back, because a playbook asks for that (`onBypass: revert`). */
export interface Revert {
  /** Of the decision on the bypass. */
  readonly key: string;
  readonly dealId: string;
  /** The row of the ledger in which it got past. */
  readonly rowId: string;
  readonly from: string;
  readonly to: string;
  readonly unmet: readonly string[];
  /** How often the org refused a part of it. */
  readonly tries?: number;
}

/** What became of a try to set a deal back: it was, or why not. */
export interface Reverted {
  readonly revert: Revert;
  readonly left?: 'moved since' | 'set back before' | 'refused for now' | 'refused' | 'deleted';
  /** Of `refused for now`, which is tried again, and `refused`: the org's message. */
  readonly reason?: string;
}

/**
 * The bypasses that are to be reverted: those without a permission, in a playbook that asks for it. A new deal has no stage to go back to.
 */
export function revertsOf(decisions: readonly Decision[], playbooks: readonly CompiledPlaybook[]): readonly Revert[] {
  const asking = playbooks
    .filter(({ onBypass }) => onBypass === 'revert')
    .map(({ playbook, version }) => `${playbook}:${version}`);
  return decisions.flatMap(({ key, dealId, outcome, way, from, to, playbook, unmet }) => {
    const isPermitted = way === 'permission' || way === 'integration';
    if (outcome !== 'bypassed' || isPermitted || from === '' || !asking.includes(playbook)) return [];
    return [{ key, dealId, rowId: key.slice(dealId.length + 1), from, to, unmet }];
  });
}

/** The statements that keep what is to be reverted, with the position behind its decision. */
export function keepReverts(org: string, reverts: readonly Revert[]): readonly Statement[] {
  return reverts.map((revert) => ({
    sql: 'insert into revert_wanted values ($1, $2, $3) on conflict (org, key) do nothing',
    params: [org, revert.key, JSON.stringify(revert)],
  }));
}

/** After so many refusals a revert is not tried again. */
const MOST_TRIES = 5;
/** How often a deal that was saved while it was to be set back is read again at once. */
const RECHECKS = 2;

/**
 * Sets back what is kept to be reverted, when its decision is recorded. Each step finds out what an interrupted run did of it already.
 * @param retries whether what the org refused before is tried again now: what refuses it may last some minutes
 */
export async function revertAll({ org, orgId, store }: JobContext, retries: boolean): Promise<readonly Reverted[]> {
  const rows = await store.all<{ revert: string }>(
    `select revert from revert_wanted w where org = $1
       and not exists (select 1 from refused_write r where r.org = w.org and r.key = w.key) order by key`,
    [orgId],
  );
  if (rows.length === 0) return [];
  const user = await runningUserId(org);
  const done: Reverted[] = [];
  // Deals whose first revert is to be tried again: a later one would be a second.
  const isOpen = new Set<string>();
  for (const row of rows) {
    const revert = JSON.parse(row.revert) as Revert;
    const { key, dealId, tries = 0 } = revert;
    if (tries > 0 && !retries) isOpen.add(dealId);
    if (isOpen.has(dealId)) continue;
    const reverted = await revertOne(org, revert, { user, at: org.orgNow().toISOString() });
    const isLeft = reverted.left === 'refused' && tries + 1 < MOST_TRIES;
    if (isLeft) isOpen.add(dealId);
    done.push(isLeft ? { ...reverted, left: 'refused for now' } : reverted);
    const statement: Statement = isLeft
      ? {
          sql: 'update revert_wanted set revert = $3 where org = $1 and key = $2',
          params: [orgId, key, JSON.stringify({ ...revert, tries: tries + 1 })],
        }
      : { sql: 'delete from revert_wanted where org = $1 and key = $2', params: [orgId, key] };
    await store.keep(`${orgId}/watch-revert`, key, [statement]);
  }
  return done;
}

interface Moment {
  /** The running user's id. */
  readonly user: string;
  /** By the org's clock, ISO date-time. */
  readonly at: string;
}

async function revertOne(org: OrgConnection, revert: Revert, moment: Moment): Promise<Reverted> {
  let left = await stageSetBack(org, revert, moment);
  // What saved it meanwhile may be this very update, where the answer to it was lost.
  for (let more = RECHECKS; left?.isModified === true && more > 0; more -= 1)
    left = await stageSetBack(org, revert, moment);
  if (left !== undefined) {
    const { isModified: _unused, ...why } = left;
    return { revert, ...why };
  }
  const decision = { Key__c: revert.key, Reverted_At__c: moment.at };
  const reason =
    refusal(await explain(org, revert, moment)) ??
    refusal(await upsertMany(org, 'DF_Gate_Decision__c', 'Key__c', [decision]));
  return reason === undefined ? { revert } : { revert, left: 'refused', reason };
}

/** Why a deal's stage was not set back. `isModified`: it was saved after it was read. */
type Left = Required<Pick<Reverted, 'left'>> & Pick<Reverted, 'reason'> & { readonly isModified?: boolean };

/** Sets the deal's stage back, unless an interrupted run has. @returns why not; undefined: it is */
async function stageSetBack(
  org: OrgConnection,
  { dealId, rowId, from }: Revert,
  { user }: Moment,
): Promise<Left | undefined> {
  // Read before the history, and rested: who saves the deal after that is not overwritten.
  const [deal] = await org.query<{ LastModifiedDate: string }>(
    `SELECT LastModifiedDate FROM Opportunity WHERE Id IN (${idList([dealId])})`,
  );
  if (deal !== undefined) await org.sleep(restOf(org, [deal.LastModifiedDate]));
  const history = (await ledgerOf(org, [dealId])).get(dealId) ?? [];
  const place = history.findIndex(({ id }) => id === rowId);
  if (deal === undefined || place < 0) return { left: 'deleted' };
  const later = history.slice(place + 1).find(({ stage }) => stage !== history[place]!.stage);
  const isDone = later?.stage === from && later.userId === user;
  if (later !== undefined && !isDone) return { left: 'moved since' };
  if (await wasReverted(org, dealId)) return { left: 'set back before' };
  if (isDone) return undefined;
  const update = { id: dealId, fields: { StageName: from }, readAs: deal.LastModifiedDate };
  const outcomes = await updateUnmodified(org, 'Opportunity', [update]);
  const reason = refusal(outcomes);
  if (reason === undefined) return undefined;
  const isModified = outcomes.some(({ errors }) => errors.some(({ errorCode }) => errorCode === MODIFIED));
  return { left: 'refused', reason, isModified };
}

/** Why the org refused a save; undefined: it did not. */
function refusal(outcomes: readonly SaveOutcome[]): string | undefined {
  const failed = outcomes.find(({ success }) => !success);
  return failed?.errors.map(({ message }) => message).join(' ');
}

/** Whether a deal was set back at any time: a second time would be a quarrel with its people. */
async function wasReverted(org: OrgConnection, deal: string): Promise<boolean> {
  const found = await org.query(
    `SELECT Id FROM DF_Gate_Decision__c WHERE Opportunity__c IN (${idList([deal])}) AND Reverted_At__c != null LIMIT 1`,
  );
  return found.length > 0;
}

interface DealRow {
  readonly OwnerId: string;
  readonly Owner: { readonly LanguageLocaleKey: string | null; readonly TimeZoneSidKey: string | null } | null;
}

/** Makes the task for the deal's owner, unless an interrupted run has made it. */
async function explain(
  org: OrgConnection,
  { key, dealId, from, to, unmet }: Revert,
  { at }: Moment,
): Promise<readonly SaveOutcome[]> {
  const tasks = await tasksOn(org, [dealId]);
  if (tasks.some(({ Description }) => Description?.includes(key) === true)) return [];
  const [deal] = await org.query<DealRow>(
    `SELECT OwnerId, Owner.LanguageLocaleKey, Owner.TimeZoneSidKey FROM Opportunity WHERE Id IN (${idList([dealId])})`,
  );
  if (deal === undefined) return [];
  return createTasks(org, [
    {
      Subject: revertSubject({ from, to }, deal.Owner?.LanguageLocaleKey ?? ''),
      Description: [...unmet, '', key].join('\n'),
      WhatId: dealId,
      OwnerId: deal.OwnerId,
      ActivityDate: dayIn(deal.Owner?.TimeZoneSidKey ?? 'UTC', at),
      Status: 'Not Started',
      Priority: 'Normal',
    },
  ]);
}
