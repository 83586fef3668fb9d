import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diagnose, ROOT, startPreparedOrg, type Ran, type Started } from './cli.ts';
import { restAs, type Rest } from './rest.ts';

const STAGE = 'Value Proposition';

/** Two playbooks are live; each test goes on from where the one before it left the org. */
describe('a playbook is taken out of force', () => {
  let cwd: string;
  let started: Started;
  let seller: Rest;
  let revops: Rest;
  let deal: string;
  const run = (...args: string[]): Promise<Ran> => diagnose(args, { cwd });
  const records = () =>
    seller.query<{ Id: string; Code__c: string; Status__c: string; Rules_Removed__c: boolean }>(
      'SELECT Id, Code__c, Status__c, Rules_Removed__c FROM DF_Playbook__c ORDER BY Code__c',
    );
  const statuses = async () =>
    (await records()).map(({ Code__c, Status__c, Rules_Removed__c }) => [Code__c, Status__c, Rules_Removed__c]);
  const enter = async () => {
    const { status, messages } = await seller.update('Opportunity', deal, { StageName: STAGE });
    return [status, messages.length];
  };

  beforeAll(async () => {
    cwd = await mkdtemp(join(tmpdir(), 'diagnose-retire-'));
    started = await startPreparedOrg([], { cwd });
    [seller, revops] = [await restAs(cwd, 'seller'), await restAs(cwd, 'revops')];
    const shipped = await readFile(join(ROOT, 'playbooks', 'diagnose-first.yaml'), 'utf8');
    const head = shipped.slice(0, shipped.indexOf('gates:')).replace('playbook: diagnose-first', 'playbook: another');
    const gate = `gates:\n  - toEnter: ${STAGE}\n    mode: enforce\n    require: [{ filled: NextStep, because: So we know. }]\n`;
    await writeFile(join(cwd, 'another.yaml'), head + gate);
    for (const args of [['deploy'], ['deploy', '--playbook', 'another.yaml']])
      expect((await run(...args)).code).toBe(0);
    deal = await seller.create('Opportunity', {
      Name: 'Governed',
      StageName: 'Prospecting',
      CloseDate: '2027-03-31',
      Amount: 50_000,
      NextStep: 'Call them.',
    });
  }, 180_000);

  afterAll(async () => {
    (started as Started | undefined)?.child.kill('SIGKILL');
    await (started as Started | undefined)?.ended;
    await rm(cwd, { recursive: true, force: true });
  });

  test('not by hand while its rules stand: the refusal names the command', async () => {
    const [, shipped] = await records();
    const refused = await revops.update('DF_Playbook__c', shipped!.Id, { Status__c: 'Retired' });
    expect(refused).toEqual({ status: 400, messages: [expect.stringContaining('diagnose deploy --retire')] });
    expect((await revops.update('DF_Playbook__c', shipped!.Id, { Title__c: 'Ours' })).status).toBe(204);
  });

  test.each([
    [['--retire', 'nope'], 'No playbook `nope` is in force in the org; in force are `another:1`, `diagnose-first:1`.'],
    [['--retire', 'another', '--from', 'now'], 'it goes with `--dry-run` and `--force` only.'],
    [['--retire', 'another', '--dashboards-as', 'reader'], 'it goes with `--dry-run` and `--force` only.'],
  ])('`deploy %s` is a usage error in one sentence', async (args, sentence) => {
    const ran = await run('deploy', ...args);
    expect([ran.code, ran.out]).toEqual([2, '']);
    expect(ran.err).toContain(sentence);
  });

  test('a dry run lists what would be removed, and changes nothing', async () => {
    const ran = await run('deploy', '--retire', 'diagnose-first', '--dry-run');
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect(ran.out).toMatch(
      /^`diagnose-first` would be retired: \d+ rules removed.*\.\n1 open deal would no longer be governed by it\.\n$/,
    );
    expect(await statuses()).toEqual([
      ['another', 'Live', false],
      ['diagnose-first', 'Live', false],
    ]);
    expect((await enter())[0]).toBe(400);
  }, 180_000);

  test('its rules go with it, and those of the other playbook stay', async () => {
    expect((await run('deploy', '--retire', 'diagnose-first')).code).toBe(0);
    expect(await statuses()).toEqual([
      ['another', 'Live', false],
      ['diagnose-first', 'Retired', true],
    ]);
    expect((await seller.update('Opportunity', deal, { NextStep: null })).status).toBe(204);
    expect(await enter()).toEqual([400, 1]);
    const again = await run('deploy', '--playbook', 'another.yaml');
    expect([again.code, again.out]).toEqual([0, expect.stringContaining('nothing changed')]);
    expect((await run('deploy', '--retire', 'diagnose-first')).code).toBe(2);
  }, 180_000);

  test('so can the only one: no deal is asked for anything, and it comes back with a deploy', async () => {
    const ran = await run('deploy', '--retire', 'another');
    expect([ran.code, ran.out]).toEqual([0, expect.stringContaining('; 1 of them by no playbook at all.')]);
    expect(await enter()).toEqual([204, 0]);
    expect((await seller.update('Opportunity', deal, { StageName: 'Prospecting' })).status).toBe(204);
    const back = await run('deploy', '--playbook', 'another.yaml');
    expect([back.code, back.err]).toEqual([0, '']);
    expect((await statuses())[0]).toEqual(['another', 'Live', false]);
    expect(await enter()).toEqual([400, 1]);
  }, 180_000);

  test('so can an older version alone: the later one goes on; the latest cannot', async () => {
    const text = await readFile(join(cwd, 'another.yaml'), 'utf8');
    await writeFile(
      join(cwd, 'second.yaml'),
      text.replace('version: 1', 'version: 2').replace('2020-01-01', '2021-01-01').replace('NextStep', 'Description'),
    );
    expect((await run('deploy', '--playbook', 'second.yaml')).code).toBe(0);
    const latest = await run('deploy', '--retire', 'another:2');
    expect([latest.code, latest.err]).toEqual([2, expect.stringContaining('is the latest version in force')]);
    const ran = await run('deploy', '--retire', 'another:1');
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect(ran.out).toContain('0 open deals will no longer be governed by it.');
    expect(await enter()).toEqual([400, 1]);
    const again = await run('deploy', '--playbook', 'second.yaml');
    expect([again.code, again.out]).toEqual([0, expect.stringContaining('nothing changed')]);
  }, 180_000);
});
