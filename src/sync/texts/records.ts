import type { ReviewedAnswer } from '../review/types.ts';
import type { Statement, Store } from '../state/store.ts';
import { textsOf, ageOf, digestOf, ownerOf, type IndexedText } from './hashes.ts';

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
}

/** A text of the index with its owner. */
export interface KeptText extends IndexedText {
  readonly owner: string;
}

/** What the state knows of some records, by id. */
export interface Known {
  readonly records: ReadonlyMap<string, KeptRecord>;
  readonly texts: ReadonlyMap<string, readonly KeptText[]>;
}

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

/** Reads what the state has of these records. */
export async function knownOf(store: Store, org: string, ids: readonly string[]): Promise<Known> {
  const records = await allIn<KeptRecord>(
    store,
    org,
    'select id, object, deal, concept, age, digest, waits from review_record where org = $1 and id in ({ids})',
    ids,
  );
  const rows = await allIn<{ id: string; fingerprint: string; owner: string; shingles: string }>(
    store,
    org,
    'select id, fingerprint, owner, shingles from review_text where org = $1 and id in ({ids})',
    ids,
  );
  const texts = new Map<string, KeptText[]>();
  for (const { id, fingerprint, owner, shingles } of rows) {
    const known = texts.get(id) ?? [];
    known.push({ fingerprint, owner, shingles: listOf(shingles) });
    texts.set(id, known);
  }
  return { records: new Map(records.map((record) => [record.id, record])), texts };
}

/** Shingles as the state keeps them. */
export const listOf = (shingles: string): readonly string[] => (shingles === '' ? [] : shingles.split(' '));

/** A record to keep, with its contacts. */
export interface ToKeep {
  readonly answer: ReviewedAnswer;
  readonly waits: boolean;
  /** Ids of who said and who confirmed it; blank for nobody. */
  readonly saidBy: string;
  readonly confirmedBy: string;
}

/** The row that a record has in the state. */
export function keptOf({ answer, waits, saidBy, confirmedBy }: ToKeep): KeptRecord {
  return {
    id: answer.id,
    object: answer.object,
    deal: answer.dealId,
    concept: answer.concept,
    age: ageOf(answer),
    digest: digestOf(answer, [saidBy, confirmedBy]),
    waits: waits ? 1 : 0,
  };
}

export function keepRecord(org: string, { answer, waits, saidBy, confirmedBy }: ToKeep): Statement {
  const kept = keptOf({ answer, waits, saidBy, confirmedBy });
  return {
    sql: `insert into review_record values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (org, id) do update set
      deal = $4, concept = $5, age = $6, digest = $7, waits = $8, said_by = $9, confirmed_by = $10`,
    params: [
      org,
      kept.id,
      kept.object,
      kept.deal,
      kept.concept,
      kept.age,
      kept.digest,
      kept.waits,
      saidBy || null,
      confirmedBy || null,
    ],
  };
}

/** The texts of a record with their owners, as the index has them. */
export function indexedTexts(answer: ReviewedAnswer): readonly KeptText[] {
  const age = ageOf(answer);
  return textsOf(answer).flatMap((text, place) => (text === null ? [] : [{ ...text, owner: ownerOf(age, place) }]));
}

export function isSameTexts(one: readonly KeptText[], other: readonly KeptText[]): boolean {
  const names = (texts: readonly KeptText[]) => texts.map(({ owner, fingerprint }) => `${owner} ${fingerprint}`).sort();
  return names(one).join() === names(other).join();
}
