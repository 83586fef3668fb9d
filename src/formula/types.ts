import type { Decimal } from 'decimal.js';

/** The static types of formulas. Ids and references are Text; percent and currency are Number. */
export type FormulaType =
  | 'Number'
  | 'Text'
  | 'Boolean'
  | 'Date'
  | 'DateTime'
  | 'Time'
  | 'Picklist'
  | 'MultiPicklist'
  | 'Null';

/**
 * An input or a result of the engine; blank is null. Number: Decimal (JS numbers and decimal strings are accepted as input). Text and
 * Picklist: string. MultiPicklist: `a;b`. Date: `2026-11-21`. DateTime: `2026-11-21T09:30:00.000Z`. Time: `09:30:00.000Z`.
 */
export type FormulaValue = Decimal | string | boolean | null;
export type FormulaInput = FormulaValue | number | undefined;

/** Type information about a field. `percent`: stored as 40, read as 0.4. `longText`: only LEN and the like can read it. */
export interface FormulaField {
  readonly type: FormulaType;
  readonly percent?: boolean;
  readonly longText?: boolean;
}

/** The place of a formula, which determines the allowed functions (ISNEW, ISCHANGED, PRIORVALUE and REGEX only in rules and defaults). */
export type FormulaPlace = 'rule' | 'field' | 'default' | 'rollupFilter';

export interface CompileOptions {
  readonly place: FormulaPlace;
  /** Whether a blank number is read as blank or as 0. For rules: `asBlank`. */
  readonly blanks: 'asBlank' | 'asZero';
  /**
   * Looks up a field path as written in the source, split at the dots (`['Opportunity__r', 'StageName']`, `['$User', 'Id']`); undefined
   * for an unknown field.
   */
  readonly field: (path: readonly string[]) => FormulaField | undefined;
  /** The required type of the result; absent: any. */
  readonly returns?: FormulaType;
  /** Allows all functions in all places, including those that only Salesforce's open-source engine has; for conformance tests. */
  readonly anywhere?: boolean;
}

/** The inputs of an evaluation. Paths are as written in the source, split at the dots. */
export interface FormulaEnvironment {
  readonly field: (path: readonly string[]) => FormulaInput;
  /** The value at the start of this save; only for fields of the record itself. */
  readonly prior?: (field: string) => FormulaInput;
  readonly isNew?: boolean;
  readonly isClone?: boolean;
  readonly now: Date;
  /** IANA name, used by TODAY() and for the date of a date-time. Default `UTC`. */
  readonly timeZone?: string;
}

export interface CompiledFormula {
  readonly source: string;
  readonly type: FormulaType;
  /** Every field path that the formula reads, each once, as written. */
  readonly references: readonly (readonly string[])[];
  /** Throws FormulaRuntimeError (`VALUE("abc")`, division by zero …). */
  readonly evaluate: (environment: FormulaEnvironment) => FormulaValue;
}
