import { evaluateQuietly, toStored } from '../schema/formulas.ts';
import { normalizeId } from '../schema/ids.ts';
import { findField, findObject, findParentField } from '../schema/lookup.ts';
import type { FieldSchema, ObjectSchema } from '../schema/types.ts';
import type { Row, SaveError, StoredValue } from '../base/values.ts';
import { coerce } from './coerce.ts';
import { saveError } from './context.ts';
import type { SaveContext } from './context.ts';
import { defaultRecordType, recordTypeDefault, recordTypeOf } from './recordTypes.ts';

const AUDIT_FIELDS: ReadonlySet<string> = new Set([
  'CreatedDate',
  'CreatedById',
  'LastModifiedDate',
  'LastModifiedById',
]);

/** The new values over the old row, with what is wrong about them. */
export interface LaidOver {
  readonly row: Row;
  readonly given: ReadonlySet<string>;
  readonly errors: SaveError[];
}

/**
 * Lays the caller's values over the old row; at insert over nothing. Checks each value by itself, and that the user may write it.
 * @param upsert a field that can be set at insert only may then come along, if it says what the record has anyway (its master)
 */
export function layOver(
  context: SaveContext,
  object: ObjectSchema,
  old: Row | undefined,
  values: Readonly<Record<string, unknown>>,
  upsert = false,
): LaidOver {
  const row: Row = { ...old };
  const given = new Set<string>();
  const errors: SaveError[] = [];
  const closed: string[] = [];
  for (const [name, value] of Object.entries(values)) {
    const found = findTarget(context, object, name, value);
    if ('statusCode' in found) {
      errors.push(found);
      continue;
    }
    const { field, input } = found;
    if (field.name === 'Id') {
      if (old === undefined) {
        errors.push(saveError('INVALID_FIELD_FOR_INSERT_UPDATE', 'cannot specify Id in an insert call', 'Id'));
      } else if (normalizeId(input) !== old.Id) {
        errors.push(
          saveError(
            'INVALID_FIELD_FOR_INSERT_UPDATE',
            'The Id field should not be specified in the sobject data.',
            'Id',
          ),
        );
      }
      continue;
    }
    if (!mayWrite(context, object, field, old === undefined)) {
      if (upsert && old !== undefined && field.createable && isUnchanged(field, input, old)) continue;
      closed.push(field.name);
      continue;
    }
    const coerced = coerce(field, input);
    if ('error' in coerced) {
      // A value that was there before it became inactive may stay.
      if (old === undefined || old[field.name] !== input) errors.push(coerced.error);
    } else row[field.name] = coerced.value;
    given.add(field.name);
  }
  if (closed.length > 0) errors.push(closedFields(closed));
  return { row, given, errors };
}

function closedFields(names: readonly string[]): SaveError {
  const message =
    `Unable to create/update fields: ${names.join(', ')}. Please check the security settings of this field and ` +
    'verify that it is read/write for your profile or permission set.';
  return saveError('INVALID_FIELD_FOR_INSERT_UPDATE', message, ...names);
}

function isUnchanged(field: FieldSchema, input: unknown, old: Row): boolean {
  const coerced = coerce(field, input);
  return 'value' in coerced && coerced.value === (old[field.name] ?? null);
}

function mayWrite(context: SaveContext, object: ObjectSchema, field: FieldSchema, insert: boolean): boolean {
  if (insert && AUDIT_FIELDS.has(field.name)) return context.rights.has('CreateAuditFields');
  if (insert ? !field.createable : !field.updateable) return false;
  return context.rights.field(object.name, field.name).edit;
}

type Target = { readonly field: FieldSchema; readonly input: unknown };

/** The field that a name in the request means: a field, or a parent named by an external id (`{"Account": {"Number__c": "7"}}`). */
function findTarget(context: SaveContext, object: ObjectSchema, name: string, value: unknown): Target | SaveError {
  const field = findField(object, name);
  if (field !== undefined && context.rights.field(object.name, field.name).read) return { field, input: value };
  const reference = field === undefined ? findParentField(object, name) : undefined;
  if (reference !== undefined && typeof value === 'object' && value !== null) {
    return findByExternalId(context, reference, value as Record<string, unknown>);
  }
  return saveError('INVALID_FIELD', `No such column '${name}' on sobject of type ${object.name}`, name);
}

function findByExternalId(
  context: SaveContext,
  reference: FieldSchema,
  parent: Record<string, unknown>,
): Target | SaveError {
  const [key, value] = Object.entries(parent).find(([name]) => name !== 'attributes') ?? [];
  const target = findObject(context.schema, reference.referenceTo[0] ?? '');
  const field = target === undefined || key === undefined ? undefined : findField(target, key);
  if (target === undefined || field === undefined || !(field.externalId || field.type === 'id')) {
    return saveError('INVALID_FIELD', `${key ?? ''} is not an external id of ${target?.name ?? ''}`, reference.name);
  }
  const coerced = coerce(field, value);
  const wanted = 'error' in coerced ? null : coerced.value;
  const ids = wanted === null ? [] : context.rows.idsWith(target, field, wanted);
  if (ids.length === 1) return { field: reference, input: ids[0] };
  const message =
    ids.length === 0
      ? `Foreign key external ID: ${String(value).toLowerCase()} not found for field ${field.name} in entity ${target.name}`
      : `More than one record found for external id field: ${field.name}`;
  return saveError(ids.length === 0 ? 'INVALID_FIELD' : 'DUPLICATE_EXTERNAL_ID', message, reference.name);
}

/** Fills what an insert left out: defaults, unchecked checkboxes, the owner. An explicit null stays blank. */
export function applyDefaults(context: SaveContext, object: ObjectSchema, row: Row, given: ReadonlySet<string>): void {
  if (object.recordTypes.length > 0 && !given.has('RecordTypeId')) {
    row.RecordTypeId = defaultRecordType(context, object);
  }
  const type = recordTypeOf(context, object, row);
  for (const [key] of type?.picklists ?? []) {
    const field = object.fields.get(key);
    if (field !== undefined && !given.has(field.name)) row[field.name] = recordTypeDefault(type, field) ?? null;
  }
  for (const field of context.plan(object).defaults) {
    if (given.has(field.name) || recordTypeDefault(type, field) !== undefined) continue;
    row[field.name] = defaultValue(context, object, field, row);
  }
  if (object.fields.has('ownerid') && (row.OwnerId ?? null) === null) row.OwnerId = context.user.id;
}

function defaultValue(context: SaveContext, object: ObjectSchema, field: FieldSchema, row: Row): StoredValue {
  const chosen = field.picklistValues.filter((value) => value.defaultValue && value.active).map((value) => value.value);
  if (chosen.length > 0) return chosen.join(';');
  if (field.defaultFormula === undefined) return null;
  if (field.type === 'boolean') return field.defaultFormula.toLowerCase() === 'true';
  const view = { row, isNew: true, world: context.world };
  return toStored(field, evaluateQuietly(context.formulas.defaultValue(object, field), view));
}
