import { SoqlError } from '../errors.ts';
import { listIn, literalIn } from '../sql/run.ts';
import type { Binding } from '../sql/run.ts';
import { join, raw, sql } from '../sql/sql.ts';
import type { Sql } from '../sql/sql.ts';
import type { Condition } from '../types.ts';
import { columnValue } from './column-value.ts';
import { dateRangeSql } from './date-range.ts';
import { isText } from './sql-expression.ts';
import type { SqlExpression } from './sql-expression.ts';

/** Refuses a field that Salesforce cannot filter by. */
export function requireFilterable(expression: SqlExpression): SqlExpression {
  if (expression.field?.longText) {
    const message = `field '${expression.label}' can not be filtered in a query call`;
    throw new SoqlError('INVALID_FIELD', message, expression.label);
  }
  return expression;
}

type Compare = Extract<Condition, { kind: 'compare' }>;
type InList = Extract<Condition, { kind: 'in' }>;

/** `field = literal` and the other comparisons. @param twoValued the SQL must be 0 or 1, never NULL */
export function compareSql(left: SqlExpression, { operator, value }: Compare, twoValued: boolean): Sql {
  if (value.kind === 'dateLiteral') return dateRangeSql(left, operator, value, twoValued);
  if (columnValue(left, value) === null) {
    if (operator === '=') return blankSql(left);
    if (operator === '!=') return sql`(NOT ${blankSql(left)})`;
    return sql`0`;
  }
  const binding: Binding = {
    key: `value ${JSON.stringify(value)}`,
    valueIn: (run) => columnValue(left, literalIn(run, value)),
  };
  const sign = raw(operator === '!=' ? '<>' : operator);
  if (left.type === 'boolean') return sql`(coalesce(${left.sql}, 0) ${sign} ${binding})`;
  const compared = sql`${left.folded ?? left.sql} ${sign} ${binding}`;
  if (operator === '!=') return sql`coalesce(${compared}, 1)`;
  return twoValued ? sql`coalesce(${compared}, 0)` : compared;
}

function blankSql(expression: SqlExpression): Sql {
  return isText(expression.type) ? sql`(coalesce(${expression.sql}, '') = '')` : sql`(${expression.sql} IS NULL)`;
}

/** `field IN (…)`; the list may have date literals and NULL. @param twoValued the SQL must be 0 or 1, never NULL */
export function inSql(left: SqlExpression, { values, slot, negated }: InList, twoValued: boolean): Sql {
  const ranges = values.flatMap((value) =>
    value.kind === 'dateLiteral' ? [dateRangeSql(left, '=', value, true)] : [],
  );
  const plain = values.filter((value) => value.kind !== 'dateLiteral');
  const present = plain.filter((value) => columnValue(left, value) !== null);
  const side = left.type === 'boolean' ? sql`coalesce(${left.sql}, 0)` : (left.folded ?? left.sql);
  const parts = [...ranges];
  if (present.length > 0) {
    const binding: Binding = {
      key: `list ${slot ?? JSON.stringify(present)}`,
      valueIn: (run) => JSON.stringify(listIn(run, slot, present).map((value) => columnValue(left, value))),
    };
    const among = sql`${side} IN (SELECT value FROM json_each(${binding}))`;
    if (!negated && !twoValued && parts.length === 0 && present.length === plain.length) return among;
    parts.push(sql`coalesce(${among}, 0)`);
  }
  if (present.length < plain.length) parts.push(blankSql(left));
  const any = parts.length === 0 ? sql`0` : sql`(${join(parts, ' OR ')})`;
  return negated ? sql`(NOT ${any})` : any;
}
