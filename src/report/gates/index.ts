/** Judges the deals of a pipeline in the database, by the compiled queries of playbooks. */
export { judgePipeline } from './judge.ts';
export { attemptsSql } from './attempts.ts';
export type { AttemptsOptions, Moment } from './attempts.ts';
export { criteriaOf } from './criteria.ts';
export { listPains } from './pain-list.ts';
