import { createElement } from 'lwc';
import { today } from 'c/calendarDays';
import ConfirmationFields from 'c/confirmationFields';
import { deepAll, settled } from '../../../../../test/jest/deal.ts';

const value = {
  confirmedWords: 'Yes, that is us.',
  confirmedBy: '0031',
  confirmedByName: 'Ada',
  confirmedOn: '2026-11-20',
  confirmedSource: 'Email',
};
type Fields = HTMLElement & { reportValidity(): boolean };

async function show(more = {}, props = {}) {
  const element = createElement('c-confirmation-fields', { is: ConfirmationFields }) as unknown as Fields;
  Object.assign(element, { value: { ...value, ...more }, sources: [{ value: 'Email', label: 'Email' }] }, props);
  document.body.appendChild(element);
  await settled();
  return element;
}

/** The fields, without those of components in them. */
const own = (element: Element) => [...(element.shadowRoot?.querySelectorAll('[data-validate]') ?? [])];
const one = (element: Element, selector: string) => deepAll(element, selector)[0] as any;

/** Validates with fields that are valid but for the words, whose message is returned. */
function messageOf(element: Fields): { isValid: boolean; message: string } {
  let message = '';
  for (const field of deepAll(element, '[data-validate]')) (field as any).reportValidity = () => true;
  const words = one(element, '[data-words]');
  words.setCustomValidity = (text: string) => (message = text);
  words.reportValidity = () => message === '';
  return { isValid: element.reportValidity(), message };
}

describe('the fields of a confirmation', () => {
  afterEach(() => document.body.replaceChildren());

  test('ask for words of at most 255 characters, who, when and where', async () => {
    const element = await show();
    const fields = own(element) as any[];
    expect(fields.map(({ required }) => required)).toEqual([true, true, true, true]);
    expect(String(one(element, '[data-words]').maxLength)).toBe('255');
    const { min, max, messageWhenRangeOverflow } = one(element, '[data-when]');
    expect([min, max, messageWhenRangeOverflow]).toEqual(['2000-01-01', today(), 'c.DF_Evidence_Day']);
  });

  test('ask for nothing where they may stay blank', async () => {
    const element = await show({}, { isOptional: true });
    expect(own(element).map((field: any) => field.required)).toEqual(Array(4).fill(false));
  });

  test.each([
    ['the statement', '  WE TYPE it twice '],
    ['the quote', 'Twice, every day.'],
  ])('words that are %s itself are invalid, with a message at the field', async (_, confirmedWords) => {
    const texts = ['We type it twice', 'Twice, every day.'];
    expect(messageOf(await show({ confirmedWords }, { texts }))).toEqual({
      isValid: false,
      message: 'c.DF_Confirmation_Same',
    });
  });

  test('words of its own are fine, and so is a blank quote', async () => {
    expect(messageOf(await show({}, { texts: ['We type it twice', ''] }))).toEqual({ isValid: true, message: '' });
    expect(messageOf(await show({ confirmedWords: '' }, { texts: ['', ''] }))).toEqual({ isValid: true, message: '' });
  });

  test('report each part that changes, once', async () => {
    const element = await show();
    const changed = jest.fn();
    element.addEventListener('change', (event) => changed((event as CustomEvent).detail));
    const report = (selector: string, type: string, detail: unknown) =>
      one(element, selector).dispatchEvent(new CustomEvent(type, { detail, bubbles: true }));
    report('[data-words]', 'change', { value: 'Yes.' });
    report('[data-who]', 'choose', { id: '0032', name: 'Bo' });
    report('[data-when]', 'change', { value: '2026-11-19' });
    report('[data-where]', 'change', { value: 'Call' });
    expect(changed.mock.calls.map(([detail]) => detail)).toEqual([
      { confirmedWords: 'Yes.' },
      { confirmedBy: '0032', confirmedByName: 'Bo' },
      { confirmedOn: '2026-11-19' },
      { confirmedSource: 'Call' },
    ]);
  });

  test('are accessible', async () => {
    await expect(await show()).toBeAccessible();
  });
});
