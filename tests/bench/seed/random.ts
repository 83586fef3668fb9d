/** Numbers that look random and are the same on every machine. */
export interface Random {
  /** A whole number from 0 up to, not including, `below`. */
  int(below: number): number;
  /** True in about `percent` of 100 cases. */
  chance(percent: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** One of the items; an item of weight 3 comes three times as often as one of weight 1. */
  weighted<T>(items: readonly (readonly [item: T, weight: number])[]): T;
}

/**
 * A stream of numbers (SplitMix32: only 32-bit integer arithmetic, so no machine rounds it differently).
 * @param seed names the whole family of streams
 * @param stream one stream of it: each record has its own, so that record 7 is the same whether 10 or 1,000,000 are made
 */
export function randomStream(seed: number, stream = 0): Random {
  let state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(stream + 1, 0x85ebca77)) | 0;
  const next = (): number => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
  const int = (below: number): number => next() % below;
  return {
    int,
    chance: (percent) => int(100) < percent,
    pick: (items) => items[int(items.length)]!,
    weighted(items) {
      let left = int(items.reduce((sum, [, weight]) => sum + weight, 0));
      for (const [item, weight] of items) {
        if (left < weight) return item;
        left -= weight;
      }
      return items[0]![0];
    },
  };
}
