import { readFileSync } from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { AnswerCount, ClosedDeal, OutcomeData } from './types.ts';

/** What the tables do not have. */
interface OutcomeOptions {
  /** A regular expression on the stage of a deal that ended without a decision, case ignored. Default: `no[ -]?decision`. */
  readonly noDecision?: string;
  /** ISO date from which the tables have the stage history. Default: they have all of it. */
  readonly historyFrom?: string;
}

/** The queries, by their file in `sql/`: the first two make the tables ClosedDeal and AnswerState, which the others read. */
export const OUTCOME_QUERIES = ['closed', 'states', 'deals', 'answers'] as const;

/** The name of a query over the closed deals. */
export type OutcomeQuery = (typeof OUTCOME_QUERIES)[number];

/** The text of a file in `sql/`. */
export function outcomeSql(name: OutcomeQuery): string {
  return readFileSync(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8');
}

/**
 * Reads the closed deals of all orgs out of the tables of the pipeline, as they were at their close, and leaves the tables ClosedDeal and
 * AnswerState behind. Evidence that was changed after the close is seen as it is now.
 * @param connection with the tables of `readPipeline` and `judgePipeline`
 */
export async function readOutcomes(
  connection: DuckDBConnection,
  { noDecision = 'no[ -]?decision', historyFrom }: OutcomeOptions = {},
): Promise<OutcomeData> {
  await connection.run(outcomeSql('closed'), { noDecision, historyFrom: historyFrom ?? null });
  await connection.run(outcomeSql('states'));
  const answers = await connection.runAndReadAll(outcomeSql('answers'));
  return {
    answers: answers.getRowObjectsJson() as unknown as readonly AnswerCount[],
    deals: await closedDeals(connection),
  };
}

/** The closed deals, which are many: their rows are read in pieces, and a text that comes again is in memory once. */
async function closedDeals(connection: DuckDBConnection): Promise<readonly ClosedDeal[]> {
  const texts = new Map<string, string>();
  const once = (value: unknown): unknown => {
    if (typeof value !== 'string') return value;
    if (!texts.has(value)) texts.set(value, value);
    return texts.get(value);
  };
  const deals: ClosedDeal[] = [];
  const result = await connection.stream(outcomeSql('deals'));
  const names = result.columnNames();
  for await (const rows of result.yieldRowsJson())
    for (const row of rows)
      deals.push(Object.fromEntries(names.map((name, at) => [name, once(row[at])])) as unknown as ClosedDeal);
  return deals;
}
