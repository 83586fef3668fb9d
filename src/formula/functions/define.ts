import { expression } from '../expression.ts';
import type { Evaluate, Expression, Spot, Value, ValueType } from '../expression.ts';
import { demand } from '../operators.ts';
import type { FormulaEnvironment, FormulaPlace } from '../types.ts';

/** One parameter of a function, for the printed table and for the check of calls. */
export interface Parameter {
  readonly name: string;
  /** Accepted types; a blank literal is always accepted. Empty: the function checks the type itself. */
  readonly types: readonly ValueType[];
  readonly optional?: true;
  /** The parameter, the last one, may be repeated. */
  readonly repeated?: true;
}

/** One row of the function table. */
export interface FormulaFunction {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** The type of the result; `branch`: that of the branches or of the field argument. */
  readonly result: ValueType | 'branch';
  /** Places where the function is allowed. None: only Salesforce's open-source engine has the function. */
  readonly places: readonly FormulaPlace[];
  readonly build: (args: readonly Expression[], call: Call) => Expression;
}

/** One call of a function in a source text. */
export interface Call extends Spot {
  readonly name: string;
}

export const EVERYWHERE: readonly FormulaPlace[] = ['rule', 'field', 'default', 'rollupFilter'];
/** Functions that depend on a change of the record, and REGEX. */
export const ON_CHANGE: readonly FormulaPlace[] = ['rule', 'default'];
/** Functions that produce HTML for display. */
export const ON_DISPLAY: readonly FormulaPlace[] = ['field'];
/** Functions that read the clock. Roll-ups are stored, so their filters cannot use them. */
export const NOT_STORED: readonly FormulaPlace[] = ['rule', 'field', 'default'];
export const ENGINE_ONLY: readonly FormulaPlace[] = [];

export const number = (name: string): Parameter => ({ name, types: ['Number'] });
export const words = (name: string): Parameter => ({ name, types: ['Text'] });
export const truth = (name: string): Parameter => ({ name, types: ['Boolean'] });
export const anyOf = (name: string, ...types: readonly ValueType[]): Parameter => ({ name, types });
export const optional = (parameter: Parameter): Parameter => ({ ...parameter, optional: true });
export const repeated = (parameter: Parameter): Parameter => ({ ...parameter, repeated: true });

export interface PlainOptions {
  readonly result: ValueType;
  /** The implementation handles blanks; otherwise a blank argument gives a blank result. */
  readonly seesBlanks?: true;
  readonly canBeBlank?: false;
  readonly places?: readonly FormulaPlace[];
}

/**
 * Defines a function that depends only on its argument values. All arguments are evaluated first, in order, so an error in any of them is
 * raised. The arguments have been checked, so the implementation receives values of the parameters' types.
 */
export function plain(
  name: string,
  parameters: readonly Parameter[],
  options: PlainOptions,
  implementation: (...args: never[]) => Value,
): FormulaFunction {
  const { result } = options;
  const strict = options.seesBlanks !== true;
  return {
    name,
    parameters,
    result,
    places: options.places ?? EVERYWHERE,
    build: (args, call) => {
      const facts = options.canBeBlank === false ? { canBeBlank: false } : {};
      return expression(
        { type: result, offset: call.offset, parts: args },
        applied(implementation as unknown as (...args: Value[]) => Value, args, strict),
        facts,
      );
    },
  };
}

/** Separate closures for zero, one and two arguments, because evaluation is performance-critical. */
function applied(implementation: (...args: Value[]) => Value, args: readonly Expression[], strict: boolean): Evaluate {
  const [first, second] = args;
  if (first === undefined) return () => implementation();
  const a = first.evaluate;
  if (args.length === 1) {
    return (environment) => {
      const x = a(environment);
      return strict && x === null ? null : implementation(x);
    };
  }
  if (args.length === 2 && second !== undefined) {
    const b = second.evaluate;
    return (environment) => {
      const x = a(environment);
      const y = b(environment);
      return strict && (x === null || y === null) ? null : implementation(x, y);
    };
  }
  const all = args.map((arg) => arg.evaluate);
  return (environment) => {
    const values = all.map((evaluate) => evaluate(environment));
    return strict && values.includes(null) ? null : implementation(...values);
  };
}

/** Defines a function that also depends on the environment (clock, time zone). A blank argument gives a blank result. */
export function ofEnvironment(
  name: string,
  parameters: readonly Parameter[],
  { result, places }: { readonly result: ValueType; readonly places: readonly FormulaPlace[] },
  implementation: (environment: FormulaEnvironment, call: Call, ...args: Value[]) => Value,
): FormulaFunction {
  return {
    name,
    parameters,
    result,
    places,
    build: (args, call) => {
      const all = args.map((arg) => arg.evaluate);
      return expression(
        { type: result, offset: call.offset, parts: args },
        (environment) => {
          const values = all.map((evaluate) => evaluate(environment));
          return values.includes(null) ? null : implementation(environment, call, ...values);
        },
        { canBeBlank: args.length > 0 },
      );
    },
  };
}

/** Checks the number of arguments and their types. Throws FormulaError. */
export function checkArguments(definition: FormulaFunction, args: readonly Expression[], call: Call): void {
  const { parameters } = definition;
  const least = parameters.filter((parameter) => parameter.optional !== true).length;
  const most = parameters.at(-1)?.repeated === true ? Infinity : parameters.length;
  if (args.length < least || args.length > most) {
    const expected = most === least ? String(least) : most === Infinity ? `at least ${least}` : `${least} to ${most}`;
    throw call.fail(
      `Wrong number of arguments for \`${definition.name}\`: expected ${expected}, found ${args.length}. Write \`${signature(definition)}\`.`,
      call.offset,
    );
  }
  args.forEach((arg, index) => {
    const types = (parameters[index] ?? parameters.at(-1))?.types ?? [];
    if (types.length > 0) demand(arg, types, definition.name, call);
  });
}

/** The signature of a function: `ROUND(number, places)`. */
export function signature(definition: FormulaFunction): string {
  const shown = definition.parameters.map(({ name, optional: canBeLeftOut, repeated: more }) => {
    const full = more === true ? `${name}, …` : name;
    return canBeLeftOut === true ? `[${full}]` : full;
  });
  return `${definition.name}(${shown.join(', ')})`;
}

/** Asserts that an argument exists, for the type checker; `checkArguments` has already counted the arguments. */
export function need(argument: Expression | undefined): Expression {
  if (argument === undefined) throw new Error('a function was built with too few arguments');
  return argument;
}
