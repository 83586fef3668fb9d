import type { RunningUser } from '../base/values.ts';
import type { UserSource } from './users.ts';
import { LocalOrgStartError } from '../base/start-errors.ts';

/** The roles of a new local org; it has one user for each. */
export const ROLES = ['admin', 'revops', 'manager', 'seller', 'integration'] as const;
export type Role = (typeof ROLES)[number];

export interface RoleUser {
  readonly role: Role;
  readonly user: RunningUser;
  /** Full name, as pages show it. */
  readonly name: string;
}

/**
 * Finds the user of each role: the oldest one whose username begins with the role and `@`, as in `seller@example.com`.
 * @throws LocalOrgStartError when a role has no user
 */
export function findRoleUsers(org: UserSource): RoleUser[] {
  // Queried directly, because `org.user` finds only active users: an org with a deactivated manager must still start. Requests with that
  // user's token are refused.
  const statement = org.database.prepare(
    `SELECT "Id" AS id, "Username" AS username, "Name" AS name, "TimeZoneSidKey" AS zone FROM "User"
     WHERE lower("Username") LIKE ? ORDER BY "Id" LIMIT 1`,
  );
  return ROLES.map((role) => {
    const row = statement.get(`${role}@%`);
    if (!row)
      throw new LocalOrgStartError(
        `The org in this folder has no user for the role \`${role}\`. Use another folder with \`--data DIR\`, or reset the org.`,
      );
    const user = { id: String(row['id']), username: String(row['username']), timeZone: String(row['zone'] ?? 'UTC') };
    return { role, user, name: String(row['name']) };
  });
}
