import fc from 'fast-check';
import { FormulaError, FormulaRuntimeError } from '../../src/formula/index.ts';
import { evaluateFormulaLine } from '../../src/formula/lines.ts';
import { compile, environment, errorOf, value } from './support/record.ts';
import { HANG } from '../hang.ts';

function quickly<Result>(run: () => Result): Result {
  const start = performance.now();
  const result = run();
  expect(performance.now() - start).toBeLessThan(HANG);
  return result;
}

describe('hostile formulas are refused quickly', () => {
  test.each([
    ['10,000 parentheses', '('.repeat(10_000) + '1' + ')'.repeat(10_000)],
    ['10,000 calls', 'ABS('.repeat(10_000) + '1' + ')'.repeat(10_000)],
    ['10,000 minus signs', '-'.repeat(10_000) + '1'],
    ['10,000 exclamation marks', '!'.repeat(10_000) + 'TRUE'],
    ['mixed nesting through every operator', '1+(1*(1^('.repeat(3000) + '1' + ')))'.repeat(3000)],
    ['parentheses that never close', '('.repeat(3800)],
    ['an endless sum', `1${'+1'.repeat(40_000)}`],
    ['an endless comparison', `1${'=1'.repeat(40_000)}`],
    ['a comment that never ends', `1 /*${'*'.repeat(3000)}`],
    ['a text that never ends', `"${'a'.repeat(3000)}`],
    ['a backslash before the end', '"\\'],
    ['only control characters', '\u0000\u0001\u0002'],
    ['a lone surrogate', '\ud800'],
    ['a name that is a property of objects', 'constructor(1)'],
    ['another', '__proto__'],
    ['a path through prototypes', 'Account.__proto__.polluted'],
  ])('%s', (_, source) => {
    for (const place of ['rule', 'default'] as const) {
      expect(quickly(() => errorOf(() => compile(source, { place })))).toBeInstanceOf(FormulaError);
    }
  });

  test('MIN and MAX take 255 numbers; OR and AND as many as the formula has room for', () => {
    const many = Array.from({ length: 400 }, (_, index) => index);
    const most = (count: number) => compile(`MAX(${many.slice(0, count).join(',')})`).evaluate(environment());
    expect(String(most(255))).toBe('254');
    expect(() => most(256)).toThrow('`MAX` and `MIN` take at most 255 numbers.');
    expect(compile(`OR(${many.map((one) => `${one}<0`).join(',')})`).evaluate(environment())).toBe(false);
  });

  test('a rule beyond 3,900 characters is refused, with the number', () => {
    const error = errorOf(() => compile(`1 = 1 ${' '.repeat(3900)}`));
    expect((error as Error).message).toBe(
      'The formula is too long (3906 characters). The most is 3900; spaces and comments count.',
    );
    expect(compile(`1 = 1${' '.repeat(3895)}`).type).toBe('Boolean');
  });
});

describe('long but honest formulas compile and evaluate', () => {
  test.each([
    ['sum', `0${'+1'.repeat(1949)}`, '1949'],
    ['concatenation', `"a"${'&"b"'.repeat(970)}`, `a${'b'.repeat(970)}`],
    ['alternatives', `Amount=1${'||Amount=2'.repeat(380)}`, false],
    ['nested IFs', 'IF(FALSE,1,'.repeat(240) + '7' + ')'.repeat(240), '7'],
    ['nested parentheses', '('.repeat(400) + '7' + ')'.repeat(400), '7'],
  ])('%s', (_, source, expected) => {
    expect(quickly(() => value(source, { Amount: 5 }))).toBe(expected);
  });
});

describe('evaluation ends', () => {
  test.each([
    ['2 ^ 1000000', 'out of range'],
    ['10 ^ 1000000', 'out of range'],
    ['1.0000001 ^ 99999999999', 'out of range'],
    ['0 ^ (0 - 1)', 'out of range'],
    ['2 ^ 0.5', 'out of range'],
    ['(10 ^ 64) * (10 ^ 64) ^ (10 ^ 64)', 'out of range'],
    ['VALUE("1e999999999")', 'cannot read'],
    ['EXP(1000)', 'has no value'],
    ['LPAD("a", 999999999999, "b")', 'grows beyond'],
    ['RPAD("a", 2000000)', 'grows beyond'],
    [
      'SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(RPAD("a", 1000, "a"), "a", RPAD("a", 1000, "a")), "a", "aaaa"), "a", "aa")',
      'grows beyond',
    ],
    ['REGEX(RPAD("a", 60, "a"), "(a*)*b")', 'takes too long'],
    ['REGEX(RPAD("a", 60, "a"), "(a|aa)+$b")', 'takes too long'],
    ['REGEX(RPAD("ab", 5000, "ab"), "(ab)*c")', 'takes too long'],
    ['ADDMONTHS(TODAY(), 99999999999)', 'outside the years'],
    ['TODAY() + 10 ^ 40', 'outside the years'],
    ['NOW() - 10 ^ 40', 'outside the years'],
    ['FROMUNIXTIME(10 ^ 30)', 'outside the years'],
    ['CHR(99999999)', 'knows no character'],
  ])('%s', (source, part) => {
    const error = quickly(() => errorOf(() => value(source)));
    expect(error).toBeInstanceOf(FormulaRuntimeError);
    expect((error as Error).message).toContain(part);
  });

  test('small powers and huge exponents of 1 have their value at once', () => {
    expect(quickly(() => value('1 ^ 1000000'))).toBe('1');
    expect(quickly(() => value('0 ^ 1000000'))).toBe('0');
    expect(quickly(() => value('0.5 ^ 1000000'))).toBe('0');
    expect(quickly(() => value('(0 - 1) ^ 1000001'))).toBe('-1');
    expect(quickly(() => value('MOD(10 ^ 60, 7)'))).toMatch(/^[0-6]$/);
  });

  test('huge stored numbers do not become huge texts', () => {
    expect(quickly(() => errorOf(() => value('TEXT(Amount)', { Amount: '1e999999' })))).toBeInstanceOf(
      FormulaRuntimeError,
    );
    expect(String(quickly(() => value('TEXT(Amount)', { Amount: '1e300' }))).length).toBe(301);
  });
});

const TOKENS = [
  ...[
    '1',
    '0',
    '2.5',
    '007',
    '"a"',
    "'b'",
    '""',
    'TRUE',
    'FALSE',
    'NULL',
    '(',
    ')',
    '(',
    ')',
    ',',
    ',',
    '+',
    '-',
    '*',
    '/',
    '^',
    '&',
    '&&',
    '||',
  ],
  ...[
    '!',
    '=',
    '==',
    '<>',
    '!=',
    '<',
    '<=',
    '>',
    '>=',
    'Amount',
    'Name',
    'IsClosed',
    'CloseDate',
    'CreatedDate',
    'StageName',
    'Topics__c',
  ],
  ...[
    'Account.Name',
    '$Permission.Bypass',
    'Nothing',
    '/*',
    '*/',
    '\\',
    '"',
    '§',
    '.',
    'IF(',
    'AND(',
    'CASE(',
    'TEXT(',
    'MOD(',
    'REGEX(',
    'DATE(',
  ],
  ...[
    'LPAD(',
    'BLANKVALUE(',
    'ISBLANK(',
    'PRIORVALUE(',
    'ISCHANGED(',
    'ISPICKVAL(',
    'ADDMONTHS(',
    'DATEVALUE(',
    'VALUE(',
    'ROUND(',
    'MAX(',
  ],
];
const RECORD = {
  Amount: '12.5',
  Name: 'Acme',
  CloseDate: '2026-11-21',
  CreatedDate: '2026-01-02T03:04:05.000Z',
  StageName: 'Won',
};

/** The value, or the kind of error; anything else than our two errors is a failure of its own. */
function outcome(source: string): string {
  try {
    return JSON.stringify(compile(source).evaluate(environment(RECORD, { prior: () => null })));
  } catch (error) {
    if (error instanceof FormulaError || error instanceof FormulaRuntimeError) return `${error.name}: ${error.message}`;
    throw error;
  }
}

describe('random input', () => {
  test('soup of tokens gives the same value or the same error each time, and never another kind of error', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...TOKENS), { maxLength: 25 }), (tokens) => {
        const source = tokens.join(' ');
        expect(outcome(source)).toBe(outcome(source));
      }),
      { numRuns: 3000 },
    );
  });

  test('any text is a formula or refused with a position inside of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (source) => {
        const error = errorOf(() => compile(source));
        if (error === undefined) return;
        if (!(error instanceof FormulaError)) throw error;
        expect(error.offset).toBeGreaterThanOrEqual(0);
        expect(error.offset).toBeLessThanOrEqual(source.length);
        expect(error.line).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: 2000 },
    );
  });

  test('any pattern and any text match, do not match, or are refused', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...'ab01.*+?()[]{}|^$\\dwpQE-,&<=!:>'), { maxLength: 20 }),
        fc.string({ maxLength: 30 }),
        (pattern, text) => {
          const error = errorOf(() => value('REGEX(Name, Note__c)', { Name: text, Note__c: pattern.join('') }));
          if (error !== undefined) expect(error).toBeInstanceOf(FormulaRuntimeError);
        },
      ),
      { numRuns: 3000 },
    );
  });

  test('any line gets one line of JSON as its answer', () => {
    const lines = [
      '',
      '{',
      '[]',
      'null',
      '1',
      '"x"',
      '{}',
      '{"formula":1}',
      '{"formula":"1/0"}',
      '{"formula":"A","fields":{"A":{"type":"Nonsense"}}}',
    ];
    const nested = [
      '{"formula":"A","fields":{"A":5}}',
      '{"formula":"A","fields":null}',
      '{"formula":"A.B","fields":{"A":{"type":"Ref","fields":{"B":null}}}}',
    ];
    const loops = [
      '{"formula":"A","fields":{"A":{"type":"Double","formula":"A + 1"}}}',
      '{"formula":"NOW()","now":"never"}',
      '{"formula":"TODAY()","timeZone":"Mars/Olympus"}',
    ];
    for (const line of [...lines, ...nested, ...loops]) {
      const answer = evaluateFormulaLine(line, new Date('2026-11-21T09:30:00Z'));
      expect(answer).not.toContain('\n');
      expect(JSON.parse(answer)).toEqual({ error: expect.any(String) });
    }
  });
});
