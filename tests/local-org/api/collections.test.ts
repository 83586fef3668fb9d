import { createRecord, queryRecords, startRunning } from './helpers.ts';
import type { Caller, Running } from './helpers.ts';

describe('many records in one call', () => {
  let running: Running & { stop: () => Promise<void> };
  let admin: Caller;
  beforeAll(async () => {
    running = await startRunning();
    admin = running.as('admin');
  });
  afterAll(() => running.stop());

  const account = (Name: string | null): Record<string, unknown> => ({ attributes: { type: 'Account' }, Name });

  test('each record has its result, in the order of the request; good ones are kept', async () => {
    const answer = await admin('POST', 'composite/sobjects', {
      allOrNone: false,
      records: [account('One'), account(null), account('Three')],
    });
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual([
      { id: expect.stringMatching(/^001/), success: true, errors: [] },
      {
        success: false,
        errors: [{ statusCode: 'REQUIRED_FIELD_MISSING', message: expect.any(String), fields: ['Name'] }],
      },
      { id: expect.stringMatching(/^001/), success: true, errors: [] },
    ]);
  });

  test('with allOrNone one bad record rolls all back', async () => {
    const before = (await queryRecords(admin, 'SELECT Id FROM Account')).length;
    const answer = await admin('POST', 'composite/sobjects', {
      allOrNone: true,
      records: [account('Four'), account(null)],
    });
    expect(answer.status).toBe(200);
    expect(answer.json.map((result: { success: boolean }) => result.success)).toEqual([false, false]);
    expect(answer.json[0].errors[0].statusCode).toBe('ALL_OR_NONE_OPERATION_ROLLED_BACK');
    expect((await queryRecords(admin, 'SELECT Id FROM Account')).length).toBe(before);
  });

  test('a record that cannot even be read holds the others back under allOrNone, and only itself without', async () => {
    const records = [account('Five'), { attributes: { type: 'Nope__c' }, Name: 'x' }, { Name: 'no type' }];
    const strict = await admin('POST', 'composite/sobjects', { allOrNone: true, records });
    expect(strict.json.map((result: { errors: { statusCode: string }[] }) => result.errors[0]?.statusCode)).toEqual([
      'ALL_OR_NONE_OPERATION_ROLLED_BACK',
      'INVALID_TYPE',
      'INVALID_TYPE',
    ]);
    const loose = await admin('POST', 'composite/sobjects', { records });
    expect(loose.json.map((result: { success: boolean }) => result.success)).toEqual([true, false, false]);
  });

  test('more than 200 records are refused as a whole', async () => {
    const records = Array.from({ length: 201 }, (_, i) => account(`A${i}`));
    const answer = await admin('POST', 'composite/sobjects', { records });
    expect([answer.status, answer.json[0].errorCode]).toEqual([400, 'EXCEEDED_ID_LIMIT']);
  });

  test('update, read and delete by ids', async () => {
    const ids = [
      await createRecord(admin, 'Account', { Name: 'U1' }),
      await createRecord(admin, 'Account', { Name: 'U2' }),
    ];
    const update = await admin('PATCH', 'composite/sobjects', {
      records: [
        ...ids.map((id) => ({ attributes: { type: 'Account' }, id, Name: `new ${id}` })),
        { attributes: { type: 'Account' }, Name: 'no id' },
      ],
    });
    expect(update.json.map((result: { success: boolean }) => result.success)).toEqual([true, true, false]);
    expect(update.json[2].errors[0].statusCode).toBe('MISSING_ARGUMENT');
    const read = await admin('GET', `composite/sobjects/Account?ids=${ids.join(',')},0015g0000009999AAA&fields=Name`);
    expect(read.json.map((record: { Name: string } | null) => record?.Name)).toEqual([
      `new ${ids[0]}`,
      `new ${ids[1]}`,
      undefined,
    ]);
    expect(read.json[2]).toBeNull();
    const remove = await admin('DELETE', `composite/sobjects?ids=${ids.join(',')},bad&allOrNone=false`);
    expect(remove.json.map((result: { success: boolean }) => result.success)).toEqual([true, true, false]);
    expect(await queryRecords(admin, `SELECT Id FROM Account WHERE Id IN ('${ids.join("','")}')`)).toEqual([]);
  });

  test('a composite request hands the answer of one part to the next', async () => {
    const answer = await admin('POST', 'composite', {
      compositeRequest: [
        {
          method: 'POST',
          url: '/services/data/v66.0/sobjects/Account',
          referenceId: 'acc',
          body: { Name: 'Reference' },
        },
        {
          method: 'POST',
          url: '/services/data/v66.0/sobjects/Contact',
          referenceId: 'con',
          body: { LastName: 'Person', AccountId: '@{acc.id}' },
        },
        { method: 'GET', url: '/services/data/v66.0/sobjects/Account/@{acc.id}?fields=Name', referenceId: 'get' },
        { method: 'POST', url: '/services/data/v66.0/sobjects/Account', referenceId: 'bad', body: {} },
        { method: 'GET', url: '/services/data/v66.0/sobjects/Account/@{bad.id}', referenceId: 'halted' },
      ],
    });
    expect(answer.status).toBe(200);
    const parts = answer.json.compositeResponse as { referenceId: string; httpStatusCode: number; body: never }[];
    expect(parts.map((part) => [part.referenceId, part.httpStatusCode])).toEqual([
      ['acc', 201],
      ['con', 201],
      ['get', 200],
      ['bad', 400],
      ['halted', 400],
    ]);
    expect(parts[2]?.body).toMatchObject({ Name: 'Reference' });
    expect(parts[4]?.body).toEqual([{ errorCode: 'PROCESSING_HALTED', message: expect.stringContaining('bad.id') }]);
  });

  test('a batch runs its parts on their own', async () => {
    const answer = await admin('POST', 'composite/batch', {
      batchRequests: [
        { method: 'GET', url: 'v66.0/limits' },
        { method: 'GET', url: 'v66.0/sobjects/Nope' },
      ],
    });
    expect(answer.json).toMatchObject({ hasErrors: true, results: [{ statusCode: 200 }, { statusCode: 404 }] });
  });
});
