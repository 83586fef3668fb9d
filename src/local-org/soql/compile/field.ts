import type { FieldSchema } from '../../schema/types.ts';
import { column, join, sql } from '../sql/sql.ts';
import type { Sql } from '../sql/sql.ts';
import type { QueryContext } from './context.ts';
import type { ResolvedField, Target } from './scope.ts';
import { isText } from './sql-expression.ts';
import type { SqlExpression } from './sql-expression.ts';

/** A field as SQL: a column, a formula that the org computes, or NULL for a field that this org does not store. */
export function fieldSql(context: QueryContext, resolved: ResolvedField): SqlExpression {
  const { alias, object, field, targets } = resolved;
  if (targets) return sharedFieldSql(context, targets, field);
  const columns = context.columns(object);
  if (field.formula)
    return foldedByFunction(field, sql`soql_formula(${object.name}, ${field.name}, ${column(alias, 'Id')})`);
  const base = expressionOf(field);
  if (!columns.has(field.name)) return { ...base, sql: field.type === 'boolean' ? sql`0` : sql`NULL` };
  const value = column(alias, field.name);
  if (!isText(field.type) || field.caseSensitive) return { ...base, sql: value };
  const fold = `${field.name}~fold`;
  return { ...base, sql: value, folded: columns.has(fold) ? column(alias, fold) : sql`soql_fold(${value})` };
}

/** A field of the Name object, read from the table that has the record. */
function sharedFieldSql(context: QueryContext, targets: readonly Target[], field: FieldSchema): SqlExpression {
  if (field.name === 'Type') {
    const cases = targets.map(({ alias, object }) => sql`WHEN ${column(alias, 'Id')} IS NOT NULL THEN ${object.name}`);
    return foldedByFunction(field, sql`CASE ${join(cases, ' ')} END`);
  }
  const values = targets.flatMap((target) => {
    const ofTarget = target.object.fields.get(field.name.toLowerCase());
    return ofTarget && context.permissions.field(target.object.name, ofTarget.name).read
      ? [fieldSql(context, { ...target, field: ofTarget }).sql]
      : [];
  });
  const value = values.length === 0 ? sql`NULL` : sql`coalesce(${join([...values, sql`NULL`], ', ')})`;
  return foldedByFunction(field, value);
}

const expressionOf = (field: FieldSchema): Omit<SqlExpression, 'sql'> => ({
  type: field.type,
  label: field.name,
  field,
  aggregate: false,
});

/** A value without a case-folded column. */
function foldedByFunction(field: FieldSchema, value: Sql): SqlExpression {
  return { ...expressionOf(field), sql: value, ...(isText(field.type) ? { folded: sql`soql_fold(${value})` } : {}) };
}
