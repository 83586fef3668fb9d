import { createRecord, deployTestPackage, queryRecords, startRunning } from '../api/helpers.ts';
import type { Answer, Running } from '../api/helpers.ts';

describe('GraphQL mutations', () => {
  let running: Running & { stop: () => Promise<void> };
  let deal: string;

  const run = async (
    query: string,
    variables: Record<string, unknown> = {},
    role: 'admin' | 'seller' = 'admin',
  ): Promise<Answer['json']> => {
    const answer = await running.as(role)('POST', 'graphql', { query, variables });
    expect(answer.status).toBe(200);
    return answer.json;
  };
  const names = async (where: string): Promise<string[]> =>
    (await queryRecords(running.as('admin'), `SELECT Name FROM Thing__c WHERE ${where} ORDER BY Name`)).map((record) =>
      String(record['Name']),
    );

  beforeAll(async () => {
    running = await startRunning();
    deployTestPackage(running.org);
    deal = await createRecord(running.as('admin'), 'Opportunity', {
      Name: 'Deal',
      StageName: 'Prospecting',
      CloseDate: '2026-12-31',
    });
  });
  afterAll(() => running.stop());

  test('creates, updates and deletes, and returns the record after the save', async () => {
    const created = await run(
      `mutation add($input: Thing__cCreateInput!) { uiapi { Thing__cCreate(input: $input) {
        Record { Id ApiName Name { value } Number__c { value displayValue } Double__c { value } Pick__c { value label } Opportunity__c { value } Flag__c { value } LastModifiedDate { value } } } } }`,
      {
        input: {
          Thing__c: {
            Name: 'One',
            Number__c: 21,
            Pick__c: 'high',
            Opportunity__c: deal,
            Long__c: 'a\nb',
            Day__c: '2026-11-30',
          },
        },
      },
    );
    expect(created).toEqual({
      errors: [],
      data: {
        uiapi: {
          Thing__cCreate: {
            Record: {
              Id: expect.stringMatching(/^\w{18}$/),
              ApiName: 'Thing__c',
              Name: { value: 'One' },
              Number__c: { value: 21, displayValue: '21.00' },
              Double__c: { value: 42 },
              Pick__c: { value: 'high', label: 'High' },
              Opportunity__c: { value: deal },
              Flag__c: { value: false },
              LastModifiedDate: { value: expect.stringMatching(/^\d{4}-.*\.\d{3}Z$/) },
            },
          },
        },
      },
    });
    const { Id } = created.data.uiapi.Thing__cCreate.Record;
    const updated = await run(
      `mutation change($id: IdOrRef!, $number: Double) { uiapi(input: { allOrNone: true }) {
        more: Thing__cUpdate(input: { Id: $id, Thing__c: { Number__c: $number, Pick__c: null } }) { success Record { Double__c { value } Pick__c { value } Name { value } } } } }`,
      { id: Id, number: 4 },
    );
    expect(updated).toEqual({
      errors: [],
      data: {
        uiapi: {
          more: {
            success: true,
            Record: { Double__c: { value: 8 }, Pick__c: { value: null }, Name: { value: 'One' } },
          },
        },
      },
    });
    const gone = await run('mutation drop($id: IdOrRef!) { uiapi { Thing__cDelete(input: { Id: $id }) { Id } } }', {
      id: Id,
    });
    expect(gone).toEqual({ errors: [], data: { uiapi: { Thing__cDelete: { Id } } } });
    expect(await names("Name = 'One'")).toEqual([]);
  });

  const TWO = `{
    good: Thing__cCreate(input: { Thing__c: { Name: "Two good", Number__c: 1 } }) { Record { Id } }
    bad: Thing__cCreate(input: { Thing__c: { Name: "Two bad", Number__c: -1, Text__c: "bad" } }) { Record { Id } } }`;

  test("of two operations one is refused: nothing is stored, and the rules' own sentences are the errors", async () => {
    const answer = await run(`mutation { uiapi(input: { allOrNone: true }) ${TWO} }`);
    expect(answer.data).toEqual({ uiapi: { good: null, bad: null } });
    expect(answer.errors).toEqual([
      {
        message: 'The transaction was rolled back since another operation in the same transaction failed.',
        path: ['uiapi', 'good'],
        locations: [{ line: 2, column: 5 }],
        extensions: { ErrorType: 'DataFetchingException' },
      },
      expect.objectContaining({ message: 'The number must not be negative.', path: ['uiapi', 'bad'] }),
      expect.objectContaining({ message: 'That text is not wanted.', path: ['uiapi', 'bad'] }),
    ]);
    expect(await names("Name LIKE 'Two%'")).toEqual([]);
    // Without `input` all or none is meant, too.
    expect((await run(`mutation { uiapi ${TWO} }`)).data.uiapi.good).toBeNull();
    expect(await names("Name LIKE 'Two%'")).toEqual([]);
  });

  test('with allOrNone false the valid operation is stored', async () => {
    const answer = await run(`mutation { uiapi(input: { allOrNone: false }) ${TWO} }`);
    expect(answer.data.uiapi).toEqual({ good: { Record: { Id: expect.any(String) } }, bad: null });
    expect(answer.errors.map((error: { path: unknown }) => error.path)).toEqual([
      ['uiapi', 'bad'],
      ['uiapi', 'bad'],
    ]);
    expect(await names("Name LIKE 'Two%'")).toEqual(['Two good']);
  });

  test("`@{alias}` is the id of an earlier operation's record; operations that refer to a failed one fail", async () => {
    const chain = (close: string): string => `mutation x($all: Boolean!) { uiapi(input: { allOrNone: false }) {
      deal: OpportunityCreate(input: { Opportunity: { Name: "Chained", StageName: "Prospecting", CloseDate: ${close} } }) { Record { Id } }
      thing: Thing__cCreate(input: { Thing__c: { Name: "Chained", Opportunity__c: "@{deal}" } }) { Record { Id Opportunity__c { value } } }
      other: Thing__cCreate(input: { Thing__c: { Name: "Short" } }) { Record { Id } }
      gone: Thing__cDelete(input: { Id: "@{other}" }) { Id }
      more: Thing__cDelete(input: { Id: "@{thing}" }) @include(if: $all) { Id } } }`;
    const { data, errors } = await run(chain('"2026-12-31"'), { all: false });
    expect(errors).toEqual([]);
    expect(data.uiapi.thing.Record.Opportunity__c.value).toBe(data.uiapi.deal.Record.Id);
    expect(data.uiapi.gone.Id).toMatch(/^\w{18}$/);
    expect(await names("Name = 'Short' OR Name = 'Chained'")).toEqual(['Chained']);

    const failed = await run(chain('null'), { all: true });
    expect(failed.data.uiapi).toMatchObject({ deal: null, thing: null, more: null, gone: { Id: expect.any(String) } });
    expect(failed.errors.map((error: { message: string }) => error.message)).toEqual([
      expect.stringContaining('Required fields are missing'),
      expect.stringContaining('an operation that it refers to failed'),
      expect.stringContaining('an operation that it refers to failed'),
    ]);
    const unknown = await run(
      'mutation { uiapi { Thing__cCreate(input: { Thing__c: { Name: "x", Opportunity__c: "@{later}" } }) { Record { Id } } } }',
    );
    expect(unknown.errors[0].message).toContain('`@{later}` in `Opportunity__c`');
  });

  test.each([
    ['Nope__cCreate(input: { Nope__c: { Name: "x" } }) { Record { Id } }', 'Nope__cCreate'],
    ['Thing__cCreate(input: { Thing__c: { Nope__c: "x" } }) { Record { Id } }', 'Nope__c'],
    ['Thing__cCreate(input: { Thing__c: { Double__c: 3 } }) { Record { Id } }', 'Double__c'],
    ['Thing__cCreate(input: { Thing__c: { Name: "x" } }) { Record { Nope__c { value } } }', 'Nope__c'],
    ['Thing__cUpdate(input: { Thing__c: { Name: "x" } }) { success }', 'Id'],
    ['Thing__cCreate(input: { Thing__c: { CreatedDate: "2020-01-01T00:00:00Z" } }) { Record { Id } }', 'CreatedDate'],
  ])('%s is not in the schema', async (operation, name) => {
    const { data, errors } = await run(`mutation { uiapi { ${operation} } }`);
    expect(data).toBeNull();
    expect(errors[0]).toMatchObject({
      message: expect.stringContaining(name),
      extensions: { ErrorType: 'ValidationError' },
    });
  });

  test('selecting a relationship of a saved record is an error, and nothing is saved', async () => {
    const { errors } = await run(
      'mutation { uiapi { Thing__cCreate(input: { Thing__c: { Name: "Nosy" } }) { Record { Id Opportunity__r { Id } } } } }',
    );
    expect(errors[0]).toMatchObject({ message: expect.stringContaining('`Opportunity__r`') });
    expect(await names("Name = 'Nosy'")).toEqual([]);
  });

  test('a user without write permission has no such operation; missing records and ids of other objects are refused', async () => {
    const seller = await run(
      'mutation { uiapi { Thing__cCreate(input: { Thing__c: { Name: "x" } }) { Record { Id } } } }',
      {},
      'seller',
    );
    expect(seller.errors[0]).toMatchObject({ extensions: { ErrorType: 'ValidationError' } });
    for (const id of [deal, 'nonsense', `${deal.slice(0, 3)}000000000000AAA`]) {
      const { data, errors } = await run(
        'mutation x($id: IdOrRef!) { uiapi { Thing__cDelete(input: { Id: $id }) { Id } } }',
        { id },
      );
      expect(data.uiapi.Thing__cDelete).toBeNull();
      expect(errors).toHaveLength(1);
    }
  });

  test('values of the wrong kind, variables that are missing, and __proto__ change nothing', async () => {
    const before = await names('Id != null');
    const wrong = await run(
      'mutation x($n: Double) { uiapi { Thing__cCreate(input: { Thing__c: { Name: "x", Number__c: $n } }) { Record { Id } } } }',
      { n: { a: 1 } },
    );
    expect(wrong.errors[0].message).toContain('Number__c: value not of required type');
    const missing = await run(
      'mutation x($i: Thing__cCreateInput!) { uiapi { Thing__cCreate(input: $i) { Record { Id } } } }',
    );
    expect(missing.errors[0].message).toContain('$i');
    const odd = await run(
      'mutation x($i: Thing__cCreateInput!) { uiapi { Thing__cCreate(input: $i) { Record { Id } } } }',
      JSON.parse('{"i":{"Thing__c":{"__proto__":{"Name":"x"}}}}') as Record<string, unknown>,
    );
    expect(odd.errors[0].message).toContain('__proto__');
    expect(await names('Id != null')).toEqual(before);
  });

  test('a skipped operation does not run, and introspection describes the mutations', async () => {
    const { data } = await run(
      `mutation x($no: Boolean!) { uiapi { __typename Thing__cCreate(input: { Thing__c: { Name: "Skipped" } }) @skip(if: $no) { Record { Id } } } }`,
      { no: true },
    );
    expect(data.uiapi).toEqual({ __typename: 'UIAPIMutations' });
    expect(await names("Name = 'Skipped'")).toEqual([]);
    const introspection = await run(
      '{ a: __type(name: "UIAPIMutations") { fields { name } } b: __type(name: "Thing__cCreateRepresentation") { inputFields { name type { name } } } c: __schema { mutationType { name } } }',
    );
    expect(introspection.data.c.mutationType.name).toBe('Mutation');
    expect(introspection.data.a.fields.map((field: { name: string }) => field.name)).toEqual(
      expect.arrayContaining(['Thing__cCreate', 'Thing__cUpdate', 'Thing__cDelete', 'OpportunityUpdate']),
    );
    expect(introspection.data.b.inputFields).toEqual(
      expect.arrayContaining([
        { name: 'Opportunity__c', type: { name: 'IdOrRef' } },
        { name: 'Long__c', type: { name: 'LongTextArea' } },
        { name: 'Pick__c', type: { name: 'Picklist' } },
      ]),
    );
  });
});
