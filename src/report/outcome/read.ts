import { readFile } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { AnswerCount, ClosedDeal, OutcomeData } from './types.ts';

/** Whose deals, and how the org names a deal that ended without a decision. */
interface OutcomeOptions {
  /** The value of the column Org. */
  readonly org: string;
  /** A regular expression on the stage, case ignored. Default: `no[ -]?decision`. */
  readonly noDecision?: string;
}

/**
 * Reads the closed deals of an org out of the tables of the pipeline, as they were at their close. The queries are in `sql/`.
 *
 * Tables and columns: Opportunity (Org, Id, OwnerId, StageName, Amount, CurrencyIsoCode, CloseDate, CreatedDate, LastStageChangeDate, IsClosed, IsWon,
 * DF_Example__c), OpportunityHistory (Org, Id, OpportunityId, StageName, CreatedDate), OpportunityStage (Org, ApiName, IsClosed), DF_Answer__c and
 * DF_Pain_Point__c (Org, Id, Opportunity__c, Evidence_Level__c, CreatedDate, Review_Flag__c, Review_Verdict__c, Review_Kind__c; of answers Concept__c and Status__c too);
 * those of `sql/tables.sql` are filled by the caller and made where they are missing. Evidence that was changed after the close is seen as it is now.
 */
export async function readOutcomes(
  connection: DuckDBConnection,
  { org, noDecision = 'no[ -]?decision' }: OutcomeOptions,
): Promise<OutcomeData> {
  await connection.run(await sqlText('tables'));
  await connection.run(await sqlText('closed'), { org, noDecision });
  await connection.run(await sqlText('states'), { org });
  const answers = await connection.runAndReadAll(await sqlText('answers'));
  const deals = await connection.runAndReadAll(await sqlText('deals'), { org });
  return {
    answers: answers.getRowObjectsJson() as unknown as readonly AnswerCount[],
    deals: deals.getRowObjectsJson() as unknown as readonly ClosedDeal[],
  };
}

function sqlText(name: 'tables' | 'closed' | 'states' | 'answers' | 'deals'): Promise<string> {
  return readFile(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8');
}
