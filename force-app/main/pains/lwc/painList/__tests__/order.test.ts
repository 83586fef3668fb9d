import type { Pain } from 'c/dealRows';
import { inOrder, moved, newPriorities } from '../order.ts';

const pains = (...list: readonly (readonly [string, number | null])[]) =>
  list.map(([id, priority]) => ({ id, priority }) as Pain);
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id).join('');
const changed = (before: readonly Pain[], order: string) =>
  newPriorities(before, inOrder(before, [...order])).map(({ id, priority }) => `${id}${priority}`);

describe('the order of pains', () => {
  test('one of them takes another place', () => {
    expect(moved(['a', 'b', 'c'], 'c', 0).join('')).toBe('cab');
    expect(moved(['a', 'b', 'c'], 'a', 2).join('')).toBe('bca');
  });

  test('those that the order does not know come last, as they were', () => {
    expect(ids(inOrder(pains(['a', 1], ['x', null], ['b', 2], ['y', null]), ['b', 'a']))).toBe('baxy');
  });

  test('only what changed is saved', () => {
    expect(changed(pains(['a', 1], ['b', 2], ['c', 3]), 'bac')).toEqual(['b1', 'a2']);
    expect(changed(pains(['a', 1], ['b', 2], ['c', 3]), 'cab')).toEqual(['c1', 'a2', 'b3']);
    expect(changed(pains(['a', 1], ['b', 2]), 'ab')).toEqual([]);
  });

  test('pains without a priority keep none behind all that moved', () => {
    expect(changed(pains(['a', null], ['b', null], ['c', null], ['d', null]), 'bacd')).toEqual(['b1', 'a2']);
    expect(changed(pains(['a', 1], ['b', null], ['c', null]), 'acb')).toEqual(['c2', 'b3']);
  });

  test('gaps and equal priorities are put right on the way', () => {
    expect(changed(pains(['a', 1], ['b', 1], ['c', 7]), 'bac')).toEqual(['a2', 'c3']);
  });

  test('whatever the priorities and the move, what is saved brings the pains into the order asked for', () => {
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 16_807) % 2_147_483_647;
      return seed % below;
    };
    for (let round = 0; round < 200; round += 1) {
      const count = 1 + random(8);
      const drawn = Array.from({ length: count }, (_, index) => ({
        id: 'abcdefgh'.charAt(index),
        priority: random(3) === 0 ? null : 1 + random(9),
      })) as Pain[];
      const byRule = (list: readonly Pain[]) =>
        [...list].sort((one, other) => (one.priority ?? 1e3) - (other.priority ?? 1e3) || (one.id < other.id ? -1 : 1));
      const before = byRule(drawn);
      const after = inOrder(
        before,
        moved(
          before.map(({ id }) => id),
          before[random(count)]?.id ?? '',
          random(count),
        ),
      );
      const places = new Map(newPriorities(before, after).map(({ id, priority }) => [id, priority]));
      const saved = byRule(before.map((pain) => ({ ...pain, priority: places.get(pain.id) ?? pain.priority })));
      expect(ids(saved)).toBe(ids(after));
    }
  });
});
