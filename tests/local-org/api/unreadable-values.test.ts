import { createRecord, deployTestPackage, queryRecords, startRunning } from './helpers.ts';
import type { Caller, Running } from './helpers.ts';

describe('values that cannot be read', () => {
  let running: Running & { stop: () => Promise<void> };
  let admin: Caller;
  beforeAll(async () => {
    running = await startRunning();
    deployTestPackage(running.org);
    admin = running.as('admin');
    const [set] = await queryRecords(admin, `SELECT Id FROM PermissionSet WHERE Name = 'Thing_User'`);
    const AssigneeId = running.org.users.admin.user.id;
    await createRecord(admin, 'PermissionSetAssignment', { PermissionSetId: set?.['Id'], AssigneeId });
  });
  afterAll(() => running.stop());

  test.each([
    ['{"Number__c": "abc"}', 'double from VALUE_STRING value abc', 15],
    ['{"Number__c": {"a": 1}}', 'double from START_OBJECT value {', 15],
    ['{"Number__c":true}', 'double from VALUE_TRUE value true', 14],
    ['{"Day__c": "tomorrow"}', 'date from VALUE_STRING value tomorrow', 12],
    ['{"At__c": 12}', 'datetime from VALUE_NUMBER_INT value 12', 11],
    ['{"Flag__c": "maybe"}', 'boolean from VALUE_STRING value maybe', 13],
  ])('%s', async (body, what, column) => {
    const answer = await admin('POST', 'sobjects/Thing__c', body, { 'Content-Type': 'application/json' });
    expect([answer.status, answer.json]).toEqual([
      400,
      [
        {
          message: `Cannot deserialize instance of ${what} or request may be missing a required field at [line:1, column:${column}]`,
          errorCode: 'JSON_PARSER_ERROR',
        },
      ],
    ]);
  });

  test('a currency, and no other error of the record', async () => {
    const { json } = await admin('POST', 'sobjects/Opportunity', { Amount: 'abc' });
    expect(json).toHaveLength(1);
    expect(json[0].message).toMatch(/^Cannot deserialize instance of currency from VALUE_STRING value abc or /);
  });

  test.each([
    ['POST', 'composite/sobjects', {}],
    ['POST', 'composite/tree/Account', { referenceId: 'b' }],
  ])('%s %s is refused as a whole, at the place of the value', async (method, path, more) => {
    const record = (name: string, revenue: string, attributes: object) =>
      `{"attributes":${JSON.stringify({ type: 'Account', ...attributes })},"Name":"${name}","AnnualRevenue":${revenue}}`;
    const body = `{"records":[${record('Parsed', '1', { ...more, ...('referenceId' in more ? { referenceId: 'a' } : {}) })},\n${record('Not parsed', '"much"', more)}]}`;
    const answer = await admin(method, path, body, { 'Content-Type': 'application/json' });
    expect([answer.status, answer.json]).toEqual([
      400,
      [{ message: expect.any(String), errorCode: 'JSON_PARSER_ERROR' }],
    ]);
    const { message } = answer.json[0];
    expect(message).toContain('instance of currency from VALUE_STRING value much or request');
    const column = body.split('\n')[1]!.indexOf('"much"') + 1;
    expect(message).toContain(`[line:2, column:${column}]`);
    expect(await queryRecords(admin, "SELECT Id FROM Account WHERE Name IN ('Parsed', 'Not parsed')")).toEqual([]);
  });

  test('in a subrequest of a composite, of that one only', async () => {
    const compositeRequest = [{ Amount: 'abc' }, { Name: 'x', StageName: 'Prospecting', CloseDate: '2027-01-31' }].map(
      (fields, at) => ({
        method: 'POST',
        url: '/services/data/v66.0/sobjects/Opportunity',
        referenceId: `r${at}`,
        body: fields,
      }),
    );
    const { json } = await admin('POST', 'composite', { compositeRequest });
    const [first, second] = json.compositeResponse;
    expect([first.httpStatusCode, first.body[0].errorCode]).toEqual([400, 'JSON_PARSER_ERROR']);
    expect(second.httpStatusCode).toBe(201);
  });

  test('in an update too, with the line', async () => {
    const id = await createRecord(admin, 'Thing__c', { Number__c: 1 });
    const body = '{\n  "Number__c": "x"\n}';
    const { json } = await admin('PATCH', `sobjects/Thing__c/${id}`, body, { 'Content-Type': 'application/json' });
    expect(json[0].message).toMatch(/^Cannot deserialize instance of double .* at \[line:2, column:16\]$/);
  });
});
