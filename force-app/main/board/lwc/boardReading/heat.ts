/** Queries of the heat map: how many of whose deals have an answer that the customer gave. */
import { heatOf, WHERE_STARTED } from 'c/dealFigures';
import type { HeatRow } from 'c/dealFigures';
import type { CompiledPlaybook } from 'c/gateRules';
import { gql } from 'lightning/graphql';
import type { Where } from './where.ts';

/** Sellers that are shown at once, and by how many the map grows. */
export const SELLERS = 20;
/** The API refuses a grouping with more groups. */
const MAX_GROUPS = 2000;
/** Heard or more: what is only assumed was not said by the customer. */
const HEARD = { Evidence_Level__c: { gte: 2 } };

/** All deals together. */
export const heatTeamQuery = gql`
  query boardHeatTeam($deals: Opportunity_Filter, $answers: DF_Answer__c_Filter) {
    uiapi { aggregate {
      deals: Opportunity(where: $deals) { edges { node { aggregate { Id { count { value } } } } } }
      answers: DF_Answer__c(where: $answers, groupBy: { Concept__c: { group: true } }, first: ${MAX_GROUPS}) {
        edges { node { aggregate { Concept__c { value } Id { count { value } } } } }
      }
    } }
  }
`;

/** Deals by seller. */
export const heatOwnersQuery = gql`
  query boardHeatOwners($deals: Opportunity_Filter) {
    uiapi { aggregate {
      deals: Opportunity(where: $deals, groupBy: { OwnerId: { group: true }, Owner: { Name: { group: true } } }, first: ${MAX_GROUPS}) {
        edges { node { aggregate { OwnerId { value } Owner { Name { value } } Id { count { value } } Amount { sum { value } } } } }
      }
    } }
  }
`;

/** Answers by seller and question. */
export const heatAnswersQuery = gql`
  query boardHeatAnswers($answers: DF_Answer__c_Filter) {
    uiapi { aggregate {
      answers: DF_Answer__c(
        where: $answers, groupBy: { Opportunity__r: { OwnerId: { group: true } }, Concept__c: { group: true } }, first: ${MAX_GROUPS}
      ) {
        edges { node { aggregate { Opportunity__r { OwnerId { value } } Concept__c { value } Id { count { value } } } } }
      }
    } }
  }
`;

type Value<T> = { readonly value: T | null } | null | undefined;
interface Group {
  readonly OwnerId?: Value<string>;
  readonly Owner?: { readonly Name?: Value<string> } | null;
  readonly Opportunity__r?: { readonly OwnerId?: Value<string> } | null;
  readonly Concept__c?: Value<string>;
  readonly Id?: { readonly count: { readonly value: number } };
  readonly Amount?: { readonly sum: { readonly value: number | null } };
}

/** Response of the queries above. */
export interface HeatData {
  readonly uiapi?: {
    readonly aggregate?: Readonly<
      Record<string, { readonly edges?: readonly { readonly node: { readonly aggregate: Group } }[] } | undefined>
    >;
  };
}

/** A seller with the number and the sum of the deals that the map is over. */
export interface Seller {
  readonly owner: string;
  readonly name: string;
  readonly count: number;
  readonly amount: number;
}

/** Deals with an answer to a question; `owner` is empty where all sellers are together. */
export interface HeardGroup {
  readonly owner: string;
  readonly concept: string;
  readonly count: number;
}

const groupsIn = (data: HeatData, alias: string): Group[] =>
  (data.uiapi?.aggregate?.[alias]?.edges ?? []).map(({ node }) => node.aggregate);

/** The sellers in a response, the largest amounts first. Without an owner in the groups it is one, of all deals, with empty texts. */
export function sellersIn(data: HeatData): Seller[] {
  return groupsIn(data, 'deals')
    .map(({ OwnerId, Owner, Id, Amount }) => ({
      owner: OwnerId?.value ?? '',
      name: Owner?.Name?.value ?? '',
      count: Id?.count.value ?? 0,
      amount: Amount?.sum.value ?? 0,
    }))
    .sort((a, b) => b.amount - a.amount || b.count - a.count || a.owner.localeCompare(b.owner));
}

export function heardIn(data: HeatData): HeardGroup[] {
  return groupsIn(data, 'answers').map(({ Opportunity__r, Concept__c, Id }) => ({
    owner: Opportunity__r?.OwnerId?.value ?? '',
    concept: Concept__c?.value ?? '',
    count: Id?.count.value ?? 0,
  }));
}

/** The questions of the live playbooks, in order, each once. */
export function conceptsOf(playbooks: readonly CompiledPlaybook[]): string[] {
  return [...new Set(playbooks.flatMap(({ questions }) => questions.map(({ concept }) => concept)))];
}

/** The deals among `where` that the map is over; with an owner, that seller's. Without a note, a deal shows nothing about what a seller asks. */
export function whereStarted(where: Where, owner = ''): Where {
  return { and: [where, WHERE_STARTED, ...(owner ? [{ OwnerId: { eq: owner } }] : [])] };
}

/** The answers that count on deals of `deals`; with sellers, those of their deals. */
export function whereHeard(deals: Where, concepts: readonly string[], sellers?: readonly string[]): Where {
  const on = sellers ? { and: [deals, { OwnerId: { in: sellers } }] } : deals;
  return { and: [HEARD, { Concept__c: { in: concepts } }, { Opportunity__r: on }] };
}

/** How many sellers one query can be about, so that it never has more groups than the API answers. */
export function sellersAtOnce(concepts: readonly string[]): number {
  return Math.max(1, Math.min(SELLERS, Math.floor(MAX_GROUPS / Math.max(1, concepts.length))));
}

/** The map of the sellers. */
export function mapOf(
  sellers: readonly Seller[],
  heard: readonly HeardGroup[],
  concepts: readonly string[],
): HeatRow[] {
  return heatOf({ owners: sellers, concepts, answers: heard.map((group) => ({ ...group, amount: 0, level: 2 })) });
}
