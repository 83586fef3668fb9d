/** A deal's diagnosis out of GraphQL's answer, as rows of `dealRows`. */
import {
  answerOf,
  contactRoleOf,
  decisionOf,
  lineOf,
  overrideOf,
  painOf,
  prescriptionOf,
  suggestionOf,
} from 'c/dealRows';
import type { Answer, ApiRecord, Deal, Pain } from 'c/dealRows';

export { dealDiagnosis } from './query.ts';

/** What `dealDiagnosis` answers. */
export interface DealData {
  readonly uiapi?: {
    readonly query?: Readonly<Record<string, { readonly edges?: readonly { readonly node: unknown }[] } | undefined>>;
  };
}

/** The deal in the answer. An object that is not in it, as for a user without permission, counts as having no records. */
export function dealOf(data: DealData): Deal {
  const rows = <Row>(object: string, read: (record: ApiRecord) => Row): Row[] =>
    (data.uiapi?.query?.[object]?.edges ?? []).map(({ node }) => read(node as ApiRecord));
  return {
    answers: rows('DF_Answer__c', answerOf).map(withCurrentFlag),
    // GraphQL's input objects have no order, so of two fields to sort by either may come first: the second of ours is by name.
    pains: rows('DF_Pain_Point__c', painOf).sort((one, other) => placeOf(one) - placeOf(other)),
    prescriptions: rows('DF_Prescription__c', prescriptionOf),
    lines: rows('OpportunityLineItem', lineOf),
    overrides: rows('DF_Gate_Override__c', overrideOf),
    decisions: rows('DF_Gate_Decision__c', decisionOf),
    contacts: rows('OpportunityContactRole', contactRoleOf),
    suggestions: rows('DF_Suggestion__c', suggestionOf),
  };
}

/** Pains that count. */
export function livePains(deal: Deal): Pain[] {
  return deal.pains.filter(({ status }) => status === 'Live');
}

/** Hides the reason of a flag that was taken back: panels show it wherever it is not blank. */
function withCurrentFlag(answer: Answer): Answer {
  return answer.isFlagged ? answer : { ...answer, reviewReason: '', reviewKind: '', reviewDetail: '' };
}

/** Pains without a priority come last. */
function placeOf({ priority }: Pain): number {
  return priority ?? Number.MAX_SAFE_INTEGER;
}
