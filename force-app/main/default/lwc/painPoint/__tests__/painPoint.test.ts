import { createElement } from 'lwc';
import { updateRecord } from 'lightning/uiRecordApi';
import PainPoint from 'c/painPoint';
import { deepAll, refusal, settled, texts } from '../../../../../test/jest/deal.ts';

const pain = {
  id: 'a0B1',
  statement: 'We pay overtime every month end',
  kind: '',
  driver: '',
  evidence: 'Heard',
  saidBy: '',
  saidByName: '',
  saidOn: '',
  quote: '',
  source: '',
  low: null,
  likely: null,
  high: null,
  basis: '',
};

async function deepen() {
  const element = createElement('c-pain-point', { is: PainPoint }) as HTMLElement & { pain: unknown };
  element.pain = pain;
  document.body.appendChild(element);
  (deepAll(element, '[data-deepen]')[0] as HTMLElement).click();
  await settled();
  // The stubs of base components know no validity.
  for (const field of deepAll(element, '[data-validate]')) (field as any).reportValidity = () => true;
  return element;
}

async function submit(element: Element) {
  deepAll(element, 'form')[0]?.dispatchEvent(new CustomEvent('submit', { cancelable: true }));
  await settled();
}

const change = (element: Element, selector: string, detail: unknown) =>
  deepAll(element, selector)[0]?.dispatchEvent(new CustomEvent('change', { detail }));

describe('deepening a pain', () => {
  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
  });

  test('evidence, amounts, kind and driver are saved together', async () => {
    const element = await deepen();
    change(element, 'c-evidence-fields', {
      evidence: 'Quoted',
      saidBy: '0031',
      saidOn: '2026-11-20',
      quote: 'Every time.',
    });
    change(element, '[data-field="likely"]', { value: '42000' });
    change(element, '[data-field="kind"]', { value: 'Problem' });
    change(element, '[data-field="driver"]', { value: 'Cut Cost' });
    const saved = jest.fn();
    element.addEventListener('saved', saved);
    await submit(element);
    expect(updateRecord).toHaveBeenCalledWith({
      fields: expect.objectContaining({
        Id: 'a0B1',
        Evidence__c: 'Quoted',
        Quote__c: 'Every time.',
        Said_By__c: '0031',
        Said_On__c: '2026-11-20',
        Impact_Low__c: null,
        Impact_Likely__c: 42000,
        Kind__c: 'Problem',
        Business_Driver__c: 'Cut Cost',
      }),
    });
    expect(saved).toHaveBeenCalledTimes(1);
    expect(deepAll(element, 'form')).toHaveLength(0);
  });

  test('below Quoted, an earlier quote is left alone', async () => {
    const element = await deepen();
    await submit(element);
    expect(Object.keys((updateRecord as jest.Mock).mock.calls[0][0].fields)).not.toContain('Quote__c');
  });

  test('the words of the pain are where a quote begins', async () => {
    const fields = deepAll(await deepen(), 'c-evidence-fields')[0] as HTMLElement & { value: { quote: string } };
    expect(fields.value.quote).toBe(pain.statement);
  });

  test('a field that is not valid keeps the form from being sent', async () => {
    const element = await deepen();
    (deepAll(element, '[data-validate]')[0] as any).reportValidity = () => false;
    await submit(element);
    expect(updateRecord).not.toHaveBeenCalled();
  });

  test('a refusal is shown and the form stays', async () => {
    (updateRecord as jest.Mock).mockRejectedValueOnce(refusal('Say where: Confirmed needs its source.'));
    const element = await deepen();
    await submit(element);
    expect(texts(element, '[data-sentence]')).toEqual(['Say where: Confirmed needs its source.']);
    expect(deepAll(element, 'form')).toHaveLength(1);
  });

  test('the form is accessible', async () => {
    await expect(await deepen()).toBeAccessible();
  });
});
