import { conditionSql } from './condition.ts';
import { malformed, notSupported } from './errors.ts';
import { AGGREGATES, expressionSql } from './expression.ts';
import type { Typed } from './expression.ts';
import { orderPiece, typed } from './hydrate.ts';
import type { Reader } from './hydrate.ts';
import { Scope } from './scope.ts';
import { identifier, join, sql } from './sql.ts';
import type { ObjectSchema } from '../schema/types.ts';
import type { StoredValue } from '../save/types.ts';
import type { Column, Expression, SelectItem, SoqlQuery } from './types.ts';

export interface AggregateResult {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly StoredValue[])[];
  /** Field type of each column, for writing values. */
  readonly types: readonly string[];
}

export function isAggregate(query: SoqlQuery): boolean {
  return (
    query.groupBy.length > 0 || query.select.some((item) => item.kind === 'call' && AGGREGATES.has(item.call.name))
  );
}

/** `SELECT COUNT() FROM X`: the answer is `totalSize` alone. */
export function isCount(query: SoqlQuery): boolean {
  const [item, ...rest] = query.select;
  return rest.length === 0 && item?.kind === 'call' && item.call.name === 'COUNT' && item.call.args.length === 0;
}

/** Aggregates and groups. Columns without an alias are named `expr0`, `expr1` …; a grouped field has its own name. */
export function runAggregate(reader: Reader, object: ObjectSchema, query: SoqlQuery): AggregateResult {
  const { context } = reader;
  const scope = new Scope(context, object, query.alias);
  const groups = query.groupBy.map((item) => {
    if (item.kind === 'call' && (item.name === 'ROLLUP' || item.name === 'CUBE'))
      throw notSupported(`GROUP BY ${item.name}`);
    const group = expressionSql(context, scope, item);
    if (group.field?.longText || group.aggregate)
      throw malformed(`field '${group.label}' can not be grouped in a query call`);
    return group;
  });
  const grouped = new Set(groups.map((group) => group.sql.text + JSON.stringify(group.sql.params)));
  const requireGrouped = (item: Typed): Typed => {
    if (!item.aggregate && !grouped.has(item.sql.text + JSON.stringify(item.sql.params))) {
      throw malformed(`Field must be grouped or aggregated: ${item.label}`);
    }
    return item;
  };

  let unnamed = 0;
  const selected = query.select.map((item) => {
    const expression = selectedExpression(item);
    const value = requireGrouped(expressionSql(context, scope, expression));
    const own = expression.kind === 'field' ? (value.field?.name ?? value.label) : undefined;
    const name = (item.kind === 'field' || item.kind === 'call' ? item.alias : undefined) ?? own ?? `expr${unnamed++}`;
    return { name, value };
  });
  const names = new Set(selected.map((item) => item.name));
  if (names.size < selected.length) throw malformed('duplicate alias or field in the SELECT list');

  const where = query.where ? conditionSql(context, scope, query.where) : sql`1`;
  const having = query.having ? sql` HAVING ${conditionSql(context, scope, query.having)}` : sql``;
  const groupBy =
    groups.length > 0
      ? sql` GROUP BY ${join(
          groups.map((group) => group.sql),
          ', ',
        )}`
      : sql``;
  const order = query.orderBy.map((item) => orderPiece(requireGrouped(expressionSql(context, scope, item.by)), item));
  const stable = groups.map((group) => group.sql);
  const orderBy = order.length + stable.length > 0 ? sql` ORDER BY ${join([...order, ...stable], ', ')}` : sql``;
  const columns = join(
    selected.map((item, i) => sql`${item.value.sql} AS ${identifier(`c${i}`)}`),
    ', ',
  );
  const rows = reader.all(
    sql`SELECT ${columns} FROM ${scope.from()} WHERE ${where}${groupBy}${having}${orderBy} LIMIT ${query.limit ?? -1} OFFSET ${query.offset ?? 0}`,
  );
  return {
    columns: selected.map(({ name, value }) => ({
      name,
      aggregate: true,
      ...(value.field ? { field: value.field } : {}),
      columns: [],
    })),
    types: selected.map((item) => item.value.type),
    rows: rows.map((row) => selected.map((item, i) => typed({ type: item.value.type }, row[`c${i}`] as StoredValue))),
  };
}

function selectedExpression(item: SelectItem): Expression {
  if (item.kind === 'field') return { kind: 'field', path: item.path };
  if (item.kind === 'call') return item.call;
  throw malformed('Grouped queries select fields and aggregate functions only');
}
