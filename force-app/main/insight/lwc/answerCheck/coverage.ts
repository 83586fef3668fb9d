import { isMashedWord } from './keyboard.ts';
import { lexicon, type Words } from './lexicon.ts';
import type { PhraseKind } from './phrases.ts';
import { asLatin } from './reading.ts';

/** What is found in a text of words. */
export type CoverKind = PhraseKind | 'mash';

/** The best way to read the words up to a position. */
interface Reading {
  /** Words that are neither part of a phrase nor carry nothing. */
  readonly left: number;
  /** Words of context, which only a strong phrase may have around it. */
  readonly context: number;
  readonly kind: CoverKind | null;
  readonly isStrong: boolean;
}

const START: Reading = { left: 0, context: 0, kind: null, isStrong: false };

/**
 * What a text is when phrases and words that carry nothing are taken away and no word is left; null when one is left, or no phrase was found.
 * The reading with the fewest words left wins, among those the one with the strongest phrase.
 */
export function coverOf(words: readonly string[]): CoverKind | null {
  const known = lexicon();
  const best: (Reading | undefined)[] = [START];
  for (let at = 0; at < words.length; at += 1) {
    const reading = best[at];
    if (reading === undefined || reading.left > 0) continue;
    offer(best, at + 1, stepOver(reading, words[at] ?? '', known));
    known.phrases.matches(words, at, (end, { kind, isWeak }) => {
      offer(best, end, { ...reading, kind: reading.kind ?? kind, isStrong: reading.isStrong || !isWeak });
    });
  }
  const last = best[words.length];
  if (last === undefined || last.left > 0) return null;
  return last.context > 0 && !last.isStrong ? null : last.kind;
}

function stepOver(reading: Reading, word: string, known: Words): Reading {
  if (known.filler.has(word) || (word.length < 6 && /^[a-z]?\d{1,4}$/.test(word))) return reading;
  if (known.context.has(word)) return { ...reading, context: reading.context + 1 };
  if (word.length > 3 && isMashedWord(word, false)) return { ...reading, kind: reading.kind ?? 'mash', isStrong: true };
  return { ...reading, left: reading.left + 1 };
}

function offer(best: (Reading | undefined)[], at: number, reading: Reading): void {
  const present = best[at];
  if (present === undefined || isBetter(reading, present)) best[at] = reading;
}

/** Of two ways to read the same words, the one with more for the reviewer is kept: `will ask them` is a promise before it is a pointer. */
const RANKS: readonly (CoverKind | null)[] = [
  'confession',
  'promise',
  'template',
  'pointer',
  'vague',
  'placeholder',
  'echo',
  'nothing',
  'mash',
  null,
];
const rank = ({ kind }: Reading): number => RANKS.indexOf(kind);

function isBetter(one: Reading, other: Reading): boolean {
  if (one.left !== other.left) return one.left < other.left;
  if (one.isStrong !== other.isStrong) return one.isStrong;
  if ((one.kind === null) !== (other.kind === null)) return one.kind !== null;
  if (one.context !== other.context) return one.context < other.context;
  return one.kind !== other.kind && rank(one) < rank(other);
}

/** Digits and signs that stand for the letter that they look like. */
const DIGITS: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', 8: 'b' };

/** Words whose misspelling is still the same placeholder. Short and common words are not among them: `sending` is an answer. */
const MISSPELT = [
  'unknown',
  'applicable',
  'available',
  'determined',
  'confirmed',
  'discussed',
  'placeholder',
  'whatever',
  'undefined',
  'unbekannt',
  'platzhalter',
  'irgendwas',
  'desconocido',
  'sconosciuto',
  'desconhecido',
  'onbekend',
  'nieznane',
];

/**
 * The word that a disguised one stands for, where that is a whole answer without content: letters held (`tbdddd`), digits as letters (`t3st`),
 * look-alikes only, a slip of the keys (`unkown`).
 */
export function undisguised(word: string): string {
  const { exact, phrases } = lexicon();
  const isKnown = (candidate: string) => exact.has(candidate) || phrases.vocabulary.has(candidate);
  if (isKnown(word)) return word;
  if (isPlainlyItself(word)) return word;
  const squeezed = [word.replace(/(\p{L})\1{2,}/gu, '$1'), word.replace(/(\p{L})\1{2,}/gu, '$1$1')];
  const candidates = [
    ...squeezed,
    ...(/\p{L}/u.test(word) && /\d/.test(word)
      ? [word.replace(/\d/g, (digit) => DIGITS[digit] ?? digit), word.replace(/\d+$/, '')]
      : []),
    ...(/[^\x20-\x7e]/.test(word) ? [asLatin(word)] : []),
    ...(word.length > 5 && word.length < 14
      ? MISSPELT.filter((right) => isNear(word, right) && isSlip(word, right))
      : []),
    ...(word.length <= 6 || /^(\p{L})\1+(\p{L})\2+/u.test(word) ? [word.replace(/(\p{L})\1+/gu, '$1')] : []),
  ];
  return (
    candidates.find((candidate) => candidate !== word && exact.has(candidate)) ??
    candidates.find((one) => one !== word && phrases.vocabulary.has(one)) ??
    word
  );
}

/** Whether a word is a slip of the keys for one of the placeholders, or one of them. */
export function isSlipOfKnown(word: string): boolean {
  return MISSPELT.some((right) => isNear(word, right) && isSlip(word, right));
}

/** Whether no letter is repeated in a row and the word is too short or too long for a slip, or like none that is looked for. */
function isPlainlyItself(word: string): boolean {
  let last = 0;
  for (let at = 0; at < word.length; at += 1) {
    const code = word.charCodeAt(at);
    if (code === last || code < 97 || code > 122) return false;
    last = code;
  }
  return word.length < 6 || word.length > 13 || !MISSPELT.some((right) => isNear(word, right));
}

/** Whether two words begin or end alike, as all do that differ by one slip. */
function isNear(word: string, right: string): boolean {
  const gap = word.length - right.length;
  if (gap > 1 || gap < -1) return false;
  let start = 0;
  while (start < 3 && word.charCodeAt(start) === right.charCodeAt(start)) start += 1;
  if (start === 3) return true;
  let end = 1;
  while (end < 4 && word.charCodeAt(word.length - end) === right.charCodeAt(right.length - end)) end += 1;
  return end === 4;
}

/** Whether two words differ by one letter left out, added, exchanged, or by two neighbours swapped. */
function isSlip(word: string, right: string): boolean {
  if (Math.abs(word.length - right.length) > 1) return false;
  let start = 0;
  while (start < word.length && word[start] === right[start]) start += 1;
  const rest = word.slice(start);
  const wanted = right.slice(start);
  return (
    rest.slice(1) === wanted ||
    rest === wanted.slice(1) ||
    rest.slice(1) === wanted.slice(1) ||
    (rest[0] === wanted[1] && rest[1] === wanted[0] && rest.slice(2) === wanted.slice(2))
  );
}
