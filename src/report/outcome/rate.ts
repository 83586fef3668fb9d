import { studentReach } from './distributions.ts';

/** A share of deals with its interval, 0 to 1. */
export interface Rate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** The deals of one owner, and how many of them have the outcome. */
export interface Cluster {
  readonly deals: number;
  readonly hits: number;
}

/**
 * The share of deals with an outcome, with an interval that allows for deals of one owner being more alike than others: Wilson's score interval
 * over the effective number of deals (their number divided by the design effect, never more than their number), with the reach of Student's t for
 * owners − 1.
 * Sources: Wilson, JASA 22 (1927) 209; Rao and Scott, Biometrics 48 (1992) 577; Korn and Graubard, Survey Methodology 24 (1998) 193; Dean and
 * Pagano, Journal of Survey Statistics and Methodology 3 (2015) 484.
 * @param owners at least two
 * @param confidence of the interval, 0 to 1
 */
export function clusteredRate(owners: readonly Cluster[], confidence: number): Rate {
  const deals = owners.reduce((total, one) => total + one.deals, 0);
  const value = owners.reduce((total, one) => total + one.hits, 0) / deals;
  const between = owners.reduce((total, one) => total + (one.hits - value * one.deals) ** 2, 0);
  const binomial = value * (1 - value) * deals;
  const effect = binomial === 0 ? 1 : Math.max(1, ((owners.length / (owners.length - 1)) * between) / binomial);
  return wilson(value, deals / effect, studentReach(confidence, owners.length - 1));
}

/** The score interval of a share of that many deals. */
export function wilson(value: number, deals: number, reach: number): Rate {
  const square = reach ** 2;
  const middle = (value * deals + square / 2) / (deals + square);
  const half = (reach / (deals + square)) * Math.sqrt(value * (1 - value) * deals + square / 4);
  return { value, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
