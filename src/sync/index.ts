/** What the service does to an org: reviews of answers, and bringing a playbook into it. */
export { syncReviews } from './review/apply.ts';
export { decideReviews } from './review/decide.ts';
export { checkDeal, findDeals } from './deal/check.ts';
export type { DealCheck, DealName } from './deal/check.ts';
export { deployPlaybook } from './deploy/apply.ts';
export { readOrg } from './deploy/org-reading.ts';
export type { LeftOut, OrgReading } from './deploy/org-reading.ts';
export { readLivePlaybooks } from './deploy/state.ts';
export { liveVersions, migrateDeals } from './deal/migrate.ts';
export type { Migrated } from './deal/migrate.ts';
export type { DeployReport, Drift } from './deploy/types.ts';
export type { AnswerChange, FailedChange, QuestionRow, ReviewedAnswer, SyncResult } from './review/types.ts';
