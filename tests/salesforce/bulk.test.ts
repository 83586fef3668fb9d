import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalOrg, type LocalOrg } from '../../src/local-org/index.ts';
import {
  abortBulkJob,
  bulkQuery,
  bulkResults,
  bulkSave,
  connectOrg,
  OrgRefused,
  OrgThrottled,
  OrgUnauthorized,
  OrgUnreachable,
  type BulkSaveOptions,
  type OrgConnection,
} from '../../src/salesforce/index.ts';
import { withFaultyLine, type Fault, type Line } from './faultyLine.ts';
import { HANG } from '../hang.ts';

const ROWS = 1050;
const SOQL = 'SELECT Id, Name, AnnualRevenue FROM Account ORDER BY Name';
const names = Array.from({ length: ROWS }, (_none, index) => `Bulk ${String(index).padStart(5, '0')}, "quoted"`);

let folder: string;
let local: LocalOrg;
let count = 0;
async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** A new folder for each query. */
const newFolder = () => join(folder, `query-${(count += 1)}`);

const connect = (instanceUrl: string, more: object = {}): OrgConnection =>
  connectOrg({
    instanceUrl,
    accessToken: local.users.admin.accessToken,
    random: () => 1,
    policy: { attempts: 4, base: 1, cap: 5 },
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, Math.min(milliseconds, 5))),
    ...more,
  });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'diagnose-bulk-'));
  local = await startLocalOrg({ dataDir: join(folder, 'org'), port: 0 });
  const records = names.map((Name, index) => ({ Name, AnnualRevenue: index, Site: null }));
  const saved = await collect(
    bulkSave(connect(local.url), 'Account', records, {
      operation: 'insert',
      columns: ['Name', 'AnnualRevenue', 'Site'],
      folder,
    }),
  );
  expect(saved).toEqual([{ jobId: expect.stringMatching(/^750/), processed: ROWS, failed: 0 }]);
});

afterAll(async () => {
  await local.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The rows of the pages, without the headers. */
function rowsOf(files: readonly string[]): string[] {
  return files.flatMap((file) => {
    const [header, ...rows] = readFileSync(file, 'utf8').trimEnd().split('\n');
    expect(header).toBe('"Id","Name","AnnualRevenue"');
    return rows;
  });
}

function expectAll(files: readonly string[]): void {
  const rows = rowsOf(files).map((row) => row.slice(row.indexOf(',') + 1));
  const expected = names.map((name, index) => `"${name.replaceAll('"', '""')}","${index}"`);
  expect(rows).toHaveLength(ROWS);
  expect(rows.filter((row, index) => row !== expected[index]).slice(0, 3)).toEqual([]);
}

const online = <T>(fault: (request: string, count: number) => Fault | undefined, use: (line: Line) => Promise<T>) =>
  withFaultyLine(local.url, fault, use);
const isResults = (request: string) => request.includes('/results?');
const noPages = (request: string) =>
  request.includes('/resultPages')
    ? { status: 404, body: [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }] }
    : undefined;

describe('a bulk query', () => {
  test('writes its pages to files in order, read at the same time', async () => {
    await online(
      () => undefined,
      async ({ url, seen }) => {
        const { records, files } = await bulkQuery(connect(url), SOQL, { folder: newFolder(), maxRecords: 100 });
        expect([records, files.length]).toEqual([ROWS, 11]);
        expectAll(files);
        expect(seen.filter((request) => request.includes('/resultPages'))).toHaveLength(3);
        expect(seen.filter(isResults)).toHaveLength(11);
        const texts = readdirSync(folder, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile() && entry.parentPath.includes('query-'))
          .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
        expect(texts.length).toBeGreaterThan(11);
        expect(texts.filter((text) => text.includes(local.users.admin.accessToken))).toEqual([]);
      },
    );
  });

  test('reads page after page by locator where the org has no resultPages', async () => {
    await online(noPages, async ({ url, seen }) => {
      const { files } = await bulkQuery(connect(url), SOQL, { folder: newFolder(), maxRecords: 400 });
      expectAll(files);
      expect(files).toHaveLength(3);
      expect(seen.filter(isResults).map((request) => /locator=[^&]+/.test(request))).toEqual([false, true, true]);
    });
  });

  test.each([
    ['at the same time', () => undefined],
    ['by locator', noPages],
  ])('reads a page again that breaks off in the middle, by its locator (%s)', async (_how, base) => {
    const cut = (request: string, nth: number) =>
      isResults(request) && nth === 1 && request.includes('locator=NDAw') ? { cutAfter: 2000 } : base(request);
    await online(cut, async ({ url, seen }) => {
      const { files } = await bulkQuery(connect(url), SOQL, { folder: newFolder(), maxRecords: 400 });
      expectAll(files);
      expect(seen.filter(isResults)).toHaveLength(4);
      expect(new Set(seen.filter(isResults)).size).toBe(3);
    });
  });

  test('repeats a page after 503, and renews the session once when it has expired', async () => {
    const expired = { status: 401, body: [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }] };
    let renewals = 0;
    const fault = (request: string, nth: number): Fault | undefined =>
      !isResults(request) || nth > 1 ? undefined : renewals === 0 ? expired : { status: 503 };
    await online(fault, async ({ url }) => {
      const renew = async () => {
        renewals += 1;
        return local.users.admin.accessToken;
      };
      const org = connect(url, { accessToken: local.users.revops.accessToken, renew });
      const { files } = await bulkQuery(org, SOQL, { folder: newFolder(), maxRecords: 300, parallel: 1 });
      expect(rowsOf(files)).toHaveLength(ROWS);
      expect(renewals).toBe(1);
    });
  });

  test('goes on in its folder where it was interrupted, with the same job', async () => {
    const into = newFolder();
    let broken = true;
    const cut = (request: string) =>
      broken && isResults(request) && request.includes('locator=ODAw') ? { cutAfter: 500 } : noPages(request);
    await online(cut, async ({ url, seen }) => {
      const options = { folder: into, maxRecords: 400 };
      await expect(bulkQuery(connect(url), SOQL, options)).rejects.toBeInstanceOf(OrgUnreachable);
      expect(readdirSync(into).filter((name) => name.endsWith('.csv'))).toHaveLength(2);
      broken = false;
      const before = seen.length;
      expectAll((await bulkQuery(connect(url), SOQL, options)).files);
      const after = seen.slice(before);
      expect(after.filter((request) => request.startsWith('POST'))).toEqual([]);
      expect(after.filter(isResults)).toHaveLength(1);
    });
  });

  test('does not take the pages of another query, nor of a job that is gone', async () => {
    const into = newFolder();
    const org = connect(local.url);
    const first = await bulkQuery(org, SOQL, { folder: into });
    const other = await bulkQuery(org, 'SELECT Id FROM Account LIMIT 2', { folder: into });
    expect([other.records, other.jobId === first.jobId]).toEqual([2, false]);
    const note = JSON.parse(readFileSync(join(into, 'job.json'), 'utf8')) as object;
    writeFileSync(join(into, 'job.json'), JSON.stringify({ ...note, jobId: '750000000000000AAA' }));
    expect((await bulkQuery(org, 'SELECT Id FROM Account LIMIT 2', { folder: into })).records).toBe(2);
  });

  test.each<[string, (request: string) => Fault | undefined, unknown, string]>([
    ['a query that is wrong', () => undefined, OrgRefused, 'Nonsense'],
    ['a limit', (request) => (isResults(request) ? { status: 429 } : undefined), OrgThrottled, 'no more requests'],
    [
      'a page for people',
      (request) => (isResults(request) ? { status: 200, headers: { 'content-type': 'text/html' } } : undefined),
      OrgUnreachable,
      'a web page',
    ],
    [
      'a page elsewhere',
      (request) =>
        request.includes('resultPages')
          ? { status: 200, body: { resultPages: [{ resultUrl: 'https://evil.example/x' }], nextRecordsUrl: null } }
          : undefined,
      OrgUnreachable,
      'outside of its API',
    ],
    [
      'pages without end',
      (request) =>
        request.includes('resultPages')
          ? { status: 200, body: { resultPages: [], nextRecordsUrl: '/services/data/x/resultPages' } }
          : undefined,
      OrgUnreachable,
      'have no end',
    ],
    [
      'a session that ended',
      (request) =>
        isResults(request) ? { status: 401, body: [{ errorCode: 'INVALID_SESSION_ID', message: 'x' }] } : undefined,
      OrgUnauthorized,
      'does not accept the access token',
    ],
    [
      'records that are missing',
      (request) =>
        isResults(request)
          ? {
              status: 200,
              headers: { 'content-type': 'text/csv', 'sforce-numberofrecords': '1', 'sforce-locator': 'null' },
            }
          : undefined,
      OrgUnreachable,
      'of the 1050 records',
    ],
  ])('ends with a reason for %s', async (what, fault, kind, words) => {
    await online(fault, async ({ url }) => {
      const soql = what === 'a query that is wrong' ? 'SELECT Nonsense FROM Account' : SOQL;
      const error = await bulkQuery(connect(url), soql, { folder: newFolder() }).catch((error: Error) => error);
      expect(error).toBeInstanceOf(kind);
      expect((error as Error).message).toContain(words);
      expect((error as Error).message).not.toContain(local.users.admin.accessToken);
    });
  });

  test('gives up an org that takes connections and never answers, when the budget is spent', async () => {
    await online(
      (request) => (isResults(request) ? { silent: true } : undefined),
      async ({ url }) => {
        const policy = { attempts: 6, base: 1, cap: 5, budget: 1000 };
        const started = performance.now();
        const query = bulkQuery(connect(url, { policy }), SOQL, { folder: newFolder() });
        await expect(query).rejects.toBeInstanceOf(OrgUnreachable);
        expect(performance.now() - started).toBeLessThan(HANG);
      },
    );
  });

  test('stops at once when it is asked to, while it waits and while it reads', async () => {
    const stop = new AbortController();
    const fault = (request: string) => {
      if (isResults(request)) setTimeout(() => stop.abort(new Error('stopped')), 1);
      return isResults(request) ? { status: 503, headers: { 'retry-after': '120' } } : undefined;
    };
    await online(fault, async ({ url }) => {
      const patient = {
        policy: { attempts: 9, base: 1, cap: 120_000 },
        sleep: (ms: number) => new Promise<void>((done) => setTimeout(done, ms).unref()),
      };
      const started = performance.now();
      const query = bulkQuery(connect(url, patient), SOQL, { folder: newFolder(), signal: stop.signal });
      await expect(query).rejects.toThrow('stopped');
      expect(performance.now() - started).toBeLessThan(HANG);
      await expect(bulkQuery(connect(url), SOQL, { folder: newFolder(), signal: stop.signal })).rejects.toThrow(
        'stopped',
      );
    });
  });
});

describe('saving in bulk', () => {
  const options = (more: Partial<BulkSaveOptions> = {}): BulkSaveOptions => ({
    operation: 'insert',
    columns: ['Name', 'AnnualRevenue'],
    folder,
    ...more,
  });
  const save = (org: OrgConnection, records: Parameters<typeof bulkSave>[2], more: Partial<BulkSaveOptions> = {}) =>
    collect(bulkSave(org, 'Account', records, options(more)));

  test('reads refused and saved records back, and leaves no file', async () => {
    const org = connect(local.url);
    const records = [{ Name: 'Good, "one"' }, { AnnualRevenue: 5 }, { Name: 'Two\nlines', AnnualRevenue: 7.25 }];
    const [job] = await save(org, records);
    expect(job).toMatchObject({ processed: 3, failed: 1 });
    const saved = await collect(bulkResults(org, job?.jobId ?? '', 'successful'));
    expect(saved).toMatchObject([
      { sf__Created: 'true', Name: 'Good, "one"', AnnualRevenue: '' },
      { sf__Created: 'true', Name: 'Two\nlines', AnnualRevenue: '7.25' },
    ]);
    const failed = await collect(bulkResults(org, job?.jobId ?? '', 'failed'));
    expect(failed).toMatchObject([
      { sf__Error: expect.stringContaining('REQUIRED_FIELD_MISSING'), AnnualRevenue: '5' },
    ]);
    expect(await collect(bulkResults(org, job?.jobId ?? '', 'unprocessed'))).toEqual([]);
    expect(readdirSync(folder).filter((name) => name.startsWith('upload'))).toEqual([]);
  });

  test('null blanks a field and undefined leaves it, by update and upsert', async () => {
    const org = connect(local.url);
    await save(org, [{ Name: 'Kept', AnnualRevenue: 3 }]);
    const [{ Id = '' } = {}] = await org.query<{ Id?: string }>("SELECT Id FROM Account WHERE Name = 'Kept'");
    const columns = ['Id', 'AnnualRevenue', 'Site'];
    await save(org, [{ Id, AnnualRevenue: undefined, Site: 'Ulm' }], { operation: 'update', columns });
    const read = () => org.query<object>(`SELECT AnnualRevenue, Site FROM Account WHERE Id = '${Id}'`);
    expect(await read()).toMatchObject([{ AnnualRevenue: 3, Site: 'Ulm' }]);
    await save(org, [`${Id},#N/A,`], { operation: 'update', columns });
    expect(await read()).toMatchObject([{ AnnualRevenue: null, Site: 'Ulm' }]);
    await save(org, [{ Id }], { operation: 'delete', columns: ['Id'] });
    expect(await read()).toEqual([]);
  });

  test('begins another job at the limit of bytes, in the order of the records', async () => {
    async function* records() {
      for (let index = 0; index < 60; index += 1) yield { Name: `Part ${String(index).padStart(2, '0')} üü` };
    }
    const org = connect(local.url);
    const ids: string[] = [];
    const jobs = await save(org, records(), { maxBytes: 300, columns: ['Name'], onJob: (id) => void ids.push(id) });
    expect(jobs.map(({ jobId }) => jobId)).toEqual(ids);
    // 13 bytes a line, four lines a block.
    expect(jobs.map(({ processed }) => processed)).toEqual([20, 20, 20]);
    const sent = [];
    for (const { jobId } of jobs) sent.push(...(await collect(bulkResults(org, jobId, 'successful'))));
    expect(sent.map(({ Name }) => Name?.slice(5, 7))).toEqual(
      Array.from({ length: 60 }, (_none, index) => String(index).padStart(2, '0')),
    );
  });

  test('repeats an upload after 503 and after an ended session, and saves once', async () => {
    let puts = 0;
    const fault = (request: string) => {
      if (!request.startsWith('PUT')) return undefined;
      puts += 1;
      if (puts === 1) return { status: 503 };
      return puts === 2 ? { status: 401, body: [{ errorCode: 'INVALID_SESSION_ID', message: 'x' }] } : undefined;
    };
    await online(fault, async ({ url }) => {
      const renew = async () => local.users.admin.accessToken;
      const org = connect(url, { accessToken: local.users.revops.accessToken, renew });
      const unseen = connect(local.url);
      expect(await save(org, [{ Name: 'Once only' }])).toMatchObject([{ processed: 1, failed: 0 }]);
      expect(await unseen.query("SELECT Id FROM Account WHERE Name = 'Once only'")).toHaveLength(1);
      expect(puts).toBe(3);
    });
  });

  test('aborts the job in the org when it is stopped before the end of the upload, and passes on failures', async () => {
    const refused = { status: 400, body: [{ errorCode: 'INVALIDJOB', message: 'No room' }] };
    const ids: string[] = [];
    await online(
      (request) => (request.startsWith('PUT') ? refused : undefined),
      async ({ url }) => {
        const saving = save(connect(url), [{ Name: 'Never' }], { onJob: (id) => void ids.push(id) });
        await expect(saving).rejects.toThrow('No room');
      },
    );
    const org = connect(local.url);
    const state = () =>
      org.call((client) => client.request<{ state: string }>(`/services/data/v66.0/jobs/ingest/${ids[0]}`));
    expect((await state()).state).toBe('Aborted');
    await abortBulkJob(org, 'ingest', ids[0] ?? '');
    expect((await state()).state).toBe('Aborted');
    await expect(save(org, [{ Nonsense: 1 }], { columns: ['Nonsense'] })).rejects.toThrow('InvalidBatch');
    expect(await save(org, [])).toEqual([]);
    expect(existsSync(join(folder, `upload-${process.pid}-Account.csv`))).toBe(false);
  });
});
