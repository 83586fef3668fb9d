import { MOST_OWNERS } from '../review/repeats.ts';
import { isSimilar, prefixOf } from '../review/shingles.ts';
import type { Statement, Store } from '../state/store.ts';
import { dueWhere } from './deals.ts';
import { recordOf } from './hashes.ts';
import { shinglesIn, type KeptText } from './records.ts';

/** How many touched texts have a shingle, and the oldest place of one. */
interface Touches {
  readonly count: number;
  readonly oldest: string;
}

/** Texts that were touched, or whose place among the owners of a shingle may be another one now. */
interface Affected {
  readonly texts: readonly KeptText[];
  readonly shingles: ReadonlyMap<string, Touches>;
}

/**
 * The statements that put those records among the due ones which may repeat something else since texts were touched. Only younger records can:
 * those with the same text, and those with a similar one. More than need be are harmless: they are decided again.
 */
export async function dueByTouched(store: Store, org: string): Promise<readonly Statement[]> {
  const settle = { sql: 'delete from review_touched where org = $1', params: [org] };
  const touched = (
    await store.all<Row>('select fingerprint, owner, shingles from review_touched where org = $1', [org])
  ).map(textOf);
  if (touched.length === 0) return [];
  // What is due already needs no looking for: as at the first sync.
  const [settled] = await store.all(
    'select 1 as one from review_record r where r.org = $1 and not exists (select 1 from review_due d where d.org = r.org and d.id = r.id) limit 1',
    [org],
  );
  if (settled === undefined) return [settle];
  const shingles = touchesOf(touched);
  const affected = { shingles, texts: [...touched, ...(await moved(store, org, shingles))] };
  const due = new Set<string>();
  for (const text of affected.texts) for (const id of await holders(store, org, text, affected)) due.add(id);
  return [...[...due].map((id) => dueWhere('id = $2', [org, id])), settle];
}

interface Row {
  readonly fingerprint: string;
  readonly owner: string;
  readonly shingles: string;
}

const textOf = ({ shingles, ...place }: Row): KeptText => ({ ...place, shingles: shinglesIn(shingles) });

function touchesOf(touched: readonly KeptText[]): ReadonlyMap<string, Touches> {
  const all = new Map<string, Touches>();
  for (const { shingles, owner } of touched)
    for (const shingle of prefixOf(shingles)) {
      const { count, oldest } = all.get(shingle) ?? { count: 0, oldest: owner };
      all.set(shingle, { count: count + 1, oldest: owner < oldest ? owner : oldest });
    }
  return all;
}

const POSTED = `select s.fingerprint, s.owner, t.shingles from review_shingle s
    join review_text t on t.org = s.org and t.fingerprint = s.fingerprint and t.owner = s.owner
  where s.org = $1 and s.shingle = $2`;

/** Texts that came among the owners of a shingle that count, or were pushed out of them. */
async function moved(store: Store, org: string, shingles: ReadonlyMap<string, Touches>): Promise<readonly KeptText[]> {
  const found = new Map<string, KeptText>();
  for (const [shingle, { count, oldest }] of shingles) {
    const rows = await store.all<Row>(`${POSTED} order by s.owner limit ${MOST_OWNERS + count}`, [org, shingle]);
    for (const row of rows) {
      const known = found.get(row.fingerprint);
      if (row.owner >= oldest && (known === undefined || oldest < known.owner))
        found.set(row.fingerprint, { ...textOf(row), owner: oldest });
    }
  }
  return [...found.values()];
}

/** Ids of the records younger than the owner that have the text, or a similar one. */
async function holders(store: Store, org: string, text: KeptText, affected: Affected): Promise<readonly string[]> {
  const found: string[] = [];
  for (const fingerprint of [text.fingerprint, ...(await similarTexts(store, org, text, affected))]) {
    const rows = await store.all<{ owner: string }>(
      'select owner from review_text where org = $1 and fingerprint = $2 and owner > $3',
      [org, fingerprint, text.owner],
    );
    found.push(...rows.map(({ owner }) => recordOf(owner)));
  }
  return found;
}

/** Fingerprints of the texts that are similar to it, where it is, or was, one of the owners of a shingle that count. */
async function similarTexts(
  store: Store,
  org: string,
  text: KeptText,
  { shingles }: Affected,
): Promise<readonly string[]> {
  const similar = new Set<string>();
  for (const shingle of prefixOf(text.shingles)) {
    const most = MOST_OWNERS + (shingles.get(shingle)?.count ?? 0);
    const older = await store.all(
      `select 1 as one from review_shingle where org = $1 and shingle = $2 and owner < $3 limit ${most}`,
      [org, shingle, text.owner],
    );
    if (older.length === most) continue;
    for (const row of await store.all<Row>(POSTED, [org, shingle]))
      if (row.fingerprint !== text.fingerprint && isSimilar(text.shingles, shinglesIn(row.shingles)))
        similar.add(row.fingerprint);
  }
  return [...similar];
}
