import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { decisionsSql, gatesSql, sqlColumns } from '../../../src/playbook/index.ts';
import type { Attempt, CompiledPlaybook } from '../../../src/playbook/index.ts';

/** A query over all records: its name, the best of some runs in seconds, and what it answered. */
export interface Answered {
  readonly name: string;
  readonly seconds: number;
  readonly rows: unknown;
}

const ROWS_AT_ONCE = 50_000;
const RUNS = 5;

async function load(connection: DuckDBConnection, playbook: CompiledPlaybook, all: readonly Attempt[]): Promise<void> {
  const columns = sqlColumns(playbook, 'attempts');
  await connection.run(`CREATE TABLE attempts (${columns.map(([name, type]) => `"${name}" ${type}`).join(', ')})`);
  const special: Readonly<Record<string, string | boolean>> = {
    CreatedDate: '2024-05-05 10:00:00',
    $prior: 'First',
    $new: false,
    $now: '2026-11-21 09:30:00',
    $bypass: false,
  };
  const shape = JSON.stringify([Object.fromEntries(columns)]);
  for (let start = 0; start < all.length; start += ROWS_AT_ONCE) {
    const rows = all
      .slice(start, start + ROWS_AT_ONCE)
      .map(({ record }) => Object.fromEntries(columns.map(([name]) => [name, special[name] ?? record[name] ?? null])));
    await connection.run(
      `INSERT INTO attempts SELECT record.* FROM (SELECT unnest(from_json($rows, '${shape}')) AS record)`,
      { rows: JSON.stringify(rows) },
    );
  }
}

/** The three questions that the service asks of all deals, each over all records. Loading them is not timed. */
export async function inDuckDb(playbook: CompiledPlaybook, all: readonly Attempt[]): Promise<readonly Answered[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const timed = async (name: string, query: string): Promise<Answered> => {
    let seconds = Infinity;
    let rows: unknown;
    for (let run = 0; run < RUNS; run += 1) {
      const start = performance.now();
      const answer = await connection.runAndReadAll(query);
      seconds = Math.min(seconds, (performance.now() - start) / 1000);
      rows = answer.getRowsJson();
    }
    return { name, seconds, rows };
  };
  try {
    await load(connection, playbook, all);
    const decisions = decisionsSql(playbook, 'attempts');
    const outcomes = await timed(
      'DuckDB: the outcome of each attempt',
      `SELECT outcome, count(*)::INTEGER FROM (${decisions}) GROUP BY 1 ORDER BY 1`,
    );
    const lists = await timed(
      'DuckDB: and the list of what is missing',
      `SELECT sum(len(unmet))::INTEGER FROM (${decisions})`,
    );
    await connection.run(`UPDATE attempts SET "StageName" = 'First'`);
    const gates = await timed(
      'DuckDB: every gate of every deal, with lists',
      `SELECT sum(len(unmet))::INTEGER FROM (${gatesSql(playbook, 'attempts')})`,
    );
    return [outcomes, lists, gates];
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
