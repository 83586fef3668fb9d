import { findObject } from '../schema/lookup.ts';
import type { FieldSchema, ObjectSchema, RecordTypeSchema } from '../schema/types.ts';
import type { Row, SaveError } from '../base/values.ts';
import { mayUseRecordType, recordTypeKey } from '../security/recordTypes.ts';
import { saveError } from './errors.ts';
import type { Draft, SaveContext } from './types.ts';

/** The record type of a row; undefined for the master record type and for an unknown id. */
export function recordTypeOf(context: SaveContext, object: ObjectSchema, row: Row): RecordTypeSchema | undefined {
  if (object.recordTypes.length === 0 || typeof row.RecordTypeId !== 'string') return undefined;
  const types = findObject(context.schema, 'RecordType');
  const found = types === undefined ? undefined : context.row(types, row.RecordTypeId);
  if (found?.SobjectType !== object.name) return undefined;
  return object.recordTypes.find((type) => type.developerName === found.DeveloperName);
}

/** The id of the default record type of the user's profile; null for the master record type. */
export function defaultRecordType(context: SaveContext, object: ObjectSchema): string | null {
  const chosen = object.recordTypes.find(
    (type) => type.active && context.rights.recordTypes?.get(recordTypeKey(object, type))?.default === true,
  );
  const types = findObject(context.schema, 'RecordType');
  if (chosen === undefined || types === undefined) return null;
  for (const row of context.rows.all(types)) {
    if (row.SobjectType === object.name && row.DeveloperName === chosen.developerName) return row.Id as string;
  }
  return null;
}

/** The record type's default for a picklist; undefined when the default of the field applies. */
export function recordTypeDefault(type: RecordTypeSchema | undefined, field: FieldSchema): string | null | undefined {
  const picklist = type?.picklists.get(field.name.toLowerCase());
  return picklist === undefined ? undefined : picklist.defaults.join(';') || null;
}

/**
 * Errors for a record type that the user may not use, and for given values that the record type does not include. As in Salesforce's API,
 * only restricted picklists are checked.
 */
export function recordTypeErrors(context: SaveContext, draft: Draft): SaveError[] {
  const { object, row, old, given } = draft;
  if (object.recordTypes.length === 0 || draft.system) return [];
  const type = recordTypeOf(context, object, row);
  const errors: SaveError[] = [];
  if (type !== undefined && row.RecordTypeId !== old?.RecordTypeId && !mayUseRecordType(context.rights, object, type)) {
    const message = `Record Type ID: this ID value isn't valid for the user: ${String(row.RecordTypeId)}`;
    errors.push(saveError('INVALID_CROSS_REFERENCE_KEY', message, 'RecordTypeId'));
  }
  for (const [key, { values }] of type?.picklists ?? []) {
    const field = object.fields.get(key);
    const value = field === undefined ? undefined : row[field.name];
    if (field === undefined || typeof value !== 'string' || !field.restrictedPicklist || !given.has(field.name))
      continue;
    const chosen = field.type === 'multipicklist' ? value.split(';') : [value];
    const bad = chosen.find((one) => !values.includes(one));
    if (bad === undefined || old?.[field.name] === value) continue;
    const message = `${field.label}: bad value for restricted picklist field: ${bad}`;
    errors.push(saveError('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', message, field.name));
  }
  return errors;
}
