import { updateRecord } from 'lightning/uiRecordApi';
import OverrideRequest from 'c/overrideRequest';
import userId from '@salesforce/user/Id';
import { choicesOf } from '../choices.ts';
import { DEAL, deepAll, refusal, settled, texts } from '../../../../../test/jest/deal.ts';
import { place } from '../../../../../test/jest/element.ts';

jest.mock('@salesforce/customPermission/DF_Approve_Gate_Overrides', () => ({ default: true }), { virtual: true });

const request = {
  id: 'a0O000000000001AAA',
  modifiedAt: '2026-11-20T08:00:00.000Z',
  modifiedBy: 'Ada King',
  stage: 'Value Proposition',
  order: 3,
  reasonCode: 'Renewal timing',
  reason: 'They sign on Friday.',
  expiresOn: '2999-12-31',
  status: 'Requested',
  requestedBy: 'Ada King',
  requestedById: '005000000000009AAA',
  requestedAt: '2026-11-20T08:00:00.000Z',
} as const;

function show(more = {}, ownerId = '005000000000009AAA') {
  return place('c-override-request', OverrideRequest, { request: { ...request, ...more }, dealId: DEAL, ownerId });
}
const buttons = (element: Element) => deepAll(element, '[data-status]') as HTMLElement[];
const statuses = (element: Element) => buttons(element).map(({ dataset }) => dataset.status);

async function press(element: Element, index = 0) {
  buttons(element)[index]?.click();
  await settled();
  await settled();
}

describe('a request that waits', () => {
  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
  });

  test('shows who requests what and why, and is approved in place, as it was when it was read', async () => {
    const element = show();
    const settledEvent = jest.fn();
    element.addEventListener('settled', (event) => settledEvent((event as CustomEvent).detail));
    expect(texts(element, '[data-reason]')).toEqual(['They sign on Friday.']);
    expect(statuses(element)).toEqual(['Approved', 'Declined']);
    await press(element);
    expect(updateRecord).toHaveBeenCalledWith(
      { fields: { Id: request.id, Status__c: 'Approved' } },
      { ifUnmodifiedSince: request.modifiedAt },
    );
    expect(settledEvent).toHaveBeenCalledWith({ id: request.id, status: 'Approved' });
  });

  test('is decided once, however often it is pressed', async () => {
    const element = show();
    buttons(element)[1]?.click();
    await press(element, 1);
    expect(updateRecord).toHaveBeenCalledTimes(1);
  });

  test('is withdrawn by the user who requested it, who sees why there is nothing to approve', () => {
    const element = show({ requestedById: userId });
    expect(statuses(element)).toEqual(['Withdrawn']);
    expect(texts(element, '[data-note]')).toEqual(['c.DF_Override_Not_Your_Own']);
  });

  test("is not approved by the deal's owner, who sees why", () => {
    const element = show({}, userId);
    expect(statuses(element)).toEqual(['Declined']);
    expect(texts(element, '[data-note]')).toEqual(['c.DF_Override_Not_Your_Deal']);
  });

  test('whose last day is over is not approved any more', () => {
    const element = show({ expiresOn: '2020-01-01' });
    expect(statuses(element)).toEqual(['Declined']);
    expect(texts(element, '[data-note]')).toEqual(['c.DF_Override_Expired']);
  });

  test('that another user has just changed is not overwritten, and is read again', async () => {
    (updateRecord as jest.Mock).mockRejectedValueOnce({ status: 412, body: [{ message: 'It was changed.' }] });
    const element = show();
    const stale = jest.fn();
    element.addEventListener('stale', stale);
    await press(element);
    expect(stale).toHaveBeenCalledTimes(1);
    // The parent shows it: here the sentence would be removed together with the request.
    expect(texts(element, '[data-sentence]')).toEqual([]);
  });

  test("shows the org's sentences when it is refused", async () => {
    (updateRecord as jest.Mock).mockRejectedValueOnce(refusal('You cannot approve this override.'));
    const element = show();
    await press(element);
    expect(texts(element, '.refusal__heading')).toEqual(['c.DF_Override_Not_Decided']);
    expect(texts(element, '[data-sentence]')).toEqual(['You cannot approve this override.']);
  });

  test("shows in the product's text that there is no connection, whatever the browser calls it", async () => {
    (updateRecord as jest.Mock).mockRejectedValueOnce(new TypeError('Failed to fetch'));
    const element = show();
    await press(element);
    expect(texts(element, '[data-sentence]')).toEqual(['c.DF_Fault_Offline']);
  });

  test('can have the focus, and is accessible', async () => {
    const element = show({ reasonCode: '' });
    (element as unknown as HTMLElement).focus();
    expect(element.shadowRoot?.activeElement?.hasAttribute('data-request')).toBe(true);
    await expect(element).toBeAccessible();
  });
});

describe('what a reader may make of it', () => {
  const reader = { request, ownerId: '005O', userId: '005U', mayApprove: false, today: '2026-11-21' };
  test.each([
    ['somebody without the permission', reader, []],
    ['whoever asked', { ...reader, userId: request.requestedById }, ['Withdrawn']],
    ['somebody with the permission', { ...reader, mayApprove: true }, ['Approved', 'Declined']],
    ["the deal's owner with the permission", { ...reader, mayApprove: true, ownerId: '005U' }, ['Declined']],
  ])('%s', (_, given, expected) => {
    expect(choicesOf(given)).toEqual(expected);
  });
});
