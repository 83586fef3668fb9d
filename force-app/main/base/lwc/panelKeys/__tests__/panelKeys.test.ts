import { onFixRequest } from 'c/fixRequests';
import type { FixTarget } from 'c/fixRequests';
import { areKeysOff, KEYS, listenToKeys, switchKeys } from 'c/panelKeys';

const DEAL = '006000000000001AAA';
const asked: FixTarget['on'][] = [];
let isHandled = true;
let stops: (() => void)[] = [];

/** A panel with something that has the focus. */
function panelWith(html: string): HTMLElement {
  const panel = document.createElement('div');
  panel.append(document.createRange().createContextualFragment(html));
  panel.dataset.deal = DEAL.slice(0, 15);
  document.body.append(panel);
  return panel.querySelector<HTMLElement>('[data-focused]')!;
}

function press(element: HTMLElement, key: string, more: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...more });
  element.dispatchEvent(event);
  return event;
}

beforeEach(() => {
  const stop = onFixRequest(DEAL, ({ on }) => {
    asked.push(on);
    return isHandled;
  });
  stops = [stop, listenToKeys(DEAL)];
});
afterEach(() => {
  for (const stop of stops) stop();
  asked.length = 0;
  isHandled = true;
  localStorage.clear();
  document.body.replaceChildren();
  jest.restoreAllMocks();
});

const BUTTON = '<button data-focused>Save</button>';

describe('a single key (WCAG 2.1.4)', () => {
  test('on a button of a panel asks for its place, and is typed nowhere', () => {
    const button = panelWith(BUTTON);
    for (const key of Object.keys(KEYS)) expect(press(button, key).defaultPrevented).toBe(true);
    expect(asked).toEqual(['search', 'next', 'pains', 'advance', 'keys']);
  });

  test('none asks for a save', () => {
    expect(Object.values(KEYS)).not.toContain('save');
  });

  test('outside of our panels does nothing', () => {
    panelWith(BUTTON);
    press(document.body, 'n');
    expect(asked).toEqual([]);
  });

  test.each([
    ['an input', '<input data-focused>'],
    ['a text area', '<textarea data-focused></textarea>'],
    ['a list of choices', '<select data-focused></select>'],
    ['a button that is a combobox', '<button role="combobox" data-focused></button>'],
    ['an option of a list', '<div role="listbox"><span role="option" tabindex="-1" data-focused></span></div>'],
    ['a text box without a field', '<div role="textbox" tabindex="0" data-focused></div>'],
  ])('in %s does nothing', (_name, html) => {
    expect(press(panelWith(html), 'n').defaultPrevented).toBe(false);
    expect(asked).toEqual([]);
  });

  test('in text that can be edited does nothing', () => {
    const text = panelWith('<p data-focused></p>');
    // jsdom does not know it.
    Object.defineProperty(text, 'isContentEditable', { value: true });
    press(text, 'n');
    expect(asked).toEqual([]);
  });

  test('in a field within another component does nothing', () => {
    const host = panelWith('<section data-focused></section>');
    const input = document.createElement('input');
    host.attachShadow({ mode: 'open' }).append(input);
    press(input, 'a');
    expect(asked).toEqual([]);
  });

  test.each([
    ['Control', { ctrlKey: true }],
    ['Alt', { altKey: true }],
    ['Command', { metaKey: true }],
    ['a word being composed', { isComposing: true }],
    ['a key held down', { repeat: true }],
  ])('with %s does nothing', (_name, more) => {
    press(panelWith(BUTTON), 'n', more);
    expect(asked).toEqual([]);
  });

  test('with Shift works where the keyboard needs it, a capital letter is none of ours', () => {
    const button = panelWith(BUTTON);
    press(button, '?', { shiftKey: true });
    press(button, 'N', { shiftKey: true });
    expect(asked).toEqual(['keys']);
  });

  test('that a panel within has handled does nothing more', () => {
    const button = panelWith(BUTTON);
    button.addEventListener('keydown', (event) => event.preventDefault());
    press(button, 'n');
    expect(asked).toEqual([]);
  });

  test('that no panel answers is left to the browser', () => {
    isHandled = false;
    expect(press(panelWith(BUTTON), '/').defaultPrevented).toBe(false);
  });

  test('can be switched off, and on again', () => {
    const button = panelWith(BUTTON);
    switchKeys(false);
    expect(areKeysOff()).toBe(true);
    expect(press(button, '/').defaultPrevented).toBe(false);
    switchKeys(true);
    press(button, '/');
    expect(asked).toEqual(['search']);
  });

  test('works where the browser stores nothing', () => {
    const refuse = () => {
      throw new Error('No storage.');
    };
    jest.spyOn(Storage.prototype, 'getItem').mockImplementation(refuse);
    jest.spyOn(Storage.prototype, 'setItem').mockImplementation(refuse);
    switchKeys(false);
    press(panelWith(BUTTON), 'p');
    expect(asked).toEqual(['pains']);
  });

  test('in a panel of another deal, as a console keeps it in another tab, does nothing', () => {
    const button = panelWith(BUTTON);
    button.parentElement!.dataset.deal = '006000000000002AAA';
    press(button, 'n');
    expect(asked).toEqual([]);
  });

  test('acts once where two panels listen, and not at all when none does any more', () => {
    const button = panelWith(BUTTON);
    stops.push(listenToKeys(DEAL));
    press(button, 'n');
    expect(asked).toEqual(['next']);
    for (const stop of stops.slice(1)) stop();
    press(button, 'n');
    expect(asked).toEqual(['next']);
  });
});
