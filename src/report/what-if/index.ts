/** What a playbook would do to the deals of a pipeline, in the database, by its compiled query. */
export { refusedNext, whatIf } from './whatIf.ts';
export type * from './types.ts';
