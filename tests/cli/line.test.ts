import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectOrg, deployZip, zipTexts } from '../../src/salesforce/index.ts';
import { rulesPackage } from '../../src/playbook/index.ts';
import type { Report } from '../../src/report/index.ts';
import { diagnose, ROOT, startOrg, type Ran, type Started } from './cli.ts';
import { logLines, orgJson, restAs, writesSince, type Rest } from './rest.ts';

/** The whole line in its order: each test stands on what the ones before it left in the org. */
describe('a local org, from nothing to a report', () => {
  let cwd: string;
  let started: Started;
  let seller: Rest;
  const run = (...args: string[]): Promise<Ran> => diagnose(args, { cwd });

  beforeAll(async () => {
    cwd = await mkdtemp(join(tmpdir(), 'diagnose-line-'));
    started = await startOrg(['--port', '0'], { cwd });
    seller = await restAs(cwd, 'seller');
  }, 180_000);

  afterAll(async () => {
    // Absent when it never came up, which the first hook has reported.
    (started as Started | undefined)?.child.kill('SIGKILL');
    await (started as Started | undefined)?.ended;
    await rm(cwd, { recursive: true, force: true });
  });

  const deal = async (stage: string): Promise<{ Id: string; Name: string }> => {
    const [record] = await seller.query<{ Id: string; Name: string }>(
      `SELECT Id, Name FROM Opportunity WHERE StageName = '${stage}' ORDER BY Name LIMIT 1`,
    );
    return record!;
  };

  test('prints one link, and the app is in it', async () => {
    expect(started.line).toMatch(/^Open http:\/\/localhost:\d+\/\S+$/);
    expect(await seller.query('SELECT Id FROM DF_Answer__c')).toEqual([]);
  });

  test('takes the demo deals once', async () => {
    const first = await run('org', 'seed', '--today', '2026-11-21', '--json');
    const { created, failures } = JSON.parse(first.out) as { created: Record<string, number>; failures: unknown[] };
    expect([first.code, failures]).toEqual([0, []]);
    expect(await seller.query('SELECT Id FROM Opportunity')).toHaveLength(created['Opportunity']!);
    expect(await run('org', 'seed')).toEqual({
      code: 0,
      out: 'The demo data is there already: nothing changed.\n',
      err: '',
    });
  }, 180_000);

  test('refuses nothing before a deploy, and gives a friendly report', async () => {
    const { Id } = await deal('Needs Analysis');
    expect(await seller.update('Opportunity', Id, { StageName: 'Value Proposition' })).toEqual({
      status: 204,
      messages: [],
    });
    expect(await seller.update('Opportunity', Id, { StageName: 'Needs Analysis' })).toEqual({
      status: 204,
      messages: [],
    });
    const checked = await run('check', Id);
    expect([checked.code, checked.out]).toEqual([0, expect.stringContaining('No playbook judges this deal')]);
    const report = await run('report', '--json');
    expect(JSON.parse(report.out)).toMatchObject({ playbooks: [], missing: [], gates: [] });
  }, 180_000);

  test('a dry run changes nothing', async () => {
    const before = (await logLines(cwd)).length;
    const ran = await run('deploy', '--dry-run');
    expect([ran.code, ran.out]).toEqual([0, expect.stringContaining('would be deployed')]);
    expect(await writesSince(cwd, before)).toBe(0);
    const { Id } = await deal('Needs Analysis');
    expect((await seller.update('Opportunity', Id, { StageName: 'Value Proposition' })).status).toBe(204);
    expect((await seller.update('Opportunity', Id, { StageName: 'Needs Analysis' })).status).toBe(204);
  }, 180_000);

  test('a deploy brings the gates, and a second one changes nothing', async () => {
    const first = await run('deploy');
    expect([first.code, first.err]).toEqual([0, '']);
    expect(first.out).toMatch(
      /^diagnose-first:1 is deployed: \d+ rules created, 1 playbook version created, 12 questions created, \d+ messages translated\.\nIn force for deals created from 2020-01-01T00:00:00Z on\.\n$/,
    );
    const before = (await logLines(cwd)).length;
    expect(await run('deploy')).toEqual({
      code: 0,
      out: 'diagnose-first:1 is in the org already: nothing changed.\nIn force for deals created from 2020-01-01T00:00:00Z on.\n',
      err: '',
    });
    expect(await writesSince(cwd, before)).toBe(0);
  }, 180_000);

  test('a playbook with a stage that the org does not have is not deployed', async () => {
    const shipped = await readFile(join(ROOT, 'playbooks', 'diagnose-first.yaml'), 'utf8');
    await writeFile(join(cwd, 'stages.yaml'), shipped.replace('Needs Analysis', 'Discovery Call'));
    const before = (await logLines(cwd)).length;
    const ran = await run('deploy', '--playbook', 'stages.yaml');
    expect([ran.code, ran.out]).toEqual([1, '']);
    expect(ran.err).toMatch(
      /stages\.yaml:\d+:\d+: `Discovery Call` is not an active stage of the org\. Expected one of `Prospecting`/,
    );
    expect(await writesSince(cwd, before)).toBe(0);
  }, 180_000);

  test('check prints the sentences with which the org refuses, for one gate and for three', async () => {
    const { Id, Name } = await deal('Needs Analysis');
    const checked = await run('check', Name, '--json');
    const { stages } = JSON.parse(checked.out) as {
      stages: { toEnter: string; unmet: { sentence: string; code: string }[] }[];
    };
    expect(checked.code).toBe(1);
    for (const [stage, least] of [
      ['Value Proposition', 2],
      ['Negotiation/Review', 9],
    ] as const) {
      const refusal = await seller.update('Opportunity', Id, { StageName: stage });
      const sentences = stages
        .find(({ toEnter }) => toEnter === stage)!
        .unmet.map(({ sentence, code }) => `${sentence} [DF ${code}]`);
      expect(refusal.status).toBe(400);
      expect([...refusal.messages].sort()).toEqual([...sentences].sort());
      expect(sentences.length).toBeGreaterThanOrEqual(least);
    }
    const text = await run('check', Id);
    for (const { sentence, code } of stages.at(-1)!.unmet) expect(text.out).toContain(`- ${sentence} [DF ${code}]\n`);
  }, 180_000);

  test('an unknown opportunity and a wrong token are one sentence each', async () => {
    expect(await run('check', "Nobody's deal")).toEqual({
      code: 2,
      out: '',
      err: "There is no opportunity `Nobody's deal` that this user can see. Give its id or its exact name.\n",
    });
    const wrong = await diagnose(['sync', '--org', seller.url], { cwd, env: { DIAGNOSE_ACCESS_TOKEN: 'wrong-token' } });
    expect([wrong.code, wrong.out]).toEqual([3, '']);
    expect(wrong.err).toMatch(/^The org at `http:\/\/localhost:\d+` does not accept the access token.*\n$/);
  }, 180_000);

  test('sync flags placeholders and copies once, and writes nothing the second time', async () => {
    const deals = await seller.query<{ Id: string }>(
      "SELECT Id FROM Opportunity WHERE StageName = 'Needs Analysis' AND AccountId = null ORDER BY Id LIMIT 20",
    );
    const answer = (dealId: string, concept: string, text: string) =>
      seller.create('DF_Answer__c', {
        Opportunity__c: dealId,
        Concept__c: concept,
        Key__c: `${dealId}:${concept}`,
        Answer__c: text,
        Evidence__c: 'Heard',
      });
    for (const [index, { Id }] of deals.entries()) {
      await answer(Id, 'situation', `They handle ${index + 3} hundred orders a week in Excel`);
      await answer(Id, 'problem', `${index + 2} days`);
      await seller.create('DF_Pain_Point__c', {
        Opportunity__c: Id,
        Statement__c: `Returns cost us ${index + 2} thousand a month`,
        Evidence__c: 'Heard',
      });
    }
    const empty = [
      'will fill in later',
      'asdfgh',
      'will ask next week, tbd',
      'lorem ipsum dolor',
      'They handle 3 hundred orders a week in excel.',
    ];
    for (const [index, text] of empty.entries()) await answer(deals[index + 1]!.Id, 'root cause', text);

    const before = (await logLines(cwd)).length;
    const first = await run('sync');
    expect([first.code, first.err]).toEqual([0, '']);
    // The five answers, and their deals, which are in question now.
    expect(await writesSince(cwd, before)).toBe(10);
    expect(first.out).toContain('45 answers reviewed, 5 records written, 0 refused.');
    for (const text of empty.slice(0, 4)) expect(first.out).toContain(`\`${text}\``);
    expect(first.out).toContain('Repeat: the same text stands on another deal');
    const flagged = await seller.query<{ Concept__c: string; Review_Reason__c: string }>(
      'SELECT Concept__c, Review_Reason__c FROM DF_Answer__c WHERE Review_Flag__c = true',
    );
    expect(flagged.map(({ Concept__c }) => Concept__c)).toEqual(Array(5).fill('root cause'));
    expect(flagged.every(({ Review_Reason__c }) => Review_Reason__c.length > 10)).toBe(true);

    const again = (await logLines(cwd)).length;
    expect(await run('sync')).toEqual({
      code: 0,
      out: '0 answers reviewed, 0 records written, 0 refused.\n',
      err: '',
    });
    expect(await writesSince(cwd, again)).toBe(0);
  }, 180_000);

  test('a flag goes when the text has become fine', async () => {
    const [flagged] = await seller.query<{ Id: string }>("SELECT Id FROM DF_Answer__c WHERE Answer__c = 'asdfgh'");
    await seller.update('DF_Answer__c', flagged!.Id, { Answer__c: 'Two systems that do not know of each other' });
    const ran = await run('sync', '--json');
    expect(JSON.parse(ran.out)).toMatchObject({
      written: [{ id: flagged!.Id, flag: false, reason: null }],
      failed: [],
    });
  }, 180_000);

  test('a record that the org refuses is skipped, and is in the retry file with its reason', async () => {
    const [one] = await seller.query<{ Id: string }>("SELECT Id FROM DF_Answer__c WHERE Answer__c = '2 days'");
    await seller.update('DF_Answer__c', one!.Id, { Answer__c: 'placeholder text' });
    const ran = await diagnose(['sync', '--user', 'seller'], { cwd });
    expect(ran.code).toBe(1);
    expect(ran.out).toContain('0 records written, 1 refused.');
    // A comparison that was not made is no comparison that found nothing.
    expect(ran.out).toMatch(
      /Whether the org's rules are as deployed is not known, because this user may not read them \(.+\)\./,
    );
    const [line] = (await readFile(join(cwd, '.diagnose', 'sync-retry.jsonl'), 'utf8')).trim().split('\n');
    expect(JSON.parse(line!)).toMatchObject({
      change: { id: one!.Id },
      errors: [{ message: expect.stringMatching(/.+/) as string }],
    });
    expect((await run('sync')).out).toContain('1 records written, 0 refused.');
    expect(existsSync(join(cwd, '.diagnose', 'sync-retry.jsonl'))).toBe(false);
  }, 180_000);

  test("the report's numbers are those of plain queries", async () => {
    const admin = await restAs(cwd, 'admin');
    const owners = await admin.query<{ OwnerId: string }>(
      'SELECT OwnerId FROM Opportunity WHERE IsClosed = false GROUP BY OwnerId ORDER BY OwnerId LIMIT 2',
    );
    const { users: signedIn } = await orgJson(cwd);
    for (const { OwnerId } of owners) {
      await admin.update('User', OwnerId, { ManagerId: signedIn['manager']!.id });
    }
    const ran = await run('report', '--json', '--out', 'page.html', '--user', 'manager');
    const report = JSON.parse(ran.out) as Report;
    expect(ran.code).toBe(0);
    const plain = await seller.query<{ StageName: string; n: number; s: number | null }>(
      'SELECT StageName, COUNT(Id) n, SUM(Amount) s FROM Opportunity GROUP BY StageName',
    );
    const byStage = report.stages.map(({ stage, deals, amount }) => [stage, deals, amount]);
    expect(byStage.sort()).toEqual(plain.map(({ StageName, n, s }) => [StageName, n, s ?? 0]).sort());
    const open = await seller.query<{
      OwnerId: string;
      DF_Discovery_Score__c: number;
      DF_Diagnosis_Status__c: string;
      DF_In_Question__c: number | null;
    }>(
      'SELECT OwnerId, DF_Discovery_Score__c, DF_Diagnosis_Status__c, DF_In_Question__c FROM Opportunity WHERE IsClosed = false',
    );
    const isInQuestion = (deal: (typeof open)[number]) => (deal.DF_In_Question__c ?? 0) > 0;
    const count = (diagnosis: string, lines: readonly { diagnosis: string; closed?: boolean; deals: number }[]) =>
      lines
        .filter((line) => line.diagnosis === diagnosis && line.closed === false)
        .reduce((sum, { deals }) => sum + deals, 0);
    for (const diagnosis of ['Not started', 'Started', 'Pain heard', 'Pain quoted']) {
      expect([diagnosis, count(diagnosis, report.pipeline)]).toEqual([
        diagnosis,
        open.filter((one) => one.DF_Diagnosis_Status__c === diagnosis && !isInQuestion(one)).length,
      ]);
    }
    expect(count('In question', report.pipeline)).toBe(open.filter(isInQuestion).length);
    expect(report.totals.openDeals).toBe(open.length);
    const users = await seller.query<{ Id: string; Name: string }>('SELECT Id, Name FROM User');
    const scored = report.owners.filter(({ averageScore }) => averageScore > 0);
    expect(scored.length).toBeGreaterThan(0);
    // The manager's own people are named, and all others are one line.
    const named = report.owners.flatMap(({ owner }) => users.find(({ Name }) => Name === owner)?.Id ?? []);
    expect(named.sort()).toEqual(owners.map(({ OwnerId }) => OwnerId));
    expect(report.owners).toHaveLength(named.length + 1);
    for (const line of report.owners) {
      const owner = users.find(({ Name }) => Name === line.owner);
      const own = open.filter(({ OwnerId }) => (owner ? OwnerId === owner.Id : !named.includes(OwnerId)));
      const mean =
        own.reduce((sum, deal) => sum + (isInQuestion(deal) ? 0 : deal.DF_Discovery_Score__c), 0) / own.length;
      expect(line.deals).toBe(own.length);
      expect(Math.abs(line.averageScore - mean)).toBeLessThanOrEqual(0.051);
    }
    expect(report.missing[0]!.deals).toBeLessThanOrEqual(report.totals.openDeals);
    for (const { concept, heard } of report.questions) {
      const [counted] = await seller.query<{ n: number }>(
        `SELECT COUNT(Id) n FROM DF_Answer__c WHERE Concept__c = '${concept}' AND Evidence_Level__c >= 2 AND Opportunity__r.IsClosed = false`,
      );
      expect([concept, heard]).toEqual([concept, counted?.n]);
    }
    expect(report.questions.length).toBeGreaterThan(10);
    // The service's own user is nobody's manager.
    const nameless = JSON.parse((await run('report', '--json')).out) as typeof report;
    expect(nameless.owners.map(({ owner }) => owner)).toEqual([null]);
    expect(nameless.totals).toEqual(report.totals);
    expect(nameless.openDeals.every(({ owner }) => owner === null)).toBe(true);
    const page = await readFile(join(cwd, 'page.html'), 'utf8');
    expect(page).toContain(report.missing[0]!.sentence.replace(/"/g, '&quot;').replace(/'/g, '&#39;'));
  }, 180_000);

  test('a deploy refuses when a rule was changed in the org, and takes it over by force', async () => {
    const file = await orgJson(cwd);
    const admin = connectOrg({ instanceUrl: file.instanceUrl, accessToken: file.users['admin']!.accessToken });
    const rule = {
      object: 'Opportunity',
      name: '',
      formula: 'false',
      message: 'Off.',
      errorField: 'StageName',
      description: '',
      active: true,
    };
    const compiled = await run('playbook', 'compile', join('..', '..', 'nowhere.yaml'));
    expect(compiled.code).toBe(2);
    const dry = JSON.parse((await run('deploy', '--dry-run', '--json')).out) as { rules: { unchanged: number } };
    expect(dry.rules.unchanged).toBeGreaterThan(5);
    const listed = await admin.call((client) => client.metadata.list([{ type: 'ValidationRule' }], '66.0'));
    const name = listed
      .map(({ fullName }) => fullName)
      .filter((full) => full.startsWith('Opportunity.'))[0]!
      .slice('Opportunity.'.length);
    expect((await deployZip(admin, zipTexts(rulesPackage([{ ...rule, name }], '66.0')))).success).toBe(true);

    const before = (await logLines(cwd)).length;
    const refused = await run('deploy');
    expect([refused.code, refused.out]).toEqual([1, '']);
    expect(refused.err).toContain(`\`${name}\` was changed in the org since the last deploy`);
    expect(refused.err).toContain('--force');
    expect(await writesSince(cwd, before)).toBe(0);
    const forced = await run('deploy', '--force');
    expect(forced).toMatchObject({ code: 0, err: '' });
    expect(forced.out.split('\n')[0]).toBe('diagnose-first:1 is deployed: 1 rule updated.');
    expect((await run('deploy')).out).toContain('nothing changed');
  }, 180_000);

  test('SIGTERM ends it cleanly, and the gates still hold after a restart', async () => {
    started.child.kill('SIGTERM');
    expect((await started.ended).code).toBe(0);
    expect(existsSync(join(cwd, '.diagnose', 'org.json'))).toBe(false);
    expect((await run('sync')).code).toBe(3);
    started = await startOrg(['--port', '0', '--token', 'a-token-of-mine'], { cwd });
    seller = await restAs(cwd, 'seller');
    const { users } = await orgJson(cwd);
    expect(users['seller']!.accessToken).toBe('a-token-of-mine');
    const { Id } = await deal('Qualification');
    expect((await seller.update('Opportunity', Id, { StageName: 'Value Proposition' })).status).toBe(400);
    const page = await run('report', '--out', join('no', 'such', 'folder.html'));
    expect(page).toEqual({
      code: 2,
      out: '',
      err: 'The file `no/such/folder.html` cannot be written: its folder does not exist.\n',
    });
    const busy = await run('org', 'reset');
    expect([busy.code, busy.err]).toEqual([2, expect.stringContaining('is running')]);
    const second = await run('org', 'start', '--port', '0');
    expect([second.code, second.err.trim().split('\n')]).toEqual([2, [expect.stringContaining('Another local org')]]);
  }, 180_000);
});
