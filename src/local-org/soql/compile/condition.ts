import { malformed, SoqlError } from '../errors.ts';
import { countIn, USER_ID } from '../sql/run.ts';
import type { Binding } from '../sql/run.ts';
import { join, sql } from '../sql/sql.ts';
import type { Sql } from '../sql/sql.ts';
import type { Condition, Expression, SoqlQuery } from '../types.ts';
import { compareSql, inSql, requireFilterable } from './compare.ts';
import { requireObject } from './context.ts';
import { expressionSql } from './expression.ts';
import { resolveNames } from './scope.ts';
import type { Scope } from './scope.ts';
import { isId } from './sql-expression.ts';
import type { SqlExpression } from './sql-expression.ts';
import { includesSql, likeSql } from './text-match.ts';

/**
 * A condition as SQL. For a blank field `!=` and NOT IN hold, and no other comparison does.
 * @param twoValued under NOT the SQL must be 0 or 1; elsewhere NULL counts as 0, and leaving it lets SQLite use its indexes
 */
export function conditionSql(scope: Scope, condition: Condition, twoValued = false): Sql {
  const left = (expression: Expression): SqlExpression => requireFilterable(expressionSql(scope, expression));
  switch (condition.kind) {
    case 'and':
    case 'or': {
      if (condition.of.length === 0) return condition.kind === 'and' ? sql`1` : sql`0`;
      const parts = condition.of.map((part) => conditionSql(scope, part, twoValued));
      return balanced(parts, condition.kind === 'and' ? ' AND ' : ' OR ');
    }
    case 'not':
      return sql`(NOT ${conditionSql(scope, condition.of, true)})`;
    case 'compare':
      return compareSql(left(condition.left), condition, twoValued);
    case 'like':
      return likeSql(left(condition.left), condition);
    case 'in':
      return inSql(left(condition.left), condition, twoValued);
    case 'includes':
      return includesSql(left(condition.left), condition);
    case 'semiJoin':
      return semiJoinSql(scope, left(condition.left), condition, twoValued);
  }
}

/** WHERE of a query: its condition, its USING SCOPE, and the sharing of the user. `1` when there is nothing to filter. */
export function whereSql(scope: Scope, query: SoqlQuery): Sql {
  const visible = scope.context.readable(scope.object, scope.alias);
  const parts = [scopeSql(scope, query.scope), ...(visible ? [sql`(${visible})`] : [])];
  if (query.where) parts.push(conditionSql(scope, query.where));
  const all = parts.filter((part) => part.text !== '');
  return all.length === 0 ? sql`1` : join(all, ' AND ');
}

/** USING SCOPE: `everything` and, for objects with an owner, `mine`. No scoping rule is active here, so `scopingRule` is everything. */
function scopeSql(scope: Scope, name: string | undefined): Sql {
  if (name === undefined || name === 'everything' || name === 'scopingrule') return sql``;
  const owner = scope.object.fields.get('ownerid');
  if (name === 'mine' && owner)
    return sql`${expressionSql(scope, { kind: 'field', path: ['OwnerId'] }).sql} = ${USER_ID}`;
  throw new SoqlError(
    'INVALID_QUERY_SCOPE',
    `The scope '${name}' is not supported for ${scope.object.name} in this org. Use everything${owner ? ' or mine' : ''}.`,
    name,
  );
}

/** `((a OR b) OR (c OR d))`: SQLite allows 1,000 levels of an expression, and a plain chain has one for each part. */
function balanced(parts: readonly Sql[], separator: string): Sql {
  if (parts.length < 3) return sql`(${join(parts, separator)})`;
  const middle = Math.ceil(parts.length / 2);
  return sql`(${join([balanced(parts.slice(0, middle), separator), balanced(parts.slice(middle), separator)], separator)})`;
}

type SemiJoin = Extract<Condition, { kind: 'semiJoin' }>;

function semiJoinSql(outer: Scope, left: SqlExpression, { query, negated }: SemiJoin, twoValued: boolean): Sql {
  if (!isId(left.type)) {
    throw malformed(`The left operand of a semi join must be an ID or reference field, not \`${left.label}\``);
  }
  const object = requireObject(outer.context, query.object);
  const { parts, from } = resolveNames(outer.context, { object, alias: query.alias }, (scope) => ({
    selected: semiJoinField(scope, query),
    where: whereSql(scope, query),
  }));
  const { selected, where } = parts;
  const limit = query.limit === undefined ? sql`` : sql` LIMIT CAST(${limitBinding(query)} AS INTEGER)`;
  const inner = sql`SELECT ${selected.sql} FROM ${from} WHERE ${where} AND ${selected.sql} IS NOT NULL${limit}`;
  const isIn = sql`${left.sql} IN (${inner})`;
  if (negated) return sql`(NOT coalesce(${isIn}, 0))`;
  return twoValued ? sql`coalesce(${isIn}, 0)` : isIn;
}

function semiJoinField(scope: Scope, query: SoqlQuery): SqlExpression {
  const item = query.select[0];
  if (query.select.length !== 1 || item?.kind !== 'field')
    throw malformed('A semi join sub-select selects exactly one field');
  const selected = expressionSql(scope, { kind: 'field', path: item.path });
  if (isId(selected.type)) return selected;
  throw malformed(`The selected field of a semi join must be an ID or reference field, not \`${selected.label}\``);
}

/** LIMIT of an inner query; -1: none. */
export function limitBinding(query: SoqlQuery): Binding {
  return {
    key: `limit ${query.limitSlot ?? query.limit}`,
    valueIn: (run) => countIn(run, query.limit ?? -1, query.limitSlot),
  };
}
