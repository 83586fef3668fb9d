/** The pipeline of an org as typed DuckDB tables: for the report, snapshots and what-if. */
export { readPipeline } from './read.ts';
export type { ObjectRead } from './read.ts';
export { literal, openPipeline, quoted } from './tables.ts';
