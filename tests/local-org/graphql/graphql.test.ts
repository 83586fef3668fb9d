import { createRecord, deployTestPackage, startRunning } from '../api/helpers.ts';
import type { Answer, Running } from '../api/helpers.ts';

describe('GraphQL', () => {
  let running: Running & { stop: () => Promise<void> };
  const deals: string[] = [];
  let account: string;

  const run = async (
    query: string,
    variables: Record<string, unknown> = {},
    role: 'admin' | 'seller' = 'admin',
  ): Promise<Answer> => running.as(role)('POST', 'graphql', { query, variables });

  /** The data of a query that must have no errors. */
  const data = async (query: string, variables: Record<string, unknown> = {}): Promise<Answer['json']> => {
    const answer = await run(query, variables);
    expect(answer.status).toBe(200);
    expect(answer.json.errors).toEqual([]);
    return answer.json.data.uiapi.query;
  };

  const names = async (args: string, variables: Record<string, unknown> = {}, declare = ''): Promise<string[]> => {
    const result = await data(
      `query q${declare} { uiapi { query { Opportunity(${args}) { edges { node { Name { value } } } } } } }`,
      variables,
    );
    return result.Opportunity.edges.map((edge: { node: { Name: { value: string } } }) => edge.node.Name.value);
  };

  beforeAll(async () => {
    running = await startRunning({ clock: () => new Date('2026-11-18T12:00:00Z') });
    deployTestPackage(running.org);
    const admin = running.as('admin');
    account = await createRecord(admin, 'Account', { Name: 'Acme' });
    for (let i = 0; i < 15; i += 1) {
      deals.push(
        await createRecord(admin, 'Opportunity', {
          Name: `Deal ${String(i).padStart(2, '0')}`,
          StageName: i % 2 === 0 ? 'Prospecting' : 'Qualification',
          CloseDate: `2026-${i < 5 ? '11' : '12'}-15`,
          Amount: i === 3 ? null : i * 100,
          ...(i % 3 === 0 ? { AccountId: account } : {}),
        }),
      );
    }
    for (let i = 0; i < 12; i += 1) {
      await createRecord(admin, 'Thing__c', {
        Name: `Thing ${String(i).padStart(2, '0')}`,
        Opportunity__c: deals[0],
        Number__c: i,
        Pick__c: 'high',
        Flag__c: i % 2 === 0,
      });
    }
  });
  afterAll(() => running.stop());

  test('answers like real responses: Id as a plain value, other fields as value objects', async () => {
    // The query of lwc-recipes' stateManager (CC0-1.0), whose real response has `uiapi.query.Opportunity.edges[].node`.
    const result = await data(`query { uiapi { query { Opportunity(first: 3, orderBy: { Name: { order: ASC } }) {
      edges { node { Id Name { value } Amount { value } StageName { value } IsClosed { value } OwnerId { value } } } } } } }`);
    expect(result).toEqual({
      Opportunity: {
        edges: [0, 1, 2].map((i) => ({
          node: {
            Id: deals[i],
            Name: { value: `Deal 0${i}` },
            Amount: { value: i * 100 },
            StageName: { value: i % 2 === 0 ? 'Prospecting' : 'Qualification' },
            IsClosed: { value: false },
            OwnerId: { value: running.org.users.admin.user.id },
          },
        })),
      },
    });
  });

  test('values have their displayed text, parents are nested or null, and nodes have their type', async () => {
    const result = await data(`query { uiapi { query { Opportunity(first: 2, orderBy: { Name: {} }) { edges { node {
      ApiName WeakEtag DisplayValue Amount { value displayValue } CloseDate { value displayValue } StageName { value displayValue label }
      CreatedDate { value } Account { Id Name { value } Owner { Name { value } } } } } } } } }`);
    const [first, second] = result.Opportunity.edges;
    expect(first.node).toMatchObject({
      ApiName: 'Opportunity',
      DisplayValue: 'Deal 00',
      Amount: { value: 0, displayValue: '€0.00' },
      CloseDate: { value: '2026-11-15', displayValue: '11/15/2026' },
      StageName: { value: 'Prospecting', displayValue: 'Prospecting', label: 'Prospecting' },
      CreatedDate: { value: '2026-11-18T12:00:00.000Z' },
      Account: { Id: account, Name: { value: 'Acme' }, Owner: { Name: { value: expect.any(String) } } },
    });
    expect(first.node.WeakEtag).toBe(Date.parse('2026-11-18T12:00:00Z'));
    expect(second.node.Account).toBeNull();
  });

  test('without `first` there are 10 records, more than 2,000 are refused', async () => {
    expect(await names('orderBy: { Name: {} }')).toHaveLength(10);
    const tooMany = await run('query { uiapi { query { Opportunity(first: 2001) { edges { node { Id } } } } } }');
    expect(tooMany.json.errors[0].message).toContain('at most 2000');
    const negative = await run('query { uiapi { query { Opportunity(first: -1) { edges { node { Id } } } } } }');
    expect(negative.json.errors).toHaveLength(1);
  });

  test('pages by cursor contain each record once', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    for (;;) {
      const { Opportunity: page }: Answer['json'] = await data(
        'query q($after: String) { uiapi { query { Opportunity(first: 4, after: $after, orderBy: { Name: {} }) { edges { node { Id } cursor } totalCount pageResultCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } } }',
        { after },
      );
      expect(page.totalCount).toBe(15);
      expect(page.pageResultCount).toBe(page.edges.length);
      expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
      expect(page.pageInfo.endCursor).toBe(page.edges.at(-1).cursor);
      seen.push(...page.edges.map((edge: { node: { Id: string } }) => edge.node.Id));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(seen).toEqual(deals);
    const wrong = await run('query { uiapi { query { Opportunity(after: "nonsense") { edges { node { Id } } } } } }');
    expect(wrong.json.errors[0].message).toContain('not a cursor');
  });

  test.each<[string, (i: number) => boolean]>([
    ['Name: { eq: "deal 03" }', (i) => i === 3],
    ['Name: { ne: "Deal 03" }', (i) => i !== 3],
    ['Name: { like: "%1_" }', (i) => i >= 10],
    ['Name: { in: ["Deal 01", "DEAL 02"] }', (i) => i === 1 || i === 2],
    ['Name: { nin: ["Deal 01"] }', (i) => i !== 1],
    ['Amount: { gt: 500, lte: 900 }', (i) => i > 5 && i <= 9],
    ['Amount: { eq: null }', (i) => i === 3],
    ['Amount: { ne: null }', (i) => i !== 3],
    ['Amount: { lt: 200 }', (i) => i < 2],
    ['StageName: { in: ["Qualification"] }, Amount: { gte: 1000 }', (i) => i % 2 === 1 && i >= 10],
    ['IsClosed: { eq: true }', () => false],
    ['and: [{ Amount: { gt: 100 } }, { Amount: { lt: 400 } }]', (i) => i === 2],
    ['or: [{ Amount: { lt: 100 } }, { Amount: { gt: 1300 } }]', (i) => i === 0 || i === 14],
    ['not: { Amount: { gt: 100 } }', (i) => i <= 1 || i === 3],
    ['Account: { Name: { eq: "ACME" } }', (i) => i % 3 === 0],
    ['not: { Account: { Name: { eq: "Acme" } } }', (i) => i % 3 !== 0],
    ['CloseDate: { lt: { value: "2026-12-01" } }', (i) => i < 5],
    ['CloseDate: { eq: { literal: "THIS_MONTH" } }', (i) => i < 5],
    ['CloseDate: { eq: { range: { next_n_days: 30 } } }', (i) => i >= 5],
    ['CreatedDate: { gte: { value: "2026-11-18T12:00:00Z" } }', () => true],
    ['AccountId: { eq: null }', (i) => i % 3 !== 0],
  ])('where { %s }', async (where, meaning) => {
    const expected = deals
      .map((_, i) => i)
      .filter(meaning)
      .map((i) => `Deal ${String(i).padStart(2, '0')}`);
    expect(await names(`first: 100, where: { ${where} }, orderBy: { Name: {} }`)).toEqual(expected);
  });

  test('variables work everywhere: ids, lists, picklists, whole filters', async () => {
    expect(await names('where: { Id: { eq: $id } }', { id: deals[4] }, '($id: ID)')).toEqual(['Deal 04']);
    expect(
      await names('where: { Id: { in: $ids } }, orderBy: { Name: {} }', { ids: [deals[4], deals[2]] }, '($ids: [ID])'),
    ).toEqual(['Deal 02', 'Deal 04']);
    expect(
      await names(
        'where: { StageName: { eq: $stage } }, first: $n',
        { stage: 'Prospecting', n: 1 },
        '($stage: Picklist, $n: Int)',
      ),
    ).toHaveLength(1);
    expect(
      await names(
        'where: $where, orderBy: { Name: {} }',
        { where: { Name: { like: 'Deal 0%' }, Amount: { gte: 800 } } },
        '($where: Opportunity_Filter)',
      ),
    ).toEqual(['Deal 08', 'Deal 09']);
    expect(
      await names(
        'where: { CloseDate: { gt: { value: $day } } }, first: 1, orderBy: { Amount: { order: DESC, nulls: LAST } }',
        { day: '2026-12-01' },
        '($day: Date)',
      ),
    ).toEqual(['Deal 14']);
  });

  test('sorting by several fields and by a parent', async () => {
    const sorted = await names(
      'first: 3, orderBy: { StageName: { order: DESC }, Amount: { order: DESC, nulls: LAST } }',
    );
    expect(sorted).toEqual(['Deal 13', 'Deal 11', 'Deal 09']);
    const byParent = await names(
      'first: 2, orderBy: { Account: { Name: { order: ASC, nulls: LAST } }, Name: { order: ASC } }',
    );
    expect(byParent).toEqual(['Deal 00', 'Deal 03']);
  });

  test('children have their own filter, order, page and count; aliases separate two of them', async () => {
    const result = await data(
      `query q($id: ID, $flag: Boolean) { uiapi { query { Opportunity(where: { Id: { eq: $id } }) { edges { node {
        all: Things__r { edges { node { Name { value } } } totalCount }
        some: Things__r(first: 2, where: { Flag__c: { eq: $flag } }, orderBy: { Number__c: { order: DESC } }) {
          edges { node { Name { value } Double__c { value } Pick__c { value label } } } totalCount pageInfo { hasNextPage endCursor } }
      } } } } } }`,
      { id: deals[0], flag: true },
    );
    const { all, some } = result.Opportunity.edges[0].node;
    expect([all.edges.length, all.totalCount]).toEqual([10, 12]);
    expect(some.edges).toEqual([
      { node: { Name: { value: 'Thing 10' }, Double__c: { value: 20 }, Pick__c: { value: 'high', label: 'High' } } },
      { node: { Name: { value: 'Thing 08' }, Double__c: { value: 16 }, Pick__c: { value: 'high', label: 'High' } } },
    ]);
    expect([some.totalCount, some.pageInfo.hasNextPage]).toEqual([6, true]);
    const empty = await data(
      'query q($id: ID) { uiapi { query { Opportunity(where: { Id: { eq: $id } }) { edges { node { Things__r { edges { node { Id } } totalCount } } } } } } }',
      { id: deals[1] },
    );
    expect(empty.Opportunity.edges[0].node.Things__r).toEqual({ edges: [], totalCount: 0 });
  });

  test('fragments, aliases, __typename and directives work', async () => {
    const result = await data(
      `query q($more: Boolean!) { uiapi { query {
        open: Opportunity(first: 1, orderBy: { Name: {} }) { edges { node { __typename ...Deal } } }
        last: Opportunity(first: 1, orderBy: { Name: { order: DESC } }) { edges { node { ... on Opportunity { title: Name { text: value } } Amount @include(if: $more) { value } StageName @skip(if: true) { value } } } }
      } } }
      fragment Deal on Opportunity { Id Name { ...Text } Account { ...Customer } }
      fragment Text on StringValue { value }
      fragment Customer on Account { Name { value } }`,
      { more: false },
    );
    expect(result.open.edges[0].node).toEqual({
      __typename: 'Opportunity',
      Id: deals[0],
      Name: { value: 'Deal 00' },
      Account: { Name: { value: 'Acme' } },
    });
    expect(result.last.edges[0].node).toEqual({ title: { text: 'Deal 14' } });
  });

  test.each([
    [
      'query { uiapi { query { Opportunity { edges { node { Nope__c { value } } } } } } }',
      'ValidationError',
      'Nope__c',
    ],
    ['query { uiapi { query { Nope__c { edges { node { Id } } } } } }', 'ValidationError', 'Nope__c'],
    [
      'query { uiapi { query { Opportunity(where: { Nope__c: { eq: 1 } }) { edges { node { Id } } } } } }',
      'ValidationError',
      'Nope__c',
    ],
    [
      'query { uiapi { query { Opportunity(where: { Amount: { like: 1 } }) { edges { node { Id } } } } } }',
      'DataFetchingException',
      'invalid operator',
    ],
    [
      'query { uiapi { query { Opportunity(where: { Id: { eq: "nonsense" } }) { edges { node { Id } } } } } }',
      'DataFetchingException',
      'invalid ID field',
    ],
    [
      'query { uiapi { query { Opportunity(where: { CloseDate: { eq: { value: "soon" } } }) { edges { node { Id } } } } } }',
      'DataFetchingException',
      'not a date',
    ],
    ['query { uiapi {', 'InvalidSyntax', 'Syntax Error'],
    ['mutation { uiapi { OpportunityCreate { Record { Id } } } }', 'ValidationError', 'input'],
  ])('%s is an error of the kind %s', async (query, kind, text) => {
    const answer = await run(query);
    expect(answer.status).toBe(200);
    expect(answer.json.errors[0]).toMatchObject({
      message: expect.stringContaining(text),
      extensions: { ErrorType: kind },
    });
    if (kind !== 'DataFetchingException') expect(answer.json.data).toBeNull();
  });

  test('a variable of the wrong type, and more than ten subqueries, are errors', async () => {
    const wrong = await run(
      'query q($n: Int) { uiapi { query { Opportunity(first: $n) { edges { node { Id } } } } } }',
      { n: 'many' },
    );
    expect(wrong.json.errors[0].message).toContain('$n');
    const parts = Array.from({ length: 11 }, (_, i) => `a${i}: Opportunity(first: 1) { edges { node { Id } } }`);
    expect((await run(`query { uiapi { query { ${parts.join(' ')} } } }`)).json.errors[0].message).toContain(
      'at most 10',
    );
    expect((await run(`query { uiapi { query { ${parts.slice(0, 10).join(' ')} } } }`)).json.errors).toEqual([]);
    expect((await running.as('admin')('POST', 'graphql', { no: 'query' })).json.errors).toHaveLength(1);
  });

  test('objects and fields that the user may not read are not in the schema', async () => {
    const answer = await run('query { uiapi { query { Thing__c { edges { node { Id } } } } } }', {}, 'seller');
    expect(answer.json.errors[0].extensions.ErrorType).toBe('ValidationError');
    expect((await run('query { uiapi { query { Thing__c { edges { node { Id } } } } } }')).json.errors).toEqual([]);
  });

  test('what is `@optional` is left out where the user may not read it', async () => {
    const ask = (directive: string): Promise<Answer> =>
      run(
        `query { uiapi { query { Opportunity(first: 1, orderBy: { Name: {} }) { edges { node { Id Name @optional { value }
          Nope__c ${directive} { value } Account @optional { Nope__c @optional { value } } } } } } } }`,
        {},
        'seller',
      );
    expect((await ask('')).json.errors[0].extensions.ErrorType).toBe('ValidationError');
    const { data: found, errors } = (await ask('@optional')).json;
    expect([
      errors,
      found.uiapi.query.Opportunity.edges.map(({ node }: { node: object }) => Object.keys(node)),
    ]).toEqual([[], [['Id', 'Name']]]);
  });

  test('introspection describes the schema', async () => {
    const answer = await run('{ __type(name: "Opportunity") { fields { name } } }');
    expect(answer.json.data.__type.fields.map((field: { name: string }) => field.name)).toEqual(
      expect.arrayContaining(['Id', 'StageName', 'Account', 'Things__r']),
    );
  });
});
