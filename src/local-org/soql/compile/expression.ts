import type { FieldType } from '../../schema/types.ts';
import { malformed, notSupported, SoqlError } from '../errors.ts';
import { AGGREGATES, DATE_FUNCTIONS } from '../functions.ts';
import { FISCAL_START, USER_ZONE } from '../sql/run.ts';
import { raw, sql } from '../sql/sql.ts';
import type { Sql } from '../sql/sql.ts';
import type { Call, Expression } from '../types.ts';
import { fieldSql } from './field.ts';
import type { Scope } from './scope.ts';
import { isNumeric } from './sql-expression.ts';
import type { SqlExpression } from './sql-expression.ts';

/** An expression of WHERE, HAVING, GROUP BY or ORDER BY. Throws SoqlError for names and functions that the query cannot use. */
export function expressionSql(scope: Scope, expression: Expression): SqlExpression {
  if (expression.kind === 'field') return fieldSql(scope.context, scope.field(expression.path));
  if (AGGREGATES.has(expression.name)) return aggregateSql(scope, expression);
  if (DATE_FUNCTIONS.has(expression.name)) return dateFunctionSql(scope, expression);
  if (expression.name === 'TOLABEL') return expressionSql(scope, onlyArgument(expression));
  if (expression.name === 'DISTANCE') throw noDistance(scope, expression);
  if (expression.name === 'CONVERTCURRENCY') throw noCurrencies(expressionSql(scope, onlyArgument(expression)));
  throw notSupported(`The function \`${expression.name}\``);
}

/** The argument of a function that has exactly one. */
export function onlyArgument(call: Call): Expression {
  const [first, ...rest] = call.args;
  if (!first || rest.length > 0) throw malformed(`${call.name} expects one field`);
  return first;
}

/** DISTANCE() reads geolocation fields, and this org has none. */
function noDistance(scope: Scope, call: Call): SoqlError {
  const [first, , unit] = call.args;
  const written = unit?.kind === 'field' ? unit.path.join('.') : '';
  if (!/^'(mi|km)'$/i.test(written)) return malformed('DISTANCE expects the unit `mi` or `km`');
  if (first?.kind !== 'field') return malformed('DISTANCE expects a geolocation field first');
  const { label } = expressionSql(scope, first);
  return new SoqlError('INVALID_FIELD', `field '${label}' is not a geolocation field, which DISTANCE expects`, label);
}

/** An org of one currency has nothing to convert. */
function noCurrencies(of: SqlExpression): SoqlError {
  return new SoqlError(
    'INVALID_FIELD',
    `convertCurrency is not available for '${of.label}': this organization has a single currency`,
    of.label,
  );
}

function dateFunctionSql(scope: Scope, call: Call): SqlExpression {
  const argument = onlyArgument(call);
  // Date functions read a date-time in UTC unless convertTimezone() puts it into the user's zone.
  const converted = argument.kind === 'call' && argument.name === 'CONVERTTIMEZONE';
  const of = expressionSql(scope, converted ? onlyArgument(argument) : argument);
  if (of.type !== 'date' && of.type !== 'datetime') {
    throw new SoqlError('INVALID_FIELD', `field '${of.label}' is not supported in the function ${call.name}`, of.label);
  }
  const inText = converted ? undefined : PARTS_OF_TEXT[call.name];
  return {
    sql: inText
      ? inText(of.sql)
      : sql`soql_datepart(${call.name}, ${of.sql}, ${converted ? USER_ZONE : 'UTC'}, ${FISCAL_START})`,
    type: call.name === 'DAY_ONLY' ? 'date' : 'int',
    label: `${call.name}(${of.label})`,
    aggregate: false,
  };
}

const digits = (of: Sql, from: number, count: number): Sql =>
  sql`CAST(substr(${of}, ${raw(String(from))}, ${raw(String(count))}) AS INTEGER)`;

/** Date parts that are substrings of ISO text in UTC: SQLite reads them itself, without a call into JavaScript for each row. */
const PARTS_OF_TEXT: Readonly<Partial<Record<string, (of: Sql) => Sql>>> = {
  CALENDAR_YEAR: (of) => digits(of, 1, 4),
  CALENDAR_QUARTER: (of) => sql`((${digits(of, 6, 2)} + 2) / 3)`,
  CALENDAR_MONTH: (of) => digits(of, 6, 2),
  DAY_IN_MONTH: (of) => digits(of, 9, 2),
  DAY_ONLY: (of) => sql`substr(${of}, 1, 10)`,
};

function aggregateSql(scope: Scope, call: Call): SqlExpression {
  if (call.name === 'COUNT' && call.args.length === 0) {
    return { sql: sql`COUNT(*)`, type: 'int', label: 'COUNT()', aggregate: true };
  }
  const of = expressionSql(scope, onlyArgument(call));
  const label = `${call.name}(${of.label})`;
  const refusal = (): SoqlError =>
    new SoqlError('MALFORMED_QUERY', `field ${of.label} does not support aggregate operator ${call.name}`, of.label);
  if (of.aggregate || of.field?.longText) throw refusal();
  const aggregate = (text: Sql, type: FieldType): SqlExpression => ({
    ...{ sql: text, type, label, aggregate: true },
    ...(of.field ? { aggregated: of.field } : {}),
  });
  switch (call.name) {
    case 'COUNT':
      return aggregate(sql`COUNT(${of.sql})`, 'int');
    case 'COUNT_DISTINCT':
      return aggregate(sql`COUNT(DISTINCT ${of.folded ?? of.sql})`, 'int');
    case 'SUM':
      if (!isNumeric(of.type)) throw refusal();
      return aggregate(sql`SUM(${of.sql})`, of.type === 'int' ? 'double' : of.type);
    case 'AVG':
      if (!isNumeric(of.type)) throw refusal();
      return aggregate(sql`AVG(${of.sql})`, 'double');
    default:
      if (of.type === 'boolean') throw refusal();
      return aggregate(sql`${raw(call.name)}(${of.sql})`, of.type);
  }
}
