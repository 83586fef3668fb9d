import { malformed } from './errors.ts';
import { expressionSql } from './expression.ts';
import type { Typed } from './expression.ts';
import type { QueryContext, Scope } from './scope.ts';
import { column, join, sql, word } from './sql.ts';
import type { Sql } from './sql.ts';
import type { OrderItem } from './types.ts';

/** ORDER BY with blanks where SOQL puts them; the order of creation decides among equals, so that pages never overlap. */
export function orderSql(context: QueryContext, scope: Scope, items: readonly OrderItem[]): Sql {
  const pieces = items.map((item) => {
    const by = expressionSql(context, scope, item.by);
    return sql`${sortKey(by)} ${direction(item)}`;
  });
  return join([...pieces, column(scope.alias, context.allRows ? 'Id' : 'rowid')], ', ');
}

/** `ASC NULLS FIRST` and its family. */
export function direction(item: OrderItem): Sql {
  return word(`${item.descending ? 'DESC' : 'ASC'} NULLS ${item.nulls === 'last' ? 'LAST' : 'FIRST'}`);
}

/** What is sorted by: picklists sort in the order of their values, text without case. */
export function sortKey(by: Typed): Sql {
  if (by.field?.longText) throw malformed(`field '${by.label}' can not be sorted in a query call`);
  const values = by.field?.type === 'picklist' && !by.aggregate ? by.field.picklistValues : [];
  if (values.length === 0) return by.folded ?? by.sql;
  const places = values.map((value, i) => sql`WHEN ${value.value} THEN ${word(String(i))}`);
  return sql`CASE ${by.sql} ${join(places, ' ')} ELSE CASE WHEN ${by.sql} IS NOT NULL THEN ${word(String(values.length))} END END`;
}
