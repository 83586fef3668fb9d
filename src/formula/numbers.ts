import { Decimal } from 'decimal.js';

import { FormulaRuntimeError } from './errors.ts';

/**
 * The decimal type of formulas: 39 significant digits, rounded half up (the precision of Salesforce's engine). A separate clone, so that
 * its settings and those of other code do not affect each other. The exponent is limited, because `1e9999999` would become a text of ten
 * million digits.
 */
export const Num: typeof Decimal = Decimal.clone({
  precision: 39,
  rounding: 4,
  maxE: 2000,
  minE: -2000,
  toExpNeg: -9e15,
  toExpPos: 9e15,
});

export const ZERO: Decimal = new Num(0);
const ONE = new Num(1);
/** Whole-number functions first round to this many digits, so that (1/3)*3 counts as 1. */
const EXTERNAL_DIGITS = 33;
const POWER_DIGITS = 18;
const POWER_SMALLEST = new Num('1e-39');

/** Returns the number. Throws FormulaRuntimeError if it is outside the range of formulas. */
export function finite(value: Decimal): Decimal {
  if (!value.isFinite()) throw new FormulaRuntimeError('The number is too large for a formula.');
  return value;
}

/**
 * Converts a double to the decimal with the same shortest text. Throws FormulaRuntimeError for NaN and infinities (the root of -1, the
 * logarithm of 0).
 */
export function fromDouble(value: number, what: string): Decimal {
  if (!Number.isFinite(value)) throw new FormulaRuntimeError(`${what} has no value for this number.`);
  return new Num(value);
}

/** Rounds to `places` decimals as Salesforce does: half away from zero; 0 if no digit remains. */
export function roundTo(value: Decimal, places: number, mode: 'halfUp' | 'towardsZero'): Decimal {
  const rounding = mode === 'halfUp' ? 4 : 1;
  if (value.isZero()) return ZERO;
  const wholeDigits = value.e + 1;
  if (wholeDigits <= 0)
    return places < 0 ? ZERO : withoutNegativeZero(value.toDecimalPlaces(Math.min(places, 5000), rounding));
  if (wholeDigits + places <= 0) return ZERO;
  return withoutNegativeZero(value.toSignificantDigits(Math.min(wholeDigits + places, 5000), rounding));
}

/** Converts decimal.js's negative zero to zero. */
function withoutNegativeZero(value: Decimal): Decimal {
  return value.isZero() ? ZERO : value;
}

/** Rounds to a whole number. CEILING rounds away from zero, FLOOR towards zero, MCEILING up, MFLOOR down. */
export function toWhole(value: Decimal, direction: 'awayFromZero' | 'towardsZero' | 'up' | 'down'): Decimal {
  const rounding = { awayFromZero: 0, towardsZero: 1, up: 2, down: 3 } as const;
  return withoutNegativeZero(value.toSignificantDigits(EXTERNAL_DIGITS).toDecimalPlaces(0, rounding[direction]));
}

/**
 * `base ^ exponent` for whole exponents. Throws FormulaRuntimeError for results above 1e64; results under 1e-39 are 0. These limits also
 * bound the running time.
 */
export function power(base: Decimal, exponent: Decimal): Decimal {
  const outOfRange = `The power \`${formatNumber(base)} ^ ${formatNumber(exponent)}\` is out of range; the exponent must be a whole number and the result at most 1e64.`;
  if (!exponent.isInteger() || exponent.abs().greaterThan(2147483647)) throw new FormulaRuntimeError(outOfRange);
  const times = exponent.toNumber();
  if (times === 0) return ONE;
  if (base.isZero()) {
    if (times < 0) throw new FormulaRuntimeError(outOfRange);
    return ZERO;
  }
  const magnitude = Math.log10(base.abs().toNumber()) * times;
  if (magnitude > 64) throw new FormulaRuntimeError(outOfRange);
  if (magnitude < -45) return ZERO;
  if (Math.abs(times) > 999999999) throw new FormulaRuntimeError(outOfRange);
  const result = base.pow(exponent).toSignificantDigits(POWER_DIGITS);
  return result.abs().lessThan(POWER_SMALLEST) ? ZERO : result;
}

/** The number as TEXT(number) prints it: digits without exponent and without trailing zeros. */
export function formatNumber(value: Decimal): string {
  return value.isZero() ? '0' : value.toFixed();
}

const NUMERIC_TEXT = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,9})?$/;

/** The number in a text (`-1.5`, `.5`, `1e3`), or undefined. */
export function parseNumber(text: string): Decimal | undefined {
  if (!NUMERIC_TEXT.test(text)) return undefined;
  const value = new Num(text).toSignificantDigits(39);
  return value.isFinite() ? withoutNegativeZero(value) : undefined;
}

/** The whole part as a JavaScript integer, for counts and positions; limited to the range of a 32-bit integer. */
export function toInteger(value: Decimal): number {
  const whole = Math.trunc(value.toNumber());
  return Math.max(-2147483648, Math.min(2147483647, whole)) || 0;
}
