import type { Answer, Running } from '../api/helpers.ts';
import { rows, startWithRows } from './aggregate-rows.ts';

describe('uiapi.aggregate', () => {
  let running: Running & { stop: () => Promise<void> };

  const ask = async (query: string, role: 'admin' | 'seller' = 'admin'): Promise<Answer['json']> =>
    (await running.as(role)('POST', 'graphql', { query })).json;
  const groups = async (args: string, selection: string, rest = ''): Promise<Answer['json']> => {
    const answer = await ask(
      `{ uiapi { aggregate { Thing__c${args} { edges { node { aggregate { ${selection} } } } ${rest} } } } }`,
    );
    expect(answer.errors).toEqual([]);
    return answer.data.uiapi.aggregate.Thing__c;
  };
  const nodes = async (args: string, selection: string): Promise<Answer['json'][]> =>
    (await groups(args, selection)).edges.map(
      ({ node }: { node: { aggregate: Answer['json'] } }) => node.aggregate as unknown,
    );

  beforeAll(async () => {
    running = await startWithRows();
  });
  afterAll(() => running.stop());

  test('a group has its value with displayed text and label, an amount its currency', async () => {
    const answer =
      await ask(`{ uiapi { aggregate { Opportunity(groupBy: { StageName: { group: true } }) { edges { cursor node { aggregate {
      StageName { value displayValue label } stages: StageName { count { value displayValue } }
      Amount { sum { value displayValue } avg { displayValue } max { value displayValue } }
      CloseDate { max { value displayValue } } } } } totalCount pageInfo { hasNextPage } } } } }`);
    expect(answer).toEqual({
      data: {
        uiapi: {
          aggregate: {
            Opportunity: {
              edges: [
                {
                  cursor: expect.any(String),
                  node: {
                    aggregate: {
                      StageName: { value: 'Prospecting', displayValue: 'Prospecting', label: 'Prospecting' },
                      stages: { count: { value: 3, displayValue: '3' } },
                      Amount: {
                        sum: { value: 2501, displayValue: '€2,501.00' },
                        avg: { displayValue: '€1,250.50' },
                        max: { value: 1250.5, displayValue: '€1,250.50' },
                      },
                      CloseDate: { max: { value: '2027-01-01', displayValue: '1/1/2027' } },
                    },
                  },
                },
              ],
              totalCount: 1,
              pageInfo: { hasNextPage: false },
            },
          },
        },
      },
      errors: [],
    });
  });

  test('figures of a parent are added up once for each child', async () => {
    const [all] = await nodes(
      '(where: { Opportunity__r: { Name: { eq: "Two" } } })',
      'Opportunity__r { Amount { sum { value } } }',
    );
    expect(all.Opportunity__r.Amount.sum.value).toBe(1250.5 * rows.filter(({ deal }) => deal === 'Two').length);
  });

  test('without groups and functions, totalCount counts records, and each record is a node', async () => {
    const counted = await ask('{ uiapi { aggregate { Thing__c(where: { Flag__c: { eq: true } }) { totalCount } } } }');
    expect(counted.data.uiapi.aggregate.Thing__c.totalCount).toBe(rows.filter(({ Flag__c }) => Flag__c).length);
    const listed = await groups('(first: 3)', 'Name { value } Opportunity__r { Name { value } }', 'totalCount');
    expect(listed.totalCount).toBe(rows.length);
    expect(listed.edges).toHaveLength(3);
    expect(listed.edges[0].node.aggregate.Name.value).toMatch(/^R\d+$/);
    const grouped = await ask(
      '{ uiapi { aggregate { Thing__c(groupBy: { Pick__c: { group: true } }) { totalCount } } } }',
    );
    expect(grouped.data.uiapi.aggregate.Thing__c.totalCount).toBe(3);
  });

  test('ten groups come without `first`; pages by cursor have each group once', async () => {
    const by = 'groupBy: { Name: { group: true } }, orderBy: { Name: { order: ASC } }';
    expect(await nodes(`(${by})`, 'Name { value }')).toHaveLength(10);
    const seen: string[] = [];
    let after = '';
    do {
      const page = await groups(
        `(${by}, first: 70${after})`,
        'Name { value }',
        'totalCount pageInfo { hasNextPage endCursor }',
      );
      expect(page.totalCount).toBe(rows.length);
      seen.push(...page.edges.map((edge: Answer['json']) => edge.node.aggregate.Name.value));
      after = page.pageInfo.hasNextPage ? `, after: "${page.pageInfo.endCursor}"` : '';
    } while (after !== '');
    expect(seen).toEqual(rows.map(({ Name }) => Name).sort());
  });

  test('groups are ordered by their values and by functions', async () => {
    const found = await nodes(
      '(groupBy: { Pick__c: { group: true } }, orderBy: { Number__c: { function: SUM, order: DESC } })',
      'Pick__c { value } Number__c { sum { value } }',
    );
    const sums = found.map((node) => node.Number__c.sum.value);
    expect(sums).toEqual([...sums].sort((a, b) => b - a));
    const byValue = await nodes(
      '(groupBy: { Day__c: { group: true } }, orderBy: { Day__c: { order: DESC, nulls: LAST } })',
      'Day__c { value }',
    );
    expect(byValue.map((node) => node.Day__c.value)).toEqual([
      '2026-11-18',
      '2026-02-01',
      '2026-01-31',
      '2025-12-31',
      null,
    ]);
  });

  test('ROLLUP adds subtotals, which GROUPING separates from blanks', async () => {
    const found = await nodes(
      '(groupBy: { Flag__c: { group: true }, Pick__c: { group: true }, type: ROLLUP }, first: 100)',
      'Flag__c { value grouping { value } } Pick__c { value grouping { value } } Id { count { value } }',
    );
    const total = found.filter((node) => node.Flag__c.grouping.value === 1);
    expect(total.map((node) => node.Id.count.value)).toEqual([rows.length]);
    const ofFlags = found.filter((node) => node.Flag__c.grouping.value === 0 && node.Pick__c.grouping.value === 1);
    expect(ofFlags.map((node) => node.Id.count.value).sort()).toEqual(
      [true, false].map((flag) => rows.filter(({ Flag__c }) => Flag__c === flag).length).sort(),
    );
  });

  test.each([
    [
      'a field that is neither grouped nor aggregated',
      '(groupBy: { Flag__c: { group: true } })',
      'Name { value }',
      'DataFetchingException',
      'must be grouped or aggregated',
    ],
    [
      'an order by what is not grouped',
      '(groupBy: { Flag__c: { group: true } }, orderBy: { Name: { order: ASC } })',
      'Flag__c { value }',
      'DataFetchingException',
      'must be grouped or aggregated',
    ],
    [
      'a number as a group',
      '(groupBy: { Number__c: { group: true } })',
      'Id { count { value } }',
      'ValidationError',
      'Number__c',
    ],
    [
      'a formula as a group',
      '(groupBy: { Double__c: { group: true } })',
      'Id { count { value } }',
      'ValidationError',
      'Double__c',
    ],
    [
      'a date-time as a group',
      '(groupBy: { At__c: { group: true } })',
      'Id { count { value } }',
      'ValidationError',
      'group',
    ],
    ['a sum of text', '', 'Name { sum { value } }', 'ValidationError', 'sum'],
    ['an average of a checkbox', '', 'Flag__c { avg { value } }', 'ValidationError', 'avg'],
    ['a long text', '', 'Long__c { count { value } }', 'ValidationError', 'Long__c'],
    ['a multi-select picklist', '', 'Many__c { count { value } }', 'ValidationError', 'Many__c'],
    [
      'GROUPING without subtotals',
      '(groupBy: { Flag__c: { group: true } })',
      'Flag__c { grouping { value } }',
      'DataFetchingException',
      'GROUPING expects',
    ],
    [
      'subtotals of four fields',
      '(groupBy: { type: CUBE, Name: { group: true }, Flag__c: { group: true }, Day__c: { group: true }, Pick__c: { group: true } })',
      'Id { count { value } }',
      'DataFetchingException',
      'at most 3 fields',
    ],
    [
      'more than 2,000 on a page',
      '(groupBy: { Flag__c: { group: true } }, first: 2001)',
      'Id { count { value } }',
      'DataFetchingException',
      'at most 2000',
    ],
    [
      'a cursor of another kind',
      '(groupBy: { Flag__c: { group: true } }, after: "x")',
      'Id { count { value } }',
      'DataFetchingException',
      'not a cursor',
    ],
  ])('%s is refused', async (_what, args, selection, kind, text) => {
    const answer = await ask(
      `{ uiapi { aggregate { Thing__c${args} { edges { node { aggregate { ${selection} } } } } } } }`,
    );
    expect(answer.errors[0]).toMatchObject({
      message: expect.stringContaining(text),
      extensions: { ErrorType: kind },
    });
  });

  test('aggregates count as subqueries: eleven objects are one too many', async () => {
    const ten = Array.from({ length: 10 }, (_, i) => `a${i}: Thing__c { totalCount }`).join(' ');
    expect((await ask(`{ uiapi { aggregate { ${ten} } } }`)).errors).toEqual([]);
    const eleven = await ask(`{ uiapi { aggregate { ${ten} } query { Thing__c { totalCount } } } }`);
    expect(eleven.errors[0].message).toContain('at most 10 subqueries');
  });

  test('fragments, aliases and directives work in groups', async () => {
    const answer = await ask(`{ uiapi { aggregate { things: Thing__c(groupBy: { Flag__c: { group: true } }) {
      edges { node { __typename figures: aggregate { ...Figures Name @skip(if: true) { count { value } } } } } } } } }
      fragment Figures on Thing__cAggregate { on: Flag__c { is: value } many: Id { count { n: value } } }`);
    expect(answer.errors).toEqual([]);
    expect(answer.data.uiapi.aggregate.things.edges.map(({ node }: Answer['json']) => node)).toEqual(
      [false, true].map((flag) => ({
        __typename: 'Thing__cResult',
        figures: { on: { is: flag }, many: { count: { n: rows.filter(({ Flag__c }) => Flag__c === flag).length } } },
      })),
    );
  });

  test('objects and fields that the user may not read are in no group, filter or order', async () => {
    const answer = await ask('{ uiapi { aggregate { Thing__c { totalCount } } } }', 'seller');
    expect(answer.errors[0].extensions.ErrorType).toBe('ValidationError');
    const type = async (name: string, part: string): Promise<Answer['json']> =>
      (await ask(`{ __type(name: "${name}") { ${part} { name } } }`, 'seller')).data.__type?.[part] ?? [];
    const names = [
      ...(await type('RecordQueryAggregate', 'fields')),
      ...(await type('Opportunity_GroupBy', 'inputFields')),
      ...(await type('OpportunityAggregate', 'fields')),
    ].map(({ name }: { name: string }) => name);
    expect(names).toEqual(expect.arrayContaining(['Opportunity', 'StageName', 'Amount']));
    expect(names.filter((name) => name.startsWith('Thing'))).toEqual([]);
  });

  test('more than 2,000 groups are refused, not cut', async () => {
    const admin = running.as('admin');
    const leads = Array.from({ length: 2001 }, (_, i) => ({
      attributes: { type: 'Lead' },
      LastName: `L${i}`,
      Company: 'Acme',
    }));
    for (let i = 0; i < leads.length; i += 200) {
      await admin('POST', 'composite/sobjects', { allOrNone: true, records: leads.slice(i, i + 200) });
    }
    const by = (field: string): string =>
      `{ uiapi { aggregate { Lead(groupBy: { ${field}: { group: true } }) { totalCount edges { node { aggregate { Id { count { value } } } } } } } } }`;
    expect((await ask(by('LastName'))).errors[0].message).toContain('more than 2000 groups');
    expect((await ask(by('Company'))).data.uiapi.aggregate.Lead.edges[0].node.aggregate.Id.count.value).toBe(2001);
  }, 180_000);
});
