import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRequestLog } from '../../src/local-org/index.ts';
import type { Report } from '../../src/report/index.ts';
import { takeLock } from '../../src/sync/run/lock.ts';
import { remove, startOrg, type StartedOrg, type UserName } from '../with-started-org.ts';

/** What a deal team would type: none repeats another, all say something. */
const subjects = ['orders', 'invoices', 'returns', 'quotes', 'stock', 'claims', 'payroll', 'visits'];
const sentence = (index: number) =>
  `Their ${subjects[index % subjects.length]} of line ${index + 1} wait ${index + 2} days for a second signature.`;
const placeholders = ['tbd, ask next week', 'asdfgh jkl', 'xxx xxx', 'to be determined later', 'n.a. for now'];

let org: StartedOrg;

beforeAll(async () => {
  org = await startOrg(['--demo', '--plain', '--today', '2026-11-21']);
}, 180_000);

afterAll(async () => {
  await org.stop();
  remove(org.data);
});

interface Found {
  readonly Review_Kind__c: string | null;
  readonly Review_Detail__c: string | null;
}

/** The status of changing an answer. */
const patch = async (id: string | undefined, fields: object, user: UserName): Promise<number> =>
  (await org.rest('PATCH', `sobjects/DF_Answer__c/${id}`, fields, user)).status;

/** Records of an object written so far by a user, by the request log; reads do not count. */
function writes(user: string, object = 'DF_Answer__c'): number {
  return readRequestLog(org.data)
    .filter((entry) => entry.user?.startsWith(user))
    .flatMap((entry) => Object.values(entry.writes?.[object] ?? {}))
    .reduce((sum, count) => sum + count, 0);
}

describe('sync and report over a real pipeline', () => {
  test('the first sync flags the placeholders and names them, the second writes nothing', async () => {
    const deals = await org.query<{ Id: string }>(
      "SELECT Id FROM Opportunity WHERE StageName = 'Needs Analysis' ORDER BY Id LIMIT 20",
    );
    const answer = (Id: string, concept: string, text: string) => ({
      attributes: { type: 'DF_Answer__c' },
      Opportunity__c: Id,
      Key__c: `${Id}:${concept}`,
      Concept__c: concept,
      Answer__c: text,
      Evidence__c: 'Heard',
    });
    const good = deals.flatMap(({ Id }, index) => [
      answer(Id, 'situation', sentence(index)),
      answer(Id, 'problem', sentence(index + 20)),
    ]);
    const bad = deals.slice(0, 5).map(({ Id }, index) => answer(Id, 'budget', placeholders[index] ?? ''));
    const pains = deals.map(({ Id }, index) => ({
      attributes: { type: 'DF_Pain_Point__c' },
      Opportunity__c: Id,
      Statement__c: sentence(index + 40),
      Evidence__c: 'Heard',
    }));
    expect([good.length, bad.length, pains.length]).toEqual([40, 5, 20]);
    const saved = await org.rest<{ success: boolean; errors: unknown[] }[]>('POST', 'composite/sobjects', {
      allOrNone: false,
      records: [...good, ...bad, ...pains],
    });
    expect(saved.body.filter((result) => !result.success)).toEqual([]);

    const before = writes('integration');
    const standingBefore = writes('integration', 'Opportunity');
    const first = await org.diagnose('sync');
    const written = writes('integration') - before;
    expect(written).toBe(5);
    // Each of the five deals has one text in question now.
    expect(writes('integration', 'Opportunity') - standingBefore).toBe(5);
    for (const text of placeholders) expect(first.stdout).toContain(text);
    const flagged = await org.query<{ Answer__c: string; Review_Reason__c: string | null } & Found>(
      'SELECT Answer__c, Review_Reason__c, Review_Kind__c, Review_Detail__c FROM DF_Answer__c WHERE Review_Flag__c = true',
    );
    expect(flagged.map((row) => row.Answer__c).sort()).toEqual([...placeholders].sort());
    expect(flagged.every((row) => (row.Review_Reason__c ?? '').length > 10)).toBe(true);
    expect(flagged.map((row) => row.Review_Detail__c)).toEqual(flagged.map((row) => row.Answer__c));
    const kinds = flagged.map((row): [string, string | null] => [row.Answer__c, row.Review_Kind__c]);
    expect(Object.fromEntries(kinds)).toMatchObject({ 'asdfgh jkl': 'Keyboard Mash', 'n.a. for now': 'Placeholder' });

    await org.diagnose('sync');
    expect(writes('integration') - before).toBe(written);
    expect(writes('integration', 'Opportunity') - standingBefore).toBe(5);
  }, 180_000);

  test('a flag of an earlier sync gets its kind with the next one, and what a manager reviewed stays as it is', async () => {
    const flagged = await org.query<{ Id: string }>(
      'SELECT Id FROM DF_Answer__c WHERE Review_Flag__c = true ORDER BY Id',
    );
    const [reviewed, ...others] = flagged.map(({ Id }) => Id);
    expect(others).toHaveLength(4);
    const earlier = { Review_Kind__c: null, Review_Detail__c: null };
    for (const id of others) expect(await patch(id, earlier, 'integration')).toBe(204);
    const own = { ...earlier, Review_Reason__c: 'Ask the controller.', Review_Verdict__c: 'Rejected' };
    expect(await patch(reviewed, own, 'manager')).toBe(204);

    const before = writes('integration');
    await org.diagnose('sync');
    expect(writes('integration') - before).toBe(4);
    await org.diagnose('sync');
    expect(writes('integration') - before).toBe(4);
    const found = await org.query<{ Id: string; Review_Reason__c: string } & Found>(
      'SELECT Id, Review_Reason__c, Review_Kind__c, Review_Detail__c FROM DF_Answer__c WHERE Review_Flag__c = true ORDER BY Id',
    );
    expect(found[0]).toMatchObject({ Id: reviewed, ...earlier, Review_Reason__c: own.Review_Reason__c });
    for (const { Review_Kind__c, Review_Detail__c, Review_Reason__c } of found.slice(1)) {
      expect(['Placeholder', 'Keyboard Mash']).toContain(Review_Kind__c);
      expect(Review_Reason__c).toContain(Review_Detail__c);
    }
  }, 180_000);

  test('a seller reads what the review found and cannot write it', async () => {
    const [answer] = await org.query<{ Id: string } & Found>(
      "SELECT Id, Review_Kind__c, Review_Detail__c FROM DF_Answer__c WHERE Review_Kind__c = 'Keyboard Mash' LIMIT 1",
      'seller',
    );
    expect(answer?.Review_Detail__c).toBe('asdfgh jkl');
    expect(await patch(answer?.Id, { Review_Kind__c: 'Echo' }, 'seller')).toBe(400);
    expect(await patch(answer?.Id, { Review_Detail__c: null }, 'seller')).toBe(400);
    expect(await patch(answer?.Id, { Review_Kind__c: 'Contradiction' }, 'integration')).toBe(400);
  }, 180_000);

  test("a copied answer is flagged with the other deal's name", async () => {
    const deals = await org.query<{ Id: string; Name: string }>(
      "SELECT Id, Name FROM Opportunity WHERE StageName = 'Qualification' ORDER BY Id LIMIT 2",
    );
    for (const { Id } of deals) {
      await org.rest('PATCH', `sobjects/DF_Answer__c/Key__c/${Id}:champion`, {
        Opportunity__c: Id,
        Concept__c: 'champion',
        Answer__c: 'The head of logistics argues for the change in every steering meeting.',
        Evidence__c: 'Heard',
      });
    }
    await org.diagnose('sync');
    const flagged = await org.query<{ Review_Reason__c: string } & Found>(
      "SELECT Review_Reason__c, Review_Kind__c, Review_Detail__c FROM DF_Answer__c WHERE Concept__c = 'champion' AND Review_Flag__c = true",
    );
    expect(flagged.length).toBeGreaterThan(0);
    expect(deals.some((deal) => flagged[0]?.Review_Reason__c.includes(deal.Name))).toBe(true);
    expect(deals.map(({ Name }) => `${Name} (champion)`)).toContain(flagged[0]?.Review_Detail__c);
    expect(flagged[0]?.Review_Kind__c).toBe('Repeat');
  }, 180_000);

  test('a second sync of the org ends with exit 3 and the reason; a dry run gives the calls and writes nothing', async () => {
    const [organization] = await org.query<{ Id: string }>('SELECT Id FROM Organization', 'admin');
    const release = takeLock(join(org.data, 'service'), `sync-${organization?.Id}`);
    expect(await org.diagnose('sync')).toEqual({
      code: 3,
      stdout: '',
      stderr: 'Another process syncs this org already, with the same data folder.\n',
    });
    release();
    const [answer] = await org.query<{ Id: string }>(
      "SELECT Id FROM DF_Answer__c WHERE Concept__c = 'situation' AND Review_Flag__c = false LIMIT 1",
    );
    expect(await patch(answer?.Id, { Answer__c: 'asdfgh jkl qwertz' }, 'seller')).toBe(204);
    const before = writes('integration');
    const dry = await org.diagnose('sync', '--dry-run');
    // Similar answers on other deals depend on the changed one.
    expect(dry.stdout).toMatch(/\d+ answers reviewed, 1 records would be written, 0 refused\./);
    expect(dry.stdout).toMatch(/^\d+ API calls so far; writing the records would take 1 more\.$/m);
    expect(writes('integration')).toBe(before);
    await org.diagnose('sync', '--full');
    expect(writes('integration')).toBe(before + 1);
  }, 180_000);

  test("the report's numbers equal those of plain queries", async () => {
    const out = join(org.data, 'report.html');
    const ran = await org.diagnose('report', '--out', out, '--json');
    expect([ran.code, ran.stderr]).toEqual([0, '']);
    const report = JSON.parse(ran.stdout) as {
      totals: { deals: number; openDeals: number; openAmount: number };
      pipeline: { stage: string; deals: number; amount: number }[];
    };
    const byStage = await org.query<{ StageName: string; deals: number; amount: number }>(
      'SELECT StageName, COUNT(Id) deals, SUM(Amount) amount FROM Opportunity GROUP BY StageName',
    );
    expect(byStage.length).toBeGreaterThan(4);
    for (const { StageName, deals, amount } of byStage) {
      const rows = report.pipeline.filter((row) => row.stage === StageName);
      const sum = (pick: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + pick(row), 0);
      expect([StageName, sum((row) => row.deals), sum((row) => row.amount)]).toEqual([StageName, deals, amount]);
    }
    const [open] = await org.query<{ deals: number; amount: number }>(
      'SELECT COUNT(Id) deals, SUM(Amount) amount FROM Opportunity WHERE IsClosed = false',
    );
    expect([report.totals.openDeals, report.totals.openAmount]).toEqual([open?.deals, open?.amount]);

    const html = readFileSync(out, 'utf8');
    expect(html).toMatch(/<html lang="en"/);
    // Links lead to places in the page and to deals in the org; nothing is loaded.
    expect(html).not.toMatch(/src="|<link/);
    const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, link = '']) => link);
    expect(
      links.filter(
        (link) => !link.startsWith('#') && !link.startsWith(`${org.file.instanceUrl}/lightning/r/Opportunity/`),
      ),
    ).toEqual([]);
    expect(links.length).toBeGreaterThan(20);
    expect(html).toContain((open?.deals ?? 0).toLocaleString('en-US'));
  }, 180_000);

  test('the report over chosen deals, as CSV and Parquet; what there is not is named', async () => {
    const folder = join(org.data, 'lists');
    const chosen = await org.diagnose(
      'report',
      '--json',
      '--stage',
      'Qualification',
      '--csv',
      folder,
      '--parquet',
      folder,
    );
    expect([chosen.code, chosen.stderr]).toEqual([0, '']);
    const report = JSON.parse(chosen.stdout) as Report;
    const [stage] = await org.query<{ deals: number }>(
      "SELECT COUNT(Id) deals FROM Opportunity WHERE StageName = 'Qualification'",
    );
    expect([report.totals.openDeals, report.stages.map((line) => line.stage)]).toEqual([
      stage?.deals,
      ['Qualification'],
    ]);
    const list = readFileSync(join(folder, 'openDeals.csv'), 'utf8').split('\r\n');
    expect(list).toHaveLength(report.openDeals.length + 2);
    expect(readdirSync(join(folder, 'Opportunity'))).toEqual([expect.stringMatching(/^Org=00D/)]);

    const wrong = await org.diagnose('report', '--stage', 'Qualifikation');
    expect([wrong.code, wrong.stdout]).toEqual([2, '']);
    expect(wrong.stderr).toContain('The org has no stage `Qualifikation`. There are `Closed Lost`');
    const unknown = await org.diagnose('report', '--playbook', 'nobodys');
    expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('No playbook `nobodys` is live.')]);
    const url = org.file.instanceUrl;
    const twice = await org.diagnose('report', '--orgs', `${url},${url}/`);
    expect([twice.code, twice.stderr]).toEqual([2, expect.stringContaining('is named twice')]);
    const governed = await org.diagnose('report', '--json', '--playbook', 'diagnose-first');
    // Won and lost deals of the demo are older than the playbook.
    const { totals } = JSON.parse(governed.stdout) as Report;
    expect(totals.deals).toBe(totals.openDeals);
  }, 120_000);
});
