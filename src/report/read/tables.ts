import { readFile } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { openTables, type FilledColumn, type TableDatabase } from '../../tables/index.ts';

/** A database with the tables of `tables.sql`, empty. Close it when it is no longer needed. @param path a file, by default in memory */
export async function openPipeline(path = ':memory:'): Promise<TableDatabase> {
  const database = await openTables(path);
  await database.connection.run(await readFile(new URL('./tables.sql', import.meta.url), 'utf8'));
  return database;
}

/** A table that is read from the object of its name. */
export interface ObjectTable {
  readonly object: string;
  /** The fields to read, with the types of their columns. */
  readonly columns: readonly FilledColumn[];
}

/** The column that no field is read for. */
const ORG = 'Org';
/** Tables that are not read as objects. */
const OWN = ['Organization', 'Unread', 'CurrencyType'];

/** The tables of the database that are read from objects, as they are now, with the columns that playbooks added. */
export async function objectTables(connection: DuckDBConnection): Promise<readonly ObjectTable[]> {
  const reader = await connection.runAndReadAll(
    'SELECT table_name, column_name, data_type FROM information_schema.columns ORDER BY table_name, ordinal_position',
  );
  const tables = new Map<string, FilledColumn[]>();
  for (const [table, name, type] of reader.getRowsJson() as [string, string, string][]) {
    if (OWN.includes(table)) continue;
    const columns = tables.get(table) ?? [];
    if (name !== ORG) columns.push({ name, type });
    tables.set(table, columns);
  }
  return [...tables].map(([object, columns]) => ({ object, columns }));
}

/** A name as DuckDB's identifier. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
