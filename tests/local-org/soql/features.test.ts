import { createRecord, queryRecords, soqlPath } from '../api/helpers.ts';
import type { Caller } from '../api/helpers.ts';
import { startWithThings, things } from './things.ts';

describe('SOQL beyond the plain query', () => {
  let running: Awaited<ReturnType<typeof startWithThings>>;
  let admin: Caller;
  beforeAll(async () => {
    running = await startWithThings();
    admin = running.as('admin');
    const deal = running.ids.get('First Deal');
    const [account] = await queryRecords(admin, "SELECT Id FROM Account WHERE Name = 'Acme'");
    const contact = await createRecord(admin, 'Contact', { FirstName: 'Ada', LastName: 'Byron', Phone: '1' });
    const task = { Status: 'Not Started', Priority: 'Normal' };
    await createRecord(admin, 'Task', { ...task, Subject: 'deal', WhatId: deal, WhoId: contact });
    await createRecord(admin, 'Task', { ...task, Subject: 'account', WhatId: account?.['Id'] });
    await createRecord(admin, 'Task', { ...task, Subject: 'nothing' });
  });
  afterAll(() => running.stop());

  const rows = (text: string): Promise<Record<string, unknown>[]> => queryRecords(admin, text);
  const column = async (text: string, name: string): Promise<unknown[]> => (await rows(text)).map((row) => row[name]);

  test('a polymorphic parent is read as a Name, whatever its object', async () => {
    const records = await rows('SELECT Subject, What.Name, What.Type, Who.FirstName FROM Task ORDER BY Subject');
    expect(records).toMatchObject([
      { What: { attributes: { type: 'Name' }, Name: 'Acme', Type: 'Account' }, Who: null },
      { What: { Name: 'First Deal', Type: 'Opportunity' }, Who: { FirstName: 'Ada' } },
      { What: null, Who: null },
    ]);
    expect(records[0]?.['What']).toMatchObject({
      attributes: { url: expect.stringContaining('/sobjects/Account/001') },
    });
    expect(await column("SELECT Subject FROM Task WHERE What.Type = 'Opportunity'", 'Subject')).toEqual(['deal']);
    expect(await column("SELECT Subject FROM Task WHERE What.Name LIKE 'ac%'", 'Subject')).toEqual(['account']);
    expect(await column("SELECT Subject FROM Task WHERE What.Type != 'Account' ORDER BY Subject", 'Subject')).toEqual([
      'deal',
      'nothing',
    ]);
  });

  test('TYPEOF reads other fields of other objects', async () => {
    const text =
      'SELECT TYPEOF What WHEN Account THEN Name, Owner.Name WHEN Opportunity THEN StageName, Amount END FROM Task ORDER BY Subject';
    expect(await column(text, 'What')).toMatchObject([
      { attributes: { type: 'Account' }, Name: 'Acme', Owner: { Name: expect.any(String) } },
      { attributes: { type: 'Opportunity' }, StageName: 'Prospecting', Amount: null },
      null,
    ]);
    const otherwise = 'SELECT TYPEOF What WHEN Account THEN Phone ELSE Name END FROM Task ORDER BY Subject';
    expect((await column(otherwise, 'What')).map((what) => Object.keys(what ?? {}))).toEqual([
      ['attributes', 'Phone'],
      ['attributes', 'Name'],
      [],
    ]);
  });

  test('ROLLUP adds subtotals from the right, CUBE for every combination', async () => {
    const rollup = await rows(
      'SELECT Flag__c, Pick__c, COUNT(Id) n, GROUPING(Flag__c) f, GROUPING(Pick__c) p FROM Thing__c GROUP BY ROLLUP(Flag__c, Pick__c)',
    );
    const plain = await rows('SELECT Flag__c, Pick__c, COUNT(Id) n FROM Thing__c GROUP BY Flag__c, Pick__c');
    expect(rollup.filter((row) => row['f'] === 0 && row['p'] === 0).map((row) => row['n'])).toEqual(
      plain.map((row) => row['n']),
    );
    const flags = things.filter((thing) => thing.Flag__c).length;
    expect(
      rollup.filter((row) => row['f'] === 0 && row['p'] === 1).map(({ Flag__c, Pick__c, n }) => [Flag__c, Pick__c, n]),
    ).toEqual([
      [false, null, things.length - flags],
      [true, null, flags],
    ]);
    expect(rollup.at(-1)).toMatchObject({ Flag__c: null, Pick__c: null, n: things.length, f: 1, p: 1 });
    const cube = await rows(
      'SELECT Flag__c, Pick__c, COUNT(Id) n, GROUPING(Flag__c) f, GROUPING(Pick__c) p FROM Thing__c GROUP BY CUBE(Flag__c, Pick__c) ORDER BY GROUPING(Flag__c), GROUPING(Pick__c), COUNT(Id)',
    );
    expect(cube).toHaveLength(plain.length + 2 + 3 + 1);
    expect(cube.filter((row) => row['f'] === 1 && row['p'] === 0).map((row) => row['Pick__c'])).toHaveLength(3);
    const having = await rows(
      'SELECT Pick__c, COUNT(Id) n FROM Thing__c GROUP BY ROLLUP(Pick__c) HAVING COUNT(Id) > 30',
    );
    expect(having).toMatchObject([{ Pick__c: null, n: things.length }]);
  });

  test('FORMAT and toLabel work on grouped and aggregated values too', async () => {
    expect(
      await rows(
        "SELECT toLabel(Pick__c) l, FORMAT(MAX(Number__c)) m FROM Thing__c WHERE Pick__c = 'low' GROUP BY Pick__c",
      ),
    ).toMatchObject([{ l: 'Low', m: '10.00' }]);
    expect(await rows('SELECT FORMAT(MIN(CloseDate)) d FROM Opportunity')).toMatchObject([{ d: '1/1/2030' }]);
  });

  test("USING SCOPE mine finds the user's records only", async () => {
    await createRecord(running.as('seller'), 'Account', { Name: 'Own' });
    const seller = await queryRecords(running.as('seller'), 'SELECT Name FROM Account USING SCOPE mine');
    expect(seller.map((row) => row['Name'])).toEqual(['Own']);
    expect(
      await column(
        "SELECT Name FROM Account USING SCOPE everything WHERE Name IN ('Own', 'Acme') ORDER BY Name",
        'Name',
      ),
    ).toEqual(['Acme', 'Own']);
  });

  test('queryAll and ALL ROWS find deleted records, query does not', async () => {
    const id = await createRecord(admin, 'Contact', { LastName: 'Gone' });
    await admin('DELETE', `sobjects/Contact/${id}`);
    const text = "SELECT Id, Name, IsDeleted FROM Contact WHERE LastName = 'gone'";
    expect(await rows(text)).toEqual([]);
    expect((await admin('GET', soqlPath(text).replace('query', 'queryAll'))).json.records).toMatchObject([
      { Id: id, Name: 'Gone', IsDeleted: true },
    ]);
    expect(await rows(`${text} AND IsDeleted = TRUE ALL ROWS`)).toMatchObject([{ Id: id }]);
    expect(await rows('SELECT COUNT(Id) n FROM Contact WHERE IsDeleted = TRUE ALL ROWS')).toMatchObject([{ n: 1 }]);
  });

  test('clauses without effect on the answer are accepted', async () => {
    for (const clause of [
      'WITH SECURITY_ENFORCED',
      'WITH USER_MODE',
      'WITH SYSTEM_MODE',
      'LIMIT 1 FOR VIEW',
      'LIMIT 1 FOR REFERENCE',
      'LIMIT 1 FOR UPDATE',
    ]) {
      expect((await rows(`SELECT Id FROM Account ${clause}`)).length).toBeGreaterThan(0);
    }
  });

  test('semi-joins can be nested', async () => {
    const text =
      "SELECT Name FROM Account WHERE Id IN (SELECT AccountId FROM Opportunity WHERE Id IN (SELECT Opportunity__c FROM Thing__c WHERE Name = 'T01'))";
    expect(await column(text, 'Name')).toEqual(['Acme']);
    expect(
      await column(
        "SELECT Name FROM Account WHERE Id NOT IN (SELECT AccountId FROM Opportunity) AND Name = 'Acme'",
        'Name',
      ),
    ).toEqual([]);
  });

  test('15-character ids are the same as 18-character ids', async () => {
    const id = running.ids.get('T05') ?? '';
    expect(await column(`SELECT Name FROM Thing__c WHERE Id = '${id.slice(0, 15)}'`, 'Name')).toEqual(['T05']);
    expect(await column(`SELECT Name FROM Thing__c WHERE Id IN ('${id.slice(0, 15)}', '${id}')`, 'Name')).toEqual([
      'T05',
    ]);
    expect((await admin('GET', soqlPath("SELECT Id FROM Thing__c WHERE Id = 'nonsense'"))).json[0].errorCode).toBe(
      'INVALID_QUERY_FILTER_OPERATOR',
    );
  });

  test.each([2, 11])('a cursor over %i00 and more keeps its records while others come and go', async (batches) => {
    const company = `C${batches}`;
    for (let batch = 0; batch < batches; batch += 1) {
      const records = Array.from({ length: 200 }, (_, i) => ({
        attributes: { type: 'Lead' },
        LastName: `L${String(batch * 200 + i).padStart(5, '0')}`,
        Company: company,
      }));
      await admin('POST', 'composite/sobjects', { allOrNone: true, records });
    }
    const options = { 'Sforce-Query-Options': 'batchSize=200' };
    const text = `SELECT Id, LastName FROM Lead WHERE Company = '${company}' ORDER BY LastName`;
    let page = (await admin('GET', soqlPath(text), undefined, options)).json;
    expect([page.totalSize, page.records.length, page.done]).toEqual([batches * 200, 200, false]);
    await createRecord(admin, 'Lead', { LastName: 'A new first one', Company: company });
    const names = page.records.map((row: { LastName: string }) => row.LastName);
    while (!page.done) {
      page = (await admin('GET', page.nextRecordsUrl, undefined, options)).json;
      names.push(...page.records.map((row: { LastName: string }) => row.LastName));
    }
    expect(names).toEqual(Array.from({ length: batches * 200 }, (_, i) => `L${String(i).padStart(5, '0')}`));
  });
});
