/** What a character does. Letters are 1 to 26: `a` to `z`, also for letters with accents. Up to `DIGIT` a character belongs to a word. */
const LETTERS = 26;
const DIGIT = 27;
const GAP = 29;
/** Joins two words or parts them, depending on how a text is read: hyphens, dots, signs that stand for a letter. */
const JOINT = 30;
const APOSTROPHE = 31;
const COLON = 32;
const BRACKET = 33;
const QUESTION = 34;
/** Markup, entities and blanks of templates: they change what is read. */
const STOP = 35;
/** A character that this reader does not know. */
const ODD = 36;

/** Letters with accents, and the letters that `plainWords` makes of them. */
const ACCENTED = 'àáâãäåçèéêëìíîïñòóôõöøùúûüýÿāăąćĉċčďđēĕėęěĝğġģĥĩīĭįĵķĺļľłńņňōŏőŕŗřśŝşšţťũūŭůűųŵŷźżž';
const FOLDED = 'aaaaaaceeeeiiiinoooooouuuuyyaaaccccddeeeeegggghiiiijkllllnnnooorrrssssttuuuuuuwyzzz';
const GAPS = ' \t\r\n",;%+=~^)]}>£¥€\u00a0¡¿«»‒–—―‘‚“”„…';

const KINDS = kindsOfCharacters();

function kindsOfCharacters(): Uint8Array {
  const kinds = new Uint8Array(0x2100).fill(ODD);
  const set = (letters: string, kind: number): void => {
    for (const letter of letters) kinds[letter.charCodeAt(0)] = kind;
  };
  set(GAPS, GAP);
  set('0123456789', DIGIT);
  set('-.@$!|/\\*`‐\u2011', JOINT);
  set("'’", APOSTROPHE);
  set(':', COLON);
  set('(', BRACKET);
  set('?', QUESTION);
  set('[<{_&#', STOP);
  // Two letters for one: such a word is left to the full check, as one with digits in it is.
  set('ßæœþÆŒÞ', DIGIT);
  for (let kind = 1; kind <= LETTERS; kind += 1) {
    const letter = String.fromCharCode(96 + kind);
    const accented = [...ACCENTED].filter((_, at) => FOLDED[at] === letter).join('');
    set(letter + letter.toUpperCase() + accented + accented.toUpperCase(), kind);
  }
  return kinds;
}

const kindAt = (text: string, at: number): number => {
  const code = text.charCodeAt(at);
  return code < KINDS.length ? KINDS[code]! : ODD;
};

/** By letter: whether it is a vowel; `y` counts as one. */
const IS_VOWEL = new Uint8Array(LETTERS + 1);
for (const vowel of 'aeiouy') IS_VOWEL[vowel.charCodeAt(0) - 96] = 1;

/** Longest word of which letters are kept. */
const KEPT = 32;
const LETTERS_READ = new Uint8Array(KEPT);
const FIRST = 7;

/** One more character of a hash. */
const hashed = (hash: number, code: number): number => (Math.imul(hash, 31) + code) | 0;

/** The hash of a word as `WordReader` makes it. */
export function hashOf(word: string): number {
  let hash = FIRST;
  for (let at = 0; at < word.length; at += 1) hash = hashed(hash, word.charCodeAt(at));
  return hash;
}

/** 31 to the power of the index. */
const POWERS = Int32Array.from({ length: KEPT + 1 }, () => 1);
for (let at = 1; at <= KEPT; at += 1) POWERS[at] = Math.imul(POWERS[at - 1]!, 31);

/** The hash of two words written as one: of the first, and of a second of `length` letters. */
export function hashOfBoth(first: number, second: number, length: number): number {
  return (Math.imul(first - FIRST, POWERS[length]!) + second) | 0;
}

/**
 * Reads a text letter by letter, without regular expressions and without making strings. The words are those of `plainWords`
 * where `isPlain` holds. The fields describe the word that was read last and the signs before it.
 */
export class WordReader {
  /** `hashOf` of the word as `plainWords` writes it. */
  hash = FIRST;
  /** The same with each letter that is repeated read once. */
  squeezed = FIRST;
  /** Letters and digits of the word. */
  length = 0;
  digits = 0;
  vowels = 0;
  /** Most consonants in a row; most times that a letter is repeated. */
  cluster = 0;
  run = 0;
  /** Whether only letters and digits were read, between characters that part words in every reading. */
  isPlain = true;
  /** The word has a joint, so that some readings see several words. */
  isJoined = false;
  /** First character of the word. */
  first = 0;
  /** The letters, 1 to 26, at most 32 of them. All readers share the space: it holds what the last `next()` read. */
  readonly letters = LETTERS_READ;

  /** Place of the first colon and the last bracket so far; -1 where there is none. */
  colon = -1;
  bracket = -1;
  /** A character that changes what is read. */
  isStopped = false;
  /** A character that is not known. */
  isOdd = false;
  at: number;

  private readonly text: string;
  private readonly from: number;
  private readonly to: number;

  constructor(text: string, from: number, to: number) {
    this.text = text;
    this.from = from;
    this.to = to;
    this.at = from;
  }

  /** Reads the next word. False: there is none, or the text is one for the full check. */
  next(): boolean {
    const to = this.to;
    let kind = GAP;
    for (; this.at < to; this.at += 1) {
      kind = kindAt(this.text, this.at);
      if (kind <= DIGIT) break;
      if (kind >= COLON) this.note(kind);
    }
    if (this.at >= to || this.isStopped) return false;
    this.begin();
    this.read(kind);
    this.isPlain &&= !this.isJoined && (this.at >= to || kindAt(this.text, this.at) !== ODD);
    return true;
  }

  /** The word as `plainWords` writes it, where it is plain and of at most 32 letters without digits. */
  word(): string {
    let word = '';
    for (let at = 0; at < this.length; at += 1) word += String.fromCharCode(96 + this.letters[at]!);
    return word;
  }

  private note(kind: number): void {
    const { at } = this;
    if (kind === COLON && this.colon < 0) this.colon = at;
    if (kind === BRACKET) {
      this.bracket = at;
      this.isStopped ||= this.text.charCodeAt(at + 1) === 40;
    }
    // `??` before a unit is a blank of a template.
    if (kind === QUESTION)
      this.isStopped ||= this.text.charCodeAt(at + 1) === 63 && (at === this.from || kindAt(this.text, at - 1) > DIGIT);
    this.isStopped ||= kind === STOP;
    this.isOdd ||= kind === ODD;
  }

  private begin(): void {
    this.hash = this.squeezed = FIRST;
    this.length = this.digits = this.vowels = this.cluster = this.run = 0;
    this.isJoined = false;
    this.first = this.text.charCodeAt(this.at);
    this.isPlain = this.at === this.from || kindAt(this.text, this.at - 1) !== ODD;
  }

  /** Reads to the end of the word. All in one loop over locals: most of the time of a check is spent here. */
  private read(begin: number): void {
    const text = this.text;
    const to = this.to;
    let { at, length, digits, hash, squeezed, vowels, cluster, run } = this;
    let kind = begin;
    let [last, consonants, repeats] = [0, 0, 0];
    for (;;) {
      if (kind <= LETTERS) {
        const code = 96 + kind;
        hash = (Math.imul(hash, 31) + code) | 0;
        if (kind === last) repeats += 1;
        else {
          squeezed = (Math.imul(squeezed, 31) + code) | 0;
          repeats = 1;
          last = kind;
        }
        if (repeats > run) run = repeats;
        if (length < KEPT) LETTERS_READ[length] = kind;
        length += 1;
        if (IS_VOWEL[kind] === 1) {
          vowels += 1;
          consonants = 0;
        } else if (++consonants > cluster) cluster = consonants;
      } else if (kind === DIGIT) {
        hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
        length += 1;
        digits += 1;
        last = 0;
      } else if (kind === JOINT && this.isJoint(at, last)) this.isJoined = true;
      else if (kind !== APOSTROPHE || !this.isContraction(at, last)) break;
      at += 1;
      if (at >= to) break;
      const code = text.charCodeAt(at);
      kind = code < KINDS.length ? KINDS[code]! : ODD;
    }
    this.at = at;
    this.length = length;
    this.digits = digits;
    this.hash = hash;
    this.squeezed = squeezed;
    this.vowels = vowels;
    this.cluster = cluster;
    this.run = run;
  }

  /** Whether a joint is between letters, or a letter and a digit. The parts of a number are read as numbers of their own. */
  private isJoint(at: number, last: number): boolean {
    if (at + 1 >= this.to) return false;
    const next = kindAt(this.text, at + 1);
    return next <= DIGIT && (next !== DIGIT || last > 0);
  }

  /** Whether an apostrophe is left out, as in `don't` and `they'll`; others part words. */
  private isContraction(at: number, last: number): boolean {
    const text = this.text;
    const letter = (place: number): number => (place < this.to ? kindAt(text, place) : GAP);
    if (last === 0) return false;
    const [one, two, after] = [letter(at + 1), letter(at + 2), letter(at + 3)];
    // t, s, m, d
    if (two > DIGIT) return one === 20 || one === 19 || one === 13 || one === 4;
    if (after <= DIGIT) return false;
    // ll, re, ve
    return (one === 12 && two === 12) || ((one === 18 || one === 22) && two === 5);
  }
}
