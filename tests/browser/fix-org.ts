import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import jsforce from 'jsforce';
import { create } from './diagnosed-deal.ts';
import type { RunningOrg } from './org.ts';

const SHIPPED = fileURLToPath(new URL('../../playbooks/diagnose-first.yaml', import.meta.url));
const XMLNS = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

const field = (name: string, label: string, rest: string): string =>
  `<fields><fullName>${name}</fullName><label>${label}</label>${rest}</fields>`;
const access = (name: string, editable: boolean): string =>
  `<fieldPermissions><editable>${editable}</editable><field>Opportunity.${name}</field><readable>true</readable></fieldPermissions>`;
const inGerman = (name: string, label: string): string =>
  `<fields><label>${label}</label><name>${name}</name></fields>`;
const translated = (label: string, german: string): string =>
  `<valueTranslation><masterLabel>${label}</masterLabel><translation>${german}</translation></valueTranslation>`;

/** Fields of the org's own: a day, a number, and one that sellers may read only; German words for them and for the types of deals. */
const FILES = {
  'package.xml': `<Package ${XMLNS}>${[
    'CustomField',
    'CustomObject',
    'CustomObjectTranslation',
    'PermissionSet',
    'StandardValueSetTranslation',
  ]
    .map((name) => `<types><members>*</members><name>${name}</name></types>`)
    .join('')}<version>66.0</version></Package>`,
  'objects/Opportunity.object': `<CustomObject ${XMLNS}>${field('Kickoff_On__c', 'Kickoff', '<type>Date</type>')}${field(
    'Legal_Case__c',
    'Legal case',
    '<type>Text</type><length>40</length>',
  )}${field('Seats__c', 'Seats', '<type>Number</type><precision>6</precision><scale>1</scale>')}</CustomObject>`,
  'objectTranslations/Opportunity-de.objectTranslation': `<CustomObjectTranslation ${XMLNS}>${inGerman(
    'Kickoff_On__c',
    'Auftakt',
  )}${inGerman('Legal_Case__c', 'Aktenzeichen')}</CustomObjectTranslation>`,
  'standardValueSetTranslations/OpportunityType-de.standardValueSetTranslation': `<StandardValueSetTranslation ${XMLNS}>${translated(
    'New Customer',
    'Neuer Kunde',
  )}${translated('Existing Customer - Upgrade', 'Bestandskunde, Ausbau')}</StandardValueSetTranslation>`,
  'permissionsets/Kickoff.permissionset': `<PermissionSet ${XMLNS}><label>Kickoff</label>${access(
    'Kickoff_On__c',
    true,
  )}${access('Seats__c', true)}${access('Legal_Case__c', false)}</PermissionSet>`,
};

/** What the first gate requires besides the shipped criteria; each is fixed in the panel, or the panel shows where. */
const ASKED = [
  'filled: Type',
  'filled: Kickoff_On__c',
  'filled: Seats__c',
  'filled: Legal_Case__c',
  'filled: CampaignId',
];

/** Gives the org fields of its own and words for them, and deploys the shipped playbook with a first gate that asks for these. */
export async function deployWithFields(org: RunningOrg): Promise<void> {
  const connection = new jsforce.Connection({
    instanceUrl: org.url,
    accessToken: org.users.admin.accessToken,
    version: '66.0',
  });
  const zip = zipSync(Object.fromEntries(Object.entries(FILES).map(([path, text]) => [path, strToU8(text)])));
  const result = await connection.metadata.deploy(Buffer.from(zip), { singlePackage: true }).complete(true);
  if (!result.success) throw new Error(JSON.stringify(result.details?.componentFailures));
  const [set] = await org.query<{ Id: string }>("SELECT Id FROM PermissionSet WHERE Name = 'Kickoff'");
  for (const user of ['seller', 'manager', 'integration'] as const) {
    const assigned = { PermissionSetId: set?.Id, AssigneeId: org.users[user].id };
    // One after the other: each changes what the org knows of its users.
    await create(org, 'PermissionSetAssignment', assigned, 'admin');
  }
  await deployPlaybook(org);
}

async function deployPlaybook(org: RunningOrg): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'playbook-'));
  try {
    const asked = ASKED.map((one) => `      - ${one}\n        because: They should know what we know.\n`).join('');
    const shipped = await readFile(SHIPPED, 'utf8');
    const path = join(folder, 'with-fields.yaml');
    await writeFile(path, shipped.replace(/( {6}- answered: \{ situation: Heard, problem: Quoted \}\n)/, `$1${asked}`));
    const { code, out } = await org.diagnose('deploy', '--playbook', path, '--json');
    if (code !== 0) throw new Error(`The playbook with fields to fill was not deployed: ${out}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
