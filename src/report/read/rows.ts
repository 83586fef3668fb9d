import type { DuckDBConnection } from '@duckdb/node-api';
import type { FilledColumn } from '../../tables/index.ts';
import { quoted } from './tables.ts';

type Row = Readonly<Record<string, unknown>>;

/** Rows that are in memory as text together. */
const CHUNK = 2_000;

/** Adds records as REST answers them to a table of the pipeline. Values are handed over as text, so that decimals stay what they are. */
export async function insertRecords(
  connection: DuckDBConnection,
  table: string,
  records: readonly Row[],
  { org, columns }: { readonly org: string; readonly columns: readonly FilledColumn[] },
): Promise<void> {
  const names = columns.map(({ name }) => quoted(name)).join(', ');
  // The list begins at 1.
  const cells = columns.map(({ type }, index) => `(cells[${index + 1}])::${type}`).join(', ');
  const sql = `INSERT INTO ${quoted(table)} (Org, ${names})
    SELECT $org, ${cells} FROM (SELECT unnest(from_json($rows, '[["VARCHAR"]]')) AS cells)`;
  for (let start = 0; start < records.length; start += CHUNK) {
    const rows = records
      .slice(start, start + CHUNK)
      .map((record) => columns.map(({ name, type }) => cellOf(valueAt(record, name), type)));
    await connection.run(sql, { org, rows: JSON.stringify(rows) });
  }
}

function valueAt(record: Row, path: string): unknown {
  return path.split('.').reduce<unknown>((parent, name) => (parent as Row | null | undefined)?.[name], record);
}

/** REST writes moments with `+0000`, which a cast does not take. */
function cellOf(value: unknown, type: string): string | null {
  if (value === null || value === undefined || value === '') return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return type === 'TIMESTAMP' ? text.replace(/\+0000$/, 'Z') : text;
}
