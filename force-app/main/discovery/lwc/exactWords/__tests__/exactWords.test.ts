import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import { today } from 'c/calendarDays';
import ExactWords from 'c/exactWords';
import { answer } from '../../discoveryQuestion/__tests__/questionOnPage.ts';
import { DEAL, deepAll, records, settled, texts } from '../../../../../test/jest/deal.ts';
import { named, stubOf } from '../../../../../test/jest/wire.ts';

jest.mock('@salesforce/label/c.DF_Words_Yes', () => ({ default: 'Sí, {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Words_No', () => ({ default: 'No' }), { virtual: true });

const contact = (contactId: string, name: string) => ({ contactId, name, title: '', role: '', isPrimary: false });
const ada = contact('0031', 'Ada King');
const tom = contact('0032', 'Tom Reyes');
const chosen = jest.fn();
let isFocused = false;
const quoted = {
  evidence: 'Quoted',
  quote: answer.answer,
  saidBy: '0031',
  saidByName: 'Ada King',
  saidOn: today(),
};

async function show(
  contacts: readonly object[] | undefined,
  { item = {}, accountId = '001' as string | undefined } = {},
) {
  const topic = { concept: 'problem', questions: [], answer, isAnswered: true, ...item };
  const element = createElement('c-exact-words', { is: ExactWords }) as HTMLElement & { context: unknown };
  element.context = { item: topic, dealId: DEAL, deal: contacts && { contacts }, accountId };
  element.addEventListener('choose', (event) => chosen((event as CustomEvent).detail));
  // The question is in the root of the panel, and this element in that of the question.
  const question = { getRootNode: () => ({ activeElement: element }) };
  if (isFocused) Object.assign(element, { getRootNode: () => ({ host: question }) });
  document.body.appendChild(element);
  await settled();
  return element;
}

const click = (element: Element, selector: string) => (deepAll(element, selector)[0] as HTMLElement).click();
const yeses = (element: Element) => texts(element, '[data-yes]');
const press = (init: KeyboardEventInit) =>
  window.dispatchEvent(new KeyboardEvent('keydown', { altKey: true, cancelable: true, ...init }));

/** As if the focus were in the panel that the question is in. */
function focusPanel(): void {
  isFocused = true;
}

beforeEach(() => {
  chosen.mockReset();
  isFocused = false;
  sessionStorage.clear();
});
afterEach(() => {
  document.body.replaceChildren();
  jest.restoreAllMocks();
});

describe('whether these are their words', () => {
  test('the only contact said it by one click: sentence, person and today', async () => {
    const element = await show([ada]);
    expect(yeses(element)).toEqual(['Sí, Ada King']);
    await expect(element).toBeAccessible();
    click(element, '[data-yes]');
    click(element, '[data-yes]');
    expect(chosen.mock.calls).toEqual([[{ change: quoted }]]);
  });

  test('of several one is chosen, the likely one first, who is then proposed alone', async () => {
    const element = await show([ada, tom], { item: { speaker: { contactId: '0032', name: 'Tom Reyes' } } });
    expect(yeses(element)).toEqual(['Sí, Tom Reyes', 'Sí, Ada King']);
    click(element, '[data-yes="0031"]');
    expect(chosen).toHaveBeenCalledWith({ change: quoted });
    expect(yeses(await show([ada, tom]))).toEqual(['Sí, Ada King']);
  });

  test('without contacts of the deal those of the account are offered, and nobody is known', async () => {
    focusPanel();
    const element = await show([]);
    stubOf(graphql).emit(records('Contact', [{ Id: '0031', Name: 'Ada King' }]), named('accountPeople'));
    await settled();
    expect(yeses(element)).toEqual(['Sí, Ada King']);
    press({ key: 's', code: 'KeyS' });
    expect(chosen).not.toHaveBeenCalled();
    expect(yeses(await show([], { accountId: undefined }))).toEqual([]);
  });

  test('before the deal is read the account’s contacts are offered, one whose name is hidden by its id', async () => {
    const element = await show(undefined);
    expect(yeses(element)).toEqual([]);
    const { variables } = stubOf(graphql).getLastConfig();
    expect(variables).toEqual({ accountId: '001' });
    stubOf(graphql).emit(records('Contact', [{ Id: '0031', Name: null }, { Id: '0032' }]), named('accountPeople'));
    await settled();
    expect(yeses(element)).toEqual(['Sí, 0031', 'Sí, 0032']);
  });

  test('what the seller has noted of the quote is kept', async () => {
    const noted = { ...answer, quote: 'Eleven days!', saidBy: '0032', saidOn: '2026-11-20' };
    click(await show([ada, tom], { item: { answer: noted } }), '[data-someone]');
    const change = { evidence: 'Quoted', quote: 'Eleven days!', saidOn: '2026-11-20' };
    expect(chosen).toHaveBeenCalledWith({ change, isOpening: true });
    click(await show([ada], { item: { answer: noted } }), '[data-yes]');
    expect(chosen).toHaveBeenLastCalledWith({ change: { ...change, saidBy: '0031', saidByName: 'Ada King' } });
  });

  test('another speaker opens the form with all but the speaker', async () => {
    click(await show([]), '[data-someone]');
    const { saidBy: _by, saidByName: _name, ...rest } = quoted;
    expect(chosen).toHaveBeenCalledWith({ change: rest, isOpening: true });
  });

  test('no leaves it heard, and it is not asked again in this tab', async () => {
    click(await show([ada]), '[data-no]');
    expect(chosen).toHaveBeenCalledWith({});
    const again = await show([ada]);
    expect(deepAll(again, '[data-exact-words]')).toHaveLength(0);
    expect(deepAll(await show([ada], { item: { concept: 'situation' } }), '[data-exact-words]')).toHaveLength(1);
  });

  test('without the browser’s storage it is asked each time', async () => {
    const refuse = () => {
      throw new Error('No storage');
    };
    jest.spyOn(Storage.prototype, 'getItem').mockImplementation(refuse);
    jest.spyOn(Storage.prototype, 'setItem').mockImplementation(refuse);
    click(await show([ada]), '[data-no]');
    expect(deepAll(await show([ada]), '[data-exact-words]')).toHaveLength(1);
  });
});

describe('the keys', () => {
  test('answer only while the focus is in the panel', async () => {
    await show([ada]);
    press({ key: 's', code: 'KeyS' });
    expect(chosen).not.toHaveBeenCalled();
    focusPanel();
    await show([ada]);
    press({ key: 's', code: 'KeyS' });
    expect(chosen).toHaveBeenCalledWith({ change: quoted });
  });

  test('are the letters of yes and no, by their place where Alt makes another character; not with Ctrl, as AltGr has', async () => {
    focusPanel();
    await show([ada]);
    press({ key: 'x', code: 'KeyX' });
    press({ key: 'n', code: 'KeyN', ctrlKey: true });
    press({ key: 'n', code: 'KeyN', repeat: true });
    expect(chosen).not.toHaveBeenCalled();
    press({ key: '˜', code: 'KeyN' });
    expect(chosen).toHaveBeenCalledWith({});
  });

  test('of two questions answer the latest, and move to the people where nobody is known', async () => {
    focusPanel();
    const first = await show([ada]);
    const second = await show([ada, tom], { item: { concept: 'situation' } });
    const focus = jest.spyOn(HTMLElement.prototype, 'focus');
    press({ key: 'S', code: 'KeyS' });
    expect(focus.mock.instances).toEqual([deepAll(second, '[data-yes]')[0]]);
    expect(chosen).not.toHaveBeenCalled();
    second.remove();
    press({ key: 's', code: 'KeyS' });
    expect(chosen).toHaveBeenCalledTimes(1);
    first.remove();
    press({ key: 's', code: 'KeyS' });
    expect(chosen).toHaveBeenCalledTimes(1);
  });
});
