import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeployReport } from '../../src/sync/index.ts';
import { ORG_STAGES } from '../org-stages.ts';
import { diagnose, ROOT, startPreparedOrg, type Ran, type Started } from './cli.ts';
import { orgJson, restAs, type Rest } from './rest.ts';

const DEALS = 100;
const stageOf = (index: number) => ORG_STAGES[index % 8]!;
const amountOf = (index: number) => 1000 + index;
const LONG_AGO = '2020-01-01T00:00:00Z';

/**
 * An org that is not local: it is addressed by URL and token, from a folder without a running org. Deals are in flight before the first
 * deploy; each test goes on from where the one before it left the org.
 */
describe('the first deploy to an org with deals in flight', () => {
  let home: string;
  let elsewhere: string;
  let started: Started;
  let seller: Rest;
  let env: Record<string, string>;
  let url: string;
  let ids: string[];
  let from = '';
  const deploy = (...args: string[]): Promise<Ran> =>
    diagnose(['deploy', '--org', url, ...args], { cwd: elsewhere, env });
  const reportOf = ({ out }: Ran) => JSON.parse(out) as DeployReport;
  const rules = () =>
    seller.query<{ Key__c: string; From__c: string }>('SELECT Key__c, From__c FROM DF_Playbook__c ORDER BY Key__c');

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'diagnose-rollout-'));
    elsewhere = await mkdtemp(join(tmpdir(), 'diagnose-elsewhere-'));
    started = await startPreparedOrg([], { cwd: home });
    const { instanceUrl, users } = await orgJson(home);
    url = instanceUrl;
    env = { DIAGNOSE_ACCESS_TOKEN: users['integration']!.accessToken };
    seller = await restAs(home, 'seller');
    ids = [];
    for (let index = 0; index < DEALS; index += 1) {
      const fields = {
        Name: `Deal ${index}`,
        StageName: stageOf(index),
        CloseDate: '2027-03-31',
        Amount: amountOf(index),
      };
      ids.push(await seller.create('Opportunity', fields));
    }
  }, 180_000);

  afterAll(async () => {
    (started as Started | undefined)?.child.kill('SIGKILL');
    await (started as Started | undefined)?.ended;
    for (const folder of [home, elsewhere]) await rm(folder, { recursive: true, force: true });
  });

  test('with a `from` in the past is refused, and reports how many deals, worth how much, would be asked for what', async () => {
    const text = await deploy();
    expect([text.code, text.out]).toEqual([1, '']);
    expect(text.err).toContain(
      `Its \`from\`, ${LONG_AGO}, is in the past: version 1 would govern deals that no version governs now.`,
    );
    expect(text.err).toMatch(/\d+ of 100 open deals, worth [\d,]+, would be refused at their next step/);
    expect(text.err).toMatch(/\n {2}--from now {3}.*\n {2}--govern-open-deals /);
    const planned = await deploy('--dry-run', '--json');
    expect(planned.code).toBe(1);
    const { outcome, rollout } = reportOf(planned);
    expect(outcome).toBe('refused');
    expect(rollout?.open).toEqual({
      deals: DEALS,
      worth: { '': ids.reduce((sum, _id, index) => sum + amountOf(index), 0) },
    });
    expect(rollout?.criteria.find(({ toEnter }) => toEnter === 'Value Proposition')?.deals).toBeGreaterThan(0);
    expect(await rules()).toEqual([]);
  }, 180_000);

  test.each([['yesterday'], ['2026-02-30'], ['2026-13-01'], ['2026-12-01T25:00'], ['2026-12-01T08:00:00+99:00'], ['']])(
    'a `--from %s` is no moment, which is a usage error',
    async (bad) => {
      const ran = await deploy('--from', bad);
      expect([ran.code, ran.out]).toEqual([2, '']);
      expect(ran.err).toContain(`\`${bad}\` is not a moment. Expected \`now\`, a day such as`);
    },
  );

  test('with `--from` a moment in the past is refused too', async () => {
    const ran = await deploy('--from', '2024-05-01', '--zone', 'Europe/Berlin', '--json');
    expect([ran.code, reportOf(ran).from, reportOf(ran).outcome]).toEqual([1, '2024-04-30T22:00:00Z', 'refused']);
  }, 180_000);

  test('with `--from now` leaves each of the 100 deals free to be won', async () => {
    const deployed = await deploy('--from', 'now', '--json');
    const report = reportOf(deployed);
    expect([deployed.code, report.outcome, report.fileFrom, report.rollout]).toEqual([0, 'deployed', LONG_AGO, null]);
    from = report.from;
    expect((await rules()).map(({ Key__c, From__c }) => [Key__c, Date.parse(From__c.replace('+0000', 'Z'))])).toEqual([
      ['diagnose-first:1', Date.parse(from)],
    ]);
    for (const id of ids)
      expect(await seller.update('Opportunity', id, { StageName: 'Closed Won' })).toEqual({
        status: 204,
        messages: [],
      });
    for (const [index, id] of ids.entries())
      expect((await seller.update('Opportunity', id, { StageName: stageOf(index) })).status).toBe(204);
  }, 180_000);

  test('governs the deal that is made after it', async () => {
    while (Date.now() < Date.parse(from) + 1000) await new Promise((resolve) => setTimeout(resolve, 100));
    const id = await seller.create('Opportunity', { Name: 'New', StageName: 'Prospecting', CloseDate: '2027-03-31' });
    const { status, messages } = await seller.update('Opportunity', id, { StageName: 'Value Proposition' });
    expect([status, messages.length > 0]).toEqual([400, true]);
    expect((await seller.update('Opportunity', id, { StageName: 'Closed Lost' })).status).toBe(204);
  });

  test('is no drift afterwards: a deploy without the flag keeps the `from` of the org, and prints it', async () => {
    const again = await deploy();
    expect([again.code, again.out]).toEqual([
      0,
      `diagnose-first:1 is in the org already: nothing changed.\nIn force for deals created from ${from} on, kept in this org (the file has ${LONG_AGO}).\n`,
    ]);
    const checked = await diagnose(
      ['playbook', 'check', join(ROOT, 'playbooks', 'diagnose-first.yaml'), '--org', url],
      {
        cwd: elsewhere,
        env,
      },
    );
    expect(checked.out).toContain(`In force for deals created from ${from} on, kept in this org`);
  }, 180_000);

  test('repeated with `--from now` frees no deal, and a later moment is refused with what it would release', async () => {
    const fields = { Name: 'Governed', StageName: 'Prospecting', CloseDate: '2027-03-31', Amount: 5000 };
    const governed = await seller.create('Opportunity', fields);
    const again = await deploy('--from', 'now');
    expect([again.code, again.out]).toEqual([
      0,
      `diagnose-first:1 is in the org already: nothing changed.\nIn force for deals created from ${from} on, kept in this org (the file has ${LONG_AGO}). \`--from now\` does not move it, since it governs deals already; with \`--release-open-deals\` it does.\n`,
    ]);
    expect((await seller.update('Opportunity', governed, { StageName: 'Value Proposition' })).status).toBe(400);
    const later = await deploy('--from', '2099-01-01T00:00:00Z');
    expect([later.code, later.out]).toEqual([1, '']);
    expect(later.err).toContain(
      `Nothing was deployed: diagnose-first:1 would start at 2099-01-01T00:00:00Z instead of ${from}.\n1 open deal, worth 5,000, would no longer be governed by diagnose-first:1, and by no other version of the playbook.`,
    );
    const released = await deploy('--from', 'now', '--release-open-deals', '--dry-run');
    expect(released.code).toBe(0);
    expect(released.out).toContain('1 open deal, worth 5,000, will no longer be governed by diagnose-first:1');
    expect((await seller.update('Opportunity', governed, { StageName: 'Closed Lost' })).status).toBe(204);
  }, 120_000);

  test('is refused when a gate becomes stricter inside the version, and names the gate', async () => {
    const shipped = await readFile(join(ROOT, 'playbooks', 'diagnose-first.yaml'), 'utf8');
    await writeFile(join(elsewhere, 'stricter.yaml'), shipped.replace(/situation: Heard/, 'situation: Confirmed'));
    const ran = await deploy('--playbook', 'stricter.yaml');
    expect([ran.code, ran.out]).toEqual([1, '']);
    expect(ran.err).toContain('The gate to `Value Proposition` asks for more: `answered:situation:Confirmed`.');
    expect(ran.err).toContain('Raise `version` of diagnose-first and deploy it with `--from now`');
    const next = (await readFile(join(elsewhere, 'stricter.yaml'), 'utf8')).replace('version: 1', 'version: 2');
    await writeFile(join(elsewhere, 'next.yaml'), next);
    expect((await deploy('--playbook', 'next.yaml', '--from', 'now', '--dry-run')).code).toBe(0);
  }, 180_000);

  test('with `--govern-open-deals` goes through, and the deals that it counts are the ones that are refused', async () => {
    const ran = await deploy('--from', LONG_AGO, '--govern-open-deals', '--json');
    const { outcome, rollout, fileFrom, from: inForce } = reportOf(ran);
    expect([ran.code, outcome, fileFrom, inForce]).toEqual([0, 'deployed', LONG_AGO, LONG_AGO]);
    const refused: string[] = [];
    const sentences = new Map<string, number>();
    for (const [index, id] of ids.entries()) {
      const { status, messages } = await seller.update('Opportunity', id, { StageName: ORG_STAGES[(index % 8) + 1] });
      if (status === 400) refused.push(id);
      for (const message of messages.map((text) => text.replace(/ \[DF [0-9a-f]{5}\]$/, '')))
        sentences.set(message, (sentences.get(message) ?? 0) + 1);
    }
    expect(refused.length).toBeGreaterThan(0);
    expect(rollout?.refused.deals).toBe(refused.length);
    const counted = rollout?.criteria.map(({ sentence, deals }): [string, number] => [sentence, deals]) ?? [];
    expect(counted.map(([sentence, deals]) => [sentence, deals])).toEqual(
      counted.map(([sentence]) => [sentence, sentences.get(sentence)]),
    );
    expect(counted.length).toBe(sentences.size);
  }, 120_000);
});
