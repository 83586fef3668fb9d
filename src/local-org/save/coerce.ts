import { normalizeId } from '../schema/ids.ts';
import type { FieldSchema } from '../schema/types.ts';
import { malformedId, saveError } from './errors.ts';
import type { SaveError, StoredValue } from '../base/values.ts';

type Coerced = { readonly value: StoredValue } | { readonly error: SaveError };

/**
 * Converts a value from the API into its stored form, or returns Salesforce's error. Accepts JSON and CSV (`true` and `"true"`); trims
 * text, empty text becomes null; rounds numbers half away from zero to the field's scale; converts date-times to UTC.
 */
export function coerce(field: FieldSchema, value: unknown): Coerced {
  if (value === null || value === undefined || value === '') return { value: field.type === 'boolean' ? false : null };
  switch (field.type) {
    case 'boolean':
      return coerceBoolean(field, value);
    case 'int':
    case 'double':
    case 'currency':
    case 'percent':
      return coerceNumber(field, value);
    case 'date':
    case 'datetime':
    case 'time':
      return coerceMoment(field, value);
    case 'id':
    case 'reference':
      return coerceReference(field, value);
    default:
      return coerceText(field, value);
  }
}

function wrongType(field: FieldSchema, value: unknown): Coerced {
  const shown = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return {
    error: saveError(
      'INVALID_TYPE_ON_FIELD_IN_RECORD',
      `${field.label}: value not of required type: ${shown}`,
      field.name,
    ),
  };
}

function coerceBoolean(field: FieldSchema, value: unknown): Coerced {
  if (typeof value === 'boolean') return { value };
  const text = String(value).toLowerCase();
  if (text === 'true' || text === '1') return { value: true };
  if (text === 'false' || text === '0') return { value: false };
  return wrongType(field, value);
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$/;

function coerceNumber(field: FieldSchema, value: unknown): Coerced {
  const usable = typeof value === 'number' || (typeof value === 'string' && NUMBER.test(value.trim()));
  const number = usable ? Number(value) : Number.NaN;
  if (!Number.isFinite(number)) return wrongType(field, value);
  const rounded = roundHalfUp(number, field.type === 'int' ? 0 : field.scale);
  const digits = field.precision - field.scale;
  if (field.precision > 0 && Math.abs(rounded) >= 10 ** digits) {
    const message = `${field.label}: value outside of valid range on numeric field: ${String(value)}`;
    return { error: saveError('NUMBER_OUTSIDE_VALID_RANGE', message, field.name) };
  }
  return { value: rounded };
}

/** Rounds half away from zero in decimal: 1.005 with scale 2 gives 1.01, although its binary value is slightly smaller than 1.005. */
export function roundHalfUp(number: number, scale: number): number {
  if (Number.isInteger(number)) return number;
  const sign = Math.sign(number);
  const shifted = shift(Math.abs(number), scale);
  const rounded = shift(Math.round(shifted), -scale);
  return rounded === 0 ? 0 : sign * rounded;
}

/** Moves the decimal point in the number's shortest decimal text, which avoids binary rounding errors. */
function shift(number: number, places: number): number {
  const [digits, exponent = '0'] = String(number).split('e');
  return Number(`${digits}e${Number(exponent) + places}`);
}

const DATE = /^(\d{4}-\d{2}-\d{2})([T ].*)?$/;
const DATE_TIME = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s*(Z|[+-]\d{2}:?\d{2})?$/;
const TIME = /^(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?Z?$/;

function coerceMoment(field: FieldSchema, value: unknown): Coerced {
  if (typeof value !== 'string') return wrongType(field, value);
  const text = value.trim();
  if (field.type === 'time') {
    const match = TIME.exec(text);
    if (match === null || Number(match[1]) > 23 || Number(match[2]) > 59) return wrongType(field, value);
    return { value: `${match[1]}:${match[2]}:${match[3] ?? '00'}.${(match[4] ?? '').padEnd(3, '0')}Z` };
  }
  const day = DATE.exec(text)?.[1];
  if (day === undefined || !isDay(day)) return wrongType(field, value);
  if (field.type === 'date') return { value: day };
  if (text === day) return { value: `${day}T00:00:00.000Z` };
  const match = DATE_TIME.exec(text);
  if (match === null) return wrongType(field, value);
  const zone = (match[3] ?? 'Z').replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');
  const moment = new Date(`${match[1]}T${match[2]}${zone}`);
  return Number.isNaN(moment.getTime()) ? wrongType(field, value) : { value: moment.toISOString() };
}

function isDay(text: string): boolean {
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 ? (isLeap ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return month >= 1 && month <= 12 && day >= 1 && day <= days;
}

function coerceReference(field: FieldSchema, value: unknown): Coerced {
  const id = normalizeId(typeof value === 'string' ? value.trim() : value);
  return id === undefined ? { error: malformedId(field, value) } : { value: id };
}

function coerceText(field: FieldSchema, value: unknown): Coerced {
  if (typeof value === 'object' || typeof value === 'function' || typeof value === 'symbol')
    return wrongType(field, value);
  if (typeof value !== 'string' && field.type !== 'string' && field.type !== 'textarea') return wrongType(field, value);
  // NUL characters are removed, because SQLite's text functions stop at them.
  const text = String(value).replaceAll('\0', '').trim();
  if (text === '') return { value: null };
  if (field.length > 0 && text.length > field.length) {
    const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
    const message = `${field.label}: data value too large: ${shown} (max length=${field.length})`;
    return { error: saveError('STRING_TOO_LONG', message, field.name) };
  }
  return field.type === 'picklist' || field.type === 'multipicklist' ? coercePicklist(field, text) : { value: text };
}

function coercePicklist(field: FieldSchema, text: string): Coerced {
  const chosen =
    field.type === 'picklist' ? [text] : [...new Set(text.split(';').map((one) => one.trim()))].filter(Boolean);
  if (field.restrictedPicklist) {
    const bad = chosen.find((one) => !field.picklistValues.some((known) => known.active && known.value === one));
    if (bad !== undefined) {
      const message = `${field.label}: bad value for restricted picklist field: ${bad}`;
      return { error: saveError('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', message, field.name) };
    }
  }
  if (field.type === 'picklist') return { value: text };
  const order = (one: string): number => field.picklistValues.findIndex((known) => known.value === one);
  return { value: chosen.sort((a, b) => order(a) - order(b)).join(';') };
}
