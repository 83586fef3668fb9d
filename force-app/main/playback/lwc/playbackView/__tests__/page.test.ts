import type { Deal } from 'c/dealRows';
import { customerPage, namedEarly, sellersText } from '../page.ts';
import type { PageOptions } from '../page.ts';
import { isEmpty } from '../sheet.ts';
import { readStory } from '../story.ts';
import type { Setting } from '../story.ts';
import { DEAL_ROWS, PAIN, SETTING, some } from './rows.ts';

// Without their places the labels would hide what is quoted or reported.
jest.mock('@salesforce/label/c.DF_Playback_Quoted', () => ({ __esModule: true, default: '“{0}”' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Playback_Reported', () => ({ __esModule: true, default: 'Told: {0}' }), {
  virtual: true,
});
jest.mock('@salesforce/label/c.DF_Playback_Heard_From', () => ({ __esModule: true, default: 'Heard: {0}' }), {
  virtual: true,
});

const OPTIONS: PageOptions = { note: '', isNamed: true, hasSuggestion: false };

const page = (of: Deal = DEAL_ROWS, how: Setting = SETTING, options: Partial<PageOptions> = {}) =>
  customerPage(readStory(of, how), { ...OPTIONS, ...options });
const section = (key: string, ...args: Parameters<typeof page>) =>
  page(...args).sections.find((one) => one.key === key)?.entries ?? [];
const answer = (concept: string, over: object = {}) => ({
  ...{ concept, status: 'Answered', level: 2, answer: `On ${concept}`, quote: '', saidByName: '', saidOn: '' },
  ...over,
});
const bare = (over: object) => some<Deal>({ ...DEAL_ROWS, pains: [], answers: [], ...over });

describe('the page for the customer', () => {
  test('is titled with the account; the name of the deal is nowhere before the suggestion', () => {
    expect(page().title).toBe('c.DF_Playback_Page_Title');
    expect(page(DEAL_ROWS, { ...SETTING, account: '' }).title).toBe('c.DF_Playback_Page_Title_Alone');
    expect(JSON.stringify(page())).not.toContain(SETTING.name);
    expect(page().subtitle).toBe('Nov 22, 2026');
  });

  test('has the situation first, then pains, costs, wanted outcome, worries, and three questions at the end', () => {
    expect(page().sections.map(({ key }) => key)).toEqual([
      'today',
      'heard',
      'costs',
      'better',
      'worries',
      'questions',
    ]);
    expect(section('questions').map(({ lead }) => lead)).toEqual([
      'c.DF_Playback_Ask_Wrong',
      'c.DF_Playback_Ask_Missing',
      'c.DF_Playback_Ask_Decide',
    ]);
  });

  test('has each live pain that was heard once, with its figure and the cost of doing nothing', () => {
    expect(section('heard').map(({ key, lead, quote, by, facts }) => [key, lead, quote, by, facts.length])).toEqual([
      ['p1', 'Told: Overtime', '“We pay for it.”', 'c.DF_Playback_By', 3],
      ['p2', 'Told: Overtime at night', '', '', 3],
      ['p5', 'Told: Typos', '', 'Nov 20, 2026', 0],
    ]);
    expect(section('heard')[1]?.facts.map(({ text }) => text)).toEqual(['€12', 'By count', 'c.DF_Pain_Waiting_Month']);
  });

  test('has quotation marks and a name only around words that the customer used', () => {
    const said = (level: number, quote: string) =>
      section('today', bare({ answers: [answer('situation', { level, quote, saidByName: 'Ada King' })] }))[0];
    // Heard: what the seller wrote, whatever the quote's field has.
    for (const quote of ['', 'On situation, we retype it'])
      expect(said(2, quote)).toMatchObject({ lead: 'Told: On situation', quote: '', by: '' });
    expect(said(3, '')).toMatchObject({ lead: 'Told: On situation', quote: '', by: '' });
    expect(said(3, 'We retype it')).toMatchObject({
      lead: 'Told: On situation',
      quote: '“We retype it”',
      by: 'Ada King',
    });
    expect(said(4, 'On situation!')).toMatchObject({ lead: '“On situation!”', quote: '', by: 'Ada King' });
  });

  test('shows a statement once where the quote contains it', () => {
    const said = (statement: string, quote: string) =>
      section('heard', bare({ pains: [{ ...PAIN, statement, quote }] }))[0];
    expect(said('We retype orders', '"We retype orders, twice!"')).toMatchObject({
      lead: '“We retype orders, twice!”',
      quote: '',
    });
    expect(said('We retype orders, twice', 'we retype  orders')).toMatchObject({
      lead: 'Told: We retype orders, twice',
      quote: '“we retype  orders”',
    });
    expect(said('Overtime', '“”')).toMatchObject({ lead: 'Told: Overtime', quote: '' });
  });

  test('an answer that is also a pain is on it once', () => {
    const deal = some<Deal>({
      ...DEAL_ROWS,
      answers: [answer('problem', { answer: 'overtime.' }), answer('situation')],
    });
    expect(section('heard', deal).map(({ key }) => key)).toEqual(['p1', 'p2', 'p5']);
    expect(section('today', deal).map(({ lead }) => lead)).toEqual(['Told: On situation']);
  });

  test('what gets in their way is under that heading: the pains, then problem and root cause that no pain contains', () => {
    const heard = (...answers: object[]) =>
      section('heard', some<Deal>({ ...DEAL_ROWS, answers })).map(({ key, lead }) => [key, lead]);
    const pains = [
      ['p1', 'Told: Overtime'],
      ['p2', 'Told: Overtime at night'],
      ['p5', 'Told: Typos'],
    ];
    expect(heard(answer('root cause'), answer('problem'))).toEqual([
      ...pains,
      ['problem', 'Told: On problem'],
      ['root cause', 'Told: On root cause'],
    ]);
    expect(heard(answer('problem', { answer: 'We pay for it' }), answer('root cause', { answer: 'at night' }))).toEqual(
      pains,
    );
    const same = { answer: 'One cause' };
    expect(heard(answer('problem', same), answer('root cause', same))).toEqual([
      ...pains,
      ['problem', 'Told: One cause'],
    ]);
    expect(section('today', some<Deal>({ ...DEAL_ROWS, answers: [answer('problem')] }))).toEqual([]);
  });

  test('two pains with the same words are both on it', () => {
    const deal = bare({ pains: [PAIN, { ...PAIN, id: 'p2' }] });
    expect(section('heard', deal).map(({ key }) => key)).toEqual(['p1', 'p2']);
  });

  test('an outcome that is noted twice is on it once, and its measure stays', () => {
    const deal = bare({
      pains: [{ ...PAIN, wantedOutcome: SETTING.desiredOutcome }],
      answers: [answer('desired state')],
    });
    expect(section('better', deal).map(({ lead, facts }) => [lead, ...facts.map(({ text }) => text)])).toEqual([
      ['', 'Typed once'],
      ['', 'Days'],
      ['Told: On desired state'],
    ]);
  });

  test('adds up what doing nothing costs where two pains have a figure; a single figure has the close date itself', () => {
    const text = (...args: Parameters<typeof page>) => section('costs', ...args).at(-1)?.facts[0]?.text;
    expect(text()).toBe('c.DF_Pain_Waiting_Month');
    expect(text(DEAL_ROWS, { ...SETTING, closeDate: '2027-03-31' })).toBe('c.DF_Playback_Waiting_Until');
    const closing = { ...SETTING, closeDate: '2027-03-31' };
    const others = [
      { ...PAIN, id: 'p2', likely: null },
      { ...PAIN, id: 'p3', likely: 0 },
    ];
    for (const pains of [[], [PAIN], [PAIN, ...others]]) expect(section('costs', bare({ pains }), closing)).toEqual([]);
    const waiting = (deal: Deal) => section('heard', deal, closing)[0]?.facts.at(-1)?.text;
    expect(waiting(bare({ pains: [PAIN, ...others] }))).toBe('c.DF_Playback_Waiting_Until');
    expect(waiting(DEAL_ROWS)).toBe('c.DF_Pain_Waiting_Month');
  });

  test('has no guess of ours, nothing withdrawn, and no text that the reader may not see', () => {
    const text = JSON.stringify(page());
    expect(text).not.toMatch(/Our guess|Assumed pain|Withdrawn pain/);
    const unreadable = bare({ pains: [{ ...PAIN, statement: '' }], answers: [answer('situation', { answer: '' })] });
    expect(isEmpty(page(unreadable, { ...SETTING, desiredOutcome: '' }))).toBe(true);
  });

  test('shows what worries them and how success is measured, without names of our concepts', () => {
    expect(section('worries')).toMatchObject([
      { lead: 'Told: Evenings', by: '' },
      { lead: '“They fear”', quote: '', by: 'Ada King', facts: [] },
    ]);
    const [metric] = section('better', bare({ answers: [answer('success metric')] }), {
      ...SETTING,
      desiredOutcome: '',
    });
    expect(metric).toMatchObject({
      lead: '',
      facts: [{ label: 'c.DF_Playback_Measure', text: 'Told: On success metric' }],
    });
  });

  test('suggests only when asked to, and only what stands on a confirmed pain', () => {
    const suggested = page(DEAL_ROWS, SETTING, { hasSuggestion: true });
    expect(suggested.sections.map(({ key }) => key).slice(-2)).toEqual(['suggest', 'questions']);
    const entries = suggested.sections.find(({ key }) => key === 'suggest')?.entries ?? [];
    expect(entries.map(({ lead, facts }) => [lead, ...facts.map(({ text }) => text)])).toEqual([
      ['Alpha', 'Overtime', 'It fits', 'Two systems'],
    ]);
    expect(sellersText({ ...suggested, note: 'Hello' })).toBe('Hello\n\nIt fits\n\nTwo systems');
    expect(sellersText(page())).toBe('');
  });

  test('without names has the days only, also where a full name is written in a sentence', () => {
    const deal = some<Deal>({
      ...DEAL_ROWS,
      answers: [
        answer('situation', { answer: 'Ada King and Ada type it', saidByName: 'Ada King', saidOn: '2026-11-20' }),
      ],
    });
    const sheet = page(deal, SETTING, { isNamed: false, note: 'Hello Ada King' });
    expect(JSON.stringify(sheet.sections)).not.toContain('Ada King');
    // The note greets who gets the page.
    expect(sheet.note).toBe('Hello Ada King');
    const [today] = sheet.sections.find(({ key }) => key === 'today')?.entries ?? [];
    expect(today).toMatchObject({ lead: 'Told: c.DF_Playback_Nameless and Ada type it', by: 'Nov 20, 2026' });
    expect(sheet.sections.find(({ key }) => key === 'worries')?.entries[0]?.by).toBe('');
  });

  test('a product or the deal’s name before the suggestion is found, as a whole word', () => {
    const early = (statement: string) => {
      const deal = bare({ pains: [{ ...PAIN, statement }], prescriptions: DEAL_ROWS.prescriptions });
      return namedEarly(page(deal, SETTING, { hasSuggestion: true }), readStory(deal, SETTING));
    };
    expect(early('We want ALPHA!')).toEqual(['Alpha']);
    expect(early('Our alphabet is long')).toEqual([]);
    expect(early(`It is about ${SETTING.name}`)).toEqual([SETTING.name]);
    expect(namedEarly({ ...page(), note: 'About Beta' }, readStory(DEAL_ROWS, SETTING))).toEqual(['Beta']);
  });

  test('the range is filled where only one end of it is known', () => {
    const range = (over: object) => section('heard', bare({ pains: [{ ...PAIN, ...over }] }))[0]?.facts[0]?.text;
    expect(range({ low: null })).toBe('c.DF_Playback_Range');
    expect(range({ high: null })).toBe('c.DF_Playback_Range');
    expect(range({ low: null, high: null })).toBe('€12');
  });
});
