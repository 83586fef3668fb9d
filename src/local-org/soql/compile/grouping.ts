import { malformed } from '../errors.ts';
import { raw, sameSql, sql } from '../sql/sql.ts';
import type { Sql } from '../sql/sql.ts';
import type { Expression } from '../types.ts';
import { expressionSql, onlyArgument } from './expression.ts';
import type { Scope } from './scope.ts';
import type { SqlExpression } from './sql-expression.ts';

/** Indexes of the expressions that one SELECT groups by. */
export type GroupingSet = ReadonlySet<number>;

/** GROUP BY of a query: its expressions, and the sets of them that it groups by. ROLLUP and CUBE have several sets. */
export interface Grouping {
  readonly expressions: readonly SqlExpression[];
  readonly sets: readonly GroupingSet[];
}

/** A value of a grouped query; what it is depends on the set that is grouped by. */
export interface GroupedValue {
  readonly expression: SqlExpression;
  readonly inSet: (set: GroupingSet) => Sql;
}

const MAX_SETS_FIELDS = 3;

/** Resolves GROUP BY; one empty set where a query has none. Throws SoqlError for fields that cannot be grouped by. */
export function compileGrouping(scope: Scope, groupBy: readonly Expression[]): Grouping {
  const { sets, expressions } = groupingSets(groupBy);
  const groups = expressions.map((item) => {
    const group = expressionSql(scope, item);
    if (group.field?.longText || group.aggregate)
      throw malformed(`field '${group.label}' can not be grouped in a query call`);
    return group;
  });
  return { sets, expressions: groups };
}

/** `GROUP BY a, b` is one set of both; ROLLUP leaves fields out from the right, CUBE in every combination. */
function groupingSets(groupBy: readonly Expression[]): {
  sets: readonly GroupingSet[];
  expressions: readonly Expression[];
} {
  const special = groupBy.find((item) => item.kind === 'call' && (item.name === 'ROLLUP' || item.name === 'CUBE'));
  if (special?.kind !== 'call') return { sets: [new Set(groupBy.keys())], expressions: groupBy };
  if (groupBy.length > 1) throw malformed('GROUP BY ROLLUP and GROUP BY CUBE cannot be combined with other fields');
  const { name, args: expressions } = special;
  const count = expressions.length;
  if (count > MAX_SETS_FIELDS) throw malformed(`GROUP BY ${name} takes at most ${MAX_SETS_FIELDS} fields`);
  const indexes = [...expressions.keys()];
  if (name === 'ROLLUP') {
    return { sets: [...indexes, count].map((left) => new Set(indexes.slice(0, count - left))), expressions };
  }
  const sets = Array.from(
    { length: 2 ** count },
    (_, mask) => new Set(indexes.filter((index) => !(mask & (1 << index)))),
  );
  return { sets, expressions };
}

/**
 * An expression of SELECT or ORDER BY: an aggregate, GROUPING(), or one of the grouped expressions.
 * @param sqlOf the SQL that is selected for it, e.g. its sort key
 */
export function groupedValue(
  scope: Scope,
  grouping: Grouping,
  expression: Expression,
  sqlOf: (value: SqlExpression) => Sql = (value) => value.sql,
): GroupedValue {
  if (expression.kind === 'call' && expression.name === 'GROUPING') return groupingCall(scope, grouping, expression);
  const value = expressionSql(scope, expression);
  if (value.aggregate) return { expression: value, inSet: () => sqlOf(value) };
  const index = indexOf(grouping, value);
  if (index < 0) throw malformed(`Field must be grouped or aggregated: ${value.label}`);
  return { expression: value, inSet: (set) => ifGrouped(set, index, sqlOf(value)) };
}

/** A grouped expression in one set: NULL where the set leaves it out. */
export const ifGrouped = (set: GroupingSet, index: number, value: Sql): Sql => (set.has(index) ? value : sql`NULL`);

/** GROUPING() of an expression in one set: 0 where the set groups by it, otherwise 1. */
export const groupingSql = (set: GroupingSet, index: number): Sql => raw(set.has(index) ? '0' : '1');

function groupingCall(scope: Scope, grouping: Grouping, call: Extract<Expression, { kind: 'call' }>): GroupedValue {
  const index = indexOf(grouping, expressionSql(scope, onlyArgument(call)));
  if (index < 0 || grouping.sets.length < 2)
    throw malformed('GROUPING expects a field of GROUP BY ROLLUP or GROUP BY CUBE');
  const expression: SqlExpression = { sql: sql`0`, type: 'int', label: call.name, aggregate: true };
  return { expression, inSet: (set) => groupingSql(set, index) };
}

const indexOf = ({ expressions }: Grouping, value: SqlExpression): number =>
  expressions.findIndex((group) => sameSql(group.sql, value.sql));
