import type { Pain } from 'c/dealRows';

/** The pains in the order of the ids; those that it does not name, as new ones, come last in their own order. */
export function inOrder(pains: readonly Pain[], ids: readonly string[]): readonly Pain[] {
  const places = new Map(ids.map((id, place) => [id, place]));
  const placeOf = ({ id }: Pain) => places.get(id) ?? ids.length;
  return [...pains].sort((one, other) => placeOf(one) - placeOf(other));
}

/** The ids with one of them at another place (from 0). */
export function moved(ids: readonly string[], id: string, to: number): readonly string[] {
  const others = ids.filter((other) => other !== id);
  return [...others.slice(0, to), id, ...others.slice(to)];
}

export interface Place {
  readonly id: string;
  readonly priority: number;
}

/**
 * The priorities to save when `before` shall come as `after`: 1 is first. Pains without one that stay behind all that moved keep
 * none, so that moving the second to the top writes two records and not a hundred.
 */
export function newPriorities(before: readonly Pain[], after: readonly Pain[]): readonly Place[] {
  const touched = after.findLastIndex(({ id, priority }, index) => priority !== null || before[index]?.id !== id);
  return after
    .slice(0, touched + 1)
    .map(({ id, priority }, index) => ({ id, priority: index + 1, was: priority }))
    .filter(({ priority, was }) => priority !== was)
    .map(({ id, priority }) => ({ id, priority }));
}
