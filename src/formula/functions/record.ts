import { expression } from '../expression.ts';
import type { Evaluate, Expression, FieldReference, Value } from '../expression.ts';
import { equal } from '../operators.ts';
import { ZERO } from '../numbers.ts';
import { fromInput } from '../values.ts';
import { anyOf, EVERYWHERE, need, ON_CHANGE, plain, words } from './define.ts';
import type { Call, FormulaFunction } from './define.ts';

/** Functions of the record: changes, picklists, ids. */
export const recordFunctions: readonly FormulaFunction[] = [
  {
    name: 'ISNEW',
    parameters: [],
    result: 'Boolean',
    places: ON_CHANGE,
    build: (args, call) => flag(call, (environment) => environment.isNew === true),
  },
  {
    name: 'ISCLONE',
    parameters: [],
    result: 'Boolean',
    places: ON_CHANGE,
    build: (args, call) => flag(call, (environment) => environment.isClone === true),
  },
  { name: 'ISCHANGED', parameters: [anyOf('field')], result: 'Boolean', places: ON_CHANGE, build: buildIsChanged },
  { name: 'PRIORVALUE', parameters: [anyOf('field')], result: 'branch', places: ON_CHANGE, build: buildPriorValue },
  {
    name: 'ISPICKVAL',
    parameters: [anyOf('picklist', 'Picklist'), words('text')],
    result: 'Boolean',
    places: EVERYWHERE,
    build: buildIsPickVal,
  },
  {
    name: 'INCLUDES',
    parameters: [anyOf('multiselect', 'MultiPicklist'), words('text')],
    result: 'Boolean',
    places: EVERYWHERE,
    build: buildIncludes,
  },
  plain('CASESAFEID', [words('id')], { result: 'Text' }, caseSafeId),
];

function flag(call: Call, evaluate: Evaluate): Expression {
  return expression({ type: 'Boolean', offset: call.offset, parts: [] }, evaluate, {
    raises: false,
    canBeBlank: false,
  });
}

/** The field argument of ISCHANGED or PRIORVALUE, which must be a field of the record itself. Throws FormulaError. */
function ownField(operand: Expression, call: Call): FieldReference {
  const { reference } = operand;
  const isPlain = operand.depth === 1 && reference !== undefined;
  if (!isPlain || reference.path.length !== 1 || reference.path[0]?.startsWith('$') === true) {
    throw call.fail(
      `\`${call.name}\` takes a field of the record itself, such as \`StageName\`; no expression and no related record.`,
      operand.offset,
    );
  }
  return reference;
}

function buildPriorValue(args: readonly Expression[], call: Call): Expression {
  const operand = need(args[0]);
  const { path, field } = ownField(operand, call);
  const name = path[0] ?? '';
  const blank: Value = field.type === 'Number' && call.options.blanks === 'asZero' ? ZERO : null;
  const current = operand.evaluate;
  const evaluate: Evaluate = (environment) => {
    // A new record has no prior value; as in Salesforce, PRIORVALUE then returns the current value.
    if (environment.isNew === true || environment.prior === undefined) return current(environment);
    return fromInput(environment.prior(name), field, path) ?? blank;
  };
  return {
    ...expression({ type: operand.type, offset: call.offset, parts: args }, evaluate, { raises: false }),
    reference: { path, field },
    prior: true,
  };
}

function buildIsChanged(args: readonly Expression[], call: Call): Expression {
  const { path, field } = ownField(need(args[0]), call);
  const name = path[0] ?? '';
  const evaluate: Evaluate = (environment) => {
    if (environment.isNew === true || environment.prior === undefined) return false;
    // Read without treating blanks as zero, because a change from 0 to blank is a change.
    const before = fromInput(environment.prior(name), field, path);
    const now = fromInput(environment.field(path), field, path);
    return before === null || now === null ? before !== now : !equal(before, now);
  };
  return expression({ type: 'Boolean', offset: call.offset, parts: args }, evaluate, {
    raises: false,
    canBeBlank: false,
  });
}

function literalText(operand: Expression, call: Call): string | null {
  if (operand.literal === undefined) {
    throw call.fail(`The value that \`${call.name}\` looks for must be a text in quotes.`, operand.offset);
  }
  return typeof operand.literal === 'string' ? operand.literal : null;
}

function buildIsPickVal(args: readonly Expression[], call: Call): Expression {
  const { evaluate } = need(args[0]);
  const wanted = literalText(need(args[1]), call);
  return expression(
    { type: 'Boolean', offset: call.offset, parts: args },
    (environment) => evaluate(environment) === wanted,
    {
      raises: false,
      canBeBlank: false,
    },
  );
}

function buildIncludes(args: readonly Expression[], call: Call): Expression {
  const { evaluate } = need(args[0]);
  const wanted = literalText(need(args[1]), call);
  const evaluateIncludes: Evaluate = (environment) => {
    const value = evaluate(environment) as string | null;
    return value === null || wanted === null ? value === wanted : value.split(';').includes(wanted);
  };
  return expression({ type: 'Boolean', offset: call.offset, parts: args }, evaluateIncludes, {
    raises: false,
    canBeBlank: false,
  });
}

const SUFFIX = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/**
 * CASESAFEID: the 18-character form of a 15-character id. Each suffix character encodes which of five characters are capitals. Other
 * texts are returned unchanged.
 */
function caseSafeId(id: string): string {
  if (!/^[A-Za-z0-9]{15}$/.test(id)) return id;
  let suffix = '';
  for (let start = 0; start < 15; start += 5) {
    let bits = 0;
    for (let index = 0; index < 5; index += 1) if (/[A-Z]/.test(id.charAt(start + index))) bits += 2 ** index;
    suffix += SUFFIX.charAt(bits);
  }
  return id + suffix;
}
