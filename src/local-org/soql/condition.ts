import { foldText } from '../schema/field.ts';
import { normalizeId } from '../schema/ids.ts';
import { dateLiteralRange, dayIn, dayText, midnight } from './dates.ts';
import { malformed, SoqlError } from './errors.ts';
import { expressionSql, isText, NUMERIC } from './expression.ts';
import type { Typed } from './expression.ts';
import { requireObject, Scope } from './scope.ts';
import type { QueryContext } from './scope.ts';
import { join, sql } from './sql.ts';
import type { Sql } from './sql.ts';
import type { CompareOperator, Condition, Literal, SoqlQuery } from './types.ts';

/**
 * A condition as SQL that is 0 or 1, never NULL: each leaf decides what a blank means (`!=` and NOT IN hold for blanks, every
 * other comparison does not), so NOT, AND and OR above it are plain.
 */
export function conditionSql(context: QueryContext, scope: Scope, condition: Condition): Sql {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      if (condition.of.length === 0) return condition.kind === 'and' ? sql`1` : sql`0`;
      const parts = condition.of.map((part) => conditionSql(context, scope, part));
      return balanced(parts, condition.kind === 'and' ? ' AND ' : ' OR ');
    }
    case 'not':
      return sql`(NOT ${conditionSql(context, scope, condition.of)})`;
    case 'compare':
      return compareSql(
        context,
        filterable(expressionSql(context, scope, condition.left)),
        condition.operator,
        condition.value,
      );
    case 'like': {
      const left = filterable(expressionSql(context, scope, condition.left));
      if (!isText(left.type)) throw invalidOperator(left);
      const pattern = left.folded ? foldText(condition.pattern) : condition.pattern;
      return sql`coalesce(${left.folded ?? left.sql} LIKE ${safePattern(pattern)} ESCAPE ${'\\'}, 0)`;
    }
    case 'in':
      return inSql(
        context,
        filterable(expressionSql(context, scope, condition.left)),
        condition.values,
        condition.negated,
      );
    case 'includes':
      return includesSql(
        filterable(expressionSql(context, scope, condition.left)),
        condition.values,
        condition.negated,
      );
    case 'semiJoin':
      return semiJoinSql(
        context,
        filterable(expressionSql(context, scope, condition.left)),
        condition.query,
        condition.negated,
      );
  }
}

/** `((a OR b) OR (c OR d))`: SQLite allows 1,000 levels, and a plain chain has one for each part. */
function balanced(parts: readonly Sql[], separator: string): Sql {
  if (parts.length < 3) return sql`(${join(parts, separator)})`;
  const middle = Math.ceil(parts.length / 2);
  return sql`(${join([balanced(parts.slice(0, middle), separator), balanced(parts.slice(middle), separator)], separator)})`;
}

/** SQLite refuses an escape before any other character than `%`, `_` and itself. */
function safePattern(pattern: string): string {
  return pattern.replaceAll(/\\(.?)/gs, (whole, next: string) =>
    '%_\\'.includes(next) && next !== '' ? whole : `\\\\${next}`,
  );
}

function filterable(typed: Typed): Typed {
  if (typed.field?.longText) {
    throw new SoqlError('INVALID_FIELD', `field '${typed.label}' can not be filtered in a query call`, typed.label);
  }
  return typed;
}

function invalidOperator(typed: Typed): SoqlError {
  return new SoqlError(
    'INVALID_QUERY_FILTER_OPERATOR',
    `invalid operator on ${typed.type} field '${typed.label}'`,
    typed.label,
  );
}

function compareSql(context: QueryContext, left: Typed, operator: CompareOperator, value: Literal): Sql {
  if (value.kind === 'dateLiteral') return dateRangeSql(context, left, operator, value);
  const bound = boundValue(left, value);
  if (bound === null) {
    if (operator === '=') return blankSql(left);
    if (operator === '!=') return sql`(NOT ${blankSql(left)})`;
    return sql`0`;
  }
  const side = left.folded ?? left.sql;
  const compared: Sql = sql`${side} ${{ text: operator === '!=' ? '<>' : operator, params: [] }} ${bound}`;
  return left.type === 'boolean'
    ? sql`(coalesce(${left.sql}, 0) ${{ text: operator === '!=' ? '<>' : operator, params: [] }} ${bound})`
    : sql`coalesce(${compared}, ${operator === '!=' ? 1 : 0})`;
}

function blankSql(typed: Typed): Sql {
  return isText(typed.type) ? sql`(coalesce(${typed.sql}, '') = '')` : sql`(${typed.sql} IS NULL)`;
}

function mismatch(left: Typed, value: Literal): SoqlError {
  const names: Partial<Record<string, string>> = { datetime: 'dateTime', id: 'string', reference: 'string' };
  const type = isText(left.type) ? 'string' : (names[left.type] ?? left.type);
  const quoted = value.kind === 'string';
  return new SoqlError(
    'INVALID_FIELD',
    `value of filter criterion for field '${left.label}' must be of type ${type} and should ${quoted ? 'not ' : ''}be enclosed in quotes`,
    left.label,
  );
}

/** The value as it stands in the column, or null; a literal of another type than the field's is refused, as in Salesforce. */
function boundValue(left: Typed, value: Literal): string | number | null {
  if (value.kind === 'null') return null;
  if (left.type === 'id' || left.type === 'reference') {
    if (value.kind !== 'string') throw mismatch(left, value);
    if (value.value === '') return null;
    const id = normalizeId(value.value);
    if (id === undefined) {
      throw new SoqlError('INVALID_QUERY_FILTER_OPERATOR', `invalid ID field: ${value.value.slice(0, 80)}`, left.label);
    }
    return id;
  }
  if (isText(left.type) || left.type === 'time') {
    if (value.kind !== 'string') throw mismatch(left, value);
    if (value.value === '') return null;
    return left.folded ? foldText(value.value) : value.value;
  }
  if (NUMERIC.has(left.type) && value.kind === 'number') return value.value;
  if (left.type === 'boolean' && value.kind === 'boolean') return value.value ? 1 : 0;
  if (left.type === 'date' && value.kind === 'date') return value.value;
  if (left.type === 'datetime' && value.kind === 'datetime') return value.value;
  throw mismatch(left, value);
}

function dateRangeSql(
  context: QueryContext,
  left: Typed,
  operator: CompareOperator,
  literal: Extract<Literal, { kind: 'dateLiteral' }>,
): Sql {
  if (left.type !== 'date' && left.type !== 'datetime') throw mismatch(left, literal);
  const zone = context.user.timeZone;
  const range = dateLiteralRange(literal.name, literal.n, dayIn(context.now, zone));
  const edge = (day: number): string => (left.type === 'date' ? dayText(day) : midnight(day, zone));
  const [start, end] = [edge(range.start), edge(range.end)];
  const inside = sql`coalesce(${left.sql} >= ${start} AND ${left.sql} < ${end}, 0)`;
  switch (operator) {
    case '=':
      return sql`(${inside})`;
    case '!=':
      return sql`(NOT ${inside})`;
    case '<':
      return sql`coalesce(${left.sql} < ${start}, 0)`;
    case '<=':
      return sql`coalesce(${left.sql} < ${end}, 0)`;
    case '>':
      return sql`coalesce(${left.sql} >= ${end}, 0)`;
    case '>=':
      return sql`coalesce(${left.sql} >= ${start}, 0)`;
  }
}

function inSql(context: QueryContext, left: Typed, values: readonly Literal[], negated: boolean): Sql {
  const ranges = values
    .filter((value) => value.kind === 'dateLiteral')
    .map((value) => dateRangeSql(context, left, '=', value));
  const bound = values.filter((value) => value.kind !== 'dateLiteral').map((value) => boundValue(left, value));
  const side = left.type === 'boolean' ? sql`coalesce(${left.sql}, 0)` : (left.folded ?? left.sql);
  const parts = [...ranges];
  const present = bound.filter((value) => value !== null);
  if (present.length > 0)
    parts.push(sql`coalesce(${side} IN (SELECT value FROM json_each(${JSON.stringify(present)})), 0)`);
  if (present.length < bound.length) parts.push(blankSql(left));
  const any = parts.length === 0 ? sql`0` : sql`(${join(parts, ' OR ')})`;
  return negated ? sql`(NOT ${any})` : any;
}

function includesSql(left: Typed, values: readonly string[], negated: boolean): Sql {
  if (left.type !== 'multipicklist') throw invalidOperator(left);
  const side = left.folded ?? left.sql;
  // 'a;b' asks for both at once, several values for any of them.
  const any = values.map((value) => {
    const all = value.split(';').map((one) => sql`instr(';' || ${side} || ';', ${`;${foldText(one.trim())};`}) > 0`);
    return sql`coalesce(${join(all, ' AND ')}, 0)`;
  });
  const found = sql`(${join(any, ' OR ')})`;
  return negated ? sql`(NOT ${found})` : found;
}

function semiJoinSql(context: QueryContext, left: Typed, query: SoqlQuery, negated: boolean): Sql {
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
  const where = query.where ? conditionSql(context, scope, query.where) : sql`1`;
  const limit = query.limit === undefined ? sql`` : sql` LIMIT ${query.limit}`;
  const inner = sql`SELECT ${selected.sql} FROM ${scope.from()} WHERE ${where} AND ${selected.sql} IS NOT NULL${limit}`;
  const found = sql`coalesce(${left.sql} IN (${inner}), 0)`;
  return negated ? sql`(NOT ${found})` : found;
}
