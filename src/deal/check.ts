import type { OrgConnection } from '../salesforce/index.ts';
import type { DealName } from './find.ts';
import { judgeDeals, type StageNeeds } from './judge.ts';
import { readLivePlaybooks } from './live-playbooks.ts';

/** What each next stage needs of one deal. */
export interface DealCheck {
  readonly deal: DealName;
  /** `code:version`; null: no playbook governs this deal. */
  readonly playbook: string | null;
  readonly stages: readonly StageNeeds[];
}

/** Judges one deal by the live playbooks of its org. @param now ISO date-time; its day decides which overrides are live. */
export async function checkDeal(org: OrgConnection, deal: DealName, now: string): Promise<DealCheck> {
  const playbooks = await readLivePlaybooks(org);
  const [judgement] = await judgeDeals(org, { deals: [deal.id], playbooks, now });
  const playbook = judgement?.playbook ?? null;
  return {
    deal,
    playbook: playbook && `${playbook.playbook}:${playbook.version}`,
    stages: judgement?.stages ?? [],
  };
}
