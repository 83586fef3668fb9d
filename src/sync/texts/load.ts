import type { ReviewedRecord } from '../review/read.ts';
import { contactsOf, plainAddress } from '../review/sayers.ts';
import type { Statement } from '../state/store.ts';
import { contactDigest } from './hashes.ts';
import { dealOf } from './ingest.ts';
import { keepRecord, keptShingles, type KeptText, type ToKeep } from './records.ts';

/** A record that was read as a whole, with the texts that others can repeat. */
export interface Loaded {
  readonly record: ReviewedRecord;
  readonly keep: ToKeep;
  readonly texts: readonly KeptText[];
}

/**
 * The statements that load rows of an object into a state that has none of its records, faster than `ingest`: nothing is looked up, nothing is made due,
 * and the texts wait for `indexLoaded`.
 */
export function load(org: string, rows: readonly Loaded[]): readonly Statement[] {
  const deals = new Map<string, Statement>();
  const contacts = new Map<string, Statement>();
  const statements: Statement[] = [];
  for (const { record, keep, texts } of rows) {
    const deal = dealOf(record);
    // A deal without waiting flags, before and now, need not be counted.
    const toCount = keep.waits || deal.inQuestion > 0;
    if (toCount || !deals.has(deal.id)) deals.set(deal.id, loadDeal(org, deal, toCount));
    for (const { Id, Name, Email, AccountId } of contactsOf(record))
      if (!contacts.has(Id))
        contacts.set(Id, {
          sql: 'insert into review_contact values ($1, $2, $3, $4) on conflict (org, id) do nothing',
          params: [org, Id, plainAddress(Email), contactDigest(Name, Email, AccountId)],
        });
    statements.push(keepRecord(org, keep, texts));
    for (const { fingerprint, owner, shingles } of texts)
      statements.push({
        sql: 'insert into review_load values ($1, $2, $3, $4)',
        params: [org, fingerprint, owner, keptShingles(shingles)],
      });
  }
  return [...deals.values(), ...contacts.values(), ...statements];
}

function loadDeal(
  org: string,
  { id, name, account, owner, inQuestion }: ReturnType<typeof dealOf>,
  toCount: boolean,
): Statement {
  return {
    sql: `insert into review_deal values ($1, $2, $3, $4, $5, $6, $7)
      on conflict (org, id) ${toCount ? 'do update set to_count = 1' : 'do nothing'}`,
    params: [org, id, name, account, owner, inQuestion, toCount ? 1 : 0],
  };
}

/**
 * The statement before the first load. A temporary table: what a load that was ended has left is not needed. (With a key of its own it would be
 * kept in that order, at the price that it is there to save.)
 */
export const LOADING: Statement = {
  sql: 'create temporary table if not exists review_load (org text not null, fingerprint text not null, owner text not null, shingles text not null)',
  params: [],
};

/** How many shingles a text has, in SQL, and how many of the smallest are `prefixOf` it. */
const COUNT = 'length(t.shingles) / 8';
const PREFIX = `${COUNT} - (7 * (${COUNT}) + 9) / 10 + 1`;

/**
 * The statements that bring the loaded texts into the index, in the order of its keys: in the order of the records each text would change other pages of
 * the file. Shingles belong to who had their text first. (`org || ''`: the texts are read as they lie in the file, by no index.)
 */
export function indexLoaded(org: string): readonly Statement[] {
  return [
    {
      sql: 'insert into review_text select org, fingerprint, owner, shingles from review_load where org = $1 order by fingerprint, owner',
      params: [org],
    },
    { sql: 'drop table review_load', params: [] },
    {
      sql: `with recursive place(at) as (
          select 1 union all select at + 1 from place where at < (select max(${PREFIX}) from review_text t where t.org || '' = $1))
        insert into review_shingle select $1, substr(t.shingles, 8 * at - 7, 8) as shingle, t.owner, t.fingerprint
          from review_text t join place on at <= ${PREFIX}
          where t.org || '' = $1 and t.shingles <> '' and not exists
            (select 1 from review_text o where o.org = t.org and o.fingerprint = t.fingerprint and o.owner < t.owner)
          order by shingle, t.owner`,
      params: [org],
    },
  ];
}
