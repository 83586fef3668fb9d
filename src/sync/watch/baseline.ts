import { isDeepStrictEqual } from 'node:util';
import { soqlId } from '../../deal/index.ts';
import { stagesPastGates } from '../../playbook/index.ts';
import type { JobContext } from '../jobs/types.ts';
import { settle, type OrgKnowledge } from './settle.ts';
import { keepDeals } from './state.ts';

const PAGE = 200;

/** Where the reading of a baseline stands. */
interface Place {
  /** The stages of gates, and those after them, by the playbooks that are live: deals in others are not kept. */
  readonly stages: readonly string[];
  /** The last deal that was read; null: all were. */
  readonly last: string | null;
}

/**
 * Keeps how the next open deals stand that were there before the first watch, or before a playbook brought the gates that they stand past, so that what is taken
 * back from them later is noticed. Stands still at the place where it was interrupted.
 * @returns whether there are more
 */
export async function baselineStep(context: JobContext, known: OrgKnowledge): Promise<boolean> {
  const { org, orgId, store } = context;
  const key = `${orgId}/watch-baseline`;
  const stages = [...stagesPastGates(known.playbooks)].sort();
  const kept = placeOf(await store.position(key));
  const last = isDeepStrictEqual(kept?.stages, stages) ? kept!.last : '';
  if (last === null) return false;
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
  const place: Place = { stages, last: isLast ? null : deals.at(-1)!.Id };
  await store.keep(key, JSON.stringify(place), keepDeals(orgId, keep));
  return !isLast;
}

/** A state of an earlier release has no stages: its baseline is read again. */
function placeOf(kept: string | undefined): Place | undefined {
  return kept?.startsWith('{') === true ? (JSON.parse(kept) as Place) : undefined;
}
