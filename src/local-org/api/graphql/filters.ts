import { findField, findParentField } from '../../schema/lookup.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../../schema/types.ts';
import { SoqlError } from '../../soql/errors.ts';
import type { CompareOperator, Condition, Expression, Literal, OrderItem } from '../../soql/types.ts';

const COMPARE: Readonly<Record<string, CompareOperator>> = {
  eq: '=',
  ne: '!=',
  lt: '<',
  lte: '<=',
  gt: '>',
  gte: '>=',
};

type Input = Readonly<Record<string, unknown>>;

/** `{ StageName: { in: [...] }, Account: { Name: { like: "A%" } } }` → a condition; several members of one level are all meant. */
export function filterCondition(
  schema: Schema,
  object: ObjectSchema,
  filter: Input,
  path: readonly string[] = [],
): Condition {
  const parts: Condition[] = [];
  for (const [name, value] of Object.entries(filter)) {
    if (value === null || value === undefined) continue;
    if (name === 'and' || name === 'or') {
      const of = [value].flat().map((part) => filterCondition(schema, object, part as Input, path));
      parts.push({ kind: name, of });
    } else if (name === 'not') {
      parts.push({ kind: 'not', of: filterCondition(schema, object, value as Input, path) });
    } else {
      parts.push(memberCondition(schema, object, name, value as Input, path));
    }
  }
  const [only] = parts;
  return parts.length === 1 && only ? only : { kind: 'and', of: parts };
}

function memberCondition(
  schema: Schema,
  object: ObjectSchema,
  name: string,
  value: Input,
  path: readonly string[],
): Condition {
  const field = findField(object, name);
  if (field) {
    const left: Expression = { kind: 'field', path: [...path, field.name] };
    return {
      kind: 'and',
      of: Object.entries(value).map(([operator, operand]) => operation(field, left, operator, operand)),
    };
  }
  const target = parentOf(schema, object, name);
  return filterCondition(schema, target, value, [...path, name]);
}

function parentOf(schema: Schema, object: ObjectSchema, name: string): ObjectSchema {
  const reference = findParentField(object, name);
  const target = reference?.referenceTo.find((to) => to === 'User') ?? reference?.referenceTo[0];
  const parent = schema.objects.get((target ?? '').toLowerCase());
  if (!parent) throw new SoqlError('INVALID_FIELD', `Field '${name}' in type '${object.name}' is undefined`);
  return parent;
}

function operation(field: FieldSchema, left: Expression, operator: string, operand: unknown): Condition {
  switch (operator) {
    case 'in':
    case 'nin':
      return {
        kind: 'in',
        left,
        values: [operand ?? []].flat().map((one) => literal(field, one)),
        negated: operator === 'nin',
      };
    case 'like':
      return { kind: 'like', left, pattern: String(operand ?? '') };
    case 'includes':
    case 'excludes':
      return { kind: 'includes', left, values: [operand ?? []].flat().map(String), negated: operator === 'excludes' };
    default:
      return { kind: 'compare', left, operator: COMPARE[operator] ?? '=', value: literal(field, operand) };
  }
}

function literal(field: FieldSchema, value: unknown): Literal {
  if (value === null || value === undefined) return { kind: 'null' };
  if (field.type === 'date' || field.type === 'datetime') return temporal(field.type, value as Input);
  if (typeof value === 'boolean') return { kind: 'boolean', value };
  if (typeof value === 'number') return { kind: 'number', value };
  const numeric = ['int', 'double', 'currency', 'percent'].includes(field.type);
  if (numeric && Number.isFinite(Number(value))) return { kind: 'number', value: Number(value) };
  return { kind: 'string', value: String(value) };
}

/** `{ value: "2026-01-01" }`, `{ literal: "THIS_MONTH" }` or `{ range: { last_n_days: 30 } }`. */
function temporal(type: 'date' | 'datetime', input: Input): Literal {
  if (typeof input['literal'] === 'string') return { kind: 'dateLiteral', name: input['literal'].toUpperCase(), n: 0 };
  const range = Object.entries((input['range'] as Input | undefined) ?? {})[0];
  if (range) return { kind: 'dateLiteral', name: range[0].toUpperCase(), n: Number(range[1]) };
  if (input['value'] === null || input['value'] === undefined) return { kind: 'null' };
  const text = String(input['value']);
  if (type === 'date') {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text))
      throw new SoqlError('INVALID_FIELD', `\`${text}\` is not a date: YYYY-MM-DD is expected`);
    return { kind: 'date', value: text };
  }
  const time = new Date(text);
  if (Number.isNaN(time.getTime()))
    throw new SoqlError('INVALID_FIELD', `\`${text}\` is not a date and time in ISO 8601`);
  return { kind: 'datetime', value: time.toISOString() };
}

/** `{ CloseDate: { order: DESC, nulls: LAST }, Account: { Name: { order: ASC } } }` → what to sort by, in that order. */
export function orderItems(
  schema: Schema,
  object: ObjectSchema,
  order: Input,
  path: readonly string[] = [],
): OrderItem[] {
  return Object.entries(order).flatMap(([name, value]): OrderItem[] => {
    if (value === null || value === undefined) return [];
    const field = findField(object, name);
    if (!field) return orderItems(schema, parentOf(schema, object, name), value as Input, [...path, name]);
    const { order: direction, nulls } = value as { order?: string; nulls?: string };
    return [
      {
        by: { kind: 'field', path: [...path, field.name] },
        descending: direction === 'DESC',
        nulls: nulls === 'LAST' ? 'last' : 'first',
      },
    ];
  });
}
