import type { SQLInputValue } from 'node:sqlite';
import { LIMIT, OFFSET } from './run.ts';
import type { Binding, Run } from './run.ts';

export type Parameter = SQLInputValue | Binding;

/** A piece of SQL with the values of its `?`, in order. Values never become text. */
export interface Sql {
  readonly text: string;
  readonly parameters: readonly Parameter[];
}

/**
 * Template for SQL: pieces are spliced in with their parameters, everything else is bound.
 * `sql\`${column} = ${'x'}\`` → `{ text: 't0."Name" = ?', parameters: ['x'] }`
 */
export function sql(strings: TemplateStringsArray, ...values: readonly (Sql | Parameter)[]): Sql {
  let text = strings[0] ?? '';
  const parameters: Parameter[] = [];
  values.forEach((value, i) => {
    if (isSql(value)) {
      text += value.text;
      parameters.push(...value.parameters);
    } else {
      text += '?';
      parameters.push(value);
    }
    text += strings[i + 1] ?? '';
  });
  return { text, parameters };
}

function isSql(value: Sql | Parameter): value is Sql {
  return typeof value === 'object' && value !== null && 'text' in value && 'parameters' in value;
}

/**
 * LIMIT and OFFSET of the run. SQLite plans a statement anew each time a bare `?` is bound there, which takes longer than reading a
 * record; it does not for a `?` inside a cast.
 */
export const limitSql = (): Sql => sql`LIMIT CAST(${LIMIT} AS INTEGER) OFFSET CAST(${OFFSET} AS INTEGER)`;

export function join(pieces: readonly Sql[], separator: string): Sql {
  return {
    text: pieces.map((piece) => piece.text).join(separator),
    parameters: pieces.flatMap((piece) => piece.parameters),
  };
}

/** SQL text from this program: keywords, numbers, aliases. Never pass text of a query. */
export const raw = (text: string): Sql => ({ text, parameters: [] });

/** The values of the parameters in one run. */
export function parameterValues(parameters: readonly Parameter[], run: Run): SQLInputValue[] {
  return parameters.map((parameter) =>
    typeof parameter === 'object' && parameter !== null && 'valueIn' in parameter ? parameter.valueIn(run) : parameter,
  );
}

/** Whether two pieces have the same value in every run. */
export function sameSql(a: Sql, b: Sql): boolean {
  return a.text === b.text && JSON.stringify(a.parameters) === JSON.stringify(b.parameters);
}

/** A quoted identifier. Grammar: letters, digits, `_`, and the `~` of case-folded columns. Throws Error for anything else. */
export function identifier(name: string): Sql {
  if (!/^[A-Za-z_][A-Za-z0-9_~]*$/.test(name)) throw new Error(`\`${name}\` is not an API name`);
  return { text: `"${name}"`, parameters: [] };
}

export function column(alias: string, name: string): Sql {
  return { text: `${identifier(alias).text}.${identifier(name).text}`, parameters: [] };
}
