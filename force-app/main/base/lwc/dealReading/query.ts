import { documentText } from 'c/graphqlText';
import type { RecordsQuery } from 'c/graphqlText';
import { gql } from 'lightning/graphql';

const OF_DEAL = 'where: { Opportunity__c: { eq: $recordId } }';
const CHANGED = ['LastModifiedDate', 'LastModifiedBy.Name'];
const SOURCE = ['Said_By__c', 'Said_By__r.Name', 'Said_On__c', 'Quote__c', 'Source__c'];
const FOUND_IN = ['Source_Name__c', 'Source_Hash__c', 'Place__c'];
const CREATED = ['CreatedDate', 'CreatedBy.Name'];
const CONFIRMED = ['Words__c', 'By__c', 'By__r.Name', 'On__c', 'Source__c'].map((part) => `Confirmed_${part}`);
const EVIDENCE = ['Evidence__c', 'Evidence_Level__c', ...SOURCE, ...FOUND_IN, ...CONFIRMED];
const OPEN = ['Open_Owner__c', 'Open_Owner__r.Name', 'Open_Until__c', 'Open_Since__c'];
const REVIEW = ['Review_Flag__c', 'Review_Reason__c', 'Review_Kind__c', 'Review_Detail__c', 'Review_Verdict__c'];
const IMPACT = ['Impact_Low__c', 'Impact_Likely__c', 'Impact_High__c', 'Impact_Basis__c'];
const OUTCOME = ['Wanted_Outcome__c', 'Outcome_Measure__c', 'Personal_Risk__c'];
const FELT_BY = ['Felt_By__c', 'Felt_By__r.Name'];
const MERGED = ['Merged_Into__c', 'Merged_Into__r.Statement__c'];

const answers: RecordsQuery = {
  from: 'DF_Answer__c',
  args: `${OF_DEAL}, first: 60`,
  fields: [
    'Id',
    ...CREATED,
    ...CHANGED,
    'Concept__c',
    'Status__c',
    'Answer__c',
    'Note__c',
    ...EVIDENCE,
    ...OPEN,
    ...REVIEW,
  ],
};

const ABOUT_PAIN = ['Statement__c', 'Kind__c', 'Business_Driver__c', 'Root_Cause__c', ...FELT_BY];
const pains: RecordsQuery = {
  from: 'DF_Pain_Point__c',
  args: `${OF_DEAL}, first: 400, orderBy: { Priority__c: { order: ASC, nulls: LAST }, Name: { order: ASC } }`,
  fields: [
    'Id',
    ...CREATED,
    ...CHANGED,
    ...ABOUT_PAIN,
    ...EVIDENCE,
    ...IMPACT,
    ...OUTCOME,
    'Priority__c',
    'Status__c',
    ...MERGED,
  ],
};

const WORTH = ['Because__c', 'Expected_Effect__c', 'Side_Effects__c', 'Wrong_When__c'];
const prescriptions: RecordsQuery = {
  from: 'DF_Prescription__c',
  args: 'where: { Pain_Point__r: { Opportunity__c: { eq: $recordId } } }, first: 400',
  fields: ['Id', ...CHANGED, 'Pain_Point__c', 'Product__c', 'Product__r.Name', ...WORTH],
};

const lines: RecordsQuery = {
  from: 'OpportunityLineItem',
  args: 'where: { OpportunityId: { eq: $recordId } }, first: 400',
  fields: ['Id', 'Product2Id', 'Product2.Name', 'Quantity', 'TotalPrice', 'DF_Prescription__c', 'DF_Unlinked__c'],
};

const REQUEST = ['Stage__c', 'Stage_Order__c', 'Reason_Code__c', 'Reason__c', 'Expires_On__c', 'Status__c'];
const VERDICT = ['Decided_By__r.Name', 'Decided_At__c', 'Revoked_By__r.Name', 'Revoked_At__c', 'Decision_Note__c'];
const overrides: RecordsQuery = {
  from: 'DF_Gate_Override__c',
  args: `${OF_DEAL}, first: 100, orderBy: { CreatedDate: { order: DESC } }`,
  fields: ['Id', ...CREATED, 'CreatedById', ...CHANGED, ...REQUEST, 'Owner_At_Request__c', ...VERDICT],
};

const MOVE = ['From_Stage__c', 'To_Stage__c', 'Outcome__c', 'Unmet__c', 'Playbook__c', 'Way__c'];
const CHANGE = [
  'Children_Changed_At__c',
  'Reverted_At__c',
  'Approver_Owned__c',
  ...['Name', 'From', 'To'].map((part) => `Evidence_${part}__c`),
];
const decisions: RecordsQuery = {
  from: 'DF_Gate_Decision__c',
  args: `${OF_DEAL}, first: 100, orderBy: { Decided_At__c: { order: DESC, nulls: LAST } }`,
  fields: ['Id', ...MOVE, ...CHANGE, 'Decided_At__c', 'Decided_By__r.Name'],
};

const contactRoles: RecordsQuery = {
  from: 'OpportunityContactRole',
  args: 'where: { OpportunityId: { eq: $recordId } }, first: 100',
  fields: ['Id', 'ContactId', 'Contact.Name', 'Contact.Title', 'Role', 'IsPrimary'],
};

const suggestions: RecordsQuery = {
  from: 'DF_Suggestion__c',
  args: 'where: { Opportunity__c: { eq: $recordId }, Status__c: { eq: "Open" } }, first: 100, orderBy: { Name: { order: ASC } }',
  fields: [
    'Id',
    'Kind__c',
    'Concept__c',
    'Text__c',
    'Quote__c',
    ...FOUND_IN,
    'Side__c',
    'Said_By_Name__c',
    'Said_On__c',
    'Source__c',
  ],
};

const text = documentText('dealDiagnosis($recordId: ID)', [
  answers,
  pains,
  prescriptions,
  lines,
  overrides,
  decisions,
  contactRoles,
  suggestions,
]);

/**
 * All child records of a deal that any panel shows. Every panel uses this one document with the same variables, so the page sends a single
 * request. Each `first` is more than a deal can have (one answer for each of 30 concepts) or more than people read.
 */
export const dealDiagnosis = gql`
  ${text}
`;
