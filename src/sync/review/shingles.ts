/**
 * Three words in a row of a text, as hashes, by which two texts are compared. Similar are two texts that share most of them.
 */

/** Hashes of a text's shingles, each once, smallest first; none of a text too short to be compared by them. */
export type Shingles = readonly string[];

const WORDS = 3;
/** Least shingles for two texts to be compared by them: shorter ones share a turn of phrase by chance. */
const LEAST = 5;

/** The least shingles that two texts share of the longer one's: seven in ten. A name or a figure exchanged stays above it. */
const leastShared = (size: number): number => Math.floor((7 * size + 9) / 10);

/**
 * How many of the smallest shingles of a text have to be looked for: of n at least ⌈0.7 n⌉ are shared with a similar text, so that one of any n − ⌈0.7 n⌉ + 1
 * is, and the smallest that two texts share lies among the smallest of both (prefix filtering; Chaudhuri, Ganti, Kaushik, ICDE 2006).
 */
export function prefixOf(shingles: Shingles): Shingles {
  return shingles.slice(0, shingles.length - leastShared(shingles.length) + 1);
}

/** Whether two texts share as many shingles as a repeat has to. */
export function isSimilar(one: Shingles, other: Shingles): boolean {
  const least = leastShared(Math.max(one.length, other.length));
  if (least === 0 || Math.min(one.length, other.length) < least) return false;
  let [shared, left, right] = [0, 0, 0];
  while (left < one.length && right < other.length) {
    const [a, b] = [one[left]!, other[right]!];
    if (a === b) shared += 1;
    if (a <= b) left += 1;
    if (b <= a) right += 1;
  }
  return shared >= least;
}

/** @param text words in small letters with one space between them */
export function shinglesOf(text: string): Shingles {
  const words = text.split(' ').map(hashWord);
  const count = words.length - WORDS + 1;
  if (count < LEAST) return [];
  const all = new Float64Array(count);
  for (let at = 0; at < count; at += 1) all[at] = together(words[at]!, words[at + 1]!, words[at + 2]!);
  all.sort();
  const shingles: string[] = [];
  for (let at = 0; at < count; at += 1) if (at === 0 || all[at] !== all[at - 1]) shingles.push(digits(all[at]!));
  return shingles.length < LEAST ? [] : shingles;
}

/** Two hashes of 32 bits. */
type Hash = readonly [number, number];

/** The last steps of MurmurHash3 (Appleby, public domain): each bit of the number changes half of the bits of the result. */
function mixed(hash: number): number {
  let bits = hash;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85_eb_ca_6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2_b2_ae_35);
  return bits ^ (bits >>> 16);
}

/** FNV-1a over the letters, with two offsets. With SHA-256 of each shingle the hashes took a quarter of all work on a text. */
function hashWord(word: string): Hash {
  let [one, other] = [0x81_1c_9d_c5, 0x0b_ad_f0_0d];
  for (let at = 0; at < word.length; at += 1) {
    const unit = word.charCodeAt(at);
    one = Math.imul(one ^ unit, 0x01_00_01_93);
    other = Math.imul(other ^ unit, 0x01_00_01_93) + at;
  }
  return [mixed(one), mixed(other)];
}

const HALF = 2 ** 24;

/** 48 bits of three words in their order: one shingle in common by chance decides nothing. */
function together(first: Hash, second: Hash, third: Hash): number {
  const one = mixed(Math.imul(mixed(Math.imul(first[0], 31) + second[0]), 31) + third[0]);
  const other = mixed(Math.imul(mixed(Math.imul(first[1], 31) + second[1]), 31) + third[1]);
  return (one >>> 8) * HALF + (other >>> 8);
}

/** 64 characters in the order of their codes, so that texts are ordered as the numbers are; two for each 12 bits. */
const CHARACTERS = [...'-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz'];
const PAIRS = CHARACTERS.flatMap((one) => CHARACTERS.map((other) => one + other));

function digits(shingle: number): string {
  const [high, low] = [Math.floor(shingle / HALF), shingle % HALF];
  return PAIRS[high >>> 12]! + PAIRS[high & 4095]! + PAIRS[low >>> 12]! + PAIRS[low & 4095]!;
}
