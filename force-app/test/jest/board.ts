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
  answered = {},
  total = deals.length,
}: {
  deals?: readonly Readonly<Record<string, unknown>>[];
  answered?: Readonly<Record<string, string>>;
  total?: number;
} = {}) {
  const { Opportunity } = records('Opportunity', deals).uiapi.query;
  const edges = (Opportunity?.edges ?? []).map(({ node }) => {
    const at = answered[String(node['Id'])];
    const answers = at === undefined ? [] : [{ node: { LastModifiedDate: { value: at } } }];
    return { node: { ...node, DF_Answers__r: { edges: answers } } };
  });
  return {
    uiapi: {
      query: {
        Opportunity: { edges, totalCount: total },
      },
    },
  };
}

/** What the query of the overrides answers. */
export function requestsAnswer(requests: readonly Readonly<Record<string, unknown>>[]) {
  return records('DF_Gate_Override__c', requests);
}

/** What a query of the heat map answers: deals of sellers (all together without an id), and answers by seller and question. */
export function heatAnswer(
  sellers: readonly (readonly [id: string, name: string, count: number, amount?: number])[],
  heard: readonly (readonly [owner: string, concept: string, count: number])[] = [],
) {
  const edgesOf = (groups: readonly object[]) => ({ edges: groups.map((aggregate) => ({ node: { aggregate } })) });
  const deals = sellers.map(([id, name, count, amount = count]) => ({
    ...(id ? { OwnerId: { value: id }, Owner: { Name: { value: name } } } : {}),
    Id: { count: { value: count } },
    Amount: { sum: { value: amount } },
  }));
  const answers = heard.map(([owner, concept, count]) => ({
    Opportunity__r: owner ? { OwnerId: { value: owner } } : null,
    Concept__c: { value: concept },
    Id: { count: { value: count } },
  }));
  return { uiapi: { aggregate: { deals: edgesOf(deals), answers: edgesOf(answers) } } };
}

/** What the query of the totals answers: of each status (`none`, `started` …) its stages with number and amount. */
export function totalsAnswer(
  counts: Readonly<Record<string, readonly (readonly [stage: string, count: number, amount?: number | null])[]>> = {},
) {
  const groups = Object.entries(counts).map(([status, stages]) => [
    status,
    {
      edges: stages.map(([stage, count, amount = count * 1000]) => ({
        node: {
          aggregate: {
            StageName: { value: stage },
            Id: { count: { value: count } },
            Amount: { sum: { value: amount } },
          },
        },
      })),
    },
  ]);
  return { uiapi: { aggregate: Object.fromEntries(groups) } };
}

/** What the query of the choices answers: owners with their managers (id and name), and stages with the number of their open deals. */
export function choicesAnswer(
  owners: readonly (readonly [id: string, name: string, managerId?: string, manager?: string])[],
  stages: readonly (readonly [stage: string, count: number])[],
) {
  const edgesOf = (groups: readonly object[]) => ({ edges: groups.map((aggregate) => ({ node: { aggregate } })) });
  return {
    uiapi: {
      aggregate: {
        owners: edgesOf(owners.map(([id, name]) => ({ OwnerId: { value: id }, Owner: { Name: { value: name } } }))),
        teams: edgesOf(
          owners.map(([, , managerId = null, manager]) => ({
            Owner: { ManagerId: { value: managerId }, Manager: manager ? { Name: { value: manager } } : null },
          })),
        ),
        stages: edgesOf(
          stages.map(([stage, count]) => ({
            StageName: { value: stage, label: stage },
            Id: { count: { value: count } },
          })),
        ),
      },
    },
  };
}

/** What the query of a list's deals answers. */
export function cellAnswer(rows: readonly Readonly<Record<string, unknown>>[], total = rows.length) {
  const { edges } = records('Opportunity', rows).uiapi.query.Opportunity ?? { edges: [] };
  const shown = edges.map(({ node }) => {
    const amount = (node['Amount'] as { value?: number | null } | undefined)?.value ?? null;
    return {
      node: {
        ...node,
        Id: String(node['Id']),
        Amount: { value: amount, displayValue: amount === null ? null : `$${amount}` },
      },
    };
  });
  return { uiapi: { query: { Opportunity: { totalCount: total, edges: shown } } } };
}
