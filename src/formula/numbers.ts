import { Decimal } from 'decimal.js';

import { FormulaRuntimeError } from './errors.ts';

/**
 * The decimal type of formulas: 39 significant digits, half up (the precision of Salesforce's own engine). A clone of its own, so
 * that nobody else's settings reach it and ours reach nobody. The exponent is bounded: `1e9999999` must not become a text of
 * ten million digits.
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
/** Whole-number functions first forget the last digits of a quotient, so that (1/3)*3 counts as 1. */
const EXTERNAL_DIGITS = 33;
const POWER_DIGITS = 18;
const POWER_SMALLEST = new Num('1e-39');

/** The number itself, or an error when it left the range that a formula can hold. */
export function finite(value: Decimal): Decimal {
  if (!value.isFinite()) throw new FormulaRuntimeError('The number is too large for a formula.');
  return value;
}

/** A double as the decimal that prints like it; NaN and infinities (the root of -1, the logarithm of 0) are errors. */
export function fromDouble(value: number, what: string): Decimal {
  if (!Number.isFinite(value)) throw new FormulaRuntimeError(`${what} has no value for this number.`);
  return new Num(value);
}

/** Rounds to `places` decimals as Salesforce does: half away from zero, and 0 when no digit of the number is left. */
export function roundTo(value: Decimal, places: number, mode: 'halfUp' | 'towardsZero'): Decimal {
  const rounding = mode === 'halfUp' ? 4 : 1;
  if (value.isZero()) return ZERO;
  const wholeDigits = value.e + 1;
  if (wholeDigits <= 0) return places < 0 ? ZERO : plain(value.toDecimalPlaces(Math.min(places, 5000), rounding));
  if (wholeDigits + places <= 0) return ZERO;
  return plain(value.toSignificantDigits(Math.min(wholeDigits + places, 5000), rounding));
}

/** Minus zero is an artefact of decimal.js; formulas know one zero. */
function plain(value: Decimal): Decimal {
  return value.isZero() ? ZERO : value;
}

/** CEILING and FLOOR look away from and towards zero; MCEILING and MFLOOR up and down. */
export function toWhole(value: Decimal, direction: 'awayFromZero' | 'towardsZero' | 'up' | 'down'): Decimal {
  const rounding = { awayFromZero: 0, towardsZero: 1, up: 2, down: 3 } as const;
  return plain(value.toSignificantDigits(EXTERNAL_DIGITS).toDecimalPlaces(0, rounding[direction]));
}

/** `base ^ exponent` for whole exponents; results beyond 1e64 are errors, and those under 1e-39 are 0: no exponent can take long. */
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

/** Plain digits without exponent and without trailing zeros, as TEXT(number) prints. */
export function formatNumber(value: Decimal): string {
  return value.isZero() ? '0' : value.toFixed();
}

const NUMERIC_TEXT = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,9})?$/;

/** The number that a text spells (`-1.5`, `.5`, `1e3`), or undefined. */
export function parseNumber(text: string): Decimal | undefined {
  if (!NUMERIC_TEXT.test(text)) return undefined;
  const value = new Num(text).toSignificantDigits(39);
  return value.isFinite() ? plain(value) : undefined;
}

/** The whole part as a JS integer, for counts and positions; saturates where Java's int would wrap. */
export function toInteger(value: Decimal): number {
  const whole = Math.trunc(value.toNumber());
  return Math.max(-2147483648, Math.min(2147483647, whole)) || 0;
}
