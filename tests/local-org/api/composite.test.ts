import { createRecord, deployTestPackage, queryRecords, startRunning } from './helpers.ts';
import type { Answer, Caller, Running } from './helpers.ts';

const D = '/services/data/v66.0';
const HALTED = [
  {
    errorCode: 'PROCESSING_HALTED',
    message: 'The transaction was rolled back since another operation in the same transaction failed.',
  },
];

interface PartAnswer {
  readonly body: never;
  readonly httpStatusCode: number;
  readonly referenceId: string;
}

const partsOf = (answer: Answer): PartAnswer[] => answer.json.compositeResponse as PartAnswer[];
const statusesOf = (answer: Answer): number[] => partsOf(answer).map((part) => part.httpStatusCode);

describe('composite requests', () => {
  let running: Running & { stop: () => Promise<void> };
  let admin: Caller;
  let named = 0;
  beforeAll(async () => {
    running = await startRunning();
    deployTestPackage(running.org);
    admin = running.as('admin');
    const [set] = await queryRecords(admin, `SELECT Id FROM PermissionSet WHERE Name = 'Thing_User'`);
    const AssigneeId = running.org.users.admin.user.id;
    await createRecord(admin, 'PermissionSetAssignment', { PermissionSetId: set?.['Id'], AssigneeId });
  });
  afterAll(() => running.stop());

  const uniqueName = (): string => `Composite ${(named += 1)}`;
  const post = (object: string, referenceId: string, body: object): object => ({
    method: 'POST',
    url: `${D}/sobjects/${object}`,
    referenceId,
    body,
  });
  const composite = (compositeRequest: readonly object[], more: object = { allOrNone: true }): Promise<Answer> =>
    admin('POST', 'composite', { ...more, compositeRequest });
  const countOf = async (object: string, where: string): Promise<number> =>
    (await queryRecords(admin, `SELECT Id FROM ${object} WHERE ${where}`)).length;

  describe('with allOrNone', () => {
    test('all are saved, later ones see earlier ones, and the change log has one transaction', async () => {
      const Name = uniqueName();
      const before = running.org.org.lastReplayId();
      const answer = await composite(
        [
          post('Account', 'acc', { Name }),
          post('Opportunity', 'opp', {
            Name,
            AccountId: '@{acc.id}',
            StageName: 'Prospecting',
            CloseDate: '2027-01-31',
          }),
          {
            method: 'PATCH',
            url: `${D}/sobjects/Opportunity/@{opp.id}`,
            referenceId: 'move',
            body: { StageName: 'Qualification' },
          },
          {
            method: 'GET',
            url: `${D}/query?q=SELECT+StageName+FROM+Opportunity+WHERE+AccountId='@{acc.id}'`,
            referenceId: 'read',
          },
        ],
        { allOrNone: true, collateSubrequests: true },
      );
      expect(statusesOf(answer)).toEqual([201, 201, 204, 200]);
      expect(partsOf(answer)[3]?.body).toMatchObject({ totalSize: 1, records: [{ StageName: 'Qualification' }] });
      expect(await countOf('Opportunity', `Name = '${Name}' AND StageName = 'Qualification'`)).toBe(1);
      expect(await countOf('OpportunityHistory', `Opportunity.Name = '${Name}'`)).toBe(2);
      const changes = running.org.org.changes(before);
      expect(changes.map(({ object, changeType }) => `${changeType} ${object}`)).toEqual(
        expect.arrayContaining(['CREATE Account', 'CREATE Opportunity']),
      );
      expect(changes.filter(({ object }) => object === 'Opportunity')).toHaveLength(1);
      expect(new Set(changes.map((change) => change.transactionKey)).size).toBe(1);
    });

    test('one that fails rolls all back: records, histories and changes; the others are halted', async () => {
      const Name = uniqueName();
      const deal = await createRecord(admin, 'Opportunity', {
        Name,
        StageName: 'Prospecting',
        CloseDate: '2027-01-31',
      });
      const before = running.org.org.lastReplayId();
      const answer = await composite([
        post('Account', 'acc', { Name }),
        {
          method: 'PATCH',
          url: `${D}/sobjects/Opportunity/${deal}`,
          referenceId: 'move',
          body: { StageName: 'Qualification' },
        },
        post('Account', 'bad', {}),
        post('Account', 'later', { Name }),
      ]);
      expect(answer.status).toBe(200);
      const parts = partsOf(answer);
      expect(parts.map((part) => [part.referenceId, part.httpStatusCode])).toEqual([
        ['acc', 400],
        ['move', 400],
        ['bad', 400],
        ['later', 400],
      ]);
      expect([parts[0]?.body, parts[1]?.body, parts[3]?.body]).toEqual([HALTED, HALTED, HALTED]);
      expect(parts[2]?.body).toMatchObject([{ errorCode: 'REQUIRED_FIELD_MISSING' }]);
      expect(await countOf('Account', `Name = '${Name}'`)).toBe(0);
      expect(await countOf('OpportunityHistory', `OpportunityId = '${deal}'`)).toBe(1);
      expect(await countOf('Opportunity', `Id = '${deal}' AND StageName = 'Prospecting'`)).toBe(1);
      expect(running.org.org.changes(before)).toEqual([]);
      // The org goes on as before.
      expect((await admin('POST', 'sobjects/Account', { Name })).status).toBe(201);
    });

    test('a validation rule and a read of nothing fail it too', async () => {
      const Name = uniqueName();
      for (const part of [
        post('Thing__c', 'rule', { Number__c: -1 }),
        { method: 'GET', url: `${D}/sobjects/Account/0015g0000009999AAA`, referenceId: 'read' },
        { method: 'GET', url: `${D}/sobjects/Account/@{nothing.id}`, referenceId: 'reference' },
      ]) {
        const answer = await composite([post('Account', 'acc', { Name }), part]);
        expect(partsOf(answer)[0]?.body).toEqual(HALTED);
        expect(partsOf(answer)[1]?.body).not.toEqual(HALTED);
        expect(await countOf('Account', `Name = '${Name}'`)).toBe(0);
      }
    });

    test('a collection with one bad record rolls all back, whatever its own allOrNone; its answer shows which', async () => {
      const Name = uniqueName();
      const records = [
        { attributes: { type: 'Account' }, Name },
        { attributes: { type: 'Account' }, Name: null },
      ];
      const answer = await composite([
        post('Account', 'acc', { Name }),
        {
          method: 'POST',
          url: `${D}/composite/sobjects`,
          referenceId: 'many',
          body: { allOrNone: false, records },
        },
      ]);
      expect(statusesOf(answer)).toEqual([400, 200]);
      expect(partsOf(answer)[1]?.body).toMatchObject([{ success: true }, { success: false }]);
      expect(await countOf('Account', `Name = '${Name}'`)).toBe(0);
    });

    test('what would wait, or nest, is refused and rolls back', async () => {
      const Name = uniqueName();
      for (const url of ['composite', 'composite/batch', 'graphql', 'metadata/deployRequest']) {
        const part = { method: 'POST', url: `${D}/${url}`, referenceId: 'inner', body: {} };
        const answer = await composite([post('Account', 'acc', { Name }), part]);
        expect(partsOf(answer)[1]?.body).toMatchObject([{ errorCode: 'INVALID_INPUT' }]);
      }
      expect(await countOf('Account', `Name = '${Name}'`)).toBe(0);
    });

    test('two at the same time do not mix', async () => {
      const [good, bad] = [uniqueName(), uniqueName()];
      await Promise.all([
        composite(Array.from({ length: 20 }, (_, i) => post('Account', `r${i}`, { Name: good }))),
        composite(Array.from({ length: 20 }, (_, i) => post('Account', `r${i}`, i === 19 ? {} : { Name: bad }))),
      ]);
      expect([await countOf('Account', `Name = '${good}'`), await countOf('Account', `Name = '${bad}'`)]).toEqual([
        20, 0,
      ]);
    });
  });

  test('without allOrNone each stands alone', async () => {
    const Name = uniqueName();
    const answer = await composite([post('Account', 'acc', { Name }), post('Account', 'bad', {})], {});
    expect(statusesOf(answer)).toEqual([201, 400]);
    expect(await countOf('Account', `Name = '${Name}'`)).toBe(1);
  });

  test('headers of a subrequest count', async () => {
    const id = await createRecord(admin, 'Account', { Name: uniqueName() });
    const httpHeaders = { 'If-Unmodified-Since': 'Tue, 10 Aug 2010 23:59:59 GMT', Authorization: 'Bearer x' };
    const patch = { method: 'PATCH', url: `${D}/sobjects/Account/${id}`, referenceId: 'a', body: { Name: 'x' } };
    expect(statusesOf(await composite([{ ...patch, httpHeaders }], {}))).toEqual([412]);
  });

  describe('limits', () => {
    const read = (url: string, i: number): object => ({ method: 'GET', url: `${D}/${url}`, referenceId: `r${i}` });
    const query = 'query?q=SELECT+Id+FROM+Account+LIMIT+1';

    test('25 subrequests, of them 5 queries or collections', async () => {
      expect(
        statusesOf(
          await composite(
            Array.from({ length: 25 }, (_, i) => read('limits', i)),
            {},
          ),
        ),
      ).toHaveLength(25);
      const tooMany = await composite(
        Array.from({ length: 26 }, (_, i) => read('limits', i)),
        {},
      );
      expect(tooMany.json).toEqual({
        compositeResponse: [
          {
            body: [{ errorCode: 'LIMIT_EXCEEDED', message: 'The request can’t contain more than 25 operations.' }],
            httpHeaders: {},
            httpStatusCode: 400,
            referenceId: null,
          },
        ],
      });
      expect(statusesOf(await composite([0, 1, 2, 3, 4].map((i) => read(query, i))))).toEqual([
        200, 200, 200, 200, 200,
      ]);
      const name = uniqueName();
      const collection = {
        method: 'POST',
        url: `${D}/composite/sobjects`,
        referenceId: 'c',
        body: { records: [{ attributes: { type: 'Account' }, Name: name }] },
      };
      const six = await composite([collection, ...[1, 2, 3, 4, 5].map((i) => read(query, i))], {});
      expect(partsOf(six).map((part) => part.body)).toMatchObject([[{ errorCode: 'LIMIT_EXCEEDED' }]]);
      expect(await countOf('Account', `Name = '${name}'`)).toBe(0);
    });

    test('references cannot blow a small request up', async () => {
      const Name = uniqueName();
      const Description = 'x'.repeat(30_000);
      const account = post('Account', 'long', { Name, Description });
      const read = { method: 'GET', url: `${D}/sobjects/Account/@{long.id}`, referenceId: 'read' };
      const bomb = post('Account', 'bomb', { Name, Description: '@{read.Description}'.repeat(5000) });
      const answer = await composite([account, read, bomb]);
      expect([answer.status, answer.json[0].errorCode]).toEqual([400, 'LIMIT_EXCEEDED']);
      expect(await countOf('Account', `Name = '${Name}'`)).toBe(0);
      expect((await admin('POST', 'sobjects/Account', { Name })).status).toBe(201);
    });

    test('25 subrequests in a batch, which holds no other batch', async () => {
      const batch = (batchRequests: object[]): Promise<Answer> => admin('POST', 'composite/batch', { batchRequests });
      const part = { method: 'GET', url: 'v66.0/limits' };
      expect((await batch(Array.from({ length: 25 }, () => part))).status).toBe(200);
      const tooMany = await batch(Array.from({ length: 26 }, () => part));
      expect([tooMany.status, tooMany.json[0].errorCode]).toEqual([400, 'LIMIT_EXCEEDED']);
      const nested = await batch([{ method: 'POST', url: 'v66.0/composite/batch', richInput: { batchRequests: [] } }]);
      expect(nested.json.results[0].statusCode).toBe(400);
    });

    test('10 chunks in a collection', async () => {
      const Name = uniqueName();
      const alternating = (count: number): object[] =>
        Array.from({ length: count }, (_, i) =>
          i % 2 === 0 ? { attributes: { type: 'Account' }, Name } : { attributes: { type: 'Contact' }, LastName: Name },
        );
      expect((await admin('POST', 'composite/sobjects', { records: alternating(11) })).json).toEqual([
        {
          errorCode: 'LIMIT_EXCEEDED',
          message:
            'Cannot have more than 10 chunks in a single operation. Please rearrange the data to reduce chunking.',
        },
      ]);
      expect(await countOf('Account', `Name = '${Name}'`)).toBe(0);
      const ten = await admin('POST', 'composite/sobjects', { records: alternating(10) });
      expect(ten.json.every((result: { success: boolean }) => result.success)).toBe(true);
      const sorted = [...alternating(60)].sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
      expect((await admin('POST', 'composite/sobjects', { records: sorted })).status).toBe(200);
    });
  });

  test('a failed upsert of a collection states whether it would have created the record', async () => {
    const attributes = { type: 'Thing__c' };
    const upsert = async (records: readonly object[], allOrNone: boolean): Promise<unknown> =>
      (await admin('PATCH', 'composite/sobjects/Thing__c/Key__c', { allOrNone, records })).json;
    const first = { attributes, Key__c: 'created-a' };
    const second = { attributes, Key__c: 'created-b', Number__c: -1 };
    expect(await upsert([first, second], false)).toMatchObject([
      { success: true, created: true },
      { success: false, created: true, errors: [{ statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION' }] },
    ]);
    const rolledBack = { success: false, errors: [{ statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK' }] };
    expect(await upsert([first, { attributes, Key__c: 'created-c' }, second], true)).toMatchObject([
      { ...rolledBack, created: false },
      { ...rolledBack, created: true },
      { success: false, created: true },
    ]);
    expect(await upsert([{ ...first, Number__c: -1 }], false)).toMatchObject([{ success: false, created: false }]);
  });
});
