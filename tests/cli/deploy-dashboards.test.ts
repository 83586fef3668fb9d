import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diagnose, ROOT, startPreparedOrg, type Ran, type Started } from './cli.ts';
import { orgJson, restAs, type Rest } from './rest.ts';

const MANAGER = 'manager@diagnose-first.example';
const DOC = join(ROOT, 'docs/salesforce-reports.md');

/** One org; each test goes on from where the one before it left it. */
describe('`diagnose deploy --dashboards-as`', () => {
  let cwd: string;
  let started: Started;
  let rest: Rest;
  let call: (method: string, path: string) => Promise<unknown>;
  const run = (...args: string[]): Promise<Ran> => diagnose(args, { cwd });
  const playbooks = async () =>
    (await rest.query<{ Status__c: string }>('SELECT Status__c FROM DF_Playbook__c')).map(({ Status__c }) => Status__c);
  /** Whose view each dashboard shows the seller: a username, or null for each reader's own. */
  const views = async (): Promise<Record<string, string | null>> => {
    const found: Record<string, string | null> = {};
    for (const { id, name } of (await call('GET', '')) as { id: string; name: string }[]) {
      const shown = (await call('GET', `/${id}/describe`)) as {
        readonly dashboardType: string;
        readonly runningUser: { readonly id: string } | null;
      };
      const [user] = await rest.query<{ Username: string }>(
        `SELECT Username FROM User WHERE Id = '${shown.runningUser?.id ?? ''}'`,
      );
      found[name] = shown.dashboardType === 'LoggedInUser' ? null : (user?.Username ?? '');
    }
    return found;
  };
  const all = (view: string | null) => ({ 'Discovery: Manager': view, 'Discovery: RevOps': view });

  beforeAll(async () => {
    cwd = await mkdtemp(join(tmpdir(), 'diagnose-dashboards-'));
    started = await startPreparedOrg([], { cwd });
    rest = await restAs(cwd, 'seller');
    const { instanceUrl, users } = await orgJson(cwd);
    call = async (method, path) => {
      const token = users[method === 'GET' ? 'seller' : 'admin']!.accessToken;
      const url = `${instanceUrl}/services/data/v66.0/analytics/dashboards${path}`;
      const answer = await fetch(url, { method, headers: { authorization: `Bearer ${token}` } });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${method} ${path}: ${text}`);
      return text === '' ? undefined : (JSON.parse(text) as unknown);
    };
  }, 180_000);

  afterAll(async () => {
    (started as Started | undefined)?.child.kill('SIGKILL');
    await (started as Started | undefined)?.ended;
    await rm(cwd, { recursive: true, force: true });
  });

  test('refuses a user that the org does not have, and deploys nothing', async () => {
    const ran = await run('deploy', '--dashboards-as', 'nobody@example.com');
    expect([ran.code, ran.out]).toEqual([1, '']);
    expect(ran.err).toContain('Dashboards: The org has no active user `nobody@example.com`.');
    expect([await playbooks(), await views()]).toEqual([[], all(null)]);
  }, 60_000);

  test('shows all readers what one user sees, with the deploy of a playbook; a dry run only announces it', async () => {
    const dry = await run('deploy', '--dashboards-as', MANAGER, '--dry-run');
    expect([dry.code, dry.out]).toEqual([0, expect.stringContaining('2 dashboards given another running user')]);
    expect([await playbooks(), await views()]).toEqual([[], all(null)]);
    const ran = await run('deploy', '--dashboards-as', MANAGER);
    expect([ran.code, ran.out]).toEqual([0, expect.stringContaining('2 dashboards given another running user')]);
    expect([await playbooks(), await views()]).toEqual([['Live'], all(MANAGER)]);
    const again = await run('deploy', '--dashboards-as', MANAGER);
    expect([again.code, again.out]).toEqual([0, expect.stringContaining('nothing changed')]);
  }, 120_000);

  test('a deploy without the option, a rollback and a playbook that is retired leave them as they are', async () => {
    const doc = (await readFile(DOC, 'utf8')).replaceAll(/\s+/g, ' ');
    expect(doc).toContain('`--rollback` and `--retire` leave the dashboards as they are');
    // Each command of the page names the playbook, so that it brings no other one.
    expect(doc.match(/diagnose deploy (?!--playbook )[^`]*--dashboards-as/g)).toBeNull();
    expect(doc.match(/diagnose deploy --playbook \S+ --dashboards-as/g)).toHaveLength(2);
    const plain = await run('deploy');
    expect([plain.code, plain.out]).toEqual([0, expect.stringContaining('nothing changed')]);
    const back = await run('deploy', '--rollback', 'diagnose-first');
    expect([back.code, back.err]).toEqual([1, expect.stringContaining('Nothing was rolled back')]);
    expect((await run('deploy', '--retire', 'diagnose-first')).code).toBe(0);
    expect([await playbooks(), await views()]).toEqual([['Retired'], all(MANAGER)]);
  }, 120_000);

  test('`reader` gives each reader their own view back', async () => {
    const ran = await run('deploy', '--dashboards-as', 'reader');
    expect([ran.code, ran.out]).toEqual([0, expect.stringContaining('2 dashboards given another running user')]);
    expect(await views()).toEqual(all(null));
  }, 60_000);

  test('brings them to an org that does not have them', async () => {
    for (const { id } of (await call('GET', '')) as { id: string }[]) await call('DELETE', `/${id}`);
    expect(await views()).toEqual({});
    const ran = await run('deploy', '--dashboards-as', MANAGER);
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect(await views()).toEqual(all(MANAGER));
  }, 60_000);
});
