/** Run by itself in a process with nothing else in it: one piece of work over a generated pipeline, measured; prints a `PipelineFigures` as JSON. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { keepHeapSmall } from '../../../src/cli/small-heap.ts';
import { decisionsSql, sqlColumns } from '../../../src/playbook/index.ts';
import { shownQueries } from '../../../src/report/figures.ts';
import { reportOfSnapshots, reportPage } from '../../../src/report/index.ts';
import { judgeOrgs } from '../../../src/report/pipeline.ts';
import { openPipeline } from '../../../src/report/read/index.ts';
import { loadSnapshot } from '../../../src/report/snapshot-load.ts';
import { writeSnapshot } from '../../../src/report/snapshot.ts';
import { whatIf } from '../../../src/report/what-if/index.ts';
import { peakMegabytes } from '../peak.ts';
import type { PipelineFigures, PipelineWork } from './figures.ts';
import { generatePipeline, shippedPlaybook } from './generate.ts';

const [work = 'html', folder = '', count = '0'] = process.argv.slice(2);
const snapshots = join(folder, 'snapshots');
const attempts = join(folder, 'attempts.parquet');
/** What was prepared, and the work that is measured. */
type Prepared = () => Promise<Partial<PipelineFigures>>;

async function opened(): Promise<DuckDBConnection> {
  return (await openPipeline()).connection;
}

async function snapshot(): Promise<Prepared> {
  const connection = await opened();
  const org = await generatePipeline(connection, Number(count));
  await judgeOrgs(connection, [org], {});
  return async () => {
    await writeSnapshot(connection, org, snapshots);
    return {};
  };
}

/** The queries of the page over the same files, and nothing done with what they find. */
const bare = async (): Promise<Prepared> => async () => {
  const connection = await opened();
  const org = await loadSnapshot(connection, snapshots);
  await judgeOrgs(connection, [org], {});
  await connection.run('SET VARIABLE listed = 10000');
  for (const { id, text } of shownQueries()) {
    if (id === 'views' || id === 'moved') continue;
    await connection.run(text, text.includes('$noDecision') ? { noDecision: 'no decision', historyFrom: null } : {});
  }
  return {};
};

const html = async (): Promise<Prepared> => async () => {
  const page = reportPage(await reportOfSnapshots([snapshots], undefined));
  writeFileSync(join(folder, 'report.html'), page);
  return { bytes: Buffer.byteLength(page) };
};

async function what(): Promise<Prepared> {
  const connection = await opened();
  const { key: org, at: now, day: today } = await loadSnapshot(connection, snapshots);
  return async () => {
    const { open } = await whatIf(connection, {
      org,
      now,
      today,
      zone: 'UTC',
      playbook: shippedPlaybook(),
      named: new Set(),
    });
    return { stopped: open.stoppedBy.reduce((sum, { deals }) => sum + deals, 0) };
  };
}

/** Attempts as a warehouse has them, in one file. */
async function decide(): Promise<Prepared> {
  const connection = await opened();
  const playbook = shippedPlaybook();
  const columns = sqlColumns(playbook).map(([name, type]) => `${valueOf(name, type)} AS "${name}"`);
  await connection.run(
    `COPY (SELECT ${columns.join(', ')} FROM range(${count}) AS one(i)) TO '${attempts}' (FORMAT parquet)`,
  );
  return async () => {
    await connection.run(`CREATE TEMP VIEW Attempt AS FROM read_parquet('${attempts}')`);
    const found = await connection.runAndReadAll(
      `SELECT count(*) FILTER (outcome = 'blocked')::INTEGER FROM (${decisionsSql(playbook, 'Attempt')})`,
    );
    return { stopped: Number(found.getRowsJson()[0]![0]) };
  };
}

function valueOf(name: string, type: string): string {
  const stages = shippedPlaybook().stages.map((stage) => `'${stage}'`);
  const stage = (salt: number): string => `[${stages.join(', ')}][1 + (hash(i, ${salt}) % ${stages.length})::INTEGER]`;
  const values: Readonly<Record<string, string>> = {
    Id: "'D' || i",
    StageName: stage(1),
    $prior: stage(2),
    CreatedDate: "TIMESTAMP '2026-06-01 00:00:00'",
    $now: "TIMESTAMP '2026-11-30 08:00:00'",
    $today: "DATE '2026-11-30'",
    DF_Answers_A__c: '((hash(i, 3) % 5) * 1111111111)::DOUBLE',
    DF_Desired_Outcome__c: "CASE WHEN i % 2 = 0 THEN 'filled' END",
  };
  if (values[name] !== undefined) return values[name];
  if (type === 'DOUBLE') return '(hash(i, 4) % 3)::DOUBLE';
  return type === 'BOOLEAN' ? 'false' : `NULL::${type}`;
}

const WORK: Readonly<Record<PipelineWork, () => Promise<Prepared>>> = { snapshot, bare, html, what, decide };
const run = await WORK[work as PipelineWork]();
// As the commands do.
keepHeapSmall();
const started = performance.now();
const before = process.cpuUsage();
const more = await run();
const { user, system } = process.cpuUsage(before);
const figures: PipelineFigures = {
  seconds: (performance.now() - started) / 1000,
  cpuSeconds: (user + system) / 1e6,
  peakMegabytes: peakMegabytes(),
  ...more,
};
process.stdout.write(`${JSON.stringify(figures)}\n`);
