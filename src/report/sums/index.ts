/** What can be added up of reports, kept in PostgreSQL by org and day, and the report over all orgs as their sum. */
export { collectSums } from './collect.ts';
export { SumsError } from './errors.ts';
export { jointReport } from './joint.ts';
export type { JointReport } from './joint.ts';
export { prepareSums, publishSums, readSums } from './postgres.ts';
export type * from './types.ts';
