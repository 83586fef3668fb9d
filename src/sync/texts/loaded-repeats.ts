import { MOST_OWNERS } from '../review/repeats.ts';
import { isSimilar } from '../review/shingles.ts';
import type { ReviewedObject } from '../review/types.ts';
import type { Store } from '../state/store.ts';
import { ownerOf, recordOf } from './hashes.ts';
import { allIn, shinglesIn, textsAt, type KeptRecord, type TextPlace } from './records.ts';
import { repeatedBy } from './repeated.ts';

/** A record that repeats an older one. */
export interface RepeatingRecord {
  readonly id: string;
  readonly object: ReviewedObject;
}

/** Texts that are looked at together. */
const AT_ONCE = 1_000;

/**
 * The records that repeat an older one, after all records of an org were loaded: found by what the index has twice, so that most texts are not looked
 * at. May give a record twice. @param skip records that nobody asks about
 */
export async function* loadedRepeats(
  store: Store,
  org: string,
  skip: ReadonlySet<string>,
): AsyncGenerator<readonly RepeatingRecord[]> {
  for await (const places of sameTexts(store, org)) yield repeating(store, org, idsOf(places, skip));
  for await (const places of similarTexts(store, org)) yield repeating(store, org, idsOf(places, skip));
}

const idsOf = (places: readonly TextPlace[], skip: ReadonlySet<string>): readonly string[] => [
  ...new Set(places.map(({ owner }) => recordOf(owner)).filter((id) => !skip.has(id))),
];

/** Texts that an older record has too. */
async function* sameTexts(store: Store, org: string): AsyncGenerator<readonly TextPlace[]> {
  let last: TextPlace | undefined;
  do {
    const places: readonly TextPlace[] = await store.all<TextPlace>(
      `select t.fingerprint, t.owner from review_text t where t.org = $1 and (t.fingerprint, t.owner) > ($2, $3)
         and exists (select 1 from review_text o where o.org = t.org and o.fingerprint = t.fingerprint and o.owner < t.owner)
         order by t.fingerprint, t.owner limit ${AT_ONCE}`,
      [org, last?.fingerprint ?? '', last?.owner ?? ''],
    );
    yield places;
    last = places.length < AT_ONCE ? undefined : places.at(-1);
  } while (last !== undefined);
}

interface Posted extends TextPlace {
  readonly shingle: string;
  /** All of the text. */
  readonly shingles: string;
}

/** Texts that share a shingle of the index with an older text, and are similar to it. */
async function* similarTexts(store: Store, org: string): AsyncGenerator<readonly TextPlace[]> {
  let last: Posted | undefined;
  let oldest: Oldest = { shingle: '', texts: [] };
  do {
    const posted: readonly Posted[] = await store.all<Posted>(
      `select s.shingle, s.owner, s.fingerprint, t.shingles from review_shingle s
         join review_text t on t.org = s.org and t.fingerprint = s.fingerprint and t.owner = s.owner
         where s.org = $1 and (s.shingle, s.owner) > ($2, $3)
         and exists (select 1 from review_shingle o where o.org = s.org and o.shingle = s.shingle and o.owner < s.owner)
         order by s.shingle, s.owner limit ${AT_ONCE}`,
      [org, last?.shingle ?? '', last?.owner ?? ''],
    );
    const similar: TextPlace[] = [];
    for (const one of posted) {
      if (one.shingle !== oldest.shingle) oldest = await oldestOf(store, org, one.shingle);
      const own = shinglesIn(one.shingles);
      if (oldest.texts.some(({ owner, shingles }) => owner < one.owner && isSimilar(shingles, own))) similar.push(one);
    }
    yield similar;
    last = posted.length < AT_ONCE ? undefined : posted.at(-1);
  } while (last !== undefined);
}

interface Oldest {
  readonly shingle: string;
  readonly texts: Awaited<ReturnType<typeof textsAt>>;
}

async function oldestOf(store: Store, org: string, shingle: string): Promise<Oldest> {
  const places = await store.all<TextPlace>(
    `select fingerprint, owner from review_shingle where org = $1 and shingle = $2 order by owner limit ${MOST_OWNERS}`,
    [org, shingle],
  );
  return { shingle, texts: await textsAt(store, org, places) };
}

interface Row extends Pick<KeptRecord, 'id' | 'age' | 'answer' | 'quote'> {
  readonly object: ReviewedObject;
  readonly dealId: string;
  readonly accountId: string | null;
}

/** Those of the records that repeat an older one. */
async function repeating(store: Store, org: string, ids: readonly string[]): Promise<readonly RepeatingRecord[]> {
  const rows = await allIn<Row>(
    store,
    org,
    `select r.id, r.object, r.deal as "dealId", d.account as "accountId", r.age, r.answer, r.quote
       from review_record r left join review_deal d on d.org = r.org and d.id = r.deal where r.org = $1 and r.id in ({ids})`,
    ids,
  );
  const found: RepeatingRecord[] = [];
  for (const row of rows) {
    const texts = await Promise.all(
      [row.answer, row.quote].map(async (fingerprint, place) => {
        if (fingerprint === null) return null;
        const [text] = await textsAt(store, org, [{ fingerprint, owner: ownerOf(row.age, place) }]);
        return text ?? null;
      }),
    );
    if ((await repeatedBy(store, org, { ...row, texts })) !== undefined) found.push(row);
  }
  return found;
}
