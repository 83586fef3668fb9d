import { soqlId } from '../../deal/index.ts';
import type { JobContext } from '../jobs/types.ts';
import { settle, type OrgKnowledge } from './settle.ts';
import { keepDeals } from './state.ts';

const PAGE = 200;
const DONE = 'done';

/**
 * Keeps how the next open deals stand that were there before the first watch, so that what is taken back from them later is noticed. Stands
 * still at the place where it was interrupted.
 * @returns whether there are more
 */
export async function baselineStep(context: JobContext, known: OrgKnowledge): Promise<boolean> {
  const { org, orgId, store } = context;
  const key = `${orgId}/watch-baseline`;
  const last = (await store.position(key)) ?? '';
  if (last === DONE) return false;
  const deals = await org.query<{ Id: string }>(
    `SELECT Id FROM Opportunity WHERE IsClosed = false${last === '' ? '' : ` AND Id > '${soqlId(last)}'`} ORDER BY Id LIMIT ${PAGE}`,
  );
  // What happened to a deal since the start is settled by itself.
  const unknown: string[] = [];
  for (const { Id } of deals)
    if ((await store.all('select 1 from standing_deal where org = $1 and id = $2', [orgId, Id])).length === 0)
      unknown.push(Id);
  const { keep } =
    unknown.length === 0 ? { keep: [] } : await settle(context, new Map(unknown.map((id) => [id, []])), known);
  const isLast = deals.length < PAGE;
  await store.keep(key, isLast ? DONE : deals.at(-1)!.Id, keepDeals(orgId, keep));
  return !isLast;
}
