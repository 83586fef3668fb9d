import { createElement } from 'lwc';
import PanelSkeleton from 'c/panelSkeleton';
import { deepAll, settled, texts } from '../../../../../test/jest/deal.ts';

async function show(sentences: readonly string[] = []) {
  const element = createElement('c-panel-skeleton', { is: PanelSkeleton });
  Object.assign(element, { heading: 'Playback', sentences });
  document.body.appendChild(element);
  await settled();
  return element;
}

describe('the place of a panel that is on its way', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('has its name, and shows that it is loading', async () => {
    const element = await show();
    expect(texts(element, 'h2')).toEqual(['Playback']);
    expect(deepAll(element, '[role="status"]')).toHaveLength(1);
    expect(deepAll(element, '[data-retry]')).toEqual([]);
    await expect(element).toBeAccessible();
  });

  it('shows why it did not come, and asks again', async () => {
    const element = await show(['Failed to fetch.']);
    const retry = jest.fn();
    element.addEventListener('retry', retry);
    expect(texts(element, '[data-sentence]')).toEqual(['Failed to fetch.']);
    (deepAll(element, '[data-retry]')[0] as HTMLElement).click();
    expect(retry).toHaveBeenCalledTimes(1);
    await expect(element).toBeAccessible();
  });
});
