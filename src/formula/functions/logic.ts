import { commonType, expression, typeName } from '../expression.ts';
import type { Evaluate, Expression, Value, ValueType } from '../expression.ts';
import { demand, equal, logical, not, refuseLongText } from '../operators.ts';
import { anyOf, EVERYWHERE, need, repeated, truth } from './define.ts';
import type { Call, FormulaFunction } from './define.ts';

const ANY = (name: string) => anyOf(name);
const BRANCHES: readonly ValueType[] = ['Number', 'Text', 'Boolean', 'Date', 'DateTime', 'Time', 'Geolocation'];
const CASE_TYPES: readonly ValueType[] = ['Number', 'Text', 'Date', 'DateTime', 'Time'];

/** Functions of conditions and blank values. */
export const logicFunctions: readonly FormulaFunction[] = [
  {
    name: 'AND',
    parameters: [repeated(truth('logical'))],
    result: 'Boolean',
    places: EVERYWHERE,
    build: (args, call) => logical(true, args, call, 'AND'),
  },
  {
    name: 'OR',
    parameters: [repeated(truth('logical'))],
    result: 'Boolean',
    places: EVERYWHERE,
    build: (args, call) => logical(false, args, call, 'OR'),
  },
  {
    name: 'NOT',
    parameters: [truth('logical')],
    result: 'Boolean',
    places: EVERYWHERE,
    build: ([operand], call) => not(need(operand), call.offset, call, 'NOT'),
  },
  {
    name: 'IF',
    parameters: [truth('test'), ANY('then'), ANY('else')],
    result: 'branch',
    places: EVERYWHERE,
    build: buildIf,
  },
  {
    name: 'CASE',
    parameters: [ANY('expression'), ANY('value'), ANY('result'), repeated(ANY('else'))],
    result: 'branch',
    places: EVERYWHERE,
    build: buildCase,
  },
  { name: 'ISBLANK', parameters: [ANY('expression')], result: 'Boolean', places: EVERYWHERE, build: buildIsBlank },
  { name: 'ISNULL', parameters: [ANY('expression')], result: 'Boolean', places: EVERYWHERE, build: buildIsNull },
  {
    name: 'BLANKVALUE',
    parameters: [ANY('expression'), ANY('substitute')],
    result: 'branch',
    places: EVERYWHERE,
    build: buildSubstitute,
  },
  {
    name: 'NULLVALUE',
    parameters: [ANY('expression'), ANY('substitute')],
    result: 'branch',
    places: EVERYWHERE,
    build: buildSubstitute,
  },
];

function buildIf(args: readonly Expression[], call: Call): Expression {
  const test = need(args[0]);
  const yes = need(args[1]);
  const no = need(args[2]);
  if (test.type === 'Null') throw call.fail('Wrong type for `IF`: expected true or false, found a blank.', test.offset);
  const type = branchType([yes, no], BRANCHES, call);
  const condition = test.evaluate;
  const then = yes.evaluate;
  const otherwise = no.evaluate;
  const evaluate: Evaluate = (environment) =>
    condition(environment) === true ? then(environment) : otherwise(environment);
  const facts = { raises: args.some((arg) => arg.raises), canBeBlank: args.some((arg) => arg.canBeBlank) };
  return expression({ type, offset: call.offset, parts: args }, evaluate, facts);
}

function branchType(branches: readonly Expression[], allowed: readonly ValueType[], call: Call): ValueType {
  let type: ValueType = 'Null';
  for (const branch of branches) {
    demand(branch, allowed, call.name, call);
    const common = commonType(type, branch.type);
    if (common === undefined) {
      throw call.fail(
        `Wrong type for \`${call.name}\`: expected ${typeName(type)} as before, found ${typeName(branch.type)}.`,
        branch.offset,
      );
    }
    type = common;
  }
  return type;
}

/** CASE. As in Salesforce, all arguments that can raise are evaluated, even those of branches that are not taken. */
function buildCase(args: readonly Expression[], call: Call): Expression {
  if (args.length < 4 || args.length % 2 !== 0) {
    const found = `Wrong number of arguments for \`CASE\`: expected an expression, pairs of value and result, and one else result, found ${args.length} arguments.`;
    throw call.fail(found, call.offset);
  }
  const subject = need(args[0]);
  const keys = args.filter((_, index) => index % 2 === 1 && index < args.length - 1);
  const results = args.filter((_, index) => index > 0 && index % 2 === 0).concat(need(args.at(-1)));
  checkCaseKeys(subject, keys, call);
  const type = branchType(results, CASE_TYPES, call);
  const facts = { raises: args.some((arg) => arg.raises), canBeBlank: results.some((result) => result.canBeBlank) };
  return expression(
    { type, offset: call.offset, parts: args },
    byTable(subject, keys, results) ?? byComparison(subject, keys, results, args),
    facts,
  );
}

function checkCaseKeys(subject: Expression, keys: readonly Expression[], call: Call): void {
  if (subject.type === 'Picklist') {
    for (const key of keys) {
      if (key.type !== 'Text' || key.literal === undefined) {
        throw call.fail('The values of a `CASE` over a picklist must be texts in quotes.', key.offset);
      }
    }
    return;
  }
  demand(subject, CASE_TYPES, 'CASE', call);
  refuseLongText(subject, 'CASE', call);
  branchType([subject, ...keys], CASE_TYPES, call);
}

/** A look-up table for literal texts with literal results, as in most orders of stages; undefined if an argument is not literal. */
function byTable(
  subject: Expression,
  keys: readonly Expression[],
  results: readonly Expression[],
): Evaluate | undefined {
  if (subject.type !== 'Picklist' && subject.type !== 'Text') return undefined;
  if (keys.some((key) => key.literal === undefined) || results.some((result) => result.literal === undefined))
    return undefined;
  const table = new Map<Value, Value>();
  keys.forEach((key, index) => {
    const literal = key.literal ?? null;
    if (!table.has(literal)) table.set(literal, results[index]?.literal ?? null);
  });
  const otherwise = results.at(-1)?.literal ?? null;
  const evaluate = subject.evaluate;
  return (environment) => {
    const found = table.get(evaluate(environment));
    return found === undefined ? otherwise : found;
  };
}

function byComparison(
  subject: Expression,
  keys: readonly Expression[],
  results: readonly Expression[],
  args: readonly Expression[],
): Evaluate {
  const first = subject.evaluate;
  // A blank text equals the empty text and can match. But TEXT(picklist) is treated as the picklist, where a blank matches only `""`.
  const isText = subject.type === 'Text' || subject.type === 'Picklist';
  const blankMatches = (key: Expression): boolean => isText && (subject.ofPicklist !== true || key.literal === null);
  const pairs = keys.map((key, index) => ({
    key: key.evaluate,
    result: need(results[index]).evaluate,
    matchesBlank: blankMatches(key),
  }));
  const otherwise = need(results.at(-1)).evaluate;
  const eager = args
    .slice(1)
    .filter((arg) => arg.raises)
    .map((arg) => arg.evaluate);
  return (environment) => {
    const value = first(environment);
    for (const evaluate of eager) evaluate(environment);
    for (const { key, result, matchesBlank } of pairs) {
      const candidate = key(environment);
      if (value === null || candidate === null ? matchesBlank && value === candidate : equal(value, candidate))
        return result(environment);
    }
    return otherwise(environment);
  };
}

function buildIsBlank(args: readonly Expression[], call: Call): Expression {
  const operand = blankable(need(args[0]), call);
  const { evaluate } = operand;
  return expression(
    { type: 'Boolean', offset: call.offset, parts: args },
    (environment) => evaluate(environment) === null,
    {
      raises: operand.raises,
      canBeBlank: false,
    },
  );
}

/** ISNULL. False for a text, which can be empty but not null. */
function buildIsNull(args: readonly Expression[], call: Call): Expression {
  const operand = blankable(need(args[0]), call);
  const { evaluate, type } = operand;
  const evaluateIsNull: Evaluate = (environment) => {
    const value = evaluate(environment);
    return value === null && type !== 'Text';
  };
  return expression({ type: 'Boolean', offset: call.offset, parts: args }, evaluateIsNull, {
    raises: operand.raises,
    canBeBlank: false,
  });
}

function blankable(operand: Expression, call: Call): Expression {
  if (operand.type === 'Boolean' || operand.type === 'Geolocation') {
    throw call.fail(`Wrong type for \`${call.name}\`: ${typeName(operand.type)} is never blank.`, operand.offset);
  }
  refuseLongText(operand, call.name, call);
  return operand;
}

/** BLANKVALUE and NULLVALUE. NULLVALUE returns a text unchanged, since a text is never null. */
function buildSubstitute(args: readonly Expression[], call: Call): Expression {
  const first = blankable(need(args[0]), call);
  const second = need(args[1]);
  demand(first, [...CASE_TYPES, 'Picklist'], call.name, call);
  demand(second, CASE_TYPES, call.name, call);
  const type = commonType(first.type === 'Picklist' ? 'Text' : first.type, second.type);
  if (type === undefined) {
    throw call.fail(
      `Wrong type for \`${call.name}\`: expected ${typeName(first.type)} as before, found ${typeName(second.type)}.`,
      second.offset,
    );
  }
  const value = first.evaluate;
  const substitute = second.evaluate;
  const facts = { raises: first.raises || second.raises, canBeBlank: first.canBeBlank && second.canBeBlank };
  if (!first.canBeBlank) return expression({ type, offset: call.offset, parts: args }, value, facts);
  const keepsBlank = call.name === 'NULLVALUE' && type === 'Text';
  const eager = second.raises || keepsBlank;
  const evaluate: Evaluate = (environment) => {
    const present = value(environment);
    if (!eager) return present ?? substitute(environment);
    const other = substitute(environment);
    return present === null && !keepsBlank ? other : present;
  };
  return expression({ type, offset: call.offset, parts: args }, evaluate, facts);
}
