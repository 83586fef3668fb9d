import { updateRecord } from 'lightning/uiRecordApi';
import { today } from 'c/calendarDays';
import type { Pain } from 'c/dealRows';
import { draftOf, draftSlots } from 'c/drafts';
import { DEAL, deepAll, refusal, texts } from '../../../../../test/jest/deal.ts';
import { pain } from '../../../../../test/jest/pain.ts';
import { change, click, fill, one, sent, show, submit } from './editorOnPage.ts';

jest.mock('@salesforce/label/c.DF_Pain_Cost_Filled', () => ({ default: 'Costs {0} a month' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Pain_Cost_Some', () => ({ default: 'What it costs: {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Pain_More_Filled', () => ({ default: 'More: {0}' }), { virtual: true });

const folds = (element: Element) => texts(element, '.fold');

describe('deepening a pain', () => {
  afterEach(() => {
    document.body.replaceChildren();
    localStorage.clear();
    jest.clearAllMocks();
  });

  test('begins with the evidence that another panel asked for, said today, and saves only that', async () => {
    const bare = { ...pain, evidence: 'Heard', saidOn: '' } as Pain;
    const { element } = await show({ pain: bare, raiseTo: 'Quoted' });
    const { evidence, saidOn } = one(element, 'c-evidence-fields').value;
    expect([evidence, saidOn]).toEqual(['Quoted', today()]);
    expect(element.shadowRoot?.activeElement).toBe(one(element, 'c-evidence-fields'));
    await change(element, 'c-evidence-fields', { quote: 'We lose a day a week.' });
    document.body.replaceChildren();
    const again = await show({ pain: bare, raiseTo: 'Confirmed' });
    // The draft has what the user chose before.
    expect(one(again.element, 'c-evidence-fields').value.evidence).toBe('Quoted');
  });

  test('begins at the yearly cost where another panel asked for a figure', async () => {
    const focus = jest.spyOn(HTMLElement.prototype, 'focus');
    const { element } = await show({ isFigureAsked: true });
    expect(focus.mock.contexts).toEqual([one(element, '[data-field="likely"]')]);
    focus.mockRestore();
  });

  test('saves what changed and nothing else, if nobody changed the pain meanwhile', async () => {
    const { element, events } = await show();
    await change(element, 'c-evidence-fields', { evidence: 'Quoted', saidBy: '0031', quote: '', saidOn: '2026-11-20' });
    await click(element, '[data-cost]');
    await click(element, '[data-more]');
    await fill(element, 'likely', '42000');
    await fill(element, 'driver', 'Cut Cost');
    // What is folded again is saved too.
    await click(element, '[data-cost]');
    await click(element, '[data-more]');
    await submit(element);
    expect(sent()).toEqual([
      [
        {
          fields: {
            Id: 'a0B1',
            Evidence__c: 'Quoted',
            // The words of the pain are where a quote begins.
            Quote__c: pain.statement,
            Said_By__c: '0031',
            Said_On__c: '2026-11-20',
            Impact_Likely__c: 42_000,
            Business_Driver__c: 'Cut Cost',
          },
        },
        { ifUnmodifiedSince: pain.modifiedAt },
      ],
    ]);
    expect(events).toEqual([{ type: 'saved', detail: { id: 'a0B1' } }]);
    expect(draftSlots(DEAL)).toEqual([]);
  });

  test('a quote that is there stays, and the day is today unless it is said', async () => {
    const { element } = await show();
    await change(element, 'c-evidence-fields', { evidence: 'Quoted', quote: 'Every time.', saidOn: '' });
    const { value } = one(element, 'c-evidence-fields');
    expect([value.quote, value.saidOn]).toEqual(['Every time.', expect.stringMatching(/^\d{4}-\d\d-\d\d$/)]);
    await change(element, 'c-evidence-fields', { evidence: 'Quoted', quote: '' });
    expect(one(element, 'c-evidence-fields').value.quote).toBe('');
  });

  test('a confirmation does not make a quote of the statement, nor a day of today', async () => {
    const { element } = await show();
    await change(element, 'c-evidence-fields', { evidence: 'Confirmed', quote: '', saidOn: '' });
    const { value } = one(element, 'c-evidence-fields');
    expect([value.quote, value.saidOn, value.confirmedWords]).toEqual(['', '', '']);
  });

  test('without a change there is nothing to save', async () => {
    const { element, events } = await show();
    await submit(element);
    expect(sent()).toEqual([]);
    expect(events).toEqual([{ type: 'saved', detail: { id: 'a0B1' } }]);
  });

  test('the rest is one click away: cause, who feels it, outcome, measure, risk', async () => {
    const { element } = await show();
    expect(deepAll(element, '[data-felt-by]')).toHaveLength(0);
    await click(element, '[data-more]');
    await change(element, '[data-felt-by]', { id: '0032', name: 'Grace Hopper' }, 'choose');
    await fill(element, 'rootCause', 'Orders are typed twice');
    await fill(element, 'wantedOutcome', 'One entry');
    await fill(element, 'outcomeMeasure', 'Hours of overtime');
    await fill(element, 'personalRisk', 'Her weekend');
    await submit(element);
    expect(sent()[0][0].fields).toEqual({
      Id: 'a0B1',
      Felt_By__c: '0032',
      Root_Cause__c: 'Orders are typed twice',
      Wanted_Outcome__c: 'One entry',
      Outcome_Measure__c: 'Hours of overtime',
      Personal_Risk__c: 'Her weekend',
    });
    await click(element, '[data-more]');
    expect(deepAll(element, '[data-felt-by]')).toHaveLength(0);
  });

  test('begins with the words and the evidence alone; the folded parts tell by their names what is filled', async () => {
    const { element } = await show({ pain: { ...pain, kind: '' } });
    expect(deepAll(element, '[data-field]').map(({ dataset }: any) => dataset.field)).toEqual(['statement']);
    expect(folds(element)).toEqual(['c.DF_Pain_Cost', 'c.DF_Pain_More']);
    document.body.replaceChildren();
    const some = await show({ pain: { ...pain, low: 5, basis: 'A guess', wantedOutcome: 'One entry', driver: 'Odd' } });
    expect(folds(some.element)).toEqual([
      'What it costs: c.DF_Pain_Impact_Low, c.DF_Pain_Impact_Basis',
      'More: c.DF_Pain_Kind_Problem, Odd, c.DF_Pain_Outcome',
    ]);
    document.body.replaceChildren();
    const known = await show({ pain: { ...pain, likely: 56_160, feltBy: '0031', feltByName: 'Ada' } });
    expect(folds(known.element)).toEqual(['Costs €4,680 a month', 'More: c.DF_Pain_Kind_Problem, c.DF_Pain_Felt_By']);
    expect(deepAll(known.element, '[data-field]')).toHaveLength(1);
  });

  test('an amount that cannot be saved is shown, however the part was folded', async () => {
    const { element } = await show({ pain: { ...pain, low: 9, likely: 5 } });
    expect(texts(element, '[data-order]')).toEqual(['c.DF_Pain_Order']);
    await click(element, '[data-cost]');
    expect(one(element, '[data-field="low"]').value).toBe('9');
    await fill(element, 'low', '-1');
    expect(one(element, '[data-cost]').ariaExpanded).toBe('true');
    await fill(element, 'low', '1');
    expect(deepAll(element, '[data-field="low"]')).toHaveLength(0);
  });

  test('raised to Quoted, the deal’s only contact is the speaker; of two nobody is', async () => {
    const contact = (contactId: string) => ({
      id: contactId,
      contactId,
      name: `Name ${contactId}`,
      title: '',
      role: '',
    });
    const bare = { ...pain, saidBy: '', saidByName: '', saidOn: '' } as Pain;
    const { element } = await show({ pain: bare, raiseTo: 'Quoted', contacts: [contact('0031')] });
    expect(one(element, 'c-evidence-fields').value).toMatchObject({ saidBy: '0031', saidByName: 'Name 0031' });
    expect(one(element, 'c-evidence-fields').person).toEqual({ id: '0031', name: 'Name 0031' });
    // With the words offered and the day, Save is all that is left.
    await submit(element);
    expect(sent()[0][0].fields).toEqual({
      Id: 'a0B1',
      Evidence__c: 'Quoted',
      Quote__c: pain.statement,
      Said_By__c: '0031',
      Said_On__c: today(),
    });
    document.body.replaceChildren();
    localStorage.clear();
    const two = await show({ pain: bare, raiseTo: 'Quoted', contacts: [contact('0031'), contact('0032')] });
    expect(one(two.element, 'c-evidence-fields').value.saidBy).toBe('');
  });

  test('a quote that begins as the pain is an offer, and a confirmation begins with nothing', async () => {
    const bare = { ...pain, saidOn: '' } as Pain;
    const { element } = await show({ pain: bare, raiseTo: 'Quoted' });
    expect(one(element, 'c-evidence-fields').value.quote).toBe(pain.statement);
    expect(texts(element, '[data-quote-offered]')).toEqual(['c.DF_Pain_Quote_Offered']);
    await change(element, 'c-evidence-fields', { evidence: 'Quoted', quote: 'Every month end.' });
    expect(deepAll(element, '[data-quote-offered]')).toHaveLength(0);
    document.body.replaceChildren();
    localStorage.clear();
    const { element: other } = await show({ pain: bare, raiseTo: 'Confirmed' });
    const { quote, confirmedWords } = one(other, 'c-evidence-fields').value;
    expect([quote, confirmedWords]).toEqual(['', '']);
  });

  test('figures out of order are said while typing and not sent', async () => {
    const { element } = await show();
    await click(element, '[data-cost]');
    await fill(element, 'low', '10');
    await fill(element, 'likely', '5');
    expect(texts(element, '[data-order]')).toEqual(['c.DF_Pain_Order']);
    await submit(element);
    expect(sent()).toEqual([]);
    await fill(element, 'likely', '15');
    expect(deepAll(element, '[data-order]')).toHaveLength(0);
    expect(texts(element, '[data-waiting]')).toEqual(['c.DF_Pain_Waiting_Close']);
  });

  test('the calculator opens in place, fills the figures in and closes', async () => {
    const { element } = await show({ currency: undefined, closeDate: undefined });
    await click(element, '[data-cost]');
    expect(texts(element, '.impact legend')).toEqual(['c.DF_Pain_Impact']);
    await click(element, '[data-calculate]');
    await change(element, 'c-impact-calculator', { low: null, likely: 24_960, high: 30_000, basis: '40 × 52' }, 'use');
    expect(deepAll(element, 'c-impact-calculator')).toHaveLength(0);
    expect(texts(element, '[data-waiting]')).toEqual(['c.DF_Pain_Waiting_Month']);
    await submit(element);
    expect(sent()[0][0].fields).toEqual({
      Id: 'a0B1',
      Impact_Likely__c: 24_960,
      Impact_High__c: 30_000,
      Impact_Basis__c: '40 × 52',
    });
    await click(element, '[data-calculate]');
    await click(element, '[data-calculate]');
    expect(deepAll(element, 'c-impact-calculator')).toHaveLength(0);
  });

  test('what is typed is kept until it is saved or given up', async () => {
    const first = await show();
    await click(first.element, '[data-cost]');
    await fill(first.element, 'basis', 'Half a sen');
    document.body.replaceChildren();
    const { element, events } = await show();
    await click(element, '[data-cost]');
    expect(texts(element, '[data-draft-kept]')).toEqual(['c.DF_Pain_Draft_Kept']);
    expect(one(element, '[data-field="basis"]').value).toBe('Half a sen');
    await click(element, '[data-cancel]');
    expect(events).toEqual([{ type: 'close', detail: null }]);
    expect(draftOf(DEAL, 'pain:a0B1')).toBeUndefined();
  });

  test('a field that is not valid, or no words at all, keep the form from being sent', async () => {
    const { element } = await show();
    await fill(element, 'statement', ' ');
    await submit(element);
    await fill(element, 'statement', 'Other words');
    one(element, '[data-validate]').reportValidity = () => false;
    await submit(element);
    expect(sent()).toEqual([]);
  });

  test('a refusal is shown in the words of the org, an outage as what it means; the draft stays', async () => {
    (updateRecord as jest.Mock)
      .mockRejectedValueOnce(refusal('Say where: Confirmed needs its source.'))
      .mockRejectedValueOnce(new TypeError('Failed to fetch'));
    const { element, events } = await show();
    await click(element, '[data-cost]');
    await fill(element, 'basis', 'x');
    await submit(element);
    expect(texts(element, '[data-sentence]')).toEqual(['Say where: Confirmed needs its source.']);
    await submit(element);
    expect(texts(element, '[data-sentence]')).toEqual(['c.DF_Fault_Offline']);
    expect(draftOf(DEAL, 'pain:a0B1')).toBeDefined();
    expect(events).toEqual([]);
  });

  test('two tries at once are one save', async () => {
    const { element } = await show();
    await click(element, '[data-cost]');
    await fill(element, 'basis', 'x');
    deepAll(element, 'form')[0]?.dispatchEvent(new CustomEvent('submit', { cancelable: true }));
    await submit(element);
    expect(sent()).toHaveLength(1);
  });

  test('withdrawing and merging are asked of the panel; a pain with prescriptions shows why it stays', async () => {
    const { element, events } = await show();
    await click(element, '[data-withdraw]');
    await click(element, '[data-merge]');
    expect(events.map(({ type, detail }) => [type, detail])).toEqual([
      ['withdraw', { id: 'a0B1' }],
      ['merge', { id: 'a0B1' }],
    ]);
    document.body.replaceChildren();
    const locked = await show({ isLocked: true });
    expect(texts(locked.element, '[data-locked]')).toEqual(['c.DF_Pain_Locked']);
    expect(deepAll(locked.element, '[data-withdraw]')).toHaveLength(0);
  });

  test('is accessible, bare and with everything open', async () => {
    const { element } = await show({ pain: { ...pain, rootCause: 'x', likely: 5 } });
    await expect(element).toBeAccessible();
    await click(element, '[data-more]');
    await click(element, '[data-cost]');
    await expect(element).toBeAccessible();
    await click(element, '[data-calculate]');
    await expect(element).toBeAccessible();
  });
});
