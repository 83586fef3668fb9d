import { requestFix, onFixRequest } from 'c/fixRequests';
import type { FixTarget } from 'c/fixRequests';
import { DEAL } from '../../../../../test/jest/deal.ts';

const ask = (fix: FixTarget, dealId = DEAL) => requestFix({ dealId, fix });

describe('a request to fix something', () => {
  test('reaches the panels of its deal, in either form of the id, and returns whether one took it', () => {
    const seen: FixTarget[] = [];
    const stop = onFixRequest(DEAL.slice(0, 15), (fix) => {
      seen.push(fix);
      return fix.on === 'pains';
    });
    expect(ask({ on: 'pains' })).toBe(true);
    expect(ask({ on: 'answer', concept: 'problem' })).toBe(false);
    expect(ask({ on: 'pains' }, '006000000000009AAA')).toBe(false);
    stop();
    expect(ask({ on: 'pains' })).toBe(false);
    expect(seen).toEqual([{ on: 'pains' }, { on: 'answer', concept: 'problem' }]);
  });
});
