import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeBenchOrg } from './benchOrg.ts';
import type { BenchOrg } from './benchOrg.ts';
import { allPairs, benchCommand } from './command.ts';
import { gateFigures } from './gates/figures.ts';
import { measure, quantile } from './measure.ts';
import { lines, markdown, thisMachine } from './report.ts';
import { openTotals } from './saves.ts';
import { textFigures } from './texts/figures.ts';

describe('measuring', () => {
  test('the ratio of a pair is that of its two sides, and they alternate', () => {
    let clock = 0;
    const order: string[] = [];
    const measured = measure(
      {
        name: 'thrice',
        aim: { times: 2, plusMicros: 20 },
        org: () => {
          order.push('org');
          clock += 3;
        },
        bare: () => {
          order.push('bare');
          clock += 1;
        },
      },
      { rounds: 4, roundMillis: 1, now: () => clock },
    );
    expect(measured).toMatchObject({ orgMicros: 3000, bareMicros: 1000, ratio: 3, low: 3, high: 3, met: false });
    expect(order.slice(-8)).toEqual(['org', 'bare', 'bare', 'org', 'org', 'bare', 'bare', 'org']);
  });

  test('the aim allows a fixed part in addition to the multiple', () => {
    let clock = 0;
    const cost = (millis: number) => () => void (clock += millis);
    const of = (plusMicros: number): boolean | undefined =>
      measure(
        { name: 'x', aim: { times: 2, plusMicros }, org: cost(3), bare: cost(1) },
        { rounds: 2, roundMillis: 1, now: () => clock },
      ).met;
    expect([of(999), of(1000)]).toEqual([false, true]);
  });

  test('one slow round does not move a median', () => {
    expect(quantile([3, 1, 2, 1000, 2], 0.5)).toBe(2);
    expect(quantile([1, 2, 3, 4, 5], 0.25)).toBe(2);
  });
});

describe('the two sides of each pair', () => {
  let folder: string;
  let bench: BenchOrg;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'bench-'));
    bench = await makeBenchOrg(folder, 3000);
  }, 180_000);
  afterAll(() => {
    bench.org.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('read the same rows', () => {
    const reads = allPairs(bench).filter((pair) => /SOQL|formula/.test(pair.name));
    expect(reads.length).toBeGreaterThan(5);
    for (const pair of reads) {
      for (const n of [0, 1, 2, 27, 30]) expect([pair.name, pair.org(n)]).toEqual([pair.name, pair.bare(n)]);
    }
    const found = reads.filter((pair) => (pair.org(1) as unknown[]).length > 0);
    expect(found.length).toBeGreaterThan(4);
  });

  test('write the same number of rows of the same kind', () => {
    const tables = ['Opportunity', 'OpportunityHistory', 'DF_Answer__c', '~change'];
    const counts = (): number[] =>
      tables.map((table) => Number(bench.org.database.prepare(`SELECT count(*) AS n FROM "${table}"`).get()?.n));
    const added = (work: () => unknown): number[] => {
      const before = counts();
      work();
      return counts().map((after, i) => after - before[i]!);
    };
    const saves = allPairs(bench).filter((pair) => !/SOQL|formula/.test(pair.name));
    expect(saves.length).toBeGreaterThan(4);
    for (const pair of saves) {
      // The same pair twice: neither side may find that nothing is left to change.
      pair.org(0);
      pair.bare(0);
      const byOrg = added(() => pair.org(0));
      expect([pair.name, byOrg]).toEqual([pair.name, added(() => pair.bare(0))]);
      expect(byOrg[3]).toBeGreaterThan(0);
    }
  });

  test('come to the same roll-ups', () => {
    const totals = openTotals(bench.org.database);
    const deals = bench.org.database
      .prepare('SELECT * FROM "Opportunity" WHERE "Id" IN (SELECT "Opportunity__c" FROM "DF_Answer__c")')
      .all();
    expect(deals.length).toBeGreaterThan(100);
    for (const deal of deals) expect(deal).toMatchObject(totals(String(deal.Id)));
  });

  test('are not worlds apart: a save takes less than 60 times, a query that was seen less than 60 times and 2 ms', () => {
    for (const pair of allPairs(bench)) {
      const { name, orgMicros, bareMicros } = measure(pair, { rounds: 5, roundMillis: 2 });
      expect([name, orgMicros < 60 * bareMicros + 2000]).toEqual([name, true]);
    }
  }, 180_000);
});

test('a report contains on what it was measured and has a line for each pair', () => {
  const results = [
    {
      name: 'a read',
      orgMicros: 30,
      bareMicros: 10,
      ratio: 3,
      low: 2.9,
      high: 3.2,
      aim: { times: 2, plusMicros: 20 },
      met: true,
    },
    {
      name: 'a save',
      orgMicros: 2500,
      bareMicros: 100,
      ratio: 25,
      low: 24,
      high: 26,
      aim: { times: 5, plusMicros: 0 },
      met: false,
    },
  ];
  const memory = [{ deals: 1_000_000, steps: [{ step: 'open the org', milliseconds: 1500, megabytes: 120.4 }] }];
  const machine = { ...thisMachine(), cpu: 'A CPU', load: 0.4 };
  const text = markdown({ date: '2026-01-02', commit: 'abc1234', machine, deals: 100_000, results, memory });
  expect(text).toContain('# Bench of 2026-01-02, commit abc1234');
  expect(text).toContain(`Node ${process.versions.node}, SQLite ${process.versions.sqlite}; load before the run 0.4.`);
  expect(text).toMatch(/\| a read +\| 30\.0 µs +\| 10\.0 µs +\| 3\.00 \(2\.90–3\.20\) +\| 2× \+ 20 µs \| yes \|/);
  expect(text).toMatch(/\| a save +\| 2\.50 ms +\| 100\.0 µs +\| 25\.00 \(24\.00–26\.00\) \| 5× +\| no +\|/);
  expect(text).toMatch(/\| open the org \| 1\.50 s \| 120 MB +\|/);
  expect(lines({ results, memory })).toHaveLength(4);
});

test('gates are judged alike by all contestants, and each line has its figure', async () => {
  const gates = await gateFigures(3000, 2);
  expect(
    gates.figures.map(({ name, nanos, otherNanos, ratio }) => [name, nanos > 0, otherNanos > 0, ratio > 0]),
  ).toEqual(
    [
      'SQL: as many times as json-rules-engine',
      'evaluator: as many times as json-rules-engine',
      'evaluator: as many times as zen-engine',
      'evaluator: as many times as cedar-wasm',
      'SQL: as many times as zen-engine',
      'SQL: as many times as cedar-wasm',
      'SQL: as many times as the evaluator',
      'by hand: as many times as the evaluator',
    ].map((name) => [name, true, true, true]),
  );
  expect(gates.queries.map(({ seconds, met }) => [seconds > 0, met])).toEqual([
    [true, true],
    [true, true],
  ]);
  const text = markdown({ date: 'd', commit: 'c', machine: thisMachine(), deals: 1, results: [], memory: [], gates });
  expect(text).toContain('## Gates over 3,000 attempts');
  expect(text).toMatch(
    /\| SQL: as many times as json-rules-engine +\| \d[^|]+\| \d[^|]+\| \d[^|]+\| at least 300× \| (yes|no) +\|/,
  );
  expect(text).toMatch(/\| DuckDB: the outcome of each attempt +\| [\d.]+ (ms|s) +\| under 1 s \| yes \|/);
  expect(lines({ results: [], memory: [], gates })).toHaveLength(11);
}, 180_000);

test('texts are checked next to compromise, faster than it', () => {
  const texts = textFigures(3, 12);
  expect(texts.figures.map(({ aim }) => aim)).toEqual([20, undefined, undefined, 5, undefined, undefined]);
  for (const { name, texts: count, speed, otherSpeed, ratio } of texts.figures)
    expect([name, count > 0, speed > 0, otherSpeed > 0, ratio > 1]).toEqual([name, true, true, true, true]);
  const text = markdown({ date: 'd', commit: 'c', machine: thisMachine(), deals: 1, results: [], memory: [], texts });
  expect(text).toContain('## Texts');
  expect(text).toMatch(
    /\| placeholders in answers, and compromise \(\d+ texts of \d+\) +\| [\d.]+ MB\/s +\| [\d.]+ MB\/s +\| [^|]+ \| at least 20 MB\/s \| (yes|no) +\|/,
  );
  expect(lines({ results: [], memory: [], texts })).toHaveLength(7);
}, 180_000);

test('npm run bench refuses what it does not know, with its usage', async () => {
  let err = '';
  const io = { out: () => undefined, err: (text: string) => void (err += text), terminal: false };
  expect(await benchCommand(['--fast'], io)).toBe(2);
  expect(err).toContain('--big');
});
