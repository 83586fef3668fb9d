import { findField, findObject } from '../../schema/lookup.ts';
import { datePart } from '../dates/parts.ts';
import type { EngineContext } from './context.ts';

/**
 * Gives the org's connection the functions that SOQL's SQL calls: `soql_fold` (Unicode lower case), `soql_datepart` (date functions) and
 * `soql_formula` (a formula field of a stored record, for WHERE, ORDER BY and GROUP BY).
 */
export function registerFunctions(context: EngineContext): void {
  const { database } = context.source;
  database.function('soql_fold', { deterministic: true }, (text) =>
    typeof text === 'string' ? text.toLowerCase() : text,
  );
  database.function('soql_datepart', { deterministic: true }, (name, value, zone, fiscalStart) =>
    datePart(String(name), typeof value === 'string' ? value : null, String(zone), Number(fiscalStart)),
  );
  database.function('soql_formula', (objectName, fieldName, id) => {
    const object = findObject(context.source.schema, String(objectName));
    const field = object && findField(object, String(fieldName));
    if (!context.current || !object || !field || typeof id !== 'string') return null;
    const value = context.current.formula(object, field, id);
    return typeof value === 'boolean' ? Number(value) : value;
  });
}
