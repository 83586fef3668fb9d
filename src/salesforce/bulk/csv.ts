import { inferSchema, initParser, type Parser } from 'udsv';
import type { FieldValues } from '../records.ts';

/**
 * One CSV line of a record, without its end. A Date becomes a date-time. Salesforce leaves a field as it is where the value is empty and blanks it for
 * `#N/A`: so undefined is empty, and null and '' are `#N/A`. A text that is `#N/A` itself cannot be sent by CSV.
 */
export function csvLine(record: FieldValues, columns: readonly string[]): string {
  let line = '';
  for (let index = 0; index < columns.length; index += 1) {
    if (index > 0) line += ',';
    const value = record[columns[index]!];
    if (typeof value === 'number' || typeof value === 'boolean') line += String(value);
    else if (typeof value === 'string' && value !== '') line += quoted(value);
    else if (value instanceof Date) line += value.toISOString();
    else if (value !== undefined) line += value === null || value === '' ? '#N/A' : quoted(String(value));
  }
  return line;
}

/** The header line of these columns, without its end. */
export function csvHeader(columns: readonly string[]): string {
  return columns.map(quoted).join(',');
}

const SPECIAL = /["\n\r,]|^\s|\s$/;

function quoted(text: string): string {
  return SPECIAL.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Some rows of a CSV text: values by the place of their column. */
export interface CsvRows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The rows of a CSV text with a header, as they come. Holds one part of the text at a time. */
export async function* readCsvRows(body: AsyncIterable<Buffer>): AsyncGenerator<CsvRows> {
  const decoder = new TextDecoder();
  let parser: Parser | undefined;
  let columns: readonly string[] = [];
  let head = '';
  let rows: string[][] = [];
  const collect = (row: string[]): void => void rows.push(row);
  const taken = (): CsvRows => {
    const ready = rows;
    rows = [];
    return { columns, rows: ready };
  };
  for await (const part of body) {
    let text = decoder.decode(part, { stream: true });
    if (parser === undefined) {
      head += text;
      const end = head.indexOf('\n');
      if (end < 0) continue;
      // The header decides the schema; udsv would infer quotes from the first part only.
      const schema = inferSchema(head.slice(0, end + 1), { col: ',', row: '\n', encl: '"' });
      columns = schema.cols.map(({ name }) => name);
      parser = initParser(schema);
      text = head;
    }
    parser.chunk<string[]>(text, parser.stringArrs, collect);
    yield taken();
  }
  if (parser === undefined) return;
  parser.end();
  yield taken();
}

/** The records of a CSV text with a header, as texts by column. Holds one part of the text at a time. */
export async function* readCsv(body: AsyncIterable<Buffer>): AsyncGenerator<Readonly<Record<string, string>>> {
  for await (const { columns, rows } of readCsvRows(body))
    for (const row of rows) yield Object.fromEntries(columns.map((column, index) => [column, row[index] ?? '']));
}
