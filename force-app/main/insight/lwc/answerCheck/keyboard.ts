/** Rows of keys, in the three Latin keyboard layouts and the Russian one. */
const ROWS = [
  'qwertyuiop',
  'qwertzuiopü',
  'azertyuiop',
  'asdfghjklöä',
  'qsdfghjklm',
  'zxcvbnm',
  'yxcvbnm',
  'wxcvbn',
  'йцукенгшщзхъ',
  'фывапролджэ',
  'ячсмитьбю',
  '1234567890',
];
const RUNS = [...ROWS, ...ROWS.map((row) => [...row].reverse().join(''))];

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
  'qwerty',
  'qwertz',
  'azerty',
]);

const SHORTEST_RUN = 3;
const SHORTEST_MASH = 4;

/** Whether all words of a text are random keys: `asdf`, `qweqwe`, `dfgdfg`, `aaaa`, `1234`. */
export function isKeyboardMash(text: string): boolean {
  const words = text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  return words.length > 0 && words.every(isMashedWord) && words.join('').length >= SHORTEST_MASH;
}

function isMashedWord(word: string): boolean {
  // Upper case is an abbreviation or a product (`HTTPS`, `PLM`), unless one letter is repeated.
  if (/^(.)\1{3,}$/iu.test(word)) return true;
  const lower = word.toLowerCase();
  if (lower.length < SHORTEST_RUN || REAL_WORDS.has(lower)) return false;
  if (word !== lower && word === word.toUpperCase() && !isRuns(lower, SHORTEST_MASH)) return false;
  if (/^\d+$/.test(word)) return word.length >= SHORTEST_MASH && isRuns(lower, SHORTEST_MASH);
  return isRuns(lower, SHORTEST_RUN) || isRepeatedNoise(lower) || /^[bcdfghjklmnpqrstvwxz]{6,}$/.test(lower);
}

/** Whether a word consists only of runs along a row of keys: `asdfghjkl`, `qweasd`, `fdsa`. */
function isRuns(word: string, shortest: number): boolean {
  if (word === '') return true;
  for (let length = word.length; length >= shortest; length -= 1) {
    const head = word.slice(0, length);
    if (RUNS.some((row) => row.includes(head)) && isRuns(word.slice(length), SHORTEST_RUN)) return true;
  }
  return false;
}

/** Whether a word repeats a group of consonants: `dfgdfg`, `jkjkjk`. With vowels it could be a name (`Tata`, `Baden-Baden`). */
function isRepeatedNoise(word: string): boolean {
  return /^([bcdfghjklmnpqrstvwxz]{2,4})\1+$/.test(word);
}
