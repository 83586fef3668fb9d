import { strToU8, zipSync } from 'fflate';
import { deployZip, type OrgConnection } from '../../src/salesforce/index.ts';

const XMLNS = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const types = ['CustomField', 'CustomObject', 'PermissionSet']
  .map((name) => `<types><members>*</members><name>${name}</name></types>`)
  .join('');
const FILES = {
  'package.xml': `<Package ${XMLNS}>${types}<version>66.0</version></Package>`,
  'objects/Opportunity.object': `<CustomObject ${XMLNS}><fields><fullName>Margin_Note__c</fullName><label>Margin note</label><type>Text</type><length>40</length></fields></CustomObject>`,
  'permissionsets/Margin_Readers.permissionset': `<PermissionSet ${XMLNS}><label>Margin readers</label><fieldPermissions><editable>true</editable><field>Opportunity.Margin_Note__c</field><readable>true</readable></fieldPermissions></PermissionSet>`,
};

/** Adds the field `Margin_Note__c` to Opportunity, which only the given user may read, by the permission set `Margin_Readers`. */
export async function addSecretField(admin: OrgConnection, readerId: string): Promise<void> {
  const zip = zipSync(Object.fromEntries(Object.entries(FILES).map(([path, text]) => [path, strToU8(text)])));
  const outcome = await deployZip(admin, zip);
  if (!outcome.success) throw new Error(JSON.stringify(outcome.problems));
  const [set] = await admin.query<{ Id: string }>("SELECT Id FROM PermissionSet WHERE Name = 'Margin_Readers'");
  await admin.call(async (client) =>
    client.sobject('PermissionSetAssignment').create({ AssigneeId: readerId, PermissionSetId: set?.Id ?? '' }),
  );
}
