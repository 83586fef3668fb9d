/** Decisions of the last days that a manager should know of: their query and rows. */
import { decisionOf } from 'c/gateDecisions';
import type { Decision } from 'c/gateDecisions';
import { documentText } from 'c/graphqlText';
import { recordOf } from 'c/nextGate';
import { DECIDER_CHAIN, isNamed } from './people.ts';
import type { People } from './people.ts';
import type { Where } from './where.ts';

/** Days that are looked back. */
export const DECIDED_DAYS = 7;
/** Decisions that are read; the board shows how many there are. */
const READ = 200;
const DAY = 86_400_000;

/** A deal got round a gate, or lost what a gate had counted, or came into scope past it. */
const OUTCOMES = ['bypassed', 'taken back', 'in scope late'];

/** Text of the query for such decisions, the newest first. Variable: `where`. */
export const decisionsQuery = documentText('boardDecisions($where: DF_Gate_Decision__c_Filter)', [
  {
    from: 'DF_Gate_Decision__c',
    args: `where: $where, orderBy: { Decided_At__c: { order: DESC, nulls: LAST } }, first: ${READ}`,
    totals: 'totalCount',
    fields: [
      ...['Id', 'From_Stage__c', 'To_Stage__c', 'Outcome__c', 'Unmet__c', 'Way__c', 'Reverted_At__c', 'Decided_At__c'],
      ...['Evidence_Name__c', 'Evidence_From__c', 'Evidence_To__c', 'Opportunity__c', 'Opportunity__r.Name'],
      ...['Decided_By__r.Name', ...DECIDER_CHAIN],
    ],
    isLenient: true,
  },
]);

/** Those on the deals of `deals`, since some days before the moment `now`. A deal may have been closed in the meantime, or by the save itself. */
export function whereDecided(deals: Where, now: Date): Where {
  const since = new Date(now.getTime() - DECIDED_DAYS * DAY).toISOString();
  return {
    and: [
      { Outcome__c: { in: OUTCOMES } },
      { Decided_At__c: { gte: { value: since } } },
      { Opportunity__r: closedToo(deals) },
    ],
  };
}

/** The filter without its part that takes open deals only. */
function closedToo(where: Where): Where {
  const { and } = where as { readonly and?: readonly Where[] };
  return and ? { and: and.filter((part) => !('IsClosed' in part)).map(closedToo) } : where;
}

type Node = Readonly<Record<string, unknown>>;

/** Response of `decisionsQuery`. */
export interface DecisionsData {
  readonly uiapi?: {
    readonly query?: {
      readonly DF_Gate_Decision__c?: {
        readonly totalCount?: number;
        readonly edges?: readonly { readonly node: Node }[];
      };
    };
  };
}

/** A decision with its deal. `by` is blank where the reader may not have the user named. */
export interface DealDecision extends Decision {
  readonly dealId: string;
  readonly dealName: string;
}

/** The decisions in a response, and how many there are. `userId`: the reader. */
export function decidedIn(
  data: DecisionsData,
  people: People,
  userId: string,
): { readonly decisions: readonly DealDecision[]; readonly total: number } {
  const { edges = [], totalCount = 0 } = data.uiapi?.query?.DF_Gate_Decision__c ?? {};
  const decisions = edges.map(({ node }) => {
    const record = recordOf(node);
    const decision = decisionOf(node);
    return {
      ...decision,
      by: isNamed(record, people, userId, DECIDER_CHAIN) ? decision.by : '',
      dealId: String(record.Opportunity__c ?? ''),
      dealName: String(record['Opportunity__r.Name'] ?? ''),
    };
  });
  return { decisions, total: totalCount };
}
