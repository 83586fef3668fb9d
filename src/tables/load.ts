import { open } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';

/** A column by Salesforce's type; `columnsOf` of the room `salesforce` gives them. */
export interface TypedColumn {
  readonly name: string;
  readonly type: string;
  readonly precision: number;
  readonly scale: number;
}

/** The files do not have the columns that were described, or a value that is not of its column's type. */
export class TableLoadError extends Error {}

/** The most digits of a DECIMAL of DuckDB that fit into 64 bits, and those that fit at all. */
const MAX_DIGITS = 38;

/**
 * DuckDB's type of a Salesforce type. Amounts are DECIMAL with the field's digits; date-times are TIMESTAMP in UTC; what is no number, date or boolean
 * is VARCHAR, times included.
 */
export function duckType({ type, precision, scale }: Omit<TypedColumn, 'name'>): string {
  if (type === 'boolean') return 'BOOLEAN';
  if (type === 'int') return 'INTEGER';
  if (type === 'long') return 'BIGINT';
  if (type === 'date') return 'DATE';
  if (type === 'datetime') return 'TIMESTAMP';
  if (type !== 'double' && type !== 'currency' && type !== 'percent') return 'VARCHAR';
  return precision > 0 && precision <= MAX_DIGITS && scale <= precision ? `DECIMAL(${precision}, ${scale})` : 'DOUBLE';
}

/** Bytes of a file that each thread holds. DuckDB's default is 32,000,000, which its limit of memory does not count; a row may have 2,097,152. */
const BUFFER = 2 * 1024 * 1024;

/**
 * Makes a table of the CSV files of a bulk query, with the types of the columns: nothing is guessed from the data. An empty value is NULL, as Salesforce
 * has no empty texts. Resolves to the number of rows.
 * @param files at least one, each with the header
 * @throws TableLoadError if a file has other columns, or a value does not fit its type
 */
export async function loadTable(
  connection: DuckDBConnection,
  table: string,
  files: readonly string[],
  columns: readonly TypedColumn[],
): Promise<number> {
  const typed = columns.map((column) => ({ name: column.name, type: duckType(column) }));
  return runLoad(
    connection,
    table,
    `CREATE OR REPLACE TABLE ${name(table)} AS SELECT * FROM ${await csv(files, typed)}`,
  );
}

/** A column of a table that exists, by DuckDB's type. */
export interface FilledColumn {
  readonly name: string;
  readonly type: string;
}

/**
 * Adds the rows of the CSV files of a bulk query to a table that exists, with the types that the table has; columns that the files do not have
 * are NULL. Resolves to the number of rows.
 * @param columns those of the files, in their order
 * @param fixed values that all rows get, by column
 * @throws TableLoadError as `loadTable`
 */
export async function fillTable(
  connection: DuckDBConnection,
  table: string,
  rows: { readonly files: readonly string[]; readonly columns: readonly FilledColumn[] },
  fixed: Readonly<Record<string, string>> = {},
): Promise<number> {
  const same = Object.entries(fixed).map(([column, value]) => `${text(value)} AS ${name(column)}, `);
  const source = await csv(rows.files, rows.columns);
  return runLoad(connection, table, `INSERT INTO ${name(table)} BY NAME SELECT ${same.join('')}* FROM ${source}`);
}

async function runLoad(connection: DuckDBConnection, table: string, sql: string): Promise<number> {
  try {
    return Number((await (await connection.run(sql)).getRows())[0]?.[0] ?? 0);
  } catch (error) {
    throw new TableLoadError(`The table \`${table}\` could not be made: ${(error as Error).message}`, { cause: error });
  }
}

/** The rows of CSV files as a source of a query. */
async function csv(files: readonly string[], columns: readonly FilledColumn[]): Promise<string> {
  for (const file of files) await checkHeader(file, columns);
  const types = columns.map((column) => `${text(column.name)}: ${text(column.type)}`).join(', ');
  return `read_csv([${files.map(text).join(', ')}],
         auto_detect = false, buffer_size = ${BUFFER}, header = true, delim = ',', quote = '"', escape = '"', nullstr = '', allow_quoted_nulls = true,
         columns = {${types}})`;
}

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;
const name = (value: string): string => `"${value.replaceAll('"', '""')}"`;

/** The longest header: a query has at most 100,000 characters. */
const HEADER = 128 * 1024;

/** Without its own look at the header DuckDB takes columns by position, and would mix them up. */
async function checkHeader(file: string, columns: readonly { readonly name: string }[]): Promise<void> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEADER), 0, HEADER, 0);
    const [line = ''] = buffer.toString('utf8', 0, bytesRead).split(/\r?\n/, 1);
    const found = line.split(',').map((cell) => cell.replace(/^"(.*)"$/, '$1'));
    const expected = columns.map((column) => column.name);
    if (found.join().toLowerCase() !== expected.join().toLowerCase()) {
      throw new TableLoadError(
        `The file \`${file}\` has the columns ${found.join(', ')}; expected ${expected.join(', ')}.`,
      );
    }
  } finally {
    await handle.close();
  }
}
