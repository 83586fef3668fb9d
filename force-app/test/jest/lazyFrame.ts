import { onVisible } from 'c/onVisible';
import type { LightningElement } from 'lwc';
import { DEAL, deepAll, settled } from './deal.ts';
import { place } from './element.ts';
import type { TestElement } from './element.ts';

/** A panel that is loaded once it is nearly visible. The test mocks `c/onVisible` with `{ onVisible: jest.fn() }`. */
interface LazyFrame {
  readonly tag: string;
  readonly component: typeof LightningElement;
  /** The text of its heading. */
  readonly heading: string;
}

const stopWaiting = jest.fn();

/** The loaded parts: none before the panel is nearly visible. */
export const partsOf = (element: Element) => deepAll(element, '[data-part]');

/** Places the frame on the deal, or without a record where `properties` say so. */
export async function showFrame({ tag, component }: LazyFrame, properties: object = { recordId: DEAL }) {
  jest.mocked(onVisible).mockReturnValue(stopWaiting);
  const element: TestElement = place(tag, component, properties);
  await settled();
  return element;
}

/** Reports the newest frame as nearly visible. */
async function makeVisible(): Promise<void> {
  jest.mocked(onVisible).mock.calls.at(-1)?.[1]();
  await settled();
}

/** Registers the tests of what all lazy panels share. */
export function testLazyFrame(frame: LazyFrame): void {
  it('is a frame with its heading until it is visible', async () => {
    const element = await showFrame(frame);
    expect(deepAll(element, 'h2')[0]?.textContent).toBe(frame.heading);
    expect(partsOf(element)).toEqual([]);
    await expect(element).toBeAccessible();
  });

  it('is loaded when it is visible, and stops waiting', async () => {
    const element = await showFrame(frame);
    await makeVisible();
    expect(partsOf(element)).toHaveLength(1);
    expect((partsOf(element)[0] as TestElement)['recordId']).toBe(DEAL);
    expect(stopWaiting).toHaveBeenCalledTimes(1);
  });

  it('stops waiting when it leaves the page', async () => {
    const element = await showFrame(frame);
    element.remove();
    expect(stopWaiting).toHaveBeenCalledTimes(1);
  });
}
