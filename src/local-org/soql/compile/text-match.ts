import { foldText } from '../../schema/field.ts';
import { SoqlError } from '../errors.ts';
import { literalIn } from '../sql/run.ts';
import type { Binding } from '../sql/run.ts';
import { join, sql } from '../sql/sql.ts';
import type { Sql } from '../sql/sql.ts';
import type { Condition, Literal } from '../types.ts';
import { isText } from './sql-expression.ts';
import type { SqlExpression } from './sql-expression.ts';

type Like = Extract<Condition, { kind: 'like' }>;
type Includes = Extract<Condition, { kind: 'includes' }>;

function invalidOperator({ type, label }: SqlExpression): SoqlError {
  return new SoqlError('INVALID_QUERY_FILTER_OPERATOR', `invalid operator on ${type} field '${label}'`, label);
}

/** `field LIKE pattern`: `%` and `_` are wildcards; after a backslash they are plain characters. */
export function likeSql(left: SqlExpression, { pattern, slot }: Like): Sql {
  if (!isText(left.type)) throw invalidOperator(left);
  const written: Literal = { kind: 'string', value: pattern, ...(slot === undefined ? {} : { slot }) };
  const binding: Binding = {
    key: `like ${JSON.stringify(written)}`,
    valueIn: (run) => {
      const literal = literalIn(run, written);
      const text = literal.kind === 'string' ? literal.value : '';
      return sqlitePattern(left.folded ? foldText(text) : text);
    },
  };
  return sql`coalesce(${left.folded ?? left.sql} LIKE ${binding} ESCAPE ${'\\'}, 0)`;
}

/** SQLite refuses an escape of any other character than `%`, `_` and the backslash. */
function sqlitePattern(pattern: string): string {
  return pattern.replaceAll(/\\(.?)/gs, (whole, next: string) =>
    '%_\\'.includes(next) && next !== '' ? whole : `\\\\${next}`,
  );
}

/** `field INCLUDES (…)`: `'a;b'` requires both values, a list of several at least one of them. */
export function includesSql(left: SqlExpression, { values, negated }: Includes): Sql {
  if (left.type !== 'multipicklist') throw invalidOperator(left);
  const side = left.folded ?? left.sql;
  const any = values.map((value) => {
    const all = value.split(';').map((one) => sql`instr(';' || ${side} || ';', ${`;${foldText(one.trim())};`}) > 0`);
    return sql`coalesce(${join(all, ' AND ')}, 0)`;
  });
  const found = sql`(${join(any, ' OR ')})`;
  return negated ? sql`(NOT ${found})` : found;
}
