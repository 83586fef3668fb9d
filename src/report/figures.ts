import { readFileSync } from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';
import { OUTCOME_QUERIES, outcomeSql, type OutcomeQuery } from './outcome/index.ts';

/** The queries of the report, by their file in `sql/`. */
const QUERIES = [
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

/** A query as the page names it. */
export type QueryId = QueryName | `outcome-${OutcomeQuery}` | 'sums';

/** All queries that figures lead to, with their texts. */
export function shownQueries(): readonly { readonly id: string; readonly text: string }[] {
  return [
    ...[...QUERIES, 'views' as const].map((name) => ({ id: name, text: sqlText(name) })),
    ...OUTCOME_QUERIES.map((name) => ({ id: `outcome-${name}`, text: outcomeSql(name) })),
  ];
}

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
