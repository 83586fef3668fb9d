import { childrenRead, fieldsRead, fixOf, isMet, measure, NO_CHILDREN, progress, type Condition } from 'c/gateRules';

type Surroundings = Parameters<typeof isMet>[2];
type Deal = Parameters<typeof isMet>[1];

/** A condition, deals that meet it and deals that do not; each deal with its children and the day where they matter. */
interface Case {
  readonly name: string;
  readonly condition: Condition;
  readonly met: readonly (readonly [Deal, Surroundings?])[];
  readonly missing: readonly (readonly [Deal, Surroundings?])[];
}

const TODAY = '2026-03-31';
const ON_NO_DAY: Surroundings = { children: NO_CHILDREN };
const ON_DAY: Surroundings = { today: TODAY, children: NO_CHILDREN };
/** TODAY in days from 2020-01-01, as `DF_Open_Due__c` has it. */
const DUE_TODAY = 2281;
const risk = { kind: 'Risk', driver: 'Grow', level: 3, likely: 600 } as const;
const pains = (...all: (typeof risk | object)[]): Surroundings => ({
  children: { pains: all.map((pain) => ({ kind: '', driver: '', level: 0, likely: null, ...pain })) },
});
const NOTHING: Deal = {};

const CASES: readonly Case[] = [
  {
    name: 'an answer of the first fifteen concepts',
    condition: { kind: 'answered', concept: 'problem', evidence: 'Quoted' },
    met: [[{ DF_Answers_A__c: 30 }], [{ DF_Answers_A__c: 141 }]],
    missing: [[NOTHING], [{ DF_Answers_A__c: 20 }], [{ DF_Answers_A__c: 404 }], [{ DF_Answers_A__c: null }]],
  },
  {
    name: 'an answer of the others',
    condition: { kind: 'answered', concept: 'budget', evidence: 'Heard' },
    met: [[{ DF_Answers_B__c: 20_000 }]],
    missing: [[NOTHING], [{ DF_Answers_B__c: 10_000 }], [{ DF_Answers_A__c: 20_000 }]],
  },
  {
    name: 'an answer, or an open one before the next gate whose due day has not passed',
    condition: { kind: 'answered', concept: 'budget', evidence: 'Heard', notKnownYet: ['Second', 'Third'] },
    met: [
      [{ StageName: 'Second', DF_Answers_B__c: 90_000, DF_Open_Due__c: DUE_TODAY }, ON_DAY],
      [{ StageName: 'Third', DF_Answers_B__c: 190_111, DF_Open_Due__c: DUE_TODAY + 30 }, ON_DAY],
      [{ StageName: 'Won', DF_Answers_B__c: 30_000 }],
      [{ StageName: 'Second', DF_Answers_B__c: 20_000, DF_Open_Due__c: 1 }, ON_DAY],
      [{ StageName: 'Second', DF_Answers_B__c: 90_000, DF_Open_Due__c: null }, ON_DAY],
    ],
    missing: [
      [NOTHING],
      [{ StageName: 'Second', DF_Answers_B__c: 10_000 }, ON_DAY],
      [{ StageName: 'Second', DF_Answers_B__c: 900_000, DF_Open_Due__c: DUE_TODAY }, ON_DAY],
      [{ StageName: 'Second', DF_Answers_B__c: 90_000, DF_Open_Due__c: DUE_TODAY - 1 }, ON_DAY],
      [{ StageName: 'Fourth', DF_Answers_B__c: 90_000, DF_Open_Due__c: DUE_TODAY }, ON_DAY],
      [{ StageName: 'Second', DF_Answers_B__c: 90_000, DF_Open_Due__c: DUE_TODAY }, ON_NO_DAY],
    ],
  },
  {
    name: 'an open answer where none is enough, or a playbook of an earlier release allowed one',
    condition: { kind: 'answered', concept: 'problem', evidence: 'Assumed', notKnownYet: true as never },
    met: [[{ StageName: 'Second', DF_Answers_A__c: 10 }]],
    missing: [[{ StageName: 'Second', DF_Answers_A__c: 90, DF_Open_Due__c: 99_999 }, ON_DAY]],
  },
  {
    name: 'pains by their evidence',
    condition: { kind: 'pains', atLeast: 2, evidence: 'Heard' },
    met: [[{ DF_Pains_Heard__c: 2 }]],
    missing: [[NOTHING], [{ DF_Pains_Heard__c: 1 }], [{ DF_Pains_Confirmed__c: 5 }]],
  },
  {
    name: 'pains of a kind and a driver',
    condition: { kind: 'pains', atLeast: 1, evidence: 'Quoted', of: { kind: 'Risk', driver: 'Grow' } },
    met: [[NOTHING, pains(risk)]],
    missing: [
      [{ DF_Pains_Quoted__c: 9 }],
      [NOTHING, pains({ ...risk, kind: 'Goal' })],
      [NOTHING, pains({ ...risk, driver: '' })],
      [NOTHING, pains({ ...risk, level: 2 })],
      [NOTHING, pains({ ...risk, level: 0 })],
    ],
  },
  {
    name: 'pains with any evidence, which no roll-up carries',
    condition: { kind: 'pains', atLeast: 2, evidence: 'Assumed' },
    met: [[NOTHING, pains(risk, { level: 1 })]],
    missing: [
      [NOTHING, ON_NO_DAY],
      [NOTHING, pains(risk, { level: 0 })],
    ],
  },
  {
    name: 'impact by its evidence',
    condition: { kind: 'impact', atLeast: 999.99, evidence: 'Confirmed' },
    met: [[{ DF_Impact_Confirmed__c: 999.99 }]],
    missing: [[NOTHING], [{ DF_Impact_Confirmed__c: 999.98 }], [{ DF_Impact_Quoted__c: 5000 }]],
  },
  {
    name: 'impact that was only heard, which no roll-up carries',
    condition: { kind: 'impact', atLeast: 1000, evidence: 'Heard' },
    met: [[NOTHING, pains(risk, { ...risk, likely: 400 })]],
    missing: [[NOTHING], [NOTHING, pains(risk, { ...risk, likely: null })]],
  },
  {
    name: 'a field that is filled',
    condition: { kind: 'filled', field: 'NextStep' },
    met: [[{ NextStep: 'Call' }], [{ NextStep: 0 }], [{ NextStep: false }]],
    missing: [[NOTHING], [{ NextStep: null }], [{ NextStep: '' }]],
  },
  {
    name: 'one of some values',
    condition: { kind: 'picked', field: 'Type', values: ['Upgrade', 'New'] },
    met: [[{ Type: 'New' }]],
    missing: [[NOTHING], [{ Type: 'new' }], [{ Type: 'Other' }]],
  },
  {
    name: 'a number between two others',
    condition: { kind: 'number', field: 'Rank__c', atLeast: 0, atMost: 7 },
    met: [[{ Rank__c: 0 }], [{ Rank__c: 7 }]],
    missing: [[NOTHING], [{ Rank__c: -0.01 }], [{ Rank__c: 7.01 }], [{ Rank__c: 'many' }]],
  },
  {
    name: 'a number without bounds, in a currency',
    condition: { kind: 'number', field: 'Amount', currency: 'EUR' },
    met: [[{ Amount: -5, CurrencyIsoCode: 'EUR' }]],
    missing: [[{ Amount: 5, CurrencyIsoCode: 'USD' }], [{ CurrencyIsoCode: 'EUR' }]],
  },
  {
    name: 'a box that is ticked',
    condition: { kind: 'checked', field: 'Ready__c' },
    met: [[{ Ready__c: true }]],
    missing: [[NOTHING], [{ Ready__c: false }], [{ Ready__c: 'true' }]],
  },
  {
    name: 'a day between two others, written out',
    condition: { kind: 'date', field: 'Go_Live__c', notBefore: '2026-01-01', notAfter: '2026-12-31' },
    met: [[{ Go_Live__c: '2026-01-01' }], [{ Go_Live__c: '2026-12-31' }]],
    missing: [[NOTHING], [{ Go_Live__c: '2025-12-31' }], [{ Go_Live__c: '2027-01-01' }]],
  },
  {
    name: 'a day counted from the day of the save, over the end of a month',
    condition: { kind: 'date', field: 'Go_Live__c', notBefore: { today: -1 }, notAfter: { today: 1 } },
    met: [
      [{ Go_Live__c: '2026-03-30' }, ON_DAY],
      [{ Go_Live__c: '2026-04-01' }, ON_DAY],
    ],
    missing: [
      [{ Go_Live__c: '2026-03-29' }, ON_DAY],
      [{ Go_Live__c: '2026-04-02' }, ON_DAY],
      [{ Go_Live__c: '2026-03-31' }],
    ],
  },
  {
    name: 'any day at all',
    condition: { kind: 'date', field: 'Go_Live__c' },
    met: [[{ Go_Live__c: '1999-01-01' }]],
    missing: [[{ Go_Live__c: '' }]],
  },
  {
    name: 'lines that each stand on a pain',
    condition: { kind: 'prescribed', lines: 'all' },
    met: [[{ HasOpportunityLineItem: true, DF_Lines_Unlinked__c: 0 }]],
    missing: [
      [NOTHING],
      [{ HasOpportunityLineItem: true, DF_Lines_Unlinked__c: 1 }],
      [{ HasOpportunityLineItem: true, DF_Lines_Unlinked__c: null }],
      [{ HasOpportunityLineItem: false, DF_Lines_Unlinked__c: 0 }],
    ],
  },
  {
    name: 'lines that each stand on a pain, if there are any',
    condition: { kind: 'prescribed', lines: 'ifAny' },
    met: [[NOTHING], [{ HasOpportunityLineItem: true, DF_Lines_Unlinked__c: 0 }]],
    missing: [[{ HasOpportunityLineItem: true, DF_Lines_Unlinked__c: 2 }], [{ HasOpportunityLineItem: true }]],
  },
  {
    name: 'a score',
    condition: { kind: 'score', atLeast: 40 },
    met: [[{ DF_Discovery_Score__c: 40 }]],
    missing: [[NOTHING], [{ DF_Discovery_Score__c: 39 }], [{ DF_Discovery_Score__c: 'n/a' }]],
  },
  {
    name: 'one thing of several',
    condition: {
      kind: 'any',
      of: [
        { kind: 'filled', field: 'NextStep' },
        { kind: 'checked', field: 'Ready__c' },
      ],
    },
    met: [[{ NextStep: 'Call' }], [{ Ready__c: true }]],
    missing: [[NOTHING]],
  },
  {
    name: 'all of several things, one of them by the children',
    condition: {
      kind: 'all',
      of: [
        { kind: 'filled', field: 'NextStep' },
        { kind: 'any', of: [{ kind: 'pains', atLeast: 1, evidence: 'Assumed' }] },
      ],
    },
    met: [[{ NextStep: 'Call' }, pains(risk)]],
    missing: [[{ NextStep: 'Call' }], [NOTHING, pains(risk)]],
  },
];

describe('a condition', () => {
  it.each(CASES)('asks for $name', ({ condition, met, missing }) => {
    for (const [deal, surroundings = ON_NO_DAY] of met)
      expect([deal, surroundings, isMet(condition, deal, surroundings)]).toEqual([deal, surroundings, true]);
    for (const [deal, surroundings = ON_NO_DAY] of missing)
      expect([deal, surroundings, isMet(condition, deal, surroundings)]).toEqual([deal, surroundings, false]);
  });

  it('lists what it reads and where it is fixed', () => {
    const read = CASES.map(({ condition }) => {
      const gate = { toEnter: 'Won', mode: 'warn', criteria: [{ ...condition, id: 'a', sentence: 'It.' }] } as const;
      const playbook = { stages: [], appliesTo: {}, gates: [gate] };
      const fields = fieldsRead(playbook as never).slice(4);
      const fix = fixOf(condition);
      const place = fix && (fix.on === 'field' ? fix.field : fix.on === 'answer' ? fix.concept : fix.on);
      return `${condition.kind}: ${[...fields, ...childrenRead(playbook as never)].join(', ')} → ${place ?? 'nowhere'}`;
    });
    expect(read).toEqual([
      'answered: DF_Answers_A__c → problem',
      'answered: DF_Answers_B__c → budget',
      'answered: DF_Answers_B__c, DF_Open_Due__c → budget',
      'answered: DF_Answers_A__c → problem',
      'pains: DF_Pains_Heard__c → pains',
      'pains: pains → pains',
      'pains: pains → pains',
      'impact: DF_Impact_Confirmed__c → pains',
      'impact: pains → pains',
      'filled: NextStep → NextStep',
      'picked: Type → Type',
      'number: Rank__c → Rank__c',
      'number: Amount, CurrencyIsoCode → Amount',
      'checked: Ready__c → Ready__c',
      'date: Go_Live__c → Go_Live__c',
      'date: Go_Live__c → Go_Live__c',
      'date: Go_Live__c → Go_Live__c',
      'prescribed: HasOpportunityLineItem, DF_Lines_Unlinked__c → lines',
      'prescribed: HasOpportunityLineItem, DF_Lines_Unlinked__c → lines',
      'score: DF_Discovery_Score__c → nowhere',
      'any: NextStep, Ready__c → nowhere',
      'all: NextStep, pains → nowhere',
    ]);
  });

  it('measures how far it is along, cents included', () => {
    const impact = { kind: 'impact', atLeast: 1_250_000.5, evidence: 'Quoted' } as const;
    expect(measure(impact, {}, ON_NO_DAY)).toEqual({ have: 0, need: 1_250_000.5 });
    expect(progress(impact, { DF_Impact_Quoted__c: 1234.25 }, ON_NO_DAY)).toEqual({
      have: 1234.25,
      need: 1_250_000.5,
    });
    expect(measure({ kind: 'score', atLeast: 1 }, {}, ON_NO_DAY)).toEqual({ have: 0, need: 1 });
  });
});
