import type { SQLInputValue } from 'node:sqlite';
import { SKIP, TAKE } from './run.ts';
import type { Bind, Run } from './run.ts';

export type Param = SQLInputValue | Bind;

/** A piece of SQL with the values of its `?`, in order. Values never become text. */
export interface Sql {
  readonly text: string;
  readonly params: readonly Param[];
}

/**
 * Template for SQL: pieces are spliced in with their parameters, everything else is bound.
 * `sql\`${column} = ${'x'}\`` → `{ text: 't0."Name" = ?', params: ['x'] }`
 */
export function sql(strings: TemplateStringsArray, ...values: readonly (Sql | Param)[]): Sql {
  let text = strings[0] ?? '';
  const params: Param[] = [];
  values.forEach((value, i) => {
    if (isSql(value)) {
      text += value.text;
      params.push(...value.params);
    } else {
      text += '?';
      params.push(value);
    }
    text += strings[i + 1] ?? '';
  });
  return { text, params };
}

function isSql(value: Sql | Param): value is Sql {
  return typeof value === 'object' && value !== null && 'text' in value && 'params' in value;
}

/**
 * LIMIT and OFFSET of the run. SQLite looks at the value of a bare `?` there when it plans, and plans anew each time one is bound,
 * which takes longer than reading a record; inside a cast it does not.
 */
export const windowSql = (): Sql => sql`LIMIT CAST(${TAKE} AS INTEGER) OFFSET CAST(${SKIP} AS INTEGER)`;

export function join(pieces: readonly Sql[], separator: string): Sql {
  return { text: pieces.map((piece) => piece.text).join(separator), params: pieces.flatMap((piece) => piece.params) };
}

/** A word of SQL that is written here, never one of the user. */
export const word = (text: string): Sql => ({ text, params: [] });

/** The parameters' values in one run. */
export function bound(params: readonly Param[], run: Run): SQLInputValue[] {
  return params.map((param) =>
    typeof param === 'object' && param !== null && 'bind' in param ? param.bind(run) : param,
  );
}

/** Whether two pieces always have the same value. */
export function sameSql(a: Sql, b: Sql): boolean {
  return a.text === b.text && JSON.stringify(a.params) === JSON.stringify(b.params);
}

/** A quoted identifier. Grammar: letters, digits, `_` and the `~` of folded columns; names come from the schema only. */
export function identifier(name: string): Sql {
  if (!/^[A-Za-z_][A-Za-z0-9_~]*$/.test(name)) throw new Error(`\`${name}\` is not an API name`);
  return { text: `"${name}"`, params: [] };
}

export function column(alias: string, name: string): Sql {
  return { text: `${identifier(alias).text}.${identifier(name).text}`, params: [] };
}
