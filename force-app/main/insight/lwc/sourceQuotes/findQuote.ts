import type { NoteSource, Place, Side, Turn } from '../noteSources/noteSources.ts';
import { clauseAfter, clauseBefore, hasNegation } from './negations.ts';
import { normalizeText } from './normalizeText.ts';
import { placeText } from './places.ts';

/** What a quote claims. `speaker` and `place` (as `placeText` writes it) may be null: then anyone of the customer, anywhere. */
export interface Claim {
  readonly words: string;
  readonly speaker: string | null;
  readonly place: string | null;
}

/** Where a quote stands: the place of the sentence in which it begins. */
export interface FoundQuote {
  readonly place: Place;
  readonly speaker: string | null;
  readonly side: Side;
}

interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly place: Place;
}

/** A turn of the customer as one normalised text, with the ranges of its sentences. */
interface Spoken {
  readonly speaker: string | null;
  readonly side: Side;
  readonly text: string;
  readonly sentences: readonly Sentence[];
}

/** How many places of one turn are looked at: hostile texts repeat a word a million times. */
const MOST_PLACES = 500;

/**
 * Finds a quote in a source: the place and the speaker, or null. Accepted are whole words in a row (as `normalizeText` leaves them) within
 * one turn of the customer, at the claimed place and by the claimed speaker. Words whose clause is negated by what was cut off are refused.
 */
export function findQuote(source: NoteSource, claim: Claim): FoundQuote | null {
  return quoteFinder(source)(claim);
}

/** `findQuote` for many quotes of one source, which is normalised once. */
export function quoteFinder(source: NoteSource): (claim: Claim) => FoundQuote | null {
  const spoken = source.turns.filter(({ side }) => side === 'customer').map(spokenOf);
  return (claim) => {
    const words = trimmed(normalizeText(claim.words));
    if (words === '') return null;
    const speaker = claim.speaker === null ? null : nameOf(claim.speaker);
    for (const turn of spoken) {
      if (speaker !== null && nameOf(turn.speaker ?? '') !== speaker) continue;
      const sentence = sentenceWith(turn, words, claim.place);
      if (sentence) return { place: sentence.place, speaker: turn.speaker, side: turn.side };
    }
    return null;
  };
}

function nameOf(text: string): string {
  return normalizeText(text).toLowerCase();
}

function spokenOf({ speaker, side, sentences }: Turn): Spoken {
  const ranges: Sentence[] = [];
  let text = '';
  for (const sentence of sentences) {
    if (text !== '') text += ' ';
    const start = text.length;
    text += normalizeText(sentence.text);
    ranges.push({ start, end: text.length, place: sentence.place });
  }
  return { speaker, side, text, sentences: ranges };
}

/** Without signs at both ends that are no part of a word or figure: a full stop that the seller adds is no claim. */
function trimmed(words: string): string {
  return words.replace(/^[^\p{L}\p{N}+−<>≤≥~#$£€¥-]+/u, '').replace(/[^\p{L}\p{N}\p{M}%‰°#$£€¥+]+$/u, '');
}

/** The sentence in which the words begin, where they may be quoted; undefined where they are not there. */
function sentenceWith(turn: Spoken, words: string, place: string | null): Sentence | undefined {
  let at = turn.text.indexOf(words);
  for (let count = 0; at >= 0 && count < MOST_PLACES; count += 1) {
    const first = mayQuote(turn, words, at);
    if (first && (place === null || placeText(first.place) === place)) return first;
    at = turn.text.indexOf(words, at + 1);
  }
  return undefined;
}

/** The sentence in which the words at an offset begin; undefined where they are cut from a word, a figure or a negated clause. */
function mayQuote({ text, sentences }: Spoken, words: string, at: number): Sentence | undefined {
  const end = at + words.length;
  if (!isWhole(text, at) || !isWhole(text, end)) return undefined;
  const first = sentences.find((one) => one.end > at);
  const last = sentences.find((one) => one.end >= end);
  if (first === undefined || last === undefined) return undefined;
  const isNegated =
    hasNegation(clauseBefore(text.slice(first.start, at), words)) ||
    hasNegation(clauseAfter(text.slice(end, last.end)));
  return isNegated ? undefined : first;
}

/** Whether a quote may begin or end at an offset: not within a word, `don't`, `non-critical`, `1,200.50`, `-5` or `20%`. */
function isWhole(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 2), at);
  const after = text.slice(at, at + 2);
  if (/[\p{L}\p{N}\p{M}_]$/u.test(before) && /^[\p{L}\p{N}\p{M}_]/u.test(after)) return false;
  // A sign between two parts of a word or figure, right before or right after the offset.
  if (/[\p{L}\p{N}]['.,:/&@-]$/u.test(before) && /^[\p{L}\p{N}]/u.test(after)) return false;
  if (/[\p{L}\p{N}]$/u.test(before) && /^['.,:/&@-][\p{L}\p{N}]/u.test(after)) return false;
  // A sign or unit that belongs to a figure.
  if (/[-−–+±<>≤≥~$£€¥#]$/u.test(before) && /^\p{N}/u.test(after)) return false;
  return !(/\p{N}$/u.test(before) && /^[%‰°€$£¥]/u.test(after));
}
