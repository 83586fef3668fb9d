import { mkdtempSync, existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '../../src/report/index.ts';
import { startPostgres, type StartedPostgres } from '../with-postgres.ts';
import { remove, startOrg, type StartedOrg } from '../with-started-org.ts';
import { diagnose, type Ran } from './cli.ts';

let org: StartedOrg;
let server: StartedPostgres;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'diagnose-sums-'));
  server = await startPostgres();
  org = await startOrg([]);
  for (const Amount of [1200.5, 300]) {
    const deal = { Name: `Deal of ${Amount}`, StageName: 'Prospecting', CloseDate: '2020-01-01', Amount };
    expect((await org.rest('POST', 'sobjects/Opportunity', deal, 'admin')).status).toBe(201);
  }
}, 180_000);
afterAll(async () => {
  await org.stop();
  await server.stop();
  remove(org.data);
  remove(folder);
});

/** `diagnose report`, with the database in its environment unless another address is given. */
const report = (args: readonly string[], url: string = server.url): Promise<Ran> =>
  diagnose(['report', ...args, '--data', org.data], { cwd: folder, env: { DATABASE_URL: url } });

test('the snapshot of the day, as a watch takes it, writes its sums too', async () => {
  const daily = ['snapshot', '--daily', '--json', '--data', org.data];
  const taken = await diagnose(daily, { cwd: folder, env: { DATABASE_URL: server.url } });
  expect([taken.code, taken.err]).toEqual([0, '']);
  expect(JSON.parse(taken.out)).toMatchObject({ isWritten: true, isKept: true, openDeals: 2 });
  const all = JSON.parse((await report(['--all-orgs', '--json'])).out) as { totals: object; orgs: object[] };
  expect(all.totals).toMatchObject({ openDeals: 2, openAmount: 1500.5 });
  expect(all.orgs).toHaveLength(1);
}, 120_000);

test('a report writes its sums, and `--all-orgs` adds them up without an org', async () => {
  const ran = await report([]);
  expect([ran.code, ran.out.trim().split('\n')]).toEqual([
    0,
    ['2 open deals of 2: the report is in `discovery-report.html`.', 'The sums of this org are in the database.'],
  ]);
  const own = JSON.parse((await report(['--json'])).out) as Report;
  await org.stop();
  const all = await report(['--all-orgs', '--json']);
  expect(all.err).toBe('');
  const joint = JSON.parse(all.out) as { totals: object; orgs: { url: string }[] };
  expect(joint.totals).toEqual({ ...own.totals, openAmount: 1500.5 });
  expect(joint.orgs.map(({ url }) => url)).toEqual([org.file.instanceUrl]);
  const page = await report(['--all-orgs', '--out', 'all.html']);
  expect([page.code, page.out]).toEqual([0, '2 open deals of 1 orgs: the report is in `all.html`.\n']);
  const html = readFileSync(join(folder, 'all.html'), 'utf8');
  expect(html).toContain('cannot be added up over orgs');
  expect(html).toContain('<details id="query-sums">');
}, 120_000);

test.each([
  [
    ['--all-orgs'],
    '',
    2,
    '`--all-orgs` adds up what reports wrote to PostgreSQL. Set the environment variable DATABASE_URL to its address.',
  ],
  [
    ['--all-orgs', '--csv', 'lists'],
    undefined,
    2,
    '`--all-orgs` adds up the last whole report of each org. Leave `--csv` out.',
  ],
  [
    ['--all-orgs', '--record-type', 'X'],
    undefined,
    2,
    '`--all-orgs` adds up the last whole report of each org. Leave `--record-type` out.',
  ],
  [
    ['--out', 'none.html'],
    'postgres://kim:very-secret@127.0.0.1:1/x',
    3,
    'No PostgreSQL answers at `127.0.0.1:1/x`. Check that it runs and that DATABASE_URL names it.',
  ],
])('%j ends with one sentence, before an org is read', async (args, url, code, message) => {
  const ran = await report(args, url);
  expect([ran.code, ran.out, ran.err]).toEqual([code, '', `${message}\n`]);
  expect(existsSync(join(folder, 'none.html'))).toBe(false);
});

test.each([[['--stage', 'Prospecting']], [['--user', 'manager']]])(
  'a report that is not over all deals (%j) reaches for no database',
  async (args) => {
    // The org has ended, which is what the report finds first.
    const ran = await report(args, 'postgres://kim:very-secret@127.0.0.1:1/x');
    expect([ran.code, ran.err]).toEqual([
      3,
      expect.stringMatching(/^(No local org is running|The local org on the folder)/),
    ]);
  },
);
