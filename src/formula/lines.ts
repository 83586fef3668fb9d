import { formatDay, splitInstant } from './calendar.ts';
import { FormulaError, FormulaRuntimeError } from './errors.ts';
import { compileFormula } from './index.ts';
import { Num } from './numbers.ts';
import type {
  CompiledFormula,
  FormulaEnvironment,
  FormulaField,
  FormulaInput,
  FormulaPlace,
  FormulaType,
  FormulaValue,
} from './types.ts';

/** Type names in JSON lines: those of Salesforce's field types and of this engine. */
const TYPES: Readonly<Record<string, FormulaType>> = {
  Double: 'Number',
  Currency: 'Number',
  Percent: 'Number',
  Number: 'Number',
  Text: 'Text',
  Boolean: 'Boolean',
  DateOnly: 'Date',
  Date: 'Date',
  DateTime: 'DateTime',
  TimeOnly: 'Time',
  Time: 'Time',
  Picklist: 'Picklist',
  MultiPicklist: 'MultiPicklist',
};

/** The largest number of decimals in printed numbers, as in Salesforce's engine. */
const MAX_DECIMALS = 32;

interface LineField {
  readonly type: string;
  readonly value?: FormulaInput;
  /** A formula field: computed when it is read. */
  readonly formula?: string;
  /** For a `Ref`: the fields of the related record, and whether the record is missing. */
  readonly fields?: LineFields;
  readonly isNull?: boolean;
}

type LineFields = Readonly<Record<string, LineField>>;

interface Line {
  readonly formula: string;
  readonly returnType?: string;
  readonly blankAs?: 'blank' | 'zero';
  readonly isNew?: boolean;
  readonly isClone?: boolean;
  readonly now?: string;
  readonly timeZone?: string;
  /** If given, only functions that are allowed in this place can be used; otherwise all functions can. */
  readonly place?: FormulaPlace;
  readonly fields?: LineFields;
  readonly prior?: Readonly<Record<string, FormulaInput>>;
}

/**
 * Evaluates one JSON line in the form of `random-nested.jsonl`: `{"formula": "Amount * 2", "returnType": "Double", "blankAs": "blank",
 * "fields": {"Amount": {"type": "Currency", "value": "3"}}, "prior": {}}` gives `{"value":"6"}`. Numbers are decimal texts, dates
 * `2026-11-21`; a percent result is 40 for 0.4. `now` is the clock for lines without `now`.
 * Returns `{"error": "…"}` for invalid JSON and for a formula that does not compile (with its position) or cannot be evaluated. Never
 * throws.
 */
export function evaluateFormulaLine(line: string, now: Date): string {
  try {
    const parsed = readLine(line);
    return JSON.stringify({ value: evaluate(parsed, now) });
  } catch (error) {
    return JSON.stringify({ error: describe(error) });
  }
}

function describe(error: unknown): string {
  if (error instanceof FormulaError) return `${error.line}:${error.column}: ${error.message}`;
  if (error instanceof FormulaRuntimeError || error instanceof LineError) return error.message;
  throw error;
}

/** A line that is not in the expected shape. */
class LineError extends Error {}

function readLine(line: string): Line {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    throw new LineError('The line is no JSON; expected an object such as `{"formula": "1 + 1"}`.');
  }
  if (typeof parsed !== 'object' || parsed === null || !('formula' in parsed) || typeof parsed.formula !== 'string') {
    throw new LineError('The line has no `formula`; expected an object such as `{"formula": "1 + 1"}`.');
  }
  return parsed as Line;
}

function evaluate(line: Line, now: Date): FormulaValue {
  const record = new LineRecord(line, now);
  const compiled = record.compile(line.formula);
  const value = compiled.evaluate(record.environment);
  return present(value, compiled.type, line.returnType);
}

/** The record of a line: finds fields case-insensitively, follows references, computes formula fields. */
class LineRecord {
  readonly environment: FormulaEnvironment;
  readonly #line: Line;
  readonly #formulas = new Map<LineField, CompiledFormula>();
  readonly #computing = new Set<LineField>();

  constructor(line: Line, now: Date) {
    this.#line = line;
    const prior = line.prior;
    this.environment = {
      field: (path) => this.#read(path),
      ...(prior === undefined ? {} : { prior: (name: string) => lookUp(prior, name) }),
      isNew: line.isNew === true,
      isClone: line.isClone === true,
      now: readNow(line.now, now),
      ...(line.timeZone === undefined ? {} : { timeZone: line.timeZone }),
    };
  }

  compile(source: string): CompiledFormula {
    const { place, blankAs } = this.#line;
    return compileFormula(source, {
      place: place ?? 'rule',
      anywhere: place === undefined,
      blanks: blankAs === 'zero' ? 'asZero' : 'asBlank',
      field: (path) => this.#describe(path),
    });
  }

  #find(path: readonly string[]): { readonly field: LineField | undefined; readonly missing: boolean } {
    let fields = this.#line.fields ?? {};
    let missing = false;
    for (const name of path.slice(0, -1)) {
      const reference = fieldNamed(fields, name);
      if (reference?.type !== 'Ref') return { field: undefined, missing };
      missing ||= reference.isNull === true;
      fields = reference.fields ?? {};
    }
    return { field: fieldNamed(fields, path.at(-1) ?? ''), missing };
  }

  #describe(path: readonly string[]): FormulaField | undefined {
    const { field } = this.#find(path);
    if (field === undefined) return undefined;
    const type = Object.hasOwn(TYPES, field.type) ? TYPES[field.type] : undefined;
    if (type === undefined) {
      const known = Object.keys(TYPES).join(', ');
      throw new LineError(`The field \`${path.join('.')}\` has the type \`${field.type}\`; expected one of ${known}.`);
    }
    // Only stored percents are multiplied by 100; the value of a formula field is used as computed.
    return { type, percent: field.type === 'Percent' && field.formula === undefined };
  }

  #read(path: readonly string[]): FormulaInput {
    const { field, missing } = this.#find(path);
    if (field === undefined || missing) return null;
    if (field.formula === undefined) return field.value;
    if (this.#computing.has(field)) throw new LineError(`The formula field \`${path.join('.')}\` depends on itself.`);
    this.#computing.add(field);
    let compiled = this.#formulas.get(field);
    if (compiled === undefined) {
      compiled = this.compile(field.formula);
      this.#formulas.set(field, compiled);
    }
    const value = compiled.evaluate(this.environment);
    this.#computing.delete(field);
    return value;
  }
}

function fieldNamed(fields: LineFields, name: string): LineField | undefined {
  const field: unknown = lookUp(fields, name);
  if (field === undefined) return undefined;
  if (typeof field !== 'object' || field === null || !('type' in field) || typeof field.type !== 'string') {
    throw new LineError(
      `The field \`${name}\` has no \`type\`; expected an object such as \`{"type": "Text", "value": "a"}\`.`,
    );
  }
  return field as LineField;
}

function readNow(now: string | undefined, otherwise: Date): Date {
  const date = now === undefined ? otherwise : new Date(now);
  if (Number.isNaN(date.getTime()))
    throw new LineError(`\`now\` is \`${String(now)}\`; expected a date-time such as \`2026-11-21T09:30:00Z\`.`);
  return date;
}

function lookUp<Entry>(entries: Readonly<Record<string, Entry>>, name: string): Entry | undefined {
  if (Object.hasOwn(entries, name)) return entries[name];
  const found = Object.keys(entries).find((key) => key.toLowerCase() === name.toLowerCase());
  return found === undefined ? undefined : entries[found];
}

/**
 * The result in the form of lines: numbers as texts, percents multiplied by 100, a date-time at midnight as a date if a date is expected.
 */
function present(value: FormulaValue, type: FormulaType, returnType: string | undefined): FormulaValue {
  if (value === null || typeof value === 'boolean') return value;
  if (value instanceof Num)
    return (returnType === 'Percent' ? value.times(100) : value).toDecimalPlaces(MAX_DECIMALS).toFixed();
  if (typeof value !== 'string') return value;
  if (type === 'Time') return value.replace(/(?::00)?\.000Z$|Z$/, '');
  if (type === 'DateTime' && (returnType === 'DateOnly' || returnType === 'Date')) {
    const { day, time } = splitInstant(Date.parse(value));
    return time === 0 ? formatDay(day) : value;
  }
  return value;
}
