import { inferSchema, initParser } from 'udsv';

/** One data line: its number in the file (the header is line 1) and its trimmed cells by column name. */
export interface CsvRow<Column extends string> {
  readonly line: number;
  readonly cells: Readonly<Record<Column, string>>;
}

/**
 * The data lines of a text with a header line, its cells separated by a comma or what is given; blank lines are skipped, missing cells are blank.
 * @throws Error when a column is missing, naming the file and the column.
 */
export function readCsv<Column extends string>(
  file: string,
  text: string,
  columns: readonly Column[],
  separator = ',',
): CsvRow<Column>[] {
  const clean = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const end = clean.indexOf('\n');
  const header = (end < 0 ? clean : clean.slice(0, end))
    .split(separator)
    .map((name) => name.trim().replace(/^"|"$/g, ''));
  for (const column of columns) {
    if (header.includes(column)) continue;
    throw new Error(
      `The demo file \`${file}\` has no column \`${column}\`. Expected the columns ${columns.join(', ')}. Restore the file.`,
    );
  }
  // The parser infers its columns from the header and the first data line, so it needs one.
  if (end < 0 || clean.slice(end).trim() === '') return [];
  const parser = initParser(inferSchema(clean, { col: separator, row: '\n', header: () => [header] }));
  const rows: CsvRow<Column>[] = [];
  parser.stringArrs<string[]>(clean).forEach((values, index) => {
    if (values.every((value) => value.trim() === '')) return;
    const cells = Object.fromEntries(
      columns.map((column) => [column, (values[header.indexOf(column)] ?? '').trim()]),
    ) as Record<Column, string>;
    rows.push({ line: index + 2, cells });
  });
  return rows;
}

/** The key for comparing names between the files: without case and spaces, so that `GTXPro` finds `GTX Pro`. */
export function nameKey(name: string): string {
  return name.toLowerCase().replace(/\s+/g, '');
}

/** A plain, non-negative decimal number, or undefined when the text is none. */
export function readNumber(text: string): number | undefined {
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}
