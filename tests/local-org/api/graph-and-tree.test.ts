import { createRecord, queryRecords, startRunning } from './helpers.ts';
import type { Answer, Caller, Running } from './helpers.ts';

const D = '/services/data/v66.0';

describe('records that belong together', () => {
  let running: Running & { stop: () => Promise<void> };
  let admin: Caller;
  let named = 0;
  beforeAll(async () => {
    running = await startRunning();
    admin = running.as('admin');
  });
  afterAll(() => running.stop());

  const uniqueName = (): string => `Together ${(named += 1)}`;
  const countOf = async (object: string, where: string): Promise<number> =>
    (await queryRecords(admin, `SELECT Id FROM ${object} WHERE ${where}`)).length;

  describe('composite/graph', () => {
    const node = (referenceId: string, method: string, path: string, body?: object): object => ({
      referenceId,
      method,
      url: `${D}/${path}`,
      body,
    });
    const account = (referenceId: string, Name: string | undefined): object =>
      node(referenceId, 'POST', 'sobjects/Account', { Name });
    const post = (graphs: readonly object[]): Promise<Answer> => admin('POST', 'composite/graph', { graphs });

    test('each graph is all or none, and none affects another', async () => {
      const [good, bad] = [uniqueName(), uniqueName()];
      const answer = await post([
        {
          graphId: 'good',
          compositeRequest: [
            account('acc', good),
            node('con', 'POST', 'sobjects/Contact', { LastName: good, AccountId: '@{acc.id}' }),
            node('name', 'PATCH', 'sobjects/Account/@{acc.id}', { Site: 'from a graph' }),
            node('read', 'GET', 'sobjects/Account/@{acc.id}?fields=Site'),
          ],
        },
        {
          graphId: 'bad',
          compositeRequest: [account('acc', bad), account('none', undefined), account('later', bad)],
        },
      ]);
      expect(answer.status).toBe(200);
      const [first, second] = answer.json.graphs;
      const statuses = (graph: typeof first): number[] =>
        graph.graphResponse.compositeResponse.map((part: { httpStatusCode: number }) => part.httpStatusCode);
      expect([first.graphId, first.isSuccessful, statuses(first)]).toEqual(['good', true, [201, 201, 204, 200]]);
      expect(first.graphResponse.compositeResponse[3].body).toMatchObject({ Site: 'from a graph' });
      expect([second.graphId, second.isSuccessful, statuses(second)]).toEqual(['bad', false, [400, 400, 400]]);
      const codes = second.graphResponse.compositeResponse.map(
        (part: { body: { errorCode: string }[] }) => part.body[0]?.errorCode,
      );
      expect(codes).toEqual(['PROCESSING_HALTED', 'REQUIRED_FIELD_MISSING', 'PROCESSING_HALTED']);
      expect(await countOf('Account', `Name = '${good}' AND Site = 'from a graph'`)).toBe(1);
      expect(await countOf('Contact', `Account.Name = '${good}'`)).toBe(1);
      expect(await countOf('Account', `Name = '${bad}'`)).toBe(0);
    });

    test('a graph refers to its own records only, and holds records only', async () => {
      const name = uniqueName();
      const answer = await post([
        { graphId: 'one', compositeRequest: [account('acc', name)] },
        { graphId: 'two', compositeRequest: [node('c', 'POST', 'sobjects/Contact', { LastName: '@{acc.id}' })] },
        {
          graphId: 'three',
          compositeRequest: [account('a', name), node('q', 'GET', 'query?q=SELECT+Id+FROM+Account')],
        },
      ]);
      expect(answer.json.graphs.map((graph: { isSuccessful: boolean }) => graph.isSuccessful)).toEqual([
        true,
        false,
        false,
      ]);
      expect(await countOf('Account', `Name = '${name}'`)).toBe(1);
    });

    test('after 14 failures no further graph runs', async () => {
      const name = uniqueName();
      const failing = Array.from({ length: 15 }, (_, i) => ({
        graphId: `f${i}`,
        compositeRequest: [account('a', undefined)],
      }));
      const answer = await post([...failing, { graphId: 'last', compositeRequest: [account('a', name)] }]);
      expect(answer.json.graphs[15]).toMatchObject({
        isSuccessful: false,
        graphResponse: { compositeResponse: [{ body: [{ errorCode: 'PROCESSING_HALTED' }] }] },
      });
      expect(await countOf('Account', `Name = '${name}'`)).toBe(0);
    });

    test('75 graphs, 500 nodes, 15 different nodes, 15 levels: one more is refused and saves nothing', async () => {
      const name = uniqueName();
      const graph = (graphId: string, compositeRequest: object[]): object => ({ graphId, compositeRequest });
      const chain = (length: number): object[] =>
        Array.from({ length }, (_, i) =>
          node(`n${i}`, 'POST', 'sobjects/Account', { Name: name, Site: i === 0 ? 'x' : `@{n${i - 1}.id}` }),
        );
      const different = (length: number): object[] =>
        Array.from({ length }, (_, i) => node(`n${i}`, 'GET', `sobjects/Object${i}__c/a00000000000001`));
      const refused = async (graphs: object[]): Promise<unknown> => {
        const { status, json } = await post(graphs);
        return [status, json[0]?.errorCode];
      };
      const REFUSED = [400, 'LIMIT_EXCEEDED'];
      expect(await refused(Array.from({ length: 76 }, (_, i) => graph(`g${i}`, [account('a', name)])))).toEqual(
        REFUSED,
      );
      expect(
        await refused([
          graph(
            'g',
            Array.from({ length: 501 }, (_, i) => account(`a${i}`, name)),
          ),
        ]),
      ).toEqual(REFUSED);
      expect(await refused([graph('g', chain(16))])).toEqual(REFUSED);
      expect(await refused([graph('g', different(16))])).toEqual(REFUSED);
      expect(await refused([graph('g', [account('a', name)]), graph('g', [])])).toEqual([400, 'INVALID_INPUT']);
      expect(await refused([graph('a.b', [account('a', name)])])).toEqual([400, 'INVALID_INPUT']);
      expect(await countOf('Account', `Name = '${name}'`)).toBe(0);
      expect((await post([graph('g', chain(15))])).json.graphs[0].isSuccessful).toBe(true);
      expect((await post([graph('g', different(15))])).json.graphs[0].isSuccessful).toBe(false);
      const most = Array.from({ length: 75 }, (_, i) =>
        graph(
          `g${i}`,
          Array.from({ length: i < 50 ? 7 : 6 }, (_none, k) => account(`a${k}`, name)),
        ),
      );
      const answer = await post(most);
      expect(answer.json.graphs.every((one: { isSuccessful: boolean }) => one.isSuccessful)).toBe(true);
      expect(await countOf('Account', `Name = '${name}'`)).toBe(15 + 500);
    });
  });

  describe('composite/tree', () => {
    const record = (type: string, referenceId: string, fields: object): object => ({
      attributes: { type, referenceId },
      ...fields,
    });
    const contact = (referenceId: string, LastName: string | null): object =>
      record('Contact', referenceId, { LastName });
    const tree = (records: readonly object[], object = 'Account'): Promise<Answer> =>
      admin('POST', `composite/tree/${object}`, { records });

    test('parents and children are created together; the answer has the ids by reference', async () => {
      const Name = uniqueName();
      const answer = await tree([
        record('Account', 'a1', {
          Name,
          Contacts: { records: [contact('c1', Name), contact('c2', Name)] },
          Opportunities: {
            records: [record('Opportunity', 'o1', { Name, StageName: 'Prospecting', CloseDate: '2027-01-31' })],
          },
        }),
        record('Account', 'a2', { Name }),
      ]);
      expect([answer.status, answer.json.hasErrors]).toEqual([201, false]);
      const results = answer.json.results as { referenceId: string; id: string }[];
      expect(results.map(({ referenceId, id }) => `${referenceId} ${id.slice(0, 3)}`).sort()).toEqual([
        'a1 001',
        'a2 001',
        'c1 003',
        'c2 003',
        'o1 006',
      ]);
      const parent = results.find(({ referenceId }) => referenceId === 'a1')?.id;
      expect(await countOf('Contact', `AccountId = '${parent}'`)).toBe(2);
      expect(await countOf('Opportunity', `AccountId = '${parent}'`)).toBe(1);
    });

    test('one bad record and nothing is created; the answer names the bad ones only', async () => {
      const Name = uniqueName();
      const answer = await tree([
        record('Account', 'a1', { Name, Contacts: { records: [contact('c1', Name), contact('c2', null)] } }),
        record('Account', 'a2', { Contacts: { records: [contact('c3', Name)] } }),
      ]);
      expect(answer.status).toBe(400);
      expect(answer.json).toEqual({
        hasErrors: true,
        results: [
          {
            referenceId: 'a2',
            errors: [{ statusCode: 'REQUIRED_FIELD_MISSING', message: expect.any(String), fields: ['Name'] }],
          },
          {
            referenceId: 'c2',
            errors: [{ statusCode: 'REQUIRED_FIELD_MISSING', message: expect.any(String), fields: ['LastName'] }],
          },
        ],
      });
      expect(await countOf('Account', `Name = '${Name}'`)).toBe(0);
      expect(await countOf('Contact', `LastName = '${Name}'`)).toBe(0);
    });

    test('what is no tree is refused with the record that is wrong', async () => {
      const Name = uniqueName();
      const reason = async (records: readonly object[]): Promise<unknown> => {
        const { status, json } = await tree(records);
        return [status, json.results[0].referenceId, json.results[0].errors[0].statusCode];
      };
      expect(await reason([{ attributes: { type: 'Account' }, Name }])).toEqual([400, '', 'INVALID_INPUT']);
      expect(await reason([record('Account', 'a', { Name }), record('Account', 'a', { Name })])).toEqual([
        400,
        'a',
        'INVALID_INPUT',
      ]);
      expect(await reason([contact('c', Name)])).toEqual([400, 'c', 'INVALID_INPUT']);
      expect(await reason(Array.from({ length: 201 }, (_, i) => record('Account', `a${i}`, { Name })))).toEqual([
        400,
        '',
        'LIMIT_EXCEEDED',
      ]);
      expect(await countOf('Account', `Name = '${Name}'`)).toBe(0);
      const most = await tree(Array.from({ length: 200 }, (_, i) => record('Account', `a${i}`, { Name })));
      expect([most.status, most.json.results.length]).toEqual([201, 200]);
      expect((await tree([record('Nope', 'a', {})], 'Nope')).status).toBe(404);
    });

    test('5 levels, and not a sixth', async () => {
      const Name = uniqueName();
      const nested = (levels: number): object =>
        record('Account', `l${levels}`, {
          Name,
          ...(levels === 1 ? {} : { ChildAccounts: { records: [nested(levels - 1)] } }),
        });
      const six = await tree([nested(6)]);
      expect([six.status, six.json.results[0].errors[0].statusCode]).toEqual([400, 'LIMIT_EXCEEDED']);
      expect((await tree([nested(5)])).status).toBe(201);
      expect(await countOf('Account', `Name = '${Name}'`)).toBe(5);
    });

    test('a parent that exists is named by its id', async () => {
      const Name = uniqueName();
      const AccountId = await createRecord(admin, 'Account', { Name });
      expect((await tree([record('Contact', 'c', { LastName: Name, AccountId })], 'Contact')).status).toBe(201);
      expect(await countOf('Contact', `AccountId = '${AccountId}'`)).toBe(1);
    });
  });
});
