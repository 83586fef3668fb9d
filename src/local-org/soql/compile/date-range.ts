import { dayIn, dayText, midnight } from '../dates/days.ts';
import { dateLiteralRange } from '../dates/literals.ts';
import type { Binding, Run } from '../sql/run.ts';
import { sql } from '../sql/sql.ts';
import type { Sql } from '../sql/sql.ts';
import type { CompareOperator, Literal } from '../types.ts';
import { typeMismatch } from './column-value.ts';
import type { SqlExpression } from './sql-expression.ts';

type DateLiteral = Extract<Literal, { kind: 'dateLiteral' }>;

/** `field >= LAST_MONTH`: compared with the range of the date literal. @param twoValued the SQL must be 0 or 1, never NULL */
export function dateRangeSql(
  left: SqlExpression,
  operator: CompareOperator,
  literal: DateLiteral,
  twoValued: boolean,
): Sql {
  if (left.type !== 'date' && left.type !== 'datetime') throw typeMismatch(left, literal);
  const compared = comparedSql(left, operator, literal);
  if (operator === '!=') return sql`(NOT coalesce(${compared}, 0))`;
  return twoValued ? sql`coalesce(${compared}, 0)` : compared;
}

/** The comparison as it is for a value that is not NULL; for `!=` that of `=`. */
function comparedSql(left: SqlExpression, operator: CompareOperator, literal: DateLiteral): Sql {
  const { start, end } = rangeBindings(left, literal);
  switch (operator) {
    case '=':
    case '!=':
      return sql`(${left.sql} >= ${start} AND ${left.sql} < ${end})`;
    case '<':
      return sql`${left.sql} < ${start}`;
    case '<=':
      return sql`${left.sql} < ${end}`;
    case '>':
      return sql`${left.sql} >= ${end}`;
    case '>=':
      return sql`${left.sql} >= ${start}`;
  }
}

/** Start and exclusive end of the range, in the user's zone and on the day of the run. */
function rangeBindings(left: SqlExpression, { name, n }: DateLiteral): { start: Binding; end: Binding } {
  const edge = (run: Run, side: 'start' | 'end'): string => {
    const zone = run.user.timeZone;
    const day = dateLiteralRange(name, n, dayIn(run.now, zone), run.fiscalStart())[side];
    return left.type === 'date' ? dayText(day) : midnight(day, zone);
  };
  const binding = (side: 'start' | 'end'): Binding => ({
    key: `${side} of ${left.type} ${name} ${n}`,
    valueIn: (run) => edge(run, side),
  });
  return { start: binding('start'), end: binding('end') };
}
