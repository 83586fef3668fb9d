import { graphql } from 'lightning/graphql';
import QuoteCounts from 'c/quoteCounts';
import { settled, texts } from '../../../../../test/jest/deal.ts';
import { place } from '../../../../../test/jest/element.ts';
import { named, stubOf } from '../../../../../test/jest/wire.ts';

jest.mock('@salesforce/label/c.DF_Board_Quotes', () => ({ default: 'source {0}, hand {1}' }), { virtual: true });

async function show(): Promise<HTMLElement> {
  const element = place('c-quote-counts', QuoteCounts);
  await settled();
  return element;
}
async function shown(element: HTMLElement, counts: Readonly<Record<string, number>>): Promise<string[]> {
  const query = Object.fromEntries(Object.entries(counts).map(([alias, totalCount]) => [alias, { totalCount }]));
  stubOf(graphql).emit({ uiapi: { query } }, named('quoteCounts'));
  await settled();
  return texts(element, '[data-quotes]');
}

describe('quotes of open deals', () => {
  afterEach(() => document.body.replaceChildren());

  test('from a source and typed by hand are counted apart', async () => {
    const element = await show();
    const counts = { answersAll: 1200, answersFound: 8, painsAll: 5, painsFound: 2 };
    expect(await shown(element, counts)).toEqual(['source 10, hand 1,195']);
    await expect(element).toBeAccessible();
  });

  test('nothing is shown without quotes, while loading, or where they cannot be read', async () => {
    const element = await show();
    expect(texts(element, '[data-quotes]')).toEqual([]);
    expect(await shown(element, {})).toEqual([]);
    await shown(element, { answersAll: 3 });
    stubOf(graphql).emitErrors([{ message: 'No access.' }], named('quoteCounts'));
    await settled();
    expect(texts(element, '[data-quotes]')).toEqual([]);
  });
});
