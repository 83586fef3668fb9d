import type { DatabaseSync } from 'node:sqlite';
import type { RunningUser } from '../base/values.ts';
import { foldText } from '../schema/field.ts';
import { ORG_LANGUAGE } from '../schema/translations.ts';
import type { Schema } from '../schema/types.ts';
import type { Permissions } from '../base/permissions.ts';
import { combinePermissions } from './permissions.ts';

/** The parts of the org that sign-in needs. */
export interface UserSource {
  /** 18-character organization id. */
  readonly id: string;
  /** For reading only. */
  readonly database: DatabaseSync;
  readonly clock: () => Date;
  /** By id (15 or 18 characters) or username; undefined when there is no active one. */
  user(idOrUsername: string): RunningUser | undefined;
}

/** The org's users and their permissions, cached until one of them changes. */
export interface Users {
  /** By 18-character id or username in any case; undefined also for a user who is not active. */
  find(idOrUsername: string): RunningUser | undefined;
  permissions(schema: Schema, user: RunningUser): Permissions;
  /** Salesforce's key of the user's language: `de`, `en_US`. */
  language(user: RunningUser): string;
  /** Ids of the users whose role is below the user's role, at any depth. */
  subordinates(user: RunningUser): ReadonlySet<string>;
  /** The id of the org's first user, its creator. */
  firstId(): string;
  /** Whether permissions or sharing depend on records of the object. */
  dependsOn(objectName: string): boolean;
  forget(): void;
}

const PERMISSION_OBJECTS: ReadonlySet<string> = new Set(['user', 'userrole', 'permissionsetassignment']);

/**
 * Opens the user lookups of an org. Results are cached until `forget` is called; call it when `dependsOn` is true for a changed object.
 */
export function openUsers(database: DatabaseSync): Users {
  // Keyed by schema: entries of a deploy that is rolled back are never found again.
  const permissions = new Map<Schema, Map<string, Permissions>>();
  const below = new Map<string, ReadonlySet<string>>();
  const languages = new Map<string, string>();
  return {
    find: (idOrUsername) => findUser(database, idOrUsername),
    permissions(schema, user) {
      const known = permissions.get(schema) ?? new Map<string, Permissions>();
      permissions.set(schema, known);
      return cached(known, user.id, () => readPermissions(database, schema, user.id));
    },
    language: (user) => cached(languages, user.id, () => readLanguage(database, user.id)),
    subordinates: (user) => cached(below, user.id, () => readSubordinates(database, user.id)),
    firstId: () => String(database.prepare('SELECT min("Id") AS id FROM "User"').get()?.id ?? ''),
    dependsOn: (objectName) => PERMISSION_OBJECTS.has(objectName.toLowerCase()),
    forget: () => {
      permissions.clear();
      languages.clear();
      below.clear();
    },
  };
}

function cached<T>(map: Map<string, T>, key: string, read: () => T): T {
  let found = map.get(key);
  if (found === undefined) map.set(key, (found = read()));
  return found;
}

function findUser(database: DatabaseSync, idOrUsername: string): RunningUser | undefined {
  const row = database
    .prepare(
      `SELECT "Id", "Username", "TimeZoneSidKey" FROM "User" WHERE ("Id" = ? OR "Username~fold" = ?) AND "IsActive" = 1`,
    )
    .get(idOrUsername, foldText(idOrUsername));
  if (row === undefined) return undefined;
  return { id: String(row.Id), username: String(row.Username), timeZone: String(row.TimeZoneSidKey ?? 'UTC') };
}

function readPermissions(database: DatabaseSync, schema: Schema, userId: string): Permissions {
  const profile = database
    .prepare(`SELECT p."Name" AS name FROM "User" u JOIN "Profile" p ON p."Id" = u."ProfileId" WHERE u."Id" = ?`)
    .get(userId);
  const sets = database
    .prepare(
      `SELECT s."Name" AS name FROM "PermissionSetAssignment" a JOIN "PermissionSet" s ON s."Id" = a."PermissionSetId"
       WHERE a."AssigneeId" = ?`,
    )
    .all(userId);
  const names = sets.map((row) => String(row.name));
  return combinePermissions(schema, String(profile?.name ?? ''), names);
}

function readLanguage(database: DatabaseSync, userId: string): string {
  const row = database.prepare('SELECT "LanguageLocaleKey" AS language FROM "User" WHERE "Id" = ?').get(userId);
  return String(row?.language ?? '') || ORG_LANGUAGE;
}

function readSubordinates(database: DatabaseSync, userId: string): ReadonlySet<string> {
  const rows = database
    .prepare(
      `WITH RECURSIVE under(id) AS (
         SELECT r."Id" FROM "UserRole" r JOIN "User" u ON r."ParentRoleId" = u."UserRoleId" WHERE u."Id" = ?
         UNION SELECT r."Id" FROM "UserRole" r JOIN under ON r."ParentRoleId" = under.id
       ) SELECT u."Id" AS id FROM "User" u JOIN under ON u."UserRoleId" = under.id`,
    )
    .all(userId);
  return new Set(rows.map((row) => String(row.id)));
}
