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

/**
 * Reads the orgs, judges their deals and makes the views of the report. The reader of the report is the running user of each. Resolves to the
 * texts that wait for a review.
 * @throws ReportChoiceError where the choice names what no org has, or the orgs have several currencies
 */
export async function fillPipeline(
  connection: DuckDBConnection,
  orgs: readonly ReportedOrg[],
  { choice, ...clock }: Clock & { readonly choice: ReportChoice },
): Promise<readonly WaitingReview[]> {
  const reviews: WaitingReview[] = [];
  const read: { readonly key: string; readonly one: ReportedOrg }[] = [];
  for (const one of orgs) {
    if (read.some((other) => other.one.org.instanceUrl === one.org.instanceUrl))
      throw new ReportChoiceError(`The org at \`${one.org.instanceUrl}\` is named twice. Name each org once.`);
    const { key } = await readPipeline(connection, one.org, { ...clock, playbooks: one.playbooks });
    read.push({ key, one });
    reviews.push(...(await readWaitingReviews(one.org)));
  }
  await refuseCurrencies(connection);
  await chooseDeals(connection, choice);
  for (const { key, one } of read) await judge(connection, key, { ...one, ...choice, now: clock.now });
  await connection.run(sqlText('views'));
  for (const { key, one } of read) await nameUsers(connection, key, one);
  const kept = await connection.runAndReadAll('SELECT Id FROM Opportunity');
  const ids = new Set(kept.getRowsJson().map(([id]) => String(id)));
  return reviews.filter(({ dealId }) => ids.has(dealId));
}

/** Judges the deals of one org. With a playbook chosen, by that one, and deals that it does not govern are left out. */
async function judge(
  connection: DuckDBConnection,
  org: string,
  { playbooks, now, playbook }: ReportedOrg & Pick<ReportChoice, 'playbook'> & { readonly now: string },
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

async function nameUsers(connection: DuckDBConnection, key: string, { org, playbooks }: ReportedOrg): Promise<void> {
  const rows = await connection.runAndReadAll('SELECT Id, ManagerId FROM "User" WHERE Org = $key', { key });
  const users = (rows.getRowsJson() as [string, string | null][]).map(([id, managerId]) => ({ id, managerId }));
  const named = JSON.stringify([...namedTo(await runningUserId(org), peopleOf(playbooks), users)]);
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
