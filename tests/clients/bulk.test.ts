import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Connection } from 'jsforce';
import { remove, startOrg } from '../with-started-org.ts';
import type { StartedOrg } from '../with-started-org.ts';
import { openWorkplace } from './salesforceCli.ts';

interface BulkAnswer {
  readonly jobId: string;
  readonly processedRecords: number;
  readonly successfulRecords: number;
  readonly failedRecords: number;
}

const ROWS = 450;
const names = Array.from({ length: ROWS }, (_none, index) => `CLI ${String(index).padStart(3, '0')}`);

let org: StartedOrg;
let cli: ReturnType<typeof openWorkplace>;
let conn: Connection;

beforeAll(async () => {
  cli = openWorkplace();
  org = await startOrg(['--empty']);
  const { accessToken } = org.file.users.admin;
  conn = new Connection({ instanceUrl: org.file.instanceUrl, accessToken, version: '66.0' });
  const login = ['org', 'login', 'access-token', '-r', org.file.instanceUrl, '--no-prompt', '--alias', 'local'];
  const { code, json } = await cli.sf(login, { SF_ACCESS_TOKEN: accessToken });
  expect({ code, message: json.message }).toEqual({ code: 0 });
});

afterAll(async () => {
  await org.stop();
  remove(org.data);
  cli.close();
});

async function fine<T>(...args: string[]): Promise<T> {
  const { code, json } = await cli.sf([...args, '-o', 'local']);
  expect({ code, message: json.message }).toEqual({ code: 0 });
  return json.result as T;
}

function file(name: string, text: string): string {
  const path = join(cli.project, name);
  writeFileSync(path, text);
  return path;
}

/** The accounts whose names begin so, as another client reads them. */
const accounts = (start: string) =>
  org.query<{ Id: string; Name: string; Site: string | null }>(
    `SELECT Id, Name, Site FROM Account WHERE Name LIKE '${start}%' ORDER BY Name`,
    'admin',
  );

test('the CLI imports records in bulk, and shows the results of the job', async () => {
  const csv = file('import.csv', `Name,Site\n${names.map((name) => `${name},"first, site"\n`).join('')}`);
  const answer = await fine<BulkAnswer>('data', 'import', 'bulk', '-s', 'Account', '-f', csv, '-w', '5');
  expect(answer).toMatchObject({ processedRecords: ROWS, successfulRecords: ROWS, failedRecords: 0 });
  expect((await accounts('CLI ')).map(({ Name, Site }) => [Name, Site])).toEqual(
    names.map((name) => [name, 'first, site']),
  );
  const results = await fine<{ successFilePath: string; processedRecords: number }>(
    'data',
    'bulk',
    'results',
    '--job-id',
    answer.jobId,
  );
  expect(results.processedRecords).toBe(ROWS);
  const lines = readFileSync(join(cli.project, results.successFilePath), 'utf8').trim().split('\n');
  expect(lines).toHaveLength(ROWS + 1);
});

test('the CLI updates and upserts in bulk, in another delimiter and line ending', async () => {
  const [first, second] = await accounts('CLI ');
  const update = file('update.csv', `Id|Site\r\n${first?.Id ?? ''}|updated\r\n`);
  await fine(
    'data',
    'update',
    'bulk',
    '-s',
    'Account',
    '-f',
    update,
    '-w',
    '5',
    '--line-ending',
    'CRLF',
    '--column-delimiter',
    'PIPE',
  );
  const upsert = file('upsert.csv', `Id,Name,Site\n${second?.Id ?? ''},CLI 001,upserted\n,CLI new,new\n`);
  await fine('data', 'upsert', 'bulk', '-s', 'Account', '-f', upsert, '-i', 'Id', '-w', '5');
  const sites = new Map((await accounts('CLI ')).map(({ Name, Site }) => [Name, Site]));
  expect([sites.get('CLI 000'), sites.get('CLI 001'), sites.get('CLI 002'), sites.get('CLI new')]).toEqual([
    'updated',
    'upserted',
    'first, site',
    'new',
  ]);
});

test('the CLI reports rows that failed', async () => {
  const csv = file('bad.csv', 'Name,Site\nCLI good,x\n,y\n');
  const { code, json } = await cli.sf(['data', 'import', 'bulk', '-s', 'Account', '-f', csv, '-w', '5', '-o', 'local']);
  expect(code).toBe(1);
  expect(json.message).toMatch(/fail/i);
  expect(await accounts('CLI good')).toHaveLength(1);
});

test('the CLI exports in bulk what REST has', async () => {
  const out = join(cli.project, 'out.csv');
  const query = "SELECT Id, Name FROM Account WHERE Name LIKE 'CLI %' ORDER BY Name";
  await fine('data', 'export', 'bulk', '-q', query, '--output-file', out, '-r', 'csv', '-w', '5');
  const expected = (await accounts('CLI ')).map(({ Id, Name }) => `"${Id}","${Name}"`);
  expect(readFileSync(out, 'utf8').trim().split('\n')).toEqual(['"Id","Name"', ...expected]);
});

test('the CLI deletes in bulk, and may not delete for good', async () => {
  const ids = (await accounts('CLI 1')).map(({ Id }) => Id);
  const csv = file('delete.csv', `Id\n${ids.join('\n')}\n`);
  const hard = await cli.sf([
    'data',
    'delete',
    'bulk',
    '-s',
    'Account',
    '-f',
    csv,
    '-w',
    '5',
    '--hard-delete',
    '-o',
    'local',
  ]);
  expect(hard.code).toBe(1);
  await fine('data', 'delete', 'bulk', '-s', 'Account', '-f', csv, '-w', '5');
  expect(await accounts('CLI 1')).toEqual([]);
});

test('jsforce loads and queries in bulk 2.0, and reads pages by their locators', async () => {
  const rows = Array.from({ length: 300 }, (_none, index) => ({ Name: `jsforce ${index}`, Site: 'bulk2' }));
  const loaded = await conn.bulk2.loadAndWaitForResults({ object: 'Account', operation: 'insert', input: rows });
  expect([loaded.successfulResults.length, loaded.failedResults.length]).toEqual([300, 0]);
  expect(await accounts('jsforce ')).toHaveLength(300);
  const stream = await conn.bulk2.query("SELECT Id, Name FROM Account WHERE Name LIKE 'jsforce %'");
  const records: { Name: string }[] = [];
  for await (const record of stream) records.push(record as { Name: string });
  expect(new Set(records.map(({ Name }) => Name)).size).toBe(300);
  const [job] = (await conn.request<{ records: { id: string }[] }>('/jobs/query')).records.slice(-1);
  const pages: string[] = [];
  for (let locator = ''; locator !== 'null';) {
    const url = `${org.file.instanceUrl}/services/data/v66.0/jobs/query/${job?.id ?? ''}/results?maxRecords=70${locator}`;
    const answer = await fetch(url, { headers: { authorization: `Bearer ${org.file.users.admin.accessToken}` } });
    pages.push(await answer.text());
    const next = answer.headers.get('sforce-locator') ?? 'null';
    locator = next === 'null' ? next : `&locator=${next}`;
  }
  expect(pages).toHaveLength(5);
  expect(pages.every((page) => page.startsWith('"Id","Name"\n'))).toBe(true);
  expect(pages.reduce((sum, page) => sum + page.trim().split('\n').length - 1, 0)).toBe(300);
});
