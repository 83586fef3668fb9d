import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { openOrg } from '../../../src/local-org/org/open.ts';
import type { OpenedOrg } from '../../../src/local-org/org/open.ts';
import type { RunningUser, SaveRequest, SaveResult } from '../../../src/local-org/base/values.ts';
import type { DeployResult } from '../../../src/local-org/metadata/types.ts';

/** Runs the work with an org in a folder of its own and removes both. */
export function withOrg<T>(work: (org: OpenedOrg, dataDir: string) => T): T {
  const dataDir = mkdtempSync(join(tmpdir(), 'local-org-'));
  const org = openOrg({ dataDir });
  try {
    return work(org, dataDir);
  } finally {
    org.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** One of the org's five users. */
export function userOf(org: OpenedOrg, role: 'admin' | 'revops' | 'manager' | 'seller' | 'integration'): RunningUser {
  const user = org.user(`${role}@diagnose-first.example`);
  if (user === undefined) throw new Error(`The org has no ${role}.`);
  return user;
}

/** A zip in metadata format out of paths and contents; without a package.xml of its own it names everything. */
export function packageZip(files: Readonly<Record<string, string>>): Uint8Array {
  const types = [
    'CustomObject',
    'CustomField',
    'ValidationRule',
    'GlobalValueSet',
    'StandardValueSet',
    'PermissionSet',
    'Profile',
  ];
  types.push(
    'CustomPermission',
    'CustomLabels',
    'FlexiPage',
    'CustomTab',
    'LightningComponentBundle',
    'RecordType',
    'Report',
    'ReportType',
    'Dashboard',
    'PlatformEventChannel',
    'PlatformEventChannelMember',
  );
  const manifest = types.map((name) => `<types><members>*</members><name>${name}</name></types>`).join('');
  const all = { 'package.xml': `<Package>${manifest}<version>66.0</version></Package>`, ...files };
  return zipSync(Object.fromEntries(Object.entries(all).map(([path, text]) => [path, strToU8(text)])));
}

/** An object file. */
export function objectFile(inner: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata">${inner}</CustomObject>`;
}

/** A custom object's own attributes. */
export function objectHead(label: string, sharing: 'ReadWrite' | 'ControlledByParent', autoNumber?: string): string {
  const name =
    autoNumber === undefined
      ? '<type>Text</type>'
      : `<type>AutoNumber</type><displayFormat>${autoNumber}</displayFormat>`;
  return (
    `<label>${label}</label><pluralLabel>${label}s</pluralLabel><nameField><label>Name</label>${name}</nameField>` +
    `<deploymentStatus>Deployed</deploymentStatus><sharingModel>${sharing}</sharingModel>`
  );
}

/** A field element; `inner` holds everything but name, label and type. */
export function fieldXml(name: string, type: string, inner = ''): string {
  return `<fields><fullName>${name}</fullName><label>${name.replace('__c', '')}</label><type>${type}</type>${inner}</fields>`;
}

/** A lookup field; `inner` may restrict or cascade deletions. */
export function lookupXml(name: string, object: string, relationship: string, inner = ''): string {
  const target = `<referenceTo>${object}</referenceTo><relationshipName>${relationship}</relationshipName>`;
  return fieldXml(name, 'Lookup', target + inner);
}

/** What makes a text field an external id whose values are unique whatever their case. */
export const UNIQUE_KEY = '<unique>true</unique><externalId>true</externalId><caseSensitive>false</caseSensitive>';

/** The values of a picklist, each with its label. By default values are restricted and none is preselected. */
export function valueSetXml(
  labels: Readonly<Record<string, string>>,
  { preselected, restricted = true }: { preselected?: string | undefined; restricted?: boolean } = {},
): string {
  const values = Object.entries(labels).map(
    ([name, label]) =>
      `<value><fullName>${name}</fullName><default>${name === preselected}</default><label>${label}</label></value>`,
  );
  return `<valueSet><restricted>${restricted}</restricted><valueSetDefinition><sorted>false</sorted>${values.join('')}</valueSetDefinition></valueSet>`;
}

/** A permission on a field, `Object.Field`; it is always readable. */
export function fieldPermissionXml(field: string, editable = true): string {
  return `<fieldPermissions><editable>${editable}</editable><field>${field}</field><readable>true</readable></fieldPermissions>`;
}

export function ruleXml(name: string, formula: string, message: string, inner = ''): string {
  const escaped = formula.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return (
    `<validationRules><fullName>${name}</fullName><active>true</active>` +
    `<errorConditionFormula>${escaped}</errorConditionFormula>${inner}<errorMessage>${message}</errorMessage></validationRules>`
  );
}

/** Deploys as admin and fails the test with the org's own words when it is refused. */
export function deployed(org: OpenedOrg, files: Readonly<Record<string, string>>): DeployResult {
  const result = org.metadata.deploy(userOf(org, 'admin'), packageZip(files), { checkOnly: false });
  if (!result.success) throw new Error(problemsOf(result).join('\n'));
  return result;
}

/** The problems that a deploy reports, `fullName: sentence`. */
export function problemsOf(result: DeployResult): string[] {
  return result.components.flatMap((one) => (one.problem === undefined ? [] : [`${one.fullName}: ${one.problem}`]));
}

export function saveOne(org: OpenedOrg, user: RunningUser, request: SaveRequest): SaveResult {
  return org.save(user, [request], { allOrNone: true })[0]!;
}

/** Inserts and gives the id; fails the test when the org refuses. */
export function insert(org: OpenedOrg, user: RunningUser, object: string, fields: Record<string, unknown>): string {
  const result = saveOne(org, user, { operation: 'insert', object, fields });
  if (result.id === undefined) throw new Error(JSON.stringify(result.errors));
  return result.id;
}

export function update(
  org: OpenedOrg,
  user: RunningUser,
  object: string,
  id: string,
  fields: Record<string, unknown>,
): SaveResult {
  return saveOne(org, user, { operation: 'update', object, id, fields });
}

export function remove(org: OpenedOrg, user: RunningUser, object: string, id: string): SaveResult {
  return saveOne(org, user, { operation: 'delete', object, id, fields: {} });
}

/** A stored row, read from the database. */
export function rowOf(org: OpenedOrg, object: string, id: string): Record<string, unknown> {
  const row = org.database.prepare(`SELECT * FROM "${object}" WHERE "Id" = ?`).get(id);
  if (row === undefined) throw new Error(`${object} ${id} is not there.`);
  return { ...row };
}

/** The least that an opportunity needs. */
export function deal(fields: Record<string, unknown> = {}): Record<string, unknown> {
  return { Name: 'Deal', StageName: 'Prospecting', CloseDate: '2026-12-31', ...fields };
}

/** A detail of Opportunity with a level, a formula over it and roll-ups of both, used where roll-ups matter. */
export const FINDING_FILES: Readonly<Record<string, string>> = {
  'objects/Finding__c.object': objectFile(
    objectHead('Finding', 'ControlledByParent', 'F-{0000}') +
      fieldXml(
        'Opportunity__c',
        'MasterDetail',
        '<referenceTo>Opportunity</referenceTo><relationshipName>Findings</relationshipName><relationshipOrder>0</relationshipOrder>',
      ) +
      fieldXml('Level__c', 'Number', '<precision>4</precision><scale>0</scale>') +
      fieldXml('Seen__c', 'Date') +
      fieldXml('Open__c', 'Checkbox', '<defaultValue>false</defaultValue>') +
      fieldXml(
        'Points__c',
        'Number',
        '<precision>18</precision><scale>0</scale><formula>IF(Open__c, 0, BLANKVALUE(Level__c, 0) * 10)</formula>' +
          '<formulaTreatBlanksAs>BlankAsBlank</formulaTreatBlanksAs>',
      ),
  ),
  'objects/Opportunity.object': objectFile(
    summaryXml('Finding_Count__c', 'count') +
      summaryXml('Finding_Points__c', 'sum', 'Points__c') +
      summaryXml('Least_Level__c', 'min', 'Level__c') +
      summaryXml('Last_Seen__c', 'max', 'Seen__c') +
      summaryXml(
        'Open_Findings__c',
        'count',
        undefined,
        '<summaryFilterItems><field>Finding__c.Open__c</field><operation>equals</operation><value>True</value></summaryFilterItems>',
      ) +
      ruleXml('Not_Too_Many_Points', 'BLANKVALUE(Finding_Points__c, 0) > 500', 'The deal has too many points.'),
  ),
};

function summaryXml(name: string, operation: string, field?: string, filters = ''): string {
  const source = field === undefined ? '' : `<summarizedField>Finding__c.${field}</summarizedField>`;
  const key = '<summaryForeignKey>Finding__c.Opportunity__c</summaryForeignKey>';
  return fieldXml(name, 'Summary', `${filters}${source}${key}<summaryOperation>${operation}</summaryOperation>`);
}
