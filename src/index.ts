/**
 * The service as a library: connect to an org, deploy a playbook into it, judge its deals, review its answers, report on its pipeline.
 * `diagnose-first/playbook`, `/formula` and `/local-org` have the rest; nothing else of the package can be imported.
 */
export { checkDeal, findDeals, judgeDeals, readLivePlaybooks } from './deal/index.ts';
export type {
  Clock,
  DealCheck,
  DealJudgement,
  DealName,
  DealSelection,
  JudgeOptions,
  StageNeeds,
} from './deal/index.ts';
export { buildReport, reportPage } from './report/index.ts';
export type { Report } from './report/index.ts';
export { connectOrg, OrgError, OrgRefused, OrgThrottled, OrgUnauthorized, OrgUnreachable } from './salesforce/index.ts';
export type { ConnectOptions, OrgConnection } from './salesforce/index.ts';
export { deployPlaybook, liveVersions, migrateDeals, syncReviews } from './sync/index.ts';
export type { DeployPlaybookOptions, DeployReport, Migrated, MigrateOptions, SyncResult } from './sync/index.ts';
