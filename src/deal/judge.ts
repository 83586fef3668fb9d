import { liveOverride, needs, nextStages, playbooksFor } from '../playbook/index.ts';
import type { CompiledPlaybook, GateRecord, LiveOverride, Unmet } from '../playbook/index.ts';
import type { OrgConnection } from '../salesforce/index.ts';
import { loadDeals, type LoadedDeal, type LoadOptions } from './load.ts';
import { dayIn, zoneOf, type Clock } from './today.ts';

/** A next stage, and everything on the way to it that is missing. */
export interface StageNeeds {
  readonly toEnter: string;
  /** Without what a live override lets pass. */
  readonly unmet: readonly Unmet[];
  /** What is missing too, and a live override lets pass. */
  readonly overridden: readonly Unmet[];
  /** What this user cannot see, and no override lets pass: it may be there or missing. */
  readonly notVisible: readonly Unmet[];
}

/** What a deal needs for each stage that is ahead of it. */
export interface DealJudgement {
  readonly record: GateRecord;
  /** The versions that govern the deal, at most one of each playbook; none: `stages` is empty. */
  readonly playbooks: readonly CompiledPlaybook[];
  /** The override that counts today; null: none. */
  readonly override: LiveOverride | null;
  /** What the playbooks read and this user may not, as `LoadedDeal` has it. */
  readonly hiddenFields: readonly string[];
  /** In the one order of its playbooks. */
  readonly stages: readonly StageNeeds[];
  /** The exempt stages that have a gate of their own, such as why a deal was lost. */
  readonly exemptStages: readonly StageNeeds[];
}

/** The day of `now` in the zone decides about overrides and criteria that depend on the day. */
export interface JudgeOptions extends LoadOptions, Clock {
  /** Custom permissions of the user who would save, which free from gates. Absent: none. */
  readonly permissions?: readonly string[];
}

/**
 * Judges deals of an org by all playbook versions that govern each, with the children that its criteria look at. What this user may not
 * read leaves its criteria open (`notVisible`). Reads only.
 * @throws OrgRefused when the user may not read opportunities.
 */
export async function judgeDeals(org: OrgConnection, options: JudgeOptions): Promise<DealJudgement[]> {
  const { playbooks, now, permissions = [] } = options;
  const zone = await zoneOf(org, options.zone);
  const today = dayIn(zone, now);
  const deals = await loadDeals(org, { isLenient: true, ...options });
  return deals.map((deal) => judgeDeal(deal, { playbooks, now, today, zone, permissions }));
}

/** The live playbooks, ISO date-time, the zone of the user who would save, and the ISO date there. */
export type JudgeInput = Pick<JudgeOptions, 'playbooks' | 'now' | 'permissions'> & {
  readonly today: string;
  readonly zone: string;
};

/** Judges one loaded deal. Pure: the same deal, playbooks and time give the same judgement. */
export function judgeDeal(
  { record, children, hiddenFields }: LoadedDeal,
  { playbooks, now, today, zone, permissions = [] }: JudgeInput,
): DealJudgement {
  const governing = playbooksFor(playbooks, record, now);
  const surroundings = { today, zone, children, hiddenFields, permissions };
  const stage = String(record.StageName);
  const needsOf = (toEnter: string): StageNeeds => {
    const missing = needs(governing, record, toEnter, surroundings);
    const isOpened = ({ overridden }: Unmet) => overridden === true;
    const asked = missing.filter((one) => !isOpened(one));
    return {
      toEnter,
      unmet: asked.filter(({ notVisible }) => !notVisible),
      overridden: missing.filter(isOpened),
      notVisible: asked.filter(({ notVisible }) => notVisible),
    };
  };
  const stages = nextStages(governing, stage).map(needsOf);
  const exemptStages = gatedExemptStages(governing, stage).map(needsOf);
  const override = governing.length === 0 ? undefined : liveOverride(governing, record, today);
  return { record, playbooks: governing, override: override ?? null, hiddenFields, stages, exemptStages };
}

function gatedExemptStages(playbooks: readonly CompiledPlaybook[], present: string): readonly string[] {
  const gated = playbooks.flatMap(({ exemptStages, gates }) =>
    exemptStages.filter((stage) => stage !== present && gates.some(({ toEnter }) => toEnter === stage)),
  );
  return [...new Set(gated)];
}
