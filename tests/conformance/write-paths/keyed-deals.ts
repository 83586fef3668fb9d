import jsforce from 'jsforce';
import { fieldXml, objectFile, packageZip, UNIQUE_KEY } from '../../local-org/metadata/support.ts';
import type { GatedOrg } from '../../evasions/gated-org.ts';
import { KEY_FIELD } from './outcomes.ts';

const SET = `<?xml version="1.0" encoding="UTF-8"?>
<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata">`;
const KEYS = `${SET}<fieldPermissions><editable>true</editable><field>Opportunity.${KEY_FIELD}</field><readable>true</readable></fieldPermissions><label>Keys</label></PermissionSet>`;
const BYPASS = `${SET}<customPermissions><enabled>true</enabled><name>DF_Bypass_Stage_Gates</name></customPermissions><label>Bypass</label></PermissionSet>`;

/** Deploys what the matrix needs in addition to the app: an external id on Opportunity, which all users get, and a set with the bypass permission alone. */
export async function deployKeys(gated: GatedOrg): Promise<void> {
  const zip = packageZip({
    'objects/Opportunity.object': objectFile(fieldXml(KEY_FIELD, 'Text', `<length>40</length>${UNIQUE_KEY}`)),
    'permissionsets/Write_Path_Keys.permissionset': KEYS,
    'permissionsets/Write_Path_Bypass.permissionset': BYPASS,
  });
  const { accessToken } = gated.users.admin;
  const admin = new jsforce.Connection({ instanceUrl: gated.url, accessToken, version: '66.0' });
  const result = await admin.metadata.deploy(Buffer.from(zip), { singlePackage: true }).complete(true);
  if (!result.success) throw new Error(JSON.stringify(result.details));
  for (const user of ['seller', 'manager', 'admin', 'integration'] as const)
    await assign(gated, 'Write_Path_Keys', user);
}

/** Assigns a permission set of the matrix. */
export async function assign(
  gated: GatedOrg,
  name: 'Write_Path_Keys' | 'Write_Path_Bypass',
  user: 'seller' | 'manager' | 'admin' | 'integration',
): Promise<void> {
  const [set] = await gated.query<{ Id: string }>(`SELECT Id FROM PermissionSet WHERE Name = '${name}'`, 'admin');
  const fields = { AssigneeId: gated.users[user].id, PermissionSetId: set?.Id };
  await gated.create('PermissionSetAssignment', fields, 'admin');
}
