/** One line of a source. `number` counts from 1, as an editor shows it. */
export interface Line {
  readonly number: number;
  readonly text: string;
}

/**
 * Characters without a shape, as `sourceQuotes` takes them out of texts before they are compared: overrides and isolates of direction turn what
 * a reader sees. Joiners stay, since scripts and emoji need them.
 */
const DIRECTION = /[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** The text without marks, overrides and isolates of direction. */
export function withoutDirection(text: string): string {
  return text.replace(DIRECTION, '');
}

/** The lines of a text, without byte order mark; the three kinds of line ends are equal. */
export function linesOf(text: string): Line[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map((one, index) => ({ number: index + 1, text: one }));
}

/** The text with one space for each stretch of white space, trimmed. */
export function fold(text: string): string {
  return /\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ').trim() : text.trim();
}

/** For comparison with word lists: lower case without accents, one space between words, punctuation kept. */
export function plain(text: string): string {
  // Most words are plain already, and decomposing is slow.
  if (!/[^ -~]/.test(text)) return fold(text.toLowerCase());
  return fold(
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .replace(/[\u2018\u2019\u02BC]/g, "'")
      .toLowerCase()
      .replace(/ß/g, 'ss'),
  );
}

/** A group of a match, empty where it took no part. */
export function part(found: RegExpExecArray, index: number): string {
  return found[index] ?? '';
}

/** The text of a line, empty before the first and after the last. */
export function textAt(lines: readonly Line[], index: number): string {
  return lines[index]?.text ?? '';
}
