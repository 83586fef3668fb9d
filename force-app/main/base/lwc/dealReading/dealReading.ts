/** Reads the response of the `dealDiagnosis` query into rows of `c/dealRows`. */
import { answerOf, contactRoleOf, lineOf, overrideOf, painOf, prescriptionOf, suggestionOf } from 'c/dealRows';
import type { Answer, ApiRecord, Deal, Pain } from 'c/dealRows';

export { dealDiagnosis } from './query.ts';

/** Response of the `dealDiagnosis` query. */
export interface DealData {
  readonly uiapi?: {
    readonly query?: Readonly<Record<string, { readonly edges?: readonly { readonly node: unknown }[] } | undefined>>;
  };
}

/**
 * The deal in a response. An object that is missing there, for example because the user has no permission for it, counts as an object
 * without records.
 */
export function dealOf(data: DealData): Deal {
  const rows = <Row>(object: string, read: (record: ApiRecord) => Row): Row[] =>
    (data.uiapi?.query?.[object]?.edges ?? []).map(({ node }) => read(node as ApiRecord));
  return {
    answers: rows('DF_Answer__c', answerOf).map(withCurrentFlag),
    // The query sorts by priority and name in one input object, whose fields have no order, so the org may sort by name first.
    pains: rows('DF_Pain_Point__c', painOf).sort((one, other) => placeOf(one) - placeOf(other)),
    prescriptions: rows('DF_Prescription__c', prescriptionOf),
    lines: rows('OpportunityLineItem', lineOf),
    overrides: rows('DF_Gate_Override__c', overrideOf),
    decisions: rows('DF_Gate_Decision__c', (record) => record),
    contacts: rows('OpportunityContactRole', contactRoleOf),
    suggestions: rows('DF_Suggestion__c', suggestionOf),
  };
}

/** Pains that are neither withdrawn nor merged. */
export function livePains(deal: Pick<Deal, 'pains'>): Pain[] {
  return deal.pains.filter(({ status }) => status === 'Live');
}

/** Blanks the review reason when the flag was removed: panels show every reason that is not blank. */
function withCurrentFlag(answer: Answer): Answer {
  return answer.isFlagged ? answer : { ...answer, reviewReason: '', reviewKind: '', reviewDetail: '' };
}

/** Pains without a priority come last. */
function placeOf({ priority }: Pain): number {
  return priority ?? Number.MAX_SAFE_INTEGER;
}
