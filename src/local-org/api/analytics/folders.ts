import { listOf, textOf } from '../../xml/xmlValue.ts';
import type { Call, Library } from './context.ts';

/** Whether the user sees what is in a folder: a public one, one shared with the user, or any one with the permission to view all data. */
export function mayOpen(call: Call, { folders }: Pick<Library, 'folders'>, folderId: string): boolean {
  const permissions = call.context.org.permissions(call.user);
  const body = folders.get(folderId);
  if (body === undefined || permissions.has('ViewAllData') || permissions.has('ModifyAllData')) return true;
  const accessType = textOf(body, 'accessType');
  if (accessType === 'Public' || accessType === 'PublicInternal') return true;
  return accessType !== 'Hidden' && listOf(body, 'folderShares').some((share) => isSharedWith(call, share));
}

function isSharedWith(call: Call, share: Parameters<typeof textOf>[0]): boolean {
  const sharedTo = (textOf(share, 'sharedTo') ?? '').toLowerCase();
  switch (textOf(share, 'sharedToType')) {
    case 'Organization':
    case 'AllInternalUsers':
      return true;
    case 'Group':
      return sharedTo === 'allinternalusers';
    case 'User':
      return sharedTo === call.user.username.toLowerCase();
    case 'Role':
      return rolesOf(call)[0] === sharedTo;
    case 'RoleAndSubordinates':
    case 'RoleAndSubordinatesInternal':
      return rolesOf(call).includes(sharedTo);
    default:
      return false;
  }
}

/** The user's role and those above it, in lower case. */
function rolesOf({ context, user }: Call): string[] {
  const rows = context.org.database
    .prepare(
      `WITH RECURSIVE above(id, depth) AS (
         SELECT "UserRoleId", 0 FROM "User" WHERE "Id" = ? AND "UserRoleId" IS NOT NULL
         UNION ALL SELECT r."ParentRoleId", depth + 1 FROM "UserRole" r JOIN above ON r."Id" = above.id
           WHERE r."ParentRoleId" IS NOT NULL AND depth < 50
       ) SELECT r."DeveloperName" AS name FROM above JOIN "UserRole" r ON r."Id" = above.id ORDER BY depth`,
    )
    .all(user.id);
  return rows.map((row) => String(row['name']).toLowerCase());
}
