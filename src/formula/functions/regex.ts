import { expression, raise } from '../expression.ts';
import type { Expression } from '../expression.ts';
import { compilePattern, MatchTooLongError } from '../regex/match.ts';
import { PatternError } from '../regex/pattern.ts';
import { need, ON_CHANGE, words } from './define.ts';
import type { Call, FormulaFunction } from './define.ts';

/** REGEX: whether the whole text matches a pattern in Java's syntax. A blank text counts as the empty text. */
export const regexFunctions: readonly FormulaFunction[] = [
  {
    name: 'REGEX',
    parameters: [words('text'), words('pattern')],
    result: 'Boolean',
    places: ON_CHANGE,
    build: buildRegex,
  },
];

type Test = (text: string) => boolean;

function buildRegex(args: readonly Expression[], call: Call): Expression {
  const subject = need(args[0]);
  const pattern = need(args[1]);
  const value = subject.evaluate;
  const test =
    pattern.literal === undefined ? cachedPattern() : literalPattern(String(pattern.literal ?? ''), pattern, call);
  const source = pattern.evaluate;
  return expression(
    { type: 'Boolean', offset: call.offset, parts: args },
    (environment) => {
      const subjectText = (value(environment) as string | null) ?? '';
      const patternText = (source(environment) as string | null) ?? '';
      try {
        return test(patternText)(subjectText);
      } catch (error) {
        if (error instanceof PatternError) return raise(describe(patternText, error));
        if (error instanceof MatchTooLongError)
          return raise(
            `The pattern \`${patternText}\` takes too long on this text; write it without nested repetitions.`,
          );
        throw error;
      }
    },
    { canBeBlank: false },
  );
}

function describe(pattern: string, error: PatternError): string {
  return `The pattern \`${pattern}\` is not a regular expression that \`REGEX\` understands: ${error.message}.`;
}

/** Compiles a literal pattern together with the formula. Throws FormulaError if it is invalid. */
function literalPattern(source: string, pattern: Expression, call: Call): (source: string) => Test {
  try {
    const test = compilePattern(source);
    return () => test;
  } catch (error) {
    if (error instanceof PatternError) throw call.fail(describe(source, error), pattern.offset);
    throw error;
  }
}

/** Caches the last pattern, because a pattern that is read from a field rarely changes between records. */
function cachedPattern(): (source: string) => Test {
  let last: { readonly source: string; readonly test: Test } | undefined;
  return (source) => {
    if (last?.source !== source) last = { source, test: compilePattern(source) };
    return last.test;
  };
}
