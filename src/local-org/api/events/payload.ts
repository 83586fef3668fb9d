import { createHash } from 'node:crypto';
import type { Permissions } from '../../base/permissions.ts';
import type { StoredValue } from '../../base/values.ts';
import type { StoredEvent } from '../../events/types.ts';
import type { ObjectSchema } from '../../schema/types.ts';

/**
 * Whether the user receives the object's change events. As in Salesforce, they ignore sharing and need View All Records of the object
 * (or View All Data), and View All Users for users.
 */
export function mayReceive(permissions: Permissions, object: ObjectSchema): boolean {
  if (object.name === 'User') return permissions.has('ViewAllUsers') || permissions.has('ModifyAllData');
  return permissions.object(object.name).viewAll;
}

/** The `data` of the message with an event: only fields that the user may read, parts of names and addresses nested. */
export function eventData(event: StoredEvent, object: ObjectSchema, permissions: Permissions): Record<string, unknown> {
  const shown = (name: string): boolean => permissions.field(object.name, name).read && !isComposed(object, name);
  const pathsOf = (names: readonly string[]): string[] =>
    names.filter(shown).map((name) => pathOf(object, name).join('.'));
  const body: Record<string, StoredValue | Record<string, StoredValue>> = {};
  for (const [name, value] of Object.entries(event.fields)) {
    if (!shown(name)) continue;
    const [first, part] = pathOf(object, name);
    if (part === undefined) body[first] = value;
    else body[first] = { ...(body[first] as Record<string, StoredValue> | undefined), [part]: value };
  }
  const { nulledFields, changedFields } = event.header;
  const header = {
    ...event.header,
    nulledFields: pathsOf(nulledFields),
    changedFields: pathsOf(changedFields),
  };
  return {
    schema: schemaId(object),
    payload: { ChangeEventHeader: header, ...body },
    event: { replayId: event.replayId },
  };
}

const ADDRESS_PART =
  /^(\w*?)(Street|City|StateCode|State|PostalCode|CountryCode|Country|Latitude|Longitude|GeocodeAccuracy)$/;
const NAME_PARTS: ReadonlySet<string> = new Set(['Salutation', 'FirstName', 'MiddleName', 'LastName', 'Suffix']);

const isPerson = (object: ObjectSchema): boolean => object.fields.has('lastname') && object.fields.has('name');

/** The full name of a person: events have its parts instead. */
function isComposed(object: ObjectSchema, name: string): boolean {
  return name === 'Name' && isPerson(object);
}

/** Where a field is in an event: `BillingCity` in `BillingAddress.City`, `LastName` in `Name.LastName`. */
function pathOf(object: ObjectSchema, name: string): [string, string?] {
  if (NAME_PARTS.has(name) && isPerson(object)) return ['Name', name];
  const [, prefix = '', part] = ADDRESS_PART.exec(name) ?? [];
  const address = part === undefined ? undefined : object.fields.get(`${prefix}address`.toLowerCase());
  return part !== undefined && address?.type === 'address' ? [address.name, part] : [name];
}

const schemaIds = new WeakMap<ObjectSchema, string>();

/** An id of the event's schema, which changes when the object's fields do. */
function schemaId(object: ObjectSchema): string {
  let id = schemaIds.get(object);
  if (id === undefined) {
    const fields = [...object.fields.values()].map((field) => `${field.name}:${field.type}`);
    id = createHash('sha256')
      .update([object.name, ...fields].join())
      .digest('base64url')
      .slice(0, 22);
    schemaIds.set(object, id);
  }
  return id;
}
