import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { quoted } from './read/index.ts';

/**
 * Writes the tables of the pipeline as plain Parquet, `TABLE/Org=…/day=…/data.parquet`, which other engines read as one table each. A point in the
 * name of a column, which some of them do not take, is written as an underscore. Files of the same org and day are replaced.
 */
export async function writeParquet(connection: DuckDBConnection, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const reader = await connection.runAndReadAll(
    `SELECT table_name, list(column_name ORDER BY ordinal_position)
     FROM information_schema.tables JOIN information_schema.columns USING (table_name)
     WHERE table_type = 'BASE TABLE' AND table_name NOT IN ('Named', 'Candidate', 'Governed', 'PainList', 'Verdict') GROUP BY 1 ORDER BY 1`,
  );
  for (const [table, columns] of reader.getRowsJson() as [string, string[]][]) {
    const path = join(folder, table).replaceAll("'", "''");
    const today = table === 'Organization' ? 't.Today' : 'o.Today';
    const from =
      table === 'Organization' ? 'Organization AS t' : `${quoted(table)} AS t JOIN Organization AS o USING (Org)`;
    await connection.run(
      `COPY (SELECT ${columns.map(named).join(', ')}, ${today}::VARCHAR AS day FROM ${from}) TO '${path}'
       (FORMAT parquet, PARTITION_BY (Org, day), OVERWRITE_OR_IGNORE, FILENAME_PATTERN 'data')`,
    );
  }
}

const named = (column: string): string => `t.${quoted(column)} AS ${quoted(column.replaceAll('.', '_'))}`;
