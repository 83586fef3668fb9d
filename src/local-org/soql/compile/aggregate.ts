import type { StoredValue } from '../../base/values.ts';
import type { ObjectSchema } from '../../schema/types.ts';
import { malformed } from '../errors.ts';
import { AGGREGATES } from '../functions.ts';
import type { Run } from '../sql/run.ts';
import { identifier, join, limitSql, sql } from '../sql/sql.ts';
import type { Sql } from '../sql/sql.ts';
import { typedValue } from '../stored-values.ts';
import type { AggregateResult, Column, Expression, OrderItem, SelectItem, SoqlQuery } from '../types.ts';
import { conditionSql, whereSql } from './condition.ts';
import type { QueryContext } from './context.ts';
import { onlyArgument } from './expression.ts';
import { compileGrouping, groupedValue, groupingSql, ifGrouped } from './grouping.ts';
import type { GroupedValue, Grouping, GroupingSet } from './grouping.ts';
import { direction, sortKey } from './order.ts';
import { resolveNames } from './scope.ts';
import type { Scope } from './scope.ts';

const callsAggregate = (expression: Expression): boolean =>
  expression.kind === 'call' && (AGGREGATES.has(expression.name) || expression.args.some(callsAggregate));

export function isAggregate(query: SoqlQuery): boolean {
  return query.groupBy.length > 0 || query.select.some((item) => item.kind === 'call' && callsAggregate(item.call));
}

interface SelectedValue extends GroupedValue {
  readonly name: string;
  /** The function around it: toLabel() or FORMAT(). */
  readonly displayed: 'label' | 'format' | undefined;
}

/** The parts of the statement, resolved. */
interface Parts {
  readonly grouping: Grouping;
  readonly selected: readonly SelectedValue[];
  readonly order: readonly { readonly value: GroupedValue; readonly direction: Sql }[];
  readonly where: Sql;
  readonly having: Sql;
}

/**
 * Compiles a query with aggregates or GROUP BY. Columns without an alias are named `expr0`, `expr1` …; a grouped field has its own name.
 * ROLLUP and CUBE are one SELECT for each grouping set, with UNION ALL between them.
 */
export function compileAggregate(
  context: QueryContext,
  object: ObjectSchema,
  query: SoqlQuery,
): { readonly columns: readonly Column[]; readonly rows: (run: Run) => AggregateResult } {
  if (query.groupBy.length === 0 && query.limit !== undefined) {
    throw malformed('Non-grouped query that uses overall aggregate functions cannot also use LIMIT');
  }
  const { parts, from } = resolveNames(context, { object, alias: query.alias }, (scope) => partsOf(scope, query));
  const { selected } = parts;
  const statement = context.prepare(statementSql(parts, from));
  const columns = selected.map(({ name, expression }): Column => ({
    name,
    aggregate: true,
    ...(expression.field ? { field: expression.field } : {}),
    columns: [],
  }));
  const types = selected.map((item) => (item.displayed ? 'string' : item.expression.type));
  const rows = (run: Run): AggregateResult => ({
    columns,
    types,
    rows: statement(run).map((row) => selected.map((item, i) => readCell(run, item, row[i] ?? null))),
  });
  return { columns, rows };
}

function partsOf(scope: Scope, query: SoqlQuery): Parts {
  const grouping = compileGrouping(scope, query.groupBy);
  return {
    grouping,
    selected: selectedValues(scope, grouping, query.select),
    order: query.orderBy.map((item) => ({ value: orderValue(scope, grouping, item), direction: direction(item) })),
    where: whereSql(scope, query),
    having: query.having ? sql` HAVING ${conditionSql(scope, query.having)}` : sql``,
  };
}

function orderValue(scope: Scope, grouping: Grouping, { by }: OrderItem): GroupedValue {
  return groupedValue(scope, grouping, by, (value) => (value.aggregate ? value.sql : sortKey(value)));
}

function selectedValues(scope: Scope, grouping: Grouping, select: readonly SelectItem[]): SelectedValue[] {
  let unnamed = 0;
  const selected = select.map((item): SelectedValue => {
    const { expression, displayed } = selectedExpression(item);
    const value = groupedValue(scope, grouping, expression);
    const { field, label } = value.expression;
    const alias = item.kind === 'field' || item.kind === 'call' ? item.alias : undefined;
    const fieldName = expression.kind === 'field' ? (field?.name ?? label) : undefined;
    return { ...value, displayed, name: alias ?? fieldName ?? `expr${unnamed++}` };
  });
  if (new Set(selected.map((item) => item.name)).size < selected.length) {
    throw malformed('duplicate alias or field in the SELECT list');
  }
  return selected;
}

function selectedExpression(item: SelectItem): Pick<SelectedValue, 'displayed'> & { expression: Expression } {
  if (item.kind === 'field') return { expression: { kind: 'field', path: item.path }, displayed: undefined };
  if (item.kind !== 'call') throw malformed('Grouped queries select fields and aggregate functions only');
  if (item.call.name === 'FORMAT') return { expression: onlyArgument(item.call), displayed: 'format' };
  if (item.call.name === 'TOLABEL') return { expression: onlyArgument(item.call), displayed: 'label' };
  return { expression: item.call, displayed: undefined };
}

/** Columns: `c` selected values, `o` sort keys of ORDER BY, `g` GROUPING() and `v` value of each grouped expression. */
function statementSql(parts: Parts, from: Sql): Sql {
  const { grouping, selected, order } = parts;
  const selects = grouping.sets.map((set) => selectSql(parts, from, set));
  // Groups sort by their values where ORDER BY leaves it open, subtotals after what they sum up.
  const orderBy = [
    ...order.map((item, i) => sql`${identifier(`o${i}`)} ${item.direction}`),
    ...grouping.expressions.flatMap((_group, i) => [identifier(`g${i}`), identifier(`v${i}`)]),
  ];
  const columns = [...selected.map((_item, i) => identifier(`c${i}`)), sql`1`];
  const orderClause = orderBy.length > 0 ? sql` ORDER BY ${join(orderBy, ', ')}` : sql``;
  return sql`SELECT ${join(columns, ', ')} FROM (${join(selects, ' UNION ALL ')})${orderClause} ${limitSql()}`;
}

function selectSql({ grouping, selected, order, where, having }: Parts, from: Sql, set: GroupingSet): Sql {
  const columns = [
    ...selected.map((item, i) => sql`${item.inSet(set)} AS ${identifier(`c${i}`)}`),
    ...order.map((item, i) => sql`${item.value.inSet(set)} AS ${identifier(`o${i}`)}`),
    ...grouping.expressions.flatMap((group, i) => [
      sql`${groupingSql(set, i)} AS ${identifier(`g${i}`)}`,
      sql`${ifGrouped(set, i, group.sql)} AS ${identifier(`v${i}`)}`,
    ]),
  ];
  const used = grouping.expressions.filter((_group, i) => set.has(i)).map((group) => group.sql);
  const groupBy = used.length > 0 ? sql` GROUP BY ${join(used, ', ')}` : sql``;
  return sql`SELECT ${join(columns, ', ')} FROM ${from} WHERE ${where}${groupBy}${having}`;
}

function readCell(run: Run, { expression, displayed }: SelectedValue, stored: StoredValue): StoredValue {
  if (stored === null) return null;
  const { type, field, aggregated = field } = expression;
  const value = typedValue({ type }, stored);
  if (!displayed) return value;
  if (displayed === 'label' && type !== 'picklist' && type !== 'multipicklist') return value;
  const format = { type, scale: aggregated?.scale ?? 0, picklistValues: aggregated?.picklistValues ?? [] };
  return run.display().value(format, value) ?? value;
}
