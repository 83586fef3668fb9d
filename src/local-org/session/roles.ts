import type { RunningUser } from '../save/types.ts';
import type { Org } from '../types.ts';

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
export function findRoleUsers(org: Org): RoleUser[] {
  const statement = org.database.prepare(
    'SELECT "Id" AS id, "Name" AS name FROM "User" WHERE lower("Username") LIKE ? ORDER BY "Id" LIMIT 1',
  );
  return ROLES.map((role) => {
    const row = statement.get(`${role}@%`);
    const user = row && org.user(String(row['id']));
    if (!user)
      throw new Error(
        `The org has no user for the role \`${role}\`: a username that begins with \`${role}@\` is expected`,
      );
    return { role, user, name: String(row['name']) };
  });
}
