import { slotOf } from 'c/gateRules';
import { gateAfter, gatesTo } from '../gateLines.ts';
import { DEAL, playbook } from '../../../../../test/jest/deal.ts';

const record = { Id: DEAL, StageName: 'Needs Analysis', CreatedDate: '2026-11-20T08:00:00Z' };
const surroundings = { today: '2026-11-21', children: { pains: [], answers: [] } };
const governed = (criteria: readonly object[], more = {}) => ({
  playbooks: [{ ...playbook, gates: [{ toEnter: 'Value Proposition', mode: 'enforce', criteria }], ...more }] as any,
  record,
  surroundings,
  language: 'de',
  answers: [],
  pains: [],
});
const fixesOf = (criterion: object) => {
  const [gate] = gatesTo(governed([{ id: 'c', sentence: 'Do it.', ...criterion }]), 'Value Proposition');
  return gate?.lines[0]?.fixes;
};

describe('where a missing thing is fixed', () => {
  test.each([
    [{ kind: 'filled', field: 'NextStep' }, [{ on: 'field', field: 'NextStep', input: { type: 'text' } }]],
    [
      { kind: 'filled', field: 'Long__c', type: 'longText' },
      [{ on: 'field', field: 'Long__c', input: { type: 'longText' } }],
    ],
    [
      { kind: 'picked', field: 'Type', values: ['New'] },
      [{ on: 'field', field: 'Type', input: { type: 'choice', values: ['New'] } }],
    ],
    [
      { kind: 'number', field: 'Amount', atLeast: 1, atMost: 9 },
      [{ on: 'field', field: 'Amount', input: { type: 'number', min: 1, max: 9 } }],
    ],
    [{ kind: 'number', field: 'Amount' }, [{ on: 'field', field: 'Amount', input: { type: 'number' } }]],
    [{ kind: 'checked', field: 'Is__c' }, [{ on: 'field', field: 'Is__c', input: { type: 'check' } }]],
    [{ kind: 'date', field: 'On__c' }, [{ on: 'field', field: 'On__c', input: { type: 'date' } }]],
    [{ kind: 'answered', concept: 'problem', evidence: 'Heard' }, [{ on: 'answer', concept: 'problem' }]],
    [{ kind: 'pains', atLeast: 1, evidence: 'Heard' }, [{ on: 'pains' }]],
    [{ kind: 'prescribed', lines: 'all' }, [{ on: 'lines' }]],
    [{ kind: 'score', atLeast: 10 }, []],
    [
      {
        kind: 'any',
        of: [
          { kind: 'pains', atLeast: 1, evidence: 'Heard' },
          {
            kind: 'all',
            of: [
              { kind: 'impact', atLeast: 1, evidence: 'Quoted' },
              { kind: 'checked', field: 'Is__c' },
            ],
          },
        ],
      },
      [{ on: 'pains' }, { on: 'field', field: 'Is__c', input: { type: 'check' } }],
    ],
  ])('%j', (criterion, expected) => {
    expect(fixesOf(criterion)).toEqual(expected);
  });
});

test("a sentence is in the reader's language, without the playbook's own why next to it", () => {
  const criterion = { id: 'c', kind: 'answered', concept: 'problem', evidence: 'Heard', sentence: 'Note it.' };
  const lineIn = (translations: readonly object[]) =>
    gatesTo(governed([criterion], { translations }), 'Value Proposition')[0]?.lines[0];
  expect(lineIn([])).toMatchObject({ sentence: 'Note it.', why: 'Nobody buys without one.' });
  expect(lineIn([{ language: 'de', id: 'c', text: 'Notieren Sie es.' }])).toMatchObject({
    sentence: 'Notieren Sie es.',
    why: '',
  });
  const [gate] = gatesTo(
    governed([{ ...criterion, sentence: 'Note it. Nobody buys without one.' }]),
    'Value Proposition',
  );
  expect(gate?.lines[0]?.why).toBe('');
});

test("a why in the reader's language is shown next to a sentence that has no room for it", () => {
  const criterion = { id: 'c', kind: 'answered', concept: 'problem', evidence: 'Heard', sentence: 'Note it. So.' };
  const line = (text: string) =>
    gatesTo(
      governed([criterion], { translations: [{ language: 'de', id: 'c', text }], texts: { de: {} } }),
      'Value Proposition',
    )[0]?.lines[0];
  expect(line('Notieren Sie es.')?.why).toBe('Nobody buys without one.');
  expect(line('Notieren Sie es. Nobody buys without one.')?.why).toBe('');
});

test('a question that the playbook does not ask has no why', () => {
  const criterion = { id: 'c', kind: 'answered', concept: 'champion', evidence: 'Heard', sentence: 'Note it.' };
  expect(gatesTo(governed([criterion]), 'Value Proposition')[0]?.lines[0]?.why).toBe('');
});

test('beyond an exempt stage there is no gate', () => {
  expect(gateAfter(governed([]), 'Closed Lost')).toBeUndefined();
});

describe('a criterion whose answer is not known yet', () => {
  const criterion = { id: 'c', sentence: 'Note it.', kind: 'answered', concept: 'problem', evidence: 'Heard' };
  const answers = [{ concept: 'problem', status: 'Not Known Yet', openOwnerName: 'Ada King', openUntil: '2199-12-31' }];
  const lineOf = (condition: object, more: object = {}) =>
    gatesTo({ ...governed([condition]), answers: answers as any, ...more }, 'Value Proposition')[0]?.lines[0];

  test('shows until when it is open, and can be answered there', () => {
    expect(lineOf(criterion)).toMatchObject({
      isMet: false,
      open: 'c.DF_Open_Until',
      fixes: [{ on: 'answer', concept: 'problem' }],
    });
    expect(lineOf({ ...criterion, kind: 'any', of: [criterion] })).toMatchObject({ open: 'c.DF_Open_Until' });
  });

  test('names an answer that is overdue', () => {
    const late = [{ ...answers[0], openUntil: '2020-01-01' }];
    expect(lineOf(criterion, { answers: late })).toMatchObject({ open: 'c.DF_Open_Overdue' });
  });

  test('shows nothing of it for another concept or an answer that was given', () => {
    expect(lineOf({ ...criterion, concept: 'budget' })).not.toHaveProperty('open');
    expect(lineOf(criterion, { answers: [{ ...answers[0], status: 'Answered' }] })).not.toHaveProperty('open');
  });
});

test('a gate that the deal has passed is listed again with what it lacks now, and not when it lacks nothing', () => {
  const criteria = ['problem', 'situation'].map((concept) => ({
    ...{ id: concept, sentence: `Note the ${concept}.`, kind: 'answered', concept, evidence: 'Heard' },
  }));
  const gatesOf = (digits: number) => {
    const deal = governed(criteria);
    const passed = { ...deal, record: { ...record, StageName: 'Value Proposition', DF_Answers_A__c: digits } };
    return gatesTo(passed, playbook.stages.at(-1)!).map(({ toEnter, isAgain, lines }) => [
      toEnter,
      isAgain,
      lines.map(({ id }) => id),
    ]);
  };
  expect(gatesOf(2)).toEqual([['Value Proposition', true, ['problem']]]);
  expect(gatesOf(22)).toEqual([]);
});

describe('a pain that is noted with less evidence than the gate asks for', () => {
  const criterion = { id: 'c', sentence: 'Note a pain.', kind: 'pains', atLeast: 1, evidence: 'Quoted' };
  const pain = (id: string, level: number, more = {}) => ({ id, level, kind: 'Problem', driver: '', ...more });
  const lineOf = (condition: object, ...pains: object[]) =>
    gatesTo({ ...governed([{ ...criterion, ...condition }]), pains: pains as any }, 'Value Proposition')[0]?.lines[0];

  test('is what the fix leads to, with what is known so far', () => {
    expect(lineOf({}, pain('a', 1), pain('b', 2), pain('gone', 0))).toMatchObject({
      soFar: { have: 2, need: 3, isEvidence: true },
      fixes: [{ on: 'pains', raise: { id: 'b', evidence: 'Quoted' } }],
    });
    const risk = { of: { kind: 'Risk', driver: 'Grow' } };
    expect(lineOf(risk, pain('a', 2), pain('b', 1, { kind: 'Risk', driver: 'Grow' }))?.fixes).toEqual([
      { on: 'pains', raise: { id: 'b', evidence: 'Quoted' } },
    ]);
  });

  test.each([
    ['there is none', {}, []],
    ['it is withdrawn', {}, [pain('a', 0)]],
    ['it is of another kind', { of: { kind: 'Risk' } }, [pain('a', 2)]],
    ['fewer pains are noted than are asked for', { atLeast: 2 }, [pain('a', 2)]],
  ])('where %s, a new one is noted', (_, condition, pains) => {
    expect(lineOf(condition, ...pains)?.fixes).toEqual([{ on: 'pains' }]);
  });

  test('is raised where enough pains are noted and too few have the evidence; their number is shown', () => {
    const line = lineOf({ atLeast: 2 }, pain('a', 3), pain('b', 2), pain('c', 1));
    expect(line?.fixes).toEqual([{ on: 'pains', raise: { id: 'b', evidence: 'Quoted' } }]);
    expect(line).not.toHaveProperty('soFar');
  });

  describe('where an impact is asked for', () => {
    const impact = { kind: 'impact', atLeast: 100, evidence: 'Quoted' };
    test.each([
      [
        'the pain with the largest figure and too little evidence is raised',
        [
          [3, 90],
          [2, 10],
          [1, 50],
          [1, null],
        ],
        { raise: { id: '2', evidence: 'Quoted' } },
      ],
      [
        'the best evidenced pain is opened at its figure where none below has one',
        [
          [2, null],
          [3, 90],
        ],
        { figureOf: '1' },
      ],
      ['a pain is noted where there is none', [[0, 90]], {}],
    ])('%s', (_, pains, expected) => {
      const noted = (pains as [number, number | null][]).map(([level, likely], index) =>
        pain(String(index), level, { likely }),
      );
      expect(lineOf(impact, ...noted)?.fixes).toEqual([{ on: 'pains', ...(expected as object) }]);
    });
  });
});

describe('an answer that is given with less evidence than the gate asks for', () => {
  const criterion = { id: 'c', sentence: 'Note it.', kind: 'answered', concept: 'problem', evidence: 'Quoted' };
  const fixesAt = (level: number) => {
    const deal = governed([criterion]);
    const { field, power } = slotOf('problem');
    return gatesTo({ ...deal, record: { ...record, [field]: level * 10 ** power } }, 'Value Proposition')[0]?.lines[0]
      ?.fixes;
  };

  test('is raised', () => {
    expect(fixesAt(2)).toEqual([{ on: 'answer', concept: 'problem', raise: 'Quoted' }]);
  });

  test.each([
    ['there is none', 0],
    ['it is not known yet', 9],
  ])('is given where %s', (_, level) => {
    expect(fixesAt(level)).toEqual([{ on: 'answer', concept: 'problem' }]);
  });
});
