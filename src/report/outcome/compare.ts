import { clusteredRate, type Rate } from './rate.ts';
import { rankShift } from './rank-shift.ts';
import { rateDifference, type Estimate, type RateStratum } from './rate-difference.ts';
import type { Group, Measure, Missing } from './types.ts';

/** Of all intervals. */
export const CONFIDENCE = 0.95;
/** Least numbers of deals and of people for any rate, median or difference. */
export const LEAST = { deals: 30, people: 5 };

/** A comparison before the correction for all others. */
export interface Compared {
  readonly measure: Measure;
  readonly group: Group;
  readonly others: Group;
  readonly estimate: Estimate | null;
  readonly missing: Missing | null;
}

/** Values of one owner in one currency. */
export interface OwnerValues {
  readonly ownerId: string;
  readonly values: readonly number[];
  readonly otherValues: readonly number[];
}

/** Compares shares within owners. @param owners one for each owner */
export function compareRates(measure: Measure, owners: readonly RateStratum[]): Compared {
  const group = rateGroup(owners.map(({ deals, hits }) => ({ deals, hits })));
  const others = rateGroup(owners.map(({ otherDeals, otherHits }) => ({ deals: otherDeals, hits: otherHits })));
  const both = owners.filter(({ deals, otherDeals }) => deals > 0 && otherDeals > 0).length;
  return { measure, group, others, ...estimated([group, others], both, () => rateDifference(owners, CONFIDENCE)) };
}

/** Compares values within owners and currencies: by how many days, or by which factor, those of one group are greater. */
export function compareValues(
  measure: Measure,
  strata: readonly OwnerValues[],
  { isFactor = false, isOneUnit = true }: ValueOptions = {},
): Compared {
  const group = valueGroup(strata, ({ values }) => values, isOneUnit);
  const others = valueGroup(strata, ({ otherValues }) => otherValues, isOneUnit);
  const both = peopleOf(strata.filter(({ values, otherValues }) => values.length > 0 && otherValues.length > 0));
  const estimate = (): Estimate | null => (isFactor ? factorOf(strata) : rankShift(strata, CONFIDENCE));
  return { measure, group, others, ...estimated([group, others], both, estimate) };
}

interface ValueOptions {
  /** The difference is a factor: values are compared as logarithms, so that it holds in every currency. Default false: in the unit of the values. */
  readonly isFactor?: boolean;
  /** False: the values have several units, so that a median over all has no meaning. Default true. */
  readonly isOneUnit?: boolean;
}

/** @param strata of values above zero */
function factorOf(strata: readonly OwnerValues[]): Estimate | null {
  const logarithms = strata.map(({ values, otherValues }) => ({
    values: values.map(Math.log),
    otherValues: otherValues.map(Math.log),
  }));
  const shift = rankShift(logarithms, CONFIDENCE);
  return shift && { value: Math.exp(shift.value), low: Math.exp(shift.low), high: Math.exp(shift.high), p: shift.p };
}

/** The rate of a group of deals, by owner; null over too few. */
export function rateOf(owners: readonly { readonly deals: number; readonly hits: number }[]): Rate | null {
  return rateGroup(owners).rate;
}

/** Whether there are enough deals and people for a figure. */
export function isEnough({ deals, people }: { readonly deals: number; readonly people: number }): boolean {
  return deals >= LEAST.deals && people >= LEAST.people;
}

/** Null for no values. */
export function medianOf(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.floor(sorted.length / 2)]!) / 2;
}

function rateGroup(owners: readonly { readonly deals: number; readonly hits: number }[]): Group {
  const present = owners.filter(({ deals }) => deals > 0);
  const size = { deals: present.reduce((total, { deals }) => total + deals, 0), people: present.length };
  return { ...size, rate: isEnough(size) ? clusteredRate(present, CONFIDENCE) : null, median: null };
}

function valueGroup(
  strata: readonly OwnerValues[],
  take: (one: OwnerValues) => readonly number[],
  isOneUnit: boolean,
): Group {
  const present = strata.filter((one) => take(one).length > 0);
  const values = present.flatMap(take);
  const size = { deals: values.length, people: peopleOf(present) };
  return { ...size, rate: null, median: isOneUnit && isEnough(size) ? medianOf(values) : null };
}

const peopleOf = (strata: readonly OwnerValues[]): number => new Set(strata.map(({ ownerId }) => ownerId)).size;

function estimated(
  groups: readonly Group[],
  both: number,
  compute: () => Estimate | null,
): Pick<Compared, 'estimate' | 'missing'> {
  if (!groups.every(isEnough)) return { estimate: null, missing: 'too few' };
  if (both < LEAST.people) return { estimate: null, missing: 'too few with both' };
  const estimate = compute();
  return { estimate, missing: estimate === null ? 'all alike' : null };
}
