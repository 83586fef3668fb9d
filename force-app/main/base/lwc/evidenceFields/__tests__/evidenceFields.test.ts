import { createElement } from 'lwc';
import { today } from 'c/calendarDays';
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

  test('each change is reported with the whole of the evidence, once', async () => {
    const element = await show();
    const changed: unknown[] = [];
    element.addEventListener('change', (event) => changed.push((event as CustomEvent).detail));
    deepAll(element, 'lightning-radio-group')[0]?.dispatchEvent(
      new CustomEvent('change', { detail: { value: 'Quoted' }, bubbles: true }),
    );
    expect(changed).toEqual([{ ...value, evidence: 'Quoted' }]);
  });

  test('who, when and where are one click away below Quoted, and stay in sight once given', async () => {
    const element = await show();
    expect(deepAll(element, 'c-contact-picker')).toHaveLength(0);
    (deepAll(element, '[data-details]')[0] as HTMLElement).click();
    await settled();
    expect(deepAll(element, 'c-contact-picker')).toHaveLength(1);
    expect(deepAll(await show({ saidBy: '0031' }), 'c-contact-picker')).toHaveLength(1);
    expect(deepAll(await show({ source: 'Call' }), 'c-contact-picker')).toHaveLength(1);
    await expect(element).toBeAccessible();
  });

  test('Quoted was said today, unless a day is given; a level that nobody knows means nothing', async () => {
    const changed = jest.fn();
    const element = await show({ saidOn: '', evidence: '?' });
    expect(deepAll(element, '.meaning')[0]?.textContent).toBe('');
    element.addEventListener('change', (event) => changed((event as CustomEvent).detail));
    const choose = (level: string) =>
      deepAll(element, 'lightning-radio-group')[0]?.dispatchEvent(
        new CustomEvent('change', { detail: { value: level } }),
      );
    choose('Heard');
    choose('Confirmed');
    expect(changed.mock.calls.map(([{ saidOn }]) => saidOn)).toEqual(['', today()]);
  });

  test('every field reports its part', async () => {
    const element = await show({ evidence: 'Confirmed' });
    const changed = jest.fn();
    element.addEventListener('change', (event) => changed((event as CustomEvent).detail));
    const report = (selector: string, type: string, detail: unknown) =>
      deepAll(element, selector)[0]?.dispatchEvent(new CustomEvent(type, { detail }));
    report('lightning-textarea', 'change', { value: 'Eleven!' });
    report('c-contact-picker', 'choose', { id: '0031', name: 'Ada' });
    report('lightning-input[class=row__narrow]', 'change', { value: '2026-11-20' });
    report('lightning-combobox[class=row__narrow]', 'change', { value: 'Call' });
    expect(changed.mock.calls.map(([detail]) => detail)).toEqual([
      { ...value, evidence: 'Confirmed', quote: 'Eleven!' },
      { ...value, evidence: 'Confirmed', saidBy: '0031', saidByName: 'Ada' },
      { ...value, evidence: 'Confirmed', saidOn: '2026-11-20' },
      { ...value, evidence: 'Confirmed', source: 'Call' },
    ]);
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
