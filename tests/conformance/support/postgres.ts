import type { Client } from 'pg';
import { columnType, decisionsSql, sqlColumns } from '../../../src/playbook/backends/sql/sql.ts';
import { sqlName } from '../../../src/playbook/backends/sql/text.ts';
import type { Attempt, CompiledPlaybook } from '../../../src/playbook/index.ts';
import { attemptRows, inOrder, type Decided, type DecidedRow } from './attempt-rows.ts';

/** Decides attempts by the SQL backend's query for PostgreSQL, all in one query; the answers are in their order. */
export async function decideInPostgres(
  client: Client,
  playbook: CompiledPlaybook,
  attempts: readonly Attempt[],
): Promise<readonly Decided[]> {
  const columns = sqlColumns(playbook).map(([name, type]) => `${sqlName(name)} ${columnType(type, 'postgres')}`);
  const shape = columns.join(', ');
  await client.query(`DROP TABLE IF EXISTS attempts; CREATE TEMP TABLE attempts (${shape})`);
  await client.query(`INSERT INTO attempts SELECT * FROM json_to_recordset($1::json) AS record(${shape})`, [
    JSON.stringify(attemptRows(playbook, attempts)),
  ]);
  const { rows } = await client.query<DecidedRow>(decisionsSql(playbook, 'attempts', 'postgres'));
  return inOrder(rows);
}
