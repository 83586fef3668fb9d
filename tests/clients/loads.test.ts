import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Connection } from 'jsforce';
import { fieldXml, objectFile, packageZip, UNIQUE_KEY } from '../local-org/metadata/support.ts';
import { remove, startOrg } from '../with-started-org.ts';
import type { StartedOrg } from '../with-started-org.ts';
import { openWorkplace } from './salesforceCli.ts';
import { runSfdmu } from './sfdmu.ts';

interface Loaded {
  readonly Name: string;
  readonly Site: string | null;
  readonly Load_Key__c: string | null;
}

interface Job {
  readonly operation: string;
}

interface ResultPages {
  readonly resultPages: readonly { readonly resultUrl: string }[];
  readonly nextRecordsUrl: string | null;
}

let org: StartedOrg;
let cli: ReturnType<typeof openWorkplace>;
let conn: Connection;

const KEY = 'Load_Key__c';
const PERMISSIONS = `<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata"><fieldPermissions><editable>true</editable><field>Account.${KEY}</field><readable>true</readable></fieldPermissions><label>Keys</label></PermissionSet>`;

beforeAll(async () => {
  cli = openWorkplace({ sfdmu: true });
  org = await startOrg(['--empty']);
  const { id, accessToken } = org.file.users.admin;
  conn = new Connection({ instanceUrl: org.file.instanceUrl, accessToken, version: '66.0' });
  const zip = packageZip({
    'objects/Account.object': objectFile(fieldXml(KEY, 'Text', `<length>40</length>${UNIQUE_KEY}`)),
    'permissionsets/Load_Keys.permissionset': PERMISSIONS,
  });
  const { success } = await conn.metadata.deploy(Buffer.from(zip), { singlePackage: true }).complete();
  expect(success).toBe(true);
  const [set] = await org.query<{ Id: string }>("SELECT Id FROM PermissionSet WHERE Name = 'Load_Keys'", 'admin');
  await conn.sobject('PermissionSetAssignment').create({ AssigneeId: id, PermissionSetId: set?.Id ?? '' });
});

afterAll(async () => {
  await org.stop();
  remove(org.data);
  cli.close();
});

const numbered = (count: number, start: string): readonly string[] =>
  Array.from({ length: count }, (_none, index) => `${start} ${String(index).padStart(3, '0')}`);

/** Accounts by their names, as jsforce reads them. */
async function readByJsforce(start: string): Promise<readonly Loaded[]> {
  const soql = `SELECT Name, Site, ${KEY} FROM Account WHERE Name LIKE '${start}%' ORDER BY Name`;
  return (await conn.query<Loaded>(soql)).records;
}

/** The same, as `sf data query` reads them. */
async function readByCli(start: string): Promise<readonly Loaded[]> {
  const soql = `SELECT Name, Site, ${KEY} FROM Account WHERE Name LIKE '${start}%' ORDER BY Name`;
  const result = (await sf('data', 'query', '-q', soql)) as { records: readonly Loaded[] };
  return result.records;
}

/** Runs a command that must succeed, as the administrator. */
async function sf(...args: readonly string[]): Promise<unknown> {
  const { instanceUrl, users } = org.file;
  const { code, json } = await cli.sf([...args, '-o', users.admin.accessToken], { SF_ORG_INSTANCE_URL: instanceUrl });
  expect({ code, message: json.message }).toEqual({ code: 0 });
  return json.result;
}

const fetched = (path: string): Promise<Response> =>
  fetch(`${org.file.instanceUrl}${path}`, {
    headers: { authorization: `Bearer ${org.file.users.admin.accessToken}` },
  });

const plain = (records: readonly Loaded[]): readonly (string | null)[][] =>
  records.map((record) => [record.Name, record.Site, record[KEY]]);

describe.each([
  ['few records', 20, []],
  ['so many that sfdmu takes the Bulk API', 220, ['insert']],
])('sfdmu upserts by an external id, %s', (_case, count, expectedJobs) => {
  const start = `sfdmu ${count}`;
  const names = numbered(count, start);
  const load = async (lines: readonly string[]): Promise<void> => {
    const { instanceUrl: url, users } = org.file;
    const query = `SELECT Id, Name, Site, ${KEY} FROM Account`;
    const object = { operation: 'Upsert', externalId: KEY, query };
    const csv = `Name,Site,${KEY}\n${lines.join('\n')}\n`;
    const settings = { pollingIntervalMs: 200 };
    const { failure } = await runSfdmu(cli, { url, accessToken: users.admin.accessToken, object, csv, settings });
    expect(failure).toBeUndefined();
  };

  test('what jsforce and the CLI read is what it wrote, each record once', async () => {
    await load(names.map((name) => `${name},"first, site",${name}`));
    const { records: jobs } = await conn.request<{ records: Job[] }>('/jobs/ingest');
    expect(jobs.map(({ operation }) => operation)).toEqual(expectedJobs);
    const first = names.map((name) => [name, 'first, site', name]);
    expect(plain(await readByJsforce(start))).toEqual(first);
    const [one, ...others] = names;
    await load([`${one},second,${one}`, `${start} new,second,${start} new`]);
    const second = [
      [one, 'second', one],
      ...others.map((name) => [name, 'first, site', name]),
      [`${start} new`, 'second', `${start} new`],
    ];
    expect(plain(await readByCli(start))).toEqual(second);
  });
});

test('jsforce loads a job of several batches in the first Bulk API, and the CLI reads them', async () => {
  const job = conn.bulk.createJob('Account', 'insert');
  const names = numbered(300, 'batches');
  const batches = [names.slice(0, 100), names.slice(100, 200), names.slice(200)].map(async (part) => {
    const batch = job.createBatch();
    batch.on('queue', () => batch.poll(100, 30_000));
    return await batch.execute(part.map((Name) => ({ Name, Site: 'bulk' })));
  });
  const results = await Promise.all(batches);
  await job.close();
  expect(results.flat().filter(({ success }) => success)).toHaveLength(300);
  expect(plain(await readByCli('batches'))).toEqual(names.map((name) => [name, 'bulk', null]));

  const stream = await conn.bulk.query("SELECT Name, Site FROM Account WHERE Name LIKE 'batches%' ORDER BY Name");
  const read: unknown[] = [];
  for await (const record of stream) read.push(Object.values(record as object));
  expect(read).toEqual(names.map((name) => [name, 'bulk']));
});

test('jsforce queries in Bulk 2.0 what the CLI imported, and fetch reads its pages one by one and at the same time', async () => {
  const names = numbered(950, 'pages');
  const csv = join(cli.project, 'pages.csv');
  writeFileSync(csv, `Name,Site\n${names.map((name) => `${name},imported\n`).join('')}`);
  await sf('data', 'import', 'bulk', '-s', 'Account', '-f', csv, '-w', '5');
  const soql = "SELECT Name, Site FROM Account WHERE Name LIKE 'pages%' ORDER BY Name";
  const read: unknown[] = [];
  for await (const record of await conn.bulk2.query(soql)) read.push(Object.values(record as object));
  expect(read).toEqual(names.map((name) => [name, 'imported']));

  const [job] = (await conn.request<{ records: { id: string }[] }>('/jobs/query')).records;
  const results = `/services/data/v66.0/jobs/query/${job?.id ?? ''}`;
  const pages: string[] = [];
  for (let locator = ''; locator !== 'null';) {
    const page = await fetched(`${results}/results?maxRecords=100${locator === '' ? '' : `&locator=${locator}`}`);
    expect(page.headers.get('sforce-numberofrecords')).toBe(pages.length < 9 ? '100' : '50');
    pages.push(await page.text());
    locator = page.headers.get('sforce-locator') ?? 'null';
  }
  const urls: string[] = [];
  for (let next: string | null = `${results}/resultPages?maxRecords=100`; next !== null;) {
    const list = (await (await fetched(next)).json()) as ResultPages;
    urls.push(...list.resultPages.map(({ resultUrl }) => resultUrl));
    next = list.nextRecordsUrl;
  }
  const atOnce = urls.map(async (url) => (await fetched(url)).text());
  expect(await Promise.all(atOnce)).toEqual(pages);
  const lines = pages.flatMap((page) => page.trim().split('\n').slice(1));
  expect(lines).toEqual(names.map((name) => `"${name}","imported"`));

  const out = join(cli.project, 'pages-out.csv');
  await sf('data', 'export', 'bulk', '-q', soql, '--output-file', out, '-r', 'csv', '-w', '5');
  expect(readFileSync(out, 'utf8').trim().split('\n')).toEqual(['"Name","Site"', ...lines]);
});
