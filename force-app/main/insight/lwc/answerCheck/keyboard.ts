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
