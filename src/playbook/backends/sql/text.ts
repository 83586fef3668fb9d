/**
 * A text as an SQL literal: `O'Brien` gives `'O''Brien'`. Grammar of DuckDB, and of PostgreSQL with `standard_conforming_strings`, its default: between single
 * quotes only the quote is special and is doubled; a backslash is an ordinary character. Throws for a NUL character, which would end the query's text (the playbook's parser rejects it).
 */
export function sqlText(text: string): string {
  return `'${withoutNul(text).replaceAll("'", "''")}'`;
}

/** A name as an SQL identifier: in double quotes, which are doubled inside. `Say "x"` gives `"Say ""x"""`. */
export function sqlName(name: string): string {
  return `"${withoutNul(name).replaceAll('"', '""')}"`;
}

/** A number as an SQL literal. Fractions get an exponent, which makes them DOUBLE like the columns in DuckDB; `999.99` would be a DECIMAL. */
export function sqlNumber(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`${value} cannot be written as a number of a query.`);
  return Number.isSafeInteger(value) ? String(value) : /e/.test(String(value)) ? String(value) : `${value}e0`;
}

function withoutNul(text: string): string {
  if (text.includes('\0')) throw new Error('A text with a NUL character cannot be written into a query.');
  return text;
}
