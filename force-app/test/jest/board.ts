import { records } from './deal.ts';

/** A row of the board's query: an open deal of Ada, who reports to Max, as plain values. */
export function boardRow(id: string, fields: Readonly<Record<string, unknown>> = {}) {
  return {
    Id: id,
    Name: `Deal ${id}`,
    StageName: 'Needs Analysis',
    Amount: 1000,
    CloseDate: '2027-02-28',
    CreatedDate: '2026-11-20T08:00:00.000Z',
    OwnerId: '005A',
    Owner: { Name: 'Ada King', Manager: { Name: 'Max Boss' } },
    DF_Diagnosis_Status__c: 'Not started',
    DF_Pains_Confirmed__c: 0,
    DF_Answers_A__c: 0,
    DF_Pains_Quoted__c: 0,
    DF_Playbook_Pin__c: null,
    ...fields,
  };
}

/** A row of an override request that waits. */
export function requestRow(id: string, fields: Readonly<Record<string, unknown>> = {}) {
  return {
    Id: id,
    LastModifiedDate: '2026-11-20T08:00:00.000Z',
    LastModifiedBy: { Name: 'Ada King' },
    CreatedDate: '2026-11-20T08:00:00.000Z',
    CreatedById: '005A',
    CreatedBy: { Name: 'Ada King' },
    Stage__c: 'Value Proposition',
    Stage_Order__c: 3,
    Reason_Code__c: null,
    Reason__c: 'They sign on Friday.',
    Expires_On__c: '2999-12-31',
    Status__c: 'Requested',
    Opportunity__c: '006A',
    Opportunity__r: {
      Name: 'Acme',
      StageName: 'Needs Analysis',
      Amount: 500,
      OwnerId: '005A',
      Owner: { Name: 'Ada King' },
    },
    ...fields,
  };
}

/** What the board's query answers; `answered` has the time of a deal's last answer by its id. */
export function boardAnswer({
  deals = [],
  requests = [],
  answered = {},
  total = deals.length,
  next,
}: {
  deals?: readonly Readonly<Record<string, unknown>>[];
  requests?: readonly Readonly<Record<string, unknown>>[];
  answered?: Readonly<Record<string, string>>;
  total?: number;
  next?: string | undefined;
} = {}) {
  const { Opportunity } = records('Opportunity', deals).uiapi.query;
  const edges = (Opportunity?.edges ?? []).map(({ node }) => {
    const at = answered[String(node['Id'])];
    const answers = at === undefined ? [] : [{ node: { LastModifiedDate: { value: at } } }];
    return { node: { ...node, DF_Answers__r: { edges: answers } } };
  });
  const pageInfo = { hasNextPage: next !== undefined, endCursor: next ?? null };
  return {
    uiapi: {
      query: {
        Opportunity: { edges, totalCount: total, pageInfo },
        ...records('DF_Gate_Override__c', requests).uiapi.query,
      },
    },
  };
}
