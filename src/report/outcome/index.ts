/** Does diagnosis pay? Diagnosis and questions against the outcomes of an org's own closed deals. */
export { computeOutcomes } from './outcome.ts';
export { OUTCOME_QUERIES, outcomeSql, readOutcomes } from './read.ts';
export type { OutcomeQuery } from './read.ts';
export type * from './types.ts';
