import { readInline, type Inline } from './inline.ts';
import { fold, type Line } from './lines.ts';
import { decodeEntities } from './entities.ts';
import { stripEmphasis, stripTags } from './markup.ts';

/** One line of notes with what its form shows. */
export interface Entry {
  readonly line: number;
  /** Without bullet, heading marks and emphasis. */
  readonly text: string;
  readonly isBullet: boolean;
  readonly indent: number;
  /** Level of a Markdown heading, 0 for other lines. */
  readonly heading: number;
  readonly inline: Inline | null;
}

const BULLET = /^(\s{0,40})(?:[-*•–—·▪◦‣●○■□➢✓✔+]|\d{1,2}[.)]|[a-z]\))\s{1,8}(?:\[[ xX]\]\s)?/;

/** Reads the form of a line of notes. Empty text: a blank line or a rule. */
export function entryOf({ text: raw, number }: Line): Entry {
  if (!/\S/.test(raw)) return { line: number, text: '', isBullet: false, indent: 0, heading: 0, inline: null };
  const decoded = decodeEntities(raw);
  const heading = /^\s{0,3}(#{1,6})\s/.exec(decoded)?.[1]?.length ?? 0;
  const bullet = heading > 0 ? null : BULLET.exec(decoded.slice(0, 80));
  const body = heading > 0 ? decoded.replace(/^\s{0,3}#{1,6}\s+/, '') : decoded.slice(bullet?.[0].length ?? 0);
  const quoted = body.replace(/^\s*>+\s?(?=[^\d\s>])/, '');
  const bare = fold(stripEmphasis(stripTags(quoted)));
  const text = /[\p{L}\p{N}]/u.test(bare) ? bare : '';
  return {
    line: number,
    text,
    isBullet: bullet !== null,
    indent: bullet?.[1]?.length ?? /^\s*/.exec(decoded.slice(0, 41))?.[0].length ?? 0,
    heading,
    inline: text === '' || heading > 0 ? null : readInline(/[*_]/.test(quoted) ? fold(stripTags(quoted)) : text),
  };
}

/** Shortest line length at which an editor wraps. */
const NARROWEST = 45;
const WIDEST = 130;
const WRAPPED_SHARE = 0.75;

/**
 * Whether the lines were broken by an editor at a fixed width: nearly every line ends where the next word would not have fitted. Such lines
 * are joined; all other lines of notes are sentences of their own.
 */
export function isWrapped(texts: readonly string[]): boolean {
  const width = texts.reduce((most, text) => Math.max(most, text.length), 0);
  if (width < NARROWEST || width > WIDEST) return false;
  let pairs = 0;
  let full = 0;
  for (const [index, text] of texts.entries()) {
    const next = texts[index + 1] ?? '';
    if (text === '' || next === '') continue;
    pairs += 1;
    const word = next.indexOf(' ') < 0 ? next.length : next.indexOf(' ');
    if (text.length + 1 + word > width) full += 1;
  }
  return pairs > 1 && full >= WRAPPED_SHARE * pairs;
}
