/** Salesforce's names of the characters between columns. */
export const DELIMITERS: Readonly<Record<string, string>> = {
  BACKQUOTE: '`',
  CARET: '^',
  COMMA: ',',
  PIPE: '|',
  SEMICOLON: ';',
  TAB: '\t',
};

/** Salesforce's names of the characters after a line. */
export const LINE_ENDINGS: Readonly<Record<string, string>> = { LF: '\n', CRLF: '\r\n' };

/** One record of a CSV text. */
export interface CsvRecord {
  readonly cells: readonly string[];
  /** What is wrong with its quotes. */
  readonly fault?: string;
  /** Whether its line ends in CR LF. */
  readonly crlf: boolean;
}

/** The text cannot be split into records, for example because a quote is never closed. */
export class CsvFault extends Error {}

/** Salesforce's limit for the characters of a record; a longer one ends the reading. */
const MAX_RECORD = 400_000;

interface Parsed extends CsvRecord {
  /** Where the next record begins. */
  readonly next: number;
}

const LF = 10;
const CR = 13;

/**
 * Splits a CSV text that comes in parts. Quoted cells may contain delimiters, line ends and doubled quotes; blank lines are skipped.
 * Keeps only the text of one unfinished record. Throws CsvFault for a record of more than 400,000 characters.
 */
export async function* readCsv(parts: AsyncIterable<string>, delimiter: string): AsyncGenerator<CsvRecord> {
  let text = '';
  for await (const part of parts) {
    text += part;
    let at = 0;
    for (let record; (record = parseRecord(text, at, delimiter, false)) !== undefined; at = record.next) {
      if (!isBlank(record)) yield record;
    }
    text = text.slice(at);
    if (text.length > MAX_RECORD) throw new CsvFault(`A record has more than ${MAX_RECORD} characters`);
  }
  for (let at = 0; at < text.length;) {
    const record = parseRecord(text, at, delimiter, true)!;
    if (!isBlank(record)) yield record;
    at = record.next;
  }
}

const isBlank = ({ cells, fault }: CsvRecord): boolean => cells.length === 1 && cells[0] === '' && fault === undefined;

/** The record that begins at `start`; undefined when its end is not in the text and more will come. */
function parseRecord(text: string, start: number, delimiter: string, isLast: boolean): Parsed | undefined {
  const cells: string[] = [];
  let fault: string | undefined;
  for (let at = start; ;) {
    const cell = text.charCodeAt(at) === 34 ? quotedCell(text, at) : { value: '', end: at };
    const stop = cell === undefined ? text.length : cellEnd(text, cell.end, delimiter);
    if (stop >= text.length && !isLast) return undefined;
    const isLineEnd = stop >= text.length || text.charCodeAt(stop) === LF;
    const crlf = isLineEnd && stop < text.length && stop > at && text.charCodeAt(stop - 1) === CR;
    const end = crlf ? stop - 1 : stop;
    if (cell === undefined) {
      cells.push(text.slice(at + 1, end));
      fault ??= 'a quoted value is not closed';
    } else if (cell.end === at) {
      const value = text.slice(at, end);
      if (value.includes('"')) fault ??= 'a quote stands within a value that does not begin with one';
      cells.push(value);
    } else {
      if (cell.end < end) fault ??= 'a character follows the closing quote of a value';
      cells.push(cell.value);
    }
    at = stop + 1;
    if (isLineEnd) return { cells, crlf, next: Math.min(at, text.length), ...(fault === undefined ? {} : { fault }) };
  }
}

/** A quoted value from its opening quote, and where it ends; undefined when it is not closed. */
function quotedCell(text: string, start: number): { value: string; end: number } | undefined {
  let value = '';
  for (let from = start + 1; ;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return undefined;
    value += text.slice(from, quote);
    if (text.charCodeAt(quote + 1) !== 34) return { value, end: quote + 1 };
    value += '"';
    from = quote + 2;
  }
}

/** The place of the next delimiter or line end, or the text's length. */
function cellEnd(text: string, from: number, delimiter: string): number {
  const mark = delimiter.charCodeAt(0);
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === mark || code === LF) return at;
  }
  return text.length;
}

/** A line of CSV with every value quoted, as Salesforce writes results. */
export function csvLine(cells: readonly string[], delimiter: string, lineEnding: string): string {
  return cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter) + lineEnding;
}

/** The text of UTF-8 bytes, without a byte order mark. */
export async function* decodeUtf8(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
