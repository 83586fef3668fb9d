import type { Deal } from 'c/dealRows';
import { callPlan } from '../plan.ts';
import { readStory } from '../story.ts';
import { clipped } from '../wording.ts';
import { playbook } from '../../../../../test/jest/deal.ts';
import { DEAL_ROWS, PAIN, SETTING, some } from './rows.ts';

// Without their places the labels would hide what is quoted or reported.
jest.mock('@salesforce/label/c.DF_Playback_Quoted', () => ({ __esModule: true, default: '“{0}”' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Playback_Reported', () => ({ __esModule: true, default: 'Told: {0}' }), {
  virtual: true,
});
jest.mock('@salesforce/label/c.DF_Playback_Heard_From', () => ({ __esModule: true, default: 'Heard: {0}' }), {
  virtual: true,
});

const record = {
  Id: '006',
  StageName: 'Needs Analysis',
  CreatedDate: '2026-11-20T08:00:00Z',
  DF_Answers_A__c: 0,
  DF_Pains_Quoted__c: 0,
};

function plan(over: object = {}, how: object = {}, playbooks: readonly object[] = [playbook]) {
  const deal = some<Deal>({ ...DEAL_ROWS, answers: [], ...over });
  const children = { pains: [], answers: [] };
  return callPlan(deal, readStory(deal, { ...SETTING, ...how }), {
    playbooks: some(playbooks),
    record: some(record),
    surroundings: { today: '2026-11-22', children },
  });
}

const section = (key: string, ...args: Parameters<typeof plan>) =>
  plan(...args).sections.find((one) => one.key === key);
const questions = (text: string | undefined) => text?.split('\n') ?? [];
const ADA = { contactId: '003', name: 'Ada King', title: 'Clerk', role: 'Business User', isPrimary: true };

describe('the plan for the next call', () => {
  test('has the questions that the next stage needs, by person; those of later stages are not on it', () => {
    const meet = section('meet', { contacts: [ADA] });
    expect(meet?.title).toBe('c.DF_Playback_Plan_Ask_Before');
    expect(meet?.entries.map(({ key }) => key)).toEqual(['003']);
    expect(meet?.entries[0]?.lead).toBe('c.DF_Playback_By');
    expect(questions(meet?.entries[0]?.facts[0]?.text)).toEqual([
      'Where does it let you down?',
      'How does it work today?',
    ]);
  });

  test('where no contact can answer it names the kind of person; with no title the name stands alone', () => {
    expect(section('meet')?.entries.map(({ lead }) => lead)).toEqual(['c.DF_Question_Ask_User']);
    expect(section('meet', { contacts: [{ ...ADA, title: '' }] })?.entries[0]?.lead).toBe('Ada King');
  });

  test('without a gate it has whatever has no answer, three questions a person; more are counted', () => {
    const ungated = { ...playbook, gates: [] };
    const meet = section('meet', { contacts: [ADA] }, {}, [ungated]);
    expect(meet?.title).toBe('c.DF_Playback_Plan_Ask');
    expect(questions(meet?.entries[0]?.facts[0]?.text)).toHaveLength(3);
    const personal = { concept: 'personal impact', ask: 'What does it mean for you?', why: '', weight: 1 };
    const [anybody] = section('meet', {}, {}, [{ ...ungated, questions: [personal] }])?.entries ?? [];
    expect(anybody).toMatchObject({ key: 'anybody', lead: 'c.DF_Playback_Plan_Anybody' });
    const many = Array.from({ length: 5 }, (_, index) => ({ ...personal, concept: `own ${index}` }));
    const asked = section('meet', {}, {}, [{ ...ungated, questions: many }])?.entries[0]?.facts[0]?.text;
    expect(questions(asked)).toEqual([...Array(3).fill(personal.ask), 'c.DF_Playback_Plan_More']);
  });

  test('has what we believe and what is not yet in their words; a hint where there is nothing', () => {
    const answers = [...DEAL_ROWS.answers];
    expect(section('believe', { answers })?.entries.map(({ lead }) => lead)).toEqual([
      'Assumed pain',
      'c.DF_Playback_About_Text',
    ]);
    expect(section('confirm', { answers })?.entries.map(({ key, by }) => [key, by])).toEqual([
      ['p2', 'Heard: Ada King'],
      ['p5', 'Heard: Nov 20, 2026'],
      ['cost of inaction', 'c.DF_Playback_Heard_Only'],
    ]);
    expect(plan({ pains: [] }).sections.map(({ hint }) => Boolean(hint))).toEqual([true, true, true]);
  });

  test('with 100 pains and long names it stays short enough for one sheet of paper', () => {
    const pains = Array.from({ length: 100 }, (_, index) => ({
      ...PAIN,
      id: `p${index}`,
      statement: 'Überstunden'.repeat(23),
      saidByName: 'Name'.repeat(40),
      level: 2,
    }));
    const sheet = plan({ pains }, { account: 'Firm'.repeat(60) });
    expect(sheet.isCompact).toBe(true);
    const confirm = sheet.sections.at(-1)?.entries ?? [];
    expect(confirm.at(-1)?.by).toBe('c.DF_Playback_Plan_More');
    expect(confirm).toHaveLength(6);
    expect(Math.max(...confirm.map(({ lead }) => lead.length))).toBeLessThan(120);
  });

  test('without an account the deal is in the title', () => {
    expect(plan({}, { account: '' }).subtitle).toBe('Nov 22, 2026');
    expect(plan().subtitle).toBe('c.DF_Playback_As_Of');
  });

  test.each([
    ['one two three', 9, 'one two…'],
    ['short', 9, 'short'],
    ['x'.repeat(12), 9, `${'x'.repeat(8)}…`],
    [`${'x'.repeat(7)}🙂yyy`, 9, `${'x'.repeat(7)}…`],
  ])('%s is cut to %d characters at a word: %s', (text, most, cut) => {
    expect(clipped(text, most)).toBe(cut);
  });
});
