import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { destructive, rulesPackage, type GateRule } from '../../../src/playbook/index.ts';
import {
  API_VERSION,
  connectOrg,
  createMany,
  deployZip,
  zipTexts,
  type OrgConnection,
} from '../../../src/salesforce/index.ts';
import { startOrg } from '../../cli/cli.ts';
import { orgJson } from '../../cli/rest.ts';

const NAMESPACE = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
/** Fields that a company might have added: one of each sort that the language can ask about. */
const FIELDS: Readonly<Record<string, string>> = {
  Ready__c: '<type>Checkbox</type><defaultValue>false</defaultValue>',
  Rank__c: '<type>Number</type><precision>18</precision><scale>2</scale>',
  Share__c: '<type>Percent</type><precision>5</precision><scale>2</scale>',
  Go_Live__c: '<type>Date</type>',
};

function companyFields(): ReadonlyMap<string, string> {
  const fields = Object.entries(FIELDS).map(
    ([name, type]) => `<fields><fullName>${name}</fullName><label>${name.replace('__c', '')}</label>${type}</fields>`,
  );
  const grants = Object.keys(FIELDS).map(
    (name) =>
      `<fieldPermissions><editable>true</editable><field>Opportunity.${name}</field><readable>true</readable></fieldPermissions>`,
  );
  const types = [
    ...Object.keys(FIELDS).map((name) => ['CustomField', `Opportunity.${name}`] as const),
    ['PermissionSet', 'Company_Fields'] as const,
  ].map(([name, member]) => `<types><members>${member}</members><name>${name}</name></types>`);
  return new Map([
    ['package.xml', `<Package ${NAMESPACE}>${types.join('')}<version>${API_VERSION}</version></Package>`],
    ['objects/Opportunity.object', `<CustomObject ${NAMESPACE}>${fields.join('')}</CustomObject>`],
    [
      'permissionsets/Company_Fields.permissionset',
      `<PermissionSet ${NAMESPACE}>${grants.join('')}<label>Company fields</label></PermissionSet>`,
    ],
  ]);
}

/** A started local org with the app and a company's own fields, talked to as any client would. */
export interface SavedOrg {
  readonly sellerId: string;
  readonly seller: OrgConnection;
  readonly manager: OrgConnection;
  /** Holds the bypass permission. */
  readonly integration: OrgConnection;
  /** Puts these rules in the place of the ones before. */
  readonly useRules: (rules: readonly GateRule[]) => Promise<void>;
  readonly stop: () => Promise<void>;
}

export async function startSavedOrg(): Promise<SavedOrg> {
  const cwd = await mkdtemp(join(tmpdir(), 'diagnose-saved-'));
  const started = await startOrg(['--port', '0'], { cwd });
  const { instanceUrl, users } = await orgJson(cwd);
  const as = (user: string) => connectOrg({ instanceUrl, accessToken: users[user]!.accessToken });
  const admin = as('admin');
  const deploy = async (files: ReadonlyMap<string, string>) => {
    const outcome = await deployZip(admin, zipTexts(files));
    if (!outcome.success) throw new Error(JSON.stringify(outcome.problems.slice(0, 5), null, 2));
  };
  await deploy(companyFields());
  const [set] = await admin.query<{ Id: string }>("SELECT Id FROM PermissionSet WHERE Name = 'Company_Fields'");
  const assignments = ['seller', 'integration'].map((user) => ({
    AssigneeId: users[user]!.id,
    PermissionSetId: set!.Id,
  }));
  await createMany(admin, 'PermissionSetAssignment', assignments);
  let before: readonly string[] = [];
  return {
    sellerId: users['seller']!.id,
    seller: as('seller'),
    manager: as('manager'),
    integration: as('integration'),
    async useRules(rules) {
      const names = rules.map(({ name }) => name);
      const gone = before.filter((name) => !names.includes(name));
      if (gone.length > 0) await deploy(new Map([...rulesPackage([], API_VERSION), ...destructive(gone)]));
      await deploy(rulesPackage(rules, API_VERSION));
      before = names;
    },
    async stop() {
      started.child.kill('SIGTERM');
      await started.ended;
      await rm(cwd, { recursive: true, force: true });
    },
  };
}
