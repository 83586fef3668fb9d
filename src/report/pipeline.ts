import type { DuckDBConnection } from '@duckdb/node-api';
import { peopleOf } from '../../force-app/main/base/lwc/dealFigures/dealFigures.ts';
import { readWaitingReviews, type Clock, type WaitingReview } from '../deal/index.ts';
import type { CompiledPlaybook } from '../playbook/index.ts';
import { runningUserId, type OrgConnection } from '../salesforce/index.ts';
import { chooseDeals, ReportChoiceError, type ReportChoice } from './choose.ts';
import { sqlText } from './figures.ts';
import { judgePipeline } from './gates/index.ts';
import { namedTo } from './people.ts';
import { readPipeline } from './read/index.ts';

/** An org that a report is over, and its live playbooks. */
export interface ReportedOrg {
  readonly org: OrgConnection;
  readonly playbooks: readonly CompiledPlaybook[];
}

/** An org whose deals are in the tables, as they were read. */
export interface ReadOrg {
  /** The value of `Org`. */
  readonly key: string;
  readonly url: string;
  /** ISO date-time of the reading, and its day for the user who read. */
  readonly at: string;
  readonly day: string;
  /** Id of the user who read it: the reader of the report. */
  readonly reader: string;
  /** The live playbooks. */
  readonly playbooks: readonly CompiledPlaybook[];
  /** Flagged texts that wait for a review. */
  readonly reviews: readonly WaitingReview[];
}

/** Reads the orgs into the tables. @throws ReportChoiceError where one is named twice */
export async function readOrgs(
  connection: DuckDBConnection,
  orgs: readonly ReportedOrg[],
  clock: Clock,
): Promise<readonly ReadOrg[]> {
  const read: ReadOrg[] = [];
  for (const { org, playbooks } of orgs) {
    const url = org.instanceUrl;
    refuseTwice(read, url);
    const { key, today: day } = await readPipeline(connection, org, { ...clock, playbooks });
    const [reviews, reader] = [await readWaitingReviews(org), await runningUserId(org)];
    read.push({ ...{ key, url, at: clock.now, day }, ...{ reader, playbooks, reviews } });
  }
  return read;
}

/** @throws ReportChoiceError where the org was read already */
export function refuseTwice(read: readonly ReadOrg[], url: string): void {
  if (read.some((other) => other.url === url))
    throw new ReportChoiceError(`The org at \`${url}\` is named twice. Name each org once.`);
}

/**
 * Judges the deals of the tables and makes the views of the report. Resolves to the texts that wait for a review.
 * @throws ReportChoiceError where the choice names what no org has, or the orgs have several currencies
 */
export async function judgeOrgs(
  connection: DuckDBConnection,
  orgs: readonly ReadOrg[],
  choice: ReportChoice,
): Promise<readonly WaitingReview[]> {
  await refuseCurrencies(connection);
  await chooseDeals(connection, choice);
  for (const org of orgs) await judge(connection, org, choice);
  await connection.run(sqlText('views'));
  for (const org of orgs) await nameUsers(connection, org);
  await keepView(connection, 'standing');
  const reviews = orgs.flatMap((org) => org.reviews);
  const kept = await connection.runAndReadAll(
    `SELECT Id FROM Opportunity WHERE Id IN (SELECT unnest(from_json($ids, '["VARCHAR"]')))`,
    { ids: JSON.stringify(reviews.map(({ dealId }) => dealId)) },
  );
  const ids = new Set(kept.getRowsJson().map(([id]) => String(id)));
  return reviews.filter(({ dealId }) => ids.has(dealId));
}

/** Judges the deals of one org. With a playbook chosen, by that one, and deals that it does not govern are left out. */
async function judge(
  connection: DuckDBConnection,
  { key: org, playbooks, at: now }: ReadOrg,
  { playbook }: ReportChoice,
): Promise<void> {
  const about = await connection.runAndReadAll('SELECT Today::VARCHAR, Zone FROM Organization WHERE Org = $org', {
    org,
  });
  const [[today = '', zone = 'UTC'] = []] = about.getRowsJson() as string[][];
  const judging = playbook === undefined ? playbooks : playbooks.filter((one) => one.playbook === playbook);
  await judgePipeline(connection, { org, playbooks: judging, now, today, zone });
  if (playbook === undefined) return;
  await connection.run(
    'DELETE FROM Opportunity AS d WHERE d.Org = $org AND NOT EXISTS (FROM Governing AS g WHERE g.Org = d.Org AND g.Id = d.Id)',
    { org },
  );
}

/** Computes a view that most queries read once, in place of once for each. */
async function keepView(connection: DuckDBConnection, view: string): Promise<void> {
  await connection.run(`CREATE TEMP TABLE kept_${view} AS FROM ${view}`);
  await connection.run(`CREATE OR REPLACE VIEW ${view} AS FROM temp.kept_${view}`);
}

async function nameUsers(connection: DuckDBConnection, { key, reader, playbooks }: ReadOrg): Promise<void> {
  const rows = await connection.runAndReadAll('SELECT Id, ManagerId FROM "User" WHERE Org = $key', { key });
  const users = (rows.getRowsJson() as [string, string | null][]).map(([id, managerId]) => ({ id, managerId }));
  const named = JSON.stringify([...namedTo(reader, peopleOf(playbooks), users)]);
  await connection.run(`INSERT INTO Named SELECT $key, unnest(from_json($named, '["VARCHAR"]'))`, { key, named });
}

/** Amounts in several currencies are never added up. */
async function refuseCurrencies(connection: DuckDBConnection): Promise<void> {
  const reader = await connection.runAndReadAll(
    `SELECT DISTINCT coalesce(o.Currency, c.IsoCode) FROM Organization AS o
     LEFT JOIN CurrencyType AS c ON c.Org = o.Org AND c.IsCorporate WHERE coalesce(o.Currency, c.IsoCode) IS NOT NULL ORDER BY 1`,
  );
  const codes = reader.getRowsJson().map(([code]) => String(code));
  if (codes.length > 1)
    throw new ReportChoiceError(
      `The orgs have the currencies ${codes.join(', ')}, which cannot be added up. Report on each alone.`,
    );
}
