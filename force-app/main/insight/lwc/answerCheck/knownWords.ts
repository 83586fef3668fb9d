import { undisguised } from './coverage.ts';
import { lexicon } from './lexicon.ts';
import { VARIABLES } from './slots.ts';
import { hashOf } from './wordReader.ts';

/** Most words in a row that a phrase may leave open. */
export const WIDEST = 3;
/** A phrase that begins with an open word goes on with this one. */
const FOLLOWS = 4;
/** The word is a blank of a template where its capitals are such: `X`, `NN`, `Xdays`. */
const BLANK = 8;
const KNOWN = 16;

export const isKnown = (value: number): boolean => value >= KNOWN;
/** How many open words a phrase may have after this one. */
export const reachOf = (value: number): number => value & WIDEST;
export const follows = (value: number): boolean => (value & FOLLOWS) !== 0;
export const isBlank = (value: number): boolean => (value & BLANK) !== 0;

const merged = (one: number, other: number): number =>
  ((one | other) & ~WIDEST) | Math.max(reachOf(one), reachOf(other));

/**
 * What is known of words, by their hashes. A word that has the hash of another is taken for that one and read by the full check, so nothing is
 * lost but time.
 */
export class KnownWords {
  private readonly keys: Int32Array;
  private readonly values: Uint8Array;
  private readonly mask: number;
  /** Hashes of whole answers written as one word. */
  readonly joined: ReadonlySet<number>;

  constructor(words: ReadonlyMap<string, number>, joined: ReadonlySet<string>) {
    let size = 1;
    while (size < words.size * 3) size *= 2;
    this.keys = new Int32Array(size);
    this.values = new Uint8Array(size);
    this.mask = size - 1;
    for (const [word, value] of words) {
      const slot = this.slotOf(hashOf(word));
      this.keys[slot] = hashOf(word);
      this.values[slot] = merged(this.values[slot]!, value);
    }
    this.joined = new Set([...joined].map(hashOf));
  }

  private slotOf(hash: number): number {
    let slot = (hash ^ (hash >>> 15)) & this.mask;
    while (this.values[slot] !== 0 && this.keys[slot] !== hash) slot = (slot + 1) & this.mask;
    return slot;
  }

  /** What is known of a word; 0 for an unknown one. */
  of(hash: number): number {
    return this.values[this.slotOf(hash)]!;
  }
}

let known: KnownWords | undefined;

/** Built at the first use, as the lexicon is. */
export function knownWords(): KnownWords {
  known ??= build();
  return known;
}

function build(): KnownWords {
  const { filler, context, exact, joined, days, nothing, yesNo, phrases } = lexicon();
  const values = new Map<string, number>();
  const add = (word: string, value: number): void => {
    values.set(word, merged(values.get(word) ?? 0, value));
  };
  for (const list of [filler, context, exact, joined, days, nothing, yesNo, phrases.vocabulary])
    for (const entry of list) for (const word of entry.split(' ')) add(word, KNOWN);
  for (const [word, reach] of phrases.reaches()) add(word, KNOWN | Math.min(reach, WIDEST));
  for (const word of phrases.followers()) add(word, KNOWN | FOLLOWS);
  for (const word of VARIABLES) add(word, BLANK);
  // A word that carries nothing may also be read as one that it disguises: `waiit`.
  for (const [word, value] of [...values]) {
    const other = undisguised(word);
    if (other !== word && isKnown(value)) add(word, values.get(other)!);
  }
  return new KnownWords(values, joined);
}
