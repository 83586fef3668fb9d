import { createElement } from 'lwc';
import PrescriptionMap from 'c/prescriptionMap';
import { onVisible } from 'c/onVisible';
import { requestFix } from 'c/fixRequests';
import { DEAL, deepAll, settled } from '../../../../../test/jest/deal.ts';

jest.mock('c/onVisible', () => ({ onVisible: jest.fn() }));

let see: () => void;
const stop = jest.fn();

async function show() {
  jest.mocked(onVisible).mockImplementation((_element, seen) => {
    see = seen;
    return stop;
  });
  const element = createElement('c-prescription-map', { is: PrescriptionMap }) as HTMLElement & { recordId: string };
  element.recordId = DEAL;
  document.body.appendChild(element);
  await settled();
  return element;
}

const parts = (element: Element) => deepAll(element, '[data-part]');

// jsdom scrolls nothing.
Element.prototype.scrollIntoView = jest.fn();

describe('the panel further down the page', () => {
  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
  });

  it('is a frame with its name until it comes into sight', async () => {
    const element = await show();
    expect(deepAll(element, 'h2')[0]?.textContent).toBe('c.DF_Map_Title');
    expect(parts(element)).toEqual([]);
    await expect(element).toBeAccessible();
  });

  it('is loaded when it comes into sight, and stops waiting', async () => {
    const element = await show();
    see();
    await settled();
    expect(parts(element)).toHaveLength(1);
    expect((parts(element)[0] as HTMLElement & { recordId: string }).recordId).toBe(DEAL);
    expect(stop).toHaveBeenCalledTimes(1);
  });

  it('is the same frame in the App Builder, where there is no record', async () => {
    jest.mocked(onVisible).mockReturnValue(stop);
    const element = createElement('c-prescription-map', { is: PrescriptionMap });
    document.body.appendChild(element);
    await settled();
    expect(deepAll(element, 'h2')).toHaveLength(1);
    expect(requestFix({ dealId: DEAL, fix: { on: 'lines' } })).toBe(false);
  });

  it('stops waiting when it leaves the page', async () => {
    const element = await show();
    element.remove();
    expect(stop).toHaveBeenCalledTimes(1);
  });

  it('is loaded when another panel asks for a product to be fixed', async () => {
    const element = await show();
    expect(requestFix({ dealId: DEAL, fix: { on: 'lines' } })).toBe(true);
    await settled();
    expect(parts(element)).toHaveLength(1);
  });
});
