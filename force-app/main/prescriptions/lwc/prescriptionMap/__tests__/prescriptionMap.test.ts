import PrescriptionMap from 'c/prescriptionMap';
import { requestFix } from 'c/fixRequests';
import { DEAL, deepAll, settled } from '../../../../../test/jest/deal.ts';
import { partsOf, showFrame, testLazyFrame } from '../../../../../test/jest/lazyFrame.ts';

jest.mock('c/onVisible', () => ({ onVisible: jest.fn() }));

const FRAME = { tag: 'c-prescription-map', component: PrescriptionMap, heading: 'c.DF_Map_Title' };

// jsdom scrolls nothing.
Element.prototype.scrollIntoView = jest.fn();

describe('the panel further down the page', () => {
  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
  });

  testLazyFrame(FRAME);

  it('is the same frame in the App Builder, where there is no record', async () => {
    const element = await showFrame(FRAME, {});
    expect(deepAll(element, 'h2')).toHaveLength(1);
    expect(requestFix({ dealId: DEAL, fix: { on: 'lines' } })).toBe(false);
  });

  it('is loaded when another panel asks for a product to be fixed', async () => {
    const element = await showFrame(FRAME);
    expect(requestFix({ dealId: DEAL, fix: { on: 'lines' } })).toBe(true);
    await settled();
    expect(partsOf(element)).toHaveLength(1);
  });
});
