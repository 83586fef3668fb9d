import { fieldsRead } from 'c/gateRules';
import type { CompiledPlaybook } from 'c/gateRules';
import { documentText } from 'c/graphqlText';
import type { RecordsQuery } from 'c/graphqlText';

/** What the board shows of a deal, whatever the playbooks read. Teams are those who report to one manager. */
const SHOWN = [
  'Name',
  'StageName',
  'Amount',
  'CloseDate',
  'CreatedDate',
  'OwnerId',
  'Owner.Name',
  'Owner.Manager.Name',
  'DF_Diagnosis_Status__c',
  'DF_Pains_Confirmed__c',
  'DF_Playbook_Pin__c',
];

/** The most that the API returns at once. */
const PAGE = 2000;

const LATEST = { args: 'orderBy: { LastModifiedDate: { order: DESC } }, first: 1', fields: ['LastModifiedDate'] };

const requests: RecordsQuery = {
  from: 'DF_Gate_Override__c',
  args: 'where: { Status__c: { eq: "Requested" } }, orderBy: { CreatedDate: { order: ASC } }, first: 200',
  fields: [
    'Id',
    ...['LastModifiedDate', 'LastModifiedBy.Name', 'CreatedDate', 'CreatedById', 'CreatedBy.Name'],
    ...['Stage__c', 'Stage_Order__c', 'Reason_Code__c', 'Reason__c', 'Expires_On__c', 'Opportunity__c'],
    ...['Name', 'StageName', 'Amount', 'OwnerId', 'Owner.Name'].map((field) => `Opportunity__r.${field}`),
  ],
};

/**
 * The board's one document: open deals by close date, with the fields that their playbooks read and the times of their last answer and
 * pain; and the override requests that wait for a decision. Playbooks name fields, so anything that is not a field path is left out:
 * text of a playbook must not get into the document.
 */
export function boardQuery(playbooks: readonly CompiledPlaybook[]): string {
  const paths = [...new Set([...SHOWN, ...playbooks.flatMap(fieldsRead)])];
  const deals: RecordsQuery = {
    from: 'Opportunity',
    args: `where: { IsClosed: { eq: false } }, orderBy: { CloseDate: { order: ASC } }, first: ${PAGE}, after: $after`,
    totals: 'totalCount pageInfo { hasNextPage endCursor }',
    fields: ['Id', ...paths.filter((path) => /^[A-Za-z]\w*(\.[A-Za-z]\w*)*$/.test(path))],
    children: [
      { from: 'DF_Answers__r', ...LATEST },
      { from: 'DF_Pain_Points__r', ...LATEST },
    ],
  };
  return documentText('discoveryBoard($after: String)', [deals, requests]);
}
