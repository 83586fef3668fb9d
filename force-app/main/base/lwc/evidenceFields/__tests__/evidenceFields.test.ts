import { createElement } from 'lwc';
import { today } from 'c/calendarDays';
import EvidenceFields from 'c/evidenceFields';
import { deepAll, settled } from '../../../../../test/jest/deal.ts';
import { heardEvidence } from '../../../../../test/jest/evidence.ts';

const { level: _level, ...heard } = heardEvidence;
const value = { ...heard, saidOn: '2026-11-21' };
type Fields = HTMLElement & { value: unknown; reportValidity(): boolean };

/** Fields of the element itself, without those of components in it. */
const own = (element: Element, selector: string) => [...(element.shadowRoot?.querySelectorAll(selector) ?? [])];

async function show(more = {}, props = {}) {
  const element = createElement('c-evidence-fields', { is: EvidenceFields }) as unknown as Fields;
  Object.assign(element, props, { value: { ...value, ...more } });
  document.body.appendChild(element);
  await settled();
  return element;
}

/** Chooses a level, as a click on it or an arrow key does. */
function choose(element: Element, level: string): void {
  const radio = deepAll(element, `[data-level="${level}"]`)[0] as HTMLInputElement;
  radio.checked = true;
  radio.dispatchEvent(new CustomEvent('change', { bubbles: true }));
}

/** Chooses Confirmed, after what a pointer or a key does first, and gives back what has happened to the form. */
async function openedBy(type: 'pointerdown' | 'keydown') {
  const element = await show();
  element.addEventListener('change', (event) => (element.value = (event as CustomEvent).detail));
  const opened = { focused: jest.fn(), seen: jest.fn() };
  HTMLElement.prototype.scrollIntoView = opened.seen;
  const level = deepAll(element, '[data-level="Confirmed"]')[0]!;
  level.dispatchEvent(new CustomEvent(type, { bubbles: true }));
  choose(element, 'Confirmed');
  element.shadowRoot?.addEventListener('focusin', opened.focused);
  const focus = jest.spyOn(HTMLElement.prototype, 'focus').mockImplementation(opened.focused);
  await settled();
  focus.mockRestore();
  return { element, ...opened };
}

describe('how we know', () => {
  afterEach(() => document.body.replaceChildren());

  test('below Quoted nothing more is asked', async () => {
    expect(deepAll(await show(), 'lightning-textarea')).toHaveLength(0);
  });

  test('Quoted asks for words, who and when; Confirmed for who, when and a confirmation, whose words stand for the quote', async () => {
    const required = (element: Element) =>
      deepAll(element, '[data-quote], [data-said]').map((field: any) => field.required === true);
    const quoted = await show({ evidence: 'Quoted' });
    expect(required(quoted)).toEqual([true, true]);
    expect(deepAll(quoted, 'c-confirmation-fields')).toHaveLength(0);
    const confirmed = await show(
      { evidence: 'Confirmed', quote: 'Eleven!' },
      { statement: 'Closing takes eleven days' },
    );
    expect(required(confirmed)).toEqual([false, true]);
    const confirmation = deepAll(confirmed, 'c-confirmation-fields')[0] as any;
    expect(confirmation.texts).toEqual(['Closing takes eleven days', 'Eleven!']);
    expect(confirmation.isOptional).toBe(false);
  });

  test('the two fields for words have labels that tell them apart', async () => {
    const labelsOf = async (evidence: string) =>
      deepAll(await show({ evidence }), 'lightning-textarea').map((field: any) => field.label);
    expect(await labelsOf('Quoted')).toEqual(['c.DF_Evidence_Quote']);
    expect(await labelsOf('Confirmed')).toEqual([
      'c.DF_Evidence_First_Quote',
      'c.DF_Confirmation_Words',
      'c.DF_Reply_Paste',
    ]);
  });

  test('what was confirmed before confirmations had words may be edited without them, until they are begun', async () => {
    const isOptional = async (more: object, stored: object) =>
      (deepAll(await show(more, { stored: { ...value, ...stored } }), 'c-confirmation-fields')[0] as any).isOptional;
    const old = { evidence: 'Confirmed' };
    expect(await isOptional(old, old)).toBe(true);
    expect(await isOptional({ ...old, confirmedOn: '2026-11-20' }, old)).toBe(false);
    expect(await isOptional(old, { evidence: 'Quoted' })).toBe(false);
    expect(await isOptional(old, { ...old, confirmedWords: 'Yes.' })).toBe(false);
  });

  test('each change is reported with the whole of the evidence, once', async () => {
    const element = await show();
    const changed: unknown[] = [];
    element.addEventListener('change', (event) => changed.push((event as CustomEvent).detail));
    choose(element, 'Quoted');
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
    choose(element, 'Heard');
    choose(element, 'Quoted');
    choose(element, 'Confirmed');
    expect(changed.mock.calls.map(([{ saidOn }]) => saidOn)).toEqual(['', today(), '']);
  });

  test('every field reports its part', async () => {
    const element = await show({ evidence: 'Confirmed' });
    const changed = jest.fn();
    element.addEventListener('change', (event) => changed((event as CustomEvent).detail));
    const report = (selector: string, type: string, detail: unknown) =>
      deepAll(element, selector)[0]?.dispatchEvent(new CustomEvent(type, { detail }));
    report('[data-quote]', 'change', { value: 'Eleven!' });
    report('[data-said]', 'change', { by: '0031', byName: 'Ada' });
    report('[data-said]', 'change', { on: '2026-11-20' });
    report('[data-said]', 'change', { source: 'Call' });
    report('c-confirmation-fields', 'change', { confirmedWords: 'Yes.' });
    expect(changed.mock.calls.map(([detail]) => detail)).toEqual([
      { ...value, evidence: 'Confirmed', quote: 'Eleven!' },
      { ...value, evidence: 'Confirmed', saidBy: '0031', saidByName: 'Ada' },
      { ...value, evidence: 'Confirmed', saidOn: '2026-11-20' },
      { ...value, evidence: 'Confirmed', source: 'Call' },
      { ...value, evidence: 'Confirmed', confirmedWords: 'Yes.' },
    ]);
  });

  test('what is missing is said by each field, and the focus can go to the first of them', async () => {
    const element = await show({ evidence: 'Quoted', quote: 'Eleven!' });
    const report = (field: any, isValid: boolean) => (field.reportValidity = jest.fn(() => isValid));
    const [quote, source] = own(element, '[data-validate]') as any[];
    const [first, second] = [report(quote, true), report(source, false)];
    expect(element.reportValidity()).toBe(false);
    expect([first, second].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
    const focused = [quote, source].map((field) => jest.spyOn(field, 'focus').mockImplementation(() => {}));
    element.focus();
    expect(focused.map(({ mock }) => mock.calls.length)).toEqual([0, 1]);
  });

  test('a click on Confirmed scrolls its form into sight with the focus in it', async () => {
    const { seen, focused } = await openedBy('pointerdown');
    expect(seen).toHaveBeenCalledWith({ block: 'nearest' });
    expect(focused).toHaveBeenCalled();
  });

  test('an arrow key that reaches Confirmed shows the form and leaves the focus at the levels', async () => {
    const { seen, focused } = await openedBy('keydown');
    expect(seen).toHaveBeenCalledTimes(1);
    expect(focused).not.toHaveBeenCalled();
  });

  test('where nobody is noted who said it first, it is who confirms it, and that day', async () => {
    const report = async (more: object) => {
      const element = await show({ evidence: 'Confirmed', ...more });
      const changed = jest.fn();
      element.addEventListener('change', (event) => changed((event as CustomEvent).detail));
      const detail = {
        confirmedBy: '0032',
        confirmedByName: 'Bo',
        confirmedOn: '2026-11-20',
        confirmedSource: 'Email',
      };
      deepAll(element, 'c-confirmation-fields')[0]?.dispatchEvent(new CustomEvent('change', { detail }));
      const { saidBy, saidByName, saidOn } = changed.mock.calls[0][0];
      return [saidBy, saidByName, saidOn];
    };
    expect(await report({ saidBy: '', saidOn: '' })).toEqual(['0032', 'Bo', '2026-11-20']);
    expect(await report({ saidBy: '0031', saidByName: 'Ada', saidOn: '2026-11-19' })).toEqual([
      '0031',
      'Ada',
      '2026-11-19',
    ]);
  });

  test('who said it first, filled from the confirmation, loses the message of an earlier Save', async () => {
    const element = await show({ evidence: 'Confirmed', saidBy: '', saidOn: '' });
    element.addEventListener('change', (event) => (element.value = (event as CustomEvent).detail));
    const fill = async (confirmedBy: string) => {
      const validated = jest.fn(() => true);
      (deepAll(element, '[data-said]')[0] as any).reportValidity = validated;
      const detail = { confirmedBy, confirmedByName: 'Bo' };
      deepAll(element, 'c-confirmation-fields')[0]?.dispatchEvent(new CustomEvent('change', { detail }));
      await settled();
      return validated.mock.calls.length;
    };
    expect(await fill('0032')).toBe(0);
    element.value = { ...value, evidence: 'Confirmed', saidBy: '', saidOn: '' };
    await settled();
    for (const field of own(element, '[data-validate]')) (field as any).reportValidity = () => false;
    element.reportValidity();
    expect(await fill('0032')).toBe(1);
  });

  test('it is accessible', async () => {
    await expect(await show({ evidence: 'Confirmed' })).toBeAccessible();
  });
});
