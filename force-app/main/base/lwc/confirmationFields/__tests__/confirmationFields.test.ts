import { createElement } from 'lwc';
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
  Object.assign(element, { value: { ...value, ...more } }, props);
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
    expect(String(one(element, '[data-words]').maxLength)).toBe('255');
    expect(one(element, '[data-words]').required).toBe(true);
    const { required, isSourceRequired, names } = one(element, '[data-source]');
    expect([required, isSourceRequired]).toEqual([true, true]);
    expect(names).toEqual({
      who: 'c.DF_Confirmation_Who',
      when: 'c.DF_Confirmation_When',
      where: 'c.DF_Confirmation_Where',
    });
  });

  test('ask for nothing where they may stay blank', async () => {
    const element = await show({}, { isOptional: true });
    const { required, isSourceRequired } = one(element, '[data-source]');
    expect([one(element, '[data-words]').required, required, isSourceRequired]).toEqual([false, false, false]);
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
    report('[data-source]', 'change', { by: '0032', byName: 'Bo' });
    report('[data-source]', 'change', { on: '2026-11-19' });
    const { confirmedWords: _words, ...source } = value;
    expect(changed.mock.calls.map(([detail]) => detail)).toEqual([
      { confirmedWords: 'Yes.' },
      { ...source, confirmedBy: '0032', confirmedByName: 'Bo' },
      { ...source, confirmedOn: '2026-11-19' },
    ]);
  });

  test('the message at words that only repeat goes with the keystroke that makes them others', async () => {
    const element = await show({ confirmedWords: 'Twice' }, { texts: ['Twice'] });
    expect(messageOf(element)).toEqual({ isValid: false, message: 'c.DF_Confirmation_Same' });
    const words = one(element, '[data-words]');
    let message = 'c.DF_Confirmation_Same';
    words.setCustomValidity = (text: string) => (message = text);
    words.checkValidity = () => message === '';
    words.reportValidity = jest.fn(() => message === '');
    words.dispatchEvent(new CustomEvent('change', { detail: { value: 'Twice' } }));
    expect(words.reportValidity).not.toHaveBeenCalled();
    words.dispatchEvent(new CustomEvent('change', { detail: { value: 'Twice, yes' } }));
    expect(words.reportValidity).toHaveBeenCalledTimes(1);
    expect(message).toBe('');
  });

  test('the focus can go to the first that is invalid', async () => {
    const element = await show();
    const [words, source] = own(element) as any[];
    words.reportValidity = () => true;
    source.reportValidity = () => false;
    const focus = jest.spyOn(source, 'focus').mockImplementation(() => {});
    expect(element.reportValidity()).toBe(false);
    element.focus();
    expect(focus).toHaveBeenCalledTimes(1);
  });

  test('words that are picked from a reply, and what it shows of its writer, are reported as if typed', async () => {
    const element = await show({ confirmedWords: '' });
    const changed = jest.fn();
    element.addEventListener('change', (event) => changed((event as CustomEvent).detail));
    const source = one(element, '[data-reply]');
    source.dispatchEvent(new CustomEvent('pick', { detail: { words: 'Yes, twice.' } }));
    source.dispatchEvent(new CustomEvent('propose', { detail: { by: '0032', byName: 'Bo' } }));
    expect(changed.mock.calls.map(([detail]) => detail)).toEqual([
      { confirmedWords: 'Yes, twice.' },
      { confirmedBy: '0032', confirmedByName: 'Bo', confirmedOn: '2026-11-20', confirmedSource: 'Email' },
    ]);
  });

  test('values from a reply take the messages of an earlier Save away, and bring none without one', async () => {
    const element = await show({ confirmedWords: '' });
    const source = one(element, '[data-reply]');
    const fill = async (words: string) => {
      const validated = jest.fn(() => true);
      one(element, '[data-source]').reportValidity = validated;
      source.dispatchEvent(new CustomEvent('pick', { detail: { words } }));
      Object.assign(element, { value: { ...value, confirmedWords: words } });
      await settled();
      return validated.mock.calls.length;
    };
    expect(await fill('Yes.')).toBe(0);
    messageOf(element);
    expect(await fill('Yes, twice.')).toBe(1);
  });

  test('when they open, the focus is in the field for the reply and the form is in sight', async () => {
    const element = await show();
    const seen = jest.fn();
    HTMLElement.prototype.scrollIntoView = seen;
    const focus = jest.spyOn(one(element, '[data-reply]'), 'focus').mockImplementation(() => {});
    element.focus();
    expect(focus).toHaveBeenCalledTimes(1);
    expect(seen).toHaveBeenCalledWith({ block: 'nearest' });
  });

  test('are accessible', async () => {
    await expect(await show()).toBeAccessible();
  });
});
