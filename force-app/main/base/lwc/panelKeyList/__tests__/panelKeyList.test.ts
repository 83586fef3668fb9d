import PanelKeyList from 'c/panelKeyList';
import { areKeysOff } from 'c/panelKeys';
import { deepAll, settled, texts } from '../../../../../test/jest/deal.ts';
import { place } from '../../../../../test/jest/element.ts';

async function show() {
  const element = place('c-panel-key-list', PanelKeyList, {});
  await settled();
  return element;
}
const box = (element: Element) => deepAll(element, '[data-switch]')[0] as HTMLInputElement;
async function click(element: Element) {
  box(element).click();
  await settled();
}

afterEach(() => {
  document.body.replaceChildren();
  localStorage.clear();
  jest.restoreAllMocks();
});

describe('the list of keys', () => {
  test('names each key and what it does', async () => {
    const element = await show();
    expect(texts(element, '[data-key]')).toEqual([
      '/c.DF_Keys_Search',
      'nc.DF_Keys_Next',
      'pc.DF_Keys_Pain',
      'ac.DF_Keys_Advance',
      '?c.DF_Keys_List',
    ]);
    await expect(element).toBeAccessible();
  });

  test('switches them off and on, and shows it the next time', async () => {
    const element = await show();
    expect(box(element).checked).toBe(true);
    await click(element);
    expect(areKeysOff()).toBe(true);
    element.remove();
    const again = await show();
    expect(box(again).checked).toBe(false);
    await click(again);
    expect(areKeysOff()).toBe(false);
  });

  test('shows that they are still on where the browser stores nothing', async () => {
    jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new Error('No storage.');
    });
    const element = await show();
    await click(element);
    expect(box(element).checked).toBe(true);
  });

  test('takes the focus, and closes by Escape and by its button', async () => {
    const element = (await show()) as unknown as HTMLElement;
    element.focus();
    expect(element.shadowRoot?.activeElement).toBe(deepAll(element, '[data-title]')[0]);
    const left = jest.fn();
    element.addEventListener('leave', left);
    const press = (key: string) =>
      deepAll(element, 'section')[0]!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    press('Tab');
    press('Escape');
    (deepAll(element, '[data-close]')[0] as HTMLElement).click();
    expect(left).toHaveBeenCalledTimes(2);
  });
});
