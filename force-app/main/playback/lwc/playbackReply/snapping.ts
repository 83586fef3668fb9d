import type { ReplySentence } from 'c/replyReading';
import { WORDS_LENGTH } from './confirmations.ts';

/** A part of the pasted text; offsets are of UTF-16 units. */
export interface Selection {
  readonly start: number;
  readonly end: number;
}

/** Words for a confirmation, or why there are none. */
export interface Snapped {
  readonly words: string;
  /** The selected words are the seller's own. */
  readonly isOurs: boolean;
}

/** White space, and what a mail puts at the beginning of quoted and emphasised lines. */
const GAP = String.raw`[\s>*_]+`;
/** What the text has in place of a redacted address or number, which is `[phone]` in the sentence. */
const REDACTED = String.raw`\S(?:[^\n]{0,80}?\S)?`;

/**
 * The whole sentences of the customer that a selection touches, in the order of the text, of one speaker; without a selection all of the
 * customer's. What is longer than a confirmation may be is cut behind a sentence.
 *
 *     'Yes, one in |fifty is| wrong. Thank you.' → 'Yes, one in fifty is wrong.'
 */
export function snap(text: string, sentences: readonly ReplySentence[], { start, end }: Selection): Snapped {
  const isSelected = text.slice(start, end).trim() !== '';
  const places = isSelected ? placesOf(text, sentences) : [];
  const touched = sentences.filter((_sentence, index) => {
    const place = places[index];
    return !isSelected || (place !== undefined && place.start < end && place.end > start);
  });
  const theirs = touched.filter(({ side }) => side !== 'seller');
  const [first] = theirs;
  if (!first) return { words: '', isOurs: touched.length > 0 };
  const words = theirs.filter(({ speaker }) => speaker === first.speaker).map((sentence) => sentence.text);
  const isWhole = words.join(' ').length <= WORDS_LENGTH;
  return { words: isSelected || isWhole ? fitting(words) : '', isOurs: false };
}

/** Cuts behind a word, never within a number (`56 000`), to the length of the field. */
export function cutAtWord(text: string): string {
  if (text.length <= WORDS_LENGTH) return text;
  for (let end = WORDS_LENGTH; end > 0; end -= 1) {
    const isInNumber = /^\d\s\d$/.test(text.slice(end - 1, end + 2));
    if (/\s/.test(text.charAt(end)) && !isInNumber) return text.slice(0, end).trimEnd();
  }
  return text.slice(0, WORDS_LENGTH);
}

function fitting(sentences: readonly string[]): string {
  let words = '';
  for (const sentence of sentences) {
    const longer = words ? `${words} ${sentence}` : sentence;
    if (longer.length > WORDS_LENGTH) return words || cutAtWord(sentence);
    words = longer;
  }
  return words;
}

/** The place of each sentence in the text as it was pasted; undefined where it is not found, for example because of HTML entities. */
function placesOf(text: string, sentences: readonly ReplySentence[]): (Selection | undefined)[] {
  let from = 0;
  return sentences.map((sentence) => {
    const pattern = new RegExp(sentence.text.split(/\s+/).map(tokenPattern).join(GAP), 'g');
    pattern.lastIndex = from;
    const found = pattern.exec(text);
    if (!found) return undefined;
    from = found.index + found[0].length;
    return { start: found.index, end: from };
  });
}

function tokenPattern(token: string): string {
  return token
    .split(/\[\p{L}+\]/u)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
    .join(REDACTED);
}
