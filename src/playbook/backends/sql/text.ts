/**
 * A text as a DuckDB literal: `O'Brien` gives `'O''Brien'`.
 * Grammar: between single quotes only the quote itself has a meaning and is doubled; a backslash is a backslash. A NUL ends the
 * query's text early, so it is refused (no playbook can hold one).
 */
export function sqlText(text: string): string {
  return `'${withoutNul(text).replaceAll("'", "''")}'`;
}

/** A name as a DuckDB identifier: between double quotes, which are doubled inside. `Say "x"` gives `"Say ""x"""`. */
export function sqlName(name: string): string {
  return `"${withoutNul(name).replaceAll('"', '""')}"`;
}

/** A number as a DuckDB literal. The exponent makes it a DOUBLE, as the columns are: `999.99` alone would be a DECIMAL. */
export function sqlNumber(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`${value} cannot be written as a number of a query.`);
  return Number.isSafeInteger(value) ? String(value) : /e/.test(String(value)) ? String(value) : `${value}e0`;
}

function withoutNul(text: string): string {
  if (text.includes('\0')) throw new Error('A text with a NUL character cannot be written into a query.');
  return text;
}
