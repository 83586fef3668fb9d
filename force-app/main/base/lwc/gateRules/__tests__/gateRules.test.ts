import {
  CONCEPTS,
  criterionOf,
  decide,
  fieldsRead,
  needs,
  nextStages,
  NO_CHILDREN,
  playbooksFor,
  progress,
  slotOf,
} from 'c/gateRules';

const PLAYBOOK = {
  playbook: 'small',
  version: 1,
  from: '2020-01-01T00:00:00Z',
  title: 'Small',
  currency: 'EUR',
  stages: ['First', 'Second', 'Third', 'Won'],
  exemptStages: ['Lost'],
  appliesTo: {},
  bypassPermission: 'DF_Bypass_Stage_Gates',
  questions: [],
  gates: [
    {
      toEnter: 'Second',
      mode: 'enforce',
      criteria: [{ kind: 'answered', id: 'a', concept: 'problem', evidence: 'Quoted', sentence: 'Note the problem.' }],
    },
    {
      toEnter: 'Third',
      mode: 'enforce',
      criteria: [
        { kind: 'pains', id: 'p', atLeast: 2, evidence: 'Confirmed', sentence: 'Two pains.' },
        { kind: 'impact', id: 'i', atLeast: 25000, evidence: 'Quoted', sentence: 'An impact.' },
        { kind: 'filled', id: 'f', field: 'NextStep', sentence: 'A next step.' },
      ],
    },
  ],
  newRecordSentence: 'Save it first.',
  unknownStageSentence: 'Nobody knows this stage.',
} as const;

const DEAL = { Id: '006', StageName: 'First', CreatedDate: '2024-01-01T00:00:00.000Z' };
const READY = {
  ...DEAL,
  DF_Answers_A__c: 30,
  DF_Pains_Confirmed__c: 2,
  DF_Impact_Quoted__c: 25000,
  NextStep: 'Call',
};
const SURROUNDINGS = { children: NO_CHILDREN };
const ids = (unmet: readonly { id: string }[]) => unmet.map(({ id }) => id);

describe('what a deal still needs', () => {
  it('is everything of every gate on the way, in the order of the stages', () => {
    expect(ids(needs([PLAYBOOK], DEAL, 'Third', SURROUNDINGS))).toEqual(['a', 'p', 'i', 'f']);
    expect(ids(needs([PLAYBOOK], DEAL, 'Second', SURROUNDINGS))).toEqual(['a']);
  });

  it('is nothing once it is there, and nothing for staying, going back or giving up', () => {
    expect(needs([PLAYBOOK], READY, 'Won', SURROUNDINGS)).toEqual([]);
    expect(needs([PLAYBOOK], { ...DEAL, StageName: 'Third' }, 'Third', SURROUNDINGS)).toEqual([]);
    expect(needs([PLAYBOOK], { ...DEAL, StageName: 'Third' }, 'First', SURROUNDINGS)).toEqual([]);
    expect(needs([PLAYBOOK], DEAL, 'Lost', SURROUNDINGS)).toEqual([]);
  });

  it('carries the sentence, and leads back to its criterion', () => {
    const [first] = needs([PLAYBOOK], DEAL, 'Second', SURROUNDINGS);
    expect(first).toEqual({
      id: 'a',
      playbook: 'small',
      toEnter: 'Second',
      mode: 'enforce',
      sentence: 'Note the problem.',
      fix: { on: 'answer', concept: 'problem' },
    });
    expect(criterionOf(PLAYBOOK, first!)).toBe(PLAYBOOK.gates[0].criteria[0]);
  });
});

describe('what else a panel asks', () => {
  it('names the stages ahead, all of them from outside', () => {
    expect(nextStages([PLAYBOOK], 'Second')).toEqual(['Third', 'Won']);
    expect(nextStages([PLAYBOOK], 'Lost')).toEqual(['First', 'Second', 'Third', 'Won']);
    expect(nextStages([PLAYBOOK], 'Won')).toEqual([]);
  });

  it('names the fields to load, each once', () => {
    expect(fieldsRead(PLAYBOOK)).toEqual([
      'Id',
      'StageName',
      'CreatedDate',
      'DF_Playbook_Pin__c',
      'DF_Answers_A__c',
      'DF_Pains_Confirmed__c',
      'DF_Impact_Quoted__c',
      'NextStep',
    ]);
  });

  it('measures how far a criterion is along, where a number is informative', () => {
    const [pains, impact, filled] = PLAYBOOK.gates[1].criteria;
    const [answered] = PLAYBOOK.gates[0].criteria;
    expect(progress(pains, { DF_Pains_Confirmed__c: 1 }, SURROUNDINGS)).toEqual({ have: 1, need: 2 });
    expect(progress(pains, {}, SURROUNDINGS)).toEqual({ have: 0, need: 2 });
    expect(progress(impact, { DF_Impact_Quoted__c: 12500 }, SURROUNDINGS)).toEqual({ have: 12500, need: 25000 });
    expect(progress(answered, { DF_Answers_A__c: 20 }, SURROUNDINGS)).toEqual({ have: 2, need: 3 });
    expect(progress(answered, {}, SURROUNDINGS)).toBeNull();
    expect(progress(pains, READY, SURROUNDINGS)).toBeNull();
    expect(progress(filled, {}, SURROUNDINGS)).toBeNull();
  });

  it('finds the version that a deal is governed by', () => {
    const later = { ...PLAYBOOK, version: 2, from: '2025-01-01T00:00:00Z' };
    const both = [PLAYBOOK, later];
    expect(playbooksFor(both, DEAL, '2026-01-01T00:00:00Z')).toEqual([PLAYBOOK]);
    expect(playbooksFor(both, { ...DEAL, CreatedDate: '2025-06-01T00:00:00.000+0000' }, '')).toEqual([later]);
    expect(playbooksFor(both, { StageName: 'First' }, '2026-01-01T00:00:00Z')).toEqual([later]);
    expect(playbooksFor(both, { ...DEAL, DF_Playbook_Pin__c: 'small:2' }, '')).toEqual([later]);
    expect(playbooksFor(both, { ...DEAL, CreatedDate: '2019-06-01T00:00:00.000Z' }, '')).toEqual([]);
  });

  it('survives JSON, as it is stored in the org', () => {
    const stored = JSON.parse(JSON.stringify(PLAYBOOK));
    const attempt = {
      record: { ...DEAL, StageName: 'Third' },
      prior: DEAL,
      permissions: [],
      now: '2026-01-01T00:00:00Z',
      children: NO_CHILDREN,
    };
    expect(decide(stored, attempt)).toEqual(decide(PLAYBOOK, attempt));
  });
});

describe('the places of the concepts in stored answers', () => {
  // Written out: answers of every org are packed by this table. A change here is data loss, never a refactoring.
  it('are these for ever', () => {
    const table = CONCEPTS.map(
      (concept) => `${slotOf(concept).field.slice(11, 12)}${slotOf(concept).power} ${concept}`,
    );
    expect(table).toEqual([
      'A0 situation',
      'A1 problem',
      'A2 root cause',
      'A3 business impact',
      'A4 personal impact',
      'A5 desired state',
      'A6 success metric',
      'A7 critical event',
      'A8 priority',
      'A9 cost of inaction',
      'A10 tried before',
      'A11 required capabilities',
      'A12 solution fit',
      'A13 economic buyer',
      'A14 champion',
      'B0 stakeholder risk',
      'B1 decision criteria',
      'B2 decision process',
      'B3 paper process',
      'B4 budget',
      'B5 timeline',
      'B6 alternatives',
      'B7 side effects',
      'B8 customer confirmation',
      'B9 custom 1',
      'B10 custom 2',
      'B11 custom 3',
      'B12 custom 4',
      'B13 custom 5',
      'B14 custom 6',
    ]);
  });

  it('refuses a concept that does not exist, in the words that asked', () => {
    expect(() => slotOf('pain')).toThrow('`pain` is not a concept');
  });
});
