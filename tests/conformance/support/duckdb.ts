import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { decisionsSql, sqlColumns, type SqlColumn } from '../../../src/playbook/backends/sql/sql.ts';
import type { Attempt, CompiledPlaybook, GateRecord } from '../../../src/playbook/index.ts';
import { zoneDays } from '../../../force-app/main/base/lwc/zoneDays/zoneDays.ts';
import { childRecords } from './children.ts';

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

/** A date-time of an API as the database's own, in UTC; blank stays blank. */
function utc(value: GateRecord[string]): string | null {
  if (typeof value !== 'string' || value === '') return null;
  return new Date(value.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')).toISOString().slice(0, 23);
}

/** A field by its path, flat or nested as REST answers it. */
function at(record: GateRecord, path: string): unknown {
  if (path in record) return record[path];
  return path.split('.').reduce<unknown>((parent, name) => (parent as Record<string, unknown> | null)?.[name], record);
}

/** The day of a moment in a zone; null for a blank one. */
function dayIn(zone: string, moment: unknown): string | null {
  const text = utc(moment as GateRecord[string]);
  return text === null ? null : zoneDays(zone)(new Date(`${text}Z`));
}

/** One row of a table of attempts, by the names of `sqlColumns`. */
function rowOf(attempt: Attempt, id: string, playbook: CompiledPlaybook, columns: readonly SqlColumn[]) {
  const { record, prior, now, permissions, children } = attempt;
  const { pains } = childRecords(children);
  const special: Record<string, unknown> = {
    Id: id,
    CreatedDate: utc(record.CreatedDate),
    $prior: prior?.StageName ?? null,
    $priorAmount: prior?.Amount ?? null,
    $priorCurrency: prior?.CurrencyIsoCode ?? null,
    $new: prior === null,
    $now: utc(now),
    $today: attempt.today ?? (now === '' ? null : new Date(now).toISOString().slice(0, 10)),
    $bypass: permissions.includes(playbook.bypassPermission),
    $permissions: permissions,
    $pains: pains,
  };
  const value = (name: string): unknown => {
    if (name in special) return special[name];
    const [, kind, field = ''] = /^\$(prior|day) (.*)$/.exec(name) ?? [];
    if (kind === 'prior') return (prior && at(prior, field)) ?? null;
    return kind === 'day' ? dayIn(attempt.zone ?? 'UTC', at(record, field)) : (at(record, name) ?? null);
  };
  return Object.fromEntries(columns.map(([name]) => [name, value(name)]));
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

/** The decision of one attempt: outcome, and every unmet entry as `stage > id`, `(overridden)` behind it where it is. */
export interface Decided {
  readonly outcome: string;
  readonly unmet: readonly string[];
}

export function unmetText({ id, toEnter, overridden }: { id: string; toEnter: string; overridden?: boolean }): string {
  return `${toEnter} > ${id}${overridden === true ? ' (overridden)' : ''}`;
}

/** Makes `table` hold the attempts, their places as `Id`. */
export async function loadAttempts(
  connection: DuckDBConnection,
  table: string,
  playbook: CompiledPlaybook,
  attempts: readonly Attempt[],
): Promise<void> {
  const columns = sqlColumns(playbook);
  const rows = attempts.map((attempt, index) => rowOf(attempt, String(index), playbook, columns));
  await load(connection, table, columns, rows);
}

/** Decides attempts by the SQL backend, all in one query; the answers are in their order. */
export async function decideInDuckDb(
  connection: DuckDBConnection,
  playbook: CompiledPlaybook,
  attempts: readonly Attempt[],
): Promise<readonly Decided[]> {
  await loadAttempts(connection, 'attempts', playbook, attempts);
  const answer = await connection.runAndReadAll(decisionsSql(playbook, 'attempts'));
  const decided: Decided[] = [];
  for (const row of answer.getRowObjectsJson() as unknown as {
    Id: string;
    outcome: string;
    unmet: { id: string; toEnter: string; overridden: boolean }[];
  }[])
    decided[Number(row.Id)] = { outcome: row.outcome, unmet: row.unmet.map(unmetText) };
  return decided;
}
