import { updateMany } from '../../salesforce/index.ts';
import type { JobContext } from '../jobs/types.ts';
import type { DealStanding, StandingResult } from '../review/types.ts';
import { positionKey, type SyncPosition } from './changes.ts';

interface CountedDeal {
  readonly id: string;
  readonly name: string;
  readonly in_question: number;
  readonly waiting: number;
}

/** Deals that are counted together. */
const AT_ONCE = 2_000;

const COUNTED = `select d.id, d.name, d.in_question,
    (select coalesce(sum(r.waits), 0) from review_record r where r.org = d.org and r.deal = d.id) as waiting
  from review_deal d where d.org = $1 and d.to_count = 1 and d.id > $2 order by d.id limit ${AT_ONCE}`;

/**
 * Counts the flagged texts that wait for a review on each deal where one may have changed, and stores the number on the deal, from which lists by
 * diagnosis sort. Writes only numbers that differ, and blanks those of deals where nothing waits any more. Deals that the org refuses are in
 * `failed` and come again with the next sync.
 */
export async function writeStanding(context: JobContext, position: SyncPosition): Promise<StandingResult> {
  const { org, orgId, store } = context;
  const written: DealStanding[] = [];
  const failed: StandingResult['failed'][number][] = [];
  for (let last = ''; ;) {
    const rows = await store.all<CountedDeal>(COUNTED, [orgId, last]);
    const changes = rows
      .filter((row) => Number(row.waiting) !== row.in_question)
      .map(({ id, name, waiting }) => ({ id, deal: name, inQuestion: Number(waiting) }));
    const outcomes = await updateMany(
      org,
      'Opportunity',
      changes.map(({ id, inQuestion }) => ({ Id: id, DF_In_Question__c: inQuestion || null })),
    );
    const refused = new Set<string>();
    for (const { index, success, errors } of outcomes) {
      const change = changes[index]!;
      if (success) written.push(change);
      else {
        refused.add(change.id);
        failed.push({ change, errors });
      }
    }
    const settled = rows.filter(({ id }) => !refused.has(id));
    if (settled.length > 0)
      await store.keep(
        positionKey(orgId),
        JSON.stringify(position),
        settled.map(({ id, waiting }) => ({
          sql: 'update review_deal set in_question = $3, to_count = 0 where org = $1 and id = $2',
          params: [orgId, id, Number(waiting)],
        })),
      );
    if (rows.length < AT_ONCE) return { written, failed };
    last = rows.at(-1)!.id;
  }
}
