import type { DatabaseSync } from 'node:sqlite';
import { createRecord, startRunning } from './helpers.ts';
import type { Caller, Running } from './helpers.ts';

/** The statements that a database prepares or executes during the work, in their order. */
async function statementsOf(database: DatabaseSync, work: () => Promise<void>): Promise<readonly string[]> {
  const statements: string[] = [];
  const { prepare, exec } = database;
  database.prepare = (sql, ...options) => {
    statements.push(sql);
    return prepare.call(database, sql, ...options);
  };
  database.exec = (sql) => {
    statements.push(sql);
    exec.call(database, sql);
  };
  try {
    await work();
  } finally {
    Object.assign(database, { prepare, exec });
  }
  return statements;
}

describe('one record over REST', () => {
  let running: Running & { stop: () => Promise<void> };
  let admin: Caller;
  let seller: Caller;
  beforeAll(async () => {
    running = await startRunning();
    admin = running.as('admin');
    seller = running.as('seller');
  });
  afterAll(() => running.stop());

  const deal = { Name: 'A deal', StageName: 'Prospecting', CloseDate: '2030-06-15' };

  test('create, read, update and delete answer as Salesforce does', async () => {
    const created = await seller('POST', 'sobjects/Opportunity', { ...deal, Amount: 1250.5 });
    expect(created.status).toBe(201);
    expect(created.json).toEqual({ id: expect.stringMatching(/^006\w{15}$/), success: true, errors: [] });
    const id = created.json.id as string;

    const some = await seller('GET', `sobjects/opportunity/${id.slice(0, 15)}?fields=name,AMOUNT,CreatedDate`);
    expect(some.status).toBe(200);
    expect(some.json).toEqual({
      attributes: { type: 'Opportunity', url: `/services/data/v66.0/sobjects/Opportunity/${id}` },
      Id: id,
      Name: 'A deal',
      Amount: 1250.5,
      CreatedDate: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$/),
    });

    const changed = await seller('PATCH', `sobjects/Opportunity/${id}`, { NextStep: 'Call', Amount: null });
    expect([changed.status, changed.text]).toEqual([204, '']);
    const all = await seller('GET', `sobjects/Opportunity/${id}`);
    expect(all.json).toMatchObject({
      Id: id,
      NextStep: 'Call',
      Amount: null,
      IsClosed: false,
      CloseDate: '2030-06-15',
    });

    expect((await admin('DELETE', `sobjects/Opportunity/${id}`)).status).toBe(204);
    const gone = await seller('GET', `sobjects/Opportunity/${id}`);
    expect(gone.status).toBe(404);
    expect(gone.json).toEqual([{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }]);
    expect((await admin('DELETE', `sobjects/Opportunity/${id}`)).status).toBe(404);
  });

  test('a missing required field is named, with the field in the list', async () => {
    const answer = await seller('POST', 'sobjects/Opportunity', { Name: 'Half' });
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual([
      {
        message: expect.stringContaining('Required fields are missing'),
        errorCode: 'REQUIRED_FIELD_MISSING',
        fields: expect.arrayContaining(['StageName', 'CloseDate']),
      },
    ]);
  });

  test.each([
    ['an unknown object', 'POST', 'sobjects/Nope__c', { a: 1 }, 404, 'NOT_FOUND'],
    ['an unknown field', 'POST', 'sobjects/Account', { Name: 'A', Nope__c: 1 }, 400, 'INVALID_FIELD'],
    [
      'an id in the body of an update',
      'PATCH',
      'sobjects/Opportunity/006000000000001',
      { Id: 'x' },
      400,
      'INVALID_FIELD',
    ],
    ['an id of nobody', 'PATCH', 'sobjects/Opportunity/0065g0000009999AAA', { Name: 'x' }, 404, 'NOT_FOUND'],
    ['something that is no id', 'GET', 'sobjects/Opportunity/nonsense', undefined, 404, 'NOT_FOUND'],
    [
      'a read field that does not exist',
      'GET',
      'sobjects/User/THE_SELLER?fields=Nope',
      undefined,
      400,
      'INVALID_FIELD',
    ],
    ['a key field that is none', 'GET', 'sobjects/Account/Name/Acme', undefined, 404, 'NOT_FOUND'],
    ['an unknown path', 'GET', 'sobjects/Account/a/b/c/d', undefined, 404, 'NOT_FOUND'],
    ['a version that is none', 'GET', '/services/data/v6/limits', undefined, 404, 'NOT_FOUND'],
    ['a list where a record is expected', 'POST', 'sobjects/Account', [{ Name: 'A' }], 400, 'JSON_PARSER_ERROR'],
  ])('%s', async (_name, method, path, body, status, errorCode) => {
    const answer = await admin(method, path.replace('THE_SELLER', running.org.users.seller.user.id), body);
    expect([answer.status, answer.json[0].errorCode]).toEqual([status, errorCode]);
    expect(typeof answer.json[0].message).toBe('string');
  });

  test('a method that a resource does not have names those that it has', async () => {
    const answer = await admin('PUT', 'sobjects/Account', {});
    expect(answer.status).toBe(405);
    expect(answer.json).toEqual([
      { message: "HTTP Method 'PUT' not allowed. Allowed are GET,HEAD,POST", errorCode: 'METHOD_NOT_ALLOWED' },
    ]);
    expect(answer.headers.get('allow')).toBe('GET, HEAD, POST');
  });

  test('HEAD answers without a body, and _HttpMethod replaces PATCH', async () => {
    const id = await createRecord(admin, 'Account', { Name: 'Head' });
    const head = await admin('HEAD', `sobjects/Account/${id}`);
    expect([head.status, head.text]).toEqual([200, '']);
    expect((await admin('POST', `sobjects/Account/${id}?_HttpMethod=PATCH`, { Name: 'Tail' })).status).toBe(204);
    expect((await admin('GET', `sobjects/Account/${id}?fields=Name`)).json.Name).toBe('Tail');
  });

  test('If-Unmodified-Since refuses an update of a record that was saved later', async () => {
    const id = await createRecord(admin, 'Account', { Name: 'Fresh' });
    const before = { 'If-Unmodified-Since': 'Wed, 21 Oct 2015 07:28:00 GMT' };
    const refused = await admin('PATCH', `sobjects/Account/${id}`, { Name: 'Stale' }, before);
    expect([refused.status, refused.json[0].errorCode]).toEqual([412, 'PRECONDITION_FAILED']);
    const later = { 'If-Unmodified-Since': new Date(Date.now() + 60_000).toUTCString() };
    expect((await admin('PATCH', `sobjects/Account/${id}`, { Name: 'New' }, later)).status).toBe(204);
  });

  test.each([
    ['without a precondition', {}, ['Id']],
    [
      'with If-Unmodified-Since',
      { 'If-Unmodified-Since': 'Fri, 01 Jan 2100 00:00:00 GMT' },
      ['Id', 'LastModifiedDate'],
    ],
  ])('an update %s reads no other fields before the save', async (_name, headers, columns) => {
    const id = await createRecord(admin, 'Contact', { LastName: 'Lean' });
    const { database } = running.org.org;
    const statements = await statementsOf(database, async () => {
      expect((await admin('PATCH', `sobjects/Contact/${id}`, { LastName: 'Leaner' }, headers)).status).toBe(204);
    });
    const begin = statements.findIndex((sql) => sql.startsWith('BEGIN'));
    expect(begin).toBeGreaterThanOrEqual(0);
    const before = statements.slice(0, begin).filter((sql) => sql.includes('"Contact"'));
    const selected = before.flatMap((sql) =>
      [...sql.split('FROM')[0]!.matchAll(/"(\w+)"(?!\.)/g)].map(([, name]) => name),
    );
    expect([...new Set(selected)].filter((name) => /^[A-Z]/.test(name!)).sort()).toEqual(columns);
  });

  test('describe returns the fields as they are', async () => {
    const answer = await seller('GET', 'sobjects/Opportunity/describe');
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({ name: 'Opportunity', keyPrefix: '006', createable: true, queryable: true });
    const field = (name: string): unknown => answer.json.fields.find((one: { name: string }) => one.name === name);
    expect(field('AccountId')).toMatchObject({
      type: 'reference',
      referenceTo: ['Account'],
      relationshipName: 'Account',
    });
    expect(field('StageName')).toMatchObject({ type: 'picklist', nillable: false });
    expect(field('StageName')).toHaveProperty(
      'picklistValues.0',
      expect.objectContaining({ value: 'Prospecting', active: true }),
    );
    expect(answer.json.childRelationships).toContainEqual(
      expect.objectContaining({ childSObject: 'OpportunityHistory', relationshipName: 'OpportunityHistories' }),
    );
    const global = await seller('GET', 'sobjects');
    expect(global.json.sobjects.map((one: { name: string }) => one.name)).toContain('Opportunity');
    const basics = await seller('GET', 'sobjects/Opportunity');
    expect(basics.json.objectDescribe.urls.describe).toBe('/services/data/v66.0/sobjects/Opportunity/describe');
  });
});
