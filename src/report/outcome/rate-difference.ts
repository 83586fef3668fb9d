import { normalReach, twoSidedP } from './distributions.ts';

/** The deals of one owner: how many are in each of the two groups, and how many of these have the outcome (`hits`). */
export interface RateStratum {
  readonly deals: number;
  readonly hits: number;
  readonly otherDeals: number;
  readonly otherHits: number;
}

/** An estimated difference with the limits of its interval and the p-value of the test for no difference. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Two-sided, not corrected. */
  readonly p: number;
}

/** Least number of deals by which the sum of hits could differ from what is expected, in both directions, for the normal approximation. */
const LEAST_ROOM = 5;

/**
 * The difference of two rates within owners: the mean over owners of (rate − other rate), weighted by Mantel and Haenszel's weights
 * n·m/(n+m), with the stratified score interval of Miettinen and Nurminen. The test for no difference is Cochran, Mantel and Haenszel's
 * without continuity correction; the interval is the set of differences that the same test does not reject, so that it excludes zero
 * exactly where p is below 1 − confidence.
 *
 * Owners are the strata because deals of one owner are not independent: owners with better customers can ask more and win more, which
 * would else look like an effect of asking. Owners with deals in one group only have no weight.
 *
 * Sources: Mantel and Haenszel, JNCI 22 (1959) 719; Miettinen and Nurminen, Statistics in Medicine 4 (1985) 213; the equality of both at zero:
 * Laud, Pharmaceutical Statistics 16 (2017) 334; the condition for the approximation: Mantel and Fleiss, American Journal of Epidemiology 112
 * (1980) 129.
 * @param confidence of the interval, 0 to 1
 * @returns differences from −1 to 1; null where the approximation does not hold, as with no hit at all
 */
export function rateDifference(strata: readonly RateStratum[], confidence: number): Estimate | null {
  const both = strata.filter(({ deals, otherDeals }) => deals > 0 && otherDeals > 0);
  if (roomOf(both) < LEAST_ROOM) return null;
  const reach = normalReach(confidence);
  const weight = sum(both.map(weightOf));
  return {
    value: sum(both.map((one) => weightOf(one) * observed(one))) / weight,
    low: crossing((difference) => score(both, difference) - reach),
    high: crossing((difference) => score(both, difference) + reach),
    p: twoSidedP(score(both, 0)),
  };
}

/** How far the sum of hits could be below and above what is expected without a difference, given all totals; the lesser of the two. */
function roomOf(strata: readonly RateStratum[]): number {
  const expected = sum(strata.map((one) => (one.deals * hitsOf(one)) / dealsOf(one)));
  const least = sum(strata.map((one) => Math.max(0, hitsOf(one) - one.otherDeals)));
  const most = sum(strata.map((one) => Math.min(one.deals, hitsOf(one))));
  return Math.min(expected - least, most - expected);
}

/** The score statistic of a difference that is supposed: standard normal if it is the true one, and falling as it grows. */
function score(strata: readonly RateStratum[], supposed: number): number {
  const distance = sum(strata.map((one) => weightOf(one) * (observed(one) - supposed)));
  const variance = sum(strata.map((one) => weightOf(one) ** 2 * varianceOf(one, supposed)));
  if (variance > 0) return distance / Math.sqrt(variance);
  return distance === 0 ? 0 : Math.sign(distance) * Infinity;
}

function varianceOf(one: RateStratum, supposed: number): number {
  const rate = restrictedRate(one, supposed);
  const other = clamp(rate - supposed);
  const all = dealsOf(one);
  return ((rate * (1 - rate)) / one.deals + (other * (1 - other)) / one.otherDeals) * (all / (all - 1));
}

/**
 * The likeliest rate of the first group if the difference is the supposed one: the root of a cubic in closed form.
 * Source: Farrington and Manning, Statistics in Medicine 9 (1990) 1447.
 */
function restrictedRate({ deals, hits, otherDeals, otherHits }: RateStratum, supposed: number): number {
  const ratio = otherDeals / deals;
  const rate = hits / deals;
  const both = rate + ratio * (otherHits / otherDeals);
  const a = 1 + ratio;
  const b = -(1 + ratio + both + supposed * (ratio + 2));
  const c = supposed ** 2 + supposed * (2 * rate + ratio + 1) + both;
  const d = -rate * supposed * (1 + supposed);
  const v = b ** 3 / (27 * a ** 3) - (b * c) / (6 * a ** 2) + d / (2 * a);
  const u = Math.sign(v || 1) * Math.sqrt(Math.max(0, b ** 2 / (9 * a ** 2) - c / (3 * a)));
  const angle = u === 0 ? 0 : (Math.PI + Math.acos(Math.min(1, Math.max(-1, v / u ** 3)))) / 3;
  return clamp(2 * u * Math.cos(angle) - b / (3 * a));
}

/** Where a falling function of a difference from −1 to 1 is zero. */
function crossing(falling: (difference: number) => number): number {
  let [low, high] = [-1, 1];
  for (let step = 0; step < 50; step += 1) {
    const middle = (low + high) / 2;
    if (falling(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

const dealsOf = ({ deals, otherDeals }: RateStratum): number => deals + otherDeals;
const hitsOf = ({ hits, otherHits }: RateStratum): number => hits + otherHits;
const observed = (one: RateStratum): number => one.hits / one.deals - one.otherHits / one.otherDeals;
const weightOf = (one: RateStratum): number => (one.deals * one.otherDeals) / dealsOf(one);
const clamp = (rate: number): number => Math.min(1, Math.max(0, rate));
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
