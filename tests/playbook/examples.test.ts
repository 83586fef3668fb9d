import { formatProblem, parsePlaybook, runExamples } from '../../src/playbook/index.ts';
import { playbookText } from './support/texts.ts';

const GATES = [
  { toEnter: 'Second', mode: 'enforce', require: [{ answered: { situation: 'Heard' } }] },
  {
    toEnter: 'Third',
    mode: 'enforce',
    require: [
      { pains: { atLeast: 2, evidence: 'Quoted' } },
      { impact: { atLeast: 5000, evidence: 'Confirmed' } },
      { prescribed: 'all' },
    ],
    override: { approver: 'DF_Approve_Gate_Overrides', maxDays: 14 },
  },
  { toEnter: 'Won', mode: 'warn', require: [{ pains: { atLeast: 1, evidence: 'Heard', kind: 'Risk' } }] },
];

const run = (example: object, parts: object = {}) => {
  const examples = [{ name: 'A case', ...example }];
  const [result] = runExamples(parsePlaybook(playbookText({ gates: GATES, examples, ...parts }), 'p.yaml'));
  return result!;
};

describe('an example of a playbook', () => {
  const all = { pains: { Quoted: 1, Confirmed: 1 }, impact: { Confirmed: 5000 }, lines: { total: 2 } };

  test.each([
    ['passes when everything is there', { entering: 'Third', given: all, expect: 'allowed', missing: [] }],
    [
      'names what is missing by kind',
      { entering: 'Third', given: { ...all, impact: {} }, expect: 'blocked', missing: ['impact'] },
    ],
    [
      'by id',
      {
        entering: 'Third',
        given: { ...all, lines: { total: 1, unlinked: 1 } },
        expect: 'blocked',
        missing: ['prescribed:all'],
      },
    ],
    [
      'by concept, over all gates that are crossed',
      { entering: 'Third', from: 'First', given: all, expect: 'blocked', missing: ['situation'] },
    ],
    ['need not name it', { entering: 'Third', given: {}, expect: 'blocked' }],
    ['of a new deal', { entering: 'Third', from: 'new', given: {}, expect: 'blocked', missing: ['new-record'] }],
    ['of a deal that enters the first stage', { entering: 'First', given: {}, expect: 'allowed', missing: [] }],
    ['of an unknown stage', { entering: 'Nowhere', given: {}, expect: 'blocked', missing: ['unknown-stage'] }],
    [
      'with an override on its last day',
      {
        entering: 'Third',
        given: { override: { stage: 'Third', until: '2024-05-05' } },
        today: '2024-05-05',
        expect: 'overridden',
        missing: ['pains', 'impact', 'prescribed'],
      },
    ],
    [
      'with an override that is over',
      {
        entering: 'Third',
        given: { override: { stage: 'Third', until: '2024-05-04' } },
        today: '2024-05-05',
        expect: 'blocked',
      },
    ],
    [
      'of somebody who may bypass',
      { entering: 'Third', given: {}, permissions: ['DF_Bypass_Stage_Gates'], expect: 'bypassed' },
    ],
    [
      'over what no roll-up carries',
      { entering: 'Won', given: { pains: { Confirmed: 2 } }, expect: 'warned', missing: ['pains'] },
    ],
    ['of a deal past a gate that `given` does not name', { entering: 'Third', given: all, expect: 'allowed' }],
    [
      'of a deal past a gate whose concept `given` names',
      {
        entering: 'Third',
        given: { ...all, answered: { situation: 'Assumed' } },
        expect: 'blocked',
        missing: ['situation'],
      },
    ],
    [
      'of a deal past a gate whose field `given` names',
      { entering: 'Third', given: { ...all, DF_Answers_A__c: 0 }, expect: 'blocked', missing: ['situation'] },
    ],
    [
      'of a deal past a gate of which `given` names one criterion',
      {
        entering: 'Won',
        given: { lines: { total: 1, unlinked: 1 } },
        expect: 'blocked',
        missing: ['prescribed', 'pains'],
      },
    ],
    [
      'of a deal that is reopened, which has passed no gate',
      { entering: 'Third', from: 'Lost', given: all, expect: 'blocked', missing: ['situation'] },
    ],
    [
      'with fields by name',
      { entering: 'Third', given: { ...all, DF_Pains_Quoted__c: 1 }, expect: 'blocked', missing: ['pains'] },
    ],
    [
      'out of time',
      { entering: 'Third', given: { CreatedDate: '2019-01-01T00:00:00Z' }, expect: 'exempt', missing: [] },
    ],
  ])('%s', (_name, example) => expect(run(example).differences).toEqual([]));

  test('names what is missing of a named gate by its name and the kind, field or concept', () => {
    const require = [{ filled: 'NextStep' }];
    const gates = [
      { toEnter: 'Second', mode: 'enforce', require },
      { toEnter: 'Second', name: 'legal', mode: 'enforce', require },
    ];
    const missing = (...names: string[]) =>
      run({ entering: 'Second', given: {}, expect: 'blocked', missing: names }, { gates, questions: [] });
    expect(missing('filled:NextStep', 'legal/filled').differences).toEqual([]);
    expect(missing('filled:NextStep', 'legal/NextStep').differences).toEqual([]);
    expect(missing('filled:NextStep', 'signing/filled').differences).toContain(
      '`signing/filled` should be missing, and is not.',
    );
  });

  test('of a deal that is given up asks what the gate to the exempt stage asks, wherever the deal comes from', () => {
    const lost = { field: 'Loss_Reason__c', type: 'picklist' };
    const gates = [...GATES, { toEnter: 'Lost', mode: 'enforce', require: [{ filled: lost }] }];
    const differences = (example: object) => run({ entering: 'Lost', ...example }, { gates }).differences;
    for (const from of [{}, { from: 'First' }, { from: 'Won' }, { from: 'Nowhere' }]) {
      expect(differences({ ...from, given: {}, expect: 'blocked', missing: ['Loss_Reason__c'] })).toEqual([]);
      expect(differences({ ...from, given: { Loss_Reason__c: 'Price' }, expect: 'allowed' })).toEqual([]);
    }
  });

  test.each(['when', 'unless'])(
    'past a gate judges a criterion of it whose `%s` reads a field that `given` names',
    (key) => {
      const asked = { [key]: { picked: { Type: [key === 'when' ? 'New' : 'Old'] } } };
      const gates = [{ toEnter: 'Second', mode: 'enforce', require: [{ filled: 'NextStep', ...asked }] }];
      const differences = (example: object) => run({ entering: 'Third', ...example }, { gates }).differences;
      expect(differences({ given: { Type: 'New' }, expect: 'blocked', missing: ['NextStep'] })).toEqual([]);
      expect(differences({ given: { Type: 'New', NextStep: 'Call' }, expect: 'allowed' })).toEqual([]);
      expect(differences({ given: { Amount: 1 }, expect: 'allowed' })).toEqual([]);
    },
  );

  test('is about a deal in scope, unless its fields replace that', () => {
    const appliesTo = { recordTypes: ['New'], ownerProfiles: ['Sales'], ownerFlag: 'Gated__c' };
    const one = { entering: 'Second', given: {}, expect: 'blocked' };
    expect(run(one, { appliesTo }).passed).toBe(true);
    const other = { ...one, given: { 'RecordType.DeveloperName': 'Renewal' }, expect: 'exempt' };
    expect(run(other, { appliesTo }).passed).toBe(true);
  });

  test('can give an open answer with its due day, which counts to the end of that day and in front of the next gate', () => {
    const answered = { situation: { evidence: 'Heard', notKnownYet: true } };
    const gates = [{ toEnter: 'Second', mode: 'enforce', require: [{ answered }] }, ...GATES.slice(1)];
    const one = { entering: 'Second', given: { answered: { situation: { notKnownYet: '2020-01-31' } } } };
    const differences = (example: object) => run({ ...one, ...example }, { gates }).differences;
    expect(differences({ expect: 'allowed' })).toEqual([]);
    expect(differences({ today: '2020-01-31', expect: 'allowed' })).toEqual([]);
    expect(differences({ today: '2020-02-01', expect: 'blocked', missing: ['situation'] })).toEqual([]);
    const open = { answered: { situation: { notKnownYet: '2020-01-31' } } };
    expect(
      differences({ entering: 'Third', given: { ...all, ...open }, expect: 'blocked', missing: ['situation'] }),
    ).toEqual([]);
  });

  test('can give the amount before the save, of which the larger decides', () => {
    const appliesTo = { amountAtLeast: 10_000 };
    const one = { entering: 'Second', given: { Amount: 9999 }, expect: 'exempt' };
    expect(run(one, { appliesTo }).differences).toEqual([]);
    const lowered = { ...one, before: { Amount: 20_000 }, expect: 'blocked', missing: ['situation'] };
    expect(run(lowered, { appliesTo }).differences).toEqual([]);
  });

  test('that fails reports expected and actual result with the reasons', () => {
    const result = run({ entering: 'Second', given: {}, expect: 'allowed', missing: ['pains'] });
    expect(result).toMatchObject({
      passed: false,
      expected: { outcome: 'allowed', missing: ['pains'] },
      actual: { outcome: 'blocked' },
      differences: [
        'Expected `allowed`, and it is `blocked`.',
        '`pains` should be missing, and is not.',
        '`answered:situation:Heard` is missing, and was not expected: Missing since Second: how the customer handles this today (Heard: they told you). It is where they stand.',
      ],
    });
    const place = { ...result, file: 'p.yaml', message: 'x', severity: 'error' } as const;
    expect(formatProblem(place)).toBe('p.yaml:10:12: x');
  });
});
