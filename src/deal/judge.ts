import { needs, nextStages, playbookFor } from '../playbook/index.ts';
import type { CompiledPlaybook, GateRecord, Unmet } from '../playbook/index.ts';
import type { OrgConnection } from '../salesforce/index.ts';
import { loadDeals, type LoadedDeal, type LoadOptions } from './load.ts';

/** A next stage, and everything on the way to it that is missing; what a live override lets pass is not. */
export interface StageNeeds {
  readonly toEnter: string;
  readonly unmet: readonly Unmet[];
}

/** What a deal needs for each stage that is ahead of it. */
export interface DealJudgement {
  readonly record: GateRecord;
  /** The version that governs the deal; null: none, and `stages` is empty. */
  readonly playbook: CompiledPlaybook | null;
  /** In the order of the playbook. */
  readonly stages: readonly StageNeeds[];
}

export interface JudgeOptions extends LoadOptions {
  /** ISO date-time; its day in UTC is today, for overrides and for criteria that depend on the day. */
  readonly now: string;
}

/**
 * Judges deals of an org by the version that governs each, with the children that its criteria look at. Reads only.
 * @throws OrgRefused when the user may not read what the playbooks look at.
 */
export async function judgeDeals(org: OrgConnection, options: JudgeOptions): Promise<DealJudgement[]> {
  const deals = await loadDeals(org, options);
  return deals.map((deal) => judgeDeal(deal, options));
}

/** Judges one loaded deal. Pure: the same deal, playbooks and time give the same judgement. */
export function judgeDeal(
  { record, children }: LoadedDeal,
  { playbooks, now }: Pick<JudgeOptions, 'playbooks' | 'now'>,
): DealJudgement {
  const playbook = playbookFor(playbooks, record, now);
  if (playbook === undefined) return { record, playbook: null, stages: [] };
  const surroundings = { today: now.slice(0, 10), children };
  const stages = nextStages(playbook, String(record.StageName)).map((toEnter) => ({
    toEnter,
    unmet: needs(playbook, record, toEnter, surroundings).filter(({ overridden }) => !overridden),
  }));
  return { record, playbook, stages };
}
