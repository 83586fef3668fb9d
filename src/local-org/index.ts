/** The local org: an embedded, Salesforce-compatible server. */
export { startLocalOrg } from './server.ts';
export type { LocalOrg, LocalOrgOptions } from './server.ts';
export { DataDirInUseError, LocalOrgStartError, PortInUseError, PortNotAllowedError } from './session/start-errors.ts';
export { ROLES } from './session/roles.ts';
export type { Role } from './session/roles.ts';
export type { SignedInUser } from './session/sessions.ts';
export type { OrgFile } from './session/org-file.ts';
export { countWrites, readRequestLog } from './api/request-log.ts';
export type { RequestLogEntry } from './api/request-log.ts';
