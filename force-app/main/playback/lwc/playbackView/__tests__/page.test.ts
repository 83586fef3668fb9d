import type { Deal } from 'c/dealRows';
import { playbackPage, subtitleOf } from '../page.ts';
import type { Setting } from '../page.ts';
import { callPlan } from '../plan.ts';
import { playbook } from '../../../../../test/jest/deal.ts';

const some = (over: object) => over as never;
const setting: Setting = {
  name: 'Deal',
  account: 'ACME',
  desiredOutcome: 'Typed once',
  currency: 'EUR',
  closeDate: undefined,
  today: '2026-11-22',
  locale: 'en-US',
};
const pain = {
  id: 'p1',
  statement: 'Overtime',
  status: 'Live',
  evidence: 'Confirmed',
  level: 4,
  quote: 'We pay for it.',
  saidByName: 'Ada',
  saidOn: '2026-11-20',
  feltByName: 'Ada',
  low: 10,
  likely: 12,
  high: 14,
  basis: 'By count',
  wantedOutcome: 'Three days',
  outcomeMeasure: 'Days',
  personalRisk: 'Evenings',
};
const deal: Deal = some({
  pains: [
    pain,
    {
      ...pain,
      id: 'p2',
      evidence: 'Heard',
      level: 2,
      quote: 'Overtime',
      saidOn: '',
      low: null,
      high: null,
      wantedOutcome: '',
      personalRisk: '',
    },
    { ...pain, id: 'p3', evidence: 'Assumed', level: 1 },
    { ...pain, id: 'p4', status: 'Withdrawn' },
    {
      ...pain,
      id: 'p5',
      level: 2,
      quote: '',
      saidByName: '',
      likely: null,
      outcomeMeasure: '',
      wantedOutcome: '',
      personalRisk: '',
    },
  ],
  answers: [
    { concept: 'cost of inaction', level: 2, answer: 'They leave', quote: 'They leave', saidByName: '', saidOn: '' },
    { concept: 'desired state', level: 1, answer: 'Our guess', quote: '' },
    { concept: 'stakeholder risk', level: 3, answer: 'Fear', quote: 'They fear', saidByName: 'Ada', saidOn: '' },
  ],
  prescriptions: [
    {
      id: 'rx1',
      painId: 'p1',
      productName: 'Alpha',
      because: 'It fits',
      expectedEffect: '',
      sideEffects: 'Two systems',
      wrongWhen: '',
    },
    {
      id: 'rx2',
      painId: 'p2',
      productName: 'Beta',
      because: 'Sold',
      expectedEffect: '',
      sideEffects: '',
      wrongWhen: '',
    },
  ],
  lines: [],
  contacts: [],
  overrides: [],
  decisions: [],
});

const section = (key: string, of = deal, how = setting) =>
  playbackPage(of, how).sections.find((one) => one.key === key)?.entries ?? [];

describe('the page in the customer’s words', () => {
  test('has live pains that were heard, by priority; what we only assume and what was withdrawn is not on it', () => {
    expect(section('heard')).toEqual([
      { key: 'p1', lead: 'Overtime', quote: 'We pay for it.', by: 'c.DF_Playback_By', facts: [] },
      { key: 'p2', lead: 'Overtime', quote: '', by: 'Ada', facts: [] },
      { key: 'p5', lead: 'Overtime', quote: '', by: 'Nov 20, 2026', facts: [] },
    ]);
  });

  test('shows what each costs with its basis, what waiting costs, and what they said about it', () => {
    expect(section('costs').map(({ lead, facts }) => [lead, ...facts.map(({ text }) => text)])).toEqual([
      ['Overtime', 'c.DF_Playback_Range', 'By count'],
      ['Overtime', '€12', 'By count'],
      ['', 'c.DF_Pain_Waiting_Month'],
      ['They leave'],
    ]);
    expect(section('costs', some({ ...deal, pains: [], answers: [] }))).toEqual([]);
  });

  test('names the day until which waiting costs so much; that we mean to close by then is nothing to them', () => {
    const [waiting] = section('costs', deal, { ...setting, closeDate: '2027-03-31' }).filter(
      ({ key }) => key === 'waiting',
    );
    expect(waiting?.facts[0]?.text).toBe('c.DF_Playback_Waiting_Until');
  });

  test('shows what better looks like: the outcome, what is wanted and how it is measured; no guess of ours', () => {
    expect(section('better').map(({ key, lead, facts }) => [key, lead, ...facts.map(({ text }) => text)])).toEqual([
      ['outcome', '', 'Typed once'],
      ['p1', 'Three days', 'Days'],
      ['p2', '', 'Days'],
    ]);
    expect(section('better', deal, { ...setting, desiredOutcome: '' })[0]?.key).toBe('p1');
  });

  test('shows what worries them, in their words', () => {
    expect(section('worries')).toMatchObject([
      { lead: 'Evenings', by: 'Ada' },
      { lead: 'Fear', quote: 'They fear', by: 'Ada', facts: [] },
    ]);
  });

  test('names none of our concepts; how success is measured has a label of its own', () => {
    const answers = ['business impact', 'success metric', 'side effects'].map((concept) => ({
      ...{ concept, level: 2, answer: `On ${concept}`, quote: '', saidByName: '', saidOn: '' },
    }));
    const { sections } = playbackPage(some({ ...deal, pains: [], answers }), { ...setting, desiredOutcome: '' });
    const entries = sections.flatMap((one) => one.entries);
    expect(entries.map(({ lead, facts }) => [lead, ...facts.map(({ label, text }) => `${label}: ${text}`)])).toEqual([
      ['On business impact'],
      ['', 'c.DF_Playback_Measure: On success metric'],
      ['On side effects'],
    ]);
  });

  test('suggests only what stands on a confirmed pain, with its because and its side effects', () => {
    expect(section('suggest').map(({ lead, facts }) => [lead, ...facts.map(({ text }) => text)])).toEqual([
      ['Alpha', 'Overtime', 'It fits', 'Two systems'],
    ]);
  });

  test('where only one end of the range is known, the likely figure stands for the other', () => {
    const half = (over: object) => some({ ...deal, pains: [{ ...pain, ...over }], answers: [] });
    expect(section('costs', half({ low: null }))[0]?.facts[0]?.text).toBe('c.DF_Playback_Range');
    expect(section('costs', half({ high: null }))[0]?.facts[0]?.text).toBe('c.DF_Playback_Range');
  });

  test('without an account, the day stands alone', () => {
    expect(subtitleOf({ ...setting, account: '' })).toBe('Nov 22, 2026');
  });
});

describe('the plan for the next call', () => {
  const record = some({
    Id: '006',
    StageName: 'Needs Analysis',
    CreatedDate: '2026-11-20T08:00:00Z',
    DF_Answers_A__c: 0,
    DF_Pains_Quoted__c: 0,
  });
  const children = { pains: [], answers: [] };
  const plan = (contacts: object[] = []) =>
    callPlan(
      some({ ...deal, contacts, answers: [] }),
      { playbooks: [some(playbook)], record, surroundings: { today: '2026-11-22', children } },
      setting,
    );

  test('has three questions, why, what they are needed for, and who could answer', () => {
    const entries = plan().sections[0]?.entries ?? [];
    expect(entries.map(({ lead }) => lead)).toHaveLength(3);
    expect(entries[0]?.facts.map(({ text }) => text)).toEqual([
      expect.stringContaining('\nc.DF_Question_Needed_To_Enter'),
      expect.stringMatching(/^c\.DF_Question_Ask_/),
    ]);
  });

  test('names a contact of the deal who could tell', () => {
    const [first] = plan([
      { contactId: '003', name: 'Ada', title: '', role: 'Business User', isPrimary: true },
    ]).sections;
    expect(first?.entries[0]?.facts.at(-1)?.text).toBe('c.DF_Question_Could_Tell');
  });

  test('names nobody for what everybody can tell of themselves, and no gate for what none asks', () => {
    const personal = { concept: 'personal impact', ask: 'What does it mean for you?', why: '', weight: 1 };
    const { sections } = callPlan(
      some({ ...deal, answers: [] }),
      { playbooks: [some({ ...playbook, questions: [personal], gates: [] })], record, surroundings: { children } },
      setting,
    );
    expect(sections[0]?.entries).toEqual([
      { key: 'personal impact', lead: 'What does it mean for you?', quote: '', by: '', facts: [] },
    ]);
  });
});
