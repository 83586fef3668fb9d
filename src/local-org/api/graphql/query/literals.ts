import type { FieldSchema } from '../../../schema/types.ts';
import { SoqlError } from '../../../soql/errors.ts';
import type { Literal } from '../../../soql/types.ts';

interface DateInput {
  readonly value?: unknown;
  readonly literal?: unknown;
  readonly range?: Readonly<Record<string, unknown>>;
}

/** Converts an operand of a filter to a SOQL literal. Throws SoqlError for an invalid date. */
export function literalOf(field: FieldSchema, value: unknown): Literal {
  if (value === null || value === undefined) return { kind: 'null' };
  if (field.type === 'date' || field.type === 'datetime') return dateOf(field.type, value as DateInput);
  if (typeof value === 'boolean') return { kind: 'boolean', value };
  if (typeof value === 'number') return { kind: 'number', value };
  const isNumeric = ['int', 'double', 'currency', 'percent'].includes(field.type);
  if (isNumeric && Number.isFinite(Number(value))) return { kind: 'number', value: Number(value) };
  return { kind: 'string', value: String(value) };
}

/** `{ value: "2026-01-01" }`, `{ literal: "THIS_MONTH" }` or `{ range: { last_n_days: 30 } }`. */
function dateOf(type: 'date' | 'datetime', { value, literal, range = {} }: DateInput): Literal {
  if (typeof literal === 'string') return { kind: 'dateLiteral', name: literal.toUpperCase(), n: 0 };
  const [counted] = Object.entries(range);
  if (counted) return { kind: 'dateLiteral', name: counted[0].toUpperCase(), n: Number(counted[1]) };
  if (value === null || value === undefined) return { kind: 'null' };
  const text = String(value);
  if (type === 'date') {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text))
      throw new SoqlError('INVALID_FIELD', `\`${text}\` is not a date: YYYY-MM-DD is expected`);
    return { kind: 'date', value: text };
  }
  const time = new Date(text);
  if (Number.isNaN(time.getTime()))
    throw new SoqlError('INVALID_FIELD', `\`${text}\` is not a date and time in ISO 8601`);
  return { kind: 'datetime', value: time.toISOString() };
}
