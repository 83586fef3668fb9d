import type { Decimal } from 'decimal.js';

import { FormulaError, FormulaRuntimeError } from './errors.ts';
import type { CompileOptions, FormulaEnvironment, FormulaField, FormulaType } from './types.ts';

/** Types inside the engine: those of the outside, and places on the globe, which no field and no result can be. */
export type ValueType = FormulaType | 'Geolocation';

export interface Geolocation {
  readonly latitude: number;
  readonly longitude: number;
}

/**
 * A value inside the engine; its static type shows which it is, so nothing is tagged. Blank is null, and no text is ever empty.
 * Number: Decimal. Text, Picklist, MultiPicklist: string. Boolean: boolean. Date: days since 1970. DateTime, Time: milliseconds.
 */
export type Value = Decimal | string | boolean | number | Geolocation | null;

export type Evaluate = (environment: FormulaEnvironment) => Value;

/** A field that an expression stands for, directly or through PRIORVALUE. */
export interface FieldReference {
  readonly path: readonly string[];
  readonly field: FormulaField;
}

/** A compiled part of a formula. */
export interface Expression {
  readonly type: ValueType;
  readonly evaluate: Evaluate;
  readonly offset: number;
  /** How deep evaluation recurses; bounded so that no formula can exhaust the stack. */
  readonly depth: number;
  /** A literal can neither be blank nor raise; a field can be blank. What can raise is evaluated even where its value is not needed. */
  readonly literal?: Value;
  readonly reference?: FieldReference;
  /** TEXT(picklist), which some functions treat as the picklist. */
  readonly ofPicklist?: boolean;
  readonly raises: boolean;
  readonly canBeBlank: boolean;
}

/** What a function sees of the compilation that it takes part in. */
export interface Compilation {
  readonly source: string;
  readonly options: CompileOptions;
  /** The day that an instant falls on in the environment's time zone. */
  readonly zoneDay: (instant: number, environment: FormulaEnvironment) => number;
  readonly fail: (message: string, offset: number) => FormulaError;
}

/** One place of a source text while it is compiled. */
export interface Spot extends Compilation {
  readonly offset: number;
}

export const MAX_EVALUATION_DEPTH = 2500;

/** An expression over others, with their depth; by default it may raise and be blank. */
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

/** A text as the engine keeps it: blank instead of empty. */
export function text(value: string): string | null {
  return value === '' ? null : value;
}

/** A function that never returns, for use inside expressions. */
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

/** The type in words, for messages. */
export function typeName(type: ValueType): string {
  return TYPE_NAMES[type];
}

/** The type of two branches: equal types, or the other one where one is blank; undefined where they do not meet. */
export function commonType(left: ValueType, right: ValueType): ValueType | undefined {
  if (left === 'Null') return right;
  if (right === 'Null' || left === right) return left;
  return undefined;
}
