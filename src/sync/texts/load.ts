import { contactsOf, plainAddress } from '../review/sayers.ts';
import type { ReviewedRecord } from '../review/read.ts';
import type { ReviewedObject } from '../review/types.ts';
import type { Statement } from '../state/store.ts';
import { contactDigest } from './hashes.ts';
import { dealOf, toKeep } from './ingest.ts';
import { indexedTexts, keepRecord } from './records.ts';
import type { SeenHashes } from './seen.ts';

/**
 * The statements that load rows of an object into a state that has none of its records, faster than `ingest`: nothing is looked up, nothing is made due,
 * and the texts wait for `indexLoaded`.
 */
export function load(
  org: string,
  object: ReviewedObject,
  rows: readonly ReviewedRecord[],
  seen: SeenHashes,
): readonly Statement[] {
  const deals = new Map<string, Statement>();
  const contacts = new Map<string, Statement>();
  const statements: Statement[] = [];
  for (const row of rows) {
    const now = toKeep(object, row);
    const deal = dealOf(row);
    // A deal without waiting flags, before and now, need not be counted.
    const toCount = now.waits || deal.inQuestion > 0;
    if (toCount || !deals.has(deal.id)) deals.set(deal.id, loadDeal(org, deal, toCount));
    for (const { Id, Name, Email, AccountId } of contactsOf(row))
      if (!contacts.has(Id))
        contacts.set(Id, {
          sql: 'insert into review_contact values ($1, $2, $3, $4) on conflict (org, id) do nothing',
          params: [org, Id, plainAddress(Email), contactDigest(Name, Email, AccountId)],
        });
    statements.push(keepRecord(org, now));
    for (const text of indexedTexts(now.answer)) {
      seen.add(text);
      statements.push({
        sql: 'insert into review_load values ($1, $2, $3, $4, $5)',
        params: [org, text.fingerprint, text.owner, row.Id, text.shingles.join(' ')],
      });
    }
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
      on conflict (org, id) do update set to_count = case when $7 = 1 then 1 else review_deal.to_count end`,
    params: [org, id, name, account, owner, inQuestion, toCount ? 1 : 0],
  };
}

/**
 * The statements that bring the loaded texts into the index, in the order of its keys: in the order of the records each text would change other pages of
 * the file. Shingles belong to who had their text first. (`org || ''`: the texts are read as they lie in the file, by no index.)
 */
export function indexLoaded(org: string): readonly Statement[] {
  return [
    {
      sql: 'insert into review_text select org, fingerprint, owner, id, shingles from review_load where org = $1 order by fingerprint, owner',
      params: [org],
    },
    { sql: 'delete from review_load where org = $1', params: [org] },
    {
      sql: `with recursive piece(shingle, owner, fingerprint, rest) as (
          select substr(t.shingles, 1, 10), t.owner, t.fingerprint, substr(t.shingles, 12) from review_text t
            where t.org || '' = $1 and t.shingles <> '' and not exists
              (select 1 from review_text o where o.org = t.org and o.fingerprint = t.fingerprint and o.owner < t.owner)
          union all select substr(rest, 1, 10), owner, fingerprint, substr(rest, 12) from piece where rest <> '')
        insert into review_shingle select $1, shingle, owner, fingerprint from piece order by shingle, owner`,
      params: [org],
    },
  ];
}
