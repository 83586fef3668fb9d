import { conditionSql, whereSql } from './condition.ts';
import { malformed } from './errors.ts';
import { AGGREGATES, expressionSql, only } from './expression.ts';
import type { Typed } from './expression.ts';
import { direction, sortKey } from './order.ts';
import { typed } from './records.ts';
import type { Reader } from './records.ts';
import type { Run } from './run.ts';
import { Scope } from './scope.ts';
import { identifier, join, sameSql, sql, word, windowSql } from './sql.ts';
import type { Sql } from './sql.ts';
import type { ObjectSchema } from '../schema/types.ts';
import type { StoredValue } from '../base/values.ts';
import type { Column, Expression, SelectItem, SoqlQuery } from './types.ts';

export interface AggregateResult {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly StoredValue[])[];
  /** Field type of each column, for writing values. */
  readonly types: readonly string[];
}

const callsAggregate = (expression: Expression): boolean =>
  expression.kind === 'call' && (AGGREGATES.has(expression.name) || expression.args.some(callsAggregate));

export function isAggregate(query: SoqlQuery): boolean {
  return query.groupBy.length > 0 || query.select.some((item) => item.kind === 'call' && callsAggregate(item.call));
}

/** `SELECT COUNT() FROM X`: the answer is `totalSize` alone. */
export function isCount(query: SoqlQuery): boolean {
  const [item, ...rest] = query.select;
  return rest.length === 0 && item?.kind === 'call' && item.call.name === 'COUNT' && item.call.args.length === 0;
}

/** A selected value: shown as a page shows it (FORMAT, toLabel) or as it is. */
interface Selected {
  readonly name: string;
  readonly value: Typed;
  readonly shown: 'label' | 'format' | undefined;
}

/**
 * Plans aggregates and groups. Columns without an alias are named `expr0`, `expr1` …; a grouped field has its own name. ROLLUP and CUBE
 * are one SELECT for each set of fields that is grouped by, put together.
 */
export function compileAggregate(
  reader: Reader,
  object: ObjectSchema,
  query: SoqlQuery,
): { readonly columns: readonly Column[]; readonly run: (run: Run) => AggregateResult } {
  const { context } = reader;
  if (query.groupBy.length === 0 && query.limit !== undefined) {
    throw malformed('Non-grouped query that uses overall aggregate functions cannot also use LIMIT');
  }
  const { sets, expressions } = groupingSets(query.groupBy);
  const scope = new Scope(context, object, query.alias);
  const groups = expressions.map((item) => {
    const group = expressionSql(context, scope, item);
    if (group.field?.longText || group.aggregate)
      throw malformed(`field '${group.label}' can not be grouped in a query call`);
    return group;
  });
  const placeOf = (value: Typed): number => groups.findIndex((group) => sameSql(group.sql, value.sql));
  const resolve = (expression: Expression): Typed | { readonly grouping: number } => {
    if (expression.kind === 'call' && expression.name === 'GROUPING') {
      const place = placeOf(expressionSql(context, scope, only(expression)));
      if (place < 0 || sets.length < 2) throw malformed('GROUPING expects a field of GROUP BY ROLLUP or GROUP BY CUBE');
      return { grouping: place };
    }
    const value = expressionSql(context, scope, expression);
    if (!value.aggregate && placeOf(value) < 0) throw malformed(`Field must be grouped or aggregated: ${value.label}`);
    return value;
  };

  let unnamed = 0;
  const selected = query.select.map((item): Selected & { in: (set: ReadonlySet<number>) => Sql } => {
    const { expression, shown } = selectedExpression(item);
    const found = resolve(expression);
    const own = expression.kind === 'field' && 'sql' in found ? (found.field?.name ?? found.label) : undefined;
    const alias = item.kind === 'field' || item.kind === 'call' ? item.alias : undefined;
    const name = alias ?? own ?? `expr${unnamed++}`;
    if ('sql' in found) return { name, value: found, shown, in: (set) => inSet(found, set) };
    const value: Typed = { sql: sql`0`, type: 'int', label: name, aggregate: true };
    return { name, value, shown, in: (set) => word(set.has(found.grouping) ? '0' : '1') };
  });
  /** A grouped field is blank in the sets that leave it out. */
  function inSet(value: Typed, set: ReadonlySet<number>, as = value.sql): Sql {
    const place = value.aggregate ? -1 : placeOf(value);
    return place < 0 || set.has(place) ? as : sql`NULL`;
  }
  if (new Set(selected.map((item) => item.name)).size < selected.length) {
    throw malformed('duplicate alias or field in the SELECT list');
  }

  const order = query.orderBy.map((item) => {
    const by = resolve(item.by);
    const at = (set: ReadonlySet<number>): Sql =>
      'sql' in by ? inSet(by, set, by.aggregate ? by.sql : sortKey(by)) : word(set.has(by.grouping) ? '0' : '1');
    return { at, direction: direction(item) };
  });
  const where = whereSql(context, scope, query);
  const having = query.having ? sql` HAVING ${conditionSql(context, scope, query.having)}` : sql``;
  const selects = sets.map((set): Sql => {
    const used = groups.filter((_group, place) => set.has(place));
    const columns = [
      ...selected.map((item, i) => sql`${item.in(set)} AS ${identifier(`c${i}`)}`),
      ...order.map((item, i) => sql`${item.at(set)} AS ${identifier(`o${i}`)}`),
      // Subtotals stand behind what they sum up.
      ...groups.flatMap((group, i) => [
        sql`${word(set.has(i) ? '0' : '1')} AS ${identifier(`g${i}`)}`,
        sql`${inSet(group, set)} AS ${identifier(`v${i}`)}`,
      ]),
    ];
    const groupBy =
      used.length > 0
        ? sql` GROUP BY ${join(
            used.map((group) => group.sql),
            ', ',
          )}`
        : sql``;
    return sql`SELECT ${join(columns, ', ')} FROM ${scope.from()} WHERE ${where}${groupBy}${having}`;
  });
  const orderBy = [
    ...order.map((item, i) => sql`${identifier(`o${i}`)} ${item.direction}`),
    ...groups.flatMap((_group, i) => [identifier(`g${i}`), identifier(`v${i}`)]),
  ];
  const statement = reader.prepare(
    sql`SELECT ${join([...selected.map((_item, i) => identifier(`c${i}`)), sql`1`], ', ')} FROM (${join(selects, ' UNION ALL ')})${orderBy.length > 0 ? sql` ORDER BY ${join(orderBy, ', ')}` : sql``} ${windowSql()}`,
  );

  const columns = selected.map(({ name, value }): Column => ({
    name,
    aggregate: true,
    ...(value.field ? { field: value.field } : {}),
    columns: [],
  }));
  const types = selected.map((item) => (item.shown ? 'string' : item.value.type));
  return {
    columns,
    run: (run) => ({
      columns,
      types,
      rows: statement(run).map((row) => selected.map((item, i) => cell(reader, run, item, row[i] ?? null))),
    }),
  };
}

function cell(reader: Reader, run: Run, item: Selected, stored: StoredValue): StoredValue {
  if (stored === null) return null;
  const value = typed({ type: item.value.type }, stored);
  if (!item.shown) return value;
  const { type, field, of = field } = item.value;
  if (item.shown === 'label' && type !== 'picklist' && type !== 'multipicklist') return value;
  const shown = reader
    .display(run.user)
    .value({ type, scale: of?.scale ?? 0, picklistValues: of?.picklistValues ?? [] }, value);
  return shown ?? value;
}

const MAX_SETS_FIELDS = 3;

/** `GROUP BY a, b` is one set of both; ROLLUP leaves fields out from the right, CUBE in every way. */
function groupingSets(groupBy: readonly Expression[]): {
  sets: readonly ReadonlySet<number>[];
  expressions: readonly Expression[];
} {
  const [first] = groupBy;
  const special = groupBy.find((item) => item.kind === 'call' && (item.name === 'ROLLUP' || item.name === 'CUBE'));
  if (!special || first?.kind !== 'call') {
    if (special) throw malformed('GROUP BY ROLLUP and GROUP BY CUBE cannot be combined with other fields');
    return { sets: [new Set(groupBy.keys())], expressions: groupBy };
  }
  if (groupBy.length > 1) throw malformed('GROUP BY ROLLUP and GROUP BY CUBE cannot be combined with other fields');
  const count = first.args.length;
  if (count > MAX_SETS_FIELDS) throw malformed(`GROUP BY ${first.name} takes at most ${MAX_SETS_FIELDS} fields`);
  const places = [...first.args.keys()];
  if (first.name === 'ROLLUP') {
    return { sets: [...places, count].map((left) => new Set(places.slice(0, count - left))), expressions: first.args };
  }
  const all = Array.from(
    { length: 2 ** count },
    (_, mask) => new Set(places.filter((place) => !(mask & (1 << place)))),
  );
  return { sets: all, expressions: first.args };
}

function selectedExpression(item: SelectItem): { expression: Expression; shown: Selected['shown'] } {
  if (item.kind === 'field') return { expression: { kind: 'field', path: item.path }, shown: undefined };
  if (item.kind !== 'call') throw malformed('Grouped queries select fields and aggregate functions only');
  if (item.call.name === 'FORMAT') return { expression: only(item.call), shown: 'format' };
  if (item.call.name === 'TOLABEL') return { expression: only(item.call), shown: 'label' };
  return { expression: item.call, shown: undefined };
}
