import type { ReviewedAnswer } from '../review/types.ts';
import { ageOf } from '../review/repeats.ts';
import type { Shingles } from '../review/shingles.ts';
import type { Statement, Store } from '../state/store.ts';
import { digestOf, ownerOf, textsOf, type IndexedText } from './hashes.ts';

/** Where a text is in the index. */
export interface TextPlace {
  readonly fingerprint: string;
  readonly owner: string;
}

/** A record as the state keeps it. */
export interface KeptRecord {
  readonly id: string;
  readonly object: string;
  readonly deal: string;
  readonly concept: string;
  readonly age: string;
  readonly digest: string;
  /** 1 where its flag waits for a reviewer. */
  readonly waits: number;
  /** Fingerprints of its texts. */
  readonly answer: string | null;
  readonly quote: string | null;
}

/** A text of the index with its owner. */
export interface KeptText extends IndexedText, TextPlace {}

/** Parameters of one statement stay far below the limits of both databases. */
const IDS_AT_ONCE = 500;

/** Runs a query with `in (…)` over any number of ids. @param sql has `{ids}` where the ids are listed; `$1` is the org */
export async function allIn<Row>(store: Store, org: string, sql: string, ids: readonly string[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (let start = 0; start < ids.length; start += IDS_AT_ONCE) {
    const some = ids.slice(start, start + IDS_AT_ONCE);
    const places = some.map((_id, index) => `$${index + 2}`).join(', ');
    rows.push(...(await store.all<Row>(sql.replace('{ids}', places), [org, ...some])));
  }
  return rows;
}

/** What the state has of these records, by id. */
export async function knownOf(
  store: Store,
  org: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, KeptRecord>> {
  const records = await allIn<KeptRecord>(
    store,
    org,
    'select id, object, deal, concept, age, digest, waits, answer, quote from review_record where org = $1 and id in ({ids})',
    ids,
  );
  return new Map(records.map((record) => [record.id, record]));
}

/** Where the texts of a record are. */
export function placesOf({ age, answer, quote }: Pick<KeptRecord, 'age' | 'answer' | 'quote'>): readonly TextPlace[] {
  return [answer, quote].flatMap((fingerprint, place) =>
    fingerprint === null ? [] : [{ fingerprint, owner: ownerOf(age, place) }],
  );
}

/** The texts at these places, as far as they are there. */
export async function textsAt(store: Store, org: string, places: readonly TextPlace[]): Promise<readonly KeptText[]> {
  const texts: KeptText[] = [];
  for (const { fingerprint, owner } of places) {
    const [row] = await store.all<{ shingles: string }>(
      'select shingles from review_text where org = $1 and fingerprint = $2 and owner = $3',
      [org, fingerprint, owner],
    );
    if (row !== undefined) texts.push({ fingerprint, owner, shingles: shinglesIn(row.shingles) });
  }
  return texts;
}

const SHINGLE = /.{8}/g;

/** Shingles as the state keeps them: 8 characters each. */
export const shinglesIn = (kept: string): Shingles => kept.match(SHINGLE) ?? [];
export const keptShingles = (shingles: Shingles): string => shingles.join('');

/** A record to keep, with its contacts. */
export interface ToKeep {
  readonly answer: ReviewedAnswer;
  readonly waits: boolean;
  /** Ids of who said and who confirmed it; blank for nobody. */
  readonly saidBy: string;
  readonly confirmedBy: string;
}

/** What of a record decides about its review, as a digest. */
export const digestIn = ({ answer, saidBy, confirmedBy }: ToKeep): string => digestOf(answer, [saidBy, confirmedBy]);

/** The statement that keeps a record. @param texts its own */
export function keepRecord(org: string, record: ToKeep, texts: readonly KeptText[]): Statement {
  const { answer, waits, saidBy, confirmedBy } = record;
  const age = ageOf(answer);
  const [first, second] = [0, 1].map(
    (place) => texts.find(({ owner }) => owner === ownerOf(age, place))?.fingerprint ?? null,
  );
  return {
    sql: `insert into review_record values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict (org, id) do update set
      deal = $4, concept = $5, age = $6, digest = $7, waits = $8, said_by = $9, confirmed_by = $10, answer = $11, quote = $12`,
    params: [
      org,
      answer.id,
      answer.object,
      answer.dealId,
      answer.concept,
      age,
      digestIn(record),
      waits ? 1 : 0,
      saidBy || null,
      confirmedBy || null,
      first ?? null,
      second ?? null,
    ],
  };
}

/** The texts of a record with their owners, as the index has them. */
export function indexedTexts(answer: ReviewedAnswer): readonly KeptText[] {
  const age = ageOf(answer);
  return textsOf(answer).flatMap((text, place) => (text === null ? [] : [{ ...text, owner: ownerOf(age, place) }]));
}

export function isSameTexts(one: readonly TextPlace[], other: readonly TextPlace[]): boolean {
  const names = (texts: readonly TextPlace[]) =>
    texts.map(({ owner, fingerprint }) => `${owner} ${fingerprint}`).sort();
  return names(one).join() === names(other).join();
}
