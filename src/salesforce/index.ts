/** The only client code for Salesforce orgs. */
export { API_VERSION, connectOrg } from './connection.ts';
export type { ConnectOptions, OrgConnection } from './connection.ts';
export { readFields, retrieveTexts } from './components.ts';
export type { OrgField } from './components.ts';
export { deployZip, readRules } from './deploy.ts';
export type { DeployOutcome, DeployProblem, OrgRule } from './deploy.ts';
export { describeFields, listComponents } from './describe.ts';
export type { DescribedField } from './describe.ts';
export { OrgError, OrgRefused, OrgThrottled, OrgUnauthorized, OrgUnreachable } from './errors.ts';
export { readPermissionSets } from './permission-sets.ts';
export { unreadablePaths } from './readable.ts';
export { createMany, deleteMany, updateMany, upsertMany } from './records.ts';
export type { FieldValues, SaveOutcome } from './records.ts';
export { runningUserId, runningUserZone, singleCurrency } from './running-user.ts';
export { sourceToZip } from './source.ts';
export { isLanguageOff, readRuleMessages } from './translations.ts';
export { zipTexts } from './zip.ts';
