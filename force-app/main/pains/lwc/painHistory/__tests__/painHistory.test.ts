import { createElement } from 'lwc';
import PainHistory from 'c/painHistory';
import { deepAll, settled, texts } from '../../../../../test/jest/deal.ts';
import { place } from '../../../../../test/jest/element.ts';

const gone = [
  { id: 'a', statement: 'First', status: 'Withdrawn', modifiedBy: 'Ada', modifiedAt: '2026-11-20T08:00:00.000Z' },
  { id: 'b', statement: 'Second', status: 'Merged', modifiedBy: 'Sam', modifiedAt: '2026-11-21T08:00:00.000Z' },
];

jest.mock('@salesforce/label/c.DF_Pain_Status_Merged_Into', () => ({ default: 'Merged into: {0} ({1}, {2})' }), {
  virtual: true,
});

describe('the history of pains', () => {
  afterEach(() => document.body.replaceChildren());

  test('shows the latest first, with what happened, and brings one back', async () => {
    const element = createElement('c-pain-history', { is: PainHistory }) as HTMLElement & { pains: unknown };
    element.pains = gone;
    document.body.appendChild(element);
    await settled();
    const restored = jest.fn();
    element.addEventListener('restore', (event) => restored((event as CustomEvent).detail));
    expect(texts(element, '.statement')).toEqual(['Second', 'First']);
    expect(texts(element, '[data-what]')).toEqual(['c.DF_Pain_Status_Merged', 'c.DF_Pain_Status_Withdrawn']);
    (deepAll(element, '[data-restore]')[1] as HTMLElement).click();
    expect(restored).toHaveBeenCalledWith({ id: 'a' });
    await expect(element).toBeAccessible();
  });

  test('names the pain that a merged one went into, as text', async () => {
    const element = createElement('c-pain-history', { is: PainHistory }) as HTMLElement & { pains: unknown };
    element.pains = [{ ...gone[1], mergedInto: 'c', mergedIntoStatement: '<b>Überstunden</b> {1}' }];
    document.body.appendChild(element);
    await settled();
    expect(texts(element, '[data-what]')).toEqual(['Merged into: <b>Überstunden</b> {1} (Sam, Nov 21, 2026)']);
    expect(deepAll(element, 'b')).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  test('is empty without pains', async () => {
    const element = place('c-pain-history', PainHistory);
    expect(texts(element, 'li')).toEqual([]);
  });
});
