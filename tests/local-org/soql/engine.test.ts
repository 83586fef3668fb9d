import { createRecord, queryRecords, soqlPath } from '../api/helpers.ts';
import type { Caller } from '../api/helpers.ts';
import { fold, startWithThings, things } from './things.ts';

describe('SOQL over real records', () => {
  let running: Awaited<ReturnType<typeof startWithThings>>;
  let admin: Caller;
  let ids: Map<string, string>;

  beforeAll(async () => {
    running = await startWithThings();
    admin = running.as('admin');
    ids = running.ids;
  });
  afterAll(() => running.stop());

  const names = async (text: string): Promise<string[]> =>
    (await queryRecords(admin, text)).map((record) => String(record['Name']));

  test('ids of 15 characters and in lower case find their record', async () => {
    const id = ids.get('T07') ?? '';
    for (const form of [id, id.slice(0, 15)])
      expect(await names(`SELECT Name FROM Thing__c WHERE Id = '${form}'`)).toEqual(['T07']);
    expect(
      await names(`SELECT Name FROM Thing__c WHERE Id IN ('${id.slice(0, 15)}', '${ids.get('T08')}') ORDER BY Id`),
    ).toEqual(['T07', 'T08']);
  });

  test('blanks sort first by default, text without case, picklists in the order of their values', async () => {
    const numbers = async (order: string): Promise<unknown[]> =>
      (await queryRecords(admin, `SELECT Number__c FROM Thing__c ORDER BY Number__c ${order}`)).map(
        (record) => record['Number__c'],
      );
    const sorted = things
      .map((thing) => thing.Number__c)
      .filter((n) => n !== null)
      .sort((a, b) => a - b);
    const blanks = things.filter((thing) => thing.Number__c === null).map(() => null);
    expect(await numbers('')).toEqual([...blanks, ...sorted]);
    expect(await numbers('ASC NULLS LAST')).toEqual([...sorted, ...blanks]);
    expect(await numbers('DESC')).toEqual([...blanks, ...sorted.toReversed()]);
    expect(await numbers('DESC NULLS LAST')).toEqual([...sorted.toReversed(), ...blanks]);
    const picks = (
      await queryRecords(admin, 'SELECT Pick__c FROM Thing__c WHERE Pick__c != null ORDER BY Pick__c')
    ).map((r) => r['Pick__c']);
    expect([picks[0], picks.at(-1)]).toEqual(['low', 'high']);
    const texts = (
      await queryRecords(admin, "SELECT Text__c FROM Thing__c WHERE Text__c IN ('alpha','beta') ORDER BY Text__c")
    ).map((r) => fold(r['Text__c'] as string));
    expect(texts).toEqual(texts.toSorted());
    const byDouble = await queryRecords(
      admin,
      'SELECT Double__c FROM Thing__c WHERE Double__c != null ORDER BY Double__c DESC LIMIT 1',
    );
    expect(byDouble[0]?.['Double__c']).toBe(20);
    const byParent = await names('SELECT Name FROM Thing__c ORDER BY Opportunity__r.Name NULLS LAST, Name LIMIT 2');
    expect(byParent).toEqual(['T01', 'T04']);
  });

  test('LIMIT and OFFSET cut the sorted result; too far an offset is refused', async () => {
    expect(await names('SELECT Name FROM Thing__c ORDER BY Name LIMIT 3 OFFSET 2')).toEqual(['T02', 'T03', 'T04']);
    const answer = await admin('GET', soqlPath('SELECT Id FROM Thing__c OFFSET 2001'));
    expect(answer.json).toEqual([
      { message: 'Maximum SOQL offset allowed is 2000', errorCode: 'NUMBER_OUTSIDE_VALID_RANGE' },
    ]);
  });

  test("names have the schema's case, parents are nested, formulas computed, missing parents null", async () => {
    const [first, second] = await queryRecords(
      admin,
      "SELECT name, FLAG__C, double__c, at__c, opportunity__r.account.name FROM thing__c WHERE Name IN ('T01', 'T03') ORDER BY Name",
    );
    expect(Object.keys(first ?? {})).toEqual(['attributes', 'Name', 'Flag__c', 'Double__c', 'At__c', 'Opportunity__r']);
    expect(first).toMatchObject({
      attributes: { type: 'Thing__c', url: `/services/data/v66.0/sobjects/Thing__c/${ids.get('T01')}` },
      Name: 'T01',
      Flag__c: false,
      At__c: '2026-11-17T23:00:00.000+0000',
      Opportunity__r: {
        attributes: { type: 'Opportunity' },
        Account: { attributes: { type: 'Account' }, Name: 'Acme' },
      },
    });
    expect(second).toMatchObject({ Name: 'T03', Opportunity__r: null });
    const withoutAccount = await queryRecords(
      admin,
      "SELECT Opportunity__r.Account.Name FROM Thing__c WHERE Name = 'T02'",
    );
    expect(withoutAccount[0]).toMatchObject({ Opportunity__r: { Account: null } });
  });

  test('children are read for each parent, limited for each parent, null where there are none', async () => {
    const records = await queryRecords(
      admin,
      'SELECT Name, (SELECT Name, Double__c FROM Things__r WHERE Flag__c = true ORDER BY Name DESC LIMIT 2) FROM Opportunity ORDER BY Name',
    );
    for (const record of records) {
      const expected = things
        .filter((thing) => thing.Opportunity === record['Name'] && thing.Flag__c)
        .map((thing) => thing.Name)
        .toReversed()
        .slice(0, 2);
      const children = record['Things__r'] as { totalSize: number; done: boolean; records: { Name: string }[] };
      expect([children.totalSize, children.done]).toEqual([expected.length, true]);
      expect(children.records.map((child) => child.Name)).toEqual(expected);
    }
    const none = await queryRecords(admin, "SELECT (SELECT Id FROM Things__r WHERE Name = 'nobody') FROM Opportunity");
    expect(none.map((record) => record['Things__r'])).toEqual([null, null]);
  });

  test('aggregates, groups and HAVING agree with counts in JavaScript', async () => {
    const answer = await admin('GET', soqlPath('SELECT COUNT() FROM Thing__c WHERE Flag__c = true'));
    expect(answer.json).toEqual({ totalSize: things.filter((thing) => thing.Flag__c).length, done: true, records: [] });
    const rows = await queryRecords(
      admin,
      'SELECT Pick__c, COUNT(Id), COUNT(Number__c) known, SUM(Number__c), MAX(Day__c) latest FROM Thing__c GROUP BY Pick__c ORDER BY Pick__c NULLS LAST',
    );
    const expected = ['low', 'high', null].map((pick) => {
      const group = things.filter((thing) => thing.Pick__c === pick);
      const known = group.flatMap((thing) => thing.Number__c ?? []);
      return {
        attributes: { type: 'AggregateResult' },
        Pick__c: pick,
        expr0: group.length,
        known: known.length,
        expr1: known.reduce((sum, n) => sum + n, 0),
        latest: group.map((thing) => thing.Day__c ?? '').reduce((a, b) => (a > b ? a : b)),
      };
    });
    expect(rows).toEqual(expected);
    const having = await queryRecords(
      admin,
      "SELECT Text__c t, COUNT(Id) n FROM Thing__c GROUP BY Text__c HAVING COUNT(Id) > 5 AND Text__c != 'alpha' ORDER BY COUNT(Id) DESC",
    );
    expect(having.every((row) => Number(row['n']) > 5 && fold(row['t'] as string) !== 'alpha')).toBe(true);
    const byParent = await queryRecords(
      admin,
      'SELECT Opportunity__r.Name deal, COUNT(Id) n FROM Thing__c GROUP BY Opportunity__r.Name ORDER BY Opportunity__r.Name NULLS FIRST',
    );
    expect(byParent.map((row) => [row['deal'], row['n']])).toEqual([
      [null, 20],
      ['First Deal', 20],
      ['second deal', 20],
    ]);
    const byFormula = await queryRecords(
      admin,
      'SELECT Double__c, COUNT(Id) n FROM Thing__c GROUP BY Double__c ORDER BY Double__c NULLS LAST',
    );
    expect(byFormula.map((row) => row['Double__c'])).toEqual([0, 2, 5, 20, null]);
    const byMonth = await queryRecords(
      admin,
      'SELECT CALENDAR_MONTH(Day__c) m, COUNT(Id) n FROM Thing__c WHERE Day__c != null GROUP BY CALENDAR_MONTH(Day__c) ORDER BY CALENDAR_MONTH(Day__c)',
    );
    expect(byMonth.map((row) => row['m'])).toEqual([1, 11, 12]);
  });

  test('FIELDS() follows the schema and its limit', async () => {
    const [record] = await queryRecords(admin, 'SELECT FIELDS(CUSTOM) FROM Thing__c LIMIT 1');
    expect(Object.keys(record ?? {})).toEqual(expect.arrayContaining(['Text__c', 'Double__c', 'Many__c']));
    expect(Object.keys(record ?? {})).not.toContain('Name');
    const [standard] = await queryRecords(admin, 'SELECT FIELDS(STANDARD) FROM Thing__c');
    expect(Object.keys(standard ?? {})).toEqual(expect.arrayContaining(['Id', 'Name', 'CreatedDate']));
    const answer = await admin('GET', soqlPath('SELECT FIELDS(ALL) FROM Thing__c'));
    expect(answer.json[0]).toMatchObject({
      errorCode: 'MALFORMED_QUERY',
      message: expect.stringContaining('LIMIT of at most 200'),
    });
  });

  test('toLabel and FORMAT return the displayed text', async () => {
    const [record] = await queryRecords(
      admin,
      "SELECT toLabel(Pick__c), FORMAT(Number__c) shown FROM Thing__c WHERE Pick__c = 'low' AND Number__c = 10 LIMIT 1",
    );
    expect(record).toMatchObject({ Pick__c: 'Low', shown: '10.00' });
  });

  test('pages of nextRecordsUrl contain each record once, in order, and belong to their user', async () => {
    const records = Array.from({ length: 200 }, (_, i) => ({ attributes: { type: 'Account' }, Name: `Bulk ${i}` }));
    for (let i = 0; i < 3; i += 1) await admin('POST', 'composite/sobjects', { records });
    const first = await admin(
      'GET',
      soqlPath("SELECT Name FROM Account WHERE Name LIKE 'Bulk%' ORDER BY Id"),
      undefined,
      { 'Sforce-Query-Options': 'batchSize=250' },
    );
    expect(first.json).toMatchObject({
      totalSize: 600,
      done: false,
      nextRecordsUrl: expect.stringMatching(/^\/services\/data\/v66\.0\/query\/\w{18}-250$/),
    });
    expect((await running.as('seller')('GET', first.json.nextRecordsUrl as string)).json[0].errorCode).toBe(
      'INVALID_QUERY_LOCATOR',
    );
    const seen: string[] = [];
    let page = first.json;
    for (;;) {
      seen.push(...page.records.map((record: { attributes: { url: string } }) => record.attributes.url));
      if (page.done) break;
      page = (await admin('GET', page.nextRecordsUrl as string, undefined, { 'Sforce-Query-Options': 'batchSize=250' }))
        .json;
    }
    expect(seen.length).toBe(600);
    expect(new Set(seen).size).toBe(600);
    expect((await admin('GET', 'query/0r8000000000000AAA-2000')).json[0].errorCode).toBe('INVALID_QUERY_LOCATOR');
  });

  test('columns=true describes the columns without running the query', async () => {
    const answer = await admin(
      'GET',
      `${soqlPath('SELECT Id, Opportunity__r.Name, (SELECT Id FROM Things__r) FROM Opportunity')}&columns=true`,
    );
    expect(answer.status).toBe(400);
    const good = await admin(
      'GET',
      `${soqlPath('SELECT Id, Number__c, Opportunity__r.Name FROM Thing__c')}&columns=true`,
    );
    expect(good.json).toMatchObject({
      entityName: 'Thing__c',
      idSelected: true,
      columnMetadata: [
        { columnName: 'Id', aggregate: false, joinColumns: [] },
        { columnName: 'Number__c', numberType: true },
        { columnName: 'Opportunity__r', joinColumns: [{ columnName: 'Name' }] },
      ],
    });
    const grouped = await admin(
      'GET',
      `${soqlPath('SELECT Pick__c, COUNT(Id) FROM Thing__c GROUP BY Pick__c')}&columns=true`,
    );
    expect(grouped.json).toMatchObject({
      groupBy: true,
      columnMetadata: [{ columnName: 'Pick__c' }, { columnName: 'expr0', aggregate: true }],
    });
  });

  test.each([
    [
      'SELECT Nope FROM Thing__c',
      'INVALID_FIELD',
      "\nSELECT Nope FROM Thing__c\n       ^\nERROR at Row:1:Column:8\nNo such column 'Nope' on entity 'Thing__c'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.",
    ],
    [
      'SELECT Id FROM Nope__c',
      'INVALID_TYPE',
      "sObject type 'Nope__c' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name.",
    ],
    ['SELECT Id FROM ScratchOrgInfo LIMIT 1', 'INVALID_TYPE', "sObject type 'ScratchOrgInfo' is not supported"],
    ['SELECT Nope__r.Name FROM Thing__c', 'INVALID_FIELD', "Didn't understand relationship 'Nope__r' in field path"],
    [
      'SELECT (SELECT Id FROM Nopes__r) FROM Opportunity',
      'INVALID_TYPE',
      "Didn't understand relationship 'Nopes__r' in FROM part of query call",
    ],
    [
      "SELECT Id FROM Thing__c WHERE Number__c = '1'",
      'INVALID_FIELD',
      "value of filter criterion for field 'Number__c' must be of type double and should not be enclosed in quotes",
    ],
    [
      'SELECT Id FROM Thing__c WHERE Text__c = 1',
      'INVALID_FIELD',
      "value of filter criterion for field 'Text__c' must be of type string and should be enclosed in quotes",
    ],
    ['SELECT Id FROM Thing__c WHERE At__c = 2026-01-01', 'INVALID_FIELD', 'must be of type dateTime'],
    ["SELECT Id FROM Thing__c WHERE Id = 'nonsense'", 'INVALID_QUERY_FILTER_OPERATOR', 'invalid ID field: nonsense'],
    [
      "SELECT Id FROM Thing__c WHERE Long__c = 'x'",
      'INVALID_FIELD',
      "field 'Long__c' can not be filtered in a query call",
    ],
    [
      'SELECT Id FROM Thing__c ORDER BY Long__c',
      'MALFORMED_QUERY',
      "field 'Long__c' can not be sorted in a query call",
    ],
    ['SELECT Id, Id FROM Thing__c', 'INVALID_FIELD', 'duplicate field selected: Id'],
    ['SELECT Name, COUNT(Id) FROM Thing__c', 'MALFORMED_QUERY', 'Field must be grouped or aggregated: Name'],
    ['SELECT SUM(Text__c) FROM Thing__c', 'MALFORMED_QUERY', 'does not support aggregate operator SUM'],
    ['SELECT Name n FROM Thing__c', 'MALFORMED_QUERY', 'only aggregate expressions use field aliasing'],
    ["SELECT Id FROM Thing__c WHERE Text__c INCLUDES ('a')", 'INVALID_QUERY_FILTER_OPERATOR', 'invalid operator'],
    [
      'SELECT Id FROM Thing__c WHERE Opportunity__c IN (SELECT Name FROM Opportunity)',
      'MALFORMED_QUERY',
      'must be an ID or reference field',
    ],
    ['SELECT Name, COUNT(Id) FROM Thing__c GROUP BY ROLLUP(Name), Pick__c', 'MALFORMED_QUERY', 'cannot be combined'],
    ['SELECT GROUPING(Name) FROM Thing__c GROUP BY Name', 'MALFORMED_QUERY', 'GROUPING expects'],
    ['SELECT COUNT(Id) FROM Thing__c LIMIT 1', 'MALFORMED_QUERY', 'cannot also use LIMIT'],
    ['SELECT convertCurrency(Number__c) FROM Thing__c', 'INVALID_FIELD', 'this organization has a single currency'],
    [
      "SELECT Id FROM Thing__c WHERE DISTANCE(Text__c, GEOLOCATION(1, 2), 'km') < 5",
      'INVALID_FIELD',
      'is not a geolocation field',
    ],
    ['SELECT Id FROM Thing__c USING SCOPE team', 'INVALID_QUERY_SCOPE', "scope 'team'"],
    ['SELECT Id FROM Thing__c WITH DATA CATEGORY A__c AT b__c', 'INVALID_FIELD', 'no data categories'],
    ['SELECT TYPEOF Opportunity__r WHEN Opportunity THEN Name END FROM Thing__c', 'MALFORMED_QUERY', 'polymorphic'],
    ['SELECT Id FROM Thing__c WHERE Name = :name', 'MALFORMED_QUERY', 'Bind variables only allowed in Apex code'],
    [`SELECT ${'Opportunity__r.'.repeat(6)}Id FROM Thing__c`, 'MALFORMED_QUERY', 'goes up at most 5 levels'],
    [`SELECT ${'a'.repeat(9000)} FROM Thing__c`, 'INVALID_FIELD', 'No such column'],
    [`SELECT Id FROM Thing__c ${'ALL ROWS '.repeat(800)}`, 'MALFORMED_QUERY', 'unexpected token'],
    ['', 'MALFORMED_QUERY', 'A query is expected'],
  ])('%s is refused with %s', async (text, errorCode, message) => {
    const answer = await admin('GET', soqlPath(text));
    expect([answer.status, answer.json.length, answer.json[0].errorCode]).toEqual([400, 1, errorCode]);
    expect(answer.json[0].message).toContain(message);
  });

  test('objects and fields that the user may not read do not exist for a query', async () => {
    const seller = running.as('seller');
    const before = await seller('GET', soqlPath('SELECT Id FROM Thing__c'));
    expect(before.json[0].errorCode).toBe('INVALID_TYPE');
    const [set] = await queryRecords(admin, "SELECT Id FROM PermissionSet WHERE Name = 'Thing_User'");
    await createRecord(admin, 'PermissionSetAssignment', {
      PermissionSetId: set?.['Id'],
      AssigneeId: running.org.users.seller.user.id,
    });
    expect((await queryRecords(seller, 'SELECT Text__c FROM Thing__c')).length).toBe(things.length);
    // The permission set leaves the formula field out.
    for (const text of [
      'SELECT Double__c FROM Thing__c',
      'SELECT Id FROM Thing__c WHERE Double__c > 1',
      'SELECT Id FROM Thing__c ORDER BY Double__c',
    ]) {
      expect((await seller('GET', soqlPath(text))).json[0].errorCode).toBe('INVALID_FIELD');
    }
    const all = await queryRecords(seller, 'SELECT FIELDS(ALL) FROM Thing__c LIMIT 1');
    expect(Object.keys(all[0] ?? {})).not.toContain('Double__c');
  });
});
