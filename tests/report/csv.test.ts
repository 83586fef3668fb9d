import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { reportFiles, type Report } from '../../src/report/index.ts';
import { computeOutcomes } from '../../src/report/outcome/index.ts';

const HOSTILE = [
  '=HYPERLINK("https://evil.test","Open")',
  '+1+cmd|calc!A0',
  '-2+3',
  '@SUM(A1:A9)',
  '\t=1+1',
  '\r=1+1',
  ' =1+1',
  '＝1+1',
  'He said "no", twice\nand left',
  'Plain, with a comma',
  '',
];

/** A report with these names of deals at risk; nothing else of it is read. */
function reportWith(names: readonly string[]): Report {
  const empty = new Proxy({} as Report, { get: () => [] });
  const atRisk = names.map((deal, index) => ({
    id: `${index}`,
    deal,
    amount: -1.5,
    unknown: ['=A1', 'b'],
    owner: null,
  }));
  const outcome = computeOutcomes({ deals: [], answers: [] });
  return new Proxy(empty, { get: (_target, name) => (name === 'atRisk' ? atRisk : name === 'outcome' ? outcome : []) });
}

const textOf = (names: readonly string[]): string =>
  reportFiles(reportWith(names)).find(({ name }) => name === 'atRisk.csv')?.text ?? '';

test('no cell of a CSV file begins with what a spreadsheet runs, and a database reads the texts as they were', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'csv-'));
  const file = join(folder, 'atRisk.csv');
  writeFileSync(file, textOf(HOSTILE));
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    const reader = await connection.runAndReadAll(
      `SELECT deal, unknown, amount FROM read_csv('${file}', header = true, all_varchar = true, nullstr = 'none', quote = '"', escape = '"', new_line = '\\r\\n')`,
    );
    const rows = reader.getRowsJson() as (string | null)[][];
    expect(rows).toHaveLength(HOSTILE.length);
    rows.forEach(([deal], index) => {
      const wanted = HOSTILE[index] ?? '';
      expect(deal ?? '').not.toMatch(/^\s*[=+\-@＝]/);
      expect((deal ?? '').replace(/^'/, '')).toBe(wanted);
    });
    // A negative number stays a number.
    expect(rows.map(([, unknown, amount]) => [unknown, amount])).toEqual(HOSTILE.map(() => ["'=A1; b", '-1.5']));
  } finally {
    connection.closeSync();
    instance.closeSync();
    rmSync(folder, { recursive: true });
  }
});

test('each list is a file of its own, empty where there is nothing', () => {
  const files = reportFiles(reportWith([]));
  expect(files.map(({ name }) => name)).toContain('heat.csv');
  expect(files.length).toBe(24);
  // Without closed deals there are still the comparisons that could be made.
  const empty = files.filter(({ name }) => name !== 'outcomeComparisons.csv');
  expect(empty.every(({ text }) => text === '\r\n' || text === '')).toBe(true);
});
