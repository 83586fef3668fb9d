import { readFile } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';

/** The queries of the report, by their file in `sql/`. */
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
  | 'closing'
  | 'heard'
  | 'quotes';

/** Runs the queries of the report. */
export interface Figures {
  ask<Row>(query: QueryName): Promise<Row[]>;
}

/** The text of a file in `sql/`. */
export function sqlText(name: QueryName | 'views'): Promise<string> {
  return readFile(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8');
}

/** The queries over a pipeline with its views. */
export function figuresOf(connection: DuckDBConnection): Figures {
  return {
    async ask<Row>(query: QueryName): Promise<Row[]> {
      const reader = await connection.runAndReadAll(await sqlText(query));
      return reader.getRowObjectsJson() as unknown as Row[];
    },
  };
}
