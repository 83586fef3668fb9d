import type { LiveOverride } from '../playbook/index.ts';
import type { OrgConnection } from '../salesforce/index.ts';
import type { DealName } from './find.ts';
import { judgeDeals, type StageNeeds } from './judge.ts';
import { readLivePlaybooks } from './live-playbooks.ts';
import { heldPermissions } from './permissions.ts';
import { readWaitingReviews, type WaitingReview } from './reviews.ts';
import { clockOf, type Clock } from './today.ts';

/** What each next stage needs of one deal. */
export interface DealCheck {
  readonly deal: DealName;
  /** `code:version` of each playbook that governs this deal, ordered by code; empty: none does. Each unmet criterion names its code. */
  readonly playbooks: readonly string[];
  /** The override that counts today; null: none. */
  readonly override: LiveOverride | null;
  readonly stages: readonly StageNeeds[];
  /** What the exempt stages need that have a gate of their own: it is asked only of a deal that is put there. */
  readonly exemptStages: readonly StageNeeds[];
  /** Fields that the live playbooks read and this user may not: what depends on them is `notVisible` in `stages`. */
  readonly hiddenFields: readonly string[];
  /** Flagged texts that wait for a review. With one the deal is in question: it comes last in lists by diagnosis; no gate looks at it. */
  readonly inQuestion: readonly WaitingReview[];
}

/** Judges one deal by the live playbooks of its org, for the running user. @param clock a moment, or an ISO date-time: then the running user's zone decides the day. */
export async function checkDeal(org: OrgConnection, deal: DealName, clock: string | Clock): Promise<DealCheck> {
  const playbooks = await readLivePlaybooks(org);
  const permissions = await heldPermissions(org, playbooks, deal.id);
  const [judgement] = await judgeDeals(org, { ...clockOf(clock), deals: [deal.id], playbooks, permissions });
  return {
    deal,
    playbooks: (judgement?.playbooks ?? []).map(({ playbook, version }) => `${playbook}:${version}`),
    override: judgement?.override ?? null,
    stages: judgement?.stages ?? [],
    exemptStages: judgement?.exemptStages ?? [],
    hiddenFields: judgement?.hiddenFields ?? [],
    inQuestion: await readWaitingReviews(org, deal.id),
  };
}
