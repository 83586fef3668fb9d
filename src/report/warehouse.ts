import { readFile } from 'node:fs/promises';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { addDays } from '../../force-app/main/base/lwc/zoneDays/zoneDays.ts';
import { DIAGNOSES, type ReportData } from './types.ts';

/** A deal that closes within these is at risk, as on the board. */
const SOON_DAYS = 30;

type QueryName =
  | 'totals'
  | 'pipeline'
  | 'stages'
  | 'owners'
  | 'managers'
  | 'gates'
  | 'missing'
  | 'openDeals'
  | 'started'
  | 'closing';

/** The report's data in DuckDB. Queries are named by their file in `sql/`. */
export interface Warehouse {
  ask<Row>(query: QueryName): Promise<Row[]>;
}

/** Loads the data into an in-memory database, calls `use`, then closes the database. */
export async function withWarehouse<T>(data: ReportData, use: (warehouse: Warehouse) => Promise<T>): Promise<T> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    await connection.run(await sqlText('schema'));
    await load(connection, data);
    return await use({
      async ask<Row>(query: QueryName): Promise<Row[]> {
        const reader = await connection.runAndReadAll(await sqlText(query));
        return reader.getRowObjectsJson() as unknown as Row[];
      },
    });
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

function sqlText(name: string): Promise<string> {
  return readFile(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8');
}

type Cell = string | number | boolean | null;

async function load(connection: DuckDBConnection, { deals, people, gaps, stages, today }: ReportData): Promise<void> {
  // Amounts are loaded as text and converted to decimals in the database, so that they are never doubles.
  await connection.run('CREATE TABLE deal_in AS SELECT * REPLACE (amount::VARCHAR AS amount) FROM deal');
  await append(
    connection,
    'deal_in',
    deals.map((deal) => [
      deal.id,
      deal.name,
      deal.account,
      deal.stage,
      deal.amount === null ? null : String(deal.amount),
      deal.closeDate,
      deal.ownerId,
      deal.closed,
      deal.won,
      deal.example,
      { double: deal.score },
      deal.diagnosis,
      deal.nextGate,
      deal.inQuestion,
    ]),
  );
  await connection.run('INSERT INTO deal SELECT * REPLACE (amount::DECIMAL(18, 2) AS amount) FROM deal_in');
  await append(
    connection,
    'person',
    people.map(({ id, name, managerId, named }) => [id, name, managerId, named]),
  );
  await append(connection, 'today', [[today, addDays(today, SOON_DAYS)]]);
  await append(
    connection,
    'gap',
    gaps.map(({ dealId, toEnter, playbook, sentence, code }) => [dealId, toEnter, playbook, sentence, code]),
  );
  await append(
    connection,
    'stage',
    stages.map((name, position) => [name, position]),
  );
  await append(
    connection,
    'diagnosis',
    DIAGNOSES.map((name, position) => [name, position]),
  );
}

/** Appends rows to a table. The appender requires the exact column type: a number is an integer, `{ double }` a double. */
async function append(
  connection: DuckDBConnection,
  table: string,
  rows: readonly (readonly (Cell | { double: number })[])[],
): Promise<void> {
  const appender = await connection.createAppender(table);
  for (const row of rows) {
    for (const cell of row) {
      if (cell === null) appender.appendNull();
      else if (typeof cell === 'string') appender.appendVarchar(cell);
      else if (typeof cell === 'boolean') appender.appendBoolean(cell);
      else if (typeof cell === 'number') appender.appendInteger(cell);
      else appender.appendDouble(cell.double);
    }
    appender.endRow();
  }
  appender.closeSync();
}
