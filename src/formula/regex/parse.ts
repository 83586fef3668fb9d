import { both, either, isLineEnd, not, property, range, shorthand, single } from './characters.ts';
import { NO_FLAGS, PatternError } from './pattern.ts';
import type { AssertionKind, CharacterTest, Flags, Pattern, RepeatMode } from './pattern.ts';

const MAX_DEPTH = 100;
const MAX_REPEAT = 10_000;
const CONTROL: Readonly<Record<string, number>> = { t: 9, n: 10, r: 13, f: 12, a: 7, e: 27 };
const ASSERTIONS: Readonly<Record<string, AssertionKind>> = {
  A: 'textStart',
  z: 'textEnd',
  Z: 'lastLineEnd',
  b: 'wordBoundary',
  B: 'noWordBoundary',
};

/** Parses a regular expression in Java's syntax. Throws PatternError. */
export function parsePattern(source: string): { readonly pattern: Pattern; readonly groups: number } {
  const parser = new PatternParser(source);
  return parser.parseAll();
}

class PatternParser {
  readonly #points: readonly string[];
  readonly #names = new Map<string, number>();
  #at = 0;
  #groups = 0;
  #depth = 0;
  #flags: Flags = NO_FLAGS;

  constructor(source: string) {
    this.#points = [...source];
  }

  parseAll(): { readonly pattern: Pattern; readonly groups: number } {
    const pattern = this.#choice();
    if (this.#at < this.#points.length) throw new PatternError('a `)` has no `(`');
    return { pattern, groups: this.#groups };
  }

  #choice(): Pattern {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw new PatternError(`groups nest deeper than ${MAX_DEPTH} levels`);
    const options = [this.#sequence()];
    while (this.#take('|')) options.push(this.#sequence());
    this.#depth -= 1;
    return options.length === 1 && options[0] !== undefined ? options[0] : { kind: 'choice', options };
  }

  #sequence(): Pattern {
    const parts: Pattern[] = [];
    while (this.#at < this.#points.length && this.#peek() !== '|' && this.#peek() !== ')') {
      const part = this.#atom();
      if (part !== undefined) parts.push(this.#repeated(part));
    }
    return { kind: 'sequence', parts };
  }

  #atom(): Pattern | undefined {
    const character = this.#next();
    switch (character) {
      case '(':
        return this.#group();
      case '[':
        return { kind: 'set', test: this.#bracket() };
      case '.':
        return { kind: 'set', test: this.#dot() };
      case '^':
        return { kind: 'assertion', at: this.#flags.multiline ? 'lineStart' : 'textStart' };
      case '$':
        return { kind: 'assertion', at: this.#flags.multiline ? 'lineEnd' : 'lastLineEnd' };
      case '\\':
        return this.#escape();
      case '*':
      case '+':
      case '?':
        throw new PatternError(`the \`${character}\` has nothing to repeat`);
      default:
        if (this.#flags.comments && /\s/.test(character)) return undefined;
        if (this.#flags.comments && character === '#') {
          while (this.#at < this.#points.length && this.#peek() !== '\n') this.#at += 1;
          return undefined;
        }
        return { kind: 'set', test: single(pointOf(character), this.#flags) };
    }
  }

  #dot(): CharacterTest {
    if (this.#flags.dotAll) return () => true;
    return this.#flags.unixLines ? (point) => point !== 10 : not(isLineEnd);
  }

  #group(): Pattern {
    const flags = this.#flags;
    const close = (inner: Pattern): Pattern => {
      if (!this.#take(')')) throw new PatternError('a `(` is never closed');
      this.#flags = flags;
      return inner;
    };
    if (!this.#take('?')) {
      this.#groups += 1;
      const index = this.#groups;
      return close({ kind: 'group', inner: this.#choice(), index });
    }
    if (this.#take(':')) return close(this.#choice());
    if (this.#take('>')) return close({ kind: 'atomic', inner: this.#choice() });
    if (this.#take('=')) return close({ kind: 'look', inner: this.#choice(), behind: false, negative: false });
    if (this.#take('!')) return close({ kind: 'look', inner: this.#choice(), behind: false, negative: true });
    if (this.#take('<')) {
      if (this.#take('=')) return close({ kind: 'look', inner: this.#choice(), behind: true, negative: false });
      if (this.#take('!')) return close({ kind: 'look', inner: this.#choice(), behind: true, negative: true });
      const name = this.#until('>');
      if (!/^[A-Za-z][A-Za-z0-9]*$/.test(name)) throw new PatternError(`\`${name}\` is no name for a group`);
      this.#groups += 1;
      const index = this.#groups;
      this.#names.set(name, index);
      return close({ kind: 'group', inner: this.#choice(), index });
    }
    this.#readFlags();
    if (this.#take(')')) return { kind: 'sequence', parts: [] };
    if (this.#take(':')) return close(this.#choice());
    throw new PatternError('a group that begins with `(?` is not understood');
  }

  #readFlags(): void {
    let on = true;
    while (/[a-zA-Z-]/.test(this.#peek())) {
      const character = this.#next();
      if (character === '-') on = false;
      else if (character === 'i') this.#flags = { ...this.#flags, ignoreCase: on };
      else if (character === 'u') this.#flags = { ...this.#flags, unicodeCase: on };
      else if (character === 'm') this.#flags = { ...this.#flags, multiline: on };
      else if (character === 's') this.#flags = { ...this.#flags, dotAll: on };
      else if (character === 'x') this.#flags = { ...this.#flags, comments: on };
      else if (character === 'd') this.#flags = { ...this.#flags, unixLines: on };
      else throw new PatternError(`the flag \`(?${character})\` is not supported`);
    }
  }

  #escape(): Pattern {
    const character = this.#next('a `\\` stands at the end');
    const assertion = Object.hasOwn(ASSERTIONS, character) ? ASSERTIONS[character] : undefined;
    if (assertion !== undefined) return { kind: 'assertion', at: assertion };
    if (character === 'Q') return this.#quoted();
    if (character === 'R') return lineBreak();
    if (character === 'k') {
      if (!this.#take('<')) throw new PatternError('`\\k` needs a name in `<…>`');
      const name = this.#until('>');
      const index = this.#names.get(name);
      if (index === undefined) throw new PatternError(`there is no group named \`${name}\``);
      return { kind: 'reference', index, ignoreCase: this.#flags.ignoreCase };
    }
    if (/[1-9]/.test(character)) {
      let index = Number(character);
      while (/\d/.test(this.#peek()) && index * 10 + Number(this.#peek()) <= this.#groups)
        index = index * 10 + Number(this.#next());
      return { kind: 'reference', index, ignoreCase: this.#flags.ignoreCase };
    }
    return { kind: 'set', test: this.#escapedSet(character) };
  }

  /** An escape that matches one character, inside or outside of brackets. */
  #escapedSet(character: string): CharacterTest {
    const set = shorthand(character);
    if (set !== undefined) return set;
    if (character === 'p' || character === 'P') {
      const name = this.#take('{') ? this.#until('}') : this.#next('a `\\p` stands at the end');
      const test = property(name);
      return character === 'p' ? test : not(test);
    }
    return single(this.#escapedPoint(character), this.#flags);
  }

  #escapedPoint(character: string): number {
    const control = Object.hasOwn(CONTROL, character) ? CONTROL[character] : undefined;
    if (control !== undefined) return control;
    if (character === 'x') return this.#take('{') ? hexadecimal(this.#until('}')) : hexadecimal(this.#take2(2));
    if (character === 'u') return hexadecimal(this.#take2(4));
    if (character === 'c') return pointOf(this.#next('a `\\c` stands at the end')) ^ 64;
    if (character === '0') {
      let digits = '';
      while (/[0-7]/.test(this.#peek()) && digits.length < 3 && Number.parseInt(digits + this.#peek(), 8) <= 255)
        digits += this.#next();
      if (digits === '') throw new PatternError('`\\0` needs octal digits');
      return Number.parseInt(digits, 8);
    }
    if (/[A-Za-z0-9]/.test(character)) throw new PatternError(`the escape \`\\${character}\` is not supported`);
    return pointOf(character);
  }

  #quoted(): Pattern {
    const parts: Pattern[] = [];
    while (this.#at < this.#points.length && !(this.#peek() === '\\' && this.#points[this.#at + 1] === 'E')) {
      parts.push({ kind: 'set', test: single(pointOf(this.#next()), this.#flags) });
    }
    this.#at += 2;
    // A quantifier after \E applies to the last character only.
    const last = parts.pop();
    return last === undefined
      ? { kind: 'sequence', parts }
      : { kind: 'sequence', parts: [...parts, this.#repeated(last)] };
  }

  #repeated(inner: Pattern): Pattern {
    let result = inner;
    while (true) {
      const bounds = this.#bounds();
      if (bounds === undefined) return result;
      const mode: RepeatMode = this.#take('?') ? 'lazy' : this.#take('+') ? 'possessive' : 'greedy';
      result = { kind: 'repeat', inner: result, least: bounds.least, most: bounds.most, mode };
    }
  }

  #bounds(): { readonly least: number; readonly most: number } | undefined {
    if (this.#take('*')) return { least: 0, most: Infinity };
    if (this.#take('+')) return { least: 1, most: Infinity };
    if (this.#take('?')) return { least: 0, most: 1 };
    if (!this.#take('{')) return undefined;
    const match = /^(\d{1,9})(,?)(\d{0,9})$/.exec(this.#until('}'));
    if (match === null) throw new PatternError('a `{` must be followed by `n}`, `n,}` or `n,m}`');
    const least = Number(match[1]);
    const most = match[2] === '' ? least : match[3] === '' ? Infinity : Number(match[3]);
    if (most < least) throw new PatternError(`\`{${least},${most}}\` counts backwards`);
    if (least > MAX_REPEAT || (most !== Infinity && most > MAX_REPEAT))
      throw new PatternError(`a repetition counts beyond ${MAX_REPEAT}`);
    return { least, most };
  }

  /** A `[…]`: unions, ranges, nested brackets and intersections (`[a-z&&[^x]]`). */
  #bracket(): CharacterTest {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw new PatternError(`brackets nest deeper than ${MAX_DEPTH} levels`);
    const negative = this.#take('^');
    const tests: CharacterTest[] = [];
    let first = true;
    let result: CharacterTest | undefined;
    while (true) {
      if (this.#at >= this.#points.length) throw new PatternError('a `[` is never closed');
      if (!first && this.#take(']')) break;
      if (this.#peek() === '&' && this.#points[this.#at + 1] === '&') {
        this.#at += 2;
        const left = either(tests.splice(0));
        result = result === undefined ? left : both(result, left);
      } else {
        tests.push(this.#bracketItem());
      }
      first = false;
    }
    this.#depth -= 1;
    const rest = either(tests);
    const test = result === undefined ? rest : both(result, rest);
    return negative ? not(test) : test;
  }

  #bracketItem(): CharacterTest {
    const character = this.#next();
    if (character === '[') return this.#bracket();
    let low: number;
    if (character === '\\') {
      const escaped = this.#next('a `\\` stands at the end');
      if (shorthand(escaped) !== undefined || escaped === 'p' || escaped === 'P') return this.#escapedSet(escaped);
      low = this.#escapedPoint(escaped);
    } else {
      low = pointOf(character);
    }
    const next = this.#points[this.#at + 1];
    if (this.#peek() !== '-' || next === undefined || next === ']' || next === '[') return single(low, this.#flags);
    this.#at += 1;
    const end = this.#next();
    const high = end === '\\' ? this.#escapedPoint(this.#next('a `\\` stands at the end')) : pointOf(end);
    if (high < low) throw new PatternError('a range in brackets runs backwards');
    return range(low, high, this.#flags);
  }

  #peek(): string {
    return this.#points[this.#at] ?? '';
  }

  #next(atEnd = 'the pattern ends too early'): string {
    const character = this.#points[this.#at];
    if (character === undefined) throw new PatternError(atEnd);
    this.#at += 1;
    return character;
  }

  #take(character: string): boolean {
    if (this.#peek() !== character) return false;
    this.#at += 1;
    return true;
  }

  #take2(count: number): string {
    let taken = '';
    for (let index = 0; index < count; index += 1) taken += this.#next();
    return taken;
  }

  #until(end: string): string {
    let taken = '';
    while (!this.#take(end)) taken += this.#next(`a \`${end}\` is missing`);
    return taken;
  }
}

function lineBreak(): Pattern {
  const set = (test: CharacterTest): Pattern => ({ kind: 'set', test });
  const pair: Pattern = { kind: 'sequence', parts: [set((point) => point === 13), set((point) => point === 10)] };
  return { kind: 'choice', options: [pair, set((point) => isLineEnd(point) || point === 11 || point === 12)] };
}

function hexadecimal(digits: string): number {
  const value = /^[0-9A-Fa-f]{1,6}$/.test(digits) ? Number.parseInt(digits, 16) : Number.NaN;
  if (!(value <= 0x10ffff)) throw new PatternError(`\`${digits}\` is no hexadecimal character code`);
  return value;
}

function pointOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}
