import type { DuckDBConnection } from '@duckdb/node-api';
import { sqlText } from './figures.ts';

/** Which deals a report is about. What is absent leaves none out. */
export interface ReportChoice {
  /** ISO date. Of closed deals only those with a close date from then on, and of the stage history only changes from then on. */
  readonly since?: string;
  /** Name of a user: the deals of this user, and of those with this user among the four managers above. */
  readonly team?: string;
  readonly stage?: string;
  /** `RecordType.DeveloperName` */
  readonly recordType?: string;
  /** Code of a live playbook that governs the deal. */
  readonly playbook?: string;
}

/** The report is asked for something that the org does not have, or that cannot be added up. */
export class ReportChoiceError extends Error {}

/** Leaves the other deals out of the tables. @throws ReportChoiceError for a stage, user, record type or day that there is not */
export async function chooseDeals(connection: DuckDBConnection, choice: ReportChoice): Promise<void> {
  const { since = null, team = null, stage = null, recordType = null } = choice;
  if (since !== null && (!/^\d{4}-\d\d-\d\d$/.test(since) || Number.isNaN(Date.parse(since))))
    throw new ReportChoiceError(`\`${since}\` is not a day. Expected one such as \`2026-09-01\`.`);
  await expectSome(connection, 'OpportunityStage', 'ApiName', { what: 'stage', value: stage });
  await expectSome(connection, 'User', 'Name', { what: 'user', value: team });
  await expectSome(connection, 'Opportunity', 'RecordType.DeveloperName', { what: 'record type', value: recordType });
  await connection.run(sqlText('choose'), { since, team, stage, recordType });
  if (since !== null)
    await connection.run('DELETE FROM OpportunityHistory WHERE CreatedDate < $since::DATE', { since });
}

async function expectSome(
  connection: DuckDBConnection,
  table: string,
  column: string,
  { what, value }: { readonly what: string; readonly value: string | null },
): Promise<void> {
  if (value === null) return;
  const reader = await connection.runAndReadAll(
    `SELECT DISTINCT "${column}" FROM "${table}" WHERE "${column}" IS NOT NULL ORDER BY 1`,
  );
  const known = reader.getRowsJson().map(([name]) => String(name));
  if (known.includes(value)) return;
  const some = known.slice(0, 12).map((name) => `\`${name}\``);
  const list =
    known.length === 0 ? 'The org has none.' : `There are ${some.join(', ')}${known.length > 12 ? ' …' : ''}.`;
  throw new ReportChoiceError(`The org has no ${what} \`${value}\`. ${list}`);
}
