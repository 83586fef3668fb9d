import { readWaitingReviews, waitingByDeal } from '../../deal/index.ts';
import { updateMany, type OrgConnection } from '../../salesforce/index.ts';
import type { DealStanding, StandingResult } from './types.ts';

interface MarkedDeal {
  readonly Id: string;
  readonly Name: string;
  readonly DF_In_Question__c: number;
}

const MARKED = 'SELECT Id, Name, DF_In_Question__c FROM Opportunity WHERE DF_In_Question__c > 0';

/**
 * Counts the flagged texts that wait for a review and stores the number on each deal, from which lists by diagnosis sort. Writes only numbers
 * that differ, and blanks those of deals where nothing waits any more. Deals that the org refuses are in `failed` and come again with the next sync.
 */
export async function syncStanding(org: OrgConnection): Promise<StandingResult> {
  const reviews = await readWaitingReviews(org);
  const marked = await org.query<MarkedDeal>(MARKED);
  const changes = decideStanding(
    waitingByDeal(reviews),
    new Map(marked.map(({ Id, DF_In_Question__c: count }) => [Id, count])),
    new Map([
      ...marked.map(({ Id, Name }) => [Id, Name] as const),
      ...reviews.map((one) => [one.dealId, one.deal] as const),
    ]),
  );
  if (changes.length === 0) return { written: [], failed: [] };
  const outcomes = await updateMany(
    org,
    'Opportunity',
    changes.map(({ id, inQuestion }) => ({ Id: id, DF_In_Question__c: inQuestion || null })),
  );
  return {
    written: changes.filter((_change, index) => outcomes[index]!.success),
    failed: outcomes
      .filter(({ success }) => !success)
      .map(({ index, errors }) => ({ change: changes[index]!, errors })),
  };
}

/** The deals whose number must change, by id. All maps are by the deal's id. */
function decideStanding(
  waiting: ReadonlyMap<string, number>,
  stored: ReadonlyMap<string, number>,
  names: ReadonlyMap<string, string>,
): DealStanding[] {
  const ids = [...new Set([...waiting.keys(), ...stored.keys()])].sort();
  return ids
    .map((id) => ({ id, deal: names.get(id) ?? id, inQuestion: waiting.get(id) ?? 0 }))
    .filter(({ id, inQuestion }) => inQuestion !== (stored.get(id) ?? 0));
}
