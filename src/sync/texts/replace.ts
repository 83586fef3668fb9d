import type { Statement, Store } from '../state/store.ts';
import { prefixOf } from '../review/shingles.ts';
import { allIn, keptShingles, textsAt, type KeptText, type TextPlace } from './records.ts';

/** The texts of a record before and after a change. */
export interface Replaced {
  readonly before: readonly TextPlace[];
  readonly after: readonly KeptText[];
}

/**
 * The statements that replace texts in the index, to be run in their order, and that note what others may repeat no more or now. The shingles of a
 * text belong to who had it first: they move where that changes.
 */
export async function replaceTexts(
  store: Store,
  org: string,
  replaced: readonly Replaced[],
): Promise<readonly Statement[]> {
  const changes = await Promise.all(
    replaced.map(async ({ before, after }) => ({ before: await textsAt(store, org, before), after })),
  );
  const firsts = await firstOwners(
    store,
    org,
    changes.flatMap(({ after }) => after.map(({ fingerprint }) => fingerprint)),
  );
  const statements = changes.flatMap(({ before, after }) => [...before, ...after].map((text) => touch(org, text)));
  // Texts whose first owner is only known to the statements before: they find it themselves.
  const isOpen = new Set<string>();
  for (const { before, after } of changes) {
    for (const text of before) isOpen.add(text.fingerprint);
    for (const text of before) statements.push(...removal(org, text));
    for (const text of after) {
      const { fingerprint, owner } = text;
      const first = firsts.get(fingerprint);
      if (isOpen.has(fingerprint)) {
        statements.push(...dropShingles(org, text), insertion(org, text), ...addShingles(org, text));
        continue;
      }
      statements.push(insertion(org, text));
      if (first !== undefined && first < owner) continue;
      if (first !== undefined) statements.push(...prefixOf(text.shingles).map((one) => dropShingle(org, one, first)));
      statements.push(...prefixOf(text.shingles).map((one) => addShingle(org, one, text)));
      firsts.set(fingerprint, owner);
    }
  }
  return statements;
}

async function firstOwners(store: Store, org: string, fingerprints: readonly string[]): Promise<Map<string, string>> {
  const rows = await allIn<{ fingerprint: string; first: string }>(
    store,
    org,
    'select fingerprint, min(owner) as first from review_text where org = $1 and fingerprint in ({ids}) group by fingerprint',
    [...new Set(fingerprints)],
  );
  return new Map(rows.map(({ fingerprint, first }) => [fingerprint, first]));
}

/** Takes a text out; the next who has it becomes its first owner. */
function removal(org: string, text: KeptText): readonly Statement[] {
  const remove = {
    sql: 'delete from review_text where org = $1 and fingerprint = $2 and owner = $3',
    params: [org, text.fingerprint, text.owner],
  };
  return [...dropShingles(org, text), remove, ...addShingles(org, text)];
}

function insertion(org: string, { fingerprint, owner, shingles }: KeptText): Statement {
  return {
    sql: 'insert into review_text values ($1, $2, $3, $4) on conflict (org, fingerprint, owner) do nothing',
    params: [org, fingerprint, owner, keptShingles(shingles)],
  };
}

const FIRST = '(select min(owner) from review_text where org = $1 and fingerprint = $3)';

/** Takes the shingles from the first owner at this moment. */
function dropShingles(org: string, { fingerprint, shingles }: KeptText): readonly Statement[] {
  return prefixOf(shingles).map((shingle) => ({
    sql: `delete from review_shingle where org = $1 and shingle = $2 and owner = ${FIRST}`,
    params: [org, shingle, fingerprint],
  }));
}

/** Gives the shingles to the first owner at this moment, where there is one. */
function addShingles(org: string, { fingerprint, shingles }: KeptText): readonly Statement[] {
  return prefixOf(shingles).map((shingle) => ({
    sql: `insert into review_shingle select $1, $2, min(owner), $3 from review_text where org = $1 and fingerprint = $3
      having count(*) > 0 on conflict (org, shingle, owner) do nothing`,
    params: [org, shingle, fingerprint],
  }));
}

function dropShingle(org: string, shingle: string, owner: string): Statement {
  return {
    sql: 'delete from review_shingle where org = $1 and shingle = $2 and owner = $3',
    params: [org, shingle, owner],
  };
}

function addShingle(org: string, shingle: string, { owner, fingerprint }: KeptText): Statement {
  return {
    sql: 'insert into review_shingle values ($1, $2, $3, $4) on conflict (org, shingle, owner) do nothing',
    params: [org, shingle, owner, fingerprint],
  };
}

/** Notes that what is younger than this owner may have to be decided again. */
export function touch(org: string, { fingerprint, owner, shingles }: KeptText): Statement {
  return {
    sql: `insert into review_touched values ($1, $2, $3, $4)
      on conflict (org, fingerprint) do update set owner = case when $3 < review_touched.owner then $3 else review_touched.owner end`,
    params: [org, fingerprint, owner, keptShingles(shingles)],
  };
}
