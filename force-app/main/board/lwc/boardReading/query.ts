import type { CompiledPlaybook } from 'c/gateRules';
import { documentText } from 'c/graphqlText';
import type { RecordsQuery } from 'c/graphqlText';
import { pathsOf } from './table.ts';

const PIN = 'DF_Playbook_Pin__c';

/** Opportunity fields that the board shows, besides those that a playbook reads. */
const SHOWN = [
  'Name',
  'StageName',
  'Amount',
  'CloseDate',
  'CreatedDate',
  'OwnerId',
  'Owner.Name',
  'DF_Diagnosis_Status__c',
  'DF_Pains_Confirmed__c',
  'DF_In_Question__c',
  PIN,
];

/** The largest page that the API returns. */
const PAGE = 2000;

const LATEST = { args: 'orderBy: { LastModifiedDate: { order: DESC } }, first: 1', fields: ['LastModifiedDate'] };

/**
 * Text of the query for overrides that wait for a decision, and approved ones that have not run out on the day `today` (ISO date), each
 * with the fields of its deal that the playbooks judge by.
 */
export function requestsQuery(playbooks: readonly CompiledPlaybook[], today: string): string {
  const deal = pathsOf(playbooks, ['Id', 'Name', 'StageName', 'Amount', 'CreatedDate', 'OwnerId', 'Owner.Name', PIN]);
  const overrides: RecordsQuery = {
    from: 'DF_Gate_Override__c',
    args:
      'where: { or: [{ Status__c: { eq: "Requested" } }, { and: [{ Status__c: { eq: "Approved" } }, ' +
      `{ Expires_On__c: { gte: { value: "${today}" } } }] }] }, orderBy: { CreatedDate: { order: ASC } }, first: 400`,
    fields: [
      'Id',
      ...['LastModifiedDate', 'LastModifiedBy.Name', 'CreatedDate', 'CreatedById', 'CreatedBy.Name'],
      ...['Stage__c', 'Stage_Order__c', 'Reason_Code__c', 'Reason__c', 'Expires_On__c', 'Opportunity__c', 'Status__c'],
      ...['Owner_At_Request__c', 'Decided_By__r.Name', 'Decided_At__c', 'Decision_Note__c'],
      ...deal.map((field) => `Opportunity__r.${field}`),
    ],
    isLenient: true,
  };
  return documentText('boardRequests', [overrides]);
}

/**
 * Text of the query for the deals of `$where` by close date, with the fields that the playbooks read and the time of the last answer and
 * pain. Field names come from playbooks, which users write, so whatever is not a field path is left out: a playbook must not be able to
 * inject text into the query.
 */
export function boardQuery(playbooks: readonly CompiledPlaybook[]): string {
  const deals: RecordsQuery = {
    from: 'Opportunity',
    args: `where: $where, orderBy: { CloseDate: { order: ASC } }, first: ${PAGE}`,
    totals: 'totalCount',
    fields: ['Id', ...pathsOf(playbooks, SHOWN)],
    isLenient: true,
    children: [
      { from: 'DF_Answers__r', ...LATEST },
      { from: 'DF_Pain_Points__r', ...LATEST },
    ],
  };
  return documentText('discoveryBoard($where: Opportunity_Filter)', [deals]);
}
