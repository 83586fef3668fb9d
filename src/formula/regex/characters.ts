import type { CharacterTest, Flags } from './pattern.ts';
import { PatternError } from './pattern.ts';

const within =
  (low: number, high: number): CharacterTest =>
  (point) =>
    point >= low && point <= high;

export const not =
  (test: CharacterTest): CharacterTest =>
  (point) =>
    !test(point);

export const either =
  (tests: readonly CharacterTest[]): CharacterTest =>
  (point) =>
    tests.some((test) => test(point));

export const both =
  (left: CharacterTest, right: CharacterTest): CharacterTest =>
  (point) =>
    left(point) && right(point);

const digit = within(48, 57);
const lower = within(97, 122);
const upper = within(65, 90);
const letter = either([lower, upper]);
const word = either([letter, digit, (point) => point === 95]);
const space: CharacterTest = (point) => point === 32 || (point >= 9 && point <= 13);
const horizontal: CharacterTest = (point) =>
  point === 32 ||
  point === 9 ||
  point === 0xa0 ||
  point === 0x1680 ||
  point === 0x180e ||
  (point >= 0x2000 && point <= 0x200a) ||
  point === 0x202f ||
  point === 0x205f ||
  point === 0x3000;
const vertical: CharacterTest = (point) =>
  (point >= 10 && point <= 13) || point === 0x85 || point === 0x2028 || point === 0x2029;

export const isWord: CharacterTest = word;
export const isLineEnd: CharacterTest = (point) =>
  point === 10 || point === 13 || point === 0x85 || point === 0x2028 || point === 0x2029;

/** The test for `\d`, `\W` and the like, which match only ASCII in Java; undefined for other letters. */
export function shorthand(character: string): CharacterTest | undefined {
  const tests: Readonly<Record<string, CharacterTest>> = { d: digit, w: word, s: space, h: horizontal, v: vertical };
  const test = tests[character.toLowerCase()];
  if (test === undefined || !Object.hasOwn(tests, character.toLowerCase())) return undefined;
  return character === character.toLowerCase() ? test : not(test);
}

/**
 * The test for `\p{Alpha}`, `\p{Lu}`, `\p{IsGreek}` …: Java's ASCII classes are listed here, Unicode classes use JavaScript's regular
 * expressions. Throws PatternError for an unknown class.
 */
export function property(name: string): CharacterTest {
  const ascii: Readonly<Record<string, CharacterTest>> = {
    Lower: lower,
    Upper: upper,
    ASCII: within(0, 127),
    Alpha: letter,
    Digit: digit,
    Alnum: either([letter, digit]),
    Punct: either([within(33, 47), within(58, 64), within(91, 96), within(123, 126)]),
    Graph: within(33, 126),
    Print: within(32, 126),
    Blank: (point) => point === 32 || point === 9,
    Cntrl: either([within(0, 31), within(127, 127)]),
    XDigit: either([digit, within(65, 70), within(97, 102)]),
    Space: space,
    javaLowerCase: unicode('Lowercase') ?? lower,
    javaUpperCase: unicode('Uppercase') ?? upper,
    javaWhitespace: space,
  };
  const known = Object.hasOwn(ascii, name) ? ascii[name] : undefined;
  if (known !== undefined) return known;
  const plain = name.replace(/^(?:Is|general_category=|gc=)/, '').replace(/^(?:script|sc)=/, 'Script=');
  const found = unicode(plain) ?? unicode(`Script=${plain}`);
  if (found === undefined) throw new PatternError(`the character class \`\\p{${name}}\` is not supported`);
  return found;
}

function unicode(name: string): CharacterTest | undefined {
  if (!/^[A-Za-z_=]{1,40}$/.test(name)) return undefined;
  try {
    const pattern = new RegExp(`^\\p{${name}}$`, 'u');
    return (point) => pattern.test(String.fromCodePoint(point));
  } catch {
    return undefined;
  }
}

/** The test for one character; with `ignoreCase` for both its cases (only of ASCII letters unless `unicodeCase` is set). */
export function single(point: number, flags: Flags): CharacterTest {
  return withCase((candidate) => candidate === point, flags);
}

/** The test for a range of characters, bounds included; case as in `single`. */
export function range(low: number, high: number, flags: Flags): CharacterTest {
  return withCase(within(low, high), flags);
}

function withCase(test: CharacterTest, flags: Flags): CharacterTest {
  if (!flags.ignoreCase) return test;
  return (point) => {
    if (test(point)) return true;
    if (point < 128) return test(otherCase(point));
    if (!flags.unicodeCase) return false;
    const character = String.fromCodePoint(point);
    return [character.toLowerCase(), character.toUpperCase()].some((other) => test(other.codePointAt(0) ?? point));
  };
}

function otherCase(point: number): number {
  return letter(point) ? point ^ 32 : point;
}

/** Whether two characters are equal apart from the case of ASCII letters. */
export function sameIgnoringCase(left: number, right: number): boolean {
  return left === right || (left < 128 && right < 128 && letter(left) && otherCase(left) === right);
}
