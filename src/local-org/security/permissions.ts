import { grantKey } from '../schema/grants.ts';
import { findField, findObject } from '../schema/lookup.ts';
import type { FieldSchema, PermissionGrant, Schema } from '../schema/types.ts';
import type { Permissions } from '../base/permissions.ts';

type ObjectPermission = ReturnType<Permissions['object']>;

const NOTHING: ObjectPermission = {
  read: false,
  create: false,
  edit: false,
  delete: false,
  viewAll: false,
  modifyAll: false,
};
const EVERYTHING: ObjectPermission = {
  read: true,
  create: true,
  edit: true,
  delete: true,
  viewAll: true,
  modifyAll: true,
};

/**
 * Combines the grants of a user's profile and permission sets; a right is granted if any of them grants it.
 * @param profileName as on the screen, e.g. `Standard User`
 * @param permissionSets API names of the assigned permission sets
 */
export function combinePermissions(
  schema: Schema,
  profileName: string,
  permissionSets: readonly string[],
): Permissions {
  const grants = [
    grantKey('profile', profileName),
    ...permissionSets.map((name) => grantKey('permissionSet', name)),
  ].flatMap((key) => schema.grants.get(key) ?? []);
  const system = new Set(grants.flatMap((grant) => [...grant.system]));
  const modifyAll = system.has('ModifyAllData');
  const viewAll = modifyAll || system.has('ViewAllData');
  const objects = new Map<string, ObjectPermission>();
  const objectPermission = (name: string): ObjectPermission => {
    const key = name.toLowerCase();
    let permission = objects.get(key);
    if (permission === undefined) {
      permission = modifyAll ? EVERYTHING : combineObject(grants, key, viewAll);
      objects.set(key, permission);
    }
    return permission;
  };
  const fieldPermission = (key: string): ReturnType<Permissions['field']> => {
    const [objectName = '', fieldName = ''] = key.split('.');
    const object = findObject(schema, objectName);
    const field = object === undefined ? undefined : findField(object, fieldName);
    if (object === undefined || field === undefined) return { read: false, edit: false };
    const onObject = objectPermission(object.name);
    const writable = (field.createable || field.updateable) && (onObject.create || onObject.edit);
    if (modifyAll || !hasFieldSecurity(field)) return { read: onObject.read, edit: writable };
    const granted = grants.flatMap((grant) => grant.fields.get(key) ?? []);
    return {
      read: onObject.read && (viewAll || granted.some((one) => one.read)),
      edit: writable && granted.some((one) => one.edit),
    };
  };
  const fields = new Map<string, Map<string, ReturnType<Permissions['field']>>>();
  return {
    customPermissions: new Set(grants.flatMap((grant) => [...grant.customPermissions])),
    recordTypes: combineRecordTypes(grants),
    has: (permission) => system.has(permission),
    object: objectPermission,
    field(objectName, fieldName) {
      // By the names as they are written: a save asks this for each value of each record.
      let known = fields.get(objectName);
      if (known === undefined) fields.set(objectName, (known = new Map()));
      let permission = known.get(fieldName);
      if (permission === undefined)
        known.set(fieldName, (permission = fieldPermission(`${objectName}.${fieldName}`.toLowerCase())));
      return permission;
    },
  };
}

function combineRecordTypes(grants: readonly PermissionGrant[]): Map<string, { visible: boolean; default: boolean }> {
  const combined = new Map<string, { visible: boolean; default: boolean }>();
  for (const [key, one] of grants.flatMap((grant) => [...(grant.recordTypes ?? [])])) {
    const before = combined.get(key);
    combined.set(key, {
      visible: one.visible || before?.visible === true,
      default: one.default || before?.default === true,
    });
  }
  return combined;
}

function combineObject(grants: readonly PermissionGrant[], key: string, viewAll: boolean): ObjectPermission {
  const combined = { ...NOTHING, read: viewAll, viewAll };
  for (const grant of grants) {
    const permission = grant.objects.get(key);
    if (permission === undefined) continue;
    for (const right of Object.keys(combined) as (keyof ObjectPermission)[]) combined[right] ||= permission[right];
  }
  return combined;
}

/**
 * Whether field-level security applies to the field. It does not apply to required fields, master-detail and name fields, which every
 * reader of the object can read, nor to standard fields, which all standard profiles can read.
 */
export function hasFieldSecurity(field: FieldSchema): boolean {
  const required = !field.nillable && field.type !== 'boolean';
  return field.custom && !required && !field.nameField && field.relationship !== 'masterDetail';
}
