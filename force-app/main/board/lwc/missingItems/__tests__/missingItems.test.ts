import { createElement } from 'lwc';
import MissingItems from 'c/missingItems';
import { texts } from '../../../../../test/jest/deal.ts';

jest.mock('@salesforce/label/c.DF_Board_And_More', () => ({ default: '{0} more' }), { virtual: true });

function show(items?: readonly string[]): HTMLElement {
  const element = createElement('c-missing-items', { is: MissingItems });
  if (items) Object.assign(element, { items });
  document.body.appendChild(element);
  return element;
}

describe('what a deal stands without', () => {
  afterEach(() => document.body.replaceChildren());

  test.each([
    [[], [], []],
    [['a', 'b', 'c'], ['a', 'b', 'c'], []],
    [['a', 'b', 'c', 'd', 'e'], ['a', 'b', 'c'], ['2 more']],
  ])('of %j three are named and the rest is counted', async (items, named, more) => {
    const element = show(items);
    expect([texts(element, '[data-missing]'), texts(element, '[data-more]')]).toEqual([named, more]);
    await expect(element).toBeAccessible();
  });

  test('is nothing as long as it is not known', () => {
    expect(texts(show(), 'li')).toEqual([]);
  });
});
