import type { GraphQLObjectType, GraphQLResolveInfo } from 'graphql';
import type { StoredValue } from '../../../base/values.ts';
import { findField } from '../../../schema/lookup.ts';
import type { FieldSchema } from '../../../schema/types.ts';
import type { Display } from '../../../soql/display.ts';
import type { Expression } from '../../../soql/types.ts';
import { byKey, memberAnswers } from '../query/answer.ts';
import type { Tree } from '../query/answer.ts';
import { parentLevel } from '../query/filters.ts';
import type { Level } from '../query/filters.ts';
import { fieldType, subfields } from '../query/selection.ts';
import type { SelectedField } from '../query/selection.ts';
import { AGGREGATE_CALLS, DATE_PART_CALLS } from '../schema/aggregate-members.ts';

type Format = Pick<FieldSchema, 'type' | 'scale' | 'picklistValues'>;

const COUNT: Format = { type: 'int', scale: 0, picklistValues: [] };
const DAY: Format = { type: 'date', scale: 0, picklistValues: [] };
/** Decimals of a displayed average. */
const AVERAGE_SCALE = 2;

/** The expressions that a query selects, each once. */
export interface Columns {
  readonly expressions: readonly Expression[];
  /** The index of the expression, which is added when it is new. */
  readonly indexOf: (expression: Expression) => number;
}

/** No expressions yet. */
export function createColumns(): Columns {
  const expressions: Expression[] = [];
  const known = new Map<string, number>();
  return {
    expressions,
    indexOf: (expression) => {
      const key = JSON.stringify(expression);
      const index = known.get(key) ?? expressions.push(expression) - 1;
      known.set(key, index);
      return index;
    },
  };
}

export interface ReaderContext {
  readonly info: GraphQLResolveInfo;
  readonly display: Display;
  readonly columns: Columns;
}

/** Makes the response tree of one row, whose values are in the order of `Columns.expressions`. */
type Reader = (row: readonly StoredValue[]) => unknown;

/** A selection of `aggregate { … }` or of a parent in it. */
interface Selected {
  readonly type: GraphQLObjectType;
  readonly fields: readonly SelectedField[];
}

/** Adds the columns of `aggregate { … }`, and returns what makes its tree from a row. */
export function aggregateReader(context: ReaderContext, level: Level, { type, fields }: Selected): Reader {
  const readers = new Map(fields.map((field) => [field, memberReader(context, level, { type, field })]));
  return (row): Tree => byKey(fields, (field) => readers.get(field)?.(row) ?? null);
}

function memberReader(
  context: ReaderContext,
  level: Level,
  { type, field: selected }: { readonly type: GraphQLObjectType; readonly field: SelectedField },
): Reader | undefined {
  const inner = fieldType(type, selected.name);
  if (!inner) return undefined;
  const fields = subfields(context.info, selected, inner);
  const field = findField(level.object, selected.name);
  if (!field) return aggregateReader(context, parentLevel(level, selected.name), { type: inner, fields });
  const plain: Expression = { kind: 'field', path: [...level.path, field.name] };
  const readers = new Map(fields.map((one) => [one, partReader(context, { field, plain, type: inner }, one)]));
  return (row): Tree => byKey(fields, (one) => readers.get(one)?.(row) ?? null);
}

interface FieldOfGroup {
  readonly field: FieldSchema;
  readonly plain: Expression;
  readonly type: GraphQLObjectType;
}

/** One member of a field's aggregate type: its value, or what a function makes of it. */
function partReader(context: ReaderContext, of: FieldOfGroup, selected: SelectedField): Reader | undefined {
  const { columns, display } = context;
  const { name } = selected;
  const valueType = fieldType(of.type, name);
  if (!valueType) {
    if (name.startsWith('__')) return undefined;
    const index = columns.indexOf(of.plain);
    return (row) => (name === 'value' ? row[index] : display.value(of.field, row[index] ?? null));
  }
  const call = AGGREGATE_CALLS[name] ?? DATE_PART_CALLS[name] ?? name;
  const index = columns.indexOf({ kind: 'call', name: call, args: [of.plain] });
  const format = formatOf(of.field, name);
  return (row) => {
    const value = row[index] ?? null;
    const displayValue = display.value(format, value);
    return memberAnswers(context, valueType, selected, { value, displayValue, label: displayValue });
  };
}

function formatOf(field: FieldSchema, member: string): Format {
  if (member === 'max' || member === 'min' || member === 'sum') return field;
  if (member === 'avg') {
    const type = field.type === 'int' ? 'double' : field.type;
    return { type, scale: Math.max(field.scale, AVERAGE_SCALE), picklistValues: [] };
  }
  return member === 'dayOnly' ? DAY : COUNT;
}
