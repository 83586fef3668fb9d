import type { Decimal } from 'decimal.js';

/** The static types of Salesforce formulas. Ids and references are Text; percent and currency are Number. */
export type FormulaType =
  'Number' | 'Text' | 'Boolean' | 'Date' | 'DateTime' | 'Time' | 'Picklist' | 'MultiPicklist' | 'Null';

/**
 * A value on either side of the engine; blank is null.
 * Number: Decimal (JS numbers and decimal strings are accepted as input). Text and Picklist: string. MultiPicklist: `a;b`.
 * Date: `2026-11-21`. DateTime: `2026-11-21T09:30:00.000Z`. Time: `09:30:00.000Z`.
 */
export type FormulaValue = Decimal | string | boolean | null;
export type FormulaInput = FormulaValue | number | undefined;

/** What the compiler must know of a field. `percent`: stored as 40, read as 0.4. `longText`: only LEN and the like may read it. */
export interface FormulaField {
  readonly type: FormulaType;
  readonly percent?: boolean;
  readonly longText?: boolean;
}

/** Where a formula stands; decides which functions it may use (ISNEW, ISCHANGED, PRIORVALUE, REGEX only in rules and defaults). */
export type FormulaPlace = 'rule' | 'field' | 'default' | 'rollupFilter';

export interface CompileOptions {
  readonly place: FormulaPlace;
  /** How a blank number is read. Rules: `asBlank`. */
  readonly blanks: 'asBlank' | 'asZero';
  /** The type of a field path as written, split at the dots (`['Opportunity__r', 'StageName']`, `['$User', 'Id']`); undefined: unknown. */
  readonly field: (path: readonly string[]) => FormulaField | undefined;
  /** The type that the place demands; absent: any. */
  readonly returns?: FormulaType;
  /** Lets every function stand anywhere, those included that only Salesforce's open-source engine knows: for conformance runs. */
  readonly anywhere?: boolean;
}

/** Everything that an evaluation may see of the world. Paths come as written in the source, split at the dots. */
export interface FormulaEnvironment {
  readonly field: (path: readonly string[]) => FormulaInput;
  /** The value at the start of this save; only for fields of the record itself. */
  readonly prior?: (field: string) => FormulaInput;
  readonly isNew?: boolean;
  readonly isClone?: boolean;
  readonly now: Date;
  /** IANA name; decides TODAY() and the date of a date-time. Default `UTC`. */
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
