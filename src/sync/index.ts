/** What the service does to an org: reviews of answers, and bringing a playbook into it. */
export { syncReviews } from './apply.ts';
export { decideReviews } from './decide.ts';
export { checkDeal, findDeals } from './check.ts';
export type { DealCheck, DealName } from './check.ts';
export { deployPlaybook } from './deploy/apply.ts';
export { readOrg } from './deploy/org-reading.ts';
export type { LeftOut, OrgReading } from './deploy/org-reading.ts';
export { readLivePlaybooks } from './deploy/state.ts';
export { liveVersions, migrateDeals } from './migrate.ts';
export type { Migrated } from './migrate.ts';
export type { DeployReport, Drift } from './deploy/types.ts';
export type { AnswerChange, AnswerRow, FailedChange, QuestionRow, SyncResult } from './types.ts';
