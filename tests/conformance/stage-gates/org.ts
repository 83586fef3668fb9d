import { destructive, rulesPackage, type GateRule } from '../../../src/playbook/index.ts';
import {
  API_VERSION,
  createMany,
  deleteMany,
  deployZip,
  zipTexts,
  type OrgConnection,
} from '../../../src/salesforce/index.ts';
import { startOrgWithClock, type OrgWithClock } from '../../org-with-clock.ts';
import type { Policy, PolicyField } from './attempts.ts';

const NAMESPACE = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const SET = 'Company_Fields';

/** The element of a field's type and what the Metadata API expects with it. */
function typeOf({ type, values = [] }: PolicyField): string {
  const [sort = '', size = '80'] = type.replace(')', '').split('(');
  const of = (name: string, more = '') => `<type>${name}</type>${more}`;
  switch (sort) {
    case 'Text':
      return of('Text', `<length>${size}</length>`);
    case 'LongTextArea':
      return of('LongTextArea', '<length>32768</length><visibleLines>3</visibleLines>');
    case 'MultiselectPicklist':
    case 'Picklist': {
      const all = values.map(
        (one) => `<value><fullName>${one}</fullName><default>false</default><label>${one}</label></value>`,
      );
      const set = `<valueSetDefinition><sorted>false</sorted>${all.join('')}</valueSetDefinition>`;
      const lines = sort === 'Picklist' ? '' : '<visibleLines>4</visibleLines>';
      return of(sort, `<valueSet><restricted>true</restricted>${set}</valueSet>${lines}`);
    }
    case 'Percent':
      return of('Percent', '<precision>5</precision><scale>2</scale>');
    case 'Checkbox':
      return of('Checkbox', '<defaultValue>false</defaultValue>');
    case 'Date':
      return of('Date');
    default:
      return of(sort, '<precision>16</precision><scale>2</scale>');
  }
}

const element = (name: string, text: string): string => `<${name}>${text}</${name}>`;

/** Everything that the policies' organisations have: fields, record types, custom permissions, and a permission set for each of the last. */
function companyMetadata(policies: readonly Policy[]): ReadonlyMap<string, string> {
  const fields = [
    ...new Map(policies.flatMap((one) => one.fields).map((field) => [`${field.object}.${field.name}`, field])).values(),
  ];
  const recordTypes = [...new Set(policies.flatMap((one) => one.recordTypes))];
  const permissions = [...new Set(policies.flatMap((one) => one.permissions))];
  const ofObject = (object: string) => fields.filter((field) => field.object === object);
  const fieldXml = (field: PolicyField) =>
    element('fields', `<fullName>${field.name}</fullName><label>${field.name.slice(0, 40)}</label>${typeOf(field)}`);
  const typeXml = (name: string) =>
    element('recordTypes', `<fullName>${name}</fullName><active>true</active><label>${name}</label>`);
  const grants = fields.map(({ object, name }) =>
    element('fieldPermissions', `<editable>true</editable><field>${object}.${name}</field><readable>true</readable>`),
  );
  const visible = recordTypes.map((name) =>
    element('recordTypeVisibilities', `<recordType>Opportunity.${name}</recordType><visible>true</visible>`),
  );
  const objects = [...new Set(['Opportunity', ...fields.map(({ object }) => object)])];
  const members: readonly (readonly [string, string])[] = [
    ...fields.map(({ object, name }) => ['CustomField', `${object}.${name}`] as const),
    ...recordTypes.map((name) => ['RecordType', `Opportunity.${name}`] as const),
    ...permissions.map((name) => ['CustomPermission', name] as const),
    ...[SET, ...permissions.map(setOf)].map((name) => ['PermissionSet', name] as const),
  ];
  const types = members.map(([type, member]) => element('types', `<members>${member}</members><name>${type}</name>`));
  return new Map([
    ['package.xml', `<Package ${NAMESPACE}>${types.join('')}<version>${API_VERSION}</version></Package>`],
    ...objects.map((object) => {
      const own = object === 'Opportunity' ? recordTypes.map(typeXml) : [];
      const body = [...ofObject(object).map(fieldXml), ...own].join('');
      return [`objects/${object}.object`, `<CustomObject ${NAMESPACE}>${body}</CustomObject>`] as const;
    }),
    [
      `permissionsets/${SET}.permissionset`,
      `<PermissionSet ${NAMESPACE}>${grants.join('')}<label>Company fields</label>${visible.join('')}</PermissionSet>`,
    ],
    ...permissions.map(
      (name) =>
        [
          `customPermissions/${name}.customPermission`,
          `<CustomPermission ${NAMESPACE}><label>${name}</label></CustomPermission>`,
        ] as const,
    ),
    ...permissions.map((name) => {
      const granted = element('customPermissions', `<enabled>true</enabled><name>${name}</name>`);
      return [
        `permissionsets/${setOf(name)}.permissionset`,
        `<PermissionSet ${NAMESPACE}>${granted}<label>${name}</label></PermissionSet>`,
      ] as const;
    }),
  ]);
}

function setOf(permission: string): string {
  return `Has_${permission}`;
}

/** An org with what the policies' organisations have, whose day the test chooses. */
export interface PolicyOrg {
  readonly running: OrgWithClock;
  readonly seller: OrgConnection;
  /** Has the general bypass permission: makes deals as they were before an attempt. */
  readonly integration: OrgConnection;
  readonly manager: OrgConnection;
  readonly recordTypeIds: ReadonlyMap<string, string>;
  /** Puts these rules in the place of the ones before. */
  useRules(rules: readonly GateRule[]): Promise<void>;
  /** Gives the seller these custom permissions and no others of the policies. */
  permit(permissions: readonly string[]): Promise<void>;
}

async function deploy(admin: OrgConnection, files: ReadonlyMap<string, string>): Promise<void> {
  const outcome = await deployZip(admin, zipTexts(files));
  if (!outcome.success) throw new Error(JSON.stringify(outcome.problems.slice(0, 5), null, 2));
}

export async function startPolicyOrg(policies: readonly Policy[]): Promise<PolicyOrg> {
  const running = await startOrgWithClock('2026-11-01');
  try {
    await deploy(running.connect('admin'), companyMetadata(policies));
    return await policyOrg(running);
  } catch (error) {
    await running.close();
    throw error;
  }
}

async function policyOrg(running: OrgWithClock): Promise<PolicyOrg> {
  const admin = running.connect('admin');
  const sets = await admin.query<{ Id: string; Name: string }>('SELECT Id, Name FROM PermissionSet');
  const setId = (name: string) => sets.find(({ Name }) => Name === name)!.Id;
  const users = running.org.users;
  await createMany(
    admin,
    'PermissionSetAssignment',
    (['admin', 'seller', 'manager', 'integration'] as const).map((user) => ({
      AssigneeId: users[user].user.id,
      PermissionSetId: setId(SET),
    })),
  );
  const recordTypes = await admin.query<{ Id: string; DeveloperName: string }>(
    "SELECT Id, DeveloperName FROM RecordType WHERE SobjectType = 'Opportunity'",
  );
  let before: readonly string[] = [];
  const assigned = new Map<string, string>();
  return {
    running,
    seller: running.connect('seller'),
    integration: running.connect('integration'),
    manager: running.connect('manager'),
    recordTypeIds: new Map(recordTypes.map(({ Id, DeveloperName }) => [DeveloperName, Id])),
    async useRules(rules) {
      const names = rules.map(({ name, object }) => `${object}.${name}`);
      const gone = before.filter((name) => !names.includes(name));
      if (gone.length > 0) await deploy(admin, new Map([...rulesPackage([], API_VERSION), ...destructive(gone)]));
      await deploy(admin, rulesPackage(rules, API_VERSION));
      before = names;
    },
    async permit(permissions) {
      const gone = [...assigned].filter(([name]) => !permissions.includes(name));
      if (gone.length > 0)
        await deleteMany(
          admin,
          'PermissionSetAssignment',
          gone.map(([, id]) => id),
        );
      for (const [name] of gone) assigned.delete(name);
      for (const name of permissions.filter((one) => !assigned.has(one))) {
        const assignment = { AssigneeId: users.seller.user.id, PermissionSetId: setId(setOf(name)) };
        const [made] = await createMany(admin, 'PermissionSetAssignment', [assignment]);
        assigned.set(name, made!.id!);
      }
    },
  };
}
