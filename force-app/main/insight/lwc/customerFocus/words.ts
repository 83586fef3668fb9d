/** A word in lower case without accents, and the offsets of its first and after its last character in the text. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu;

/** Longest word that is compared with the lexicons; what is longer is cut, so that one endless word costs no more than a short one. */
const LONGEST = 40;

/** What a character does: letters and digits of ASCII, other letters and numbers, signs that join two words, all else, and what is not known. */
const ASCII = 0;
const OTHER = 1;
const JOINT = 2;
const GAP = 3;
const UNKNOWN = 4;
/** Blocks without letters and numbers: punctuation, money, arrows and mathematics, boxes and pictures. */
const GAPS = [
  [0x2000, 0x206f],
  [0x20a0, 0x20cf],
  [0x2190, 0x245f],
  [0x2500, 0x2775],
] as const;
/** By character code. */
const CLASSES = Uint8Array.from({ length: 0x250 }, (_, code) => classOf(String.fromCharCode(code)));

function classOf(sign: string): number {
  if (/[\p{L}\p{N}]/u.test(sign)) return sign < '\u0080' ? ASCII : OTHER;
  return /['.-]/.test(sign) ? JOINT : GAP;
}

/** The words of a text. `don't`, `state-of-the-art` and `1.5` are one word each. Letters of other alphabets are left to a regular expression. */
export function wordsIn(text: string): Word[] {
  const words: Word[] = [];
  const { length } = text;
  let at = 0;
  while (at < length) {
    let kind = classAt(text, at);
    if (kind >= JOINT) {
      if (kind === UNKNOWN) return wordsByExpression(text);
      at += 1;
      continue;
    }
    const start = at;
    let isAscii = true;
    for (;;) {
      if (kind === UNKNOWN) return wordsByExpression(text);
      if (kind === OTHER) isAscii = false;
      else if (kind === JOINT && at + 1 < length && classAt(text, at + 1) < JOINT)
        isAscii &&= text.charCodeAt(at) < 128;
      else if (kind !== ASCII) break;
      at += 1;
      if (at >= length) break;
      kind = classAt(text, at);
    }
    const word = text.slice(start, at < start + LONGEST ? at : start + LONGEST);
    words.push({ text: isAscii ? word.toLowerCase() : fold(word), start, end: at });
  }
  return words;
}

function classAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < CLASSES.length) return CLASSES[code] ?? UNKNOWN;
  if (code === 0x2019) return JOINT;
  const isSign = GAPS.some(([first, last]) => code >= first && code <= last);
  return isSign ? GAP : UNKNOWN;
}

function wordsByExpression(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const { index } = match;
    words.push({ text: fold(match[0]), start: index, end: index + match[0].length });
  }
  return words;
}

/** Lower case without accents, with straight apostrophes: `Überträgt’s` becomes `ubertragt's`. */
export function fold(word: string): string {
  const lower = word.slice(0, LONGEST).toLowerCase();
  // Nearly all words are plain ASCII: normalising them would take most of the time.
  if (/^[\x20-\x7F]*$/.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/’/g, "'");
}

/** The words of a list written with spaces or line breaks between them. */
export function listed(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}

/** The phrases of a list written one a line or with ` / ` between them. */
export function phrases(list: string): string[] {
  return list
    .split(/\n|\s\/\s/)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');
}
