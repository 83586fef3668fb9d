import type { FieldSchema, FieldType } from '../schema/types.ts';
import { DATE_FUNCTIONS } from './dates.ts';
import { malformed, notSupported, SoqlError } from './errors.ts';
import { FISCAL_START, USER_ZONE } from './run.ts';
import type { QueryContext, Reached, Scope, Target } from './scope.ts';
import { column, join, sql, word } from './sql.ts';
import type { Sql } from './sql.ts';
import type { Call, Expression } from './types.ts';

/** An expression as SQL, with what comparing and sorting must know of it. */
export interface Typed {
  readonly sql: Sql;
  readonly type: FieldType;
  /** What the user wrote, for messages. */
  readonly label: string;
  readonly field?: FieldSchema;
  /** The field that an aggregate was made of. */
  readonly of?: FieldSchema;
  /** The same value in lower case, for text that is compared without case. */
  readonly folded?: Sql;
  readonly aggregate: boolean;
}

const EXACT: ReadonlySet<FieldType> = new Set([
  'id',
  'reference',
  'boolean',
  'int',
  'double',
  'currency',
  'percent',
  'date',
  'datetime',
  'time',
]);
export const NUMERIC: ReadonlySet<FieldType> = new Set(['int', 'double', 'currency', 'percent']);
export const AGGREGATES: ReadonlySet<string> = new Set(['COUNT', 'COUNT_DISTINCT', 'SUM', 'AVG', 'MIN', 'MAX']);

export const isText = (type: FieldType): boolean => !EXACT.has(type);

/** The value of a reached field: a column, a formula computed by the org, or NULL for what this org does not store. */
export function fieldSql(context: QueryContext, reached: Reached): Typed {
  const { alias, object, field, anyOf } = reached;
  if (anyOf) return sharedSql(context, anyOf, field);
  const columns = context.columns(object);
  const base = { type: field.type, label: field.name, field, aggregate: false };
  if (field.formula) {
    const value = sql`soql_formula(${object.name}, ${field.name}, ${column(alias, 'Id')})`;
    return { ...base, sql: value, ...(isText(field.type) ? { folded: sql`soql_fold(${value})` } : {}) };
  }
  if (!columns.has(field.name)) return { ...base, sql: field.type === 'boolean' ? sql`0` : sql`NULL` };
  const value = column(alias, field.name);
  if (!isText(field.type) || field.caseSensitive) return { ...base, sql: value };
  const fold = `${field.name}~fold`;
  return { ...base, sql: value, folded: columns.has(fold) ? column(alias, fold) : sql`soql_fold(${value})` };
}

/** A field of the Name object: of whichever record is there. */
function sharedSql(context: QueryContext, anyOf: readonly Target[], field: FieldSchema): Typed {
  const base = { type: field.type, label: field.name, field, aggregate: false };
  if (field.name === 'Type') {
    const cases = anyOf.map(({ alias, object }) => sql`WHEN ${column(alias, 'Id')} IS NOT NULL THEN ${object.name}`);
    const value = sql`CASE ${join(cases, ' ')} END`;
    return { ...base, sql: value, folded: sql`soql_fold(${value})` };
  }
  const values = anyOf.flatMap((target) => {
    const own = target.object.fields.get(field.name.toLowerCase());
    return own && context.permissions.field(target.object.name, own.name).read
      ? [fieldSql(context, { ...target, field: own }).sql]
      : [];
  });
  const value = values.length === 0 ? sql`NULL` : sql`coalesce(${join([...values, sql`NULL`], ', ')})`;
  return { ...base, sql: value, ...(isText(field.type) ? { folded: sql`soql_fold(${value})` } : {}) };
}

/** An expression of WHERE, HAVING, GROUP BY or ORDER BY. */
export function expressionSql(context: QueryContext, scope: Scope, expression: Expression): Typed {
  if (expression.kind === 'field') return fieldSql(context, scope.field(expression.path));
  if (AGGREGATES.has(expression.name)) return aggregateSql(context, scope, expression);
  if (DATE_FUNCTIONS.has(expression.name)) return dateFunctionSql(context, scope, expression);
  if (expression.name === 'TOLABEL') return expressionSql(context, scope, only(expression));
  if (expression.name === 'DISTANCE') throw noDistance(context, scope, expression);
  if (expression.name === 'CONVERTCURRENCY') throw noCurrencies(expressionSql(context, scope, only(expression)));
  throw notSupported(`The function \`${expression.name}\``);
}

/** DISTANCE() reads geolocation fields, and this org has none. */
export function noDistance(context: QueryContext, scope: Scope, call: Call): SoqlError {
  const [first, , unit] = call.args;
  const written = unit?.kind === 'field' ? unit.path.join('.') : '';
  if (!/^'(mi|km)'$/i.test(written)) return malformed('DISTANCE expects the unit `mi` or `km`');
  if (first?.kind !== 'field') return malformed('DISTANCE expects a geolocation field first');
  const { label } = expressionSql(context, scope, first);
  return new SoqlError('INVALID_FIELD', `field '${label}' is not a geolocation field, which DISTANCE expects`, label);
}

/** An org of one currency has nothing to convert. */
export function noCurrencies(of: Typed): SoqlError {
  return new SoqlError(
    'INVALID_FIELD',
    `convertCurrency is not available for '${of.label}': this organization has a single currency`,
    of.label,
  );
}

export function only(call: Call): Expression {
  const [first, ...rest] = call.args;
  if (!first || rest.length > 0) throw malformed(`${call.name} expects one field`);
  return first;
}

function dateFunctionSql(context: QueryContext, scope: Scope, call: Call): Typed {
  const inner = only(call);
  // Date functions read a date-time in UTC unless convertTimezone() puts it into the user's zone.
  const converted = inner.kind === 'call' && inner.name === 'CONVERTTIMEZONE';
  const of = expressionSql(context, scope, converted ? only(inner) : inner);
  if (of.type !== 'date' && of.type !== 'datetime') {
    throw new SoqlError('INVALID_FIELD', `field '${of.label}' is not supported in the function ${call.name}`, of.label);
  }
  const plain = converted ? undefined : PLAIN_PARTS[call.name];
  return {
    sql: plain
      ? plain(of.sql)
      : sql`soql_datepart(${call.name}, ${of.sql}, ${converted ? USER_ZONE : 'UTC'}, ${FISCAL_START})`,
    type: call.name === 'DAY_ONLY' ? 'date' : 'int',
    label: `${call.name}(${of.label})`,
    aggregate: false,
  };
}

const digits = (of: Sql, from: number, count: number): Sql =>
  sql`CAST(substr(${of}, ${word(String(from))}, ${word(String(count))}) AS INTEGER)`;

/** Parts that can be cut out of ISO text in UTC, without calling back into JavaScript for each row. */
const PLAIN_PARTS: Readonly<Partial<Record<string, (of: Sql) => Sql>>> = {
  CALENDAR_YEAR: (of) => digits(of, 1, 4),
  CALENDAR_QUARTER: (of) => sql`((${digits(of, 6, 2)} + 2) / 3)`,
  CALENDAR_MONTH: (of) => digits(of, 6, 2),
  DAY_IN_MONTH: (of) => digits(of, 9, 2),
  DAY_ONLY: (of) => sql`substr(${of}, 1, 10)`,
};

function aggregateSql(context: QueryContext, scope: Scope, call: Call): Typed {
  if (call.name === 'COUNT' && call.args.length === 0) {
    return { sql: sql`COUNT(*)`, type: 'int', label: 'COUNT()', aggregate: true };
  }
  const of = expressionSql(context, scope, only(call));
  const label = `${call.name}(${of.label})`;
  const refuse = (): SoqlError =>
    new SoqlError('MALFORMED_QUERY', `field ${of.label} does not support aggregate operator ${call.name}`, of.label);
  if (of.aggregate || of.field?.longText) throw refuse();
  const done = (text: Sql, type: FieldType): Typed => ({
    ...{ sql: text, type, label, aggregate: true },
    ...(of.field ? { of: of.field } : {}),
  });
  switch (call.name) {
    case 'COUNT':
      return done(sql`COUNT(${of.sql})`, 'int');
    case 'COUNT_DISTINCT':
      return done(sql`COUNT(DISTINCT ${of.folded ?? of.sql})`, 'int');
    case 'SUM':
      if (!NUMERIC.has(of.type)) throw refuse();
      return done(sql`SUM(${of.sql})`, of.type === 'int' ? 'double' : of.type);
    case 'AVG':
      if (!NUMERIC.has(of.type)) throw refuse();
      return done(sql`AVG(${of.sql})`, 'double');
    default:
      if (of.type === 'boolean') throw refuse();
      return done(sql`${word(call.name)}(${of.sql})`, of.type);
  }
}
