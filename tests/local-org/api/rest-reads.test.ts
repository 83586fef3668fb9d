import { createRecord, deployTestPackage, queryRecords, soqlPath, startRunning } from './helpers.ts';
import type { Caller, Running } from './helpers.ts';

const MINUTE = 60_000;
const NOW = Date.parse('2026-11-21T12:00:00.000Z');

describe('REST reads', () => {
  let running: Running & { stop: () => Promise<void> };
  let admin: Caller;
  let now = NOW;
  beforeAll(async () => {
    running = await startRunning({ clock: () => new Date(now) });
    deployTestPackage(running.org);
    admin = running.as('admin');
    const [set] = await queryRecords(admin, `SELECT Id FROM PermissionSet WHERE Name = 'Thing_User'`);
    const AssigneeId = running.org.users.admin.user.id;
    await createRecord(admin, 'PermissionSetAssignment', { PermissionSetId: set?.['Id'], AssigneeId });
  });
  afterAll(() => running.stop());

  const at = (minutes: number): string => encodeURIComponent(new Date(NOW + minutes * MINUTE).toISOString());

  describe('updated and deleted', () => {
    const between = (what: string, from: number, to: number): string =>
      `sobjects/Account/${what}?start=${at(from)}&end=${at(to)}`;

    test('records of a span of time, its start with and its end without', async () => {
      now = NOW + MINUTE;
      const first = await createRecord(admin, 'Account', { Name: 'First' });
      const gone = await createRecord(admin, 'Account', { Name: 'Gone' });
      now = NOW + 2 * MINUTE;
      const second = await createRecord(admin, 'Account', { Name: 'Second' });
      now = NOW + 3 * MINUTE;
      await admin('DELETE', `sobjects/Account/${gone}`);
      now = NOW + 10 * MINUTE;
      const read = await admin('GET', between('updated', 1, 2));
      expect(read.json).toEqual({ ids: [first], latestDateCovered: '2026-11-21T12:02:00.000+0000' });
      expect((await admin('GET', between('updated', 1, 5))).json.ids).toEqual([first, second]);
      const deleted = await admin('GET', between('deleted', 1, 5));
      expect(deleted.json).toEqual({
        deletedRecords: [{ deletedDate: '2026-11-21T12:03:00.000+0000', id: gone }],
        earliestDateAvailable: '2026-11-06T12:10:00.000+0000',
        latestDateCovered: '2026-11-21T12:05:00.000+0000',
      });
      expect((await admin('GET', between('deleted', 4, 6))).json.deletedRecords).toEqual([]);
    });

    test('a span that ends later covers what is known now', async () => {
      now = NOW + 10 * MINUTE;
      const { json } = await admin('GET', between('updated', 0, 600));
      expect(json.latestDateCovered).toBe('2026-11-21T12:10:00.000+0000');
    });

    test('a + that was not encoded is taken', async () => {
      const { status } = await admin(
        'GET',
        'sobjects/Account/updated?start=2026-11-21T12:00:00+00:00&end=2026-11-21T12:05:00+00:00',
      );
      expect(status).toBe(200);
    });

    test('30 days, a minute at least, and dates', async () => {
      now = NOW;
      const code = async (path: string): Promise<unknown> => {
        const { status, json } = await admin('GET', path);
        return [status, json[0].errorCode];
      };
      const days = 24 * 60;
      expect((await admin('GET', between('updated', -30 * days, 0))).status).toBe(200);
      expect(await code(between('updated', -30 * days - 1, 0))).toEqual([400, 'INVALID_REPLICATION_DATE']);
      expect(await code(between('deleted', 5, 5))).toEqual([400, 'INVALID_REPLICATION_DATE']);
      expect(await code(between('deleted', 5, 4))).toEqual([400, 'INVALID_REPLICATION_DATE']);
      expect(await code('sobjects/Account/updated')).toEqual([400, 'MISSING_ARGUMENT']);
      expect(await code('sobjects/Account/updated?start=yesterday&end=today')).toEqual([400, 'INVALID_ARGUMENT']);
      expect(await code('sobjects/Nope/updated')).toEqual([404, 'NOT_FOUND']);
    });

    test('who may not see a record does not learn of it', async () => {
      now = NOW + 20 * MINUTE;
      const id = await createRecord(admin, 'Opportunity', {
        Name: 'D',
        StageName: 'Prospecting',
        CloseDate: '2027-01-31',
      });
      const path = `sobjects/Opportunity/updated?start=${at(19)}&end=${at(25)}`;
      expect((await admin('GET', path)).json.ids).toEqual([id]);
      const visible = await running.as('seller')('GET', soqlPath(`SELECT Id FROM Opportunity WHERE Id = '${id}'`));
      expect((await running.as('seller')('GET', path)).json.ids).toHaveLength(visible.json.totalSize);
    });
  });

  describe('limits', () => {
    test('are named as Salesforce names them, with what is used', async () => {
      const { json } = await admin('GET', 'limits');
      const again = await admin('GET', 'limits');
      for (const name of ['DailyApiRequests', 'DataStorageMB', 'DailyBulkV2QueryJobs', 'HourlyPublishedPlatformEvents'])
        expect(json[name]).toEqual({ Max: expect.any(Number), Remaining: expect.any(Number) });
      expect(json.DailyApiRequests.Remaining - again.json.DailyApiRequests.Remaining).toBe(1);
      expect(json.DataStorageMB.Remaining).toBeLessThan(json.DataStorageMB.Max);
      expect(json.PermissionSets.Remaining).toBeLessThan(json.PermissionSets.Max);
      expect(Object.keys(json).length).toBeGreaterThan(45);
    });

    test('recordCount has the records of the named objects', async () => {
      const count = (await queryRecords(admin, 'SELECT Id FROM User')).length;
      expect((await admin('GET', 'limits/recordCount?sObjects=user,Nope')).json).toEqual({
        sObjects: [{ count, name: 'User' }],
      });
      const all = await admin('GET', 'limits/recordCount');
      expect(all.json.sObjects).toContainEqual({ count, name: 'User' });
      expect((await admin('GET', 'limits/recordCount?sObjects=')).status).toBe(400);
    });
  });

  describe('conditions', () => {
    let path: string;
    let etag: string;
    beforeAll(async () => {
      now = NOW + 30 * MINUTE + 500;
      path = `sobjects/Account/${await createRecord(admin, 'Account', { Name: 'Conditional' })}`;
      const read = await admin('GET', path);
      etag = read.headers.get('etag') ?? '';
      expect(etag).toMatch(/^"[\w-]+"$/);
      expect(read.headers.get('last-modified')).toBe('Sat, 21 Nov 2026 12:30:00 GMT');
    });

    test('a record that did not change is 304 without a body', async () => {
      for (const headers of [
        { 'If-None-Match': etag },
        { 'If-None-Match': `"other", W/${etag}` },
        { 'If-None-Match': '*' },
        { 'If-Modified-Since': 'Sat, 21 Nov 2026 12:30:00 GMT' },
      ]) {
        const answer = await admin('GET', path, undefined, headers);
        expect([headers, answer.status, answer.text]).toEqual([headers, 304, '']);
      }
      const some = await admin('GET', `${path}?fields=Name`, undefined, { 'If-None-Match': etag });
      expect(some.status).toBe(304);
    });

    test('one that did is read', async () => {
      for (const headers of [
        { 'If-None-Match': '"other"' },
        { 'If-Modified-Since': 'Sat, 21 Nov 2026 12:29:59 GMT' },
        { 'If-None-Match': '"other"', 'If-Modified-Since': 'Sat, 21 Nov 2026 12:30:00 GMT' },
        { 'If-Match': etag },
        { 'If-Modified-Since': 'not a date' },
      ])
        expect([headers, (await admin('GET', path, undefined, headers)).status]).toEqual([headers, 200]);
    });

    test('a save or deletion of another version is 412 and changes nothing', async () => {
      const stale = { 'If-Match': '"other"' };
      expect((await admin('GET', path, undefined, stale)).status).toBe(412);
      expect((await admin('PATCH', path, { Name: 'Stale' }, stale)).json[0].errorCode).toBe('PRECONDITION_FAILED');
      expect((await admin('DELETE', path, undefined, stale)).status).toBe(412);
      const old = { 'If-Unmodified-Since': 'Sat, 21 Nov 2026 12:29:59 GMT' };
      expect((await admin('DELETE', path, undefined, old)).status).toBe(412);
      expect((await admin('GET', path)).json.Name).toBe('Conditional');
      now += MINUTE;
      expect((await admin('PATCH', path, { Name: 'Changed' }, { 'If-Match': etag })).status).toBe(204);
      expect((await admin('PATCH', path, { Name: 'Twice' }, { 'If-Match': etag })).status).toBe(412);
      const fresh = (await admin('GET', path)).headers.get('etag') ?? '';
      expect(fresh).not.toBe(etag);
      expect((await admin('DELETE', path, undefined, { 'If-Match': fresh })).status).toBe(204);
    });
  });

  test('a deleted record is deleted, and one that never was is not found', async () => {
    const id = await createRecord(admin, 'Account', { Name: 'Deleted' });
    await admin('DELETE', `sobjects/Account/${id}`);
    const deleted = [{ message: 'entity is deleted', errorCode: 'ENTITY_IS_DELETED' }];
    for (const [method, body] of [
      ['PATCH', { Name: 'x' }],
      ['DELETE', undefined],
    ] as const) {
      const answer = await admin(method, `sobjects/Account/${id}`, body);
      expect([answer.status, answer.json]).toEqual([404, deleted]);
      expect((await admin(method, 'sobjects/Account/0015g0000009999AAA', body)).json[0].errorCode).toBe('NOT_FOUND');
    }
    expect((await admin('GET', `sobjects/Account/${id}`)).json[0].errorCode).toBe('NOT_FOUND');
  });

  describe('relationships', () => {
    let account: string;
    let contact: string;
    beforeAll(async () => {
      account = await createRecord(admin, 'Account', { Name: 'Whole' });
      contact = await createRecord(admin, 'Contact', { LastName: 'Part', AccountId: account });
    });

    test('the parent of a record', async () => {
      const { status, json } = await admin('GET', `sobjects/Contact/${contact}/Account?fields=Name`);
      expect([status, json.Id, json.Name, json.attributes.type]).toEqual([200, account, 'Whole', 'Account']);
      expect((await admin('GET', `sobjects/Contact/${contact}/account`)).json.Name).toBe('Whole');
    });

    test('the children of a record', async () => {
      const { json } = await admin('GET', `sobjects/Account/${account}/Contacts?fields=LastName`);
      expect(json).toMatchObject({ totalSize: 1, done: true, records: [{ Id: contact, LastName: 'Part' }] });
      expect((await admin('GET', `sobjects/Account/${account}/Opportunities`)).json.totalSize).toBe(0);
    });

    test('the parent is changed and deleted along the path, and children are not', async () => {
      const path = `sobjects/Contact/${contact}/Account`;
      expect((await admin('PATCH', path, { Name: 'Renamed' })).status).toBe(204);
      expect((await admin('GET', `sobjects/Account/${account}`)).json.Name).toBe('Renamed');
      const refused = await admin('PATCH', path, { Nope__c: 1 });
      expect([refused.status, refused.json[0].errorCode]).toEqual([400, 'INVALID_FIELD']);
      const children = await admin('PATCH', `sobjects/Account/${account}/Contacts`, { LastName: 'x' });
      expect([children.status, children.json[0].errorCode]).toEqual([405, 'METHOD_NOT_ALLOWED']);
      const other = await createRecord(admin, 'Account', { Name: 'Short-lived' });
      const lead = await createRecord(admin, 'Opportunity', {
        ...{ Name: 'x', StageName: 'Prospecting', CloseDate: '2027-01-31' },
        AccountId: other,
      });
      expect((await admin('DELETE', `sobjects/Opportunity/${lead}/Account`)).status).toBe(204);
      expect((await admin('GET', `sobjects/Account/${other}`)).status).toBe(404);
      expect((await admin('DELETE', `sobjects/Contact/${contact}/ReportsTo`)).status).toBe(404);
    });

    test('what is no relationship, or leads nowhere, is not found', async () => {
      for (const path of [
        `sobjects/Contact/${contact}/Nothing`,
        `sobjects/Contact/${contact}/ReportsTo`,
        'sobjects/Account/0015g0000009999AAA/Contacts',
      ])
        expect([path, (await admin('GET', path)).status]).toEqual([path, 404]);
    });
  });

  describe('describe with If-Modified-Since', () => {
    const asked = (path: string, since: string, as = admin) =>
      as('GET', path, undefined, { 'If-Modified-Since': since });
    const dateOf = async (path: string): Promise<string> =>
      (await admin('GET', path)).headers.get('last-modified') ?? '';

    test.each(['sobjects', 'sobjects/Thing__c/describe'])(
      '%s is 304 for who has it, and for nobody else',
      async (path) => {
        const first = await dateOf(path);
        expect(Date.parse(first)).toBeGreaterThan(0);
        now += 10 * MINUTE;
        const known = await asked(path, first);
        expect([known.status, known.text, known.headers.get('last-modified')]).toEqual([304, '', first]);
        expect((await asked(path, new Date(Date.parse(first) - 1000).toUTCString())).status).toBe(200);
        expect((await asked(path, 'no date')).status).toBe(200);
        // Another user has a date of his own.
        expect((await asked(path, first, running.as('manager'))).status).not.toBe(304);
      },
    );

    test('what changes within the second of a date is a change', async () => {
      const path = 'sobjects/Account/describe';
      const speak = (LanguageLocaleKey: string) =>
        admin('PATCH', `sobjects/User/${running.org.users.admin.user.id}`, { LanguageLocaleKey });
      const first = await dateOf(path);
      await speak('de');
      expect((await asked(path, first)).status).toBe(200);
      await speak('en_US');
      const again = await asked(path, first);
      expect([again.status, again.headers.get('last-modified') === first]).toEqual([200, false]);
    });
  });

  describe('layouts', () => {
    const components = (
      sections: { layoutRows: { layoutItems: { layoutComponents: { value: string }[] }[] }[] }[],
    ): string[] =>
      sections.flatMap(({ layoutRows }) =>
        layoutRows.flatMap(({ layoutItems }) => layoutItems.map(({ layoutComponents }) => layoutComponents[0]!.value)),
      );

    test('an object has one, of the fields that the user may read', async () => {
      const { json } = await admin('GET', 'sobjects/Thing__c/describe/layouts');
      expect(json.recordTypeMappings[0].recordTypeId).toBe('012000000000000AAA');
      const [layout] = json.layouts;
      expect(layout.buttonLayoutSection).toEqual({ detailButtons: [] });
      expect(components(layout.detailLayoutSections)).toEqual(
        expect.arrayContaining(['Name', 'Number__c', 'Double__c']),
      );
      expect(components(layout.editLayoutSections)).toContain('Number__c');
      expect(components(layout.editLayoutSections)).not.toContain('Double__c');
      expect(layout.detailLayoutSections[0].layoutRows[0].layoutItems[0]).toMatchObject({
        placeholder: false,
        layoutComponents: [{ type: 'Field', details: { name: expect.any(String) } }],
      });
      const described = await admin('GET', 'sobjects/Thing__c/describe');
      const url = described.json.recordTypeInfos[0].urls.layout as string;
      expect((await admin('GET', url)).json).toEqual(layout);
      expect((await admin('GET', 'sobjects/Thing__c/describe/layouts/012000000000001AAA')).status).toBe(404);
      expect((await running.as('seller')('GET', 'sobjects/Thing__c/describe/layouts')).status).toBe(404);
    });

    test('a compact one has the name, and there are none for approvals', async () => {
      const { json } = await admin('GET', 'sobjects/Account/describe/compactLayouts');
      expect(json.compactLayouts[0].fieldItems[0].layoutComponents[0].value).toBe('Name');
      expect((await admin('GET', 'sobjects/Account/describe/approvalLayouts')).json).toEqual({ approvalLayouts: [] });
    });

    test.each(['namedLayouts/x', 'nothing'])('describe/%s is no field', async (name) => {
      expect((await admin('GET', `sobjects/Account/describe/${name}`)).json).toEqual([
        { message: 'The requested resource does not exist', errorCode: 'NOT_FOUND' },
      ]);
    });
  });

  test('recent has what the user saved last, and a deleted record no more', async () => {
    const first = await createRecord(admin, 'Account', { Name: 'Earlier' });
    const second = await createRecord(admin, 'Account', { Name: 'Later' });
    const { json } = await admin('GET', 'recent?limit=2');
    expect(json.map((one: { Name: string }) => one.Name)).toEqual(['Later', 'Earlier']);
    expect(json[0]).toEqual({
      attributes: { type: 'Account', url: `/services/data/v66.0/sobjects/Account/${second}` },
      Id: second,
      Name: 'Later',
    });
    await admin('DELETE', `sobjects/Account/${second}`);
    expect((await admin('GET', 'recent?limit=1')).json[0].Id).toBe(first);
    expect((await admin('GET', 'sobjects/Account')).json.recentItems[0].Id).toBe(first);
    expect((await running.as('seller')('GET', 'recent')).json).toEqual([]);
    expect((await admin('GET', 'recent?limit=0')).status).toBe(400);
  });

  test('explain has a plan and does not run the query', async () => {
    const text = `SELECT Id FROM Account WHERE Name = 'x'`;
    const { json } = await admin('GET', `query?explain=${encodeURIComponent(text)}`);
    const total = (await queryRecords(admin, 'SELECT Id FROM Account')).length;
    expect(json).toMatchObject({
      plans: [{ leadingOperationType: 'TableScan', sobjectCardinality: total, sobjectType: 'Account' }],
      sourceQuery: text,
    });
    expect((await admin('GET', 'query?explain=SELECT')).json[0].errorCode).toBe('MALFORMED_QUERY');
    expect((await admin('GET', 'query?explain=')).status).toBe(400);
  });
});
