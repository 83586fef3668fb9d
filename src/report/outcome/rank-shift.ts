import { normalReach, twoSidedP } from './distributions.ts';
import type { Estimate } from './rate-difference.ts';

/** The values of one owner's deals in each of the two groups, in any order. */
export interface RankStratum {
  readonly values: readonly number[];
  readonly otherValues: readonly number[];
}

interface Sorted {
  readonly values: readonly number[];
  readonly otherValues: readonly number[];
  readonly weight: number;
}

/**
 * By how much the values of one group are greater than those of the other one within owners: van Elteren's stratified rank test, its Hodges–
 * Lehmann estimate (the weighted median of all differences between two deals of one owner), and the interval of shifts that the test does not
 * reject. Values may be skewed and tied; their distribution need not be known. Ties count half and lower the variance.
 *
 * Sources: van Elteren, Bulletin of the International Statistical Institute 37 (1960) 351; Lehmann, Nonparametrics (1975), pages 132–141 (strata) and
 * 81–95 (estimate and interval); Hodges and Lehmann, Annals of Mathematical Statistics 34 (1963) 598.
 * @param confidence of the interval, 0 to 1
 * @returns in the unit of the values; null where no owner has values in both groups, or all values of each such owner are the same
 */
export function rankShift(strata: readonly RankStratum[], confidence: number): Estimate | null {
  const sorted = strata
    .filter(({ values, otherValues }) => values.length > 0 && otherValues.length > 0)
    .map(({ values, otherValues }): Sorted => ({
      values: ascending(values),
      otherValues: ascending(otherValues),
      weight: 1 / (values.length + otherValues.length + 1),
    }));
  const deviation = Math.sqrt(sum(sorted.map((one) => one.weight ** 2 * varianceOf(one))));
  if (deviation === 0) return null;
  const half = sum(sorted.map((one) => (one.weight * one.values.length * one.otherValues.length) / 2));
  const excess = (shift: number): number => sum(sorted.map((one) => one.weight * pairsAbove(one, shift))) - half;
  const reach = normalReach(confidence) * deviation;
  const range = rangeOf(sorted);
  return {
    value:
      (crossing(range, (shift) => excess(shift) > ROUNDING) + crossing(range, (shift) => excess(shift) > -ROUNDING)) /
      2,
    low: crossing(range, (shift) => excess(shift) > reach),
    high: crossing(range, (shift) => excess(shift) >= -reach),
    p: twoSidedP(excess(0) / deviation),
  };
}

/** Sums of weights that are equal on paper differ by less than this. */
const ROUNDING = 1e-9;

/** The pairs of a value and another value whose difference is above the shift; a difference that is equal to it counts half. */
function pairsAbove({ values, otherValues }: Sorted, shift: number): number {
  let below = 0;
  let belowOrEqual = 0;
  let count = 0;
  for (const value of values) {
    while (below < otherValues.length && value - otherValues[below]! > shift) below += 1;
    belowOrEqual = Math.max(below, belowOrEqual);
    while (belowOrEqual < otherValues.length && value - otherValues[belowOrEqual]! >= shift) belowOrEqual += 1;
    count += (below + belowOrEqual) / 2;
  }
  return count;
}

/** Of the number of pairs above zero if there is no difference, lowered by ties. */
function varianceOf({ values, otherValues }: Sorted): number {
  const counts = new Map<number, number>();
  for (const value of [...values, ...otherValues]) counts.set(value, (counts.get(value) ?? 0) + 1);
  const all = values.length + otherValues.length;
  const ties = sum([...counts.values()].map((count) => count ** 3 - count));
  return ((values.length * otherValues.length) / 12) * (all + 1 - ties / (all * (all - 1)));
}

/** The least and the greatest difference between two deals of one owner. */
function rangeOf(strata: readonly Sorted[]): readonly [number, number] {
  const least = strata.map(({ values, otherValues }) => values[0]! - otherValues.at(-1)!);
  const most = strata.map(({ values, otherValues }) => values.at(-1)! - otherValues[0]!);
  return [least.reduce((a, b) => Math.min(a, b)), most.reduce((a, b) => Math.max(a, b))];
}

/** Up to which shift `isAbove` holds, from a range at whose end it no longer does. */
function crossing([least, most]: readonly [number, number], isAbove: (shift: number) => boolean): number {
  let [low, high] = [least, most];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (isAbove(middle)) low = middle;
    else high = middle;
  }
  // Halving ends next to a value such as 12 or 0; the caller gets that value.
  return Number(((low + high) / 2).toFixed(9)) + 0;
}

const ascending = (values: readonly number[]): readonly number[] => values.toSorted((a, b) => a - b);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
