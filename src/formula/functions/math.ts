import type { Decimal } from 'decimal.js';

import { raise } from '../expression.ts';
import type { Value } from '../expression.ts';
import { formatNumber, fromDouble, Num, roundTo, toInteger, toWhole } from '../numbers.ts';
import { number, optional, plain, repeated } from './define.ts';
import type { FormulaFunction } from './define.ts';

const MAX_OPERANDS = 255;

/** Functions of numbers. Roots, exponentials, logarithms and trigonometric functions use doubles, as Salesforce's engine does. */
export const mathFunctions: readonly FormulaFunction[] = [
  plain('ABS', [number('number')], { result: 'Number' }, (value: Decimal) => value.abs()),
  plain('CEILING', [number('number')], { result: 'Number' }, (value: Decimal) => toWhole(value, 'awayFromZero')),
  plain('FLOOR', [number('number')], { result: 'Number' }, (value: Decimal) => toWhole(value, 'towardsZero')),
  plain('MCEILING', [number('number')], { result: 'Number' }, (value: Decimal) => toWhole(value, 'up')),
  plain('MFLOOR', [number('number')], { result: 'Number' }, (value: Decimal) => toWhole(value, 'down')),
  plain('ROUND', [number('number'), number('places')], { result: 'Number' }, (value: Decimal, places: Decimal) =>
    roundTo(value, toInteger(places), 'halfUp'),
  ),
  plain(
    'TRUNC',
    [number('number'), optional(number('places'))],
    { result: 'Number' },
    (value: Decimal, places?: Decimal) => roundTo(value, places === undefined ? 0 : toInteger(places), 'towardsZero'),
  ),
  plain('MOD', [number('number'), number('divisor')], { result: 'Number' }, modulo),
  plain('MAX', [repeated(number('number'))], { result: 'Number' }, (...values: Decimal[]) => extreme(values, 1)),
  plain('MIN', [repeated(number('number'))], { result: 'Number' }, (...values: Decimal[]) => extreme(values, -1)),
  plain('PI', [], { result: 'Number', ...{ canBeBlank: false } }, () => new Num(Math.PI)),
  ofDouble('SQRT', Math.sqrt),
  ofDouble('EXP', Math.exp),
  ofDouble('LN', Math.log),
  // Computed from two natural logarithms because `Math.log10` differs from Salesforce's result in the last digits.
  ofDouble('LOG', (value) => Math.log(value) / Math.log(10)),
  ofDouble('SIN', Math.sin),
  ofDouble('COS', Math.cos),
  ofDouble('TAN', Math.tan),
  ofDouble('ASIN', Math.asin),
  ofDouble('ACOS', Math.acos),
  ofDouble('ATAN', Math.atan),
  plain('ATAN2', [number('y'), number('x')], { result: 'Number' }, (y: Decimal, x: Decimal) =>
    fromDouble(Math.atan2(y.toNumber(), x.toNumber()), '`ATAN2`'),
  ),
];

function ofDouble(name: string, compute: (value: number) => number): FormulaFunction {
  return plain(name, [number('number')], { result: 'Number' }, (value: Decimal) => {
    const result = compute(value.toNumber());
    return Number.isFinite(result)
      ? fromDouble(result, name)
      : raise(`\`${name}(${formatNumber(value)})\` has no value.`);
  });
}

function modulo(value: Decimal, divisor: Decimal): Value {
  if (divisor.isZero()) return raise('Division by zero in `MOD`.');
  const rest = value.mod(divisor);
  return rest.isZero() ? new Num(0) : rest;
}

function extreme(values: readonly Decimal[], sign: 1 | -1): Value {
  if (values.length > MAX_OPERANDS) return raise(`\`MAX\` and \`MIN\` take at most ${MAX_OPERANDS} numbers.`);
  let best = values[0] ?? new Num(0);
  for (const value of values) if (value.comparedTo(best) * sign > 0) best = value;
  return best;
}
