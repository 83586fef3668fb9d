import { isLineEnd, isWord, sameIgnoringCase } from './characters.ts';
import { parsePattern } from './parse.ts';
import type { AssertionKind, Pattern } from './pattern.ts';

/**
 * The largest number of steps of a match: enough for reasonable patterns, at most a fraction of a second. `(a*)*b` could otherwise take
 * years.
 */
const MAX_STEPS = 1_000_000;
/** The match exceeded the limit of steps or of recursion. */
export class MatchTooLongError extends Error {}

interface State {
  readonly text: readonly number[];
  readonly starts: number[];
  readonly ends: number[];
  steps: number;
}

type Next = (position: number) => boolean;
type Matcher = (state: State, position: number, next: Next) => boolean;

/**
 * Compiles a pattern in Java's syntax to a test of whole texts (Java's `matches`). JavaScript's engine is not used because it has no
 * possessive quantifiers, no intersections in Java's form, and no way to stop a runaway match. Throws PatternError; the test throws
 * MatchTooLongError.
 */
export function compilePattern(source: string): (text: string) => boolean {
  const { pattern, groups } = parsePattern(source);
  const matcher = compile(pattern);
  return (text) => {
    const points = Array.from(text, (character) => character.codePointAt(0) ?? 0);
    const none = new Array<number>(groups + 1).fill(-1);
    const state: State = { text: points, starts: [...none], ends: [...none], steps: 0 };
    try {
      return matcher(state, 0, (position) => position === points.length);
    } catch (error) {
      // Backtracking over groups is recursive; the match is given up when the stack is full, as in Java. Matching has no side effects.
      if (error instanceof RangeError) throw new MatchTooLongError();
      throw error;
    }
  };
}

function count(state: State): void {
  state.steps += 1;
  if (state.steps > MAX_STEPS) throw new MatchTooLongError();
}

function compile(pattern: Pattern): Matcher {
  switch (pattern.kind) {
    case 'set': {
      const { test } = pattern;
      return (state, position, next) => {
        count(state);
        const point = state.text[position];
        return point !== undefined && test(point) && next(position + 1);
      };
    }
    case 'sequence':
      return sequence(pattern.parts.map(compile));
    case 'choice': {
      const options = pattern.options.map(compile);
      return (state, position, next) => options.some((option) => option(state, position, next));
    }
    case 'group':
      return group(compile(pattern.inner), pattern.index);
    case 'atomic':
      return atomic(compile(pattern.inner));
    case 'look':
      return look(compile(pattern.inner), pattern.behind, pattern.negative);
    case 'repeat':
      return repeat(pattern);
    case 'reference':
      return reference(pattern.index, pattern.ignoreCase);
    case 'assertion':
      return (state, position, next) => holds(pattern.at, state.text, position) && next(position);
  }
}

function sequence(parts: readonly Matcher[]): Matcher {
  const from =
    (index: number): Matcher =>
    (state, position, next) => {
      const part = parts[index];
      if (part === undefined) return next(position);
      if (index === parts.length - 1) return part(state, position, next);
      return part(state, position, (reached) => rest[index + 1]?.(state, reached, next) ?? false);
    };
  const rest = [...parts.keys(), parts.length].map(from);
  return rest[0] ?? ((_, position, next) => next(position));
}

function group(inner: Matcher, index: number): Matcher {
  return (state, position, next) => {
    const start = state.starts[index] ?? -1;
    const end = state.ends[index] ?? -1;
    const matched = inner(state, position, (reached) => {
      const innerStart = state.starts[index] ?? -1;
      const innerEnd = state.ends[index] ?? -1;
      state.starts[index] = position;
      state.ends[index] = reached;
      if (next(reached)) return true;
      state.starts[index] = innerStart;
      state.ends[index] = innerEnd;
      return false;
    });
    if (!matched) {
      state.starts[index] = start;
      state.ends[index] = end;
    }
    return matched;
  };
}

function atomic(inner: Matcher): Matcher {
  return (state, position, next) => {
    let reached = -1;
    const found = inner(state, position, (end) => {
      reached = end;
      return true;
    });
    return found && next(reached);
  };
}

function look(inner: Matcher, behind: boolean, negative: boolean): Matcher {
  return (state, position, next) => {
    let found = false;
    if (behind) {
      for (let start = position; start >= 0 && !found; start -= 1)
        found = inner(state, start, (end) => end === position);
    } else {
      found = inner(state, position, () => true);
    }
    return found !== negative && next(position);
  };
}

function repeat({ inner, least, most, mode }: Extract<Pattern, { kind: 'repeat' }>): Matcher {
  if (inner.kind === 'set') return repeatSet(inner.test, least, most, mode);
  const body = compile(inner);
  if (mode === 'possessive') return atomic(repeat({ kind: 'repeat', inner, least, most, mode: 'greedy' }));
  const attempt = (state: State, position: number, done: number, next: Next): boolean => {
    count(state);
    if (mode === 'lazy' && done >= least && next(position)) return true;
    const again =
      done < most &&
      body(state, position, (reached) =>
        reached === position && done >= least ? false : attempt(state, reached, done + 1, next),
      );
    return again || (mode !== 'lazy' && done >= least && next(position));
  };
  return (state, position, next) => attempt(state, position, 0, next);
}

/** Repeats a single-character test in a loop, so that `.*` over a long text does not recurse. */
function repeatSet(
  test: (point: number) => boolean,
  least: number,
  most: number,
  mode: 'greedy' | 'lazy' | 'possessive',
): Matcher {
  return (state, position, next) => {
    const limit = Math.min(state.text.length - position, most);
    let done = 0;
    const matches = (): boolean => {
      count(state);
      return done < limit && test(state.text[position + done] ?? -1);
    };
    if (mode === 'lazy') {
      while (done < least) {
        if (!matches()) return false;
        done += 1;
      }
      while (!next(position + done)) {
        if (!matches()) return false;
        done += 1;
      }
      return true;
    }
    while (matches()) done += 1;
    if (mode === 'possessive') return done >= least && next(position + done);
    for (; done >= least; done -= 1) {
      count(state);
      if (next(position + done)) return true;
    }
    return false;
  };
}

function reference(index: number, ignoreCase: boolean): Matcher {
  return (state, position, next) => {
    const start = state.starts[index] ?? -1;
    if (start < 0) return false;
    const length = (state.ends[index] ?? start) - start;
    for (let offset = 0; offset < length; offset += 1) {
      count(state);
      const wanted = state.text[start + offset] ?? -1;
      const found = state.text[position + offset] ?? -2;
      if (ignoreCase ? !sameIgnoringCase(wanted, found) : wanted !== found) return false;
    }
    return next(position + length);
  };
}

function holds(at: AssertionKind, text: readonly number[], position: number): boolean {
  const before = text[position - 1];
  const after = text[position];
  switch (at) {
    case 'textStart':
      return position === 0;
    case 'textEnd':
      return after === undefined;
    case 'lastLineEnd':
      return (
        after === undefined ||
        (isLineEnd(after) &&
          (position === text.length - 1 || (after === 13 && text[position + 1] === 10 && position === text.length - 2)))
      );
    case 'lineStart':
      return before === undefined || isLineEnd(before);
    case 'lineEnd':
      return after === undefined || isLineEnd(after);
    case 'wordBoundary':
      return isBoundary(before, after);
    case 'noWordBoundary':
      return !isBoundary(before, after);
  }
}

function isBoundary(before: number | undefined, after: number | undefined): boolean {
  return (before !== undefined && isWord(before)) !== (after !== undefined && isWord(after));
}
