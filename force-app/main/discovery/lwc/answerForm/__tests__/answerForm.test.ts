import { createElement } from 'lwc';
import AnswerForm from 'c/answerForm';
import { asAnswer, valueOf } from 'c/answerDraft';
import { dealOf } from 'c/dealReading';
import { DEAL, deepAll, settled, texts } from '../../../../../test/jest/deal.ts';

type Form = HTMLElement & Record<string, unknown> & { reportValidity(): boolean };
type Field = HTMLElement & Record<string, unknown>;

const HINT = 'diagnose-first/hint/levels';
const deal = dealOf({});
const value = { ...asAnswer(valueOf(undefined)), text: 'We are late' };
const context = {
  item: { concept: 'problem', questions: [], isAnswered: false },
  accountId: '001',
  customer: 'Feldhaus',
  dealId: DEAL,
  deal,
  record: {},
  currency: 'EUR',
};
const contact = { contactId: '0031', name: 'Ada King', title: '', role: '', isPrimary: false };
const changed = jest.fn();
const paired = jest.fn();

async function show(more: Readonly<Record<string, unknown>> = {}) {
  const element = createElement('c-answer-form', { is: AnswerForm }) as unknown as Form;
  Object.assign(element, { context, value, ...more });
  element.addEventListener('change', (event) => changed((event as CustomEvent).detail));
  element.addEventListener('pair', (event) => paired((event as CustomEvent).detail));
  document.body.appendChild(element);
  await settled();
  return element;
}

const has = (element: Element, selector: string) => deepAll(element, selector).length > 0;
const one = (element: Element, selector: string) => deepAll(element, selector)[0] as Field;
const fire = (field: Element, detail: unknown) =>
  field.dispatchEvent(new CustomEvent('change', { detail, bubbles: true, composed: true }));

beforeEach(() => {
  changed.mockReset();
  paired.mockReset();
  localStorage.clear();
  sessionStorage.clear();
});
afterEach(() => {
  document.body.replaceChildren();
  jest.restoreAllMocks();
});

describe('an answer', () => {
  test('has its evidence, by the deal’s only contact, and not the promise to find out', async () => {
    const element = await show({ context: { ...context, deal: { ...deal, contacts: [contact] } } });
    expect(has(element, '[data-finding]')).toBe(false);
    const person = { id: '0031', name: 'Ada King' };
    const given = { accountId: '001', dealId: DEAL, statement: 'We are late', person };
    expect(one(element, '[data-evidence]')).toMatchObject(given);
    await expect(element).toBeAccessible();
  });

  test('fires each change of the evidence once, without the fields’ own event', async () => {
    const element = await show();
    fire(one(element, '[data-evidence]'), { evidence: 'Quoted' });
    expect(changed.mock.calls).toEqual([[{ evidence: 'Quoted' }]]);
  });

  test('before the deal is read proposes nobody and has no pair', async () => {
    const element = await show({ context: { ...context, deal: undefined } });
    expect(one(element, '[data-evidence]').person).toBeUndefined();
    expect(has(element, '[data-pair]')).toBe(false);
  });
});

describe('the note', () => {
  test('is unfolded by a button, and then has the focus, once', async () => {
    const element = await show();
    expect(has(element, '[data-note]')).toBe(false);
    const focus = jest.spyOn(HTMLElement.prototype, 'focus');
    one(element, '[data-add-note]').click();
    await settled();
    expect(focus.mock.instances).toEqual([one(element, '[data-note]')]);
    expect(has(element, '[data-add-note]')).toBe(false);
    element.value = { ...value, text: 'We are late again' };
    await settled();
    expect(focus).toHaveBeenCalledTimes(1);
  });

  test('is shown where there is one, does not take the focus, and fires its text once', async () => {
    const focus = jest.spyOn(HTMLElement.prototype, 'focus');
    const element = await show({ value: { ...value, note: 'By phone' } });
    expect(one(element, '[data-note]').value).toBe('By phone');
    expect(focus).not.toHaveBeenCalled();
    fire(one(element, '[data-note]'), { value: 'By mail' });
    expect(changed.mock.calls).toEqual([[{ note: 'By mail' }]]);
  });
});

describe('the other record of a pair', () => {
  const isTicked = async (more: object) => one(await show({ ...more }), '[data-pair]').checked;

  test('is proposed with a new answer and only offered with an edited one', async () => {
    expect(await isTicked({})).toBe(true);
    document.body.replaceChildren();
    expect(await isTicked({ stored: { ...value, text: 'Late' } })).toBe(false);
  });

  test('is as the user chose, whatever is proposed', async () => {
    expect(await isTicked({ isPaired: false })).toBe(false);
    document.body.replaceChildren();
    expect(await isTicked({ isPaired: true, stored: { ...value, text: 'Late' } })).toBe(true);
  });

  test('fires what is chosen', async () => {
    const element = await show();
    one(element, '[data-pair]').click();
    one(element, '[data-pair]').click();
    expect(paired.mock.calls).toEqual([[false], [true]]);
  });

  test('is not there for a concept without a pair', async () => {
    const item = { ...context.item, concept: 'situation' };
    expect(has(await show({ context: { ...context, item } }), '[data-pair]')).toBe(false);
  });
});

describe('the promise to find out', () => {
  test('is shown without the evidence, and fires its changes once', async () => {
    const element = await show({ value: { ...value, isOpen: true } });
    expect([has(element, '[data-evidence]'), has(element, '[data-add-note]')]).toEqual([false, false]);
    fire(one(element, '[data-finding]'), { openUntil: '2026-12-24' });
    expect(changed.mock.calls).toEqual([[{ openUntil: '2026-12-24' }]]);
  });
});

describe('a form that is submitted', () => {
  /** What has the focus after `focus()`. */
  function focusedOf(element: Form): unknown {
    const focus = jest.spyOn(HTMLElement.prototype, 'focus');
    element.focus();
    return focus.mock.instances.at(-1);
  }

  test('is refused while a field is missing, which gets the focus', async () => {
    const element = await show({ value: { ...value, evidence: 'Quoted' } });
    // The stubs of base components know no validity.
    for (const field of deepAll(element, 'lightning-textarea, lightning-input, lightning-record-picker'))
      Object.assign(field, { reportValidity: () => false });
    expect(element.reportValidity()).toBe(false);
    expect(focusedOf(element)).toBe(one(element, '[data-quote]'));
  });

  test('is taken when none is missing; the focus goes to the chosen level', async () => {
    const element = await show();
    expect(element.reportValidity()).toBe(true);
    expect(focusedOf(element)).toBe(one(element, '[data-level="Heard"]'));
  });
});

describe('the hint about the keys', () => {
  test('is shown with the first form in a browser only', async () => {
    expect(texts(await show(), '[data-keys-hint]')).toEqual(['c.DF_Question_Level_Keys']);
    expect(texts(await show(), '[data-keys-hint]')).toEqual([]);
    expect(localStorage.getItem(HINT)).not.toBeNull();
  });

  test('is not shown where the browser has no storage', async () => {
    jest.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw new Error('No storage');
    });
    expect(texts(await show(), '[data-keys-hint]')).toEqual([]);
  });

  test('is not shown where it cannot be remembered', async () => {
    jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new Error('Full');
    });
    expect(texts(await show(), '[data-keys-hint]')).toEqual([]);
  });
});
