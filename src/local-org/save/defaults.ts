import type { Row, StoredValue } from '../base/values.ts';
import { evaluateQuietly, toStored } from '../schema/formulas.ts';
import type { FieldSchema, ObjectSchema } from '../schema/types.ts';
import { defaultRecordType, recordTypeDefault, recordTypeOf } from './recordTypes.ts';
import type { SaveContext } from './types.ts';

/**
 * Fills the fields that an insert does not contain: record type, default values and owner. A field that the caller gave as null stays
 * null.
 */
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
