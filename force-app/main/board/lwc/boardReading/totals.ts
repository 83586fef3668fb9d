import type { DealGroup } from 'c/dealFigures';
import { gql } from 'lightning/graphql';
import { STATUSES } from './pipeline.ts';
import type { Status } from './pipeline.ts';
import { whereStatus } from './where.ts';
import type { Where } from './where.ts';

/** The diagnosis is a formula, by which nothing can be grouped: each of its values is a question of its own. */
const ALIASES: Readonly<Record<Status, string>> = {
  'In question': 'question',
  'Not started': 'none',
  Started: 'started',
  'Pain heard': 'heard',
  'Pain quoted': 'quoted',
  'Pain confirmed': 'confirmed',
};

const GROUPS = 'edges { node { aggregate { StageName { value } Id { count { value } } Amount { sum { value } } } } }';
const ARGUMENTS = 'groupBy: { StageName: { group: true } }, first: 2000';

const names = STATUSES.map((status) => ALIASES[status]);

/** Numbers and amounts of deals by stage, for each status. Variables: `totalsVariables`. */
export const totalsQuery = gql`
  query boardTotals(${names.map((name) => `$${name}: Opportunity_Filter`).join(', ')}) {
    uiapi { aggregate { ${names.map((name) => `${name}: Opportunity(where: $${name}, ${ARGUMENTS}) { ${GROUPS} }`).join(' ')} } }
  }
`;

/** The filter of each status among the deals of `where`. */
export function totalsVariables(where: Where): Record<string, Where> {
  return Object.fromEntries(STATUSES.map((status) => [ALIASES[status], whereStatus(where, status)]));
}

interface Groups {
  readonly edges?: readonly { readonly node: { readonly aggregate: Group } }[];
}

interface Group {
  readonly StageName?: { readonly value: string | null };
  readonly Id?: { readonly count: { readonly value: number } };
  readonly Amount?: { readonly sum: { readonly value: number | null } };
}

/** Response of `totalsQuery`. */
export interface TotalsData {
  readonly uiapi?: { readonly aggregate?: Readonly<Record<string, Groups | undefined>> };
}

/** The groups of a response. */
export function groupsOf(data: TotalsData): DealGroup[] {
  return STATUSES.flatMap((diagnosis) =>
    (data.uiapi?.aggregate?.[ALIASES[diagnosis]]?.edges ?? []).map(({ node: { aggregate } }) => ({
      diagnosis,
      stage: aggregate.StageName?.value ?? '',
      count: aggregate.Id?.count.value ?? 0,
      amount: aggregate.Amount?.sum.value ?? 0,
    })),
  );
}
