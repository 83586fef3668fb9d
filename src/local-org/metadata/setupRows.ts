import type { SaveEngine } from '../save/types.ts';
import { findObject } from '../schema/lookup.ts';
import { syncStages } from '../standard/seed.ts';
import { insertSystemRow } from '../store/systemRow.ts';
import type { Row } from '../base/values.ts';
import type { StoredComponent } from './store.ts';
import { textOf } from '../xml/xmlValue.ts';

/**
 * Makes the setup records what the metadata says, so that queries find them: permission sets, custom permissions and who contains
 * them, deployed profiles, record types, stages. Call it inside the deploy's transaction.
 */
export function syncSetupRows(
  engine: SaveEngine,
  components: readonly StoredComponent[],
  userId: string,
  now: string,
): void {
  const store = { schema: engine.schema, rows: engine.rows, sequences: engine.sequences, now };
  const ofType = (type: string): StoredComponent[] => components.filter((component) => component.type === type);
  const sync = (
    objectName: string,
    key: (row: Row) => string,
    wanted: readonly Row[],
    mayDelete: (row: Row) => boolean,
  ): void => {
    const object = findObject(engine.schema, objectName);
    if (object === undefined) return;
    const present = new Map([...engine.rows.all(object)].map((row) => [key(row), row]));
    for (const row of wanted) {
      const old = present.get(key(row));
      present.delete(key(row));
      if (old === undefined) insertSystemRow(store, userId, objectName, row);
      else {
        const changed = Object.keys(row).filter((name) => (old[name] ?? null) !== (row[name] ?? null));
        engine.rows.update(object, { ...old, ...row }, changed);
      }
    }
    for (const gone of present.values()) if (mayDelete(gone)) deleteSetupRow(engine, objectName, String(gone.Id));
  };
  const byName = (row: Row): string => String(row.Name).toLowerCase();
  const byDeveloperName = (row: Row): string => String(row.DeveloperName).toLowerCase();

  sync(
    'PermissionSet',
    byName,
    ofType('PermissionSet').map(({ fullName, body }) => ({
      Name: fullName,
      Label: textOf(body, 'label') ?? fullName,
      Description: textOf(body, 'description')?.slice(0, 255) ?? null,
      IsCustom: true,
      IsOwnedByProfile: false,
    })),
    () => true,
  );
  sync(
    'CustomPermission',
    byDeveloperName,
    ofType('CustomPermission').map(({ fullName, body }) => ({
      DeveloperName: fullName,
      MasterLabel: textOf(body, 'label') ?? fullName,
      Description: textOf(body, 'description')?.slice(0, 255) ?? null,
    })),
    () => true,
  );
  sync(
    'Profile',
    byName,
    [...engine.schema.grants.values()]
      .filter((grant) => grant.kind === 'profile')
      .map((grant) => ({ Name: grant.name, UserType: 'Standard' })),
    () => false,
  );
  sync(
    'SetupEntityAccess',
    (row) => `${String(row.ParentId)}:${String(row.SetupEntityId)}`,
    entityAccess(engine),
    () => true,
  );
  sync(
    'RecordType',
    (row) => `${String(row.SobjectType)}.${byDeveloperName(row)}`,
    recordTypes(engine),
    () => true,
  );
  syncStages(store, userId);
}

/** Rows that point to a deleted setup record go with it: assignments, accesses. */
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
