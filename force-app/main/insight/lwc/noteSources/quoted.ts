import { labelConcept } from './labels.ts';
import { fold, plain, part } from './lines.ts';
import { nameShape, readName } from './names.ts';
import { NO_NAMES } from './nameWords.ts';
import type { Fragment, Piece, SpeakerName } from './pieces.ts';
import { QUOTE_LABELS, SAYING, WRITER_SAYING } from './quoteWords.ts';
import { sentenceRanges } from './sentences.ts';
import type { Side } from './types.ts';

/** Least words of a quotation: fewer are a name or a word in inverted commas. */
const FEWEST_WORDS = 3;
/** How far before and after a quotation its author is looked for. */
const REACH = 90;
/** Words of an introduction that has no content of its own: `Kamp wörtlich:`. */
const INTRODUCTION = 5;

const QUOTATION = /[“„«"]\s?([^“”„«»"]{6,800}?)\s?[”“»"]/g;

interface Author {
  readonly side: Side;
  readonly speaker: SpeakerName | null;
}

interface Cut extends Author {
  readonly start: number;
  readonly end: number;
}

/**
 * Takes quotations with an author out of notes without speaker: `she said: “…”`, `Mia: "…"`, `“…”, says Mia`. They are the customer's words,
 * the writer's own (`I said: “…”`) the seller's. Quotation marks without author stay in their sentence.
 */
export function splitQuotes(piece: Piece): Piece[] {
  if (piece.speaker !== null || piece.side !== null || !piece.fragments.some(({ text }) => /[“„«"]/.test(text)))
    return [piece];
  return blocksOf(piece.fragments).flatMap((block) => {
    const joined = joinBlock(block);
    const cuts = cutsOf(joined.text, piece.label);
    if (cuts.length === 0) return [{ ...piece, fragments: block }];
    return cutBlock(piece, joined, cuts);
  });
}

function blocksOf(fragments: readonly Fragment[]): Fragment[][] {
  const blocks: Fragment[][] = [];
  for (const fragment of fragments) {
    const last = blocks.at(-1);
    if (last === undefined || fragment.starts) blocks.push([fragment]);
    else last.push(fragment);
  }
  return blocks;
}

interface Joined {
  readonly text: string;
  /** Offset and fragment of each part of the text. */
  readonly starts: readonly { readonly offset: number; readonly fragment: Fragment }[];
}

/** The text of a block of fragments, with white space folded, and where each fragment begins in it. */
export function joinBlock(block: readonly Fragment[]): Joined {
  const parts: string[] = [];
  const starts: { readonly offset: number; readonly fragment: Fragment }[] = [];
  let length = 0;
  for (const fragment of block) {
    const text = fold(fragment.text);
    if (text === '') continue;
    if (length > 0) length += 1;
    starts.push({ offset: length, fragment });
    parts.push(text);
    length += text.length;
  }
  return { text: parts.join(' '), starts };
}

function cutsOf(text: string, label: string | null): Cut[] {
  const cuts: Cut[] = [];
  for (const found of text.matchAll(QUOTATION)) {
    const words = part(found, 1);
    if (words.split(' ').length < FEWEST_WORDS) continue;
    const end = found.index + found[0].length;
    const before = text.slice(Math.max(cuts.at(-1)?.end ?? 0, found.index - REACH), found.index);
    const after = text.slice(end, end + REACH);
    const author =
      authorOf(before, after) ?? (isQuoteList(label) ? { side: 'customer' as const, speaker: null } : null);
    if (author !== null) cuts.push({ ...author, start: found.index, end });
  }
  return cuts;
}

function isQuoteList(label: string | null): boolean {
  return label !== null && QUOTE_LABELS.test(plain(label));
}

/** Whose words a quotation is, by what is before or after it in the same sentence; null where nobody is named. */
function authorOf(before: string, after: string): Author | null {
  const lead =
    before
      .split(/[.!?…;]\s/)
      .at(-1)
      ?.trim() ?? '';
  const words = plain(lead);
  if (WRITER_SAYING.test(words)) return { side: 'seller', speaker: null };
  const hasColon = /[:：]$/.test(lead);
  const isSaid = SAYING.test(words);
  const name = nameIn(lead.replace(/[,:：]$/, ''), isSaid);
  if (isSaid && (hasColon || /[,]$/.test(lead) || SAYING.test(words.split(' ').slice(-3).join(' '))))
    return { side: 'customer', speaker: name };
  if (hasColon && name !== null && lead.split(' ').length <= INTRODUCTION) return { side: 'customer', speaker: name };
  return authorAfter(after);
}

/** `“…”, says Mia`, `“…” – Mia`, `“…” (Mia, CFO)`. */
function authorAfter(after: string): Author | null {
  const [first] = sentenceRanges(after);
  const tail = (first === undefined ? '' : after.slice(0, first[1])).replace(/[.!?…]$/, '').trim();
  const dashed = /^(?:[-–—]|\()\s?([^()]{2,60})\)?$/.exec(tail);
  if (dashed !== null) {
    const speaker = readName(part(dashed, 1));
    return speaker !== null && ['sure', 'single'].includes(nameShape(speaker.name) ?? '')
      ? { side: 'customer', speaker }
      : null;
  }
  const tailWords = /^[,]?\s?((?:\S+\s){0,4}\S+)/.exec(tail)?.[1] ?? '';
  const isSo = /^[,]?\s?so\s\p{Lu}/u.test(tail);
  if (!isSo && !SAYING.test(plain(tailWords))) return null;
  if (WRITER_SAYING.test(plain(tailWords))) return { side: 'seller', speaker: null };
  return { side: 'customer', speaker: nameIn(tailWords.replace(/^so\s|,$/g, ''), true) };
}

/** The name next to a verb of saying: the longest run of name-like words. In clipped notes names have small letters: `ewa: "…"`. */
function nameIn(text: string, isSaid: boolean): SpeakerName | null {
  const words = text.split(' ').filter((word) => word !== '' && !(SAYING.test(plain(word)) && isSaid));
  let best: string[] = [];
  let run: string[] = [];
  for (const word of [...words, '.']) {
    const isName = /^\p{Lu}[\p{L}'’.-]*,?$/u.test(word) && !NO_NAMES.has(plain(word.replace(/,$/, '')));
    if (isName) run.push(word.replace(/,$/, ''));
    else {
      if (run.length >= best.length && run.length > 0) best = run;
      run = [];
    }
  }
  const name = best.join(' ');
  if (name !== '' && nameShape(name) !== null) return readName(name);
  const [only] = words;
  return words.length === 1 && only !== undefined && /^\p{Ll}{2,14}$/u.test(only) && !NO_NAMES.has(plain(only))
    ? readName(only)
    : null;
}

/** The block as pieces: what stands around the quotations, without introductions, and the quotations. */
function cutBlock(piece: Piece, joined: Joined, cuts: readonly Cut[]): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  const addRest = (to: number): void => {
    const [start, end] = withoutIntroductions(joined.text, from, to);
    const fragments = sliced(joined, start, end);
    // `… and left.` after a quotation has no content of its own.
    if (fragments.length > 0 && (from === 0 || wordCount(joined.text.slice(start, end)) >= FEWEST_WORDS))
      pieces.push({ ...piece, fragments });
  };
  for (const { start, end, side, speaker } of cuts) {
    addRest(start);
    const label =
      isQuoteList(piece.label) || (piece.label !== null && labelConcept(piece.label) !== null) ? piece.label : null;
    pieces.push({ speaker, label, side, fragments: sliced(joined, start + 1, end - 1) });
    from = end;
  }
  addRest(joined.text.length);
  return pieces;
}

/** The stretch between two quotations without `Mia wörtlich:` at its end and `, says Mia.` at its beginning. */
function withoutIntroductions(text: string, from: number, to: number): readonly [start: number, end: number] {
  const ranges = sentenceRanges(text.slice(from, to));
  const isShort = (range: readonly [number, number] | undefined): boolean =>
    range !== undefined && wordCount(text.slice(from + range[0], from + range[1])) <= INTRODUCTION;
  const last = ranges.at(-1);
  const lead = last === undefined ? '' : text.slice(from + last[0], to).trim();
  const isLead =
    last !== undefined && to < text.length && isShort(last) && (SAYING.test(plain(lead)) || /[,:：]$/.test(lead));
  const end = isLead ? from + last[0] : to;
  const [first] = ranges;
  const isAuthor =
    from > 0 && first !== undefined && isShort(first) && SAYING.test(plain(text.slice(from, from + first[1])));
  return [isAuthor && first !== undefined ? Math.min(end, from + first[1]) : from, end];
}

function wordCount(text: string): number {
  return text.split(' ').filter((word) => /\p{L}/u.test(word)).length;
}

/** A stretch of a block as fragments with their places; the first one begins a sentence. */
function sliced({ text, starts }: Joined, from: number, to: number): Fragment[] {
  return starts
    .flatMap(({ offset, fragment }, index) => {
      const end = Math.min(to, starts[index + 1]?.offset ?? text.length);
      const own = text.slice(Math.max(from, offset), end).trim();
      const bare = index === 0 || offset <= from ? own.replace(/^[,.;)\s]+/, '') : own;
      return end <= Math.max(from, offset) || bare === '' ? [] : [{ ...fragment, text: bare, starts: false }];
    })
    .map((fragment, index) => ({ ...fragment, starts: index === 0 }));
}
