/** Does diagnosis pay? Diagnosis and questions against the outcomes of an org's own closed deals. */
export { computeOutcomes } from './outcome.ts';
export { readOutcomes } from './read.ts';
export type * from './types.ts';
