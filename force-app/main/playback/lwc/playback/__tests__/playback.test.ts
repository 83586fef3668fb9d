import Playback from 'c/playback';
import { requestFix } from 'c/fixRequests';
import { DEAL, settled } from '../../../../../test/jest/deal.ts';
import { partsOf, showFrame, testLazyFrame } from '../../../../../test/jest/lazyFrame.ts';

jest.mock('c/onVisible', () => ({ onVisible: jest.fn() }));

const FRAME = { tag: 'c-playback', component: Playback, heading: 'c.DF_Playback_Title' };

describe('the panel further down the page', () => {
  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
  });

  testLazyFrame(FRAME);

  it('leaves what is to be fixed to other panels', async () => {
    const element = await showFrame(FRAME);
    expect(requestFix({ dealId: DEAL, fix: { on: 'lines' } })).toBe(false);
    await settled();
    expect(partsOf(element)).toHaveLength(0);
  });
});
