import Part from 'c/dealPanel';
import { requestFix } from 'c/fixRequests';
import LazyPanel from 'c/lazyPanel';
import { afterPanels } from 'c/afterPaint';
import { onVisible } from 'c/onVisible';
import { DEAL, deepAll, settled, texts } from '../../../../../test/jest/deal.ts';
import { place } from '../../../../../test/jest/element.ts';

const stopWaiting = jest.fn();
jest.mock('c/onVisible', () => ({ onVisible: jest.fn() }));
jest.mock('c/afterPaint', () => ({
  afterPaint: jest.fn(),
  afterPanels: jest.fn(),
  panelLoads: jest.fn(),
  panelLoaded: jest.fn(),
}));

const load = jest.fn();
const parts = (element: Element) => deepAll(element, '[data-part]');

async function show(properties: object = {}) {
  const element = place('c-lazy-panel', LazyPanel, { recordId: DEAL, heading: 'Map', load, ...properties });
  await settled();
  return element;
}

/** The element is nearly visible. */
async function see() {
  jest.mocked(onVisible).mock.calls.at(-1)?.[1]();
  await settled();
}

describe('a lazy panel', () => {
  beforeEach(() => {
    load.mockResolvedValue({ default: Part });
    jest.mocked(onVisible).mockReturnValue(stopWaiting);
    jest.mocked(afterPanels).mockImplementation((task) => task());
  });
  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
  });

  it('is a skeleton with its heading until it is nearly visible', async () => {
    const element = await show();
    expect(texts(element, 'h2')).toEqual(['Map']);
    expect(load).not.toHaveBeenCalled();
    await see();
    expect(parts(element)).toHaveLength(1);
    expect(stopWaiting).toHaveBeenCalledTimes(1);
    await expect(element).toBeAccessible();
  });

  it('without a record, as in the App Builder, receives no requests', async () => {
    await show({ recordId: undefined, fixes: 'lines' });
    expect(requestFix({ dealId: DEAL, fix: { on: 'lines' } })).toBe(false);
  });

  it.each([
    ['of the org, in its words', new Error('Away.'), 'Away.'],
    ['for want of a connection', new TypeError('Failed to fetch dynamically imported module'), 'c.DF_Fault_Not_Read'],
  ])('shows that it could not be loaded %s, and loads again on demand', async (_why, error, sentence) => {
    load.mockRejectedValueOnce(error);
    const element = await show();
    await see();
    expect(deepAll(element, 'c-panel-skeleton')[0]).toMatchObject({ sentences: [sentence] });
    deepAll(element, 'c-panel-skeleton')[0]?.dispatchEvent(new CustomEvent('retry'));
    await settled();
    expect(parts(element)).toHaveLength(1);
  });

  it('is loaded by a request for a fix of its kind, and sends the request to the loaded panel once', async () => {
    const element = await show({ fixes: 'lines' });
    const receive = jest.fn((event: Event) => event.preventDefault());
    expect(requestFix({ dealId: DEAL, fix: { on: 'pains' } })).toBe(false);
    expect(requestFix({ dealId: DEAL, fix: { on: 'lines' } })).toBe(true);
    window.addEventListener('diagnosefirst__mend', receive);
    await settled();
    element.recordId = `${DEAL}`;
    await settled();
    window.removeEventListener('diagnosefirst__mend', receive);
    expect(parts(element)).toHaveLength(1);
    expect(receive).toHaveBeenCalledTimes(1);
    expect(requestFix({ dealId: DEAL, fix: { on: 'lines' } })).toBe(false);
  });

  it('waits for the first data of the panels above, and is not loaded twice or after it left', async () => {
    const waiting: (() => void)[] = [];
    jest.mocked(afterPanels).mockImplementation((task) => waiting.push(task));
    const element = await show({ fixes: 'lines' });
    await see();
    expect(load).not.toHaveBeenCalled();
    requestFix({ dealId: DEAL, fix: { on: 'lines' } });
    await settled();
    waiting[0]?.();
    expect(load).toHaveBeenCalledTimes(1);
    element.remove();
    (await show()).remove();
    jest.mocked(onVisible).mock.calls.at(-1)?.[1]();
    waiting[1]?.();
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('receives nothing after it left the page', async () => {
    (await show({ fixes: 'lines' })).remove();
    expect(stopWaiting).toHaveBeenCalledTimes(1);
    expect(requestFix({ dealId: DEAL, fix: { on: 'lines' } })).toBe(false);
  });
});
