import { executeMutation } from 'lightning/graphql';
import { today } from 'c/calendarDays';
import { dealOf } from 'c/dealReading';
import { DEAL, deepAll, settled, texts } from '../../../../../test/jest/deal.ts';
import { pain } from '../../../../../test/jest/pain.ts';
import {
  answer,
  answered,
  beginAnew,
  change,
  click,
  create,
  has,
  isKept,
  leave,
  lost,
  one,
  reread,
  saved,
  show,
  submit,
  topic,
  type,
  update,
} from './questionOnPage.ts';

jest.mock('@salesforce/user/Id', () => ({ default: '005000000000001AAA' }), { virtual: true });

const ada = { contactId: '0031', name: 'Ada King', title: '', role: '', isPrimary: false };
const deal = { ...dealOf({}), contacts: [ada] };
const gap = { toEnter: 'Value Proposition', evidence: 'Quoted' };
const mutate = executeMutation as jest.Mock;
const sent = (call = 0) => Object.values(mutate.mock.calls[call][0].variables as Record<string, any>);

beforeEach(() => {
  beginAnew();
  sessionStorage.clear();
  mutate.mockResolvedValue({ data: { uiapi: {} } });
});
afterEach(() => document.body.replaceChildren());

/** A question whose answer was saved as Heard on this page, while the next gate needs it Quoted. */
async function heard(item: object = topic, more = {}) {
  const element = await show(
    { ...item, gap },
    { deal: { ...deal, pains: [{ ...pain, statement: answer.answer }] }, ...more },
  );
  await type(element, answer.answer);
  await submit(element);
  element.item = { ...answered, gap };
  await settled();
  return element;
}

describe('an answer that is saved as heard', () => {
  test('asks once for the exact words, and yes saves quote, person and day with the pain that has them', async () => {
    const element = await heard();
    saved.mockClear();
    expect(texts(element, '[data-yes]')).toHaveLength(1);
    await expect(element).toBeAccessible();
    await click(element, '[data-yes]');
    await settled();
    // The evidence of both in one request, after the answer was read again.
    expect(mutate).toHaveBeenCalledTimes(1);
    const said = { Evidence__c: 'Quoted', Quote__c: answer.answer, Said_By__c: '0031', Said_On__c: today() };
    expect(sent()).toMatchObject([
      { Id: answer.id, DF_Answer__c: said },
      { Id: pain.id, DF_Pain_Point__c: said },
    ]);
    expect(has(element, 'form')).toBe(false);
    expect(saved).toHaveBeenCalledTimes(1);
  });

  test('without a pain of the same words yes saves the answer alone, and shows no form meanwhile', async () => {
    const element = await heard(topic, { deal: { ...deal, pains: [] } });
    let finish = (_: unknown): void => undefined;
    update.mockReturnValueOnce(new Promise((resolve) => (finish = resolve)));
    await click(element, '[data-yes]');
    expect(has(element, 'form')).toBe(false);
    expect(has(element, '[data-yes]')).toBe(true);
    finish({ id: answer.id });
    await settled();
    await settled();
    expect(update.mock.calls[0]?.[0].fields).toMatchObject({ Evidence__c: 'Quoted', Quote__c: answer.answer });
    expect(mutate).not.toHaveBeenCalled();
  });

  test('no leaves it; another speaker opens the form with the quote and asks who', async () => {
    const element = await heard();
    await click(element, '[data-someone]');
    expect(one(element, '[data-evidence]').value).toMatchObject({ evidence: 'Quoted', quote: answer.answer });
    await click(element, '[data-cancel]');
    document.body.replaceChildren();
    const other = await heard();
    await click(other, '[data-no]');
    expect(has(other, '[data-yes]')).toBe(false);
    expect(update).not.toHaveBeenCalled();
  });

  test('yes without a connection keeps the draft and shows that it is not saved', async () => {
    const element = await heard(topic, { deal: { ...deal, pains: [] } });
    update.mockRejectedValueOnce(lost);
    await click(element, '[data-yes]');
    await settled();
    expect(texts(element, '[data-sentence]')).toEqual(['c.DF_Fault_Offline']);
    expect(isKept()).toBe(answer.answer);
    expect(one(element, '[data-evidence]').value).toMatchObject({ evidence: 'Quoted' });
  });

  test('is not asked about where no gate needs the quote, nor after a reload', async () => {
    const element = await heard();
    element.item = answered;
    await settled();
    expect(has(element, '[data-yes]')).toBe(false);
    document.body.replaceChildren();
    expect(has(await show({ ...answered, gap }, { deal }), '[data-yes]')).toBe(false);
  });
});

describe('the other record of a pair', () => {
  test('a pain is created with the answer in one request', async () => {
    reread.mockResolvedValueOnce(undefined);
    const element = await show(topic, { deal });
    await type(element, 'It takes eleven days');
    expect((one(element, '[data-pair]') as unknown as HTMLInputElement).checked).toBe(true);
    await leave(element);
    expect(create).not.toHaveBeenCalled();
    expect(sent()).toMatchObject([
      { DF_Answer__c: { Answer__c: 'It takes eleven days', Key__c: `${DEAL}:problem` } },
      { DF_Pain_Point__c: { Statement__c: 'It takes eleven days', Evidence__c: 'Heard' } },
    ]);
    expect(isKept()).toBeUndefined();
  });

  test('is left out when the user unticks it, and proposed again for the next answer', async () => {
    const element = await show(topic, { deal });
    await type(element, 'It takes eleven days');
    const tick = one(element, '[data-pair]') as unknown as HTMLInputElement;
    tick.checked = false;
    tick.dispatchEvent(new CustomEvent('change'));
    await leave(element);
    expect(create).toHaveBeenCalledTimes(1);
    expect(mutate).not.toHaveBeenCalled();
    await type(element, 'It takes twelve days');
    expect((one(element, '[data-pair]') as unknown as HTMLInputElement).checked).toBe(true);
  });

  test('is refused with the answer: nothing is saved by halves, and the text stays', async () => {
    reread.mockResolvedValueOnce(undefined);
    mutate.mockResolvedValueOnce({ errors: [{ message: 'No access to pains.' }] });
    const element = await show(topic, { deal });
    await type(element, 'It takes eleven days');
    await leave(element);
    expect(texts(element, '[data-sentence]')).toEqual(['No access to pains.']);
    expect(isKept()).toBe('It takes eleven days');
    expect(create).not.toHaveBeenCalled();
  });

  test('does not overwrite an answer that another user has saved meanwhile', async () => {
    reread.mockResolvedValue({ ...answer, answer: 'It takes two weeks' });
    const element = await show(topic, { deal });
    await type(element, 'It takes eleven days');
    await leave(element);
    await settled();
    expect(mutate).not.toHaveBeenCalled();
    expect(texts(element, '[data-theirs]')).toEqual(['It takes two weeks']);
  });
});

describe('Alt and a digit in the text field', () => {
  async function press(element: Element, init: KeyboardEventInit, on = '[data-text]') {
    const event = new KeyboardEvent('keydown', {
      bubbles: true,
      composed: true,
      cancelable: true,
      altKey: true,
      ...init,
    });
    one(element, on).dispatchEvent(event);
    await settled();
    return event.defaultPrevented;
  }

  test('choose the evidence before and after the sentence, whose text stays the quote until it is changed', async () => {
    const element = await show(topic, { deal });
    expect(await press(element, { code: 'Digit3', key: '£' })).toBe(true);
    await type(element, 'Eleven days');
    expect(texts(element, '[data-level-name]')).toEqual(['c.DF_Evidence_Quoted']);
    expect(one(element, '[data-evidence]').value).toMatchObject({
      quote: 'Eleven days',
      saidBy: '0031',
      saidOn: today(),
    });
    await change(element, '[data-evidence]', { quote: 'Eleven!' });
    await type(element, 'Eleven days a month');
    expect(one(element, '[data-evidence]').value).toMatchObject({ quote: 'Eleven!' });
    await press(element, { code: 'Digit1' });
    expect(texts(element, '[data-level-name]')).toEqual(['c.DF_Evidence_Assumed']);
  });

  test('Confirmed opens the fields that it needs and saves nothing', async () => {
    const element = await show(topic, { deal });
    await type(element, 'Eleven days');
    await press(element, { code: 'Digit4' });
    expect(deepAll(element, 'c-confirmation-fields')).toHaveLength(1);
    await submit(element);
    expect(has(element, '[data-missing]')).toBe(true);
    expect([create, update, mutate].map(({ mock }) => mock.calls.length)).toEqual([0, 0, 0]);
  });

  test('are left to the keyboard with AltGr, on other keys and in other fields', async () => {
    const element = await show(topic, { deal });
    await type(element, 'Eleven days');
    expect(await press(element, { code: 'Digit3', ctrlKey: true })).toBe(false);
    expect(await press(element, { code: 'Numpad3' })).toBe(false);
    expect(await press(element, { code: 'Digit3', altKey: false })).toBe(false);
    expect(await press(element, { code: 'Digit3' }, '[data-not-known]')).toBe(false);
    expect(texts(element, '[data-level-name]')).toEqual(['c.DF_Evidence_Heard']);
  });

  test('the hint about them is shown once in a browser', async () => {
    const element = await show(topic, { deal });
    await type(element, 'Eleven days');
    expect(has(element, '[data-keys-hint]')).toBe(true);
    document.body.replaceChildren();
    localStorage.removeItem('diagnose-first/005000000000001AAA/006000000000001/answer:problem');
    const other = await show(topic, { deal });
    await type(other, 'Eleven days');
    expect(has(other, '[data-keys-hint]')).toBe(false);
  });
});
