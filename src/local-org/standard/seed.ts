import { randomInt } from 'node:crypto';
import type { Row } from '../base/values.ts';
import { makeId } from '../schema/ids.ts';
import { findObject } from '../schema/lookup.ts';
import type { PermissionGrant } from '../schema/types.ts';
import { insertSystemRow } from '../store/systemRow.ts';
import type { SystemRowTarget } from '../store/systemRow.ts';

/** Settings of the organization. Its five users get the same time zone and language, and `locale`. */
const ORG_DEFAULTS = {
  name: 'Diagnose First (local org)',
  timeZone: 'Europe/Vienna',
  locale: 'en_US',
  /** Amounts are euros, as in the shipped playbooks; the users read and write them as Americans do. */
  currencyLocale: 'en_IE',
} as const;

interface Person {
  readonly key: string;
  readonly firstName: string | null;
  readonly lastName: string;
  readonly alias: string;
  readonly title: string;
  readonly profile: string;
  readonly role?: string;
}

/** Five people, one for each role of the demo: `seller@diagnose-first.example` … */
const PEOPLE: readonly Person[] = [
  {
    key: 'admin',
    firstName: 'Ada',
    lastName: 'Albrecht',
    alias: 'admin',
    title: 'Administrator',
    profile: 'System Administrator',
  },
  {
    key: 'revops',
    firstName: 'Rita',
    lastName: 'Novak',
    alias: 'revops',
    title: 'Revenue Operations',
    profile: 'System Administrator',
  },
  {
    key: 'manager',
    firstName: 'Martin',
    lastName: 'Berger',
    alias: 'manager',
    title: 'Sales Manager',
    profile: 'Standard User',
    role: 'Sales_Manager',
  },
  {
    key: 'seller',
    firstName: 'Sara',
    lastName: 'Lindner',
    alias: 'seller',
    title: 'Account Executive',
    profile: 'Standard User',
    role: 'Seller',
  },
  {
    key: 'integration',
    firstName: null,
    lastName: 'Integration User',
    alias: 'integ',
    title: 'Integration',
    profile: 'System Administrator',
  },
];

interface Seed extends SystemRowTarget {
  readonly profiles: readonly PermissionGrant[];
}

/** Fills an empty org: organization, profiles, roles, five users, the standard price book. Returns the organization's id. */
export function seedOrg(seed: Seed): string {
  // The first user is the creator of everything, also of itself.
  const adminId = makeId('005', 1);
  const add = (objectName: string, row: Row): string => insertSystemRow(seed, adminId, objectName, row);
  const profileIds = new Map(
    seed.profiles.map((profile) => [profile.name, add('Profile', { Name: profile.name, UserType: 'Standard' })]),
  );
  const role = (developerName: string, name: string, parent: string | null): string =>
    add('UserRole', {
      Name: name,
      DeveloperName: developerName,
      ParentRoleId: parent,
      OpportunityAccessForAccountOwner: 'Edit',
    });
  const managerRole = role('Sales_Manager', 'Sales Manager', null);
  const roleIds: Readonly<Record<string, string>> = {
    Sales_Manager: managerRole,
    Seller: role('Seller', 'Seller', managerRole),
  };
  let managerId: string | null = null;
  for (const person of PEOPLE) {
    const roleId = roleIds[person.role ?? ''] ?? null;
    const reportsTo = person.key === 'seller' ? managerId : null;
    const id = add('User', userRow(person, profileIds.get(person.profile) ?? '', roleId, reportsTo));
    if (person.key === 'manager') managerId = id;
  }
  add('Pricebook2', { Name: 'Standard Price Book', IsActive: true, IsStandard: true });
  // An id of its own, as in Salesforce: services keep their state by it, and an org that is made anew is another one.
  seed.sequences.advance('Organization', randomInt(1, 2 ** 47));
  return add('Organization', {
    Name: ORG_DEFAULTS.name,
    OrganizationType: 'Enterprise Edition',
    InstanceName: 'LOCAL',
    IsSandbox: false,
    LanguageLocaleKey: ORG_DEFAULTS.locale,
    DefaultLocaleSidKey: ORG_DEFAULTS.currencyLocale,
    TimeZoneSidKey: ORG_DEFAULTS.timeZone,
    DefaultAccountAccess: 'Edit',
    DefaultContactAccess: 'ControlledByParent',
    DefaultOpportunityAccess: 'Edit',
    FiscalYearStartMonth: 1,
  });
}

function userRow(person: Person, profileId: string, roleId: string | null, managerId: string | null): Row {
  const email = `${person.key}@diagnose-first.example`;
  return {
    Username: email,
    Email: email,
    FirstName: person.firstName,
    LastName: person.lastName,
    Name: [person.firstName, person.lastName].filter(Boolean).join(' '),
    Alias: person.alias,
    CommunityNickname: person.key,
    Title: person.title,
    IsActive: true,
    ProfileId: profileId,
    UserRoleId: roleId,
    ManagerId: managerId,
    TimeZoneSidKey: ORG_DEFAULTS.timeZone,
    LocaleSidKey: ORG_DEFAULTS.locale,
    LanguageLocaleKey: ORG_DEFAULTS.locale,
    EmailEncodingKey: 'UTF-8',
    UserType: 'Standard',
    DigestFrequency: 'D',
    DefaultGroupNotificationFrequency: 'N',
  };
}

/** Makes the OpportunityStage rows equal to the stage picklist: inserts and updates its stages, deletes rows of removed stages. */
export function syncStages(store: SystemRowTarget, userId: string): void {
  const object = findObject(store.schema, 'OpportunityStage');
  const stages = findObject(store.schema, 'Opportunity')?.fields.get('stagename')?.picklistValues ?? [];
  if (object === undefined) return;
  const present = new Map([...store.rows.all(object)].map((row) => [row.ApiName, row]));
  for (const [index, stage] of stages.entries()) {
    const traits = stage.stage ?? { probability: 0, closed: false, won: false, forecastCategory: 'Pipeline' };
    const row: Row = {
      MasterLabel: stage.label,
      ApiName: stage.value,
      IsActive: stage.active,
      SortOrder: index + 1,
      IsClosed: traits.closed,
      IsWon: traits.won,
      ForecastCategory: traits.forecastCategory,
      ForecastCategoryName: forecastCategoryName(traits.forecastCategory),
      DefaultProbability: traits.probability,
    };
    const old = present.get(stage.value);
    present.delete(stage.value);
    if (old === undefined) insertSystemRow(store, userId, 'OpportunityStage', row);
    else {
      const changed = Object.keys(row).filter((name) => old[name] !== row[name]);
      store.rows.update(object, { ...old, ...row }, changed);
    }
  }
  for (const removedStage of present.values()) store.rows.delete(object, String(removedStage.Id));
}

/** The label of a forecast category: `BestCase` → `Best Case`, `Forecast` → `Commit`, others unchanged. */
export function forecastCategoryName(apiName: string): string {
  return apiName === 'BestCase' ? 'Best Case' : apiName === 'Forecast' ? 'Commit' : apiName;
}
