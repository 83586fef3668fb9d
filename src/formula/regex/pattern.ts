/** A parsed regular expression in Java's syntax, as plain data. Characters are code points. */

export type CharacterTest = (codePoint: number) => boolean;

export type Pattern =
  | { readonly kind: 'set'; readonly test: CharacterTest }
  | { readonly kind: 'sequence'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'choice'; readonly options: readonly Pattern[] }
  | { readonly kind: 'group'; readonly inner: Pattern; readonly index: number }
  | { readonly kind: 'atomic'; readonly inner: Pattern }
  | { readonly kind: 'look'; readonly inner: Pattern; readonly behind: boolean; readonly negative: boolean }
  | {
      readonly kind: 'repeat';
      readonly inner: Pattern;
      readonly least: number;
      readonly most: number;
      readonly mode: RepeatMode;
    }
  | { readonly kind: 'reference'; readonly index: number; readonly ignoreCase: boolean }
  | { readonly kind: 'assertion'; readonly at: AssertionKind };

/** Greedy repeats as often as possible and backtracks, lazy repeats as seldom as possible, possessive never backtracks. */
export type RepeatMode = 'greedy' | 'lazy' | 'possessive';

export type AssertionKind =
  | 'textStart'
  | 'textEnd'
  | 'lastLineEnd'
  | 'lineStart'
  | 'lineEnd'
  | 'wordBoundary'
  | 'noWordBoundary';

export interface Flags {
  readonly ignoreCase: boolean;
  readonly unicodeCase: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
  readonly comments: boolean;
  readonly unixLines: boolean;
}

export const NO_FLAGS: Flags = {
  ignoreCase: false,
  unicodeCase: false,
  multiline: false,
  dotAll: false,
  comments: false,
  unixLines: false,
};

/** An invalid pattern, or one that uses an unsupported feature of Java. The message is a clause without a full stop. */
export class PatternError extends Error {}
