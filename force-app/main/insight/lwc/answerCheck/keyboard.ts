/** Rows and columns of keys, in the three Latin keyboard layouts and the Russian one. */
const ROWS = [
  'qwertyuiop',
  'qwertzuiopu',
  'azertyuiop',
  'asdfghjkloa',
  'qsdfghjklm',
  'zxcvbnm',
  'yxcvbnm',
  'wxcvbn',
  'ицукенгшщзхъ',
  'фывапролджэ',
  'ячсмитьбю',
  '1234567890',
];
const RUNS = [...ROWS, ...ROWS.map((row) => [...row].reverse().join(''))];
/** Columns and zigzags: what is typed downwards, and digits with letters. */
const SLANTS = ['qaz', 'wsx', 'edc', 'rfv', 'tgb', 'yhn', 'ujm', 'qay', 'esz'];
const LONG_RUNS = [
  'abcdefghijklmnopqrstuvwxyz',
  '1q2w3e4r5t6z7u8i9o0p',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5z6u7i8o9p0',
  'q1w2e3r4t5y6u7i8o9p0',
];

/** Three Latin letters (1 to 26, in five bits each) of a row or column of keys. */
const IN_RUN = new Uint8Array(1 << 15);
const inRun = (one: number, two: number, three: number): number => (one << 10) | (two << 5) | three;
for (const run of [...RUNS, ...SLANTS])
  for (let at = 0; at + 3 <= run.length; at += 1) {
    const letter = (place: number): number => run.charCodeAt(at + place) - 96;
    const [one, two, three] = [letter(0), letter(1), letter(2)];
    if (Math.min(one, two, three) > 0 && Math.max(one, two, three) <= 26) IN_RUN[inRun(one, two, three)] = 1;
  }

/** Real words of several languages whose letters are neighbours on the keyboard. */
const REAL_WORDS = new Set([
  'wert',
  'trew',
  'poi',
  'rewe',
  'were',
  'tree',
  'pop',
  'op',
  'uio',
  'tyu',
  'per',
  'sas',
  'sad',
  'das',
  'dad',
  'add',
  'ass',
  'fas',
  'der',
  'red',
  'wer',
  'our',
  'pou',
  'rew',
  'sap',
  'tre',
]);

const SHORTEST_RUN = 3;
const SHORTEST_MASH = 4;
const SHORTEST_LONG_RUN = 6;
/** No word has so many letters: what is longer is a key that was held, or no text. */
const LONGEST_WORD = 60;

/**
 * Whether all words are random keys: `asdf`, `qweqwe`, `dfgdfg`, `aaaa`, `1234`, `q w e r`. Upper case is an abbreviation or a product
 * (`HTTPS`, `PLM`) unless it is a run of keys.
 * @param words as `plainWords` reads them
 * @param visible the text as it is written
 */
export function isKeyboardMash(words: readonly string[], visible: string): boolean {
  if (words.length === 0) return false;
  const letters = words.join('');
  if (letters.length < SHORTEST_MASH) return /^([b-z])\1\1$/.test(visible.trim()) || visible.trim() === 'aaa';
  const isUpper = visible === visible.toUpperCase() && /[A-Z]/.test(visible);
  if (words.every((word) => isMashedWord(word, isUpper) || (!isUpper && /^(\p{L})\1\1$/u.test(word)))) return true;
  if (words.length > 1 && words.every(({ length }) => length === 3) && LONG_RUNS.some((run) => run.includes(letters)))
    return true;
  if (words.length < 2 || words.some((word) => word.length > 3)) return false;
  // Keys with blanks between them: `as df`, `q w e r t y`, `a b c d`.
  if (words.every((word) => word.length === 1)) return words.length >= SHORTEST_MASH && !/^\d+$/.test(letters);
  const isUnspoken = words.length > 2 || words.some((word) => !/[aeiouy\d]/.test(word));
  return isUnspoken && letters.length <= LONGEST_WORD && isRuns(letters, SHORTEST_MASH);
}

/** Whether one word is random keys. @param isUpper the text is in upper case */
export function isMashedWord(word: string, isUpper: boolean): boolean {
  if (isSpokenWord(word)) return false;
  if (word.length > LONGEST_WORD) return true;
  // One key held, or a group of keys repeated: `aaaa`, `lalala`, `sdfsdfsdf`.
  if (/^(.)\1{3,}$/u.test(word) || (/^(.{2,4}?)\1{2,}.{0,2}$/u.test(word) && !/^\d+$/.test(word))) return true;
  if (word.length < SHORTEST_RUN || REAL_WORDS.has(word)) return false;
  if (/^\d+$/.test(word)) return word.length >= SHORTEST_MASH && isRuns(word, SHORTEST_MASH);
  if (isUpper) return word.length >= SHORTEST_MASH && isRuns(word, SHORTEST_MASH);
  const base = /^\p{L}{4,}\d+$/u.test(word) ? word.replace(/\d+$/, '') : word;
  return (
    isRuns(base, SHORTEST_RUN) ||
    (word.length >= SHORTEST_LONG_RUN && LONG_RUNS.some((run) => run.includes(word))) ||
    /^(?:\p{L}\d){3,}\p{L}?$/u.test(word) ||
    isNoise(word)
  );
}

/** Whether letters cannot be spoken: groups of consonants repeated (`dfgdfg`), no vowel, or many neighbours of the middle row (`aksjdh`). */
function isNoise(word: string): boolean {
  return (
    /^([bcdfghjklmnpqrstvwxz]{2,4})\1+$/.test(word) ||
    /^[bcdfghjklmnpqrstvwxz]{6,}$/.test(word) ||
    (/^[asdfghjklo]+$/.test(word) && /[sdfghjkl]{4}/.test(word) && !/ss|ll|ff|gg/.test(word)) ||
    /[bcdfghjklmnpqrstvwxz]{8}/.test(word) ||
    /[bcdfghjkmnpqvwxz]{6}/.test(word)
  );
}

/** Whether a word consists only of runs along a row or column of keys: `asdfghjkl`, `qweasd`, `fdsa`. @param shortest length of the first run */
function isRuns(word: string, shortest: number): boolean {
  const reached = [true];
  for (let start = 0; start < word.length; start += 1) {
    if (reached[start] !== true) continue;
    const least = start === 0 ? shortest : SHORTEST_RUN;
    for (let end = start + least; end <= word.length && isRun(word.slice(start, end)); end += 1) reached[end] = true;
  }
  return reached[word.length] === true;
}

function isRun(letters: string): boolean {
  return RUNS.some((row) => row.includes(letters)) || SLANTS.includes(letters);
}

/** Bits of letters. */
const bitsOf = (letters: string): number =>
  [...letters].reduce((bits, letter) => bits | (1 << (letter.charCodeAt(0) - 96)), 0);
const VOWELS = bitsOf('aeiouy');
const MIDDLE_ROW = bitsOf('asdfghjklo');

/** The letters of a word of Latin letters without accents, 1 to 26, and what is in them. */
export interface Letters {
  readonly letters: Uint8Array;
  readonly length: number;
  readonly vowels: number;
  /** Most consonants in a row. */
  readonly cluster: number;
}

/** Whether a word is surely no random keys. True for most words, without a regular expression; false: `isMashedWord` decides. */
export function isSurelySpoken({ letters, length, vowels, cluster }: Letters): boolean {
  if (vowels === 0 || cluster > 4 || length > letters.length) return false;
  const [a, b, c, d, e, f] = [letters[0]!, letters[1]!, letters[2]!, letters[3]!, letters[4]!, letters[5]!];
  if (IN_RUN[inRun(a, b, c)] === 1) {
    if (length === 3 || IN_RUN[inRun(b, c, d)] === 1 || (length > 5 && IN_RUN[inRun(d, e, f)] === 1)) return false;
  }
  return (cluster < 4 || !isMiddleRow(letters, length)) && !isRepeated(letters, length) && !isAlphabet(letters, length);
}

const SPACE = new Uint8Array(32);

/** The same of a word as a text; false for one with other than Latin letters. */
function isSpokenWord(word: string): boolean {
  const { length } = word;
  if (length < SHORTEST_RUN || length > SPACE.length) return false;
  let [vowels, cluster, most] = [0, 0, 0];
  for (let at = 0; at < length; at += 1) {
    const letter = word.charCodeAt(at) - 96;
    if (letter < 1 || letter > 26) return false;
    SPACE[at] = letter;
    if ((VOWELS & (1 << letter)) === 0) cluster += 1;
    else [vowels, cluster] = [vowels + 1, 0];
    if (cluster > most) most = cluster;
  }
  return isSurelySpoken({ letters: SPACE, length, vowels, cluster: most });
}

/** Whether all letters are on the middle row, or next to it: `a`, `s`, `d`, `f`, `g`, `h`, `j`, `k`, `l`, `o`. */
function isMiddleRow(letters: Uint8Array, length: number): boolean {
  for (let at = 0; at < length; at += 1) if ((MIDDLE_ROW & (1 << letters[at]!)) === 0) return false;
  return true;
}

/** Whether a word begins with a group of one to four letters that is repeated at once: `lala…`, `hoho…`. */
function isRepeated(letters: Uint8Array, length: number): boolean {
  for (let size = 1; size <= 4; size += 1) {
    let at = 0;
    const end = Math.max(size, 3 - size);
    while (at < end && letters[at] === letters[at + size]) at += 1;
    if (at === end && 2 * size <= length) return true;
  }
  return false;
}

/** Whether a word begins with letters in the order of the alphabet. */
function isAlphabet(letters: Uint8Array, length: number): boolean {
  if (length < SHORTEST_LONG_RUN) return false;
  for (let at = 1; at < SHORTEST_LONG_RUN; at += 1) if (letters[at] !== letters[at - 1]! + 1) return false;
  return true;
}
