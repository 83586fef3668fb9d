import { readFileSync } from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';

/** The queries of the report, by their file in `sql/`. */
export const QUERIES = [
  ...([
    'totals',
    'atRisk',
    'closing',
    'heard',
    'started',
    'pastGate',
    'overrides',
    'misfits',
    'pains',
    'journey',
  ] as const),
  ...(['pipeline', 'stages', 'owners', 'managers', 'gates', 'missing', 'openDeals', 'quotes', 'day', 'weeks'] as const),
] as const;

/** The name of a query of the report. */
export type QueryName = (typeof QUERIES)[number];

/** Runs the queries of the report. */
export interface Figures {
  ask<Row>(query: QueryName): Promise<Row[]>;
}

/** The text of a file in `sql/`. */
export function sqlText(name: QueryName | 'views' | 'choose'): string {
  return readFileSync(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8');
}

/** The queries over a pipeline with its views. */
export function figuresOf(connection: DuckDBConnection): Figures {
  return {
    async ask<Row>(query: QueryName): Promise<Row[]> {
      const reader = await connection.runAndReadAll(sqlText(query));
      return reader.getRowObjectsJson() as unknown as Row[];
    },
  };
}
