import { foldText } from '../../schema/field.ts';
import { normalizeId } from '../../schema/ids.ts';
import { SoqlError } from '../errors.ts';
import type { Literal } from '../types.ts';
import { isId, isNumeric, isText } from './sql-expression.ts';
import type { SqlExpression } from './sql-expression.ts';

/**
 * A literal as the column stores it; null for NULL and an empty string. Throws SoqlError for a literal of another type than the field's,
 * as Salesforce does.
 */
export function columnValue(left: SqlExpression, value: Literal): string | number | null {
  if (value.kind === 'null') return null;
  if (isId(left.type)) return idValue(left, value);
  if (isText(left.type) || left.type === 'time') {
    if (value.kind !== 'string') throw typeMismatch(left, value);
    if (value.value === '') return null;
    return left.folded ? foldText(value.value) : value.value;
  }
  if (isNumeric(left.type) && value.kind === 'number') return value.value;
  if (left.type === 'boolean' && value.kind === 'boolean') return value.value ? 1 : 0;
  if (left.type === 'date' && value.kind === 'date') return value.value;
  if (left.type === 'datetime' && value.kind === 'datetime') return value.value;
  throw typeMismatch(left, value);
}

function idValue(left: SqlExpression, value: Literal): string | null {
  if (value.kind !== 'string') throw typeMismatch(left, value);
  if (value.value === '') return null;
  const id = normalizeId(value.value);
  if (id === undefined) {
    throw new SoqlError('INVALID_QUERY_FILTER_OPERATOR', `invalid ID field: ${value.value.slice(0, 80)}`, left.label);
  }
  return id;
}

/** Salesforce's refusal of a literal whose type is not the field's. */
export function typeMismatch(left: SqlExpression, value: Literal): SoqlError {
  const names: Partial<Record<string, string>> = { datetime: 'dateTime', id: 'string', reference: 'string' };
  const type = isText(left.type) ? 'string' : (names[left.type] ?? left.type);
  const quoted = value.kind === 'string';
  return new SoqlError(
    'INVALID_FIELD',
    `value of filter criterion for field '${left.label}' must be of type ${type} and should ${quoted ? 'not ' : ''}be enclosed in quotes`,
    left.label,
  );
}
