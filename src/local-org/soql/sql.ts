import type { SQLInputValue } from 'node:sqlite';

/** A piece of SQL with the values of its `?`, in order. Values never become text. */
export interface Sql {
  readonly text: string;
  readonly params: readonly SQLInputValue[];
}

export const NOTHING: Sql = { text: '', params: [] };

/**
 * Template for SQL: pieces are spliced in with their parameters, everything else is bound.
 * `sql\`${column} = ${'x'}\`` → `{ text: 't0."Name" = ?', params: ['x'] }`
 */
export function sql(strings: TemplateStringsArray, ...values: readonly (Sql | SQLInputValue)[]): Sql {
  let text = strings[0] ?? '';
  const params: SQLInputValue[] = [];
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

function isSql(value: Sql | SQLInputValue): value is Sql {
  return typeof value === 'object' && value !== null && 'text' in value && 'params' in value;
}

export function join(pieces: readonly Sql[], separator: string): Sql {
  return { text: pieces.map((piece) => piece.text).join(separator), params: pieces.flatMap((piece) => piece.params) };
}

/** A quoted identifier. Grammar: letters, digits, `_` and the `~` of folded columns; names come from the schema only. */
export function identifier(name: string): Sql {
  if (!/^[A-Za-z_][A-Za-z0-9_~]*$/.test(name)) throw new Error(`\`${name}\` is not an API name`);
  return { text: `"${name}"`, params: [] };
}

export function column(alias: string, name: string): Sql {
  return { text: `${identifier(alias).text}.${identifier(name).text}`, params: [] };
}
