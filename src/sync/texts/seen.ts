import { SAME_SHARE } from '../review/repeats.ts';
import type { IndexedText } from './hashes.ts';

/** Bits for each text: some twenty hashes set one each, so that one bit in twelve is set. */
const BITS = 256;
const LEAST = 2 ** 20;
/** 64 MB for each of the two sets. With 4,000,000 texts a hash that is there once seems to be there twice in one case of seven. */
const MOST = 2 ** 29;

/**
 * Which hashes of texts came twice while all texts of an org went by, in memory that does not grow with them. A text that repeats another shares its
 * hash or most of its shingles with it, so most texts need not be looked for in the index. Two hashes can fall together: then a text is looked for in
 * vain.
 */
export class SeenHashes {
  readonly #once: Uint32Array;
  readonly #twice: Uint32Array;
  readonly #mask: number;

  /** @param texts about how many will come */
  constructor(texts: number) {
    const size = Math.min(MOST, Math.max(LEAST, 2 ** Math.ceil(Math.log2(texts * BITS + 1))));
    this.#once = new Uint32Array(size / 32);
    this.#twice = new Uint32Array(size / 32);
    this.#mask = size - 1;
  }

  /** Takes a text that is in the index now. */
  add({ fingerprint, shingles }: IndexedText): void {
    this.#add(fingerprint);
    for (const shingle of shingles) this.#add(shingle);
  }

  /** Whether another text may be the same or similar. */
  mayRepeat({ fingerprint, shingles }: IndexedText): boolean {
    if (this.#isTwice(fingerprint)) return true;
    const least = Math.max(1, SAME_SHARE * shingles.length);
    let shared = 0;
    for (const shingle of shingles) if (this.#isTwice(shingle)) shared += 1;
    return shared >= least;
  }

  #add(hash: string): void {
    const bit = bitOf(hash) & this.#mask;
    const [word, flag] = [bit >>> 5, 1 << (bit & 31)];
    if ((this.#once[word]! & flag) === 0) this.#once[word]! |= flag;
    else this.#twice[word]! |= flag;
  }

  #isTwice(hash: string): boolean {
    const bit = bitOf(hash) & this.#mask;
    return (this.#twice[bit >>> 5]! & (1 << (bit & 31))) !== 0;
  }
}

/** 32 bits of a hash in base64url. */
function bitOf(hash: string): number {
  let bits = 0;
  for (let at = 0; at < 10; at += 1) bits = (Math.imul(bits, 31) + hash.charCodeAt(at)) | 0;
  return bits ^ (bits >>> 15);
}
