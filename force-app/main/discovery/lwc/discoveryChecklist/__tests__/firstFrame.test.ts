import { afterPaint } from 'c/afterPaint';
import { requestFix } from 'c/fixRequests';
import { DEAL, deepAll, settled } from '../../../../../test/jest/deal.ts';
import { concepts, heard, longSettled, next, one, show } from './checklistOnPage.ts';

jest.mock('c/afterPaint', () => ({ afterPaint: jest.fn(), panelLoads: () => {}, panelLoaded: () => {} }));

const painted = async () => {
  jest.mocked(afterPaint).mock.calls[0]?.[0]();
  await settled();
};

describe('the first frame of the checklist', () => {
  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
    localStorage.clear();
  });

  test('has the first question alone, and the places of all that follows it', async () => {
    const element = await show();
    expect(next(element)).toEqual(['problem']);
    expect(deepAll(element, '[data-text]')).toHaveLength(1);
    const places = deepAll(element, '.awaited');
    expect(places.map(({ classList }) => classList.contains('awaited_blocking'))).toEqual([true, false]);
    expect(deepAll(element, '.notes__awaited')).toHaveLength(1);
    expect(deepAll(element, '[data-notes], [data-toggle]')).toEqual([]);
    await expect(element).toBeAccessible();

    await painted();
    expect(next(element)).toEqual(['problem', 'situation', 'root cause']);
    expect(deepAll(element, '.awaited, .notes__awaited')).toEqual([]);
    expect(deepAll(element, '[data-notes], [data-toggle]')).toHaveLength(2);
    expect(afterPaint).toHaveBeenCalledTimes(1);
  });

  test('is over when another panel has text for the notes', async () => {
    const element = await show();
    expect(requestFix({ dealId: DEAL, fix: { on: 'notes', text: 'They type it twice.' } })).toBe(true);
    await longSettled();
    expect(one(element, '[data-notes]').value).toBe('They type it twice.');
    expect(concepts(element, '[data-next]')).toHaveLength(3);
  });

  test('shows how much is answered in a ring that needs no measuring', async () => {
    const element = await show({ answers: [heard('situation'), heard('problem')] });
    expect(one(element, '.ring__done').getAttribute('stroke-dasharray')).toBe('40 100');
  });
});
