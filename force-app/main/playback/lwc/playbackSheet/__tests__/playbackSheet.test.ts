import { createElement } from 'lwc';
import PlaybackSheet from 'c/playbackSheet';
import { settled, texts } from '../../../../../test/jest/deal.ts';

const sheet = {
  title: 'What we understood',
  subtitle: 'ACME',
  sections: [
    {
      key: 'heard',
      title: 'Heard',
      entries: [
        { key: 'p1', lead: 'Overtime', quote: '<b>We pay</b>', by: 'Ada', facts: [{ label: 'A year', text: '€12' }] },
      ],
    },
    { key: 'costs', title: 'Costs', entries: [] },
  ],
};

async function show() {
  const element = createElement('c-playback-sheet', { is: PlaybackSheet }) as HTMLElement & Record<string, any>;
  element.sheet = sheet;
  document.body.appendChild(element);
  await settled();
  return element;
}

describe('a page as it will look', () => {
  afterEach(() => {
    document.body.replaceChildren();
    jest.restoreAllMocks();
  });

  test('shows words as words, and empty sections as such', async () => {
    const element = await show();
    expect(texts(element, '[data-quote]')).toEqual(['<b>We pay</b>']);
    expect(texts(element, '[data-fact]')).toEqual(['€12']);
    expect(texts(element, '[data-section="costs"] p')).toEqual(['c.DF_Playback_Nothing']);
  });

  test('is selected as a whole, where there is anything that selects', async () => {
    const element = await show();
    const selectAllChildren = jest.fn();
    const selection = jest.spyOn(window, 'getSelection').mockReturnValue({ selectAllChildren } as any);
    element.select();
    expect(selectAllChildren.mock.calls[0][0].className).toBe('sheet');
    selection.mockReturnValue(null);
    expect(() => element.select()).not.toThrow();
  });

  test('it is accessible', async () => {
    await expect(await show()).toBeAccessible();
  });
});
