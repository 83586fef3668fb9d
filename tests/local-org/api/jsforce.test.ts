import jsforce from 'jsforce';
import type { Connection } from 'jsforce';
import { startRunning, testPackage } from './helpers.ts';
import type { Running } from './helpers.ts';

/** The real client, unmodified, over HTTP. */
describe('jsforce', () => {
  let running: Running & { stop: () => Promise<void> };
  let admin: Connection;
  beforeAll(async () => {
    running = await startRunning();
    admin = new jsforce.Connection({
      instanceUrl: running.org.url,
      accessToken: running.org.users.admin.accessToken,
      version: '66.0',
    });
  });
  afterAll(() => running.stop());

  test('logs in by client credentials and knows who it is', async () => {
    const { user, accessToken } = running.org.users.integration;
    const connection = new jsforce.Connection({
      instanceUrl: running.org.url,
      oauth2: { clientId: user.username, clientSecret: accessToken, loginUrl: running.org.url },
    });
    await connection.authorize({ grant_type: 'client_credentials' });
    expect(connection.userInfo?.id).toBe(user.id);
    const identity = await connection.identity();
    expect(identity).toMatchObject({ user_id: user.id, organization_id: running.org.org.id });
    await connection.limits();
    expect(connection.limitInfo.apiUsage).toMatchObject({ used: expect.any(Number), limit: expect.any(Number) });
  });

  test('deploys a zip, reads, lists, describes and retrieves metadata', async () => {
    const locator = admin.metadata.deploy(Buffer.from(testPackage()), { rollbackOnError: true, singlePackage: true });
    const result = await locator.complete(true);
    expect(result).toMatchObject({
      success: true,
      done: true,
      status: 'Succeeded',
      checkOnly: false,
      numberComponentErrors: 0,
    });
    const successes = result.details?.componentSuccesses ?? [];
    expect(successes.map((one) => `${one.componentType} ${one.fullName}`)).toEqual(
      expect.arrayContaining(['CustomObject Thing__c', 'PermissionSet Thing_User']),
    );

    const rules = await admin.metadata.read('ValidationRule', ['Thing__c.Not_Negative', 'Thing__c.No_Bad_Text']);
    expect(rules).toMatchObject([
      {
        fullName: 'Thing__c.Not_Negative',
        active: true,
        errorConditionFormula: 'Number__c < 0',
        errorDisplayField: 'Number__c',
      },
      { fullName: 'Thing__c.No_Bad_Text', active: true, errorConditionFormula: 'Text__c = "bad"' },
    ]);
    const listed = await admin.metadata.list([{ type: 'CustomObject' }, { type: 'ValidationRule' }]);
    expect(listed).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ type: 'CustomObject', fullName: 'Thing__c', fileName: 'objects/Thing__c.object' }),
        expect.objectContaining({ type: 'ValidationRule', fullName: 'Thing__c.Not_Negative' }),
      ]),
    );
    const described = await admin.metadata.describe();
    expect(described.metadataObjects).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ xmlName: 'CustomObject', directoryName: 'objects', suffix: 'object' }),
      ]),
    );
    const retrieved = await admin.metadata
      .retrieve({
        apiVersion: '66.0',
        unpackaged: { types: [{ members: ['Thing__c'], name: 'CustomObject' }], version: '66.0' },
      } as never)
      .complete();
    expect(retrieved).toMatchObject({ success: true, status: 'Succeeded' });
    expect(retrieved.fileProperties).toContainEqual(
      expect.objectContaining({
        fileName: 'unpackaged/objects/Thing__c.object',
        fullName: 'Thing__c',
        type: 'CustomObject',
      }),
    );
    expect(Buffer.from(retrieved.zipFile, 'base64').subarray(0, 2).toString()).toBe('PK');
  });

  test('deploys over REST too, and polls as it does by SOAP', async () => {
    const result = await admin.metadata.deployRest(Buffer.from(testPackage()), { checkOnly: true }).complete(true);
    expect(result).toMatchObject({ success: true, checkOnly: true });
    const { id } = await admin.metadata.deployRest(Buffer.from(testPackage()), { checkOnly: true }).check();
    const status = await running.as('admin')('GET', `metadata/deployRequest/${id}?includeDetails=true`);
    expect(status.json.deployResult).toMatchObject({ done: true, status: 'Succeeded' });
    expect(status.json.deployResult.details.componentFailures).toEqual([]);
  });

  test('a user without ModifyMetadata is refused, and a wrong session has its own fault', async () => {
    const seller = new jsforce.Connection({
      instanceUrl: running.org.url,
      accessToken: running.org.users.seller.accessToken,
      version: '66.0',
    });
    await expect(seller.metadata.list([{ type: 'CustomObject' }])).rejects.toThrow(/INSUFFICIENT_ACCESS/);
    await expect(seller.metadata.deploy(Buffer.from(testPackage()), {}).complete()).rejects.toThrow(
      /INSUFFICIENT_ACCESS/,
    );
    const nobody = new jsforce.Connection({
      instanceUrl: running.org.url,
      accessToken: '00D000000000000!x',
      version: '66.0',
    });
    await expect(nobody.metadata.list([{ type: 'CustomObject' }])).rejects.toMatchObject({
      errorCode: 'sf:INVALID_SESSION_ID',
    });
    await expect(nobody.query('SELECT Id FROM User')).rejects.toMatchObject({ errorCode: 'INVALID_SESSION_ID' });
  });

  test('login() by SOAP is refused with a fault, as in new orgs', async () => {
    const connection = new jsforce.Connection({ loginUrl: running.org.url });
    await expect(connection.login('seller@example.com', 'password')).rejects.toThrow('SOAP API login() is disabled');
  });

  test('creates, reads, updates, upserts and deletes one record', async () => {
    const things = admin.sobject('Thing__c');
    const created = await things.create({ Name: 'One', Key__c: 'k1', Number__c: 1 });
    expect(created).toMatchObject({ success: true });
    const id = created.id as string;
    expect(await things.retrieve(id)).toMatchObject({ Id: id, Name: 'One', Number__c: 1, Double__c: 2 });
    expect(await things.update({ Id: id, Number__c: 2 })).toMatchObject({ success: true, id });
    expect(await things.upsert({ Key__c: 'K1', Text__c: 'again' }, 'Key__c')).toMatchObject({
      success: true,
      id,
      created: false,
    });
    expect(await things.upsert({ Name: 'Two', Key__c: 'k2' }, 'Key__c')).toMatchObject({
      success: true,
      created: true,
    });
    expect((await running.as('admin')('GET', 'sobjects/Thing__c/Key__c/k1?fields=Text__c')).json.Text__c).toBe('again');
    expect(await things.destroy(id)).toMatchObject({ success: true });
    await expect(things.retrieve(id)).rejects.toMatchObject({ errorCode: 'NOT_FOUND' });
    expect((await things.describe()).fields.map((field) => field.name)).toContain('Double__c');
    expect((await admin.describeGlobal()).sobjects.map((object) => object.name)).toContain('Thing__c');
  });

  test('creates, updates, upserts and deletes many, with one result each', async () => {
    const things = admin.sobject('Thing__c');
    const created = await things.create([
      { Name: 'a', Key__c: 'm1' },
      { Name: 'b', Key__c: 'm2', Number__c: -1 },
    ]);
    expect(created).toMatchObject([
      { success: true },
      {
        success: false,
        errors: [
          {
            statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
            message: 'The number must not be negative.',
            fields: ['Number__c'],
          },
        ],
      },
    ]);
    const id = created[0]?.id as string;
    expect(await things.update([{ Id: id, Text__c: 'x' }])).toMatchObject([{ success: true, id }]);
    expect(
      await things.upsert(
        [
          { Key__c: 'm1', Number__c: 5 },
          { Name: 'c', Key__c: 'm3' },
        ],
        'Key__c',
      ),
    ).toMatchObject([
      { success: true, id, created: false },
      { success: true, created: true },
    ]);
    expect(await things.destroy([id])).toMatchObject([{ success: true, id }]);
    const many = Array.from({ length: 450 }, (_, i) => ({ Name: `n${i}`, Key__c: `n${i}` }));
    await expect(things.create(many)).rejects.toMatchObject({ errorCode: 'EXCEEDED_ID_LIMIT' });
    const all = await things.create(many, { allowRecursive: true });
    expect(all.filter((result) => result.success)).toHaveLength(450);
  });

  test('all failing rules arrive together, each with its field', async () => {
    await expect(admin.sobject('Thing__c').create({ Name: 'x', Number__c: -1, Text__c: 'bad' })).rejects.toMatchObject({
      errorCode: 'MULTIPLE_API_ERRORS',
      data: [
        {
          errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
          message: 'The number must not be negative.',
          fields: ['Number__c'],
        },
        { errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'That text is not wanted.', fields: [] },
      ],
    });
  });

  test('queries page by page', async () => {
    const records = await admin.query<{ Name: string }>(
      "SELECT Name FROM Thing__c WHERE Key__c LIKE 'n%' ORDER BY Key__c",
      {
        autoFetch: true,
        maxFetch: 1000,
        headers: { 'Sforce-Query-Options': 'batchSize=200' },
      },
    );
    expect(records.totalSize).toBe(450);
    expect(new Set(records.records.map((record) => record.Name)).size).toBe(450);
    expect(await admin.sobject('Thing__c').count({ Number__c: null })).toBeGreaterThan(400);
    expect(await admin.sobject('Thing__c').find({ Key__c: 'N7' }, 'Name, Key__c')).toMatchObject([
      { Name: 'n7', Key__c: 'n7' },
    ]);
  });

  test('a composite request goes through plain request()', async () => {
    const answer = await admin.request<{ compositeResponse: { httpStatusCode: number }[] }>({
      method: 'POST',
      url: '/services/data/v66.0/composite',
      body: JSON.stringify({
        compositeRequest: [{ method: 'GET', url: '/services/data/v66.0/limits', referenceId: 'a' }],
      }),
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.compositeResponse[0]?.httpStatusCode).toBe(200);
  });

  test('the Tooling API has no source tracking, and returns the exact message', async () => {
    const answer = await running.as('admin')('GET', 'tooling/sobjects/SourceMember/describe');
    expect([answer.status, answer.json]).toEqual([
      404,
      [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }],
    ]);
    expect((await admin.tooling.query('SELECT Id FROM User')).totalSize).toBe(5);
  });
});
