import type { CompiledFormula, FormulaInput, FormulaValue } from '../../formula/types.ts';
import type { Row, RunningUser, StoredValue } from '../base/values.ts';
import type { Permissions } from '../base/permissions.ts';
import type { FieldSchema, ObjectSchema, ValidationRuleSchema } from './types.ts';

/** The data that formulas read apart from the record: parent records, running user, time. One per save or query. */
export interface FormulaWorld {
  readonly user: RunningUser;
  readonly now: Date;
  permissions(): Permissions;
  /** A row by object and 18-character id. */
  row(object: ObjectSchema, id: string): Row | undefined;
  organization(): Row | undefined;
}

/** One record as input of a formula. `prior` is the row at the start of the save; without it PRIORVALUE returns the current value. */
export interface RecordView {
  readonly row: Row;
  readonly prior?: Row;
  readonly isNew: boolean;
  readonly world: FormulaWorld;
}

/** Reads one path of a formula from a record. */
export type PathReader = (view: RecordView) => FormulaInput;

/** A compiled formula with its paths already looked up. */
export interface BoundFormula {
  readonly compiled: CompiledFormula;
  readonly readers: ReadonlyMap<string, PathReader>;
}

export interface BoundRule {
  readonly rule: ValidationRuleSchema;
  readonly condition: BoundFormula;
}

/** The formulas of one schema, each compiled once, when it is first needed. */
export interface Formulas {
  /** The object's active validation rules. */
  rules(object: ObjectSchema): readonly BoundRule[];
  field(object: ObjectSchema, field: FieldSchema): BoundFormula;
  defaultValue(object: ObjectSchema, field: FieldSchema): BoundFormula;
  /** The value of a formula field for a row as other formulas see it; a run-time error gives null. */
  rawValue(object: ObjectSchema, field: FieldSchema, view: RecordView): FormulaValue;
  /** The value of a formula field for a row, rounded to its scale as it is shown; a run-time error gives null. */
  fieldValue(object: ObjectSchema, field: FieldSchema, view: RecordView): StoredValue;
}
