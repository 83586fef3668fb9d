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
}

/** Number of buckets that features are hashed into; a power of two. */
export const BUCKETS = 1 << 16;
/** Where the hash of each kind of feature begins. */
const START = 0x811c9dc5;
const SIDE = mixed(START, 's ');
const LENGTH = mixed(START, 'n ');
const WORD = mixed(START, 'w ');
const PAIR = mixed(START, 'b ');
const FIRST = mixed(START, 'f ');
const PART = mixed(START, 'c ');
const KIND = mixed(START, 'k ');
const ASKED = mixed(START, 'q ');
const ASKED_KIND = mixed(START, 'qk ');
const CROSS = mixed(START, 'x ');

/** Longer sentences are read to here: 120 words hold any spoken sentence. */
const MAX_WORDS = 120;
const MAX_QUESTION_WORDS = 40;

/**
 * The features of a statement as bucket numbers, each once: words, pairs of words, pieces of four characters, classes of words and
 * pairs of them, kinds of numbers, and the same of the question before, marked as such.
 */
export function featuresOf({ text, side, previous }: Statement): Uint32Array {
  const found = new Set<number>();
  const words = wordsOf(text, MAX_WORDS);
  found.add(bucketOf(mixed(SIDE, side)));
  found.add(bucketOf(mixed(LENGTH, lengthOf(words.length))));
  addWords(words, found);
  const kinds = addKinds(words, KIND, found);
  const asked = wordsOf(previous, MAX_QUESTION_WORDS);
  if (asked.length === 0) found.add(bucketOf(mixed(START, 'unasked')));
  for (const [index, word] of asked.entries()) {
    found.add(bucketOf(mixed(ASKED, word)));
    if (index > 0) found.add(bucketOf(mixed(mixed(mixed(ASKED, asked[index - 1]!), ' '), word)));
  }
  const askedKinds = addKinds(asked, ASKED_KIND, found);
  for (const kind of new Set(kinds)) {
    const start = mixed(mixed(CROSS, kind), ' ');
    for (const one of askedKinds) if (one !== 'question') found.add(bucketOf(mixed(start, one)));
  }
  // Sorted, so that training does not depend on the order in which features are found.
  return Uint32Array.from(found).sort();
}

function wordsOf(text: string, most: number): string[] {
  const normal = comparable(text.slice(0, most * 16));
  return normal === '' ? [] : normal.split(' ').slice(0, most);
}

function lengthOf(words: number): string {
  if (words < 4) return 'short';
  if (words < 9) return 'middle';
  return words < 25 ? 'long' : 'endless';
}

/** A number is one feature whatever its digits, so that `4 days` supports `11 days`. */
function plain(word: string): string {
  return /^\d/.test(word) ? word.replace(/\d+/, '0') : word;
}

/** Four characters hold most stems, also within German compounds; three to five measured worse, and no pieces at all too. */
const PIECE = 4;

/** Words, pairs of them, the first one, and pieces. */
function addWords(words: readonly string[], found: Set<number>): void {
  let before = '^';
  for (const [index, raw] of words.entries()) {
    const word = plain(raw);
    found.add(bucketOf(mixed(WORD, word)));
    found.add(bucketOf(mixed(mixed(mixed(PAIR, before), ' '), word)));
    if (index === 0) found.add(bucketOf(mixed(FIRST, word)));
    before = word;
    const framed = `_${word}_`;
    for (let start = 0; start + PIECE <= framed.length; start += 1) {
      found.add(bucketOf(mixed(PART, framed, start, start + PIECE)));
    }
  }
  found.add(bucketOf(mixed(mixed(mixed(PAIR, before), ' '), '$')));
}

/** Classes of words and numbers, alone and in pairs of neighbours (words without a class are passed over); returns the classes. */
function addKinds(words: readonly string[], mark: number, found: Set<number>): string[] {
  const all: string[] = [];
  let before: readonly string[] = ['^'];
  for (let index = 0; index < words.length; index += 1) {
    const amount = amountAt(words, index);
    const kinds = kindsAt(words, index);
    if (amount) kinds.push(amount);
    for (const kind of kinds) {
      found.add(bucketOf(mixed(mark, kind)));
      for (const one of before) found.add(bucketOf(mixed(mixed(mixed(mark, one), ' '), kind)));
    }
    all.push(...kinds);
    if (kinds.length > 0) before = kinds;
  }
  return all;
}

/** FNV-1a (Fowler, Noll & Vo) over UTF-16 code units, continued from a state, so that no strings have to be joined. */
function mixed(state: number, text: string, start = 0, end = text.length): number {
  let value = state;
  for (let index = start; index < end; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value;
}

function bucketOf(state: number): number {
  return ((state ^ (state >>> 15)) >>> 0) & (BUCKETS - 1);
}
