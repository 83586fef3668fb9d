/** A part of a text; offsets are of UTF-16 units. */
interface Place {
  readonly start: number;
  readonly end: number;
}

/** A piece of an excerpt. */
export interface Piece {
  readonly key: number;
  readonly text: string;
  readonly isMarked: boolean;
}

/** Characters shown before the first marked words and after the last. */
const MARGIN = 40;
/** Longest excerpt, in characters. */
const LONGEST = 240;

const CUT = '…';

/**
 * The part of a text around some places, in pieces. Words at its ends are whole.
 *
 *     excerptOf('It is the best tool', [{ start: 10, end: 14 }])  →  'It is the ', 'best' (marked), ' tool'
 *
 * @param places in order, without overlaps
 */
export function excerptOf(text: string, places: readonly Place[]): Piece[] {
  const [first, last] = [places[0], places.at(-1)];
  if (!first || !last) return [];
  const from = wordStart(text, first.start - MARGIN, first.start);
  const to = wordEnd(text, Math.min(last.end + MARGIN, from + LONGEST));
  const pieces: Omit<Piece, 'key'>[] = [{ text: from > 0 ? CUT : '', isMarked: false }];
  let at = from;
  for (const { start, end } of places) {
    if (start >= to) break;
    pieces.push({ text: text.slice(at, start), isMarked: false });
    at = Math.min(end, to);
    pieces.push({ text: text.slice(start, at), isMarked: true });
  }
  pieces.push({ text: text.slice(at, to), isMarked: false }, { text: to < text.length ? CUT : '', isMarked: false });
  return pieces.filter((piece) => piece.text !== '').map((piece, key) => ({ key, ...piece }));
}

/** The first beginning of a word at `at` or behind it, not behind `limit`. */
function wordStart(text: string, at: number, limit: number): number {
  if (at <= 0) return 0;
  const space = text.slice(at, limit).search(/\s/);
  return space < 0 ? limit : at + space + 1;
}

/** The end of the word in which `at` is, where that is near; else `at`, but never within a surrogate pair. */
function wordEnd(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const rest = text.slice(at, at + MARGIN).search(/\s/);
  if (rest >= 0) return at + rest;
  if (at + MARGIN >= text.length) return text.length;
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at + 1 : at;
}
