import { createElement } from 'lwc';
import EvidenceFields from 'c/evidenceFields';
import { deepAll, settled } from '../../../../../test/jest/deal.ts';

const value = { evidence: 'Heard', quote: '', saidBy: '', saidByName: '', saidOn: '2026-11-21', source: '' };
type Fields = HTMLElement & { value: unknown; reportValidity(): boolean };

async function show(more = {}) {
  const element = createElement('c-evidence-fields', { is: EvidenceFields }) as unknown as Fields;
  element.value = { ...value, ...more };
  document.body.appendChild(element);
  await settled();
  return element;
}

describe('how we know', () => {
  afterEach(() => document.body.replaceChildren());

  test('below Quoted nothing more is asked', async () => {
    expect(deepAll(await show(), 'lightning-textarea')).toHaveLength(0);
  });

  test('Quoted asks for words, who and when; Confirmed for where too', async () => {
    const isSourceRequired = async (evidence: string) => {
      const element = await show({ evidence });
      expect(deepAll(element, 'lightning-textarea, c-contact-picker, lightning-input[class=row__narrow]')).toHaveLength(
        3,
      );
      return (deepAll(element, 'lightning-combobox').at(-1) as HTMLElement & { required: boolean }).required;
    };
    expect(await isSourceRequired('Quoted')).toBe(false);
    expect(await isSourceRequired('Confirmed')).toBe(true);
  });

  test('each change is told with the whole of the evidence, once', async () => {
    const element = await show();
    const changed: unknown[] = [];
    element.addEventListener('change', (event) => changed.push((event as CustomEvent).detail));
    deepAll(element, 'lightning-radio-group')[0]?.dispatchEvent(
      new CustomEvent('change', { detail: { value: 'Quoted' }, bubbles: true }),
    );
    expect(changed).toEqual([{ ...value, evidence: 'Quoted' }]);
  });

  test('what is missing is said by each field', async () => {
    const element = await show({ evidence: 'Quoted' });
    const asked: boolean[] = [];
    for (const field of deepAll(element, '[data-validate]')) (field as any).reportValidity = () => asked.push(true) > 1;
    expect(element.reportValidity()).toBe(false);
    expect(asked).toHaveLength(4);
  });

  test('it is accessible', async () => {
    await expect(await show({ evidence: 'Confirmed' })).toBeAccessible();
  });
});
