/** Operations on an org: reviewing answers, deploying playbooks, migrating deals. */
export { syncReviews } from './review/apply.ts';
export { deployPlaybook } from './deploy/apply.ts';
export type { DeployPlaybookOptions } from './deploy/apply.ts';
export { inOrg, startingNow } from './deploy/from.ts';
export type { AskedFor, Count, Rollout } from './deploy/rollout.ts';
export { readOrg } from './deploy/org-reading.ts';
export type { LeftOut, OrgReading } from './deploy/org-reading.ts';
export { liveVersions, migrateDeals } from './deal/migrate.ts';
export type { Migrated, MigrateOptions } from './deal/migrate.ts';
export type { DeployReport, Drift } from './deploy/types.ts';
export type { AnswerChange, DealStanding, FailedChange, SyncResult } from './review/types.ts';
export { readDealPeople } from './suggestions/people.ts';
export { readStoredQuotes } from './suggestions/quotes.ts';
export type { SuggestedSource } from './suggestions/rows.ts';
export { verifyQuotes } from './suggestions/verify.ts';
export type { VerifiedQuote } from './suggestions/verify.ts';
export { writeSuggestions } from './suggestions/write.ts';
export type { WrittenSuggestions } from './suggestions/write.ts';
