import { Decimal } from 'decimal.js';

import { DAY_MS, formatDay, formatTime, parseDay, splitInstant } from './calendar.ts';
import { FormulaRuntimeError } from './errors.ts';
import type { Value, ValueType } from './expression.ts';
import { Num } from './numbers.ts';
import type { FormulaField, FormulaInput, FormulaValue } from './types.ts';

const HUNDRED = new Num(100);

/** Converts a record's value to the engine's value for the field's type. Throws FormulaRuntimeError for an invalid value. */
export function fromInput(input: FormulaInput, field: FormulaField, path: readonly string[]): Value {
  if (input === null || input === undefined || input === '') return field.type === 'Boolean' ? false : null;
  switch (field.type) {
    case 'Number': {
      const number = toDecimal(input);
      if (number === undefined) throw unreadable(input, path, 'a number');
      return field.percent === true ? number.div(HUNDRED) : number;
    }
    case 'Boolean':
      return input === true || input === 'true';
    case 'Date': {
      const day = typeof input === 'string' ? parseDay(input) : undefined;
      if (day === undefined) throw unreadable(input, path, 'a date such as `2026-11-21`');
      return day;
    }
    case 'DateTime': {
      const instant = typeof input === 'string' ? Date.parse(input) : Number.NaN;
      if (Number.isNaN(instant)) throw unreadable(input, path, 'a date-time such as `2026-11-21T09:30:00.000Z`');
      return instant;
    }
    case 'Time': {
      const time =
        typeof input === 'string' ? Date.parse(`1970-01-01T${input.endsWith('Z') ? input : `${input}Z`}`) : Number.NaN;
      if (Number.isNaN(time)) throw unreadable(input, path, 'a time such as `09:30:00.000Z`');
      return time;
    }
    case 'Text':
    case 'Picklist':
    case 'MultiPicklist':
      return String(input);
    case 'Null':
      return null;
  }
}

function toDecimal(input: FormulaInput): Decimal | undefined {
  if (input instanceof Num) return input;
  if (typeof input !== 'number' && typeof input !== 'string' && !Decimal.isDecimal(input)) return undefined;
  try {
    const number = new Num(input);
    return number.isFinite() ? number : undefined;
  } catch {
    return undefined;
  }
}

function unreadable(input: FormulaInput, path: readonly string[], expected: string): FormulaRuntimeError {
  return new FormulaRuntimeError(`The field \`${path.join('.')}\` holds \`${String(input)}\`; expected ${expected}.`);
}

/** Converts a value of the engine to a public value (types.ts). */
export function toOutput(value: Value, type: ValueType): FormulaValue {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'number') {
    if (type === 'Date') return formatDay(value);
    const { day, time } = splitInstant(value);
    if (type === 'Time') return `${formatTime(((value % DAY_MS) + DAY_MS) % DAY_MS)}Z`;
    return `${formatDay(day)}T${formatTime(time)}Z`;
  }
  if (typeof value === 'string') return value === '' ? null : value;
  return value instanceof Num ? value : null;
}
