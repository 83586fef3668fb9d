import { amountAt } from './amounts.ts';
import { comparable } from './normalize.ts';
import { kindsAt } from './wordKinds.ts';

/** What the model is asked about. */
export interface Statement {
  readonly text: string;
  /** Whose words: a customer's, the seller's, or notes that name nobody. */
  readonly side: 'customer' | 'seller' | 'note';
  /** The question that was asked just before, by whomever; empty if none. */
  readonly previous: string;
  /** The sentence before in the same turn; empty if none. */
}

/** Number of buckets that features are hashed into; a power of two. */
export const BUCKETS = 1 << 16;
/** Longer sentences are read to here: 120 words hold any spoken sentence. */
const MAX_WORDS = 120;
const MAX_QUESTION_WORDS = 40;

/**
 * The features of a statement as bucket numbers, each once: words, pairs of words, pieces of three to five characters, classes of words and
 * pairs of them, kinds of numbers, and the same of the question before, marked as such.
 */
export function featuresOf({ text, side, previous }: Statement): Uint32Array {
  const found = new Set<number>();
  const add = (feature: string): void => {
    found.add(hash(feature));
  };
  const words = wordsOf(text, MAX_WORDS);
  add(`s ${side}`);
  add(`n ${words.length < 4 ? 'short' : words.length < 9 ? 'middle' : words.length < 25 ? 'long' : 'endless'}`);
  addWords(words, add);
  const kinds = addKinds(words, 'k', add);
  addPieces(words, add);
  const asked = wordsOf(previous, MAX_QUESTION_WORDS);
  if (asked.length === 0) add('unasked');
  for (const [index, word] of asked.entries()) {
    add(`q ${word}`);
    if (index > 0) add(`q ${asked[index - 1]} ${word}`);
  }
  const askedKinds = addKinds(asked, 'qk', add);
  for (const kind of new Set(kinds)) for (const one of askedKinds) if (one !== 'question') add(`x ${kind} ${one}`);
  return Uint32Array.from(found);
}

function wordsOf(text: string, most: number): string[] {
  const normal = comparable(text.slice(0, most * 16));
  return normal === '' ? [] : normal.split(' ').slice(0, most);
}

/** A number is one feature whatever its digits, so that `4 days` supports `11 days`. */
function plain(word: string): string {
  return /^\d/.test(word) ? word.replace(/\d+/, '0') : word;
}

function addWords(words: readonly string[], add: (feature: string) => void): void {
  let before = '^';
  for (const [index, raw] of words.entries()) {
    const word = plain(raw);
    add(`w ${word}`);
    add(`b ${before} ${word}`);
    if (index === 0) add(`f ${word}`);
    before = word;
  }
  add(`b ${before} $`);
}

/** Classes of words and numbers, alone and in pairs of neighbours (words without a class are passed over). */
function addKinds(words: readonly string[], mark: string, add: (feature: string) => void): string[] {
  const all: string[] = [];
  let before: readonly string[] = ['^'];
  for (let index = 0; index < words.length; index += 1) {
    const amount = amountAt(words, index);
    const kinds = kindsAt(words, index);
    if (amount) kinds.push(amount);
    for (const kind of kinds) {
      add(`${mark} ${kind}`);
      for (const one of before) add(`${mark} ${one} ${kind}`);
    }
    all.push(...kinds);
    if (kinds.length > 0) before = kinds;
  }
  return all;
}

const MIN_PIECE = 3;
const MAX_PIECE = 5;

function addPieces(words: readonly string[], add: (feature: string) => void): void {
  for (const raw of words) {
    const word = `_${plain(raw)}_`;
    for (let size = MIN_PIECE; size <= MAX_PIECE; size += 1) {
      for (let start = 0; start + size <= word.length; start += 1) add(`c ${word.slice(start, start + size)}`);
    }
  }
}

/** FNV-1a over UTF-16 code units, folded to the number of buckets. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  value ^= value >>> 15;
  return (value >>> 0) & (BUCKETS - 1);
}
