import type { SchemaComponent } from '../schema/component.ts';
import { listOf, textOf } from '../xml/xmlValue.ts';
import type { XmlObject } from '../xml/xmlValue.ts';

/** The profiles and permission sets that grant access to a removed field, each with its body without that grant. */
export function withoutGrantsOf<Component extends SchemaComponent>(
  removed: SchemaComponent,
  all: readonly Component[],
): { component: Component; body: XmlObject }[] {
  if (removed.type !== 'CustomField') return [];
  const name = removed.fullName.toLowerCase();
  return all.flatMap((component) => {
    if (component.type !== 'PermissionSet' && component.type !== 'Profile') return [];
    const grants = listOf(component.body, 'fieldPermissions');
    const kept = grants.filter((grant) => textOf(grant, 'field')?.toLowerCase() !== name);
    return kept.length === grants.length ? [] : [{ component, body: { ...component.body, fieldPermissions: kept } }];
  });
}
