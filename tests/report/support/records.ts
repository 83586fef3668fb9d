import type { DuckDBConnection } from '@duckdb/node-api';
import { sqlColumns, type CompiledPlaybook } from '../../../src/playbook/index.ts';
import { computeReport } from '../../../src/report/compute.ts';
import { sqlText } from '../../../src/report/figures.ts';
import { judgePipeline } from '../../../src/report/gates/index.ts';
import type { Report } from '../../../src/report/index.ts';
import { openPipeline } from '../../../src/report/read/index.ts';
import { insertRecords } from '../../../src/report/read/rows.ts';
import { objectTables } from '../../../src/report/read/tables.ts';
import type { Rec, Records } from './naive.ts';

/** When and by what a written pipeline is judged. Its zone is UTC. */
export interface JudgeBy {
  readonly playbooks: readonly CompiledPlaybook[];
  /** ISO date-time, and ISO date. */
  readonly now: string;
  readonly today: string;
}

/** The report over records as REST answers them, by object, with what `ask` reads of the tables. All users may be named. */
export async function reportOfRecords<T>(
  records: Readonly<Record<string, readonly Rec[]>>,
  { playbooks, now, today }: JudgeBy,
  ask: (connection: DuckDBConnection) => Promise<T>,
): Promise<{ readonly report: Report; readonly asked: T }> {
  const { connection, close } = await openPipeline();
  try {
    await fillRecords(connection, records, playbooks);
    const org = { url: 'https://x.test', today };
    await connection.run(
      "INSERT INTO Organization (Org, Url, Today, Zone, Currency) VALUES ('o', $url, $today::DATE, 'UTC', 'EUR')",
      org,
    );
    await judgePipeline(connection, { org: 'o', playbooks, now, today, zone: 'UTC' });
    await connection.run(sqlText('views'));
    await connection.run('INSERT INTO Named SELECT Org, Id FROM "User"');
    const asked = await ask(connection);
    return { report: await computeReport(connection, { playbooks, reviews: [], now, today, org: org.url }), asked };
  } finally {
    close();
  }
}

/** The records by object, as the tables of the pipeline have them. */
export function tablesOf({
  users,
  stages,
  deals,
  answers,
  pains,
  overrides,
  history,
}: Records): Readonly<Record<string, readonly Rec[]>> {
  const tables = { User: users, OpportunityStage: stages, Opportunity: deals, OpportunityHistory: history };
  return { ...tables, DF_Answer__c: answers, DF_Pain_Point__c: pains, DF_Gate_Override__c: overrides };
}

/** Fills tables of the pipeline with records as REST answers them, by object, as those of the org `o` or another. */
export async function fillRecords(
  connection: DuckDBConnection,
  records: Readonly<Record<string, readonly Rec[]>>,
  playbooks: readonly CompiledPlaybook[],
  org = 'o',
): Promise<void> {
  await addColumns(connection, playbooks);
  for (const { object, columns } of await objectTables(connection))
    await insertRecords(connection, object, records[object] ?? [], { org, columns });
}

/** The columns that the compiled queries read, as `readPipeline` adds them. */
async function addColumns(connection: DuckDBConnection, playbooks: readonly CompiledPlaybook[]): Promise<void> {
  const [deal] = (await objectTables(connection)).filter(({ object }) => object === 'Opportunity');
  const present = new Set(deal?.columns.map(({ name }) => name.toLowerCase()));
  const columns = new Map<string, string>();
  for (const [name, type] of playbooks.flatMap(sqlColumns)) {
    if (name.startsWith('$day ')) columns.set(name.slice('$day '.length), 'TIMESTAMP');
    else if (!name.startsWith('$')) columns.set(name, type);
  }
  for (const [name, type] of columns)
    if (!present.has(name.toLowerCase())) await connection.run(`ALTER TABLE Opportunity ADD COLUMN "${name}" ${type}`);
}
