import { findField, findParentField } from '../../../schema/lookup.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../../../schema/types.ts';
import { SoqlError } from '../../../soql/errors.ts';
import type { CompareOperator, Condition, Expression, OrderItem } from '../../../soql/types.ts';
import { literalOf } from './literals.ts';

const COMPARE: Readonly<Record<string, CompareOperator>> = {
  eq: '=',
  ne: '!=',
  lt: '<',
  lte: '<=',
  gt: '>',
  gte: '>=',
};

type Input = Readonly<Record<string, unknown>>;

/** The object of one nesting level of a filter or an order, with the relationships that lead to it. */
export interface Level {
  readonly schema: Schema;
  readonly object: ObjectSchema;
  readonly path: readonly string[];
}

/** `{ StageName: { in: [...] }, Account: { Name: { like: "A%" } } }` → a condition. The members of a level are joined by AND. */
export function filterCondition(level: Level, filter: Input): Condition {
  const parts = Object.entries(filter).flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [memberCondition(level, name, value)],
  );
  const [only] = parts;
  return parts.length === 1 && only ? only : { kind: 'and', of: parts };
}

function memberCondition(level: Level, name: string, value: unknown): Condition {
  if (name === 'and' || name === 'or') {
    return { kind: name, of: [value].flat().map((part) => filterCondition(level, part as Input)) };
  }
  if (name === 'not') return { kind: 'not', of: filterCondition(level, value as Input) };
  const field = findField(level.object, name);
  if (!field) return filterCondition(parentLevel(level, name), value as Input);
  const left: Expression = { kind: 'field', path: [...level.path, field.name] };
  const operations = Object.entries(value as Input);
  return { kind: 'and', of: operations.map(([operator, operand]) => operation(field, left, operator, operand)) };
}

/** The level of a parent. For a polymorphic relationship it is User if allowed, otherwise the first object, as in the GraphQL schema. */
export function parentLevel({ schema, object, path }: Level, name: string): Level {
  const reference = findParentField(object, name);
  const target = reference?.referenceTo.find((to) => to === 'User') ?? reference?.referenceTo[0];
  const parent = schema.objects.get((target ?? '').toLowerCase());
  if (!parent) throw new SoqlError('INVALID_FIELD', `Field '${name}' in type '${object.name}' is undefined`);
  return { schema, object: parent, path: [...path, name] };
}

function operation(field: FieldSchema, left: Expression, operator: string, operand: unknown): Condition {
  const list = [operand ?? []].flat();
  switch (operator) {
    case 'in':
    case 'nin':
      return { kind: 'in', left, values: list.map((one) => literalOf(field, one)), negated: operator === 'nin' };
    case 'like':
      return { kind: 'like', left, pattern: String(operand ?? '') };
    case 'includes':
    case 'excludes':
      return { kind: 'includes', left, values: list.map(String), negated: operator === 'excludes' };
    default:
      return { kind: 'compare', left, operator: COMPARE[operator] ?? '=', value: literalOf(field, operand) };
  }
}

/** `{ CloseDate: { order: DESC, nulls: LAST }, Account: { Name: { order: ASC } } }` → ORDER BY, in the order of the members. */
export function orderItems(level: Level, order: Input): OrderItem[] {
  return Object.entries(order).flatMap(([name, value]): OrderItem[] => {
    if (value === null || value === undefined) return [];
    const field = findField(level.object, name);
    if (!field) return orderItems(parentLevel(level, name), value as Input);
    const { order: direction, nulls } = value as { order?: string; nulls?: string };
    return [
      {
        by: { kind: 'field', path: [...level.path, field.name] },
        descending: direction === 'DESC',
        nulls: nulls === 'LAST' ? 'last' : 'first',
      },
    ];
  });
}
