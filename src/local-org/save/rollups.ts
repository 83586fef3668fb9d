import { findField, findObject } from '../schema/lookup.ts';
import type { FieldSchema, ObjectSchema, SummarySchema } from '../schema/types.ts';
import type { RecordView } from '../schema/formulaTypes.ts';
import type { Row, StoredValue } from '../base/values.ts';
import { coerce, roundHalfUp } from './coerce.ts';
import type { ParentChildren, RollUpContext } from './types.ts';

/**
 * Recalculates the parent's roll-ups of the given child objects. Returns the values that differ from the stored ones; undefined when
 * there are none.
 */
export function changedTotals(context: RollUpContext, parent: ParentChildren, row: Row): Row | undefined {
  const changes: Row = {};
  const children = new Map<string, Row[]>();
  const childrenOf = (object: ObjectSchema, field: string): Row[] => {
    const key = `${object.name}.${field}`;
    let rows = children.get(key);
    if (rows === undefined) children.set(key, (rows = context.rows.children(object, field, row.Id as string)));
    return rows;
  };
  for (const field of context.plan(parent.object).summaries) {
    const summary = field.summary!;
    const child = findObject(context.schema, summary.childObject);
    if (child === undefined || !parent.children.has(child)) continue;
    const foreignKey = findField(child, summary.foreignKey)?.name ?? summary.foreignKey;
    const total = aggregate(context, { field, summary, child }, childrenOf(child, foreignKey));
    if (total !== (row[field.name] ?? null)) changes[field.name] = total;
  }
  Object.assign(changes, context.hooks.totals(context, parent, row, childrenOf));
  return Object.keys(changes).length === 0 ? undefined : changes;
}

interface RollUp {
  readonly field: FieldSchema;
  readonly summary: SummarySchema;
  readonly child: ObjectSchema;
}

function aggregate(context: RollUpContext, { field, summary, child }: RollUp, rows: readonly Row[]): StoredValue {
  const view = (row: Row): RecordView => ({ row, isNew: false, world: context.world });
  const filters = summary.filters.map((filter) => makeFilter(context, child, filter));
  const counted = rows.filter((row) => filters.every((passes) => passes(view(row))));
  if (summary.operation === 'count') return counted.length;
  const source = findField(child, summary.childField ?? '');
  if (source === undefined) return null;
  const values = counted
    .map((row) => fieldValue(context, child, source, view(row)))
    .filter((value): value is number | string => typeof value === 'number' || typeof value === 'string');
  if (summary.operation === 'sum') {
    const sum = values.reduce<number>((total, value) => total + Number(value), 0);
    return roundHalfUp(sum, Math.max(field.scale, source.scale));
  }
  return values.reduce<number | string | null>((best, value) => {
    if (best === null) return value;
    return (summary.operation === 'max' ? value > best : value < best) ? value : best;
  }, null);
}

function fieldValue(context: RollUpContext, object: ObjectSchema, field: FieldSchema, view: RecordView): StoredValue {
  return field.formula === undefined
    ? (view.row[field.name] ?? null)
    : context.formulas.fieldValue(object, field, view);
}

/** Compiles one filter of a roll-up. As in list views, the value is a comma-separated list and text is compared case-insensitively. */
function makeFilter(
  context: RollUpContext,
  child: ObjectSchema,
  filter: SummarySchema['filters'][number],
): (view: RecordView) => boolean {
  const field = findField(child, filter.field);
  if (field === undefined) return () => false;
  const wanted = filter.value.split(',').map((text) => {
    const coerced = coerce({ ...field, restrictedPicklist: false }, text.trim());
    return 'value' in coerced ? fold(coerced.value) : text;
  });
  const test = FILTERS[filter.operation] ?? (() => false);
  return (view) => {
    const value = fold(fieldValue(context, child, field, view));
    return test(value, wanted);
  };
}

function fold(value: StoredValue): StoredValue {
  return typeof value === 'string' ? value.toLowerCase() : value;
}

type Test = (value: StoredValue, wanted: readonly StoredValue[]) => boolean;

/** Compares two numbers or two texts; false when one of them is blank or the types differ. */
const ordered =
  (compare: (a: string | number, b: string | number) => boolean): Test =>
  (value, [first]) =>
    typeof value === typeof first &&
    (typeof value === 'number' || typeof value === 'string') &&
    compare(value, first as typeof value);

const contains: Test = (value, wanted) =>
  wanted.some((one) => one !== null && String(value ?? '').includes(String(one)));

/** Filter operations of roll-up summaries. */
const FILTERS: Readonly<Record<string, Test>> = {
  equals: (value, wanted) => wanted.includes(value),
  notEqual: (value, wanted) => !wanted.includes(value),
  lessThan: ordered((a, b) => a < b),
  greaterThan: ordered((a, b) => a > b),
  lessOrEqual: ordered((a, b) => a <= b),
  greaterOrEqual: ordered((a, b) => a >= b),
  contains,
  notContain: (value, wanted) => !contains(value, wanted),
  startsWith: (value, wanted) => wanted.some((one) => one !== null && String(value ?? '').startsWith(String(one))),
};
