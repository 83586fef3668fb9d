import { FormulaRuntimeError } from '../../src/formula/index.ts';
import { errorOf, value } from './support/record.ts';

function matches(pattern: string, text: string): unknown {
  return value('REGEX(Name, Note__c)', { Name: text, Note__c: pattern });
}

describe('REGEX', () => {
  test.each([
    ['\\d{3}-\\d{4}', '555-1234', true],
    ['\\d{3}-\\d{4}', 'x555-1234', false],
    ['[A-Z]{2}\\d+', 'DE123', true],
    ['a|b|cd', 'cd', true],
    ['(?i)acme.*', 'ACME Corp', true],
    ['(?i:a)b', 'AB', false],
    ['[a-z&&[^aeiou]]+', 'xyz', true],
    ['[a-z&&[^aeiou]]+', 'xaz', false],
    ['[a-c[x-z]]+', 'abz', true],
    ['[^a-c]+', 'xyz', true],
    ['[]a]+', 'a]a', true],
    ['[a-]+', 'a-a', true],
    ['\\p{Alpha}+\\p{Punct}', 'abc!', true],
    ['\\p{Lu}\\p{L}*', 'Ärger', true],
    ['\\p{IsGreek}+', 'αβγ', true],
    ['\\w+', 'ä', false],
    ['\\Qa.b\\E+', 'a.bbb', true],
    ['a*+a', 'aaa', false],
    ['(?>a*)a', 'aaa', false],
    ['a*?b', 'aab', true],
    ['(a+)b\\1', 'aabaa', true],
    ['(?<x>a|b)\\k<x>', 'bb', true],
    ['(?<x>a|b)\\k<x>', 'ab', false],
    ['(?=.*\\d)(?=.*[a-z]).{4,}', 'abc1', true],
    ['(?=.*\\d)(?=.*[a-z]).{4,}', 'abcd', false],
    ['(?!foo).*', 'food', false],
    ['.*(?<=foo)bar', 'foobar', true],
    ['.*(?<!foo)bar', 'foobar', false],
    ['.', '😀', true],
    ['..', '😀', false],
    ['a.b', 'a\nb', false],
    ['(?s)a.b', 'a\nb', true],
    ['a\\.b', 'a.b', true],
    ['\\x41\\u0042\\t', 'AB\t', true],
    ['(?x) a b # ab', 'ab', true],
    ['^a$', 'a', true],
    ['(a*)*', 'aaaa', true],
    ['(\\w|\\s)*', 'many words in a row '.repeat(10), true],
    ['([a-z0-9]+\\.)*[a-z]+@([a-z]+\\.)+[a-z]{2,}', 'first.last@mail.example.com', true],
    ['', '', true],
  ])('%j on %j is %j', (pattern, text, expected) => {
    expect(matches(pattern, text)).toBe(expected);
  });

  test.each([
    ['((', 'a `(` is never closed'],
    ['a)', 'a `)` has no `(`'],
    ['*a', 'the `*` has nothing to repeat'],
    ['[a', 'a `[` is never closed'],
    ['[z-a]', 'a range in brackets runs backwards'],
    ['a{2,1}', '`{2,1}` counts backwards'],
    ['a{x}', 'must be followed by `n}`'],
    ['a{99999}', 'counts beyond 10000'],
    ['\\G', 'the escape `\\G` is not supported'],
    ['\\p{Nonsense}', 'the character class `\\p{Nonsense}` is not supported'],
    ['(?q)a', 'the flag `(?q)` is not supported'],
    ['\\k<x>', 'there is no group named `x`'],
    ['\\', 'a `\\` stands at the end'],
  ])('refuses %j clearly', (pattern, part) => {
    const error = errorOf(() => matches(pattern, 'a'));
    expect(error).toBeInstanceOf(FormulaRuntimeError);
    expect((error as Error).message).toContain(part);
  });

  test('runs over a long text', () => {
    expect(matches('.*needle.*', `${'hay '.repeat(20_000)}needle${' hay'.repeat(20_000)}`)).toBe(true);
    expect(matches('[a-z ]*', 'hay '.repeat(30_000))).toBe(true);
  });
});
