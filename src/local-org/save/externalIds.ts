import type { SaveError, SaveRequest } from '../base/values.ts';
import { findField, findObject } from '../schema/lookup.ts';
import type { FieldSchema, ObjectSchema } from '../schema/types.ts';
import { coerce } from './coerce.ts';
import { duplicateExternalId, saveError } from './errors.ts';
import type { SaveContext } from './types.ts';

/** The record that an upsert updates (`id`), or the key field and value that its insert must write. */
export interface UpsertTarget {
  readonly id?: string;
  readonly key?: Readonly<Record<string, unknown>>;
}

/** Looks up the record of an upsert, by its external id or by its Id. */
export function findUpsertTarget(context: SaveContext, request: SaveRequest): UpsertTarget | SaveError {
  const { externalId } = request;
  if (externalId === undefined) return request.id === undefined || request.id === '' ? {} : { id: request.id };
  const { field: name, value } = externalId;
  const object = findObject(context.schema, request.object);
  if (object === undefined) return { key: { [name]: value } };
  if (name.toLowerCase() === 'id') return value === '' ? { key: { [name]: value } } : { id: value };
  const field = findField(object, name);
  if (field === undefined || !(field.externalId || field.unique)) return notAnExternalId(name, object);
  const coerced = coerce(field, value);
  if ('error' in coerced) return coerced.error;
  if (coerced.value === null) return saveError('MISSING_ARGUMENT', `${field.name} not specified`, field.name);
  const ids = context.rows.idsWith(object, field, coerced.value);
  if (ids.length > 1) return duplicateExternalId(field, ids);
  return ids[0] === undefined ? { key: { [field.name]: value } } : { id: ids[0] };
}

function notAnExternalId(name: string, object: ObjectSchema): SaveError {
  const message = `Field name provided, ${name} is not an External ID or indexed field for ${object.name}`;
  return saveError('INVALID_FIELD', message, name);
}

/**
 * Resolves a parent given by an external id, `{"Account": {"Number__c": "7"}}`, to its id. The object must have exactly one external id
 * field or Id; `attributes` is ignored. Parents that the user may not read count as not found. Messages and codes are Salesforce's.
 */
export function resolveParent(
  context: SaveContext,
  reference: FieldSchema,
  key: Readonly<Record<string, unknown>>,
): string | SaveError {
  const target = findObject(context.schema, reference.referenceTo[0] ?? '');
  if (target === undefined || !context.rights.object(target.name).read) {
    const message = `The external foreign key reference does not reference a valid entity: ${reference.referenceTo[0] ?? ''}`;
    return saveError('INVALID_FIELD', message);
  }
  const names = Object.keys(key).filter((name) => name !== 'attributes');
  const [name = ''] = names;
  if (names.length > 1) {
    const message = `More than 1 field provided in an external foreign key reference in entity: ${target.name}`;
    return saveError('INVALID_FIELD', message);
  }
  const field = findField(target, name);
  const isKey = field !== undefined && (field.externalId || field.type === 'id');
  if (!isKey || !context.rights.field(target.name, field.name).read) return notAnExternalId(name, target);
  const ids = visibleIds(context, target, field, key[name]);
  const [id] = ids;
  if (ids.length > 1) return duplicateExternalId(field, ids);
  if (id !== undefined) return id;
  const shown = String(key[name]);
  return saveError(
    'INVALID_FIELD',
    `Foreign key external ID: ${shown} not found for field ${field.name} in entity ${target.name}`,
  );
}

function visibleIds(context: SaveContext, object: ObjectSchema, field: FieldSchema, value: unknown): string[] {
  const coerced = coerce(field, value);
  if ('error' in coerced || coerced.value === null) return [];
  return context.rows.idsWith(object, field, coerced.value).filter((id) => {
    const row = context.row(object, id);
    return row !== undefined && context.shared.may('read', object, row);
  });
}
