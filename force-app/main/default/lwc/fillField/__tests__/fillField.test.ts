import { createElement } from 'lwc';
import { updateRecord } from 'lightning/uiRecordApi';
import FillField from 'c/fillField';
import { DEAL, deepAll, refusal, settled, texts } from '../../../../../test/jest/deal.ts';

async function open() {
  const element = createElement('c-fill-field', { is: FillField }) as HTMLElement & Record<string, unknown>;
  Object.assign(element, { recordId: DEAL, field: 'DF_Desired_Outcome__c', sentence: 'Fill in the outcome.' });
  document.body.appendChild(element);
  (deepAll(element, '[data-fill]')[0] as HTMLElement).click();
  await settled();
  return element;
}

async function fillIn(element: Element, value: string) {
  deepAll(element, '[data-fill-text]')[0]?.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await settled();
  deepAll(element, 'form')[0]?.dispatchEvent(new CustomEvent('submit', { cancelable: true }));
  await settled();
}

describe('a field that a gate asks for', () => {
  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
  });

  test('is filled on the spot', async () => {
    const element = await open();
    await fillIn(element, ' Closing in three days ');
    expect(updateRecord).toHaveBeenCalledWith({ fields: { Id: DEAL, DF_Desired_Outcome__c: 'Closing in three days' } });
    expect(deepAll(element, 'form')).toHaveLength(0);
  });

  test('is not saved blank', async () => {
    await fillIn(await open(), '  ');
    expect(updateRecord).not.toHaveBeenCalled();
  });

  test('keeps what was typed when the org refuses, and says why', async () => {
    (updateRecord as jest.Mock).mockRejectedValueOnce(refusal('Not like this.'));
    const element = await open();
    await fillIn(element, 'x');
    expect(texts(element, '[data-sentence]')).toEqual(['Not like this.']);
    expect((deepAll(element, '[data-fill-text]')[0] as HTMLElement & { value: string }).value).toBe('x');
  });

  test('is accessible', async () => {
    await expect(await open()).toBeAccessible();
  });
});
