import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parsePlaybook } from '../../src/playbook/index.ts';
import { connectOrg, readRules, type OrgConnection } from '../../src/salesforce/index.ts';
import { deployPlaybook } from '../../src/sync/index.ts';
import { diagnose, ROOT, startPreparedOrg, type Ran, type Started } from './cli.ts';
import { inSetup } from './setup-rules.ts';
import { logLines, orgJson, restAs, writesSince, type Rest } from './rest.ts';

interface Line {
  readonly at: string;
  readonly by: string;
  readonly playbook: string;
  readonly did: string;
  readonly diff: readonly string[];
}

/** Each test goes on from where the one before it left the org. */
describe('what a deploy did', () => {
  let cwd: string;
  let started: Started;
  let rest: Rest;
  let admin: OrgConnection;
  let shipped: string;
  const run = (...args: string[]): Promise<Ran> => diagnose(args, { cwd });
  const log = async (key = 'diagnose-first:1') => {
    const [record] = await rest.query<{ Deploy_Log__c: string | null }>(
      `SELECT Deploy_Log__c FROM DF_Playbook__c WHERE Key__c = '${key}'`,
    );
    return (record?.Deploy_Log__c ?? '')
      .split('\n')
      .filter((text) => text !== '')
      .map((text) => JSON.parse(text) as Line);
  };
  const ASK = 'Could you walk me through';
  /** Other words of one question, and another weight of the one after it. */
  const edited = () =>
    shipped
      .replace(ASK, 'Would you take me through')
      .replace(/(one they will act on\.\n {4}weight: )3/, (_all, start: string) => `${start}2`);
  beforeAll(async () => {
    cwd = await mkdtemp(join(tmpdir(), 'diagnose-deploy-log-'));
    started = await startPreparedOrg([], { cwd });
    rest = await restAs(cwd, 'integration');
    const { instanceUrl, users } = await orgJson(cwd);
    admin = connectOrg({ instanceUrl, accessToken: users['admin']!.accessToken });
    shipped = await readFile(join(ROOT, 'playbooks', 'diagnose-first.yaml'), 'utf8');
  }, 180_000);

  afterAll(async () => {
    (started as Started | undefined)?.child.kill('SIGKILL');
    await (started as Started | undefined)?.ended;
    await rm(cwd, { recursive: true, force: true });
  });

  test('is one line in the record of the version: who, when, and each rule', async () => {
    expect((await run('deploy')).code).toBe(0);
    const [first, ...more] = await log();
    expect(more).toEqual([]);
    expect(first).toMatchObject({ playbook: 'diagnose-first:1', did: 'created' });
    expect(first!.by).toContain('integration');
    expect(Math.abs(Date.parse(first!.at) - Date.now())).toBeLessThan(120_000);
    expect(first!.diff.length).toBeGreaterThan(10);
    expect(first!.diff.every((line) => /^\+ DF_\w+: .+/.test(line))).toBe(true);
  }, 180_000);

  test('twice is written once: the second deploy writes nothing', async () => {
    const before = (await logLines(cwd)).length;
    const again = await run('deploy');
    expect([again.code, again.out]).toEqual([0, expect.stringContaining('nothing changed')]);
    expect(await writesSince(cwd, before)).toBe(0);
    expect(await log()).toHaveLength(1);
  }, 180_000);

  test('names what changed, the question too, in the call that writes the record', async () => {
    await writeFile(join(cwd, 'edited.yaml'), edited());
    const dry = await run('deploy', '--playbook', 'edited.yaml', '--dry-run', '--json');
    const before = (await logLines(cwd)).length;
    expect((await run('deploy', '--playbook', 'edited.yaml')).code).toBe(0);
    const [, second] = await log();
    expect(second).toMatchObject({ did: 'changed' });
    expect(second!.diff).toEqual([
      expect.stringMatching(new RegExp(`^- question situation: ${ASK}`)),
      expect.stringMatching(/^\+ question situation: Would you take me through/),
      '~ question problem',
    ]);
    expect((JSON.parse(dry.out) as { changes: string[] }).changes).toEqual(second!.diff);
    // One playbook and two questions.
    expect(await writesSince(cwd, before)).toBe(3);
  }, 180_000);

  test('notes are given before anything is sent', async () => {
    const { instanceUrl, users } = await orgJson(cwd);
    const integration = connectOrg({ instanceUrl, accessToken: users['integration']!.accessToken });
    const text = edited().replace('playbook: diagnose-first', 'playbook: another');
    let sent = 0;
    const counted: OrgConnection = {
      ...integration,
      call: (work) =>
        integration.call(async (client) => {
          const { metadata } = client;
          const deploy = metadata.deploy.bind(metadata);
          metadata.deploy = (...args) => ((sent += 1), deploy(...args));
          try {
            return await work(client);
          } finally {
            metadata.deploy = deploy;
          }
        }),
    };
    let noted: readonly [sent: number, notes: readonly string[]] | undefined;
    const report = await deployPlaybook(counted, parsePlaybook(text, 'another.yaml'), {
      dryRun: true,
      openDeals: 'unchecked',
      beforeSending: ({ findings }) => {
        noted = [sent, findings.filter(({ severity }) => severity === 'note').map(({ message }) => message)];
      },
    });
    expect([report.outcome, sent]).toEqual(['deployed', 1]);
    expect(noted).toEqual([0, [expect.stringContaining('diagnose-first')]]);
  }, 180_000);

  test('a rule that was edited in Setup is shown line by line, and `--force` is logged as restoring', async () => {
    const name = (await log())[0]!.diff
      .map((line) => line.slice(2).split(':')[0]!)
      .find((one) => one.startsWith('DF_diagnose_'))!;
    const rule = (await readRules(admin, ['Opportunity'])).find((one) => one.name === name)!;
    const changed = await inSetup(admin, 'Opportunity', { ...rule, active: false, message: 'Ours now.' });
    expect(changed.problems).toEqual([]);
    const refused = await run('deploy', '--playbook', 'edited.yaml');
    expect(refused.code).toBe(1);
    expect(refused.err).toContain(
      [
        `  \`${name}\` was changed in the org since the last deploy`,
        '    active:',
        '    - true',
        '    + false',
        '    message:',
        `    - ${rule.message}`,
        '    + Ours now.',
      ].join('\n'),
    );
    expect((await run('deploy', '--playbook', 'edited.yaml', '--force')).code).toBe(0);
    expect((await log()).at(-1)).toMatchObject({ did: 'restored', diff: [`= ${name}`] });
  }, 180_000);

  test('that stopped after its rules is said, with what to do, and the same command completes it', async () => {
    const closed = { name: 'Closed', active: true, formula: 'NOT(ISNEW())', message: 'Closed today.' };
    expect((await inSetup(admin, 'DF_Playbook__c', closed)).problems).toEqual([]);
    await writeFile(join(cwd, 'milder.yaml'), edited().replace('mode: enforce', 'mode: observe'));
    const stopped = await run('deploy', '--playbook', 'milder.yaml');
    expect([stopped.code, stopped.out]).toEqual([1, '']);
    expect(stopped.err).toMatch(
      /^diagnose-first:1 is deployed in part\.\n {2}Done: .*rules? updated.*\n {2}Not done: the record of diagnose-first:1 .*\n {2}Reason: Closed today\.\nRun the same command again/,
    );
    const before = (await log()).length;
    expect((await inSetup(admin, 'DF_Playbook__c', { ...closed, active: false })).success).toBe(true);
    const again = await run('deploy', '--playbook', 'milder.yaml');
    expect([again.code, again.err]).toEqual([0, '']);
    expect(await log()).toHaveLength(before + 1);
    // The line has the rules that the first try changed.
    expect((await log()).at(-1)!.diff.filter((line) => line.startsWith('~ DF_')).length).toBeGreaterThan(0);
  }, 180_000);

  test('a retired version has it in its log; where its record is refused, that is said', async () => {
    const closed = { name: 'Closed', active: true, formula: 'NOT(ISNEW())', message: 'Closed today.' };
    expect((await inSetup(admin, 'DF_Playbook__c', closed)).problems).toEqual([]);
    const stopped = await run('deploy', '--retire', 'diagnose-first');
    expect([stopped.code, stopped.out]).toEqual([1, '']);
    expect(stopped.err).toMatch(
      /^`diagnose-first` is retired in part\.\n.*\n.*\n {2}Reason: Closed today\.\nRun the same/,
    );
    expect((await inSetup(admin, 'DF_Playbook__c', { ...closed, active: false })).success).toBe(true);
    expect((await run('deploy', '--retire', 'diagnose-first')).code).toBe(0);
    expect((await log()).at(-1)).toMatchObject({ did: 'retired' });
  }, 180_000);
});
