import type { Decimal } from 'decimal.js';

import { FormulaError, FormulaRuntimeError } from './errors.ts';
import type { CompileOptions, FormulaEnvironment, FormulaField, FormulaType } from './types.ts';

/** Types inside the engine: the public ones, and geolocations, which neither fields nor results can have. */
export type ValueType = FormulaType | 'Geolocation';

export interface Geolocation {
  readonly latitude: number;
  readonly longitude: number;
}

/**
 * A value inside the engine. Values have no type tag, since the type of each expression is known when it is compiled. Blank is null; a
 * text is never empty. Number: Decimal. Text, Picklist, MultiPicklist: string. Boolean: boolean. Date: days since 1970. DateTime, Time:
 * milliseconds.
 */
export type Value = Decimal | string | boolean | number | Geolocation | null;

export type Evaluate = (environment: FormulaEnvironment) => Value;

/** The field whose value an expression returns, directly or through PRIORVALUE. */
export interface FieldReference {
  readonly path: readonly string[];
  readonly field: FormulaField;
}

/** A compiled part of a formula. */
export interface Expression {
  readonly type: ValueType;
  readonly evaluate: Evaluate;
  readonly offset: number;
  /** The recursion depth of the evaluation; limited so that no formula can exhaust the stack. */
  readonly depth: number;
  /**
   * The value of a literal, which cannot be blank and cannot raise; a field can be blank. Expressions that can raise are evaluated even
   * where their value is not needed, as in Salesforce.
   */
  readonly literal?: Value;
  readonly reference?: FieldReference;
  /** TEXT(picklist), which some functions treat as the picklist. */
  readonly ofPicklist?: boolean;
  /** PRIORVALUE(field). Of a picklist, `=` and `<>` compare it with a text. */
  readonly prior?: boolean;
  readonly raises: boolean;
  readonly canBeBlank: boolean;
}

/** The part of the compilation that functions use. */
export interface Compilation {
  readonly source: string;
  readonly options: CompileOptions;
  /** The day of an instant in the environment's time zone. */
  readonly zoneDay: (instant: number, environment: FormulaEnvironment) => number;
  readonly fail: (message: string, offset: number) => FormulaError;
}

/** A position in the source text that is being compiled. */
export interface Spot extends Compilation {
  readonly offset: number;
}

export const MAX_EVALUATION_DEPTH = 2500;

/** Makes an expression from its parts and computes its depth. By default it may raise and be blank. */
export function expression(
  { type, offset, parts }: Pick<Expression, 'type' | 'offset'> & { readonly parts: readonly Expression[] },
  evaluate: Evaluate,
  facts: { readonly raises?: boolean; readonly canBeBlank?: boolean } = {},
): Expression {
  let depth = 0;
  for (const part of parts) if (part.depth > depth) depth = part.depth;
  return {
    type,
    offset,
    evaluate,
    depth: depth + 1,
    raises: facts.raises ?? true,
    canBeBlank: facts.canBeBlank ?? true,
  };
}

/** Converts a text to the engine's form: null instead of an empty text. */
export function text(value: string): string | null {
  return value === '' ? null : value;
}

/** Throws FormulaRuntimeError; for use inside expressions. */
export function raise(message: string): never {
  throw new FormulaRuntimeError(message);
}

const TYPE_NAMES: Readonly<Record<ValueType, string>> = {
  Number: 'a number',
  Text: 'a text',
  Boolean: 'true or false',
  Date: 'a date',
  DateTime: 'a date-time',
  Time: 'a time',
  Picklist: 'a picklist',
  MultiPicklist: 'a multi-select picklist',
  Null: 'a blank',
  Geolocation: 'a geolocation',
};

/** The name of a type, for messages. */
export function typeName(type: ValueType): string {
  return TYPE_NAMES[type];
}

/** The common type of two branches: the same type, or the other type if one is Null; undefined if they differ. */
export function commonType(left: ValueType, right: ValueType): ValueType | undefined {
  if (left === 'Null') return right;
  if (right === 'Null' || left === right) return left;
  return undefined;
}
