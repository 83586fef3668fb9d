import { contactsOf, plainAddress } from '../review/sayers.ts';
import { reviewed, waits, type ReviewedRecord } from '../review/read.ts';
import type { ReviewedObject } from '../review/types.ts';
import type { Statement, Store } from '../state/store.ts';
import { contactDigest } from './hashes.ts';
import { countAgain, keepDeals, type DealFacts } from './deals.ts';
import { ageOf } from '../review/repeats.ts';
import { digestIn, indexedTexts, isSameTexts, keepRecord, knownOf, placesOf, type ToKeep } from './records.ts';
import { replaceTexts, touch, type Replaced } from './replace.ts';

/** A row of a query as what the state keeps of it. */
export function toKeep(object: ReviewedObject, record: ReviewedRecord): ToKeep {
  const answer = reviewed(object, record);
  return {
    answer,
    waits: waits(answer),
    saidBy: record.Said_By__r?.Id ?? '',
    confirmedBy: record.Confirmed_By__r?.Id ?? '',
  };
}

/**
 * The statements that bring rows of an object into the index and make them due. Rows that decide nothing new, such as those that sync itself
 * wrote, make no work.
 * @param rows each record once, deleted ones included
 */
export async function ingest(
  { store, orgId: org }: { readonly store: Store; readonly orgId: string },
  object: ReviewedObject,
  rows: readonly ReviewedRecord[],
): Promise<readonly Statement[]> {
  const known = await knownOf(
    store,
    org,
    rows.map(({ Id }) => Id),
  );
  const live = rows.filter(({ IsDeleted }) => !IsDeleted);
  const statements: Statement[] = [...(await keepDeals(store, org, live.map(dealOf), true))];
  const replaced: Replaced[] = [];
  for (const row of rows) {
    const kept = known.get(row.Id);
    const before = kept === undefined ? [] : placesOf(kept);
    if (row.IsDeleted) {
      if (kept === undefined) continue;
      replaced.push({ before, after: [] });
      statements.push(...forget(org, row.Id), countAgain(org, kept.deal));
      continue;
    }
    const now = toKeep(object, row);
    const { dealId, concept } = now.answer;
    if (kept?.digest === digestIn(now) && kept.deal === dealId && kept.age === ageOf(now.answer)) continue;
    const after = indexedTexts(now.answer);
    if (!isSameTexts(before, after)) replaced.push({ before, after });
    else if (kept !== undefined && kept.concept !== concept) statements.push(...after.map((text) => touch(org, text)));
    statements.push(
      keepRecord(org, now, after),
      makeDue(org, row.Id, object),
      countAgain(org, dealId),
      ...keepContacts(org, row),
    );
  }
  return [...statements, ...(await replaceTexts(store, org, replaced))];
}

/** The deal of a row. */
export function dealOf({ Opportunity__c: id, Opportunity__r: deal }: ReviewedRecord): DealFacts {
  return {
    id,
    name: deal?.Name ?? id,
    account: deal?.AccountId ?? null,
    owner: deal?.OwnerId ?? '',
    inQuestion: deal?.DF_In_Question__c ?? 0,
  };
}

/** Puts a record among the due ones. */
export function makeDue(org: string, id: string, object: string): Statement {
  return {
    sql: 'insert into review_due values ($1, $2, $3, null) on conflict (org, id) do nothing',
    params: [org, id, object],
  };
}

/** Takes a record out of the state, except for its texts. */
function forget(org: string, id: string): readonly Statement[] {
  return ['review_record', 'review_due'].map((table) => ({
    sql: `delete from ${table} where org = $1 and id = $2`,
    params: [org, id],
  }));
}

/** Contacts that are new to the state. What changed of a known one is found where contacts are read, with all that depends on it. */
function keepContacts(org: string, row: ReviewedRecord): readonly Statement[] {
  return contactsOf(row).map(({ Id, Name, Email, AccountId }) => ({
    sql: 'insert into review_contact values ($1, $2, $3, $4) on conflict (org, id) do nothing',
    params: [org, Id, plainAddress(Email), contactDigest(Name, Email, AccountId)],
  }));
}
