import type { Decimal } from 'decimal.js';

import { DAY_MS } from './calendar.ts';
import { commonType, expression, raise, text, typeName } from './expression.ts';
import type { Compilation, Evaluate, Expression, Spot, Value, ValueType } from './expression.ts';
import { finite, Num, power, ZERO } from './numbers.ts';
import type { BinaryOperator, UnaryOperator } from './syntax.ts';

/** Compiles `left operator right`. Throws FormulaError if the types do not fit. */
export function binary(operator: BinaryOperator, left: Expression, right: Expression, spot: Spot): Expression {
  switch (operator) {
    case '=':
    case '<>':
      return equality(operator, left, right, spot);
    case '<':
    case '<=':
    case '>':
    case '>=':
      return relation(operator, left, right, spot);
    case '+':
    case '-':
      return sum(operator, left, right, spot);
    case '&':
      return concatenation(left, right, spot);
    case '*':
    case '/':
    case '^':
      return arithmetic(operator, left, right, spot);
    case '&&':
    case '||':
      return logical(operator === '&&', [left, right], spot, operator);
  }
}

/**
 * Compiles AND and OR, also for `&&` and `||`. Evaluation stops at the first decisive operand; a blank operand counts as false, and the
 * result is never blank.
 */
export function logical(all: boolean, args: readonly Expression[], spot: Spot, shown: string): Expression {
  for (const arg of args) demand(arg, ['Boolean'], shown, spot);
  const parts = args.map((arg) => arg.evaluate);
  const evaluate: Evaluate = (environment) => {
    for (const part of parts) if ((part(environment) === true) !== all) return !all;
    return all;
  };
  return expression({ type: 'Boolean', offset: spot.offset, parts: args }, evaluate, {
    raises: args.some((arg) => arg.raises),
    canBeBlank: false,
  });
}

/** Compiles `-`, `+` and `!` before an operand; the last operator is applied first. Throws FormulaError if the type does not fit. */
export function unary(
  operators: readonly UnaryOperator[],
  operand: Expression,
  offset: number,
  compilation: Compilation,
): Expression {
  const result = operators.reduceRight((inner, operator) => unaryOnce(operator, inner, offset, compilation), operand);
  return result;
}

function unaryOnce(operator: UnaryOperator, operand: Expression, offset: number, compilation: Compilation): Expression {
  const { evaluate } = operand;
  if (operator === '!') return not(operand, offset, compilation, '!');
  demand(operand, ['Number'], operator, compilation);
  if (operator === '+') return operand;
  return expression(
    { type: 'Number', offset, parts: [operand] },
    (environment) => {
      const value = evaluate(environment) as Decimal | null;
      return value === null ? null : value.isZero() ? ZERO : value.negated();
    },
    { raises: operand.raises, canBeBlank: operand.canBeBlank },
  );
}

/** Compiles NOT. NOT of a blank is blank, which a condition treats as false. */
export function not(operand: Expression, offset: number, compilation: Compilation, shown: string): Expression {
  demand(operand, ['Boolean'], shown, compilation);
  const { evaluate } = operand;
  const evaluateNot: Evaluate = (environment) => {
    const value = evaluate(environment);
    return value === null ? null : value !== true;
  };
  return expression({ type: 'Boolean', offset, parts: [operand] }, evaluateNot, {
    raises: operand.raises,
    canBeBlank: operand.canBeBlank,
  });
}

/** Throws FormulaError if the operand has none of the types; a blank literal is always accepted. */
export function demand(
  operand: Expression,
  types: readonly ValueType[],
  shown: string,
  compilation: Compilation,
): void {
  if (operand.type === 'Null' || types.includes(operand.type)) return;
  throw mismatch(operand, types.map(typeName).join(' or '), shown, compilation);
}

function mismatch(operand: Expression, expected: string, shown: string, compilation: Compilation): Error {
  if (operand.type === 'Picklist' || operand.type === 'MultiPicklist') {
    const field = operand.reference?.path.join('.') ?? 'this value';
    const use = operand.type === 'Picklist' ? 'ISPICKVAL, CASE or TEXT' : 'INCLUDES';
    return compilation.fail(
      `\`${shown}\` cannot take ${typeName(operand.type)}: \`${field}\` may be used in ${use} only.`,
      operand.offset,
    );
  }
  return compilation.fail(
    `Wrong type for \`${shown}\`: expected ${expected}, found ${typeName(operand.type)}.`,
    operand.offset,
  );
}

function comparable(
  sides: readonly [left: Expression, right: Expression],
  operator: string,
  allowed: readonly ValueType[],
  compilation: Compilation,
): ValueType {
  for (const side of sides) {
    if (side.type !== 'Null' && !allowed.includes(side.type))
      throw mismatch(side, 'values that can be compared', operator, compilation);
    refuseLongText(side, operator, compilation);
  }
  const [left, right] = sides;
  const type = commonType(left.type, right.type);
  if (type === undefined) {
    throw compilation.fail(
      `Wrong type for \`${operator}\`: expected ${typeName(left.type)}, found ${typeName(right.type)}.`,
      right.offset,
    );
  }
  return type;
}

/** Throws FormulaError for a long text field: as in Salesforce, only its length can be used. */
export function refuseLongText(operand: Expression, shown: string, compilation: Compilation): void {
  if (operand.reference?.field.longText !== true) return;
  const field = operand.reference.path.join('.');
  throw compilation.fail(
    `\`${shown}\` cannot take the long text field \`${field}\`; use \`LEN(${field}) = 0\` to ask whether it is empty.`,
    operand.offset,
  );
}

/**
 * The prior value of a picklist as a text, where the other side is one: Salesforce compiles `PRIORVALUE(StageName) = "Closed Lost"`,
 * although it refuses the same of the picklist itself.
 */
function priorAsText(side: Expression, other: Expression): Expression {
  const isPicklist = side.prior === true && side.type === 'Picklist';
  return isPicklist && other.type === 'Text' ? { ...side, type: 'Text' } : side;
}

function equality(operator: '=' | '<>', first: Expression, second: Expression, spot: Spot): Expression {
  const left = priorAsText(first, second);
  const right = priorAsText(second, first);
  const type = comparable([left, right], operator, ['Number', 'Text', 'Boolean', 'Date', 'DateTime', 'Time'], spot);
  const a = left.evaluate;
  const b = right.evaluate;
  const negate = operator === '<>';
  const raises = left.raises || right.raises;
  if (type === 'Text') {
    // For texts, blank equals the empty text, so the result is never blank.
    const evaluate: Evaluate = (environment) => (a(environment) === b(environment)) !== negate;
    return expression({ type: 'Boolean', offset: spot.offset, parts: [left, right] }, evaluate, {
      raises,
      canBeBlank: false,
    });
  }
  const evaluate: Evaluate = (environment) => {
    const x = a(environment);
    const y = b(environment);
    return x === null || y === null ? null : equal(x, y) !== negate;
  };
  return expression({ type: 'Boolean', offset: spot.offset, parts: [left, right] }, evaluate, {
    raises,
    canBeBlank: left.canBeBlank || right.canBeBlank,
  });
}

/** Whether two values of one type are equal; numbers by value. */
export function equal(left: Value, right: Value): boolean {
  return left instanceof Num ? left.equals(right as Decimal) : left === right;
}

function relation(operator: '<' | '<=' | '>' | '>=', left: Expression, right: Expression, spot: Spot): Expression {
  const type = comparable([left, right], operator, ['Number', 'Text', 'Date', 'DateTime', 'Time'], spot);
  const a = left.evaluate;
  const b = right.evaluate;
  const accepts = {
    '<': (order: number) => order < 0,
    '<=': (order: number) => order <= 0,
    '>': (order: number) => order > 0,
    '>=': (order: number) => order >= 0,
  }[operator];
  const compare = type === 'Number' ? compareNumbers : comparePlain;
  const evaluate: Evaluate = (environment) => {
    const x = a(environment);
    const y = b(environment);
    return x === null || y === null ? null : accepts(compare(x, y));
  };
  const facts = { raises: left.raises || right.raises, canBeBlank: left.canBeBlank || right.canBeBlank };
  return expression({ type: 'Boolean', offset: spot.offset, parts: [left, right] }, evaluate, facts);
}

function compareNumbers(left: Value, right: Value): number {
  return (left as Decimal).comparedTo(right as Decimal);
}

function comparePlain(left: Value, right: Value): number {
  return (left as string | number) < (right as string | number) ? -1 : left === right ? 0 : 1;
}

function arithmetic(operator: '*' | '/' | '^', left: Expression, right: Expression, spot: Spot): Expression {
  demand(left, ['Number'], operator, spot);
  demand(right, ['Number'], operator, spot);
  const a = left.evaluate;
  const b = right.evaluate;
  const apply = { '*': (x: Decimal, y: Decimal) => finite(x.times(y)), '/': divide, '^': power }[operator];
  return expression({ type: 'Number', offset: spot.offset, parts: [left, right] }, (environment) => {
    const x = a(environment) as Decimal | null;
    const y = b(environment) as Decimal | null;
    return x === null || y === null ? null : apply(x, y);
  });
}

function divide(dividend: Decimal, divisor: Decimal): Decimal {
  if (divisor.isZero()) raise('Division by zero.');
  return finite(dividend.div(divisor));
}

function concatenation(left: Expression, right: Expression, spot: Spot): Expression {
  demand(left, ['Text'], '&', spot);
  demand(right, ['Text'], '&', spot);
  return joined(left, right, spot.offset);
}

function joined(left: Expression, right: Expression, offset: number): Expression {
  const a = left.evaluate;
  const b = right.evaluate;
  const evaluate: Evaluate = (environment) => {
    const x = a(environment) as string | null;
    const y = b(environment) as string | null;
    return x === null ? y : y === null ? x : text(x + y);
  };
  const facts = { raises: left.raises || right.raises, canBeBlank: left.canBeBlank && right.canBeBlank };
  return expression({ type: 'Text', offset, parts: [left, right] }, evaluate, facts);
}

const MOMENTS: readonly ValueType[] = ['Date', 'DateTime', 'Time'];

function sum(operator: '+' | '-', left: Expression, right: Expression, spot: Spot): Expression {
  const sign = operator === '+' ? 1 : -1;
  const a = left.evaluate;
  const b = right.evaluate;
  const over = (type: ValueType, apply: (x: Value, y: Value) => Value): Expression =>
    expression({ type, offset: spot.offset, parts: [left, right] }, (environment) => {
      const x = a(environment);
      const y = b(environment);
      return x === null || y === null ? null : apply(x, y);
    });
  if (left.type === 'Null' || right.type === 'Null') return over('Null', () => null);
  if (left.type === 'Number' && right.type === 'Number') {
    return over('Number', (x, y) =>
      sign > 0 ? (x as Decimal).plus(y as Decimal) : (x as Decimal).minus(y as Decimal),
    );
  }
  if (left.type === 'Text' && right.type === 'Text' && sign > 0) return joined(left, right, spot.offset);
  if (MOMENTS.includes(left.type) && right.type === 'Number') {
    return over(left.type, (x, y) => shift(left.type, x as number, y as Decimal, sign));
  }
  if (left.type === 'Number' && (right.type === 'Date' || right.type === 'DateTime') && sign > 0) {
    return over(right.type, (x, y) => shift(right.type, y as number, x as Decimal, 1));
  }
  if (MOMENTS.includes(left.type) && left.type === right.type && sign < 0) {
    return over('Number', (x, y) => difference(left.type, x as number, y as number));
  }
  const expected =
    sign > 0 ? 'two numbers, two texts, or a date and a number' : 'two numbers, two dates, or a date and a number';
  const culprit = left.type === 'Number' || left.type === 'Text' || MOMENTS.includes(left.type) ? right : left;
  throw mismatch(culprit, expected, operator, spot);
}

const FIRST_DAY = -719162;
const LAST_DAY = 2932896;

/** Adds `amount` to a date (in whole days), a date-time (in days, to the second) or a time (in milliseconds). */
function shift(type: ValueType, moment: number, amount: Decimal, sign: number): number {
  if (type === 'Time') {
    const time = moment + sign * Math.trunc(amount.toNumber());
    if (time < 0) raise('The time falls before midnight.');
    return time % DAY_MS;
  }
  if (type === 'Date') return withinCalendar(moment + sign * Math.trunc(amount.toNumber()), 1);
  const seconds = amount.times(86400).toDecimalPlaces(0).toNumber();
  return withinCalendar(moment + sign * seconds * 1000, DAY_MS);
}

function withinCalendar(moment: number, unit: number): number {
  if (moment < FIRST_DAY * unit || moment >= (LAST_DAY + 1) * unit)
    raise('The date falls outside the years 1 to 9999.');
  return moment;
}

function difference(type: ValueType, left: number, right: number): Decimal {
  if (type === 'Date') return new Num(left - right);
  if (type === 'Time') return new Num((left - right + DAY_MS) % DAY_MS);
  return new Num(left - right).div(DAY_MS);
}
