import jstat from 'jstat';

/** The share of the standard normal distribution that is at least as far from zero as `z`: the two-sided p-value, 0 to 1. */
export function twoSidedP(z: number): number {
  return Math.min(1, 2 * jstat.normal.cdf(-Math.abs(z), 0, 1));
}

/** How far from zero the middle `confidence` (0 to 1) of the standard normal distribution reaches: 1.96 for 0.95. */
export function normalReach(confidence: number): number {
  return jstat.normal.inv((1 + confidence) / 2, 0, 1);
}

/** The same for Student's t distribution with that many degrees of freedom, at least one: 2.78 for 0.95 and 4. */
export function studentReach(confidence: number, freedom: number): number {
  return jstat.studentt.inv((1 + confidence) / 2, freedom);
}
