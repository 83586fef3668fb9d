/** The local org: an embedded, Salesforce-compatible server. */
export { startLocalOrg } from './server/server.ts';
export type { LocalOrg } from './server/server.ts';
export type { LocalOrgOptions } from './server/options.ts';
export { DataDirInUseError, LocalOrgStartError, PortInUseError, PortNotAllowedError } from './base/start-errors.ts';
export { ROLES } from './security/roles.ts';
export type { Role } from './security/roles.ts';
export type { SignedInUser } from './security/sessions.ts';
export type { OrgFile } from './server/org-file.ts';
export { countWrites, readRequestLog } from './api/http/request-log.ts';
export type { RequestLogEntry } from './api/http/request-log.ts';
export { registerConnectedApp } from './server/connected-app-file.ts';
export type { NewConnectedApp, RegisteredApp } from './server/connected-app-file.ts';
