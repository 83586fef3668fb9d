import { readFileSync } from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';
import { OUTCOME_QUERIES, outcomeSql, type OutcomeQuery } from './outcome/index.ts';

/** The queries of the report, by their file in `sql/`. */
const QUERIES = [
  ...([
    'totals',
    'atRisk',
    'late',
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
  ...(['inQuestion', 'moved'] as const),
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

/** How long a list is as a whole. */
export interface ListTotal {
  readonly rows: number;
  /** Of its deals. */
  readonly amount: number;
}

/** Runs the queries of the report. */
export interface Figures {
  ask<Row>(query: QueryName, values?: Readonly<Record<string, string>>): Promise<Row[]>;
  /** The first rows of a query that ends with `LIMIT getvariable('listed')`, or all. */
  first<Row>(query: QueryName, rows: number | undefined): Promise<Row[]>;
  /** How long the list of such a query is, whose rows have an amount. */
  total(query: QueryName): Promise<ListTotal>;
}

/** The text of a file in `sql/`. */
export function sqlText(name: QueryName | 'views' | 'choose'): string {
  return readFileSync(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8');
}

/** Views with the rows of a list, without the words of each row: to write these for every deal of a large org takes more memory than there is. */
const ROWS: Partial<Readonly<Record<QueryName, string>>> = { atRisk: 'FROM at_risk', pastGate: 'FROM past_gate' };

/** The rows of a list of which their number and amounts are wanted, with columns `url` and `amount`. */
export const rowsSql = (list: QueryName): string => ROWS[list] ?? sqlText(list);

/** The queries over a pipeline with its views. */
export function figuresOf(connection: DuckDBConnection): Figures {
  const rowsOf = async <Row>(sql: string, values?: Readonly<Record<string, string>>): Promise<Row[]> => {
    const reader = await connection.runAndReadAll(sql, values);
    return reader.getRowObjectsJson() as unknown as Row[];
  };
  return {
    ask: (query, values) => rowsOf(sqlText(query), values),
    async first<Row>(query: QueryName, rows: number | undefined): Promise<Row[]> {
      if (rows === undefined) return rowsOf(sqlText(query));
      await connection.run(`SET VARIABLE listed = ${rows}`);
      try {
        return await rowsOf<Row>(sqlText(query));
      } finally {
        await connection.run('RESET VARIABLE listed');
      }
    },
    async total(query) {
      const sql = `SELECT count(*)::INTEGER AS "rows", coalesce(sum("amount"::DECIMAL(18, 2)), 0)::DOUBLE AS "amount" FROM (${rowsSql(query)})`;
      const [total] = await rowsOf<ListTotal>(sql);
      return total!;
    },
  };
}
