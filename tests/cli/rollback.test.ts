import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectOrg, readRules, type OrgConnection } from '../../src/salesforce/index.ts';
import { diagnose, ROOT, startPreparedOrg, type Ran, type Started } from './cli.ts';
import { logLines, orgJson, restAs, writesSince, type Rest } from './rest.ts';
import { inSetup } from './setup-rules.ts';

interface Line {
  readonly at: string;
  readonly did: string;
  readonly diff: readonly string[];
}

/** Each test goes on from where the one before it left the org. */
describe('the last deploy is undone', () => {
  let cwd: string;
  let started: Started;
  let rest: Rest;
  let admin: OrgConnection;
  const run = (...args: string[]): Promise<Ran> => diagnose(args, { cwd });
  const log = async (version = 1) => {
    const [record] = await rest.query<{ Deploy_Log__c: string }>(
      `SELECT Deploy_Log__c FROM DF_Playbook__c WHERE Key__c = 'diagnose-first:${version}'`,
    );
    return record!.Deploy_Log__c.split('\n').map((text) => JSON.parse(text) as Line);
  };
  /** All that a deploy brings, apart from its log and from who changed a record when. */
  const state = async () => ({
    rules: await readRules(admin, ['Opportunity', 'DF_Gate_Override__c', 'DF_Gate_Decision__c']),
    playbooks: await rest.query(
      "SELECT Key__c, Title__c, Status__c, From__c, Compiled__c, Deployed_Rules__c FROM DF_Playbook__c WHERE Status__c != 'Retired' ORDER BY Key__c",
    ),
    questions: await rest.query(
      "SELECT Key__c, Ask__c, Why__c, Sequence__c FROM DF_Question__c WHERE Playbook__r.Status__c != 'Retired' ORDER BY Key__c",
    ),
  });
  /** From a folder without an org: as of an org that is not local. */
  const away = (...args: string[]): Promise<Ran> =>
    diagnose([...args, '--org', rest.url], { cwd: elsewhere, env: { DIAGNOSE_ACCESS_TOKEN: token } });
  let elsewhere: string;
  let token: string;
  let first: Awaited<ReturnType<typeof state>>;

  beforeAll(async () => {
    cwd = await mkdtemp(join(tmpdir(), 'diagnose-rollback-'));
    started = await startPreparedOrg([], { cwd });
    elsewhere = await mkdtemp(join(tmpdir(), 'diagnose-elsewhere-'));
    rest = await restAs(cwd, 'integration');
    const { instanceUrl, users } = await orgJson(cwd);
    admin = connectOrg({ instanceUrl, accessToken: users['admin']!.accessToken });
    token = users['integration']!.accessToken;
    const shipped = await readFile(join(ROOT, 'playbooks', 'diagnose-first.yaml'), 'utf8');
    const changed = shipped
      .replace('Could you walk me through', 'Would you take me through')
      .replace('mode: enforce', 'mode: observe')
      .replace('title: ', 'title: Other ');
    await writeFile(join(cwd, 'changed.yaml'), changed);
    await writeFile(join(cwd, 'second.yaml'), changed.replace(/^version: 1$/m, 'version: 2'));
    expect((await run('deploy')).code).toBe(0);
    first = await state();
  }, 180_000);

  afterAll(async () => {
    (started as Started | undefined)?.child.kill('SIGKILL');
    await (started as Started | undefined)?.ended;
    for (const folder of [cwd, elsewhere]) await rm(folder, { recursive: true, force: true });
  });

  test.each([
    [
      'diagnose-first',
      /^Nothing was rolled back\. `diagnose-first:1` was new with its last deploy, at .*--retire diagnose-first/,
    ],
    ['nope', /^Nothing was rolled back\. The org has no playbook `nope`\. It has `diagnose-first`\.\n$/],
    ['diagnose-first:7', /^Nothing was rolled back\. .* give the code alone, `--rollback diagnose-first`\.\n$/],
  ])('%s has nothing to go back to, in one sentence', async (code, sentence) => {
    const ran = await run('deploy', '--rollback', code);
    expect([ran.code, ran.out]).toEqual([1, '']);
    expect(ran.err).toMatch(sentence);
  });

  test('goes with no option about a file', async () => {
    const ran = await run('deploy', '--rollback', 'diagnose-first', '--from', 'now');
    expect([ran.code, ran.err]).toEqual([2, expect.stringContaining('`--rollback` brings back what the org had')]);
  });

  test('a changed version is what it was: rules, record and questions; a dry run changes nothing', async () => {
    expect((await run('deploy', '--playbook', 'changed.yaml')).code).toBe(0);
    const changed = await state();
    expect(changed).not.toEqual(first);
    const before = (await logLines(cwd)).length;
    const dry = await run('deploy', '--rollback', 'diagnose-first', '--dry-run');
    expect([dry.code, dry.err]).toEqual([0, '']);
    expect(dry.out).toMatch(/^Would be rolled back: the deploy of .* by integration/);
    expect(await writesSince(cwd, before)).toBe(0);
    expect(await state()).toEqual(changed);
    const ran = await run('deploy', '--rollback', 'diagnose-first');
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect(ran.out).toMatch(/^Rolled back: the deploy of .*\ndiagnose-first:1 is deployed: .*1 question updated/);
    expect(await state()).toEqual(first);
    const [, deployed, back] = await log();
    expect([deployed!.did, back!.did]).toEqual(['changed', 'rolled back']);
    expect(back!.diff).toHaveLength(deployed!.diff.length);
  }, 120_000);

  test('once: a second time, and after a deploy that changes nothing, there is nothing to undo', async () => {
    const before = (await logLines(cwd)).length;
    for (const args of [['--rollback', 'diagnose-first'], [], ['--rollback', 'diagnose-first']])
      await run('deploy', ...args);
    const ran = await run('deploy', '--rollback', 'diagnose-first');
    expect([ran.code, ran.err]).toEqual([
      1,
      expect.stringContaining('`diagnose-first:1` was rolled back already, at '),
    ]);
    expect(await writesSince(cwd, before)).toBe(0);
  }, 120_000);

  test('not over a rule that was changed in Setup, nor where it asks more of deals in flight, but with the options for that', async () => {
    expect((await run('deploy', '--playbook', 'changed.yaml')).code).toBe(0);
    const name = (await log())
      .at(-1)!
      .diff.find((line) => line.startsWith('~ DF_diagnose_'))!
      .split(' ')[1]!;
    const rule = (await readRules(admin, ['Opportunity'])).find((one) => one.name === name)!;
    expect((await inSetup(admin, 'Opportunity', { ...rule, message: 'Ours now.' })).problems).toEqual([]);
    const refused = await run('deploy', '--rollback', 'diagnose-first');
    expect([refused.code, refused.out]).toEqual([1, '']);
    expect(refused.err).toContain(
      [
        `  \`${name}\` was changed in the org since the last deploy`,
        '    message:',
        `    - ${rule.message}`,
        '    + Ours now.',
      ].join('\n'),
    );
    const inFlight = await away('deploy', '--rollback', 'diagnose-first', '--force');
    expect([inFlight.code, inFlight.out]).toEqual([1, '']);
    expect(inFlight.err).toContain(
      'Nothing was rolled back: without the last deploy of diagnose-first, deals in flight are asked for more.',
    );
    expect(inFlight.err).toMatch(/To do it anyway:\n {2}--govern-open-deals .*\n$/);
    const forced = await away('deploy', '--rollback', 'diagnose-first', '--force', '--govern-open-deals');
    expect([forced.code, forced.err]).toEqual([0, '']);
    expect(await state()).toEqual(first);
  }, 120_000);

  test('a new version is taken out of force, and the one before governs its deals again', async () => {
    const second = await run('deploy', '--playbook', 'second.yaml', '--from', 'now');
    expect([second.code, second.err]).toEqual([0, '']);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const refused = await away('deploy', '--rollback', 'diagnose-first');
    expect([refused.code, refused.out]).toEqual([1, '']);
    expect(refused.err).toContain('The gate to `Value Proposition` is enforced (was `observe`).');
    const ran = await run('deploy', '--rollback', 'diagnose-first');
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect(ran.out).toMatch(/^Rolled back: the deploy of .*\n`diagnose-first:2` is retired: /);
    const { rules, questions } = await state();
    // The org goes on knowing the version that its decisions may name.
    const known = ({ name }: { name: string }) => !name.startsWith('DF_all_decision_');
    expect(rules.filter(known)).toEqual(first.rules.filter(known));
    expect(questions).toEqual(first.questions);
    expect((await log(2)).map(({ did }) => did)).toEqual(['created', 'rolled back']);
    const again = await run('deploy', '--rollback', 'diagnose-first');
    expect([again.code, again.err]).toEqual([1, expect.stringContaining('`diagnose-first:2` was rolled back already')]);
  }, 120_000);
});
