import type { FieldSchema, FieldType } from '../../schema/types.ts';
import type { Sql } from '../sql/sql.ts';

/** An expression as SQL, with what comparing, sorting and formatting it depends on. */
export interface SqlExpression {
  readonly sql: Sql;
  readonly type: FieldType;
  /** The expression as the query has it, for messages. */
  readonly label: string;
  readonly field?: FieldSchema;
  /** For an aggregate: the field that it aggregates. */
  readonly aggregated?: FieldSchema;
  /** The same value in lower case, for text that is compared without case. */
  readonly folded?: Sql;
  readonly aggregate: boolean;
}

const NOT_TEXT: ReadonlySet<FieldType> = new Set([
  ...(['id', 'reference', 'boolean', 'int', 'double', 'currency', 'percent', 'date', 'datetime', 'time'] as const),
]);

const NUMERIC: ReadonlySet<FieldType> = new Set(['int', 'double', 'currency', 'percent']);

export const isText = (type: FieldType): boolean => !NOT_TEXT.has(type);

export const isNumeric = (type: FieldType): boolean => NUMERIC.has(type);

export const isId = (type: FieldType): boolean => type === 'id' || type === 'reference';
