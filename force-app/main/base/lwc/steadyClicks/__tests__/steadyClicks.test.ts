import { holdFocus } from 'c/steadyClicks';

let panel: HTMLElement;
let log: string[];

/** An element `[data-NAME]`. */
function add(tag: string, name: string, ...children: readonly Element[]): Element {
  const element = document.createElement(tag);
  element.setAttribute(`data-${name}`, '');
  element.append(...children);
  return element;
}

const one = (selector: string) => panel.querySelector<HTMLElement>(selector)!;
const fire = (selector: string, type: string, init: MouseEventInit = {}) =>
  one(selector).dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, cancelable: true, ...init }));

beforeEach(() => {
  log = [];
  panel = document.createElement('div');
  panel.append(
    add('input', 'field'),
    add('button', 'save', add('span', 'save-label')),
    add('button', 'cancel'),
    add('label', 'level'),
    add('p', 'text'),
  );
  document.body.append(panel);
  panel.addEventListener('mousedown', holdFocus);
  one('[data-field]').addEventListener('blur', () => log.push('blur'));
  one('[data-field]').focus();
});

afterEach(() => {
  globalThis.dispatchEvent(new MouseEvent('mouseup'));
  panel.remove();
});

describe('a control that is clicked while a field has the focus', () => {
  test('takes the focus when the mouse button is released over it, not before', () => {
    expect(fire('[data-save-label]', 'mousedown')).toBe(false);
    expect(log).toEqual([]);
    one('[data-save]').addEventListener('mouseup', () => log.push('mouseup'));
    fire('[data-save-label]', 'mouseup');
    expect(log).toEqual(['blur', 'mouseup']);
    expect(document.activeElement).toBe(one('[data-save]'));
  });

  test('does not take it when the mouse was moved away before', () => {
    fire('[data-save-label]', 'mousedown');
    fire('[data-cancel]', 'mouseup');
    expect(document.activeElement).toBe(one('[data-field]'));
    fire('[data-save-label]', 'mouseup');
    expect(document.activeElement).toBe(one('[data-field]'));
  });

  test('may be the label of a level', () => {
    expect(fire('[data-level]', 'mousedown')).toBe(false);
  });

  test('is left to the browser on a label while text is selected, because Chromium would ignore its click', () => {
    const selection = jest.spyOn(globalThis, 'getSelection').mockReturnValue({ type: 'Range' } as Selection);
    expect(fire('[data-level]', 'mousedown')).toBe(true);
    expect(fire('[data-save]', 'mousedown')).toBe(false);
    selection.mockReturnValue(null);
    expect(fire('[data-level]', 'mousedown')).toBe(false);
    selection.mockRestore();
  });
});

describe('nothing is held', () => {
  test('over text and text fields, which the mouse selects', () => {
    expect([fire('[data-text]', 'mousedown'), fire('[data-field]', 'mousedown')]).toEqual([true, true]);
  });

  test('for another button of the mouse', () => {
    expect(fire('[data-save-label]', 'mousedown', { button: 2 })).toBe(true);
  });

  test('where a component has decided already', () => {
    one('[data-save-label]').addEventListener('mousedown', (event) => event.preventDefault());
    fire('[data-save-label]', 'mousedown');
    fire('[data-save-label]', 'mouseup');
    expect(document.activeElement).toBe(one('[data-field]'));
  });
});
