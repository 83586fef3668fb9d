import { soqlId } from '../../deal/index.ts';

/** The most rows that one read takes; a longer backlog is read in several. */
export const PAGE = 2_000;

/** Ids for `IN (…)`, each once. */
export function idList(all: readonly string[]): string {
  return [...new Set(all)].map((id) => `'${soqlId(id)}'`).join(', ');
}

/** Lists of what has the same key, in their order. */
export function grouped<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const known = groups.get(keyOf(one));
    if (known) known.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}
