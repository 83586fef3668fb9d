import { liveOverride, needs, nextStages, playbooksFor } from '../playbook/index.ts';
import type { CompiledPlaybook, GateRecord, LiveOverride, Unmet } from '../playbook/index.ts';
import type { OrgConnection } from '../salesforce/index.ts';
import { loadDeals, type LoadedDeal, type LoadOptions } from './load.ts';
import { todayIn, type Clock } from './today.ts';

/** A next stage, and everything on the way to it that is missing. */
export interface StageNeeds {
  readonly toEnter: string;
  /** Without what a live override lets pass. */
  readonly unmet: readonly Unmet[];
  /** What is missing too, and a live override lets pass. */
  readonly overridden: readonly Unmet[];
}

/** What a deal needs for each stage that is ahead of it. */
export interface DealJudgement {
  readonly record: GateRecord;
  /** The versions that govern the deal, at most one of each playbook; none: `stages` is empty. */
  readonly playbooks: readonly CompiledPlaybook[];
  /** The override that counts today; null: none. */
  readonly override: LiveOverride | null;
  /** In the one order of its playbooks. */
  readonly stages: readonly StageNeeds[];
}

/** The day of `now` in the zone decides about overrides and criteria that depend on the day. */
export interface JudgeOptions extends LoadOptions, Clock {}

/**
 * Judges deals of an org by all playbook versions that govern each, with the children that its criteria look at. Reads only.
 * @throws OrgRefused when the user may not read what the playbooks look at.
 */
export async function judgeDeals(org: OrgConnection, options: JudgeOptions): Promise<DealJudgement[]> {
  const { playbooks, now } = options;
  const today = await todayIn(org, options);
  const deals = await loadDeals(org, options);
  return deals.map((deal) => judgeDeal(deal, { playbooks, now, today }));
}

/** The live playbooks, ISO date-time, and the ISO date of it for the user who would save. */
export type JudgeInput = Pick<JudgeOptions, 'playbooks' | 'now'> & { readonly today: string };

/** Judges one loaded deal. Pure: the same deal, playbooks and time give the same judgement. */
export function judgeDeal({ record, children }: LoadedDeal, { playbooks, now, today }: JudgeInput): DealJudgement {
  const governing = playbooksFor(playbooks, record, now);
  const surroundings = { today, children };
  const stages = nextStages(governing, String(record.StageName)).map((toEnter) => {
    const missing = needs(governing, record, toEnter, surroundings);
    const isOpened = ({ overridden }: Unmet) => overridden === true;
    return { toEnter, unmet: missing.filter((one) => !isOpened(one)), overridden: missing.filter(isOpened) };
  });
  const override = governing.length === 0 ? undefined : liveOverride(governing, record, today);
  return { record, playbooks: governing, override: override ?? null, stages };
}
