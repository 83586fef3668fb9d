import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openOrg } from '../../src/local-org/org/open.ts';
import type { OpenedOrg } from '../../src/local-org/org/open.ts';
import { deployApp } from './seed/app.ts';
import { seedCommand } from './seed/command.ts';
import { fillOrg } from './seed/fill.ts';
import { randomStream } from './seed/random.ts';
import { dataTables } from './tables.ts';

const TODAY = '2026-01-01';
const orgs: OpenedOrg[] = [];
const folders: string[] = [];

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'seed-'));
  folders.push(made);
  return made;
}

async function orgWithApp(): Promise<OpenedOrg> {
  const org = openOrg({ dataDir: ':memory:', clock: () => new Date(`${TODAY}T12:00:00Z`) });
  orgs.push(org);
  await deployApp(org);
  return org;
}

function rowsOf(org: OpenedOrg, table: string): Record<string, unknown>[] {
  return org.database.prepare(`SELECT * FROM "${table}" ORDER BY 1`).all();
}

/** As `rowsOf`, without what differs in each local org: its own id. */
function comparable(org: OpenedOrg, table: string): Record<string, unknown>[] {
  return rowsOf(org, table).map((row) => (table === 'Organization' ? { ...row, Id: 'its own' } : row));
}

afterAll(() => {
  for (const org of orgs) org.close();
  for (const path of folders) rmSync(path, { recursive: true, force: true });
});

describe('the big org', () => {
  let big: OpenedOrg;
  beforeAll(async () => {
    big = await orgWithApp();
    fillOrg(big, { deals: 2000, seed: 1, today: TODAY });
  }, 180_000);

  test('saving in large chunks gives row by row what saving one by one gives', async () => {
    const slow = await orgWithApp();
    fillOrg(slow, { deals: 2000, seed: 1, today: TODAY, chunk: 1 });
    const tables = dataTables(big.database);
    expect(tables).toEqual(dataTables(slow.database));
    expect(tables).toEqual(expect.arrayContaining(['Opportunity', 'OpportunityHistory', 'DF_Answer__c']));
    for (const table of tables) expect([table, comparable(big, table)]).toEqual([table, comparable(slow, table)]);
  }, 120_000);

  test('each deal holds the sums of its own answers and pains', () => {
    const weight: Record<string, number> = { situation: 1, 'economic buyer': 2, timeline: 1 };
    const level: Record<string, number> = { Assumed: 1, Heard: 2, Quoted: 3, Confirmed: 4 };
    const points = new Map<unknown, number>();
    for (const row of rowsOf(big, 'DF_Answer__c')) {
      const worth = (weight[String(row.Concept__c)] ?? 3) * (level[String(row.Evidence__c)] ?? 0);
      points.set(row.Opportunity__c, (points.get(row.Opportunity__c) ?? 0) + worth);
    }
    const impact = new Map<unknown, number>();
    for (const row of rowsOf(big, 'DF_Pain_Point__c')) {
      const counts = (level[String(row.Evidence__c)] ?? 0) >= 3;
      impact.set(
        row.Opportunity__c,
        (impact.get(row.Opportunity__c) ?? 0) + (counts ? Number(row.Impact_Likely__c) : 0),
      );
    }
    const deals = rowsOf(big, 'Opportunity');
    expect(points.size).toBeGreaterThan(150);
    expect(deals.map((row) => [row.Id, row.DF_Answer_Points__c, row.DF_Impact_Quoted__c])).toEqual(
      deals.map((row) => [row.Id, points.get(row.Id) ?? 0, impact.get(row.Id) ?? 0]),
    );
  });

  test('every deal has one history row with its stage, and dates on the right side of today', () => {
    const rows = big.database
      .prepare(
        `SELECT o."Id" AS id, count(h."Id") AS history, max(h."StageName" = o."StageName") AS same,
           (o."StageName" LIKE 'Closed%') = (o."CloseDate" < ?) AS right FROM "Opportunity" o
         LEFT JOIN "OpportunityHistory" h ON h."OpportunityId" = o."Id" GROUP BY o."Id"`,
      )
      .all(TODAY);
    expect(rows).toHaveLength(2000);
    expect(rows.filter((row) => row.history !== 1 || row.same !== 1 || row.right !== 1)).toEqual([]);
  });

  test('more deals leave the first ones as they are, and another seed makes others', async () => {
    const more = await orgWithApp();
    fillOrg(more, { deals: 2025, seed: 1, today: TODAY });
    const names = (org: OpenedOrg): unknown[] =>
      rowsOf(org, 'Opportunity').map((row) => [row.Name, row.StageName, row.Amount, row.CreatedDate]);
    expect(names(more).slice(0, 2000)).toEqual(names(big));
    const other = await orgWithApp();
    fillOrg(other, { deals: 2000, seed: 2, today: TODAY });
    expect(names(other)).not.toEqual(names(big));
  }, 180_000);
});

test('the numbers of a stream are the same on every machine, spread evenly, and no two streams alike', () => {
  const random = randomStream(1, 0);
  expect(Array.from({ length: 4 }, () => random.int(1000))).toEqual([225, 221, 645, 476]);
  const counts = new Array<number>(10).fill(0);
  for (let stream = 0; stream < 10_000; stream += 1) counts[randomStream(7, stream).int(10)]! += 1;
  for (const count of counts) expect(count).toBeGreaterThan(900);
  const firsts = Array.from({ length: 10_000 }, (_, stream) => randomStream(1, stream).int(2 ** 32));
  expect(new Set(firsts).size).toBe(10_000);
});

describe('npm run seed:big', () => {
  async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
    let out = '';
    let err = '';
    const code = await seedCommand(args, {
      out: (line) => (out += `${line}\n`),
      err: (text) => (err += text),
      terminal: true,
    });
    return { code, out, err };
  }

  test('fills a folder, shows how far it is, and leaves an org there alone', async () => {
    const data = join(folder(), 'new');
    const first = await run('--data', data, '--deals', '300');
    expect([first.code, first.err]).toEqual([0, '\r300 of 300 deals\n']);
    expect(first.out).toMatch(/^Opportunity: 300$/m);
    const size = statSync(join(data, 'org.sqlite')).size;
    const again = await run('--data', data, '--deals', '300');
    expect([again.code, statSync(join(data, 'org.sqlite')).size]).toEqual([2, size]);
    expect(again.err).toContain('holds an org already');
  }, 180_000);

  test.each([
    [['--deals', '0'], '`0` is not a number from 1 to 5000000'],
    [['--deals', '1e6'], '`1e6` is not a number'],
    [['--today', '2026-02-30'], '`2026-02-30` is not a day'],
    [['--seed', 'x'], '`x` is not a whole number'],
    [['--nonsense'], 'nonsense'],
  ])('%p is refused with a sentence', async (args, sentence) => {
    const data = folder();
    const answer = await run('--data', data, ...args);
    expect([answer.code, answer.out]).toEqual([2, '']);
    expect(answer.err).toContain(sentence);
  });
});
