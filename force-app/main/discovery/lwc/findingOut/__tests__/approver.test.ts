import { createElement } from 'lwc';
import FindingOut from 'c/findingOut';
import { deepAll, settled } from '../../../../../test/jest/deal.ts';

jest.mock('@salesforce/user/Id', () => ({ default: '005000000000001AAA' }), { virtual: true });
jest.mock('@salesforce/customPermission/DF_Approve_Gate_Overrides', () => ({ default: true }), { virtual: true });

/** The latest day that an approver, who looks at the form, is offered. */
async function latestFor(openOwner: string): Promise<string> {
  const element = createElement('c-finding-out', { is: FindingOut }) as any;
  element.value = { openOwner, openOwnerName: 'Grace', openUntil: '2026-12-01', openSince: '2026-11-21' };
  document.body.appendChild(element);
  await settled();
  return (deepAll(element, '[data-until]')[0] as any).max;
}

test('an approver is offered 60 days where another user finds out, and 30 where they do', async () => {
  expect(await latestFor('005000000000001AAA')).toBe('2026-12-21');
  expect(await latestFor('0052')).toBe('2027-01-20');
});
