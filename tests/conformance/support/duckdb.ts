import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import {
  decisionsSql,
  markedSql,
  possibleEntries,
  sqlColumns,
  type SqlColumn,
} from '../../../src/playbook/backends/sql/sql.ts';
import type { Attempt, CompiledPlaybook } from '../../../src/playbook/index.ts';
import { attemptRows, inOrder, type Decided, type DecidedRow } from './attempt-rows.ts';

/** An in-memory database for as long as `use` takes. */
export async function withDuckDb<T>(use: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    return await use(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** The shape of a column for `from_json`; lists of structs are read from their type. */
function jsonType(type: string): unknown {
  if (type === 'VARCHAR[]') return ['VARCHAR'];
  const fields = /^STRUCT\((.*)\)\[\]$/.exec(type)?.[1];
  if (fields === undefined) return type;
  return [Object.fromEntries([...fields.matchAll(/"([^"]+)" (\w+)/g)].map(([, name, kind]) => [name, kind]))];
}

async function load(
  connection: DuckDBConnection,
  table: string,
  columns: readonly SqlColumn[],
  rows: readonly object[],
) {
  const shape = JSON.stringify([Object.fromEntries(columns.map(([name, type]) => [name, jsonType(type)]))]);
  await connection.run(
    `CREATE OR REPLACE TABLE ${table} AS SELECT record.* FROM (SELECT unnest(from_json($rows, '${shape.replaceAll("'", "''")}')) AS record)`,
    { rows: JSON.stringify(rows) },
  );
}

/** Makes `table` hold the attempts, their places as `Id`. */
export async function loadAttempts(
  connection: DuckDBConnection,
  table: string,
  playbook: CompiledPlaybook,
  attempts: readonly Attempt[],
): Promise<void> {
  const columns = sqlColumns(playbook);
  await load(connection, table, columns, attemptRows(playbook, attempts));
}

/** Decides attempts by the SQL backend, all in one query; the answers are in their order. */
export async function decideInDuckDb(
  connection: DuckDBConnection,
  playbook: CompiledPlaybook,
  attempts: readonly Attempt[],
): Promise<readonly Decided[]> {
  await loadAttempts(connection, 'attempts', playbook, attempts);
  const answer = await connection.runAndReadAll(decisionsSql(playbook, 'attempts'));
  return inOrder(answer.getRowObjectsJson() as unknown as DecidedRow[]);
}

/** What the attempts of the last `decideInDuckDb` lack and no override opens, by their marks; of an entry that belongs to no gate only the id. */
export async function marksInDuckDb(
  connection: DuckDBConnection,
  playbook: CompiledPlaybook,
): Promise<readonly Decided[]> {
  const entries = possibleEntries(playbook);
  const answer = await connection.runAndReadAll(markedSql(playbook, 'attempts', ['Id']));
  const rows = (answer.getRowsJson() as [string, string, string][]).map(([Id, outcome, marks]) => ({
    ...{ Id: Number(Id), outcome, isWhole: marks.length === entries.length },
    unmet: entries.flatMap(({ id, toEnter }, at) =>
      marks[at] === '1' ? [toEnter === null ? id : `${toEnter} > ${id}`] : [],
    ),
  }));
  if (!rows.every(({ isWhole }) => isWhole)) throw new Error('An attempt does not have a mark for each entry.');
  return rows.sort((a, b) => a.Id - b.Id).map(({ outcome, unmet }) => ({ outcome, unmet }));
}
