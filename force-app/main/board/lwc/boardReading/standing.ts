/** Deals past a gate without what it asks: their query and rows. */
import { painOf } from 'c/dealRows';
import type { ApiRecord } from 'c/dealRows';
import { childrenRead, stagesPastGates } from 'c/gateRules';
import type { CompiledPlaybook, GateRecord } from 'c/gateRules';
import { selectionOf } from 'c/graphqlText';
import { recordOf, standingWithout } from 'c/nextGate';
import type { Judge } from 'c/nextGate';
import { CHAIN } from './people.ts';
import { pathsOf } from './table.ts';
import type { Where } from './where.ts';

/** Deals that are looked at, the largest amounts first: what is missing is judged here, by no filter of the API. */
export const LOOKED_AT = 1000;

const SHOWN = ['Id', 'Name', 'StageName', 'Amount', 'CreatedDate', 'Owner.Name', 'DF_Playbook_Pin__c', ...CHAIN];
const OF_PAIN = ['Kind__c', 'Business_Driver__c', 'Evidence_Level__c', 'Impact_Likely__c'];

/** Text of the query for the deals that may stand so. Pains are read only where a playbook looks at single ones. Variable: `where`. */
export function standingQuery(playbooks: readonly CompiledPlaybook[]): string {
  const pains = playbooks.some((one) => childrenRead(one).includes('pains'))
    ? `DF_Pain_Points__r(first: 100) { edges { node { Id ${selectionOf(OF_PAIN, true)} } } }`
    : '';
  return `query boardStanding($where: Opportunity_Filter) { uiapi { query { Opportunity(
    where: $where, orderBy: { Amount: { order: DESC, nulls: LAST }, Id: { order: ASC } }, first: ${LOOKED_AT}
  ) { totalCount edges { node { ${selectionOf(pathsOf(playbooks, SHOWN), true)} Amount @optional { displayValue } ${pains} } } } } } }`;
}

/** The deals among `where` in the stage of a gate or after one. */
export function wherePastGate(where: Where, playbooks: readonly CompiledPlaybook[]): Where {
  return { and: [where, { StageName: { in: stagesPastGates(playbooks) } }] };
}

type Node = Readonly<Record<string, unknown>>;
type Edges = { readonly edges?: readonly { readonly node: Node }[] } | null | undefined;

/** Response of `standingQuery`. */
export interface StandingData {
  readonly uiapi?: { readonly query?: { readonly Opportunity?: Edges & { readonly totalCount?: number } } };
}

/** A deal that stands past a gate without what it asks. Blank text is `''`. */
export interface StandingDeal {
  readonly id: string;
  readonly name: string;
  readonly stage: string;
  readonly owner: string;
  /** In the deal's currency, with its sign. */
  readonly amountText: string;
  readonly amount: number | null;
  /** ISO code; empty where the org has one currency. */
  readonly currency: string;
  /** Short forms of what it stands without. */
  readonly missing: readonly string[];
  readonly record: GateRecord;
}

/** The deals of a response that stand so, and how many were looked at of how many. */
export function standingIn(
  data: StandingData,
  judge: Judge,
): { readonly deals: readonly StandingDeal[]; readonly looked: number; readonly total: number } {
  const { edges = [], totalCount = 0 } = data.uiapi?.query?.Opportunity ?? {};
  const deals = edges.map(({ node }) => dealOf(node, judge)).filter(({ missing }) => missing.length > 0);
  return { deals, looked: edges.length, total: totalCount };
}

function dealOf(node: Node, judge: Judge): StandingDeal {
  const record = recordOf(node);
  const text = (path: string): string => String(record[path] ?? '');
  const pains = ((node.DF_Pain_Points__r as Edges)?.edges ?? []).map((edge) => painOf(edge.node as ApiRecord));
  const { displayValue } = (node.Amount ?? {}) as { displayValue?: string | null };
  return {
    id: text('Id'),
    name: text('Name'),
    stage: text('StageName'),
    owner: text('Owner.Name'),
    amountText: displayValue ?? '',
    amount: text('Amount') === '' ? null : Number(record.Amount),
    currency: text('CurrencyIsoCode'),
    missing: standingWithout(record, { pains }, judge),
    record,
  };
}
