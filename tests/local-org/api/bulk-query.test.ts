import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ended, load } from './bulk-support.ts';
import { createRecord, deployTestPackage, queryRecords, startRunning } from './helpers.ts';
import type { Answer, Caller, Running } from './helpers.ts';

const ROWS = 4321;

let running: Running & { stop: () => Promise<void> };
let admin: Caller;
beforeAll(async () => {
  running = await startRunning();
  deployTestPackage(running.org);
  admin = running.as('admin');
  const rows = Array.from(
    { length: ROWS },
    (_none, index) => `Row ${index},${index % 3 === 0 ? '"two\nlines, ""q"""' : ''}\n`,
  );
  const { info } = await load(admin, { object: 'Account', operation: 'insert' }, `Name,Site\n${rows.join('')}`);
  expect(info.numberRecordsFailed).toBe(0);
}, 180_000);
afterAll(() => running.stop());

/** Runs a query job, which must succeed, and gives the path of the job. */
async function run(call: Caller, body: Record<string, unknown>): Promise<string> {
  const created = await call('POST', 'jobs/query', { operation: 'query', ...body });
  if (created.status !== 200) throw new Error(created.text);
  const path = `jobs/query/${created.json.id}`;
  expect(await ended(call, path)).toMatchObject({ state: 'JobComplete' });
  return path;
}

/** All pages by the locator, the header of each left out. */
async function pages(call: Caller, path: string, maxRecords: number): Promise<Answer[]> {
  const found: Answer[] = [];
  for (let locator: string | null = ''; locator !== 'null';) {
    const answer: Answer = await call(
      'GET',
      `${path}/results?maxRecords=${maxRecords}${locator === '' ? '' : `&locator=${locator ?? ''}`}`,
    );
    expect(answer.status).toBe(200);
    found.push(answer);
    locator = answer.headers.get('sforce-locator');
  }
  return found;
}

describe('a bulk query job', () => {
  test('has the shapes of Salesforce', async () => {
    const query = "SELECT Id, Name FROM Account WHERE Name = 'Row 1'";
    const created = await admin('POST', 'jobs/query', { operation: 'query', query });
    expect([created.status, created.json]).toEqual([
      200,
      {
        id: expect.stringMatching(/^750\w{15}$/),
        operation: 'query',
        object: 'Account',
        createdById: running.org.users.admin.user.id,
        createdDate: expect.stringMatching(/\+0000$/),
        systemModstamp: expect.stringMatching(/\+0000$/),
        state: 'UploadComplete',
        concurrencyMode: 'Parallel',
        contentType: 'CSV',
        apiVersion: 66,
        lineEnding: 'LF',
        columnDelimiter: 'COMMA',
      },
    ]);
    const path = `jobs/query/${created.json.id}`;
    expect(await ended(admin, path)).toMatchObject({
      state: 'JobComplete',
      jobType: 'V2Query',
      numberRecordsProcessed: 1,
      retries: 0,
      totalProcessingTime: expect.any(Number),
    });
    const answer = await admin('GET', `${path}/results`);
    expect(answer.text).toMatch(/^"Id","Name"\n"001\w{15}","Row 1"\n$/);
    expect([answer.headers.get('sforce-locator'), answer.headers.get('sforce-numberofrecords')]).toEqual(['null', '1']);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=UTF-8');
    const listed = await admin('GET', 'jobs/query');
    expect(listed.json.records.map((job: { id: string }) => job.id)).toContain(created.json.id);
    expect((await admin('GET', `jobs/ingest/${created.json.id}`)).status).toBe(404);
    expect((await admin('GET', `/services/data/v60.0/${path}/results`)).status).toBe(409);
    expect((await running.as('manager')('GET', `${path}/results`)).status).toBe(404);
    expect((await admin('DELETE', path)).status).toBe(204);
    expect((await admin('GET', path)).status).toBe(404);
  });

  test.each([1000, 4320, 4321, 1_000_000])(
    'is read in pages of %d, each with its header, and with nothing lost',
    async (size) => {
      const path = await run(admin, { query: 'SELECT Name, Site FROM Account ORDER BY CreatedDate, Id' });
      const found = await pages(admin, path, size);
      expect(found).toHaveLength(Math.ceil(ROWS / size));
      expect(found.map(({ headers }) => Number(headers.get('sforce-numberofrecords'))).reduce((a, b) => a + b)).toBe(
        ROWS,
      );
      const header = '"Name","Site"\n';
      expect(found.every(({ text }) => text.startsWith(header))).toBe(true);
      const whole = (await admin('GET', `${path}/results`)).text;
      expect(header + found.map(({ text }) => text.slice(header.length)).join('')).toBe(whole);
      expect(whole.match(/"Row \d+"/g)).toHaveLength(ROWS);
      expect(whole).toContain('"Row 3","two\nlines, ""q"""\n"Row 4",""\n');
    },
  );

  test('names pages that can be read at the same time', async () => {
    const path = await run(admin, { query: 'SELECT Name FROM Account ORDER BY CreatedDate, Id' });
    const urls: string[] = [];
    let next: string | null = `${path}/resultPages?maxRecords=700`;
    let calls = 0;
    while (next !== null) {
      const { status, json }: Answer = await admin('GET', next);
      expect([status, json.done, json.resultPages.length]).toEqual([
        200,
        json.nextRecordsUrl === null,
        calls === 0 ? 5 : 2,
      ]);
      urls.push(...(json.resultPages as { resultUrl: string }[]).map(({ resultUrl }) => resultUrl));
      next = json.nextRecordsUrl;
      calls += 1;
    }
    const texts = await Promise.all(urls.map(async (url) => (await admin('GET', url)).text));
    const names = texts.flatMap((text) => text.split('\n').slice(1, -1));
    expect([urls.length, names.length, new Set(names).size]).toEqual([7, ROWS, ROWS]);
  });

  test('writes parents, dates, checkboxes and blanks in the delimiter and line ending of the job', async () => {
    const account = await createRecord(admin, 'Account', { Name: 'Parent' });
    const deal = { StageName: 'Prospecting', CloseDate: '2030-01-31' };
    await createRecord(admin, 'Opportunity', { ...deal, Name: 'With', AccountId: account, Amount: 12.5 });
    await createRecord(admin, 'Opportunity', { ...deal, Name: 'Without' });
    const path = await run(admin, {
      query: 'SELECT name, account.name, CloseDate, isclosed, Amount, Owner.Username FROM Opportunity ORDER BY Name',
      columnDelimiter: 'TAB',
      lineEnding: 'CRLF',
    });
    const user = running.org.users.admin.user.username;
    expect((await admin('GET', `${path}/results`)).text).toBe(
      [
        '"Name"\t"Account.Name"\t"CloseDate"\t"IsClosed"\t"Amount"\t"Owner.Username"',
        `"With"\t"Parent"\t"2030-01-31"\t"false"\t"12.5"\t"${user}"`,
        `"Without"\t""\t"2030-01-31"\t"false"\t""\t"${user}"`,
        '',
      ].join('\r\n'),
    );
  });

  test('queryAll has deleted records, query has not, and no record is a header alone', async () => {
    const id = await createRecord(admin, 'Account', { Name: 'Deleted' });
    await admin('DELETE', `sobjects/Account/${id}`);
    const query = "SELECT Id, IsDeleted FROM Account WHERE Name = 'Deleted'";
    const all = await run(admin, { operation: 'queryAll', query });
    expect((await admin('GET', `${all}/results`)).text).toBe(`"Id","IsDeleted"\n"${id}","true"\n`);
    const live = await run(admin, { query });
    const empty = await admin('GET', `${live}/results`);
    expect([empty.text, empty.headers.get('sforce-locator'), empty.headers.get('sforce-numberofrecords')]).toEqual([
      '"Id","IsDeleted"\n',
      'null',
      '0',
    ]);
    expect((await admin('GET', `${live}/resultPages`)).json).toMatchObject({ done: true, nextRecordsUrl: null });
  });

  test('sees what its user sees', async () => {
    const query = 'SELECT Id FROM Account';
    for (const role of ['seller', 'admin'] as const) {
      const call = running.as(role);
      const path = await run(call, { query });
      const rest = await call('GET', `query?q=${encodeURIComponent(query)}`);
      expect((await ended(call, path)).numberRecordsProcessed).toBe(rest.json.totalSize);
    }
  });

  test('stops at its LIMIT, also beyond one page, and leaves no list of ids behind', async () => {
    const path = await run(admin, { query: 'SELECT Id FROM Account ORDER BY Name DESC LIMIT 3001' });
    const { text } = await admin('GET', `${path}/results`);
    const rows = await queryRecords(admin, 'SELECT Id FROM Account ORDER BY Name DESC LIMIT 2000');
    const ids = text.split('\n').slice(1, -1);
    expect([ids.length, ids.slice(0, 2000)]).toEqual([3001, rows.map(({ Id }) => `"${String(Id)}"`)]);
    expect(readdirSync(join(running.dataDir, 'bulk-jobs')).filter((name) => name.endsWith('.ids'))).toEqual([]);
  });

  test('is aborted, and has no results then', async () => {
    const first = await admin('POST', 'jobs/query', { operation: 'query', query: 'SELECT Id FROM Account' });
    const second = await admin('POST', 'jobs/query', { operation: 'query', query: 'SELECT Id, Name FROM Account' });
    const path = `jobs/query/${second.json.id}`;
    const aborted = await admin('PATCH', path, { state: 'Aborted' });
    expect([aborted.status, aborted.json.state]).toEqual([200, 'Aborted']);
    await ended(admin, `jobs/query/${first.json.id}`);
    expect((await admin('GET', path)).json.state).toBe('Aborted');
    expect((await admin('GET', `${path}/results`)).json[0].errorCode).toBe('INVALIDJOBSTATE');
    expect((await admin('PATCH', path, { state: 'Aborted' })).json[0].errorCode).toBe('INVALIDJOBSTATE');
  });

  test.each([
    ['SELECT Nonsense FROM Account', 'INVALID_FIELD'],
    ['SELECT Id FROM Nonsense', 'INVALID_TYPE'],
    ['SELEKT', 'MALFORMED_QUERY'],
    ['', 'INVALIDJOB'],
    ['SELECT COUNT() FROM Account', 'API_ERROR'],
    ['SELECT COUNT(Id) FROM Account', 'API_ERROR'],
    ['SELECT Name FROM Account GROUP BY Name', 'API_ERROR'],
    ['SELECT Id, (SELECT Id FROM Contacts) FROM Account', 'API_ERROR'],
    ['SELECT Id FROM Account LIMIT 5 OFFSET 2', 'API_ERROR'],
  ])('is not created from %j', async (query, code) => {
    const answer = await admin('POST', 'jobs/query', { operation: 'query', query });
    expect([answer.status, answer.json[0].errorCode]).toEqual([400, code]);
  });

  test.each(['locator=x', 'locator=OTk5OTk5', 'locator=LTE', 'maxRecords=0', 'maxRecords=-1', 'maxRecords=a'])(
    'refuses %s',
    async (query) => {
      const path = await run(admin, { query: 'SELECT Id FROM Account LIMIT 3' });
      expect((await admin('GET', `${path}/results?${query}`)).status).toBe(400);
    },
  );

  test('is not part of a composite request', async () => {
    const path = await run(admin, { query: 'SELECT Id FROM Account LIMIT 3' });
    const part = { method: 'GET', url: `/services/data/v66.0/${path}/results`, referenceId: 'a' };
    const composite = await admin('POST', 'composite', { compositeRequest: [part] });
    const batch = await admin('POST', 'composite/batch', {
      batchRequests: [{ method: 'GET', url: `v66.0/${path}/results` }],
    });
    for (const answer of [composite, batch]) expect(answer.text).toMatch(/errorCode/);
  });

  test('has the rows of a query over REST', async () => {
    const query = 'SELECT Id, Name FROM Account ORDER BY Id LIMIT 50';
    const path = await run(admin, { query });
    const lines = (await admin('GET', `${path}/results`)).text.split('\n').slice(1, -1);
    const rows = await queryRecords(admin, query);
    expect(lines).toEqual(rows.map(({ Id, Name }) => `"${String(Id)}","${String(Name)}"`));
  });
});
