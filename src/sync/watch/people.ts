import type { OrgConnection } from '../../salesforce/index.ts';
import { grouped, idList } from './soql.ts';
import type { Saver } from './types.ts';

/** Which of these deals came from converted leads. */
export async function convertedAmong(org: OrgConnection, deals: readonly string[]): Promise<ReadonlySet<string>> {
  const records = await org.query<{ ConvertedOpportunityId: string }>(
    `SELECT ConvertedOpportunityId FROM Lead WHERE ConvertedOpportunityId IN (${idList(deals)})`,
  );
  return new Set(records.map(({ ConvertedOpportunityId }) => ConvertedOpportunityId));
}

/** Who approved the overrides of these deals that are approved, by deal, with the stage's number and the last day of each. */
export async function approversOf(
  org: OrgConnection,
  deals: readonly string[],
): Promise<ReadonlyMap<string, readonly { approver: string; token: number }[]>> {
  const records = await org.query<{ Opportunity__c: string; Decided_By__c: string | null; Token__c: number | null }>(
    `SELECT Opportunity__c, Decided_By__c, Token__c FROM DF_Gate_Override__c WHERE Status__c = 'Approved' AND Opportunity__c IN (${idList(deals)})`,
  );
  return grouped(
    records.map((one) => ({ deal: one.Opportunity__c, approver: one.Decided_By__c ?? '', token: one.Token__c ?? 0 })),
    ({ deal }) => deal,
  );
}

const INTEGRATION = 'DF_Integration';

/** A user as decisions name them, and whose day it is. */
export interface Person {
  readonly name: string;
  /** IANA name. */
  readonly zone: string;
}

/** These users, by id; one whom the running user may not read is absent. */
export async function readPeople(org: OrgConnection, users: readonly string[]): Promise<ReadonlyMap<string, Person>> {
  const records = await org.query<{ Id: string; Name: string; TimeZoneSidKey: string | null }>(
    `SELECT Id, Name, TimeZoneSidKey FROM User WHERE Id IN (${idList(users)})`,
  );
  return new Map(records.map(({ Id, Name, TimeZoneSidKey }) => [Id, { name: Name, zone: TimeZoneSidKey ?? 'UTC' }]));
}

/** Which of the named custom permissions these users have now, and which of them are services, by id. */
export async function readSavers(
  org: OrgConnection,
  users: readonly string[],
  permissions: readonly string[],
): Promise<ReadonlyMap<string, Omit<Saver, 'zone'>>> {
  const assigned = await org.query<{
    AssigneeId: string;
    PermissionSetId: string;
    PermissionSet: { Name: string } | null;
  }>(
    `SELECT AssigneeId, PermissionSetId, PermissionSet.Name FROM PermissionSetAssignment WHERE AssigneeId IN (${idList(users)})`,
  );
  const given = await permissionsBySet(org, permissions);
  return new Map(
    users.map((user) => {
      const sets = assigned.filter(({ AssigneeId }) => AssigneeId === user);
      const held = new Set(sets.flatMap(({ PermissionSetId }) => given.get(PermissionSetId) ?? []));
      return [
        user,
        {
          permissions: [...held],
          isIntegration: sets.some(({ PermissionSet }) => PermissionSet?.Name === INTEGRATION),
        },
      ];
    }),
  );
}

/** The named custom permissions that each permission set gives, by its id; a profile is one of its users' permission sets. */
async function permissionsBySet(
  org: OrgConnection,
  names: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const known = await org.query<{ Id: string; DeveloperName: string; NamespacePrefix: string | null }>(
    'SELECT Id, DeveloperName, NamespacePrefix FROM CustomPermission',
  );
  const nameOf = new Map(
    known.map(({ Id, DeveloperName, NamespacePrefix: prefix }) => [
      Id,
      prefix ? `${prefix}__${DeveloperName}` : DeveloperName,
    ]),
  );
  const wanted = known.map(({ Id }) => Id).filter((id) => names.includes(nameOf.get(id) ?? ''));
  if (wanted.length === 0) return new Map();
  const access = await org.query<{ ParentId: string; SetupEntityId: string }>(
    `SELECT ParentId, SetupEntityId FROM SetupEntityAccess WHERE SetupEntityType = 'CustomPermission' AND SetupEntityId IN (${idList(wanted)})`,
  );
  const sets = grouped(access, ({ ParentId }) => ParentId);
  return new Map([...sets].map(([set, all]) => [set, all.map(({ SetupEntityId }) => nameOf.get(SetupEntityId) ?? '')]));
}
