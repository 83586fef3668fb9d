import { ABBREVIATIONS, LAST_WORDS, ORDINAL_BEFORE } from './abbreviations.ts';

/** Longest sentence: what goes on longer has no punctuation and is cut at a space, so that readers of sentences have bounded work. */
const LONGEST = 1200;

const STOPS = new Set(['.', '!', '?', '…', '؟', '۔', '।', '॥', '։', '።']);
/** Stops of scripts that have no space after them. */
const WIDE_STOPS = new Set(['。', '！', '？', '．', '｡']);
const CLOSERS = new Set(['"', "'", '”', '’', '»', '“', ')', ']', '」', '』', '›', '*']);

export type Range = readonly [start: number, end: number];

/** Stops and closing signs that follow each other: `?!`, `.”`. */
interface Stop {
  readonly at: number;
  /** After the last stop. */
  readonly afterStops: number;
  /** After the closing signs. */
  readonly end: number;
}

/** The ranges of the sentences of a text with folded white space: offsets of their first and after their last character. */
export function sentenceRanges(text: string): Range[] {
  const ranges: Range[] = [];
  let start = 0;
  let at = 0;
  while (at < text.length) {
    const sign = text.charAt(at);
    if (!STOPS.has(sign) && !WIDE_STOPS.has(sign)) {
      at += 1;
      continue;
    }
    const stop = stopAt(text, at);
    at = stop.afterStops;
    if (!endsSentence(text, start, stop)) continue;
    pushCut(ranges, text, [start, stop.end]);
    start = skipSpaces(text, stop.end);
    at = Math.max(at, start);
  }
  pushCut(ranges, text, [start, text.length]);
  return ranges;
}

function stopAt(text: string, at: number): Stop {
  let afterStops = at + 1;
  while (STOPS.has(text.charAt(afterStops)) || WIDE_STOPS.has(text.charAt(afterStops))) afterStops += 1;
  let end = afterStops;
  while (CLOSERS.has(text.charAt(end))) end += 1;
  // French sets a space before the closing sign: `… arrêté. »`
  if (text.charAt(end) === ' ' && text.charAt(end + 1) === '»') end += 2;
  return { at, afterStops, end };
}

function endsSentence(text: string, start: number, { at, afterStops, end }: Stop): boolean {
  if (end >= text.length || WIDE_STOPS.has(text.charAt(at))) return true;
  // `.NET`, `10.5`, `acme.com`: no space, no end.
  if (text.charAt(end) !== ' ') return false;
  const sign = text.charAt(at);
  const next = text.slice(end + 1, end + 4);
  if (/^\p{Ll}/u.test(next)) return sign !== '.' && sign !== '…' && end === afterStops;
  if (/^[,;:)\]–—]/.test(next)) return false;
  return sign !== '.' || afterStops > at + 1 || !isAbbreviation(text, [start, at], next);
}

/** Longest abbreviation that is looked for. */
const LONGEST_WORD = 24;

/** Whether the stop at the end of the range belongs to its final word: `z. B.`, `Dr.`, `H. K.`, `4. März`. */
function isAbbreviation(text: string, [start, at]: Range, next: string): boolean {
  let from = at;
  while (from > start && from > at - LONGEST_WORD && text.charAt(from - 1) !== ' ') from -= 1;
  const word = text.slice(from, at).replace(/^[("'„“«[¿¡]+/, '');
  if (/^\p{Lu}(?:\.-?\p{Lu})?$/u.test(word)) return /^\p{Lu}/u.test(next) && word !== 'I';
  if (/^\d{1,2}(?:\.\d{1,2})?$/.test(word)) return from <= start || isOrdinal(text, from, next);
  const key = word.toLowerCase();
  return ABBREVIATIONS.has(key) && (!LAST_WORDS.has(key) || /^\d/.test(next));
}

/** German ordinals and dates: `am 4. März`, `zum 1. Juli`, `der 2. Versuch`. */
function isOrdinal(text: string, from: number, next: string): boolean {
  if (/^[\d%€$]/.test(next)) return true;
  const before =
    text
      .slice(Math.max(0, from - 14), Math.max(0, from - 1))
      .split(' ')
      .at(-1) ?? '';
  return ORDINAL_BEFORE.has(before.toLowerCase().replace(/[^\p{L}]/gu, ''));
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text.charAt(at) === ' ') at += 1;
  return at;
}

/** Adds a range, cut at spaces where it is longer than the limit. Ranges without a letter or digit are left out. */
function pushCut(ranges: Range[], text: string, [start, end]: Range): void {
  let from = start;
  while (end - from > LONGEST) {
    const space = text.slice(from, from + LONGEST).lastIndexOf(' ');
    let cut = from + (space > 0 ? space : LONGEST);
    // Not between the halves of a character outside the basic plane.
    if (/[\uDC00-\uDFFF]/.test(text.charAt(cut))) cut += 1;
    ranges.push([from, cut]);
    from = skipSpaces(text, cut);
  }
  if (/[\p{L}\p{N}]/u.test(text.slice(from, end))) ranges.push([from, end]);
}
