import { destructive, rulesPackage } from '../../../src/playbook/index.ts';
import { connectOrg, deployZip, readRules, zipTexts, type OrgRule } from '../../../src/salesforce/index.ts';
import { packageZip } from '../../local-org/metadata/support.ts';
import type { GatedOrg } from '../../evasions/gated-org.ts';

const adminOf = ({ url, users }: GatedOrg) => connectOrg({ instanceUrl: url, accessToken: users.admin.accessToken });

/** The rules of the gate to a stage, by the initials in their names: `VP`. */
export async function rulesOf(gated: GatedOrg, initials: string): Promise<readonly OrgRule[]> {
  const all = await readRules(adminOf(gated), ['Opportunity']);
  return all.filter(({ name }) => name.includes(`_diagnose_first_${initials}_`));
}

interface SetupChanges {
  readonly deleted?: readonly OrgRule[];
  readonly off?: readonly OrgRule[];
  readonly edited?: readonly OrgRule[];
}

/** What an admin does in Setup: switches rules off, edits others, and deletes others. */
export async function inSetup(gated: GatedOrg, { deleted = [], off = [], edited = [] }: SetupChanges): Promise<void> {
  const saved = [...off.map((rule) => ({ ...rule, active: false })), ...edited];
  const files = new Map([
    ...rulesPackage(
      saved.map((rule) => ({ ...rule, errorField: rule.errorField ?? 'StageName' })),
      '66.0',
    ),
    ...destructive(
      deleted.map(({ name }) => name),
      [],
    ),
  ]);
  await deployed(gated, zipTexts(files));
}

/** Deploys a package as the admin. */
async function deployed(gated: GatedOrg, zip: Uint8Array): Promise<void> {
  const { problems } = await deployZip(adminOf(gated), zip);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
}

const BYPASS = `<?xml version="1.0" encoding="UTF-8"?>
<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata"><customPermissions><enabled>true</enabled><name>DF_Bypass_Stage_Gates</name></customPermissions><label>Bypass</label></PermissionSet>`;

/** Deploys a permission set with the permission to bypass gates. */
export function deployBypass(gated: GatedOrg): Promise<void> {
  return deployed(gated, packageZip({ 'permissionsets/Watch_Bypass.permissionset': BYPASS }));
}

/** Gives a user that permission set, or takes it away. */
export async function permit(gated: GatedOrg, give: boolean, user: 'seller' | 'revops' = 'seller'): Promise<void> {
  const [set] = await gated.query<{ Id: string }>("SELECT Id FROM PermissionSet WHERE Name = 'Watch_Bypass'", 'admin');
  const fields = { AssigneeId: gated.users[user].id, PermissionSetId: set!.Id };
  if (give) {
    await gated.create('PermissionSetAssignment', fields, 'admin');
    return;
  }
  const [row] = await gated.query<{ Id: string }>(
    `SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = '${fields.AssigneeId}' AND PermissionSetId = '${set!.Id}'`,
    'admin',
  );
  const { status } = await gated.rest('DELETE', `sobjects/PermissionSetAssignment/${row!.Id}`, undefined, 'admin');
  if (status !== 204) throw new Error(`The permission set was not taken away: ${status}`);
}

/** Makes an override to enter the first gate, which the manager approves. */
export async function override(gated: GatedOrg, deal: string): Promise<void> {
  const id = await gated.create('DF_Gate_Override__c', {
    Opportunity__c: deal,
    Stage__c: 'Value Proposition',
    Stage_Order__c: 4,
    Reason_Code__c: 'Renewal timing',
    Reason__c: 'Their contract ends before the workshop can be held.',
    Expires_On__c: new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10),
    Owner_At_Request__c: gated.users.seller.id,
  });
  const decided = { Decided_By__c: gated.users.manager.id, Decided_At__c: new Date().toISOString() };
  const approved = await gated.update('DF_Gate_Override__c', id, { Status__c: 'Approved', ...decided }, 'manager');
  if (approved !== 'saved') throw new Error(`The override was not approved: ${approved.join(' ')}`);
}
