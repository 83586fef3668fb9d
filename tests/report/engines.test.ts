import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { computeReport } from '../../src/report/compute.ts';
import type { Report } from '../../src/report/index.ts';
import { writeParquet } from '../../src/report/parquet.ts';
import { root } from '../with-started-org.ts';
import { NOW, pipelineOf, PLAYBOOKS, TODAY } from './support/random-pipeline.ts';
import { reportOfRecords, tablesOf } from './support/records.ts';

const DOCS = readFileSync(join(root, 'docs/engines.md'), 'utf8');

/** The queries that the docs have for DuckDB, over files in the folder. */
function queriesOver(folder: string): readonly string[] {
  const section = /### DuckDB\n([\s\S]*?)\n### /.exec(DOCS)?.[1] ?? '';
  return [...section.matchAll(/```sql\n([\s\S]*?)```/g)].map(([, sql = '']) => sql.replaceAll('lake/', `${folder}/`));
}

let folder: string;
let report: Report;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'engines-'));
  const by = { playbooks: PLAYBOOKS, now: NOW, today: TODAY };
  const made = await reportOfRecords(tablesOf(pipelineOf(4)), by, async (connection) => {
    await computeReport(connection, { playbooks: PLAYBOOKS, reviews: [], now: NOW, today: TODAY, org: 'x' });
    await writeParquet(connection, folder);
  });
  report = made.report;
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** The rows of a query in a database of its own, which has nothing but the files. */
async function ask(sql: string): Promise<readonly unknown[][]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    return (await connection.runAndReadAll(sql)).getRowsJson() as unknown[][];
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

test('the queries of docs/engines.md for DuckDB find in the Parquet files what the report has', async () => {
  const [open, lacking, heard, ...more] = queriesOver(folder);
  expect(more).toEqual([]);
  const { openDeals, openAmount } = report.totals;
  const rows = await ask(open!);
  expect(rows.map(([org, day, deals, amount]) => [org, day, Number(deals), Number(amount)])).toEqual([
    ['o', TODAY, openDeals, openAmount],
  ]);
  const missing = await ask(lacking!);
  // The report counts them at the deal's next gate, the query at the gate that asks.
  const bySentence = new Map<string, number>();
  for (const { playbook, sentence, deals } of report.missing)
    bySentence.set(`${playbook} ${sentence}`, (bySentence.get(`${playbook} ${sentence}`) ?? 0) + deals);
  expect(
    missing.map(([code, , sentence, deals]) => `${String(code)} ${String(sentence)} ${String(deals)}`).sort(),
  ).toEqual([...bySentence].map(([key, deals]) => `${key} ${deals}`).sort());
  expect(missing.length).toBeGreaterThan(0);
  const states = (await ask(heard!)).map(
    ([concept, state, deals]) => `${String(concept)} ${String(state)} ${String(deals)}`,
  );
  const counted = report.outcome.questions.flatMap(({ question, heard: known, notHeard, unknown, placeholder }) => {
    const all = { heard: known, 'not heard': notHeard, unknown, placeholder };
    return Object.entries(all).flatMap(([state, deals]) => (deals === 0 ? [] : [`${question} ${state} ${deals}`]));
  });
  expect(states).toEqual([...counted].sort());
  // Each question of the playbook is known on some deals and unknown on others.
  expect(states.length).toBeGreaterThan(12);
});

test('no column has a point in its name, and org and day are folders only', async () => {
  const tables = readdirSync(folder);
  for (const table of ['Opportunity', 'Lacking', 'Criterion', 'ClosedDeal', 'AnswerState', 'DF_Prescription__c'])
    expect(tables).toContain(table);
  const named = await ask(`SELECT DISTINCT name FROM parquet_schema('${folder}/*/*/*/*.parquet')`);
  const names = named.map(([name]) => String(name));
  expect(names).toEqual(expect.arrayContaining(['Account_Name', 'RecordType_DeveloperName', 'UserRole_Name']));
  expect(names.filter((name) => /[^\w]|^(Org|day)$/.test(name))).toEqual([]);
});

test('the page names the engines whose queries were not run', () => {
  const engines = [...DOCS.matchAll(/^### (\w+)$/gm)].map(([, engine = '']) => engine);
  const unrun = /Those for ([^.]+?) were written after the manuals/.exec(DOCS)?.[1]?.split(/, | and /);
  expect(engines).toEqual(['DuckDB', ...(unrun ?? [])]);
});
