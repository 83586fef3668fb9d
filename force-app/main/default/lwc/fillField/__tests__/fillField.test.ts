import { createElement } from 'lwc';
import { updateRecord } from 'lightning/uiRecordApi';
import FillField from 'c/fillField';
import { DEAL, deepAll, refusal, settled, texts } from '../../../../../test/jest/deal.ts';

async function open(more = {}) {
  const element = createElement('c-fill-field', { is: FillField }) as HTMLElement & Record<string, unknown>;
  Object.assign(element, { recordId: DEAL, field: 'DF_Desired_Outcome__c', sentence: 'Fill in the outcome.', ...more });
  document.body.appendChild(element);
  (deepAll(element, '[data-fill]')[0] as HTMLElement).click();
  await settled();
  for (const field of deepAll(element, '[data-validate]')) (field as any).reportValidity = () => true;
  return element;
}

const place = (element: Element) => deepAll(element, '[data-fill-text]')[0] as HTMLElement & Record<string, unknown>;

async function submit(element: Element) {
  deepAll(element, 'form')[0]?.dispatchEvent(new CustomEvent('submit', { cancelable: true }));
  await settled();
  await settled();
}

async function fillIn(element: Element, detail: object) {
  place(element).dispatchEvent(new CustomEvent('change', { detail }));
  await settled();
  await submit(element);
}

const saved = () => (updateRecord as jest.Mock).mock.calls.map(([{ fields }]) => fields);

describe('a field that a gate asks for', () => {
  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
  });

  test('is filled on the spot, and whoever shows it is told', async () => {
    const element = await open();
    const filled = jest.fn();
    element.addEventListener('filled', filled);
    expect(place(element).maxLength).toBe(255);
    await fillIn(element, { value: ' Closing in three days ' });
    expect(saved()).toEqual([{ Id: DEAL, DF_Desired_Outcome__c: 'Closing in three days' }]);
    expect(deepAll(element, 'form')).toHaveLength(0);
    expect(filled).toHaveBeenCalledTimes(1);
  });

  test.each([
    [{ type: 'longText' }, 'lightning-textarea', { value: 'Words' }, 'Words'],
    [{ type: 'choice', values: ['New', 'Old'] }, 'lightning-combobox', { value: 'Old' }, 'Old'],
    [{ type: 'choice' }, 'lightning-combobox', { value: 'Old' }, 'Old'],
    [{ type: 'number', min: 1 }, 'lightning-input', { value: '12.5' }, 12.5],
    [{ type: 'date' }, 'lightning-input', { value: '2026-12-01' }, '2026-12-01'],
    [{ type: 'check' }, 'lightning-input', { checked: true }, true],
  ])('is asked for as its criterion does: %j', async (input, tag, detail, value) => {
    const element = await open({ field: 'F__c', input });
    expect(place(element).tagName.toLowerCase()).toBe(tag);
    await fillIn(element, detail);
    expect(saved()).toEqual([{ Id: DEAL, F__c: value }]);
  });

  test('is not saved blank, unticked, or against its own bounds', async () => {
    await fillIn(await open(), { value: '  ' });
    await fillIn(await open({ input: { type: 'check' } }), { checked: false });
    const element = await open({ input: { type: 'number', min: 5 } });
    (deepAll(element, '[data-validate]')[0] as any).reportValidity = () => false;
    await fillIn(element, { value: '2' });
    expect(updateRecord).not.toHaveBeenCalled();
  });

  test('is saved once, however often it is pressed', async () => {
    const element = await open();
    place(element).dispatchEvent(new CustomEvent('change', { detail: { value: 'x' } }));
    await settled();
    deepAll(element, 'form')[0]?.dispatchEvent(new CustomEvent('submit', { cancelable: true }));
    await submit(element);
    expect(updateRecord).toHaveBeenCalledTimes(1);
  });

  test('keeps what was typed when the org refuses, and says why', async () => {
    (updateRecord as jest.Mock).mockRejectedValue(refusal('Not like this.'));
    const element = await open();
    await fillIn(element, { value: 'x' });
    expect(texts(element, '[data-sentence]')).toEqual(['Not like this.']);
    expect(place(element).value).toBe('x');
    const choice = await open({ input: { type: 'choice', values: ['x'] } });
    await fillIn(choice, { value: 'x' });
    expect(texts(choice, '.refusal__heading')).toEqual(['c.DF_Fill_Refused']);
    (updateRecord as jest.Mock).mockReset();
  });

  test('can be left; the focus is where it came from', async () => {
    const element = await open();
    deepAll(element, 'lightning-button')[1]?.dispatchEvent(new CustomEvent('click'));
    await settled();
    expect(deepAll(element, 'form')).toHaveLength(0);
    expect(element.shadowRoot?.activeElement?.hasAttribute('data-fill')).toBe(true);
  });

  test('is accessible', async () => {
    await expect(await open()).toBeAccessible();
  });
});
