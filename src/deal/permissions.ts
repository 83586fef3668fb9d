import { permissionFields, permissionsIn, type CompiledPlaybook, type GateRecord } from '../playbook/index.ts';
import { OrgRefused, runningUserId, type OrgConnection } from '../salesforce/index.ts';
import { soqlId } from './load.ts';

/**
 * Which of the custom permissions that the playbooks name the running user has: from the deal's fields that a deploy made for them, else from
 * the user's permission sets. Where the user may read neither: none.
 */
export async function heldPermissions(
  org: OrgConnection,
  playbooks: readonly CompiledPlaybook[],
  deal: string,
): Promise<readonly string[]> {
  const named = [...new Set(playbooks.flatMap(({ permissionFields = {} }) => Object.keys(permissionFields)))];
  if (named.length === 0) return [];
  const held = (await orRefused(fromFields(org, playbooks, deal))) ?? (await orRefused(fromAssignments(org))) ?? [];
  return named.filter((name) => held.includes(name));
}

async function orRefused<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof OrgRefused)) throw error;
    return undefined;
  }
}

/** @throws OrgRefused where the org lacks one of the fields, or the user may not read it */
async function fromFields(
  org: OrgConnection,
  playbooks: readonly CompiledPlaybook[],
  deal: string,
): Promise<readonly string[]> {
  const fields = [...new Set(playbooks.flatMap(permissionFields))].join(', ');
  const [record = {}] = await org.query<GateRecord>(`SELECT ${fields} FROM Opportunity WHERE Id = '${soqlId(deal)}'`);
  return permissionsIn(playbooks, record);
}

interface PermissionRow {
  readonly DeveloperName: string;
  readonly NamespacePrefix?: string | null;
}

/** All custom permissions of the user's profile and permission sets; a profile is one of its users' permission sets. */
async function fromAssignments(org: OrgConnection): Promise<readonly string[]> {
  const user = soqlId(await runningUserId(org));
  const rows = await org.query<{ SetupEntityId: string }>(
    `SELECT SetupEntityId FROM SetupEntityAccess WHERE SetupEntityType = 'CustomPermission' AND ParentId IN (SELECT PermissionSetId FROM PermissionSetAssignment WHERE AssigneeId = '${user}')`,
  );
  if (rows.length === 0) return [];
  const ids = rows.map(({ SetupEntityId }) => `'${soqlId(SetupEntityId)}'`).join(', ');
  const permissions = await org.query<PermissionRow>(
    `SELECT DeveloperName, NamespacePrefix FROM CustomPermission WHERE Id IN (${ids})`,
  );
  return permissions.map(({ DeveloperName, NamespacePrefix }) =>
    NamespacePrefix ? `${NamespacePrefix}__${DeveloperName}` : DeveloperName,
  );
}
