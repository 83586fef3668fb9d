import { readFileSync } from 'node:fs';
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
  updateMany,
  type OrgConnection,
} from '../../../src/salesforce/index.ts';
import { startPreparedOrg } from '../../cli/cli.ts';
import { orgJson } from '../../cli/rest.ts';

const NAMESPACE = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
/** Fields that a company might have added: one of each sort that the language can ask about. */
const FIELDS: Readonly<Record<string, string>> = {
  Ready__c: '<type>Checkbox</type><defaultValue>false</defaultValue>',
  Rank__c: '<type>Number</type><precision>18</precision><scale>2</scale>',
  Share__c: '<type>Percent</type><precision>5</precision><scale>2</scale>',
  Go_Live__c: '<type>Date</type>',
  Signed_At__c: '<type>DateTime</type>',
};

/** Record types of deals, for playbooks that apply to some of them only. */
const RECORD_TYPES: readonly string[] = ['New_Business', 'Renewal'];

const flag =
  '<fields><fullName>Gated__c</fullName><label>Gated</label><type>Checkbox</type><defaultValue>false</defaultValue></fields>';

/** Rules that refuse days in the past. Off in the saved org, so that overrides which have run out and overdue answers need no waiting. */
const RULES_OF_DAYS: Readonly<Record<string, readonly string[]>> = {
  DF_Gate_Override__c: ['DF_Override_Last_Day', 'DF_Override_Past'],
  DF_Answer__c: ['DF_Answer_Open_Over', 'DF_Answer_Open_Past'],
};

/** These rules as the app has them, but inactive. */
function rulesOfDaysOff(): ReadonlyMap<string, string> {
  const objects = Object.entries(RULES_OF_DAYS).map(([object, names]) => {
    const rules = names.map((name) => {
      const file = new URL(
        `../../../force-app/main/default/objects/${object}/validationRules/${name}.validationRule-meta.xml`,
        import.meta.url,
      );
      const body = /<ValidationRule[^>]*>([^]*)<\/ValidationRule>/.exec(readFileSync(file, 'utf8'))![1]!;
      return `<validationRules>${body.replace('<active>true</active>', '<active>false</active>')}</validationRules>`;
    });
    return [`objects/${object}.object`, `<CustomObject ${NAMESPACE}>${rules.join('')}</CustomObject>`] as const;
  });
  const members = Object.entries(RULES_OF_DAYS).flatMap(([object, names]) =>
    names.map((name) => `<members>${object}.${name}</members>`),
  );
  const types = `<types>${members.join('')}<name>ValidationRule</name></types>`;
  return new Map([
    ['package.xml', `<Package ${NAMESPACE}>${types}<version>${API_VERSION}</version></Package>`],
    ...objects,
  ]);
}

function companyFields(): ReadonlyMap<string, string> {
  const fields = Object.entries(FIELDS).map(
    ([name, type]) => `<fields><fullName>${name}</fullName><label>${name.replace('__c', '')}</label>${type}</fields>`,
  );
  const recordTypes = RECORD_TYPES.map(
    (name) => `<recordTypes><fullName>${name}</fullName><active>true</active><label>${name}</label></recordTypes>`,
  );
  const grants = [...Object.keys(FIELDS).map((name) => `Opportunity.${name}`), 'User.Gated__c'].map(
    (name) =>
      `<fieldPermissions><editable>true</editable><field>${name}</field><readable>true</readable></fieldPermissions>`,
  );
  const visible = RECORD_TYPES.map(
    (name) =>
      `<recordTypeVisibilities><recordType>Opportunity.${name}</recordType><visible>true</visible></recordTypeVisibilities>`,
  );
  const types = [
    ...Object.keys(FIELDS).map((name) => ['CustomField', `Opportunity.${name}`] as const),
    ['CustomField', 'User.Gated__c'] as const,
    ...RECORD_TYPES.map((name) => ['RecordType', `Opportunity.${name}`] as const),
    ['PermissionSet', 'Company_Fields'] as const,
  ].map(([name, member]) => `<types><members>${member}</members><name>${name}</name></types>`);
  return new Map([
    ['package.xml', `<Package ${NAMESPACE}>${types.join('')}<version>${API_VERSION}</version></Package>`],
    [
      'objects/Opportunity.object',
      `<CustomObject ${NAMESPACE}>${fields.join('')}${recordTypes.join('')}</CustomObject>`,
    ],
    ['objects/User.object', `<CustomObject ${NAMESPACE}>${flag}</CustomObject>`],
    [
      'permissionsets/Company_Fields.permissionset',
      `<PermissionSet ${NAMESPACE}>${grants.join('')}<label>Company fields</label>${visible.join('')}</PermissionSet>`,
    ],
  ]);
}

/** Accounts of deals, by what playbooks can ask of them. */
const ACCOUNTS = {
  banking: { Name: 'A bank', Industry: 'Banking', AnnualRevenue: 1_000_000 },
  energy: { Name: 'A power station', Industry: 'Energy', AnnualRevenue: null },
} as const;
export type AccountName = keyof typeof ACCOUNTS;

export type Owner = 'seller' | 'manager' | 'integration';
interface OwnerFields {
  readonly id: string;
  readonly profile: string;
  readonly role: string | null;
  readonly isGated: boolean;
}

interface AccountFields {
  readonly id: string;
  readonly Industry: string;
  readonly AnnualRevenue: number | null;
}

/** A started local org with the app and a company's own fields, talked to as any client would. */
export interface SavedOrg {
  readonly sellerId: string;
  /** Who can own a deal, with what playbooks can ask of an owner; the flag is on for the seller alone. */
  readonly owners: Readonly<Record<Owner, OwnerFields>>;
  readonly recordTypeIds: ReadonlyMap<string, string>;
  readonly accounts: Readonly<Record<AccountName, AccountFields>>;
  readonly seller: OrgConnection;
  readonly manager: OrgConnection;
  /** Holds the bypass permission. */
  readonly integration: OrgConnection;
  /** Puts these rules in the place of the ones before. */
  readonly useRules: (rules: readonly GateRule[]) => Promise<void>;
  readonly stop: () => Promise<void>;
}

interface UserRow {
  readonly Id: string;
  readonly Gated__c: boolean;
  readonly Profile: { readonly Name: string };
  readonly UserRole: { readonly DeveloperName: string } | null;
}

export async function startSavedOrg(): Promise<SavedOrg> {
  const cwd = await mkdtemp(join(tmpdir(), 'diagnose-saved-'));
  const started = await startPreparedOrg([], { cwd });
  const { instanceUrl, users } = await orgJson(cwd);
  const as = (user: string) => connectOrg({ instanceUrl, accessToken: users[user]!.accessToken });
  const admin = as('admin');
  const deploy = async (files: ReadonlyMap<string, string>) => {
    const outcome = await deployZip(admin, zipTexts(files));
    if (!outcome.success) throw new Error(JSON.stringify(outcome.problems.slice(0, 5), null, 2));
  };
  await deploy(companyFields());
  await deploy(rulesOfDaysOff());
  const [set] = await admin.query<{ Id: string }>("SELECT Id FROM PermissionSet WHERE Name = 'Company_Fields'");
  const assignments = ['admin', 'seller', 'manager', 'integration'].map((user) => ({
    AssigneeId: users[user]!.id,
    PermissionSetId: set!.Id,
  }));
  await createMany(admin, 'PermissionSetAssignment', assignments);
  await updateMany(admin, 'User', [{ Id: users['seller']!.id, Gated__c: true }]);
  const rows = await admin.query<UserRow>('SELECT Id, Gated__c, Profile.Name, UserRole.DeveloperName FROM User');
  const ownerOf = (user: Owner): OwnerFields => {
    const row = rows.find(({ Id }) => Id === users[user]!.id)!;
    return { id: row.Id, profile: row.Profile.Name, role: row.UserRole?.DeveloperName ?? null, isGated: row.Gated__c };
  };
  const recordTypes = await admin.query<{ Id: string; DeveloperName: string }>(
    "SELECT Id, DeveloperName FROM RecordType WHERE SobjectType = 'Opportunity'",
  );
  const names = Object.keys(ACCOUNTS) as readonly AccountName[];
  const made = await createMany(
    as('integration'),
    'Account',
    names.map((name) => ACCOUNTS[name]),
  );
  const accounts = Object.fromEntries(
    names.map((name, index) => [name, { ...ACCOUNTS[name], id: made[index]!.id! }]),
  ) as unknown as SavedOrg['accounts'];
  let before: readonly string[] = [];
  return {
    accounts,
    sellerId: users['seller']!.id,
    owners: { seller: ownerOf('seller'), manager: ownerOf('manager'), integration: ownerOf('integration') },
    recordTypeIds: new Map(recordTypes.map(({ Id, DeveloperName }) => [DeveloperName, Id])),
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
