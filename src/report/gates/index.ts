/** Judges the deals of a pipeline in the database, by the compiled queries of playbooks. */
export { judgePipeline } from './judge.ts';
