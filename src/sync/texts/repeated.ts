import { ageOf, isForeign, MOST_OWNERS, type Repeated } from '../review/repeats.ts';
import { isSimilar, prefixOf } from '../review/shingles.ts';
import type { ReviewedAnswer } from '../review/types.ts';
import type { Store } from '../state/store.ts';
import { recordOf, textsOf, type IndexedText } from './hashes.ts';
import { shinglesIn } from './records.ts';

/** What of a record decides whether it repeats another one. */
export interface Repeating extends Pick<ReviewedAnswer, 'object' | 'dealId' | 'accountId'> {
  readonly age: string;
  /** By place; null for one that others cannot repeat. */
  readonly texts: readonly (IndexedText | null)[];
}

/** A record that had a text before. */
interface Original {
  readonly id: string;
  readonly deal: string;
  readonly concept: string;
  readonly name: string | null;
  readonly account: string | null;
}

interface Looking {
  readonly store: Store;
  readonly org: string;
  readonly record: Repeating;
}

const ORIGINAL =
  'select r.id, r.deal, r.concept, d.name, d.account from review_record r left join review_deal d on d.org = r.org and d.id = r.deal';

/**
 * The older record that an answer repeats, found in the index: the same as `findRepeats` over all records of the org. The index may have the answer
 * itself or not.
 */
export function repeatedIn(store: Store, org: string, answer: ReviewedAnswer): Promise<Repeated | undefined> {
  return repeatedBy(store, org, { ...answer, age: ageOf(answer), texts: textsOf(answer) });
}

/** As `repeatedIn`, of a record that the index has. */
export async function repeatedBy(store: Store, org: string, record: Repeating): Promise<Repeated | undefined> {
  const looking = { store, org, record };
  for (const text of record.texts) {
    const original = text === null ? undefined : await onOtherDeal(looking, text);
    if (original !== undefined) return { original: named(original), isSameDeal: false };
  }
  const original = record.texts[0] ? await onSameDeal(looking, record.texts[0]) : undefined;
  return original === undefined ? undefined : { original: named(original), isSameDeal: true };
}

const named = ({ id, concept, name, deal }: Original): Repeated['original'] => ({
  id,
  concept,
  dealName: name ?? deal,
});

async function onOtherDeal(looking: Looking, text: IndexedText): Promise<Original | undefined> {
  const { store, org, record } = looking;
  const [first] = await store.all<{ owner: string }>(
    'select owner from review_text where org = $1 and fingerprint = $2 and owner < $3 order by owner limit 1',
    [org, text.fingerprint, record.age],
  );
  const same = first === undefined ? undefined : await foreign(looking, first.owner);
  return same ?? similar(looking, text);
}

const OLDEST = `select s.owner, t.shingles from review_shingle s
    join review_text t on t.org = s.org and t.fingerprint = s.fingerprint and t.owner = s.owner
  where s.org = $1 and s.shingle = $2 order by s.owner limit ${MOST_OWNERS}`;

async function similar(looking: Looking, { shingles }: IndexedText): Promise<Original | undefined> {
  const { store, org, record } = looking;
  const older = new Map<string, string>();
  for (const shingle of prefixOf(shingles)) {
    const owners = await store.all<{ owner: string; shingles: string }>(OLDEST, [org, shingle]);
    for (const { owner, shingles: theirs } of owners) if (owner < record.age) older.set(owner, theirs);
  }
  for (const owner of [...older.keys()].sort()) {
    if (!isSimilar(shingles, shinglesIn(older.get(owner)!))) continue;
    const original = await foreign(looking, owner);
    if (original !== undefined) return original;
  }
  return undefined;
}

/** The record of an owner, where it is on a deal of another customer. */
async function foreign({ store, org, record }: Looking, owner: string): Promise<Original | undefined> {
  const [original] = await store.all<Original>(`${ORIGINAL} where r.org = $1 and r.id = $2`, [org, recordOf(owner)]);
  if (original === undefined) return undefined;
  return isForeign(record, { dealId: original.deal, accountId: original.account }) ? original : undefined;
}

async function onSameDeal({ store, org, record }: Looking, text: IndexedText): Promise<Original | undefined> {
  const [original] = await store.all<Original>(
    `${ORIGINAL} where r.org = $1 and r.deal = $2 and r.answer = $3 and r.object = $4 and r.age < $5 order by r.age limit 1`,
    [org, record.dealId, text.fingerprint, record.object, record.age],
  );
  return original;
}
