import { Connection } from 'jsforce';
import { caller, createRecord, deployTestPackage, queryRecords, startRunning } from './helpers.ts';
import type { Answer, Caller, Running } from './helpers.ts';

const ASYNC = '/services/async/66.0/job';
const NAMESPACE = 'xmlns="http://www.force.com/2009/06/asyncapi/dataload"';
const XML = { 'Content-Type': 'application/xml; charset=utf-8' };

let running: Running & { stop: () => Promise<void> };
/** Calls without `Authorization`, as clients of the first Bulk API do. */
let anonymous: Caller;
let session: Record<string, string>;
beforeAll(async () => {
  running = await startRunning();
  deployTestPackage(running.org);
  anonymous = caller(running.org.url, '');
  session = { 'X-SFDC-Session': running.org.users.admin.accessToken };
});
afterAll(() => running.stop());

const xmlJob = (operation: string, more = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?><jobInfo ${NAMESPACE}><operation>${operation}</operation><object>Account</object>${more}<contentType>CSV</contentType></jobInfo>`;
const valueOf = (text: string, name: string): string => new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1] ?? '';

const xml = (method: string, path: string, body?: string, type = XML): Promise<Answer> =>
  anonymous(method, path, body, { ...session, ...type });
const json = (method: string, path: string, body?: unknown): Promise<Answer> =>
  anonymous(method, path, body, { ...session, 'Content-Type': 'application/json' });

/** The information of a batch that has ended. */
async function endedBatch(path: string): Promise<string> {
  for (;;) {
    const { text } = await anonymous('GET', path, undefined, session);
    if (!['Queued', 'InProgress'].includes(valueOf(text, 'state'))) return text;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

describe('the first Bulk API', () => {
  test('takes X-SFDC-Session, XML jobs and CSV batches, and has a result for each record in order', async () => {
    const created = await xml('POST', ASYNC, xmlJob('insert'));
    expect([created.status, created.headers.get('content-type')]).toEqual([201, 'application/xml']);
    expect(created.text).toContain(`<jobInfo ${NAMESPACE}><id>750`);
    expect(valueOf(created.text, 'state')).toBe('Open');
    const job = `${ASYNC}/${valueOf(created.text, 'id')}`;
    const csv = 'Name,Site\r\nClassic A,"a, b"\r\n,nameless\r\nClassic C,\r\n';
    const queued = await xml('POST', `${job}/batch`, csv, { 'Content-Type': 'text/csv' });
    expect([queued.status, valueOf(queued.text, 'state')]).toEqual([201, 'Queued']);
    const batch = `${job}/batch/${valueOf(queued.text, 'id')}`;
    const info = await endedBatch(batch);
    expect([
      valueOf(info, 'state'),
      valueOf(info, 'numberRecordsProcessed'),
      valueOf(info, 'numberRecordsFailed'),
    ]).toEqual(['Completed', '3', '1']);
    const { text } = await anonymous('GET', `${batch}/result`, undefined, session);
    expect(text.split('\n')).toEqual([
      '"Id","Success","Created","Error"',
      expect.stringMatching(/^"001\w{15}","true","true",""$/),
      '"","false","false","REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --"',
      expect.stringMatching(/^"001\w{15}","true","true",""$/),
      '',
    ]);
    expect(await queryRecords(running.as('admin'), "SELECT Site FROM Account WHERE Name = 'Classic A'")).toEqual([
      expect.objectContaining({ Site: 'a, b' }),
    ]);
    const closed = await xml('POST', job, `<jobInfo ${NAMESPACE}><state>Closed</state></jobInfo>`);
    expect([closed.status, valueOf(closed.text, 'state'), valueOf(closed.text, 'numberBatchesCompleted')]).toEqual([
      200,
      'Closed',
      '1',
    ]);
    const late = await xml('POST', `${job}/batch`, csv, { 'Content-Type': 'text/csv' });
    expect([late.status, valueOf(late.text, 'exceptionCode')]).toEqual([400, 'InvalidJobState']);
    const list = await anonymous('GET', `${job}/batch`, undefined, session);
    expect(list.text).toMatch(/<batchInfoList [^>]+><batchInfo><id>751\w{15}<\/id>/);
  });

  test('takes JSON jobs and batches with parents, blanks and booleans, and answers in JSON', async () => {
    const deal = await createRecord(running.as('admin'), 'Opportunity', {
      Name: 'D',
      StageName: 'Prospecting',
      CloseDate: '2030-01-31',
    });
    const upsert = { operation: 'upsert', object: 'Thing__c', externalIdFieldName: 'Key__c', contentType: 'JSON' };
    const created = await json('POST', ASYNC, upsert);
    expect([created.status, created.json]).toMatchObject([
      201,
      { id: expect.stringMatching(/^750/), state: 'Open', operation: 'upsert', contentType: 'JSON', apiVersion: 66 },
    ]);
    const job = `${ASYNC}/${created.json.id}`;
    const records = [
      { Key__c: 'K1', Name: 'One', Number__c: 1.5, Flag__c: true, Opportunity__r: { Id: deal } },
      { Key__c: 'K2', Number__c: -1 },
      { Key__c: 'K1', Number__c: null },
    ];
    const queued = await json('POST', `${job}/batch`, records);
    expect(queued.json).toMatchObject({ state: 'Queued', jobId: created.json.id });
    const batch = `${job}/batch/${queued.json.id}`;
    await endedBatch(batch);
    expect((await json('GET', `${batch}/result`)).json).toEqual([
      { success: true, created: true, id: expect.any(String), errors: [] },
      {
        success: false,
        created: false,
        id: null,
        errors: [expect.objectContaining({ statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', fields: ['Number__c'] })],
      },
      { success: true, created: false, id: expect.any(String), errors: [] },
    ]);
    const rows = await queryRecords(
      running.as('admin'),
      'SELECT Name, Number__c, Flag__c, Opportunity__c FROM Thing__c',
    );
    expect(rows).toEqual([
      expect.objectContaining({ Name: 'One', Number__c: null, Flag__c: true, Opportunity__c: deal }),
    ]);
  });

  test('queries into CSV and JSON', async () => {
    const query = 'SELECT Name, Flag__c, CreatedDate, Opportunity__r.Name FROM Thing__c';
    const run = async (contentType: string): Promise<Answer> => {
      const job = `${ASYNC}/${(await json('POST', ASYNC, { operation: 'query', object: 'Thing__c', contentType })).json.id}`;
      const queued = await anonymous('POST', `${job}/batch`, query, { ...session, 'Content-Type': 'text/csv' });
      const batch = `${job}/batch/${valueOf(queued.text, 'id')}`;
      await endedBatch(batch);
      const list = await anonymous('GET', `${batch}/result`, undefined, session);
      const id = contentType === 'JSON' ? list.json[0] : valueOf(list.text, 'result');
      expect(id).toMatch(/^752\w{15}$/);
      return anonymous('GET', `${batch}/result/${id}`, undefined, session);
    };
    expect((await run('CSV')).text).toMatch(
      /^"Name","Flag__c","CreatedDate","Opportunity__r.Name"\n"One","true","\d{4}-[\d:.T-]+Z","D"\n$/,
    );
    expect((await run('JSON')).json).toEqual([
      {
        attributes: {
          type: 'Thing__c',
          url: expect.stringMatching(/^\/services\/data\/v66\.0\/sobjects\/Thing__c\/a/),
        },
        Name: 'One',
        Flag__c: true,
        CreatedDate: expect.any(Number),
        Opportunity__r: { attributes: expect.objectContaining({ type: 'Opportunity' }), Name: 'D' },
      },
    ]);
  });

  test('a query of thousands of records is one JSON array', async () => {
    const admin = running.as('admin');
    for (let call = 0; call < 12; call += 1)
      await admin('POST', 'composite/sobjects', {
        records: Array.from({ length: 200 }, (_none, index) => ({
          attributes: { type: 'Account' },
          Name: `Many\n${call * 200 + index}`,
        })),
      });
    const job = `${ASYNC}/${(await json('POST', ASYNC, { operation: 'query', object: 'Account', contentType: 'JSON' })).json.id}`;
    const queued = await json('POST', `${job}/batch`, "SELECT Name FROM Account WHERE Name LIKE 'Many%'");
    const batch = `${job}/batch/${queued.json.id}`;
    await endedBatch(batch);
    const [id] = (await json('GET', `${batch}/result`)).json;
    const { json: rows } = await json('GET', `${batch}/result/${id}`);
    expect(rows).toHaveLength(2400);
    expect(new Set((rows as { Name: string }[]).map(({ Name }) => Name)).size).toBe(2400);
  });

  test.each([
    ['SELECT Nonsense FROM Account', 'InvalidBatch : Failed to process query: INVALID_FIELD'],
    ['SELECT COUNT(Id) FROM Account', 'FeatureNotEnabled : Aggregate Relationships'],
    ['SELECT Id, (SELECT Id FROM Contacts) FROM Account', 'FeatureNotEnabled : Aggregate Relationships'],
  ])('the batch of %j fails', async (query, message) => {
    const created = await xml('POST', ASYNC, xmlJob('query'));
    const job = `${ASYNC}/${valueOf(created.text, 'id')}`;
    const queued = await xml('POST', `${job}/batch`, query, { 'Content-Type': 'text/csv' });
    const info = await endedBatch(`${job}/batch/${valueOf(queued.text, 'id')}`);
    expect([valueOf(info, 'state'), valueOf(info, 'stateMessage').startsWith(message)]).toEqual(['Failed', true]);
  });

  test('refuses a session that is none with its own code, in XML and JSON, and never a valid one', async () => {
    const bad = { 'X-SFDC-Session': 'nonsense' };
    const answer = await anonymous('POST', ASYNC, xmlJob('insert'), { ...bad, ...XML });
    expect([answer.status, valueOf(answer.text, 'exceptionCode')]).toEqual([400, 'InvalidSessionId']);
    const inJson = await anonymous('POST', ASYNC, { operation: 'insert' }, bad);
    expect([inJson.status, inJson.json.exceptionCode]).toEqual([400, 'InvalidSessionId']);
    expect((await running.as('seller')('POST', ASYNC, xmlJob('insert'), XML)).status).toBe(201);
    expect((await anonymous('GET', '/services/data/v66.0/limits', undefined, session)).status).toBe(401);
  });

  test.each([
    [ASYNC, xmlJob('merge'), 'InvalidJob'],
    [ASYNC, '<!DOCTYPE x><jobInfo/>', 'InvalidJob'],
    [ASYNC, '<nothing/>', 'InvalidJob'],
    [ASYNC, xmlJob('insert').replace('CSV', 'XML'), 'FeatureNotEnabled'],
    [ASYNC, xmlJob('insert').replace('Account', 'Nonsense'), 'InvalidJob'],
    [ASYNC, xmlJob('hardDelete'), 'FeatureNotEnabled'],
    ['/services/async/x/job', xmlJob('insert'), 'InvalidVersion'],
    [`${ASYNC}/7505g0000000000AAA`, xmlJob('insert'), 'InvalidJob'],
    ['/services/async/66.0/nothing', xmlJob('insert'), 'InvalidUrl'],
  ])('refuses %s with %j as %s', async (path, body, code) => {
    const answer = await xml('POST', path, body);
    expect([answer.status, valueOf(answer.text, 'exceptionCode')]).toEqual([400, code]);
  });

  test('refuses batches that are empty, no array or too large', async () => {
    const created = await json('POST', ASYNC, { operation: 'insert', object: 'Account', contentType: 'JSON' });
    const batch = `${ASYNC}/${created.json.id}/batch`;
    for (const [body, code] of [
      ['', 'ClientInputError'],
      ['{}', 'InvalidBatch'],
      ['[1]', 'InvalidBatch'],
      ['[', 'InvalidBatch'],
      [`[${' '.repeat(10_000_000)}]`, 'ClientInputError'],
    ] as const)
      expect([body.slice(0, 9), (await json('POST', batch, body)).json?.exceptionCode]).toEqual([
        body.slice(0, 9),
        code,
      ]);
  });

  test('jsforce loads and queries over it, and another client reads what it wrote', async () => {
    const { url, users } = running.org;
    const conn = new Connection({ instanceUrl: url, accessToken: users.admin.accessToken, version: '66.0' });
    const rows = Array.from({ length: 250 }, (_none, index) => ({ Name: `jsforce ${index}` }));
    const results = await conn.bulk.load('Account', 'insert', rows);
    expect(results.map(({ success }) => success)).toEqual(rows.map(() => true));
    const records: { Name: string }[] = [];
    const stream = await conn.bulk.query("SELECT Id, Name FROM Account WHERE Name LIKE 'jsforce %'");
    for await (const record of stream as unknown as AsyncIterable<{ Name: string }>) records.push(record);
    expect(records.map(({ Name }) => Name).sort()).toEqual(rows.map(({ Name }) => Name).sort());
    expect(
      await queryRecords(running.as('seller'), "SELECT COUNT(Id) n FROM Account WHERE Name LIKE 'jsforce %'"),
    ).toEqual(await queryRecords(running.as('admin'), "SELECT COUNT(Id) n FROM Account WHERE Name LIKE 'jsforce %'"));
  });
});
