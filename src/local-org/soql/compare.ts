import { foldText } from '../schema/field.ts';
import { normalizeId } from '../schema/ids.ts';
import { dateLiteralRange, dayIn, dayText, midnight } from './dates.ts';
import { SoqlError } from './errors.ts';
import { isText, NUMERIC } from './expression.ts';
import type { Typed } from './expression.ts';
import { listIn, literalIn } from './run.ts';
import type { Bind, Run } from './run.ts';
import { join, sql, word } from './sql.ts';
import type { Sql } from './sql.ts';
import type { CompareOperator, Literal } from './types.ts';

/** Refuses what Salesforce cannot filter by. */
export function filterable(typed: Typed): Typed {
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

/** A piece that is NULL for a blank field, made 0 or 1 where the caller needs that. */
const total = (piece: Sql, exact: boolean): Sql => (exact ? sql`coalesce(${piece}, 0)` : piece);

/** `field = literal` and its family. */
export function compareSql(left: Typed, operator: CompareOperator, value: Literal, exact: boolean): Sql {
  if (value.kind === 'dateLiteral') return dateRangeSql(left, operator, value, exact);
  if (boundValue(left, value) === null) {
    if (operator === '=') return blankSql(left);
    if (operator === '!=') return sql`(NOT ${blankSql(left)})`;
    return sql`0`;
  }
  const bind: Bind = {
    key: `value ${JSON.stringify(value)}`,
    bind: (run) => boundValue(left, literalIn(run, value)),
  };
  const sign = word(operator === '!=' ? '<>' : operator);
  if (left.type === 'boolean') return sql`(coalesce(${left.sql}, 0) ${sign} ${bind})`;
  const compared = sql`${left.folded ?? left.sql} ${sign} ${bind}`;
  return operator === '!=' ? sql`coalesce(${compared}, 1)` : total(compared, exact);
}

/** `field LIKE pattern`: `%` and `_` are wildcards, a backslash takes their meaning away. */
export function likeSql(left: Typed, pattern: string, slot: number | undefined): Sql {
  if (!isText(left.type)) throw invalidOperator(left);
  const written: Literal = { kind: 'string', value: pattern, ...(slot === undefined ? {} : { slot }) };
  const bind: Bind = {
    key: `like ${JSON.stringify(written)}`,
    bind: (run) => {
      const now = literalIn(run, written);
      const text = now.kind === 'string' ? now.value : '';
      return safePattern(left.folded ? foldText(text) : text);
    },
  };
  return sql`coalesce(${left.folded ?? left.sql} LIKE ${bind} ESCAPE ${'\\'}, 0)`;
}

/** SQLite refuses an escape before any other character than `%`, `_` and itself. */
function safePattern(pattern: string): string {
  return pattern.replaceAll(/\\(.?)/gs, (whole, next: string) =>
    '%_\\'.includes(next) && next !== '' ? whole : `\\\\${next}`,
  );
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

/** The range of a date literal in the user's zone, on the day of the run. */
function edges(left: Typed, literal: Extract<Literal, { kind: 'dateLiteral' }>): { start: Bind; end: Bind } {
  const edge = (run: Run, side: 'start' | 'end'): string => {
    const zone = run.user.timeZone;
    const day = dateLiteralRange(literal.name, literal.n, dayIn(run.now, zone), run.fiscalStart())[side];
    return left.type === 'date' ? dayText(day) : midnight(day, zone);
  };
  const bind = (side: 'start' | 'end'): Bind => ({
    key: `${side} of ${left.type} ${literal.name} ${literal.n}`,
    bind: (run) => edge(run, side),
  });
  return { start: bind('start'), end: bind('end') };
}

function dateRangeSql(
  left: Typed,
  operator: CompareOperator,
  literal: Extract<Literal, { kind: 'dateLiteral' }>,
  exact: boolean,
): Sql {
  if (left.type !== 'date' && left.type !== 'datetime') throw mismatch(left, literal);
  const { start, end } = edges(left, literal);
  const inside = sql`(${left.sql} >= ${start} AND ${left.sql} < ${end})`;
  switch (operator) {
    case '=':
      return total(inside, exact);
    case '!=':
      return sql`(NOT coalesce(${inside}, 0))`;
    case '<':
      return total(sql`${left.sql} < ${start}`, exact);
    case '<=':
      return total(sql`${left.sql} < ${end}`, exact);
    case '>':
      return total(sql`${left.sql} >= ${end}`, exact);
    case '>=':
      return total(sql`${left.sql} >= ${start}`, exact);
  }
}

/** `field IN (…)`; the list may hold date literals and blanks. */
export function inSql(
  left: Typed,
  values: readonly Literal[],
  slot: number | undefined,
  negated: boolean,
  exact: boolean,
): Sql {
  const ranges = values.flatMap((value) =>
    value.kind === 'dateLiteral' ? [dateRangeSql(left, '=', value, true)] : [],
  );
  const plain = values.filter((value) => value.kind !== 'dateLiteral');
  const present = plain.filter((value) => boundValue(left, value) !== null);
  const side = left.type === 'boolean' ? sql`coalesce(${left.sql}, 0)` : (left.folded ?? left.sql);
  const parts = [...ranges];
  if (present.length > 0) {
    const bind: Bind = {
      key: `list ${slot ?? JSON.stringify(present)}`,
      bind: (run) => JSON.stringify(listIn(run, slot, present).map((value) => boundValue(left, value))),
    };
    const among = sql`${side} IN (SELECT value FROM json_each(${bind}))`;
    if (!negated && !exact && parts.length === 0 && present.length === plain.length) return among;
    parts.push(sql`coalesce(${among}, 0)`);
  }
  if (present.length < plain.length) parts.push(blankSql(left));
  const any = parts.length === 0 ? sql`0` : sql`(${join(parts, ' OR ')})`;
  return negated ? sql`(NOT ${any})` : any;
}

/** `field INCLUDES (…)`. */
export function includesSql(left: Typed, values: readonly string[], negated: boolean): Sql {
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
