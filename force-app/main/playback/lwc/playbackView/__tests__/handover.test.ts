import type { Deal } from 'c/dealRows';
import { handoverPage } from '../handover.ts';
import { readStory } from '../story.ts';
import { DEAL_ROWS, SETTING, some } from './rows.ts';

// Without their places the labels would hide what is quoted or reported.
jest.mock('@salesforce/label/c.DF_Playback_Quoted', () => ({ __esModule: true, default: '“{0}”' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Playback_Reported', () => ({ __esModule: true, default: 'Told: {0}' }), {
  virtual: true,
});
jest.mock('@salesforce/label/c.DF_Playback_Heard_From', () => ({ __esModule: true, default: 'Heard: {0}' }), {
  virtual: true,
});

const page = (over: object = {}, how: object = {}) =>
  handoverPage(readStory(some<Deal>({ ...DEAL_ROWS, ...over }), { ...SETTING, ...how }));
const section = (key: string, over: object = {}, how: object = {}) =>
  page(over, how).sections.find((one) => one.key === key)?.entries ?? [];

describe('the page for the team that takes over', () => {
  test('shows what was promised for which pain, to whom and why, and marks what the customer has not confirmed', () => {
    const entries = section('promised');
    expect(entries.map(({ lead, by }) => [lead, by])).toEqual([
      ['Alpha', ''],
      ['Beta', 'c.DF_Playback_Unconfirmed'],
      ['Gamma', ''],
    ]);
    expect(entries[0]?.facts.map(({ text }) => text)).toEqual([
      'Overtime',
      'Ada King',
      'It fits',
      'c.DF_Playback_Range',
      'Two systems',
    ]);
  });

  test('a product that no pain explains is not hidden', () => {
    expect(section('promised').at(-1)?.facts[0]?.text).toBe('c.DF_Playback_No_Pain');
  });

  test('shows how success is measured and what to be careful with', () => {
    const measured = { concept: 'success metric', level: 3, answer: 'Errors', quote: 'Under one', saidByName: 'Ada' };
    const answers = [...DEAL_ROWS.answers, { ...measured, saidOn: '' }];
    expect(section('success', { answers }).map(({ key, lead }) => [key, lead])).toEqual([
      ['outcome', ''],
      ['p1', 'Three days'],
      ['success metric', 'Errors'],
    ]);
    expect(section('careful').map(({ lead }) => lead)).toEqual(['Evenings', '“They fear”']);
    const unwanted = DEAL_ROWS.pains.map((pain) => ({ ...pain, wantedOutcome: '' }));
    expect(section('success', { pains: unwanted }, { desiredOutcome: '' })[0]?.lead).toBe('Overtime');
  });

  test('names the people with title and role', () => {
    const contacts = [{ contactId: '003', name: 'Ada King', title: 'CFO', role: 'Decision Maker', isPrimary: true }];
    expect(section('people', { contacts })).toMatchObject([{ lead: 'Ada King', by: 'CFO, Decision Maker' }]);
  });

  test('lists what is open: nobody knows it, it was only heard, or we assume it; not what a section above has', () => {
    expect(section('open').map(({ lead, by, facts }) => [lead, by, facts[0]?.text])).toEqual([
      ['c.DF_Concept_Budget', '', 'c.DF_Playback_By'],
      ['Typos', 'c.DF_Playback_Unconfirmed', undefined],
      ['c.DF_Playback_About_Text', 'c.DF_Playback_Unconfirmed', undefined],
      ['Assumed pain', 'c.DF_Playback_Assumed', undefined],
      ['c.DF_Playback_About_Text', 'c.DF_Playback_Assumed', undefined],
    ]);
  });

  test('what the customer said in their own words is not open, and what nobody knows is so once', () => {
    const risk = { concept: 'stakeholder risk', level: 2, answer: 'Fear', quote: '', saidByName: '', saidOn: '' };
    const quoted = { ...risk, concept: 'problem', level: 3, quote: 'It stops' };
    const unknown = { ...risk, concept: 'situation', level: 1, status: 'Not Known Yet' };
    expect(section('open', { pains: [], answers: [risk, quoted, unknown] }).map(({ key }) => key)).toEqual([
      'open:situation',
    ]);
    expect(section('careful', { answers: [risk] }).map(({ by }) => by)).toContain('c.DF_Playback_Heard_Only');
  });

  test('an answer that was noted as a pain too is listed once as open', () => {
    const problem = { concept: 'problem', level: 2, answer: 'typos!', quote: '', saidByName: '', saidOn: '' };
    const answers = [...DEAL_ROWS.answers, problem];
    expect(section('open', { answers })).toEqual(section('open'));
  });

  test('an empty section shows what to do; without an account the deal is in the title', () => {
    const none = { pains: [], answers: [], prescriptions: [], lines: [], contacts: [] };
    const { sections, subtitle } = page(none, { account: '', desiredOutcome: '' });
    expect(sections.map(({ entries, hint }) => [entries.length, Boolean(hint)])).toEqual(Array(5).fill([0, true]));
    expect(subtitle).toBe('Nov 22, 2026');
    expect(page().subtitle).toBe('c.DF_Playback_As_Of');
  });
});
