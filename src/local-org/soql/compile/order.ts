import { malformed } from '../errors.ts';
import { column, join, raw, sql } from '../sql/sql.ts';
import type { Sql } from '../sql/sql.ts';
import type { OrderItem } from '../types.ts';
import { expressionSql } from './expression.ts';
import type { Scope } from './scope.ts';
import type { SqlExpression } from './sql-expression.ts';

/** ORDER BY with NULLS FIRST or LAST, as SOQL has it. Equal records sort by creation, so that pages do not overlap. */
export function orderSql(scope: Scope, items: readonly OrderItem[]): Sql {
  const pieces = items.map((item) => sql`${sortKey(expressionSql(scope, item.by))} ${direction(item)}`);
  return join([...pieces, column(scope.alias, scope.context.allRows ? 'Id' : 'rowid')], ', ');
}

/** `ASC NULLS FIRST`, `DESC NULLS LAST` … */
export function direction(item: OrderItem): Sql {
  return raw(`${item.descending ? 'DESC' : 'ASC'} NULLS ${item.nulls === 'last' ? 'LAST' : 'FIRST'}`);
}

/** The value to sort by: picklists sort in the order of their values, text without case. */
export function sortKey(by: SqlExpression): Sql {
  if (by.field?.longText) throw malformed(`field '${by.label}' can not be sorted in a query call`);
  const values = by.field?.type === 'picklist' && !by.aggregate ? by.field.picklistValues : [];
  if (values.length === 0) return by.folded ?? by.sql;
  const cases = values.map((value, i) => sql`WHEN ${value.value} THEN ${raw(String(i))}`);
  return sql`CASE ${by.sql} ${join(cases, ' ')} ELSE CASE WHEN ${by.sql} IS NOT NULL THEN ${raw(String(values.length))} END END`;
}
