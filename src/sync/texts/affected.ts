import { MOST_OWNERS, SAME_SHARE } from '../review/repeats.ts';
import type { Statement, Store } from '../state/store.ts';
import { listOf } from './records.ts';

/** A text that was touched, or whose place among the owners of a shingle may be another one now. */
interface Touched {
  readonly fingerprint: string;
  readonly owner: string;
  readonly shingles: readonly string[];
}

/**
 * The statements that put those records among the due ones which may repeat something else since texts were touched. Only younger records can:
 * those with the same text, and those with a similar one. More than need be are harmless: they are decided again.
 */
export async function dueByTouched(store: Store, org: string): Promise<readonly Statement[]> {
  const settle = { sql: 'delete from review_touched where org = $1', params: [org] };
  // What is due already needs no looking for.
  const [newest] = await store.all<{ age: string | null }>(
    'select max(r.age) as age from review_record r where r.org = $1 and not exists (select 1 from review_due d where d.org = r.org and d.id = r.id)',
    [org],
  );
  if (newest === undefined || newest.age === null) return [settle];
  const rows = await store.all<{ fingerprint: string; owner: string; shingles: string }>(
    'select fingerprint, owner, shingles from review_touched where org = $1 and owner < $2',
    [org, newest.age],
  );
  const touched = rows.map((row) => ({ ...row, shingles: listOf(row.shingles) }));
  const due = new Map<string, Statement>();
  for (const text of [...touched, ...(await moved(store, org, touched))]) {
    for (const { id, object } of await holders(store, org, text))
      due.set(id, {
        sql: 'insert into review_due values ($1, $2, $3, null) on conflict (org, id) do nothing',
        params: [org, id, object],
      });
  }
  return [...due.values(), settle];
}

/** Texts that came among the owners of a shingle that count, or were pushed out of them. */
async function moved(store: Store, org: string, touched: readonly Touched[]): Promise<readonly Touched[]> {
  const shingles = new Map<string, { count: number; oldest: string }>();
  for (const { shingles: own, owner } of touched)
    for (const shingle of own) {
      const known = shingles.get(shingle) ?? { count: 0, oldest: owner };
      known.count += 1;
      if (owner < known.oldest) known.oldest = owner;
      shingles.set(shingle, known);
    }
  const found = new Map<string, Touched>();
  for (const [shingle, { count, oldest }] of shingles) {
    const owners = await store.all<{ owner: string; fingerprint: string }>(
      `select owner, fingerprint from review_shingle where org = $1 and shingle = $2 order by owner limit ${MOST_OWNERS + count}`,
      [org, shingle],
    );
    for (const { owner, fingerprint } of owners) {
      const known = found.get(fingerprint);
      if (owner < oldest || (known !== undefined && known.owner <= oldest)) continue;
      const [text] = await store.all<{ shingles: string }>(
        'select shingles from review_text where org = $1 and fingerprint = $2 and owner = $3',
        [org, fingerprint, owner],
      );
      found.set(fingerprint, { fingerprint, owner: oldest, shingles: listOf(text?.shingles ?? '') });
    }
  }
  return [...found.values()];
}

interface Holder {
  readonly id: string;
  readonly object: string;
}

/** Records younger than the owner that have the text, or a similar one. */
async function holders(store: Store, org: string, text: Touched): Promise<readonly Holder[]> {
  const found: Holder[] = [];
  for (const fingerprint of [text.fingerprint, ...(await similarTexts(store, org, text))])
    found.push(
      ...(await store.all<Holder>(
        `select r.id, r.object from review_text t join review_record r on r.org = t.org and r.id = t.id
           where t.org = $1 and t.fingerprint = $2 and t.owner > $3`,
        [org, fingerprint, text.owner],
      )),
    );
  return found;
}

/**
 * Texts that share as many shingles as a repeat has to. Of n shingles at least ⌈0.7 n⌉ are shared, so one of any n − ⌈0.7 n⌉ + 1 is: only the
 * rarest ones are looked up.
 */
async function similarTexts(store: Store, org: string, { fingerprint, shingles }: Touched): Promise<readonly string[]> {
  if (shingles.length === 0) return [];
  const least = Math.ceil(SAME_SHARE * shingles.length);
  const candidates = new Set<string>();
  for (const shingle of await rarest(store, org, shingles, shingles.length - least + 1)) {
    const rows = await store.all<{ fingerprint: string }>(
      'select fingerprint from review_shingle where org = $1 and shingle = $2',
      [org, shingle],
    );
    for (const row of rows) if (row.fingerprint !== fingerprint) candidates.add(row.fingerprint);
  }
  const own = new Set(shingles);
  const similar: string[] = [];
  for (const candidate of candidates) {
    const [text] = await store.all<{ shingles: string }>(
      'select shingles from review_text where org = $1 and fingerprint = $2 limit 1',
      [org, candidate],
    );
    const others = listOf(text?.shingles ?? '');
    const shared = others.filter((one) => own.has(one)).length;
    if (shared >= SAME_SHARE * Math.max(own.size, others.length)) similar.push(candidate);
  }
  return similar;
}

/** Owners that are counted of a shingle; those with more are equally common. */
const COUNTED = 1_000;

async function rarest(store: Store, org: string, shingles: readonly string[], most: number): Promise<string[]> {
  const counted: { shingle: string; count: number }[] = [];
  for (const shingle of shingles) {
    const [row] = await store.all<{ n: number }>(
      `select count(*) as n from (select 1 as one from review_shingle where org = $1 and shingle = $2 limit ${COUNTED}) as counted`,
      [org, shingle],
    );
    counted.push({ shingle, count: Number(row?.n ?? 0) });
  }
  return counted
    .sort((a, b) => a.count - b.count)
    .slice(0, most)
    .map(({ shingle }) => shingle);
}
