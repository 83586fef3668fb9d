import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { startLocalOrg } from '../../../src/local-org/index.ts';
import type { LocalOrg, LocalOrgOptions, Role } from '../../../src/local-org/index.ts';
import { fieldPermissionXml } from '../metadata/support.ts';
import { THING_FIELDS, thingFieldsXml } from '../metadata/thing.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- JSON of any shape: each test states what it expects
  readonly json: any;
}

export type Caller = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Answer>;

export interface Running {
  readonly org: LocalOrg;
  readonly dataDir: string;
  /** Calls as a role; paths that do not begin with `/` are below `/services/data/v66.0/`. */
  readonly as: (role: Role) => Caller;
}

/** A started org in a folder of its own; both are gone afterwards. */
export async function startRunning(
  options: Partial<LocalOrgOptions> = {},
): Promise<Running & { stop: () => Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'local-org-'));
  const org = await startLocalOrg({ dataDir, port: 0, ...options });
  return {
    org,
    dataDir,
    as: (role) => caller(org.url, org.users[role].accessToken),
    stop: async () => {
      await org.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export async function withLocalOrg(
  work: (running: Running) => Promise<void>,
  options: Partial<LocalOrgOptions> = {},
): Promise<void> {
  const running = await startRunning(options);
  try {
    await work(running);
  } finally {
    await running.stop();
  }
}

export function caller(url: string, token: string): Caller {
  return async (method, path, body, headers = {}) => {
    const target = path.startsWith('/') ? path : `/services/data/v66.0/${path}`;
    const raw = typeof body === 'string' || body instanceof Uint8Array;
    const response = await fetch(url + target, {
      method,
      redirect: 'manual',
      headers: {
        ...(token === '' ? {} : { Authorization: `Bearer ${token}` }),
        ...(body === undefined || raw ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: raw ? (body as string | Uint8Array<ArrayBuffer>) : JSON.stringify(body) }),
    });
    const text = await response.text();
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      json = undefined;
    }
    return { status: response.status, headers: response.headers, text, json };
  };
}

export const soqlPath = (text: string): string => `query?q=${encodeURIComponent(text)}`;

/** The records of a query, which must succeed. */
export async function queryRecords(call: Caller, text: string): Promise<Record<string, unknown>[]> {
  const answer = await call('GET', soqlPath(text));
  if (answer.status !== 200) throw new Error(`${text}\n${answer.text}`);
  return answer.json.records as Record<string, unknown>[];
}

/** Creates a record, which must succeed, and gives its id. */
export async function createRecord(call: Caller, object: string, fields: Record<string, unknown>): Promise<string> {
  const answer = await call('POST', `sobjects/${object}`, fields);
  if (answer.status !== 201) throw new Error(`${object}: ${answer.text}`);
  return answer.json.id as string;
}

/** A deployable zip: an object with fields of many types, a formula, rules and a permission set. */
export function testPackage(): Uint8Array {
  const object = `<?xml version="1.0" encoding="UTF-8"?>
<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata">
  <label>Thing</label><pluralLabel>Things</pluralLabel>
  <nameField><label>Name</label><type>Text</type></nameField>
  <deploymentStatus>Deployed</deploymentStatus><sharingModel>ReadWrite</sharingModel>
  ${thingFieldsXml(1000)}
  <fields><fullName>Double__c</fullName><label>Double__c</label><type>Number</type><precision>18</precision><scale>2</scale><formula>Number__c * 2</formula><formulaTreatBlanksAs>BlankAsBlank</formulaTreatBlanksAs></fields>
  <validationRules><fullName>Not_Negative</fullName><active>true</active><errorConditionFormula>Number__c &lt; 0</errorConditionFormula><errorDisplayField>Number__c</errorDisplayField><errorMessage>The number must not be negative.</errorMessage></validationRules>
  <validationRules><fullName>No_Bad_Text</fullName><active>true</active><errorConditionFormula>Text__c = "bad"</errorConditionFormula><errorMessage>That text is not wanted.</errorMessage></validationRules>
</CustomObject>`;
  const permission = `<?xml version="1.0" encoding="UTF-8"?>
<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata">
  <label>Thing User</label>
  ${THING_FIELDS.map((name) => fieldPermissionXml(`Thing__c.${name}`)).join('')}
  <objectPermissions><allowCreate>true</allowCreate><allowDelete>true</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>Thing__c</object><viewAllRecords>false</viewAllRecords></objectPermissions>
</PermissionSet>`;
  const manifest = `<?xml version="1.0" encoding="UTF-8"?>
<Package xmlns="http://soap.sforce.com/2006/04/metadata">
  <types><members>Thing__c</members><name>CustomObject</name></types>
  <types><members>Thing_User</members><name>PermissionSet</name></types>
  <version>66.0</version>
</Package>`;
  return zipSync({
    'package.xml': strToU8(manifest),
    'objects/Thing__c.object': strToU8(object),
    'permissionsets/Thing_User.permissionset': strToU8(permission),
  });
}

/** Deploys the test package straight into the org and fails loudly where that fails. */
export function deployTestPackage(org: LocalOrg): void {
  const result = org.org.metadata.deploy(org.users.admin.user, testPackage(), { checkOnly: false });
  if (!result.success) throw new Error(JSON.stringify(result.components.filter((component) => !component.success)));
}
