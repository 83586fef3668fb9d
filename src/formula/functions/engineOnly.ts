import { commonType, expression, text, typeName } from '../expression.ts';
import type { Evaluate, Expression, Value } from '../expression.ts';
import { FormulaRuntimeError } from '../errors.ts';
import { demand, equal } from '../operators.ts';
import { anyOf, ENGINE_ONLY, need, number, plain, repeated, words } from './define.ts';
import type { Call, FormulaFunction } from './define.ts';
import { substring } from './text.ts';

/** Functions that only Salesforce's open-source engine has; used in conformance tests. */
export const engineOnlyFunctions: readonly FormulaFunction[] = [
  {
    name: 'IFERROR',
    parameters: [anyOf('expression'), anyOf('substitute')],
    result: 'branch',
    places: ENGINE_ONLY,
    build: buildIfError,
  },
  {
    name: 'IN',
    parameters: [anyOf('expression'), repeated(anyOf('value'))],
    result: 'Boolean',
    places: ENGINE_ONLY,
    build: buildIn,
  },
  plain('JSONVALUE', [words('json'), words('key')], { result: 'Text', ...{ places: ENGINE_ONLY } }, jsonValue),
  plain(
    'SUBSTR',
    [words('text'), number('start'), number('characters')],
    { result: 'Text', ...{ places: ENGINE_ONLY } },
    substring,
  ),
];

function buildIfError(args: readonly Expression[], call: Call): Expression {
  const first = need(args[0]);
  const second = need(args[1]);
  const type = commonType(first.type, second.type);
  if (type === undefined)
    throw call.fail(
      `Wrong type for \`IFERROR\`: expected ${typeName(first.type)} as before, found ${typeName(second.type)}.`,
      second.offset,
    );
  const evaluate: Evaluate = (environment) => {
    try {
      return first.evaluate(environment);
    } catch (error) {
      if (error instanceof FormulaRuntimeError) return second.evaluate(environment);
      throw error;
    }
  };
  return expression({ type, offset: call.offset, parts: args }, evaluate);
}

/** IN. A blank is never found, not even in a list that contains a blank. */
function buildIn(args: readonly Expression[], call: Call): Expression {
  const first = need(args[0]);
  const others = args.slice(1);
  for (const other of others) if (other.type !== 'Null') demand(other, [first.type], 'IN', call);
  const evaluate: Evaluate = (environment) => {
    const value = first.evaluate(environment);
    const candidates = others.map((other) => other.evaluate(environment));
    return value !== null && candidates.some((candidate) => candidate !== null && equal(value, candidate));
  };
  return expression({ type: 'Boolean', offset: call.offset, parts: args }, evaluate, { canBeBlank: false });
}

function jsonValue(json: string, key: string): Value {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    throw new FormulaRuntimeError('`JSONVALUE` cannot read its text as JSON.');
  }
  const value: unknown =
    typeof parsed === 'object' && parsed !== null && Object.hasOwn(parsed, key)
      ? (parsed as Record<string, unknown>)[key]
      : null;
  if (value === null || value === undefined) return null;
  return text(typeof value === 'object' ? JSON.stringify(value) : String(value));
}
