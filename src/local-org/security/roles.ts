import type { RunningUser } from '../base/values.ts';
import type { UserSource } from './users.ts';
import { LocalOrgStartError } from '../base/start-errors.ts';

/** The people that a new local org comes with, one of each job. */
export const ROLES = ['admin', 'revops', 'manager', 'seller', 'integration'] as const;
export type Role = (typeof ROLES)[number];

export interface RoleUser {
  readonly role: Role;
  readonly user: RunningUser;
  /** Full name, as pages show it. */
  readonly name: string;
}

/** The org's users of the five jobs: the oldest user whose name begins with the role, as in `seller@example.com`. */
export function findRoleUsers(org: UserSource): RoleUser[] {
  // Read here, not through `org.user`: an org whose manager was deactivated still starts, and that token is then worth nothing.
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
