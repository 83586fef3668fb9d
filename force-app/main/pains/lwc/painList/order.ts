import type { Pain } from 'c/dealRows';

/** The pains in the order of the ids. Pains without an id in the list, such as new ones, come last and keep their order. */
export function inOrder(pains: readonly Pain[], ids: readonly string[]): readonly Pain[] {
  const places = new Map(ids.map((id, place) => [id, place]));
  const placeOf = ({ id }: Pain) => places.get(id) ?? ids.length;
  return [...pains].sort((one, other) => placeOf(one) - placeOf(other));
}

/** A copy of the ids with one of them moved to the index `to` (from 0). */
export function moved(ids: readonly string[], id: string, to: number): readonly string[] {
  const others = ids.filter((other) => other !== id);
  return [...others.slice(0, to), id, ...others.slice(to)];
}

/** A pain and the priority to save for it. */
export interface Place {
  readonly id: string;
  readonly priority: number;
}

/**
 * The priorities to save (1 is first) for a change of the order from `before` to `after`; only those that differ. Pains without a priority
 * that come after the last moved one stay without: moving the second of a hundred pains to the top then writes two records, not all.
 */
export function newPriorities(before: readonly Pain[], after: readonly Pain[]): readonly Place[] {
  const touched = after.findLastIndex(({ id, priority }, index) => priority !== null || before[index]?.id !== id);
  return after
    .slice(0, touched + 1)
    .map(({ id, priority }, index) => ({ id, priority: index + 1, was: priority }))
    .filter(({ priority, was }) => priority !== was)
    .map(({ id, priority }) => ({ id, priority }));
}
