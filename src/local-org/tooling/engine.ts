import type { DatabaseSync } from 'node:sqlite';
import type { Permissions } from '../base/permissions.ts';
import type { RunningUser } from '../base/values.ts';
import type { Org } from '../org/types.ts';
import { buildSchema } from '../schema/build.ts';
import { findObject } from '../schema/lookup.ts';
import type { ObjectSchema, Schema } from '../schema/types.ts';
import { createSoqlEngine } from '../soql/engine.ts';
import type { SoqlEngine } from '../soql/engine.ts';
import { parseSoql } from '../soql/parse/parse.ts';
import type { QueryResult } from '../soql/types.ts';
import { openDatabase, quote } from '../store/database.ts';
import { openRowStore } from '../store/rows.ts';
import { syncTables } from '../store/tables.ts';
import { fieldDefinitionId } from './definitions.ts';
import { refuseUnsupported, requireOneRow } from './limits.ts';
import { toolingDrafts, OPEN_OBJECTS } from './objects.ts';
import { toolingRows } from './rows.ts';

/** SOQL over the tooling objects: those whose rows are made from the deployed metadata. */
export interface ToolingEngine {
  /** The tooling objects that the user may query. */
  objects(user: RunningUser): ObjectSchema[];
  /** Whether the query is over a tooling object. Text that is no query is not. */
  has(text: string): boolean;
  query(user: RunningUser, text: string): QueryResult;
  columns: SoqlEngine['columns'];
}

/** Opens the engine. Its rows are made at the first query after a deploy. */
export function createToolingEngine(org: Org): ToolingEngine {
  let objects: { readonly of: Schema; readonly schema: Schema } | undefined;
  // Settings that were deployed have an object each, so that the objects change with a deploy, too.
  const schema = (): Schema => {
    if (objects?.of !== org.schema) objects = { of: org.schema, schema: toolingSchema(org) };
    return objects.schema;
  };
  const permissions = permissionsOf(org, schema);
  let built: { readonly of: Schema; readonly users: string; readonly soql: SoqlEngine } | undefined;
  const engine = (): SoqlEngine => {
    const users = usersVersion(org);
    if (built?.of !== org.schema || built.users !== users)
      built = { of: org.schema, users, soql: buildEngine(org, schema(), permissions) };
    return built.soql;
  };
  const isTooling = (name: string): boolean =>
    name.toLowerCase() !== 'user' && findObject(schema(), name) !== undefined;
  return {
    objects: (user) =>
      [...schema().objects.values()].filter(
        (object) => isTooling(object.name) && permissions(user).object(object.name).read,
      ),
    has(text) {
      try {
        return isTooling(parseSoql(text).object);
      } catch {
        return false;
      }
    },
    query(user, text) {
      const query = parseSoql(text);
      refuseUnsupported(query);
      const result = engine().query(user, text);
      requireOneRow(query, result);
      return result;
    },
    columns: (user, text) => engine().columns(user, text),
  };
}

function toolingSchema(org: Org): Schema {
  const settings = org.metadata.components().filter((component) => component.type === 'Settings');
  return buildSchema({
    standardObjects: () => toolingDrafts(settings.map((component) => component.fullName)),
    standardPicklists: new Map(),
    standardProfiles: [],
    components: [],
    keyPrefix: () => '',
  });
}

/** Changes whenever a user is created or changed. */
function usersVersion({ database }: Org): string {
  const row = database.prepare('SELECT COUNT(*) AS n, MAX("SystemModstamp") AS at FROM "User"').get();
  return `${String(row?.['n'])} ${String(row?.['at'])}`;
}

function buildEngine(org: Org, schema: Schema, permissions: (user: RunningUser) => Permissions): SoqlEngine {
  const database = openDatabase(':memory:', 0);
  syncTables(database, schema);
  database.exec('CREATE TABLE "Organization" ("FiscalYearStartMonth" INTEGER, "DefaultLocaleSidKey" TEXT); BEGIN');
  copy(org, database, 'Organization', ['FiscalYearStartMonth', 'DefaultLocaleSidKey']);
  const store = openRowStore(database);
  const rows = toolingRows({
    schema: org.schema,
    components: org.metadata.components(),
    source: (type, fullName) => org.metadata.source(type, fullName),
  });
  for (const [name, list] of rows) {
    const object = findObject(schema, name);
    if (object === undefined) continue;
    for (const row of list) store.insert(object, row);
  }
  const users = findObject(schema, 'User');
  if (users !== undefined) for (const row of userRows(org)) store.insert(users, row);
  database.exec('COMMIT');
  return createSoqlEngine({
    schema,
    database,
    clock: org.clock,
    formulaValue: () => null,
    language: (user) => org.language(user),
    permissions,
    sharing: (user) => ({ readable: (object, alias) => readable(org, user, object, alias) }),
    withDeleted: (object) => quote(object.name),
  });
}

function copy(org: Org, database: DatabaseSync, table: string, columns: readonly string[]): void {
  const list = columns.map(quote).join(', ');
  const insert = database.prepare(
    `INSERT INTO ${quote(table)} (${list}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  for (const row of org.database.prepare(`SELECT ${list} FROM ${quote(table)}`).all())
    insert.run(...columns.map((column) => row[column] ?? null));
}

function userRows(org: Org): Record<string, string | boolean | null>[] {
  return org.database
    .prepare('SELECT "Id", "Name", "Username", "Email", "IsActive", "LocaleSidKey" FROM "User"')
    .all()
    .map((row) => ({
      Id: String(row['Id']),
      Name: text(row['Name']),
      Username: text(row['Username']),
      Email: text(row['Email']),
      IsActive: row['IsActive'] === 1,
      LocaleSidKey: text(row['LocaleSidKey']),
    }));
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const READ = { read: true, create: false, edit: false, delete: false, viewAll: true, modifyAll: false };
const NOTHING = { ...READ, read: false, viewAll: false };

/** `EntityDefinition` and `FieldDefinition` are open to all users, the rest to those who may view the setup. */
function permissionsOf(org: Org, schema: () => Schema): (user: RunningUser) => Permissions {
  // The same object for the same permissions: the plans of queries are cached by it.
  const known = new WeakMap<Permissions, Permissions>();
  return (user) => {
    const own = org.permissions(user);
    const found = known.get(own);
    if (found !== undefined) return found;
    const open = (name: string): boolean =>
      seesSetup(own) || OPEN_OBJECTS.has(name.toLowerCase()) || name.toLowerCase() === 'user';
    const made: Permissions = {
      customPermissions: own.customPermissions,
      has: (permission) => own.has(permission),
      object: (name) => (open(name) && findObject(schema(), name) !== undefined ? READ : NOTHING),
      field: (name) => ({ read: open(name), edit: false }),
    };
    known.set(own, made);
    return made;
  };
}

const seesSetup = (permissions: Permissions): boolean =>
  permissions.has('ViewSetup') || permissions.has('ModifyAllData') || permissions.has('ModifyMetadata');

/** Who does not see the setup finds the definitions of readable objects and fields only. */
function readable(
  org: Org,
  user: RunningUser,
  object: ObjectSchema,
  alias: string,
): { text: string; params: string[] } | undefined {
  const permissions = org.permissions(user);
  if (seesSetup(permissions) || !OPEN_OBJECTS.has(object.name.toLowerCase())) return undefined;
  const objects = [...org.schema.objects.values()].filter((one) => permissions.object(one.name).read);
  if (object.name === 'EntityDefinition') {
    return {
      text: `${quote(alias)}."QualifiedApiName" IN (SELECT value FROM json_each(?))`,
      params: [JSON.stringify(objects.map((one) => one.name))],
    };
  }
  const fields = objects.flatMap((one) =>
    [...one.fields.values()]
      .filter((field) => permissions.field(one.name, field.name).read)
      .map((field) => fieldDefinitionId(one, field)),
  );
  return { text: `${quote(alias)}."Id" IN (SELECT value FROM json_each(?))`, params: [JSON.stringify(fields)] };
}
