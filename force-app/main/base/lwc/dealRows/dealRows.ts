/**
 * Rows of the records of a deal's diagnosis. Each function takes a record as REST, the UI API's GraphQL (`{ value }`) or a JSON line has
 * it, by API name; a field that was not read is blank in the row. Runs in browser and Node: no DOM, no Salesforce imports.
 */
import type { Answer, Blank, ContactRole, Evidenced, Line, Override, Pain, Prescription, Suggestion } from './rows.ts';

export type * from './rows.ts';

/** A record by API name; parents are nested (`Said_By__r: { Name }`). */
export type ApiRecord = Readonly<Record<string, unknown>>;

/** DF_Answer__c */
export function answerOf(record: ApiRecord): Answer {
  return {
    ...stamp(record),
    ...trace(record),
    ...evidence(record),
    concept: textAt(record, 'Concept__c'),
    status: picked(record, 'Status__c'),
    answer: textAt(record, 'Answer__c'),
    note: textAt(record, 'Note__c'),
    level: amount(record, 'Evidence_Level__c') ?? 0,
    openOwner: textAt(record, 'Open_Owner__c'),
    openOwnerName: textAt(record, 'Open_Owner__r.Name'),
    openUntil: textAt(record, 'Open_Until__c'),
    openSince: textAt(record, 'Open_Since__c'),
    isFlagged: isTrue(record, 'Review_Flag__c'),
    reviewReason: textAt(record, 'Review_Reason__c'),
    reviewKind: picked(record, 'Review_Kind__c'),
    reviewDetail: textAt(record, 'Review_Detail__c'),
    verdict: picked(record, 'Review_Verdict__c'),
  };
}

/** DF_Pain_Point__c */
export function painOf(record: ApiRecord): Pain {
  return {
    ...stamp(record),
    ...trace(record),
    ...evidence(record),
    statement: textAt(record, 'Statement__c'),
    kind: picked(record, 'Kind__c'),
    driver: picked(record, 'Business_Driver__c'),
    rootCause: textAt(record, 'Root_Cause__c'),
    feltBy: textAt(record, 'Felt_By__c'),
    feltByName: textAt(record, 'Felt_By__r.Name'),
    level: amount(record, 'Evidence_Level__c') ?? 0,
    low: amount(record, 'Impact_Low__c'),
    likely: amount(record, 'Impact_Likely__c'),
    high: amount(record, 'Impact_High__c'),
    basis: textAt(record, 'Impact_Basis__c'),
    wantedOutcome: textAt(record, 'Wanted_Outcome__c'),
    outcomeMeasure: textAt(record, 'Outcome_Measure__c'),
    personalRisk: textAt(record, 'Personal_Risk__c'),
    priority: amount(record, 'Priority__c'),
    status: picked(record, 'Status__c'),
    mergedInto: textAt(record, 'Merged_Into__c'),
    mergedIntoStatement: textAt(record, 'Merged_Into__r.Statement__c'),
  };
}

/** DF_Prescription__c */
export function prescriptionOf(record: ApiRecord): Prescription {
  return {
    ...stamp(record),
    painId: textAt(record, 'Pain_Point__c'),
    productId: textAt(record, 'Product__c'),
    productName: textAt(record, 'Product__r.Name'),
    because: textAt(record, 'Because__c'),
    expectedEffect: textAt(record, 'Expected_Effect__c'),
    sideEffects: textAt(record, 'Side_Effects__c'),
    wrongWhen: textAt(record, 'Wrong_When__c'),
  };
}

/** OpportunityLineItem */
export function lineOf(record: ApiRecord): Line {
  return {
    id: textAt(record, 'Id'),
    productId: textAt(record, 'Product2Id'),
    productName: textAt(record, 'Product2.Name'),
    quantity: amount(record, 'Quantity'),
    total: amount(record, 'TotalPrice'),
    prescriptionId: textAt(record, 'DF_Prescription__c'),
    isUnlinked: amount(record, 'DF_Unlinked__c') !== 0,
  };
}

/** DF_Gate_Override__c */
export function overrideOf(record: ApiRecord): Override {
  return {
    ...stamp(record),
    stage: textAt(record, 'Stage__c'),
    order: amount(record, 'Stage_Order__c') ?? 0,
    reasonCode: textAt(record, 'Reason_Code__c'),
    reason: textAt(record, 'Reason__c'),
    expiresOn: textAt(record, 'Expires_On__c'),
    status: picked(record, 'Status__c'),
    requestedBy: textAt(record, 'CreatedBy.Name'),
    requestedById: textAt(record, 'CreatedById'),
    requestedAt: textAt(record, 'CreatedDate'),
    ownerThenId: textAt(record, 'Owner_At_Request__c'),
    decidedBy: textAt(record, 'Decided_By__r.Name'),
    decidedAt: textAt(record, 'Decided_At__c'),
    revokedBy: textAt(record, 'Revoked_By__r.Name'),
    revokedAt: textAt(record, 'Revoked_At__c'),
    note: textAt(record, 'Decision_Note__c'),
  };
}

/** OpportunityContactRole */
export function contactRoleOf(record: ApiRecord): ContactRole {
  return {
    contactId: textAt(record, 'ContactId'),
    name: textAt(record, 'Contact.Name'),
    title: textAt(record, 'Contact.Title'),
    role: textAt(record, 'Role'),
    isPrimary: isTrue(record, 'IsPrimary'),
  };
}

/** DF_Suggestion__c */
export function suggestionOf(record: ApiRecord): Suggestion {
  return {
    id: textAt(record, 'Id'),
    kind: picked(record, 'Kind__c'),
    concept: textAt(record, 'Concept__c'),
    text: textAt(record, 'Text__c'),
    quote: textAt(record, 'Quote__c'),
    place: textAt(record, 'Place__c'),
    saidByName: textAt(record, 'Said_By_Name__c'),
    saidOn: textAt(record, 'Said_On__c'),
    source: textAt(record, 'Source__c'),
    sourceName: textAt(record, 'Source_Name__c'),
    sourceHash: textAt(record, 'Source_Hash__c'),
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
    id: textAt(record, 'Id'),
    modifiedAt: textAt(record, 'LastModifiedDate'),
    modifiedBy: textAt(record, 'LastModifiedBy.Name'),
  };
}

function trace(record: ApiRecord) {
  return {
    sourceName: textAt(record, 'Source_Name__c'),
    sourceHash: textAt(record, 'Source_Hash__c'),
    place: textAt(record, 'Place__c'),
    createdBy: textAt(record, 'CreatedBy.Name'),
    createdAt: textAt(record, 'CreatedDate'),
  };
}

function evidence(record: ApiRecord) {
  return {
    evidence: picked<Answer['evidence']>(record, 'Evidence__c'),
    saidBy: textAt(record, 'Said_By__c'),
    saidByName: textAt(record, 'Said_By__r.Name'),
    saidOn: textAt(record, 'Said_On__c'),
    quote: textAt(record, 'Quote__c'),
    source: textAt(record, 'Source__c'),
    confirmedWords: textAt(record, 'Confirmed_Words__c'),
    confirmedBy: textAt(record, 'Confirmed_By__c'),
    confirmedByName: textAt(record, 'Confirmed_By__r.Name'),
    confirmedOn: textAt(record, 'Confirmed_On__c'),
    confirmedSource: textAt(record, 'Confirmed_Source__c'),
  };
}

/** A field by its path; GraphQL wraps a value in an object, except `Id`. */
function valueAt(record: ApiRecord, path: string): unknown {
  const found = path
    .split('.')
    .reduce<unknown>((parent, name) => (parent as ApiRecord | null | undefined)?.[name], record);
  return typeof found === 'object' && found !== null ? (found as ApiRecord).value : found;
}

/** A field of a record as text, by its path (`Decided_By__r.Name`); blank where it is null or was not read. */
export function textAt(record: ApiRecord, path: string): string {
  return String(valueAt(record, path) ?? '');
}

/** A value of a restricted picklist: the org takes no others, so the row's type may say so. */
function picked<Value extends string>(record: ApiRecord, field: string): Value | Blank {
  return textAt(record, field) as Value | Blank;
}

function amount(record: ApiRecord, field: string): number | null {
  const found = valueAt(record, field) ?? '';
  return found === '' ? null : Number(found);
}

function isTrue(record: ApiRecord, field: string): boolean {
  return valueAt(record, field) === true;
}
