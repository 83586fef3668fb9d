import fc from 'fast-check';
import { compileFormula, formulaText, parseFormula, type FormulaField } from '../../src/formula/index.ts';
import { atomsOf, UnknownReference } from '../../src/playbook/judge/states/atoms.ts';
import { attemptOf, TODAY, type AtomValue, type State } from '../../src/playbook/judge/states/deal-state.ts';
import { pairs } from '../../src/playbook/judge/states/pairs.ts';
import { partsOf } from '../../src/playbook/judge/states/parts.ts';
import { decidingStates, domainsOf, runnableFormula } from '../../src/playbook/judge/states/rule-states.ts';
import { testSeed } from '../seed.ts';

const TYPES: Readonly<Record<string, FormulaField>> = {
  StageName: { type: 'Picklist' },
  Type: { type: 'Picklist' },
  NextStep: { type: 'Text' },
  Amount: { type: 'Number' },
  Share__c: { type: 'Number', percent: true },
  Ready__c: { type: 'Boolean' },
  CloseDate: { type: 'Date' },
  CreatedDate: { type: 'DateTime' },
  DF_Override_Token__c: { type: 'Number' },
  DF_Answers_A__c: { type: 'Number' },
};
const typeOf = (path: readonly string[]): FormulaField | undefined =>
  path[0] === '$Permission' ? { type: 'Boolean' } : TYPES[path.join('.')];

const domain = (formula: string, isNew = false) =>
  Object.fromEntries(
    [...domainsOf([parseFormula(formula)], isNew, typeOf)].map(([atom, values]) => [atom, new Set(values)]),
  );

describe('the atoms of a formula', () => {
  test.each<[string, Readonly<Record<string, readonly unknown[]>>]>([
    ['BLANKVALUE(Amount, 0) < 3', { 'now:Amount': [2, 2.5, 3, 3.5, 4, 0, null] }],
    ['BLANKVALUE(Share__c, 0) * 100 > 40', { 'now:Share__c': [39, 39.5, 40, 40.5, 41, 0, null] }],
    [
      'Amount >= CASE(Type, "a", 5, 9)',
      {
        'now:Type': ['a', 'A', 'Something else', null],
        'now:Amount': [4, 4.5, 5, 5.5, 6, 8, 8.5, 9, 9.5, 10, 0, null],
      },
    ],
    ['ISBLANK(TEXT(Type))', { 'now:Type': ['Something else', null] }],
    ['NOT(Ready__c)', { 'now:Ready__c': [true, false, null] }],
    ['$Permission.Skip', { 'permission:Skip': [true, false] }],
    ['CloseDate < TODAY() - 3', { 'now:CloseDate': ['2026-11-17', '2026-11-18', '2026-11-19', null] }],
    ['LEN(NextStep) = 0', { 'now:NextStep': ['x', null] }],
    ['NextStep <> "a:1"', { 'now:NextStep': ['a:1', 'A:1', 'Something else', null] }],
    ['PRIORVALUE(Amount) > 1', { 'before:Amount': [0, 0.5, 1, 1.5, 2, null] }],
    [
      'MOD(BLANKVALUE(DF_Answers_A__c, 0) + 100, 1000) < 300',
      { 'slot:DF_Answers_A__c:2': [null, 0, 1, 2, 3, 4, 9, 100, 101, 102, 103, 104, 109] },
    ],
    [
      'OR(DF_Override_Token__c < 500, MOD(DF_Override_Token__c, 100) < 7)',
      {
        'now:DF_Override_Token__c': [499, 499.5, 500, 500.5, 501, 0, null, 400, 406, 407, 408, 506, 507, 508, 6, 7, 8],
      },
    ],
    [
      'CloseDate - PRIORVALUE(CloseDate) > 60',
      {
        'now:CloseDate': ['2027-01-19', '2027-01-20', '2027-01-21', null],
        'before:CloseDate': ['2026-09-21', '2026-09-22', '2026-09-23', null],
      },
    ],
  ])('%s', (formula, expected) => {
    const wanted = Object.fromEntries(Object.entries(expected).map(([atom, values]) => [atom, new Set(values)]));
    expect(domain(formula)).toEqual(wanted);
  });

  test('of a date-time are the seconds and days around its bound, and of a new deal the moment of the save', () => {
    const formula = 'IF(ISNEW(), NOW(), CreatedDate) >= DATETIMEVALUE("2024-03-01 08:30:00")';
    const moments = [
      '2024-02-29T08:30:00.000Z',
      '2024-03-01T08:29:59.000Z',
      '2024-03-01T08:30:00.000Z',
      '2024-03-01T08:30:01.000Z',
      '2024-03-02T08:30:00.000Z',
    ];
    expect(domain(formula)).toEqual({ 'now:CreatedDate': new Set([...moments, null]) });
    expect(domain(formula, true)).toMatchObject({ moment: new Set(moments) });
  });

  test.each([
    'CONTAINS(NextStep, "a")',
    'DF_Answers_A__c < 3',
    'Amount * Amount < 9',
    'LEFT(NextStep, 1) = "a"',
    'MOD(Amount, 2) < PRIORVALUE(Amount)',
    'CASE(Amount, 1, 2, 3) < 3',
    'NextStep = TEXT(Type)',
  ])('a reference without one is an error: %s', (formula) => {
    expect(() => domain(formula)).toThrow(UnknownReference);
  });
});

describe('the parts of a formula', () => {
  const parts = (formula: string) =>
    partsOf(parseFormula(formula)).map(({ conditions }) => conditions.map(formulaText).join(' / '));

  test('read disjoint atoms; what shares one stays together', () => {
    expect(parts('AND(Ready__c, Amount > 1, OR(Amount < 5, Type = "a"), NextStep = "b")')).toEqual([
      'Ready__c',
      'AND((Amount > 1), OR((Amount < 5), (Type = "a")))',
      '(NextStep = "b")',
    ]);
    expect(parts('IF(Ready__c, 2, 0) + IF(Amount > 1, 1, 0) + IF(Amount > 2, 1, 0) < 3')).toEqual([
      'Ready__c',
      '(Amount > 1) / (Amount > 2)',
    ]);
  });

  test('of any formula are disjoint and leave out nothing that it reads', () => {
    const leaf = fc.constantFrom(
      'Ready__c',
      'Amount > 1',
      'Amount < 7',
      'Type = "a"',
      'NextStep = "b"',
      'CloseDate < TODAY()',
    );
    const { tree } = fc.letrec<{ tree: string }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 3, depthSize: 'small' },
        leaf,
        fc
          .tuple(fc.constantFrom('AND', 'OR'), fc.array(tie('tree'), { minLength: 1, maxLength: 4 }))
          .map(([name, args]) => `${name}(${args.join(', ')})`),
        tie('tree').map((one) => `NOT(${one})`),
        fc
          .array(tie('tree'), { minLength: 1, maxLength: 4 })
          .map((args) => `${args.map((one) => `IF(${one}, 1, 0)`).join(' + ')} < 2`),
      ),
    }));
    fc.assert(
      fc.property(tree, (formula) => {
        const node = parseFormula(formula);
        const atoms = partsOf(node).flatMap((part) => part.atoms);
        expect(new Set(atoms).size).toBe(atoms.length);
        expect([...atoms].sort()).toEqual([...atomsOf(node)].sort());
      }),
      { numRuns: 500, seed: testSeed() },
    );
  });
});

describe('the states that decide a formula', () => {
  const states = (formula: string, isNew = false) => {
    const tree = parseFormula(formula);
    return decidingStates(tree, isNew, domainsOf([tree], isNew, typeOf), typeOf);
  };
  /** Whether two formulas differ on some state. */
  const differ = (a: string, b: string) => {
    const [one, other] = [a, b].map((text) => runnableFormula(text, typeOf));
    return states(a).states.some((state) => one!(attemptOf(state, false)) !== other!(attemptOf(state, false)));
  };

  test('tell apart a count that is one off, whatever the number of its parts', () => {
    const fields = ['Ready__c', 'Amount > 1', 'ISBLANK(NextStep)', 'CloseDate < TODAY()', 'TEXT(Type) = "a"'];
    const some = (least: number) => `${fields.map((one) => `IF(${one}, 1, 0)`).join(' + ')} < ${least}`;
    for (const least of [1, 2, 3, 4, 5])
      expect([differ(some(least), some(least - 1)), differ(some(least), some(least))]).toEqual([true, false]);
    expect(differ(some(3), some(3).replace('Amount > 1', 'Amount >= 1'))).toBe(true);
  });

  test('too many for a product are all pairs, and are named', () => {
    const clauses = Array.from(
      { length: 11 },
      (_, power) => `IF(MOD(BLANKVALUE(DF_Answers_A__c, 0), ${10 ** (power + 1)}) < ${3 * 10 ** power}, 1, 0)`,
    );
    const { states: found, pairwise } = states(`${clauses.join(' + ')} < 4`);
    expect(pairwise).toEqual(['2048 combinations of 11 conditions']);
    expect(found.length).toBeLessThan(1000);
  });

  test('are attempts whose packed digits stand where they are read', () => {
    const state: State = new Map<string, AtomValue>([
      ['slot:DF_Answers_A__c:1', 103],
      ['slot:DF_Answers_A__c:0', 2],
      ['before:StageName', 'a'],
      ['now:StageName', 'b'],
    ]);
    expect(attemptOf(state, false)).toMatchObject({
      record: { StageName: 'b', DF_Answers_A__c: 999_999_999_999_932 },
      prior: { StageName: 'a', DF_Answers_A__c: 999_999_999_999_932 },
      today: TODAY,
    });
  });

  test('of all pairs have every pair', () => {
    const lists = [
      [1, 2, 3],
      ['a', 'b'],
      [true, false],
      ['x', 'y', 'z', 'w'],
    ] as readonly (readonly unknown[])[];
    const rows = pairs(lists);
    lists.forEach((list, i) =>
      lists.forEach((other, j) => {
        if (i >= j) return;
        for (const a of list)
          for (const b of other) expect(rows.some((row) => row[i] === a && row[j] === b)).toBe(true);
      }),
    );
    expect(rows.length).toBeLessThan(24);
  });
});

test('a formula written from its tree is the same tree again', () => {
  const formulas = [
    '-2^2 + 3 * 4 & "a\\"b"',
    'AND(NOT(Ready__c), Amount - 1 - 2 < 3, TRUE, NULL = Type)',
    '!Ready__c && Amount <> 1',
  ];
  const bare = (node: unknown): unknown =>
    JSON.parse(JSON.stringify(node, (key, value: unknown) => (key === 'offset' ? undefined : value)));
  for (const formula of formulas)
    expect(bare(parseFormula(formulaText(parseFormula(formula))))).toEqual(bare(parseFormula(formula)));
  const compiled = compileFormula(formulaText(parseFormula('2 * 3 ^ 2')), {
    place: 'field',
    blanks: 'asZero',
    field: () => undefined,
  });
  expect(Number(compiled.evaluate({ field: () => null, now: new Date(0) }))).toBe(36);
});
