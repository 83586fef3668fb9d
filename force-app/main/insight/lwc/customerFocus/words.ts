/** A word in lower case without accents, and the offsets of its first and after its last character in the text. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu;

/** Longest word that is compared with the lexicons; what is longer is cut, so that one endless word costs no more than a short one. */
const LONGEST = 40;

/** The words of a text. `don't`, `state-of-the-art` and `1.5` are one word each. */
export function wordsIn(text: string): Word[] {
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
