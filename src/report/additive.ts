import type { DuckDBConnection } from '@duckdb/node-api';
import { rowsSql } from './figures.ts';
import { collectSums, type OrgSums } from './sums/index.ts';

/** What can be added up over orgs of each org in the tables. @param connection on which the report was computed */
export function sumsOf(connection: DuckDBConnection): Promise<readonly OrgSums[]> {
  return collectSums(connection, [
    ...(['atRisk', 'pastGate', 'misfits'] as const).map((figure) => ({ figure, sql: rowsSql(figure), key: [] })),
    { figure: 'overrides', sql: rowsSql('overrides'), key: ['state'] },
  ]);
}
