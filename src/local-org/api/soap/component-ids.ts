import type { Org } from '../../org/types.ts';
import { profileFullName } from '../../schema/grants.ts';
import { componentId } from '../../tooling/ids.ts';

/** Salesforce's key prefixes of components that are no records here. */
const PREFIXES: Readonly<Record<string, string>> = {
  ApexClass: '01p',
  ApexTrigger: '01q',
  ApprovalProcess: '04a',
  CustomField: '00N',
  CustomLabel: '101',
  CustomObject: '01I',
  CustomTab: '01r',
  FlexiPage: '0M0',
  Flow: '301',
  GlobalValueSet: '0Nt',
  Layout: '00h',
  LightningComponentBundle: '0Rb',
  PlatformEventChannel: '0YL',
  PlatformEventChannelMember: '0v8',
  ReportType: '070',
  StaticResource: '081',
  ValidationRule: '03d',
  WorkflowAlert: '01W',
  WorkflowFieldUpdate: '04Y',
  WorkflowOutboundMessage: '04k',
  WorkflowRule: '01Q',
  WorkflowTask: '01T',
};

/** Reports or dashboards, `Folder/Name`, and their folders. @param field of the folder's id */
function inFolders(type: string, field: string): Readonly<Record<string, string>> {
  return {
    [type]: `SELECT c."Id" AS id, coalesce(f."DeveloperName", 'unfiled$public') || '/' || c."DeveloperName" AS name
      FROM "${type}" c LEFT JOIN "Folder" f ON f."Id" = c."${field}"`,
    [`${type}Folder`]: `SELECT "Id" AS id, "DeveloperName" AS name FROM "Folder" WHERE "Type" = '${type}'`,
  };
}

/** Components that are records: how their rows are named. */
const RECORDS: Readonly<Record<string, string>> = {
  ...inFolders('Dashboard', 'FolderId'),
  ...inFolders('Report', 'OwnerId'),
  CustomPermission: 'SELECT "Id" AS id, "DeveloperName" AS name FROM "CustomPermission"',
  PermissionSet: 'SELECT "Id" AS id, "Name" AS name FROM "PermissionSet"',
  Profile: 'SELECT "Id" AS id, "Name" AS name FROM "Profile"',
  RecordType: `SELECT "Id" AS id, "SobjectType" || '.' || "DeveloperName" AS name FROM "RecordType"`,
  Role: 'SELECT "Id" AS id, "DeveloperName" AS name FROM "UserRole"',
};

/**
 * The ids of the components of a type, as `listMetadata` gives them: the record's where the component is one, as in tooling queries otherwise. Empty
 * for standard objects, as in Salesforce, and for files that hold others.
 */
export function componentIds(org: Org, type: string): (fullName: string) => string {
  const query = RECORDS[type];
  if (query !== undefined) {
    const named = (name: string): string => (type === 'Profile' ? profileFullName(name) : name).toLowerCase();
    const ids = new Map(
      org.database
        .prepare(query)
        .all()
        .map(({ id, name }) => [named(String(name)), String(id)]),
    );
    return (fullName) => ids.get(fullName.toLowerCase()) ?? '';
  }
  const prefix = PREFIXES[type];
  const isStandard = (fullName: string): boolean =>
    type === 'CustomObject' && org.schema.objects.get(fullName.toLowerCase())?.custom === false;
  return (fullName) => (prefix === undefined || isStandard(fullName) ? '' : componentId(prefix, type, fullName));
}
