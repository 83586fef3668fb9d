import {
  compilePlaybook,
  playbookRules,
  validationRules,
  unmetFormula,
  parsePlaybook,
} from '../../src/playbook/index.ts';
import type { Criterion } from '../../src/playbook/index.ts';
import { playbookText, smallPlaybook } from './support/texts.ts';

const by = (text: string, file = 'p.yaml') => parsePlaybook(text, file);
const names = (parts: Readonly<Record<string, unknown>>) =>
  playbookRules([smallPlaybook(parts)]).map(({ name }) => name);

describe('the condition that a criterion is not met', () => {
  const base = { id: 'x', sentence: 'x' };
  const cases: readonly [string, Criterion, string][] = [
    [
      'an answer in the first slot',
      { ...base, kind: 'answered', concept: 'situation', evidence: 'Assumed' },
      'MOD(BLANKVALUE(DF_Answers_A__c, 0) + 1, 10) < 2',
    ],
    [
      'an answer in the last slot of the first field',
      { ...base, kind: 'answered', concept: 'champion', evidence: 'Heard' },
      'MOD(BLANKVALUE(DF_Answers_A__c, 0) + 100000000000000, 1000000000000000) < 300000000000000',
    ],
    [
      'an answer in the first slot of the second field',
      { ...base, kind: 'answered', concept: 'stakeholder risk', evidence: 'Quoted' },
      'MOD(BLANKVALUE(DF_Answers_B__c, 0) + 1, 10) < 4',
    ],
    [
      'an answer in the last slot of all',
      { ...base, kind: 'answered', concept: 'custom 6', evidence: 'Confirmed' },
      'MOD(BLANKVALUE(DF_Answers_B__c, 0) + 100000000000000, 1000000000000000) < 500000000000000',
    ],
    [
      'an answer that may be open at two stages',
      { ...base, kind: 'answered', concept: 'problem', evidence: 'Quoted', notKnownYet: ['Second', 'Third'] },
      'OR(MOD(BLANKVALUE(DF_Answers_A__c, 0), 100) < 30, AND(MOD(BLANKVALUE(DF_Answers_A__c, 0), 100) >= 90, OR(CASE(StageName, "Second", 1, "Third", 1, 0) < 1, BLANKVALUE(DF_Open_Due__c, 99999) < TODAY() - DATE(2020, 1, 1))))',
    ],
    ['pains heard', { ...base, kind: 'pains', atLeast: 3, evidence: 'Heard' }, 'BLANKVALUE(DF_Pains_Heard__c, 0) < 3'],
    [
      'pains quoted',
      { ...base, kind: 'pains', atLeast: 1, evidence: 'Quoted' },
      'BLANKVALUE(DF_Pains_Quoted__c, 0) < 1',
    ],
    [
      'pains confirmed',
      { ...base, kind: 'pains', atLeast: 10, evidence: 'Confirmed' },
      'BLANKVALUE(DF_Pains_Confirmed__c, 0) < 10',
    ],
    [
      'impact quoted',
      { ...base, kind: 'impact', atLeast: 0.5, evidence: 'Quoted' },
      'BLANKVALUE(DF_Impact_Quoted__c, 0) < 0.5',
    ],
    [
      'impact confirmed',
      { ...base, kind: 'impact', atLeast: 1e12, evidence: 'Confirmed' },
      'BLANKVALUE(DF_Impact_Confirmed__c, 0) < 1000000000000',
    ],
    ['text filled', { ...base, kind: 'filled', field: 'NextStep' }, 'ISBLANK(NextStep)'],
    ['a picklist chosen', { ...base, kind: 'filled', field: 'Type', type: 'picklist' }, 'ISBLANK(TEXT(Type))'],
    ['long text filled', { ...base, kind: 'filled', field: 'Description', type: 'longText' }, 'LEN(Description) = 0'],
  ];
  test.each(cases)('%s', (_name, criterion, expected) => expect(unmetFormula(criterion)).toBe(expected));
});

describe('the rules of a playbook', () => {
  test('are one a criterion, one for new deals and one for unknown stages, and report what the evaluator reports', () => {
    const playbook = smallPlaybook();
    const rules = validationRules(playbook);
    expect(rules.map(({ id, toEnter, active }) => [id, toEnter, active])).toEqual([
      ['answered:situation:Heard', 'Second', true],
      ['pains:2:Quoted', 'Third', true],
      ['new-record', 'Second', true],
      ['unknown-stage', '', true],
      ['override-stage', '', true],
    ]);
    expect(rules[0]?.message).toBe(
      'Missing since Second: how the customer handles this today (Heard: they told you). It is where they stand. [DF ee538]',
    );
    const { sentence, code } = playbook.gates[0]!.criteria[0]!;
    expect(rules[0]?.message).toBe(`${sentence} [DF ${code}]`);
  });

  test('read as they were reviewed', () => {
    const [criterion, , newRecord, unknown] = validationRules(smallPlaybook({ appliesTo: { amountAtLeast: 10_000 } }));
    const head = `  NOT($Permission.DF_Bypass_Stage_Gates),
  OR(ISBLANK(Amount), BLANKVALUE(Amount, 0) >= 10000, ISBLANK(PRIORVALUE(Amount)), BLANKVALUE(PRIORVALUE(Amount), 0) >= 10000),
  OR(DF_Playbook_Pin__c = "small:1", IF(ISNEW(), NOW(), CreatedDate) >= DATETIMEVALUE("2020-01-01 00:00:00")),
`;
    expect(criterion?.formula).toBe(`AND(
${head}  NOT(ISNEW()),
  CASE(PRIORVALUE(StageName), "Second", 2, "Third", 3, "Won", 4, 0) < CASE(StageName, "Second", 2, "Third", 3, "Won", 4, 0),
  MOD(BLANKVALUE(DF_Answers_A__c, 0) + 1, 10) < 3
)`);
    expect(newRecord?.formula).toBe(`AND(
${head}  ISNEW(),
  CASE(StageName, "First", 1, "Second", 2, "Third", 3, "Won", 4, 0) >= 2
)`);
    expect(unknown?.formula).toBe(`AND(
${head}  OR(ISNEW(), ISCHANGED(StageName)),
  CASE(StageName, "First", 1, "Second", 1, "Third", 1, "Won", 1, "Lost", 1, 0) < 1
)`);
  });

  test('of a gate that is asked once look only at the save that crosses it', () => {
    const gates = [{ toEnter: 'Third', mode: 'enforce', asked: 'once', require: [{ filled: 'NextStep' }] }];
    expect(validationRules(smallPlaybook({ gates }))[0]?.formula).toContain(
      '  CASE(StageName, "Third", 3, "Won", 4, 0) >= 3,\n  IF(ISNEW(), 0, CASE(PRIORVALUE(StageName), "Third", 3, "Won", 4, 0)) < 3,\n',
    );
    const beyond = [{ ...gates[0], require: [{ pains: { atLeast: 1, evidence: 'Quoted' } }] }];
    expect(validationRules(smallPlaybook({ gates: beyond }))[0]?.formula).toContain(
      '  NOT(ISNEW()),\n  CASE(StageName, "Third", 3, "Won", 4, 0) >= 3,\n  CASE(PRIORVALUE(StageName), "Third", 3, "Won", 4, 0) < 3,\n',
    );
  });

  test('of a gate that only warns or observes are there, but not active; a playbook without an enforced gate refuses nothing', () => {
    const gates = [{ toEnter: 'Second', mode: 'warn', require: [{ filled: 'NextStep' }] }];
    expect(validationRules(smallPlaybook({ gates })).map(({ id, active }) => [id, active])).toEqual([
      ['filled:NextStep', false],
    ]);
    expect(validationRules(smallPlaybook({ gates: [] }))).toEqual([]);
  });

  test('are in the order of the stages, however the gates are written', () => {
    const gates = [
      { toEnter: 'Third', mode: 'enforce', require: [{ pains: { atLeast: 1, evidence: 'Heard' } }] },
      { toEnter: 'Second', mode: 'enforce', require: [{ filled: 'Type' }] },
    ];
    // New deals are judged by the fields that Second asks for; the rule about them belongs to the first gate that asks for more.
    expect(validationRules(smallPlaybook({ gates })).map(({ toEnter, id }) => `${toEnter} ${id}`)).toEqual([
      'Second filled:Type',
      'Third pains:1:Heard',
      'Third new-record',
      ' unknown-stage',
      ' override-stage',
    ]);
  });
});

describe('the names of rules', () => {
  test('are names that Salesforce takes, carry the code, and are short even when everything else is long', () => {
    const stages = ['First', 'Prüfung & "Freigabe" / Teil — 2', 'Won'];
    const gates = [
      {
        toEnter: stages[1],
        mode: 'enforce',
        require: [{ answered: { situation: 'Heard' } }, { filled: `My_${'Very_'.repeat(10)}Long_Field__c` }],
      },
    ];
    const all = names({ playbook: 'twenty-letters-in-it', stages, gates });
    expect(new Set(all).size).toBe(4);
    for (const name of all) {
      expect(name).toMatch(/^DF_twenty_letters_in_it_(?!.*__)[A-Za-z0-9_]*[A-Za-z0-9]$/);
      expect(name.length).toBeLessThanOrEqual(40);
    }
  });

  test('stay when stages are inserted, sentences reworded, evidence elsewhere or other gates changed', () => {
    const [kept] = names({});
    const questions = [{ concept: 'situation', ask: 'Now?', why: 'Another reason.' }];
    const gates = [
      { toEnter: 'Second', mode: 'enforce', require: [{ filled: 'NextStep' }, { answered: { situation: 'Heard' } }] },
    ];
    const changed = names({ version: 7, stages: ['Zero', 'First', 'Second', 'Third'], questions, gates });
    expect(changed).toContain(kept);
  });

  test('tell two stages apart that read alike', () => {
    const require = [{ answered: { situation: 'Heard' } }];
    const gates = ['Id. Deciders', 'Id Deciders', 'Id-Deciders'].map((toEnter) => ({
      toEnter,
      mode: 'enforce',
      require,
    }));
    const stages = ['First', ...gates.map(({ toEnter }) => toEnter)];
    expect(new Set(names({ stages, gates })).size).toBe(5);
  });
});

describe('two live versions', () => {
  const LATER = { version: 2, from: '2024-01-01T00:00:00Z' };

  test('share the rules that are equal in both; the later one of two that differ carries its version', () => {
    const gates = [
      { toEnter: 'Second', mode: 'enforce', require: [{ answered: { situation: 'Heard' } }] },
      {
        toEnter: 'Third',
        mode: 'enforce',
        require: [{ pains: { atLeast: 2, evidence: 'Quoted' }, because: 'Another reason.' }],
      },
    ];
    const first = by(playbookText());
    const second = by(playbookText({ ...LATER, gates }), 'q.yaml');
    const rules = validationRules([compilePlaybook(first, [second]), compilePlaybook(second, [first])]);
    expect(rules.map(({ id }) => id)).toEqual([
      'answered:situation:Heard',
      'pains:2:Quoted',
      'new-record',
      'unknown-stage',
      'pains:2:Quoted',
      'override-stage',
    ]);
    const created = 'IF(ISNEW(), NOW(), CreatedDate)';
    const one = `OR(DF_Playbook_Pin__c = "small:1", AND(${created} >= DATETIMEVALUE("2020-01-01 00:00:00"), ${created} < DATETIMEVALUE("2024-01-01 00:00:00"), DF_Playbook_Pin__c <> "small:2"))`;
    const two = `OR(DF_Playbook_Pin__c = "small:2", AND(${created} >= DATETIMEVALUE("2024-01-01 00:00:00"), DF_Playbook_Pin__c <> "small:1"))`;
    expect(rules[0]?.formula).toContain(`\n  OR(${one}, ${two}),\n`);
    expect(rules[1]?.formula).toContain(`\n  ${one},\n`);
    expect(rules[4]?.formula).toContain(`\n  ${two},\n`);
    expect(rules[4]?.name).toMatch(/_v2_/);
    expect(new Set(rules.map(({ name }) => name)).size).toBe(6);
  });

  test('have numbers and times of their own, and one code', () => {
    const first = by(playbookText());
    expect(() => compilePlaybook(by(playbookText(), 'q.yaml'), [first])).toThrow(
      'q.yaml:2:10: `1` is the version of `p.yaml` too.',
    );
    expect(() => compilePlaybook(first, [by(playbookText({ version: 2 }), 'q.yaml')])).toThrow(
      'q.yaml:3:7: `2020-01-01T00:00:00Z` is not after `2020-01-01T00:00:00Z`',
    );
    expect(() => compilePlaybook(first, [by(playbookText({ ...LATER, playbook: 'other' }), 'q.yaml')])).toThrow(
      'q.yaml:1:11: `other` is another playbook than `small`.',
    );
  });
});

describe('a compiled playbook', () => {
  test('is frozen to its leaves and the same after JSON', () => {
    const playbook = smallPlaybook();
    expect(Object.isFrozen(playbook.gates[0]?.criteria[0])).toBe(true);
    expect(JSON.parse(JSON.stringify(playbook))).toEqual(playbook);
  });

  test('that ships has the sentences that sellers were shown', () => {
    const require = [
      { pains: { atLeast: 1, evidence: 'Confirmed' } },
      { pains: { atLeast: 3, evidence: 'Heard' }, because: 'One is a mood', id: 'several-pains' },
      { impact: { atLeast: 1, evidence: 'Quoted' } },
      { impact: { atLeast: 1_250_000, evidence: 'Confirmed' }, id: 'large-impact' },
      { filled: 'DF_Desired_Outcome__c' },
      { filled: 'NextStep' },
      { answered: { 'custom 1': 'Quoted' }, because: 'We agreed to ask.' },
    ];
    const questions = [{ concept: 'custom 1', ask: 'Who else?', why: 'Because.' }];
    const playbook = smallPlaybook({ questions, gates: [{ toEnter: 'Second', mode: 'enforce', require }] });
    expect(playbook.gates[0]?.criteria.map(({ sentence }) => sentence)).toEqual([
      'Missing since Second: at least one pain of the customer (Confirmed: they agreed to it). People change because of a problem of their own, not because of one that we see.',
      'Missing since Second: at least 3 pains of the customer (Heard: they told you). One is a mood.',
      'Missing since Second: what at least one pain costs the customer in a year (Quoted: in their own words). A price can only be judged beside what the problem costs.',
      'Missing since Second: pains that cost the customer 1,250,000 EUR or more in a year (Confirmed: they agreed to it). A price can only be judged beside what the problem costs.',
      'Missing since Second: a value in the field "Desired Outcome". The next step relies on it.',
      'Missing since Second: a value in the field "Next Step". The next step relies on it.',
      'Missing since Second: the answer to "Who else?" (Quoted: in their own words). We agreed to ask.',
    ]);
  });
});
