import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { decisionsSql, sqlColumns } from '../../../src/playbook/index.ts';
import type { Attempt, CompiledPlaybook } from '../../../src/playbook/index.ts';

/** The two questions about all attempts, each as one query; rows as JSON values. */
export interface AttemptTable {
  /** Outcomes with their counts, in the order of their names. */
  readonly outcomes: () => Promise<readonly (readonly [outcome: string, count: number])[]>;
  /** How many criteria are missing over all attempts; the query makes the list of each. */
  readonly missing: () => Promise<number>;
}

const ROWS_AT_ONCE = 50_000;

async function load(connection: DuckDBConnection, playbook: CompiledPlaybook, all: readonly Attempt[]): Promise<void> {
  const columns = sqlColumns(playbook);
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

/** Loads the attempts into a database in memory for as long as `use` takes. */
export async function withAttemptTable<T>(
  playbook: CompiledPlaybook,
  all: readonly Attempt[],
  use: (table: AttemptTable) => Promise<T>,
): Promise<T> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const decisions = decisionsSql(playbook, 'attempts');
  const rowsOf = async (query: string) => (await connection.runAndReadAll(query)).getRowsJson();
  try {
    await load(connection, playbook, all);
    return await use({
      outcomes: async () =>
        (await rowsOf(`SELECT outcome, count(*)::INTEGER FROM (${decisions}) GROUP BY 1 ORDER BY 1`)) as [
          string,
          number,
        ][],
      missing: async () => Number((await rowsOf(`SELECT sum(len(unmet))::INTEGER FROM (${decisions})`))[0]?.[0] ?? 0),
    });
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
