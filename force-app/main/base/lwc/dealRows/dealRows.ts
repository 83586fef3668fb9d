/**
 * Rows of the records of a deal's diagnosis. Each function takes a record as REST, the UI API's GraphQL (`{ value }`) or a JSON line has
 * it, by API name; a field that was not read is blank in the row. Runs in browser and Node: no DOM, no Salesforce imports.
 */
import type {
  Answer,
  Blank,
  ContactRole,
  Decision,
  Evidenced,
  Line,
  Override,
  Pain,
  Prescription,
  Suggestion,
} from './rows.ts';

export type * from './rows.ts';

/** A record by API name; parents are nested (`Said_By__r: { Name }`). */
export type ApiRecord = Readonly<Record<string, unknown>>;

/** DF_Answer__c */
export function answerOf(record: ApiRecord): Answer {
  return {
    ...stamp(record),
    ...trace(record),
    ...evidence(record),
    concept: text(record, 'Concept__c'),
    status: picked(record, 'Status__c'),
    answer: text(record, 'Answer__c'),
    note: text(record, 'Note__c'),
    level: amount(record, 'Evidence_Level__c') ?? 0,
    openOwner: text(record, 'Open_Owner__c'),
    openOwnerName: text(record, 'Open_Owner__r.Name'),
    openUntil: text(record, 'Open_Until__c'),
    openSince: text(record, 'Open_Since__c'),
    isFlagged: isTrue(record, 'Review_Flag__c'),
    reviewReason: text(record, 'Review_Reason__c'),
    reviewKind: picked(record, 'Review_Kind__c'),
    reviewDetail: text(record, 'Review_Detail__c'),
    verdict: picked(record, 'Review_Verdict__c'),
  };
}

/** DF_Pain_Point__c */
export function painOf(record: ApiRecord): Pain {
  return {
    ...stamp(record),
    ...trace(record),
    ...evidence(record),
    statement: text(record, 'Statement__c'),
    kind: picked(record, 'Kind__c'),
    driver: picked(record, 'Business_Driver__c'),
    rootCause: text(record, 'Root_Cause__c'),
    feltBy: text(record, 'Felt_By__c'),
    feltByName: text(record, 'Felt_By__r.Name'),
    level: amount(record, 'Evidence_Level__c') ?? 0,
    low: amount(record, 'Impact_Low__c'),
    likely: amount(record, 'Impact_Likely__c'),
    high: amount(record, 'Impact_High__c'),
    basis: text(record, 'Impact_Basis__c'),
    wantedOutcome: text(record, 'Wanted_Outcome__c'),
    outcomeMeasure: text(record, 'Outcome_Measure__c'),
    personalRisk: text(record, 'Personal_Risk__c'),
    priority: amount(record, 'Priority__c'),
    status: picked(record, 'Status__c'),
    mergedInto: text(record, 'Merged_Into__c'),
    mergedIntoStatement: text(record, 'Merged_Into__r.Statement__c'),
  };
}

/** DF_Prescription__c */
export function prescriptionOf(record: ApiRecord): Prescription {
  return {
    ...stamp(record),
    painId: text(record, 'Pain_Point__c'),
    productId: text(record, 'Product__c'),
    productName: text(record, 'Product__r.Name'),
    because: text(record, 'Because__c'),
    expectedEffect: text(record, 'Expected_Effect__c'),
    sideEffects: text(record, 'Side_Effects__c'),
    wrongWhen: text(record, 'Wrong_When__c'),
  };
}

/** OpportunityLineItem */
export function lineOf(record: ApiRecord): Line {
  return {
    id: text(record, 'Id'),
    productId: text(record, 'Product2Id'),
    productName: text(record, 'Product2.Name'),
    quantity: amount(record, 'Quantity'),
    total: amount(record, 'TotalPrice'),
    prescriptionId: text(record, 'DF_Prescription__c'),
    isUnlinked: amount(record, 'DF_Unlinked__c') !== 0,
  };
}

/** DF_Gate_Override__c */
export function overrideOf(record: ApiRecord): Override {
  return {
    ...stamp(record),
    stage: text(record, 'Stage__c'),
    order: amount(record, 'Stage_Order__c') ?? 0,
    reasonCode: text(record, 'Reason_Code__c'),
    reason: text(record, 'Reason__c'),
    expiresOn: text(record, 'Expires_On__c'),
    status: picked(record, 'Status__c'),
    requestedBy: text(record, 'CreatedBy.Name'),
    requestedById: text(record, 'CreatedById'),
    requestedAt: text(record, 'CreatedDate'),
    ownerThenId: text(record, 'Owner_At_Request__c'),
    decidedBy: text(record, 'Decided_By__r.Name'),
    decidedAt: text(record, 'Decided_At__c'),
    revokedBy: text(record, 'Revoked_By__r.Name'),
    revokedAt: text(record, 'Revoked_At__c'),
    note: text(record, 'Decision_Note__c'),
  };
}

/** DF_Gate_Decision__c */
export function decisionOf(record: ApiRecord): Decision {
  return {
    id: text(record, 'Id'),
    from: text(record, 'From_Stage__c'),
    to: text(record, 'To_Stage__c'),
    outcome: picked(record, 'Outcome__c'),
    unmet: text(record, 'Unmet__c').split('\n').filter(Boolean),
    playbook: text(record, 'Playbook__c'),
    source: text(record, 'Source__c'),
    at: text(record, 'Decided_At__c'),
    by: text(record, 'Decided_By__r.Name'),
  };
}

/** OpportunityContactRole */
export function contactRoleOf(record: ApiRecord): ContactRole {
  return {
    contactId: text(record, 'ContactId'),
    name: text(record, 'Contact.Name'),
    title: text(record, 'Contact.Title'),
    role: text(record, 'Role'),
    isPrimary: isTrue(record, 'IsPrimary'),
  };
}

/** DF_Suggestion__c */
export function suggestionOf(record: ApiRecord): Suggestion {
  return {
    id: text(record, 'Id'),
    kind: picked(record, 'Kind__c'),
    concept: text(record, 'Concept__c'),
    text: text(record, 'Text__c'),
    quote: text(record, 'Quote__c'),
    place: text(record, 'Place__c'),
    saidByName: text(record, 'Said_By_Name__c'),
    saidOn: text(record, 'Said_On__c'),
    source: text(record, 'Source__c'),
    sourceName: text(record, 'Source_Name__c'),
    sourceHash: text(record, 'Source_Hash__c'),
    side: picked(record, 'Side__c'),
  };
}

/** The customer's words to show with a record: the quote, or else the words of the confirmation. Blank without either. */
export function spokenOf(record: Partial<Evidenced>): {
  readonly words: string;
  readonly by: string;
  readonly on: string;
} {
  const {
    quote = '',
    saidByName = '',
    saidOn = '',
    confirmedWords = '',
    confirmedByName = '',
    confirmedOn = '',
  } = record;
  if (quote === '' && confirmedWords !== '') return { words: confirmedWords, by: confirmedByName, on: confirmedOn };
  return { words: quote, by: saidByName, on: saidOn };
}

function stamp(record: ApiRecord) {
  return {
    id: text(record, 'Id'),
    modifiedAt: text(record, 'LastModifiedDate'),
    modifiedBy: text(record, 'LastModifiedBy.Name'),
  };
}

function trace(record: ApiRecord) {
  return {
    sourceName: text(record, 'Source_Name__c'),
    sourceHash: text(record, 'Source_Hash__c'),
    place: text(record, 'Place__c'),
    createdBy: text(record, 'CreatedBy.Name'),
    createdAt: text(record, 'CreatedDate'),
  };
}

function evidence(record: ApiRecord) {
  return {
    evidence: picked<Answer['evidence']>(record, 'Evidence__c'),
    saidBy: text(record, 'Said_By__c'),
    saidByName: text(record, 'Said_By__r.Name'),
    saidOn: text(record, 'Said_On__c'),
    quote: text(record, 'Quote__c'),
    source: text(record, 'Source__c'),
    confirmedWords: text(record, 'Confirmed_Words__c'),
    confirmedBy: text(record, 'Confirmed_By__c'),
    confirmedByName: text(record, 'Confirmed_By__r.Name'),
    confirmedOn: text(record, 'Confirmed_On__c'),
    confirmedSource: text(record, 'Confirmed_Source__c'),
  };
}

/** A field by its path; GraphQL wraps a value in an object, except `Id`. */
function valueAt(record: ApiRecord, path: string): unknown {
  const found = path
    .split('.')
    .reduce<unknown>((parent, name) => (parent as ApiRecord | null | undefined)?.[name], record);
  return typeof found === 'object' && found !== null ? (found as ApiRecord).value : found;
}

function text(record: ApiRecord, path: string): string {
  return String(valueAt(record, path) ?? '');
}

/** A value of a restricted picklist: the org takes no others, so the row's type may say so. */
function picked<Value extends string>(record: ApiRecord, field: string): Value | Blank {
  return text(record, field) as Value | Blank;
}

function amount(record: ApiRecord, field: string): number | null {
  const found = valueAt(record, field) ?? '';
  return found === '' ? null : Number(found);
}

function isTrue(record: ApiRecord, field: string): boolean {
  return valueAt(record, field) === true;
}
