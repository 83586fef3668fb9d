import type { Row, SaveError } from '../base/values.ts';
import { normalizeId } from '../schema/ids.ts';
import { findField, findParentField } from '../schema/lookup.ts';
import type { FieldSchema, ObjectSchema } from '../schema/types.ts';
import { coerce } from './coerce.ts';
import { saveError } from './errors.ts';
import { resolveParent } from './externalIds.ts';
import type { SaveContext } from './types.ts';

const AUDIT_FIELDS: ReadonlySet<string> = new Set([
  'CreatedDate',
  'CreatedById',
  'LastModifiedDate',
  'LastModifiedById',
]);

/** The values of one request and the row that they change. */
export interface MergeInput {
  readonly values: Readonly<Record<string, unknown>>;
  /** The stored row; absent at insert. */
  readonly old?: Row;
  /** An upsert may contain a field that can only be set at insert (a master), if its value is the stored one. */
  readonly upsert?: boolean;
}

/** The old row with the new values, and the errors of single values. */
export interface MergedValues {
  readonly row: Row;
  /** Canonical names of the fields that the caller gave. */
  readonly given: ReadonlySet<string>;
  readonly errors: SaveError[];
}

/** Merges the caller's values into the old row. Checks each value on its own and the user's permission to write its field. */
export function mergeValues(context: SaveContext, object: ObjectSchema, input: MergeInput): MergedValues {
  const { old } = input;
  const row: Row = { ...old };
  const given = new Set<string>();
  const errors: SaveError[] = [];
  const notWritable: string[] = [];
  for (const [name, inputValue] of Object.entries(input.values)) {
    const target = findWriteTarget(context, object, name, inputValue);
    if ('statusCode' in target) {
      errors.push(target);
      continue;
    }
    const { field, value } = target;
    if (field.name === 'Id') {
      errors.push(...idErrors(value, old));
      continue;
    }
    if (!mayWrite(context, object, field, old === undefined)) {
      const unchanged =
        input.upsert === true && old !== undefined && field.createable && isUnchanged(field, value, old);
      if (!unchanged) notWritable.push(field.name);
      continue;
    }
    const coerced = coerce(field, value);
    if ('value' in coerced) row[field.name] = coerced.value;
    // An unchanged value stays valid, even if it became inactive in the meantime.
    else if (old === undefined || old[field.name] !== value) errors.push(coerced.error);
    given.add(field.name);
  }
  if (notWritable.length > 0) errors.push(notWritableError(notWritable));
  return { row, given, errors };
}

function idErrors(value: unknown, old: Row | undefined): SaveError[] {
  const code = 'INVALID_FIELD_FOR_INSERT_UPDATE';
  if (old === undefined) return [saveError(code, 'cannot specify Id in an insert call', 'Id')];
  if (normalizeId(value) === old.Id) return [];
  return [saveError(code, 'The Id field should not be specified in the sobject data.', 'Id')];
}

function notWritableError(names: readonly string[]): SaveError {
  const message =
    `Unable to create/update fields: ${names.join(', ')}. Please check the security settings of this field and ` +
    'verify that it is read/write for your profile or permission set.';
  return saveError('INVALID_FIELD_FOR_INSERT_UPDATE', message, ...names);
}

function isUnchanged(field: FieldSchema, value: unknown, old: Row): boolean {
  const coerced = coerce(field, value);
  return 'value' in coerced && coerced.value === (old[field.name] ?? null);
}

function mayWrite(context: SaveContext, object: ObjectSchema, field: FieldSchema, insert: boolean): boolean {
  if (insert && AUDIT_FIELDS.has(field.name)) return context.rights.has('CreateAuditFields');
  if (context.seeding === true && field.kept === true) return true;
  if (insert ? !field.createable : !field.updateable) return false;
  return context.rights.field(object.name, field.name).edit;
}

type WriteTarget = { readonly field: FieldSchema; readonly value: unknown };

/**
 * Resolves one entry of a request to a field and its value. A parent given by an external id resolves to its lookup field and the
 * parent's id.
 */
function findWriteTarget(
  context: SaveContext,
  object: ObjectSchema,
  name: string,
  value: unknown,
): WriteTarget | SaveError {
  const field = findField(object, name);
  if (field !== undefined && context.rights.field(object.name, field.name).read) return { field, value };
  const reference = field === undefined ? findParentField(object, name) : undefined;
  if (reference !== undefined && typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const id = resolveParent(context, reference, value as Record<string, unknown>);
    return typeof id === 'string' ? { field: reference, value: id } : id;
  }
  return saveError('INVALID_FIELD', `No such column '${name}' on sobject of type ${object.name}`, name);
}
