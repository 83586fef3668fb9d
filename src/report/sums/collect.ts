import { readFileSync } from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { OrgSums, SumRow } from './types.ts';

/** Lists of the report of which number and amount add up, by their query; `key`: the columns by which they are distinguished. */
interface CountedList {
  readonly figure: string;
  readonly sql: string;
  readonly key: readonly string[];
}

/**
 * What can be added up over orgs of each org in the tables.
 * @param connection with the views of the report, and the tables of `readOutcomes`
 * @param lists queries with columns `url` and `amount`
 */
export async function collectSums(
  connection: DuckDBConnection,
  lists: readonly CountedList[],
): Promise<readonly OrgSums[]> {
  const sql = [
    ...readFileSync(new URL('./sums.sql', import.meta.url), 'utf8').split(/;\n/),
    ...lists.map(listSql),
  ].filter((one) => one.trim() !== '');
  const rows = new Map<string, SumRow[]>();
  for (const query of sql) {
    const reader = await connection.runAndReadAll(
      `SELECT org, figure, key, value::VARCHAR FROM (${query}) AS one(org, figure, key, value) ORDER BY ALL`,
    );
    for (const [org, figure, key, value] of reader.getRowsJson() as [string, string, (string | null)[], string][])
      for (const [measure, sum] of measuresOf(value)) {
        const own = rows.get(org) ?? [];
        rows.set(org, own);
        own.push({ figure, key, measure, value: sum });
      }
  }
  const orgs = await connection.runAndReadAll(ORGS);
  return (orgs.getRowObjectsJson() as unknown as Omit<OrgSums, 'rows'>[]).map((one) => ({
    ...one,
    rows: rows.get(one.org) ?? [],
  }));
}

const ORGS = `SELECT
  o.Org AS org, coalesce(o.Name, '') AS name, o.Url AS url, o.Today::VARCHAR AS day, strftime(coalesce(o.ReadAt, o.Today), '%Y-%m-%dT%H:%M:%SZ') AS "readAt",
  coalesce(o.Currency, (SELECT any_value(c.IsoCode) FROM CurrencyType AS c WHERE c.Org = o.Org AND c.IsCorporate)) AS currency,
  coalesce((SELECT list(s.ApiName ORDER BY s.SortOrder, s.ApiName) FROM OpportunityStage AS s WHERE s.Org = o.Org), []) AS stages,
  coalesce((SELECT list(DISTINCT q.Concept ORDER BY q.Concept) FROM Question AS q WHERE q.Org = o.Org), []) AS questions
FROM Organization AS o
ORDER BY o.Org`;

/** Numbers are taken as they are written: a JavaScript number would round large amounts. */
function measuresOf(json: string): readonly (readonly [string, string])[] {
  return [...json.matchAll(/"(\w+)":"?(-?[\d.]+)"?/g)].map(
    ([, measure = '', value = '0']) => [measure, value] as const,
  );
}

/** A line of a list belongs to the org into which its address leads. */
function listSql({ figure, sql, key }: CountedList): string {
  const dimensions = key.map((name) => `line."${name}"`).join(', ');
  return `SELECT o.Org AS org, '${figure}' AS figure, [${dimensions}]::VARCHAR[] AS key,
    to_json({'deals': count(*), 'amount': coalesce(sum(line.amount::DECIMAL(18, 2)), 0)::VARCHAR}) AS value
  FROM (${sql}) AS line
  JOIN Organization AS o ON starts_with(line.url, o.Url || '/')
  GROUP BY o.Org${key.map((name) => `, line."${name}"`).join('')}`;
}
