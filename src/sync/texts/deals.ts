import type { Statement, Store } from '../state/store.ts';
import { allIn, placesOf, textsAt, type KeptRecord } from './records.ts';
import { touch } from './replace.ts';

/** What of a deal decides about the reviews of its texts. */
export interface DealFacts {
  readonly id: string;
  readonly name: string;
  readonly account: string | null;
  readonly owner: string;
  /** `DF_In_Question__c`, 0 for blank. */
  readonly inQuestion: number;
}

interface KeptDeal extends Omit<DealFacts, 'inQuestion'> {
  readonly in_question: number;
}

/**
 * The statements that keep deals and make due what depends on them: the records of a deal whose name, account or owner is another one now, and, by
 * its texts, what repeats them.
 * @param isNew whether deals that the state does not have are kept: those of records
 */
export async function keepDeals(
  store: Store,
  org: string,
  deals: readonly DealFacts[],
  isNew: boolean,
): Promise<readonly Statement[]> {
  const facts = new Map(deals.map((deal) => [deal.id, deal]));
  const rows = await allIn<KeptDeal>(
    store,
    org,
    'select id, name, account, owner, in_question from review_deal where org = $1 and id in ({ids})',
    [...facts.keys()],
  );
  const known = new Map(rows.map((row) => [row.id, row]));
  const statements: Statement[] = [];
  for (const deal of facts.values()) {
    const kept = known.get(deal.id);
    if (kept === undefined ? !isNew : isSame(kept, deal)) continue;
    statements.push(keepDeal(org, deal));
    if (kept === undefined || isSame({ ...kept, in_question: deal.inQuestion }, deal)) continue;
    statements.push(...(await dependents(store, org, deal.id)));
  }
  return statements;
}

function isSame(kept: KeptDeal, deal: DealFacts): boolean {
  return (
    kept.name === deal.name &&
    kept.account === deal.account &&
    kept.owner === deal.owner &&
    kept.in_question === deal.inQuestion
  );
}

function keepDeal(org: string, { id, name, account, owner, inQuestion }: DealFacts): Statement {
  return {
    sql: `insert into review_deal values ($1, $2, $3, $4, $5, $6, 1)
      on conflict (org, id) do update set name = $3, account = $4, owner = $5, in_question = $6, to_count = 1`,
    params: [org, id, name, account, owner, inQuestion],
  };
}

async function dependents(store: Store, org: string, deal: string): Promise<readonly Statement[]> {
  const records = await store.all<Pick<KeptRecord, 'age' | 'answer' | 'quote'>>(
    'select age, answer, quote from review_record where org = $1 and deal = $2',
    [org, deal],
  );
  const texts = await textsAt(store, org, records.flatMap(placesOf));
  return [...texts.map((text) => touch(org, text)), dueWhere('deal = $2', [org, deal])];
}

/** Puts the records of a condition among the due ones. @param params the org first */
export function dueWhere(condition: string, params: Statement['params']): Statement {
  return {
    sql: `insert into review_due select org, id, object, null from review_record where org = $1 and ${condition}
      on conflict (org, id) do nothing`,
    params,
  };
}

/** The deal's waiting flags have to be counted again. */
export function countAgain(org: string, deal: string): Statement {
  return { sql: 'update review_deal set to_count = 1 where org = $1 and id = $2', params: [org, deal] };
}
