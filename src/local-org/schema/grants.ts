import { isTrue, listOf, textOf } from '../xml/xmlValue.ts';
import type { XmlObject } from '../xml/xmlValue.ts';
import type { SchemaComponent } from './component.ts';
import type { PermissionGrant } from './types.ts';

/**
 * The key of a grant, e.g. `profile:standard user`. It contains the kind, because a profile and a permission set can have the same name.
 */
export function grantKey(kind: PermissionGrant['kind'], name: string): string {
  return `${kind}:${name}`.toLowerCase();
}

/** Names of standard profiles in metadata, where they differ from the profile's label. */
const PROFILE_NAMES: Readonly<Record<string, string>> = {
  admin: 'System Administrator',
  readonly: 'Read Only',
  standard: 'Standard User',
};
const FULL_NAMES: Readonly<Record<string, string>> = {
  'System Administrator': 'Admin',
  'Read Only': 'ReadOnly',
  'Standard User': 'Standard',
};

/** The name of a profile in metadata: `Admin` for System Administrator. */
export function profileFullName(label: string): string {
  return FULL_NAMES[label] ?? label;
}

/** Builds the grants by `grantKey`. A deployed profile is merged into the existing one; a deployed permission set replaces it. */
export function buildGrants(
  standardProfiles: readonly PermissionGrant[],
  byType: ReadonlyMap<string, readonly SchemaComponent[]>,
): Map<string, PermissionGrant> {
  const grants = new Map(standardProfiles.map((grant) => [grantKey('profile', grant.name), grant]));
  for (const { fullName, body } of byType.get('Profile') ?? []) {
    const name = PROFILE_NAMES[fullName.toLowerCase()] ?? fullName;
    const key = grantKey('profile', name);
    grants.set(key, mergeGrants(grants.get(key), grantOf(name, 'profile', body)));
  }
  for (const { fullName, body } of byType.get('PermissionSet') ?? []) {
    grants.set(grantKey('permissionSet', fullName), grantOf(fullName, 'permissionSet', body));
  }
  return grants;
}

function grantOf(name: string, kind: PermissionGrant['kind'], body: XmlObject): PermissionGrant {
  return {
    name,
    label: textOf(body, 'label') ?? name,
    kind,
    objects: new Map(
      listOf(body, 'objectPermissions').map((item) => [
        (textOf(item, 'object') ?? '').toLowerCase(),
        {
          read: isTrue(item, 'allowRead'),
          create: isTrue(item, 'allowCreate'),
          edit: isTrue(item, 'allowEdit'),
          delete: isTrue(item, 'allowDelete'),
          viewAll: isTrue(item, 'viewAllRecords') || isTrue(item, 'modifyAllRecords'),
          modifyAll: isTrue(item, 'modifyAllRecords'),
        },
      ]),
    ),
    fields: new Map(
      listOf(body, 'fieldPermissions').map((item) => [
        (textOf(item, 'field') ?? '').toLowerCase(),
        { read: isTrue(item, 'readable') || isTrue(item, 'editable'), edit: isTrue(item, 'editable') },
      ]),
    ),
    recordTypes: new Map(
      listOf(body, 'recordTypeVisibilities').map((item) => [
        (textOf(item, 'recordType') ?? '').toLowerCase(),
        { visible: isTrue(item, 'visible'), default: isTrue(item, 'default') },
      ]),
    ),
    customPermissions: new Set(
      listOf(body, 'customPermissions')
        .filter((item) => isTrue(item, 'enabled'))
        .map((item) => textOf(item, 'name') ?? ''),
    ),
    system: new Set(
      listOf(body, 'userPermissions')
        .filter((item) => isTrue(item, 'enabled'))
        .map((item) => textOf(item, 'name') ?? ''),
    ),
  };
}

function mergeGrants(base: PermissionGrant | undefined, over: PermissionGrant): PermissionGrant {
  if (base === undefined) return over;
  return {
    ...base,
    objects: new Map([...base.objects, ...over.objects]),
    fields: new Map([...base.fields, ...over.fields]),
    recordTypes: new Map([...(base.recordTypes ?? []), ...(over.recordTypes ?? [])]),
    customPermissions: new Set([...base.customPermissions, ...over.customPermissions]),
    system: new Set([...base.system, ...over.system]),
  };
}
