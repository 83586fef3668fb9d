import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { openTables, type FilledColumn, type TableDatabase } from '../../tables/index.ts';

/** Megabytes of DuckDB's own memory; with a pipeline of 1,000,000 deals the process of a report stays under 1 GB. */
const MEMORY = 320;

/**
 * A database with the tables of `tables.sql`, empty, in a file of a folder for temporary files, which nobody else may read: a pipeline need not fit into
 * memory. Close it when it is no longer needed: then the file is gone.
 */
export async function openPipeline(megabytes = MEMORY): Promise<TableDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'pipeline-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    const { connection, close } = await openTables(join(folder, 'pipeline.duckdb'), megabytes);
    await connection.run(await readFile(new URL('./tables.sql', import.meta.url), 'utf8'));
    return {
      connection,
      close: () => {
        close();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
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

/** A text as DuckDB's literal. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A name as DuckDB's identifier. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
