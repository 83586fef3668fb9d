import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { compilePlaybook, decisionRule, validationRules, parsePlaybook } from '../../src/playbook/index.ts';
import { connectOrg, readRuleMessages, type OrgConnection } from '../../src/salesforce/index.ts';
import { diagnose, ROOT, startPreparedOrg, type Ran, type Started } from './cli.ts';

const execFileAsync = promisify(execFile);

type User = 'admin' | 'integration' | 'seller';

/** One local org; each test goes on from what the one before it left. */
describe('a playbook in an org with other languages', () => {
  let cwd: string;
  let started: Started;
  let users: Record<User, { id: string; accessToken: string }>;
  let url: string;
  let org: OrgConnection;
  let text: string;
  const run = (...args: string[]): Promise<Ran> => diagnose(args, { cwd });
  const rest = (user: User, method: string, path: string, body: object) =>
    fetch(url + path, {
      method,
      headers: { authorization: `Bearer ${users[user].accessToken}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const workbench = (on: boolean) =>
    rest('admin', 'POST', '/services/local-org/simulate', { translationWorkbench: { on } });
  const rules = () => validationRules(compilePlaybook(parsePlaybook(text, 'mine.yaml')));

  beforeAll(async () => {
    cwd = await mkdtemp(join(tmpdir(), 'diagnose-languages-'));
    text = await readFile(join(ROOT, 'playbooks', 'diagnose-first.yaml'), 'utf8');
    started = await startPreparedOrg([], { cwd });
    const file = JSON.parse(await readFile(join(cwd, '.diagnose', 'org.json'), 'utf8')) as {
      instanceUrl: string;
      users: typeof users;
    };
    users = file.users;
    url = file.instanceUrl;
    org = connectOrg({ instanceUrl: url, accessToken: users.integration.accessToken });
  }, 180_000);

  afterAll(async () => {
    (started as Started | undefined)?.child.kill('SIGKILL');
    await (started as Started | undefined)?.ended;
    await rm(cwd, { recursive: true, force: true });
  });

  test('is deployed in English, with one line about it, where Translation Workbench is off', async () => {
    expect((await workbench(false)).status).toBeLessThan(300);
    const ran = await run('deploy');
    expect([ran.code, ran.out]).toEqual([0, expect.not.stringContaining('translated')]);
    expect(ran.err).toBe(
      'The org has not switched on `de`, `es`, `fr` in Translation Workbench: there the messages are in English.\n',
    );
    const again = await run('deploy', '--json');
    expect(JSON.parse(again.out)).toMatchObject({
      outcome: 'unchanged',
      translations: { written: 0, off: ['de', 'es', 'fr'], problems: [] },
    });
  }, 120_000);

  test('gets its messages once Translation Workbench is on, and the second time nothing is left to do', async () => {
    await workbench(true);
    const compiled = [...rules(), decisionRule(['diagnose-first:1'])];
    const planned = await run('deploy', '--dry-run');
    expect([planned.code, planned.err]).toEqual([0, '']);
    const ran = await run('deploy');
    expect([ran.code, ran.err, ran.out.split('\n')[0]]).toEqual([
      0,
      '',
      `diagnose-first:1 is deployed: ${compiled.length * 3} messages translated.`,
    ]);
    const objects = ['DF_Gate_Decision__c', 'DF_Gate_Override__c', 'Opportunity'];
    const of = (languages: readonly string[]) => objects.flatMap((name) => languages.map((one) => `${name}-${one}`));
    const read = await readRuleMessages(org, of(['de', 'es', 'fr', 'it']));
    expect([...read.keys()].sort()).toEqual(of(['de', 'es', 'fr']));
    for (const { object, name, translations } of compiled)
      for (const language of ['de', 'es', 'fr'])
        expect(read.get(`${object}-${language}`)?.get(name)).toBe(translations?.[language]);
    expect((await run('deploy')).out).toMatch(/^diagnose-first:1 is in the org already: nothing changed\.\n/);
  }, 120_000);

  test.each([
    ['de', 'Fehlt seit der Phase Value Proposition: wie der Kunde das heute handhabt'],
    ['fr', 'Il manque depuis l’étape Value Proposition\u00a0: comment le client s’y prend aujourd’hui'],
    ['es', 'Falta desde la etapa Value Proposition: cómo lo hace hoy el cliente'],
    ['en_US', 'Missing since Value Proposition: how the customer handles this today'],
  ])(
    'refuses a seller in their language: %s',
    async (language, start) => {
      const changed = await rest('admin', 'PATCH', `/services/data/v66.0/sobjects/User/${users.seller.id}`, {
        LanguageLocaleKey: language,
      });
      expect(changed.status).toBe(204);
      const created = await rest('seller', 'POST', '/services/data/v66.0/sobjects/Opportunity', {
        Name: `In ${language}`,
        StageName: 'Needs Analysis',
        CloseDate: '2027-03-31',
      });
      const { id } = (await created.json()) as { id: string };
      const refused = await rest('seller', 'PATCH', `/services/data/v66.0/sobjects/Opportunity/${id}`, {
        StageName: 'Value Proposition',
      });
      const errors = (await refused.json()) as { message: string }[];
      expect([refused.status, errors.some(({ message }) => message.startsWith(start))]).toEqual([400, true]);
      // The example reads nothing but REST errors, and prints the same in every language.
      const example = join(ROOT, 'examples/refused-criterion/refused-criterion.ts');
      const { stdout } = await execFileAsync(process.execPath, [
        example,
        url,
        users.seller.accessToken,
        id,
        'Value Proposition',
      ]);
      expect(stdout.trim().split('\n').sort()).toEqual([
        '6d863 at StageName: note a pain with a quote',
        'e4abe at StageName: ask what goes wrong, and write down their words',
        'fe351 at StageName: ask how they work today',
      ]);
    },
    60_000,
  );

  test('changes the messages that its author changes, and no others', async () => {
    const own = '    - { toEnter: Value Proposition, criterion: problem, text: Erst das Problem. }\n';
    text = text.replace('\n  de:\n', `\n  de:\n${own}`);
    await writeFile(join(cwd, 'mine.yaml'), text);
    const ran = await run('deploy', '--playbook', 'mine.yaml');
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect(ran.out).toContain('1 message translated.');
    const name = rules().find(({ id }) => id === 'answered:problem:Quoted')?.name ?? '';
    expect((await readRuleMessages(org, ['Opportunity-de'])).get('Opportunity-de')?.get(name)).toBe(
      'Erst das Problem. [DF e4abe]',
    );
    const [stored] = await org.query<{ Compiled__c: string }>('SELECT Compiled__c FROM DF_Playbook__c');
    const { translations } = JSON.parse(stored?.Compiled__c ?? '{}') as { translations: { text: string }[] };
    // The rule on overrides has the product's own messages, which belong to no playbook.
    const ofDeals = rules().filter(({ object }) => object === 'Opportunity');
    expect(translations.length).toBe(ofDeals.length * 3 + 3);
    expect(translations.map((one) => one.text)).toContain('Erst das Problem.');
  }, 120_000);

  test('may ask several questions about one concept, each a record of its own', async () => {
    const more = (ask: string) => `  - { concept: problem, ask: "${ask}", why: They know more than one. }\n`;
    text = text.replace('\ngates:\n', `\n${more('What else?')}${more('And what then?')}\ngates:\n`);
    await writeFile(join(cwd, 'mine.yaml'), text);
    const before = rules().map(({ message }) => message);
    const ran = await run('deploy', '--playbook', 'mine.yaml');
    expect([ran.code, ran.err]).toEqual([
      0,
      expect.stringContaining('`de` lacks 4 of 33 texts: `ask` of `problem` (2)'),
    ]);
    expect(ran.out).toContain('2 questions created');
    const asked = () =>
      org.query<{ Key__c: string; Ask__c: string; Sequence__c: number }>(
        "SELECT Key__c, Ask__c, Sequence__c FROM DF_Question__c WHERE Concept__c = 'problem' ORDER BY Sequence__c",
      );
    expect((await asked()).map((row) => [row.Key__c, row.Ask__c, row.Sequence__c])).toEqual([
      ['diagnose-first:1:problem', expect.stringContaining('Where does that let you down'), 2],
      ['diagnose-first:1:problem:2', 'What else?', 13],
      ['diagnose-first:1:problem:3', 'And what then?', 14],
    ]);
    expect(rules().map(({ message }) => message)).toEqual(before);

    text = text.replace(more('What else?'), '');
    await writeFile(join(cwd, 'mine.yaml'), text);
    expect((await run('deploy', '--playbook', 'mine.yaml')).out).toMatch(/1 question updated, 1 question removed/);
    expect((await asked()).map((row) => [row.Key__c, row.Ask__c])).toEqual([
      ['diagnose-first:1:problem', expect.stringContaining('Where')],
      ['diagnose-first:1:problem:2', 'And what then?'],
    ]);
  }, 120_000);
});
