import { malformed, SoqlError } from './errors.ts';
import { compareSql, filterable, includesSql, inSql, likeSql } from './compare.ts';
import { expressionSql } from './expression.ts';
import type { Typed } from './expression.ts';
import { numberIn, USER_ID } from './run.ts';
import type { Bind } from './run.ts';
import { requireObject, Scope } from './scope.ts';
import type { QueryContext } from './scope.ts';
import { join, sql } from './sql.ts';
import type { Sql } from './sql.ts';
import type { Condition, Expression, Literal, SoqlQuery } from './types.ts';

/**
 * A condition as SQL. Each leaf decides what a blank means: `!=` and NOT IN hold for blanks, every other comparison does not.
 * @param exact under NOT the SQL must be 0 or 1; elsewhere NULL is as good as 0 and lets SQLite use its indexes
 */
export function conditionSql(context: QueryContext, scope: Scope, condition: Condition, exact = false): Sql {
  const left = (expression: Expression): Typed => filterable(expressionSql(context, scope, expression));
  switch (condition.kind) {
    case 'and':
    case 'or': {
      if (condition.of.length === 0) return condition.kind === 'and' ? sql`1` : sql`0`;
      const parts = condition.of.map((part) => conditionSql(context, scope, part, exact));
      return balanced(parts, condition.kind === 'and' ? ' AND ' : ' OR ');
    }
    case 'not':
      return sql`(NOT ${conditionSql(context, scope, condition.of, true)})`;
    case 'compare':
      return compareSql(left(condition.left), condition.operator, condition.value, exact);
    case 'like':
      return likeSql(left(condition.left), condition.pattern, condition.slot);
    case 'in':
      return inSql(left(condition.left), condition.values, condition.slot, condition.negated, exact);
    case 'includes':
      return includesSql(left(condition.left), condition.values, condition.negated);
    case 'semiJoin':
      return semiJoinSql(context, left(condition.left), condition.query, condition.negated, exact);
  }
}

/** WHERE of a query on its object: the condition, its USING SCOPE, and the records that the user may see. */
export function whereSql(context: QueryContext, scope: Scope, query: SoqlQuery): Sql {
  const visible = context.readable(scope.object, scope.alias);
  const parts = [scopeSql(context, scope, query.scope), ...(visible ? [sql`(${visible})`] : [])];
  if (query.where) parts.push(conditionSql(context, scope, query.where));
  const all = parts.filter((part) => part.text !== '');
  return all.length === 0 ? sql`1` : join(all, ' AND ');
}

/** `everything` and, for objects with an owner, `mine`; a scoping rule is never active here, so that scope is everything. */
function scopeSql(context: QueryContext, scope: Scope, name: string | undefined): Sql {
  if (name === undefined || name === 'everything' || name === 'scopingrule') return sql``;
  const owner = scope.object.fields.get('ownerid');
  if (name === 'mine' && owner)
    return sql`${expressionSql(context, scope, { kind: 'field', path: ['OwnerId'] }).sql} = ${USER_ID}`;
  throw new SoqlError(
    'INVALID_QUERY_SCOPE',
    `The scope '${name}' is not supported for ${scope.object.name} in this org. Use everything${owner ? ' or mine' : ''}.`,
    name,
  );
}

/** `((a OR b) OR (c OR d))`: SQLite allows 1,000 levels, and a plain chain has one for each part. */
function balanced(parts: readonly Sql[], separator: string): Sql {
  if (parts.length < 3) return sql`(${join(parts, separator)})`;
  const middle = Math.ceil(parts.length / 2);
  return sql`(${join([balanced(parts.slice(0, middle), separator), balanced(parts.slice(middle), separator)], separator)})`;
}

function semiJoinSql(context: QueryContext, left: Typed, query: SoqlQuery, negated: boolean, exact: boolean): Sql {
  if (left.type !== 'id' && left.type !== 'reference') {
    throw malformed(`The left operand of a semi join must be an ID or reference field, not \`${left.label}\``);
  }
  const object = requireObject(context, query.object);
  const scope = new Scope(context, object, query.alias);
  const item = query.select[0];
  if (query.select.length !== 1 || item?.kind !== 'field')
    throw malformed('A semi join sub-select selects exactly one field');
  const selected = expressionSql(context, scope, { kind: 'field', path: item.path });
  if (selected.type !== 'id' && selected.type !== 'reference') {
    throw malformed(`The selected field of a semi join must be an ID or reference field, not \`${selected.label}\``);
  }
  // The SELECT list and the condition come first: both add joins to FROM.
  const where = whereSql(context, scope, query);
  const limit = query.limit === undefined ? sql`` : sql` LIMIT CAST(${limitBind(query)} AS INTEGER)`;
  const inner = sql`SELECT ${selected.sql} FROM ${scope.from()} WHERE ${where} AND ${selected.sql} IS NOT NULL${limit}`;
  if (negated) return sql`(NOT coalesce(${left.sql} IN (${inner}), 0))`;
  return exact ? sql`coalesce(${left.sql} IN (${inner}), 0)` : sql`${left.sql} IN (${inner})`;
}

/** LIMIT of an inner query: the present run's where it has a slot. */
export function limitBind(query: SoqlQuery): Bind {
  const literal: Literal = {
    kind: 'number',
    value: query.limit ?? -1,
    ...(query.limitSlot === undefined ? {} : { slot: query.limitSlot }),
  };
  return { key: `limit ${query.limitSlot ?? query.limit}`, bind: (run) => numberIn(run, literal) };
}
