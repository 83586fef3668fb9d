/** A deal's diagnosis out of GraphQL's answer: plain data, blanks as empty text. */
import type { Answer, ContactRole, Deal, Decision, Line, Override, Pain, Prescription, Suggestion } from './deal.ts';

export type * from './deal.ts';
export { dealDiagnosis } from './query.ts';

type Scalar = string | number | boolean | null;
interface Field {
  readonly value?: Scalar;
  /** Fields of a parent stand beside its own. */
  readonly [field: string]: Scalar | Field | undefined;
}
type Node = Readonly<Record<string, Field | null | undefined>>;

/** What `dealDiagnosis` answers. */
export interface DealData {
  readonly uiapi?: {
    readonly query?: Readonly<Record<string, { readonly edges?: readonly { readonly node: unknown }[] } | undefined>>;
  };
}

const stamp = (node: Node) => ({
  id: text(node, 'Id'),
  modifiedAt: text(node, 'LastModifiedDate'),
  modifiedBy: nameOf(node, 'LastModifiedBy'),
});

const evidence = (node: Node) => ({
  evidence: text(node, 'Evidence__c'),
  saidBy: text(node, 'Said_By__c'),
  saidByName: nameOf(node, 'Said_By__r'),
  saidOn: text(node, 'Said_On__c'),
  quote: text(node, 'Quote__c'),
  source: text(node, 'Source__c'),
});

const answer = (node: Node): Answer => ({
  ...stamp(node),
  ...evidence(node),
  concept: text(node, 'Concept__c'),
  status: text(node, 'Status__c'),
  answer: text(node, 'Answer__c'),
  note: text(node, 'Note__c'),
  level: amount(node, 'Evidence_Level__c') ?? 0,
  openOwner: text(node, 'Open_Owner__c'),
  openOwnerName: nameOf(node, 'Open_Owner__r'),
  openUntil: text(node, 'Open_Until__c'),
  isFlagged: isTrue(node, 'Review_Flag__c'),
  reviewReason: ifFlagged(node, 'Review_Reason__c'),
  reviewKind: ifFlagged(node, 'Review_Kind__c'),
  reviewDetail: ifFlagged(node, 'Review_Detail__c'),
  verdict: text(node, 'Review_Verdict__c'),
});

const pain = (node: Node): Pain => ({
  ...stamp(node),
  ...evidence(node),
  statement: text(node, 'Statement__c'),
  kind: text(node, 'Kind__c'),
  driver: text(node, 'Business_Driver__c'),
  rootCause: text(node, 'Root_Cause__c'),
  feltBy: text(node, 'Felt_By__c'),
  feltByName: nameOf(node, 'Felt_By__r'),
  level: amount(node, 'Evidence_Level__c') ?? 0,
  low: amount(node, 'Impact_Low__c'),
  likely: amount(node, 'Impact_Likely__c'),
  high: amount(node, 'Impact_High__c'),
  basis: text(node, 'Impact_Basis__c'),
  wantedOutcome: text(node, 'Wanted_Outcome__c'),
  outcomeMeasure: text(node, 'Outcome_Measure__c'),
  personalRisk: text(node, 'Personal_Risk__c'),
  priority: amount(node, 'Priority__c'),
  status: text(node, 'Status__c'),
  mergedInto: text(node, 'Merged_Into__c'),
  mergedIntoStatement: text((node.Merged_Into__r ?? {}) as Node, 'Statement__c'),
});

const prescription = (node: Node): Prescription => ({
  ...stamp(node),
  painId: text(node, 'Pain_Point__c'),
  productId: text(node, 'Product__c'),
  productName: nameOf(node, 'Product__r'),
  because: text(node, 'Because__c'),
  expectedEffect: text(node, 'Expected_Effect__c'),
  sideEffects: text(node, 'Side_Effects__c'),
  wrongWhen: text(node, 'Wrong_When__c'),
});

const line = (node: Node): Line => ({
  id: text(node, 'Id'),
  productId: text(node, 'Product2Id'),
  productName: nameOf(node, 'Product2'),
  quantity: amount(node, 'Quantity'),
  total: amount(node, 'TotalPrice'),
  prescriptionId: text(node, 'DF_Prescription__c'),
  isUnlinked: amount(node, 'DF_Unlinked__c') !== 0,
});

const override = (node: Node): Override => ({
  ...stamp(node),
  stage: text(node, 'Stage__c'),
  order: amount(node, 'Stage_Order__c') ?? 0,
  reasonCode: text(node, 'Reason_Code__c'),
  reason: text(node, 'Reason__c'),
  expiresOn: text(node, 'Expires_On__c'),
  status: text(node, 'Status__c'),
  requestedBy: nameOf(node, 'CreatedBy'),
  requestedById: text(node, 'CreatedById'),
  requestedAt: text(node, 'CreatedDate'),
});

const decision = (node: Node): Decision => ({
  id: text(node, 'Id'),
  from: text(node, 'From_Stage__c'),
  to: text(node, 'To_Stage__c'),
  outcome: text(node, 'Outcome__c'),
  unmet: text(node, 'Unmet__c').split('\n').filter(Boolean),
  playbook: text(node, 'Playbook__c'),
  source: text(node, 'Source__c'),
  at: text(node, 'Decided_At__c'),
  by: nameOf(node, 'Decided_By__r'),
});

const contactRole = (node: Node): ContactRole => ({
  contactId: text(node, 'ContactId'),
  name: nameOf(node, 'Contact'),
  title: text((node.Contact ?? {}) as Node, 'Title'),
  role: text(node, 'Role'),
  isPrimary: isTrue(node, 'IsPrimary'),
});

const suggestion = (node: Node): Suggestion => ({
  id: text(node, 'Id'),
  kind: text(node, 'Kind__c'),
  concept: text(node, 'Concept__c'),
  text: text(node, 'Text__c'),
  quote: text(node, 'Quote__c'),
  place: text(node, 'Place__c'),
  saidByName: text(node, 'Said_By_Name__c'),
  saidOn: text(node, 'Said_On__c'),
  source: text(node, 'Source__c'),
});

/** The deal in the answer. An object that is not in it, as for a user without permission, counts as having no records. */
export function dealOf(data: DealData): Deal {
  const rows = <Row>(object: string, read: (node: Node) => Row): Row[] =>
    (data.uiapi?.query?.[object]?.edges ?? []).map(({ node }) => read(node as Node));
  return {
    answers: rows('DF_Answer__c', answer),
    // GraphQL's input objects have no order, so of two fields to sort by either may come first: the second of ours is by name.
    pains: rows('DF_Pain_Point__c', pain).sort((one, other) => placeOf(one) - placeOf(other)),
    prescriptions: rows('DF_Prescription__c', prescription),
    lines: rows('OpportunityLineItem', line),
    overrides: rows('DF_Gate_Override__c', override),
    decisions: rows('DF_Gate_Decision__c', decision),
    contacts: rows('OpportunityContactRole', contactRole),
    suggestions: rows('DF_Suggestion__c', suggestion),
  };
}

/** Pains without a priority come last. */
function placeOf({ priority }: Pain): number {
  return priority ?? Number.MAX_SAFE_INTEGER;
}

/** Pains that count. */
export function livePains(deal: Deal): Pain[] {
  return deal.pains.filter(({ status }) => status === 'Live');
}

function value(node: Node, field: string): Scalar {
  const found: unknown = node[field];
  // `Id` is the one field that comes bare.
  return (typeof found === 'object' && found !== null ? (found as Field).value : (found as Scalar)) ?? null;
}

function text(node: Node, field: string): string {
  return String(value(node, field) ?? '');
}

function ifFlagged(node: Node, field: string): string {
  return isTrue(node, 'Review_Flag__c') ? text(node, field) : '';
}

function nameOf(node: Node, parent: string): string {
  return text((node[parent] ?? {}) as Node, 'Name');
}

function amount(node: Node, field: string): number | null {
  const found = value(node, field);
  return typeof found === 'number' ? found : null;
}

function isTrue(node: Node, field: string): boolean {
  return value(node, field) === true;
}
