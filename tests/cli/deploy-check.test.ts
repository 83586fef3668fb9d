import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rulesPackage } from '../../src/playbook/index.ts';
import { connectOrg, deployZip, readRules, zipTexts, type OrgConnection } from '../../src/salesforce/index.ts';
import { diagnose, ROOT, startPreparedOrg, type Ran, type Started } from './cli.ts';

/** A local org with the app and one live playbook; each test leaves it as it was. */
describe('a playbook that does not fit the org', () => {
  let cwd: string;
  let started: Started;
  let org: OrgConnection;
  let seller: OrgConnection;
  let shipped: string;
  const run = (...args: string[]): Promise<Ran> => diagnose(args, { cwd });
  const write = (name: string, text: string) => writeFile(join(cwd, name), text);
  const state = async () => ({
    rules: await readRules(org, ['Opportunity', 'DF_Gate_Override__c', 'OpportunityLineItem']),
    playbooks: await org.query('SELECT FIELDS(ALL) FROM DF_Playbook__c LIMIT 200'),
    questions: await org.query('SELECT FIELDS(ALL) FROM DF_Question__c LIMIT 200'),
  });
  /** `line:column` of a piece of the text. */
  const placeOf = (text: string, piece: string) => {
    const lines = text.slice(0, text.indexOf(piece)).split('\n');
    return `${lines.length}:${(lines.at(-1) ?? '').length + 1}`;
  };
  /** Another playbook than the live one, with a part replaced. */
  const other = (from: string, to: string) =>
    shipped.replace('playbook: diagnose-first', 'playbook: another').replace(from, to);

  beforeAll(async () => {
    cwd = await mkdtemp(join(tmpdir(), 'diagnose-deploy-check-'));
    shipped = await readFile(join(ROOT, 'playbooks', 'diagnose-first.yaml'), 'utf8');
    started = await startPreparedOrg([], { cwd });
    const file = JSON.parse(await readFile(join(cwd, '.diagnose', 'org.json'), 'utf8')) as {
      instanceUrl: string;
      users: Record<'integration' | 'seller', { accessToken: string }>;
    };
    org = connectOrg({ instanceUrl: file.instanceUrl, accessToken: file.users.integration.accessToken });
    seller = connectOrg({ instanceUrl: file.instanceUrl, accessToken: file.users.seller.accessToken });
    const deployed = await run('deploy');
    expect([deployed.code, deployed.err]).toEqual([0, '']);
  }, 180_000);

  afterAll(async () => {
    (started as Started | undefined)?.child.kill('SIGKILL');
    await (started as Started | undefined)?.ended;
    await rm(cwd, { recursive: true, force: true });
  });

  const PROPOSAL = '  - toEnter: Proposal/Price Quote\n';
  const scoped = (appliesTo: string) => `exemptStages: [Closed Lost]\nappliesTo: ${appliesTo}`;
  test.each([
    [
      'a stage',
      'Closed Won\n',
      'Signed\n',
      'Signed\n',
      '`Signed` is not an active stage of the org. Expected one of `Prospecting`,',
    ],
    [
      'a field',
      'filled: DF_Desired_Outcome__c',
      'filled: Desired_Outcome__c',
      'Desired_Outcome__c\n        because',
      '`Desired_Outcome__c` is not a field of Opportunity of the org.',
    ],
    [
      'a permission to bypass',
      'DF_Bypass_Stage_Gates',
      'DF_Bypass_Stage_Gate',
      'DF_Bypass_Stage_Gate\n',
      '`DF_Bypass_Stage_Gate` is not a custom permission of the org. Expected one of `DF_Approve_Gate_Overrides` or `DF_Bypass_Stage_Gates`. Did you mean `DF_Bypass_Stage_Gates`?',
    ],
    [
      'a permission to approve',
      PROPOSAL,
      `${PROPOSAL}    override: { approver: Approve, maxDays: 5 }\n`,
      'Approve,',
      '`Approve` is not a custom permission of the org.',
    ],
    [
      'a record type',
      'exemptStages: [Closed Lost]',
      scoped('{ recordTypes: [New_Business] }'),
      'New_Business',
      '`New_Business` is not a record type of Opportunity of the org. The org has none.',
    ],
    [
      'a profile',
      'exemptStages: [Closed Lost]',
      scoped('{ ownerProfiles: [Sales Development] }'),
      'Sales Development',
      '`Sales Development` is not a profile of the org.',
    ],
    [
      'a role',
      'exemptStages: [Closed Lost]',
      scoped('{ ownerRoles: [Mars] }'),
      'Mars',
      '`Mars` is not a role of the org.',
    ],
    [
      'a checkbox of User',
      'exemptStages: [Closed Lost]',
      scoped('{ ownerFlag: Gated__c }'),
      'Gated__c',
      '`Gated__c` is not a checkbox of User of the org.',
    ],
    [
      "another currency than the org's one",
      'currency: EUR',
      'currency: USD',
      'USD',
      'This playbook counts what pains cost in `USD`, and the org has one currency, `EUR`. Nothing converts between them. Expected `currency: EUR`. Amounts that the playbook asks for have to be in it too.',
    ],
  ])(
    'because of %s is refused, and nothing changes',
    async (_name, from, to, piece, sentence) => {
      const text = other(from, to);
      await write('other.yaml', text);
      const before = await state();
      const place = `other.yaml:${placeOf(text, piece)}: `;
      const deployed = await run('deploy', '--playbook', 'other.yaml', '--force');
      expect([deployed.code, deployed.out]).toEqual([1, '']);
      expect(deployed.err).toMatch(/^Nothing was deployed, because the playbook does not fit the org:\n/);
      expect(deployed.err).toContain(place + sentence);
      expect(await state()).toEqual(before);
      const checked = await run('playbook', 'check', 'other.yaml', '--against-org');
      expect([checked.code, checked.out]).toEqual([1, '']);
      expect(checked.err).toContain(place + sentence);
    },
    60_000,
  );

  test('because of more active rules than the org has left is refused, with its own and other playbooks counted', async () => {
    const own = Array.from({ length: 60 }, (_, index) => ({
      object: 'Opportunity',
      name: `Their_Rule_${index}`,
      formula: `Amount < ${-index - 1}`,
      message: 'Amounts are not so negative.',
      description: '',
      errorField: 'StageName',
      active: index > 0,
    }));
    expect(await deployZip(org, zipTexts(rulesPackage(own, '66.0')))).toMatchObject({ success: true });
    const live = (await state()).rules.filter(
      ({ object, active, name }) => object === 'Opportunity' && active && !name.startsWith('Their'),
    );
    const items = Array.from(
      { length: 24 },
      (_, index) => `      - { number: { field: Amount, atLeast: ${index + 1} }, id: amount-${index} }\n`,
    );
    const requires = items.map((item) => item.trimEnd()).join('\n');
    const text = other(
      '  - toEnter: Value Proposition\n    mode: enforce\n    require:\n',
      `  - toEnter: Value Proposition\n    mode: enforce\n    require:\n${requires}\n`,
    );
    await write('large.yaml', text);
    const before = await state();
    const deployed = await run('deploy', '--playbook', 'large.yaml');
    const ours = live.length * 2 + 24;
    expect([deployed.code, deployed.out]).toEqual([1, '']);
    expect(deployed.err).toContain(
      `large.yaml:${placeOf(text, 'another')}: \`another\` compiles to ${ours} active rules on Opportunity together with what is live beside it, beside 59 of the org's own. Expected at most 100 in all, the limit of most editions: ${ours + 59 - 100} too many.`,
    );
    expect(await state()).toEqual(before);
  }, 180_000);

  test('is not one that fits: it is checked as fine, with the org or without', async () => {
    await write('mine.yaml', other('version: 1', 'version: 3'));
    for (const how of [[], ['--against-org'], ['--org', org.instanceUrl]]) {
      expect(await run('playbook', 'check', 'mine.yaml', ...how)).toEqual({
        code: 0,
        out: '`mine.yaml` is fine.\nComplete in de, es, fr, 29 texts each.\n',
        // Another playbook is live in the org, for the same deals.
        err:
          how.length === 0 ? '' : expect.stringMatching(/^mine\.yaml:3:11: Deals in the scope of both .* \(note\)\n$/),
      });
    }
  }, 180_000);

  test('names what the user could not read, instead of passing unseen', async () => {
    await write('mine.yaml', other('version: 1', 'version: 3'));
    const ran = await run('playbook', 'check', 'mine.yaml', '--against-org', '--user', 'seller');
    expect([ran.code, ran.out.split('\n')[0]]).toEqual([0, '`mine.yaml` is fine.']);
    expect(ran.err).toContain(
      "Not compared with the org: the org's own validation rules. It does not let this user read them: ",
    );
    expect(await seller.query('SELECT Id FROM DF_Playbook__c')).toHaveLength(1);
  }, 180_000);

  test('several files are checked as live together', async () => {
    await write('one.yaml', other('version: 1', 'version: 1'));
    await write('two.yaml', other('version: 1', 'version: 2'));
    const ran = await run('playbook', 'check', 'one.yaml', 'two.yaml', '--json');
    expect(ran.code).toBe(1);
    const { files } = JSON.parse(ran.out) as { files: { file: string; problems: { message: string }[] }[] };
    expect(files.map(({ file, problems }) => [file, problems.length])).toEqual([
      ['one.yaml', 0],
      ['two.yaml', 1],
    ]);
    expect(files[1]?.problems[0]?.message).toMatch(/is not after `2020-01-01T00:00:00Z`/);
  }, 180_000);

  test('has no org to be compared with where none runs', async () => {
    await write('mine.yaml', shipped);
    const ran = await run('playbook', 'check', 'mine.yaml', '--against-org', '--data', 'nowhere');
    expect([ran.code, ran.out]).toEqual([3, '']);
    expect(ran.err).toContain('No local org is running on the folder `nowhere`.');
  }, 180_000);
});
