/** API calls that the org allows in 24 hours, and how many of them are used. */
export interface Allowance {
  readonly used: number;
  readonly limit: number;
}

/** The least time between two reads, in milliseconds: changes that come in a row are read together. */
const LEAST = 500;
/** Calls of one read with what follows from it, by experience: the two reads, and one batch of deals. */
const CALLS = 10;
const DAY = 86_400_000;

/**
 * Milliseconds to wait between two reads. While less than half of the day's calls are used, changes are followed as they come; afterwards the
 * rest is spread over a day, so that a busy org is followed more slowly rather than not at all.
 * @param reserve share of the limit that is left to others, 0 to 1
 * @param most the longest pause
 */
export function pauseBetween(allowance: Allowance | undefined, reserve: number, most: number): number {
  if (allowance === undefined || allowance.used < allowance.limit / 2) return Math.min(LEAST, most);
  const left = Math.max(1, allowance.limit * (1 - reserve) - allowance.used);
  return Math.min(most, Math.max(LEAST, (CALLS * DAY) / left));
}
