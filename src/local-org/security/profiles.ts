import type { PermissionGrant } from '../schema/types.ts';

type ObjectGrant = PermissionGrant['objects'] extends ReadonlyMap<string, infer Grant> ? Grant : never;

const FULL: ObjectGrant = { read: true, create: true, edit: true, delete: true, viewAll: false, modifyAll: false };
const READ: ObjectGrant = { read: true, create: false, edit: false, delete: false, viewAll: false, modifyAll: false };

const SALES_OBJECTS = [
  'Account',
  'CampaignMember',
  'Contact',
  'Contract',
  'EmailMessage',
  'Event',
  'Lead',
  'Opportunity',
  'OpportunityContactRole',
  'OpportunityLineItem',
  'Quote',
  'Task',
];
const READABLE_OBJECTS = [
  'Campaign',
  'CustomPermission',
  'Dashboard',
  'Folder',
  'OpportunityFieldHistory',
  'OpportunityHistory',
  'OpportunityStage',
  'Organization',
  'PermissionSet',
  'PermissionSetAssignment',
  'Pricebook2',
  'PricebookEntry',
  'Product2',
  'Profile',
  'RecordType',
  'Report',
  'SetupEntityAccess',
  'User',
  'UserRole',
];

/**
 * The standard profiles of a new org, limited to the objects of the local org. System Administrator has all rights, including audit
 * fields at insert, which an admin must enable in a real org. No profile grants custom permissions.
 */
export function standardProfiles(): PermissionGrant[] {
  const salesObjects = new Map<string, ObjectGrant>([
    ...SALES_OBJECTS.map((name) => [name.toLowerCase(), FULL] as const),
    ...READABLE_OBJECTS.map((name) => [name.toLowerCase(), READ] as const),
  ]);
  const profile = (
    name: string,
    system: readonly string[],
    objects: ReadonlyMap<string, ObjectGrant>,
  ): PermissionGrant => ({
    name,
    label: name,
    kind: 'profile',
    objects,
    fields: new Map(),
    customPermissions: new Set(),
    system: new Set(system),
  });
  return [
    profile(
      'System Administrator',
      [
        'ApiEnabled',
        'AssignPermissionSets',
        'CreateAuditFields',
        'CustomizeApplication',
        'ManageUsers',
        'ModifyAllData',
        'ModifyMetadata',
        'ViewAllData',
        'ViewSetup',
      ],
      new Map(),
    ),
    profile('Standard User', ['ApiEnabled'], salesObjects),
    profile('Read Only', ['ApiEnabled'], new Map([...salesObjects.keys()].map((name) => [name, READ]))),
    profile('Minimum Access - Salesforce', ['ApiEnabled'], new Map()),
  ];
}
