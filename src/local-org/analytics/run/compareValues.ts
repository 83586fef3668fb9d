import type { StoredValue } from '../../base/values.ts';
import { foldText } from '../../schema/field.ts';
import type { FieldSchema } from '../../schema/types.ts';

/** What values sort by, as ORDER BY of SOQL does: picklists in the order of their values, text without case. */
export function sortKey(field: Pick<FieldSchema, 'type' | 'picklistValues'>, value: StoredValue): StoredValue {
  if (field.type === 'picklist' && value !== null) {
    const at = field.picklistValues.findIndex((one) => one.value === value);
    return at < 0 ? field.picklistValues.length : at;
  }
  return typeof value === 'string' ? foldText(value) : value;
}

/** Orders two sort keys, blanks first. */
export function compareKeys(a: StoredValue, b: StoredValue): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return a < b ? -1 : 1;
}
