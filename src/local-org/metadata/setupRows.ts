import type { SaveEngine } from '../save/types.ts';
import { findObject } from '../schema/lookup.ts';
import { syncStages } from '../standard/seed.ts';
import { insertSystemRow } from '../store/systemRow.ts';
import type { SystemRowTarget } from '../store/systemRow.ts';
import type { Row } from '../base/values.ts';
import { dashboardRows, folderRows, reportRows } from './analyticsRows.ts';
import type { FolderOf } from './analyticsRows.ts';
import type { StoredComponent } from './store.ts';
import { textOf } from '../xml/xmlValue.ts';

/** The wanted rows of one setup object. */
interface SetupTable {
  readonly object: string;
  /** Identifies a row; equal keys mean the same record. */
  readonly key: (row: Row) => string;
  readonly rows: readonly Row[];
  /** Stored rows without metadata stay; by default they are deleted. */
  readonly keepOthers?: boolean;
}

const byName = (row: Row): string => String(row.Name).toLowerCase();
const byDeveloperName = (row: Row): string => String(row.DeveloperName).toLowerCase();

/**
 * Updates the setup records from the metadata, so that queries find them: permission sets, custom permissions and their assignment to
 * permission sets, deployed profiles, record types, roles, stages. Call it inside the deploy's transaction.
 */
export function syncSetupRows(
  engine: SaveEngine,
  components: readonly StoredComponent[],
  userId: string,
  now: string,
): void {
  const target = { schema: engine.schema, rows: engine.rows, sequences: engine.sequences, now };
  syncTable(engine, target, userId, { object: 'PermissionSet', key: byName, rows: permissionSets(components) });
  syncTable(engine, target, userId, {
    object: 'CustomPermission',
    key: byDeveloperName,
    rows: customPermissions(components),
  });
  syncTable(engine, target, userId, { object: 'Profile', key: byName, rows: profiles(engine), keepOthers: true });
  // After the permission sets and custom permissions, whose ids it refers to.
  syncTable(engine, target, userId, {
    object: 'SetupEntityAccess',
    key: (row) => `${String(row.ParentId)}:${String(row.SetupEntityId)}`,
    rows: entityAccess(engine),
  });
  syncTable(engine, target, userId, {
    object: 'RecordType',
    key: (row) => `${String(row.SobjectType)}.${byDeveloperName(row)}`,
    rows: recordTypes(engine),
  });
  syncAnalytics(engine, target, userId, components);
  // Roles are also changed as records: only what this deploy changes counts.
  const changed = components.filter(({ lastModifiedDate }) => lastModifiedDate === now);
  syncRoles(engine, target, userId, changed);
  syncStages(target, userId);
}

/** Folders first: reports and dashboards refer to them. */
function syncAnalytics(
  engine: SaveEngine,
  target: SystemRowTarget,
  userId: string,
  components: readonly StoredComponent[],
): void {
  const ofFolder = (row: Row): string => `${String(row.Type)}:${byDeveloperName(row)}`;
  syncTable(engine, target, userId, { object: 'Folder', key: ofFolder, rows: folderRows(components) });
  const rowsOf = (name: string): Row[] => {
    const object = findObject(engine.schema, name);
    return object === undefined ? [] : [...engine.rows.all(object)];
  };
  const folders = new Map(rowsOf('Folder').map((row) => [ofFolder(row), row]));
  const organization = String(rowsOf('Organization')[0]?.Id ?? '');
  const users = new Map(rowsOf('User').map((row) => [String(row.Username).toLowerCase(), String(row.Id)]));
  const folderOf: FolderOf = (type, developerName) => {
    const row = folders.get(`${type}:${developerName.toLowerCase()}`);
    return row === undefined
      ? { id: organization, name: 'Public Reports' }
      : { id: String(row.Id), name: String(row.Name) };
  };
  syncTable(engine, target, userId, {
    object: 'Report',
    key: (row) => `${String(row.OwnerId)}.${byDeveloperName(row)}`,
    rows: reportRows(components, folderOf),
  });
  syncTable(engine, target, userId, {
    object: 'Dashboard',
    key: (row) => `${String(row.FolderId)}.${byDeveloperName(row)}`,
    rows: dashboardRows(components, folderOf, (username) => users.get(username.toLowerCase()) ?? null),
  });
}

/** Deployed roles, first all of them and then whom they report to, since a role may come before its parent. */
function syncRoles(
  engine: SaveEngine,
  target: SystemRowTarget,
  userId: string,
  components: readonly StoredComponent[],
): void {
  const deployed = ofType(components, 'Role');
  const rows = deployed.map(({ fullName, body }) => ({
    Name: textOf(body, 'name') ?? fullName,
    DeveloperName: fullName,
  }));
  const table = { object: 'UserRole', key: byDeveloperName, keepOthers: true };
  syncTable(engine, target, userId, { ...table, rows });
  const ids = idsByName(engine, 'UserRole', 'DeveloperName');
  const placed = deployed.map(({ fullName, body }) => ({
    DeveloperName: fullName,
    ParentRoleId: ids.get((textOf(body, 'parentRole') ?? '').toLowerCase()) ?? null,
  }));
  syncTable(engine, target, userId, { ...table, rows: placed });
}

function syncTable(engine: SaveEngine, target: SystemRowTarget, userId: string, table: SetupTable): void {
  const object = findObject(engine.schema, table.object);
  if (object === undefined) return;
  const present = new Map([...engine.rows.all(object)].map((row) => [table.key(row), row]));
  for (const row of table.rows) {
    const old = present.get(table.key(row));
    present.delete(table.key(row));
    if (old === undefined) insertSystemRow(target, userId, table.object, row);
    else {
      const changed = Object.keys(row).filter((name) => (old[name] ?? null) !== (row[name] ?? null));
      engine.rows.update(object, { ...old, ...row }, changed);
    }
  }
  if (table.keepOthers === true) return;
  for (const unwanted of present.values()) deleteSetupRow(engine, table.object, String(unwanted.Id));
}

function permissionSets(components: readonly StoredComponent[]): Row[] {
  return ofType(components, 'PermissionSet').map(({ fullName, body }) => ({
    Name: fullName,
    Label: textOf(body, 'label') ?? fullName,
    Description: textOf(body, 'description')?.slice(0, 255) ?? null,
    IsCustom: true,
    IsOwnedByProfile: false,
  }));
}

function customPermissions(components: readonly StoredComponent[]): Row[] {
  return ofType(components, 'CustomPermission').map(({ fullName, body }) => ({
    DeveloperName: fullName,
    MasterLabel: textOf(body, 'label') ?? fullName,
    Description: textOf(body, 'description')?.slice(0, 255) ?? null,
  }));
}

function profiles(engine: SaveEngine): Row[] {
  return [...engine.schema.grants.values()]
    .filter((grant) => grant.kind === 'profile')
    .map((grant) => ({ Name: grant.name, UserType: 'Standard' }));
}

function ofType(components: readonly StoredComponent[], type: string): StoredComponent[] {
  return components.filter((component) => component.type === type);
}

/** Deletes a setup record and the rows that depend on it (assignments, entity access). */
function deleteSetupRow(engine: SaveEngine, objectName: string, id: string): void {
  const object = findObject(engine.schema, objectName);
  if (object === undefined) return;
  for (const inbound of engine.plan(object).inbound) {
    if (inbound.field.onDelete !== 'cascade') continue;
    for (const child of engine.rows.children(inbound.object, inbound.field.name, id)) {
      engine.rows.delete(inbound.object, String(child.Id));
    }
  }
  engine.rows.delete(object, id);
}

function idsByName(engine: SaveEngine, objectName: string, nameField: string): Map<string, string> {
  const object = findObject(engine.schema, objectName);
  const rows = object === undefined ? [] : [...engine.rows.all(object)];
  return new Map(rows.map((row) => [String(row[nameField]).toLowerCase(), String(row.Id)]));
}

function entityAccess(engine: SaveEngine): Row[] {
  const sets = idsByName(engine, 'PermissionSet', 'Name');
  const permissions = idsByName(engine, 'CustomPermission', 'DeveloperName');
  return [...engine.schema.grants.values()].flatMap((grant) => {
    const parent = grant.kind === 'permissionSet' ? sets.get(grant.name.toLowerCase()) : undefined;
    if (parent === undefined) return [];
    return [...grant.customPermissions].flatMap((name) => {
      const entity = permissions.get(name.toLowerCase());
      return entity === undefined
        ? []
        : [{ ParentId: parent, SetupEntityId: entity, SetupEntityType: 'CustomPermission' }];
    });
  });
}

function recordTypes(engine: SaveEngine): Row[] {
  return [...engine.schema.objects.values()].flatMap((object) =>
    object.recordTypes.map((type) => ({
      Name: type.label,
      DeveloperName: type.developerName,
      SobjectType: object.name,
      IsActive: type.active,
    })),
  );
}
