import { isForeign, MOST_OWNERS, SAME_SHARE, type Repeated } from '../review/repeats.ts';
import type { ReviewedAnswer } from '../review/types.ts';
import type { Store } from '../state/store.ts';
import { ageOf, ownerOf, recordOf, textsOf, type IndexedText } from './hashes.ts';
import { listOf } from './records.ts';

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
  readonly record: ReviewedAnswer;
  readonly age: string;
}

const ORIGINAL =
  'select r.id, r.deal, r.concept, d.name, d.account from review_record r left join review_deal d on d.org = r.org and d.id = r.deal';

/**
 * The older record that a record repeats, found in the index: the same as `findRepeats` over all records of the org. The index may have the record
 * itself or not.
 */
export async function repeatedIn(store: Store, org: string, record: ReviewedAnswer): Promise<Repeated | undefined> {
  const looking = { store, org, record, age: ageOf(record) };
  const texts = textsOf(record);
  for (const text of texts) {
    const original = text === null ? undefined : await onOtherDeal(looking, text);
    if (original !== undefined) return { original: named(original), isSameDeal: false };
  }
  const original = texts[0] ? await onSameDeal(looking, texts[0]) : undefined;
  return original === undefined ? undefined : { original: named(original), isSameDeal: true };
}

const named = ({ id, concept, name, deal }: Original): Repeated['original'] => ({
  id,
  concept,
  dealName: name ?? deal,
});

async function onOtherDeal(looking: Looking, text: IndexedText): Promise<Original | undefined> {
  const { store, org, age } = looking;
  const [first] = await store.all<{ owner: string }>(
    'select owner from review_text where org = $1 and fingerprint = $2 and owner < $3 order by owner limit 1',
    [org, text.fingerprint, age],
  );
  const same = first === undefined ? undefined : await foreign(looking, first.owner);
  return same ?? similar(looking, text);
}

async function similar(looking: Looking, { shingles }: IndexedText): Promise<Original | undefined> {
  const { store, org, age } = looking;
  const shared = new Map<string, { readonly fingerprint: string; count: number }>();
  for (const shingle of shingles) {
    const owners = await store.all<{ owner: string; fingerprint: string }>(
      `select owner, fingerprint from review_shingle where org = $1 and shingle = $2 order by owner limit ${MOST_OWNERS}`,
      [org, shingle],
    );
    for (const { owner, fingerprint } of owners) {
      if (owner >= age) continue;
      const known = shared.get(owner);
      if (known) known.count += 1;
      else shared.set(owner, { fingerprint, count: 1 });
    }
  }
  for (const [owner, { fingerprint, count }] of shared) {
    if (count < SAME_SHARE * shingles.length) continue;
    const [text] = await store.all<{ shingles: string }>(
      'select shingles from review_text where org = $1 and fingerprint = $2 and owner = $3',
      [org, fingerprint, owner],
    );
    const size = Math.max(shingles.length, listOf(text?.shingles ?? '').length);
    const original = count >= SAME_SHARE * size ? await foreign(looking, owner) : undefined;
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

async function onSameDeal({ store, org, record, age }: Looking, text: IndexedText): Promise<Original | undefined> {
  const [original] = await store.all<Original>(
    `${ORIGINAL} join review_text t on t.org = r.org and t.fingerprint = $3 and t.owner = ${ownerSql('r.age')}
       where r.org = $1 and r.deal = $2 and r.object = $4 and ${BY_AGE} < $5 order by ${BY_AGE} limit 1`,
    [org, record.dealId, text.fingerprint, record.object, age],
  );
  return original;
}

/** An expression, so that the records of a deal are not looked for among all records by their age. */
const BY_AGE = `r.age || ''`;

/** `ownerOf(age, 0)` in SQL. */
const ownerSql = (age: string): string => `${age} || '${ownerOf('', 0)}'`;
