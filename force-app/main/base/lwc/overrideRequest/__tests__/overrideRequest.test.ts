import { updateRecord } from 'lightning/uiRecordApi';
import OverrideRequest from 'c/overrideRequest';
import userId from '@salesforce/user/Id';
import { DEAL, deepAll, refusal, settled, texts } from '../../../../../test/jest/deal.ts';
import { place } from '../../../../../test/jest/element.ts';

jest.mock('@salesforce/label/c.DF_Override_Live', () => ({ default: '{0}, {1}, {2}' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Override_Closes_All', () => ({ default: 'all: {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Override_Closes_Some', () => ({ default: 'some: {0}, {1}, {2}' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Override_Closes_Nothing', () => ({ default: 'nothing: {0}, {1}' }), {
  virtual: true,
});
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
  ownerThenId: '005000000000009AAA',
  decidedBy: '',
  decidedAt: '',
  revokedBy: '',
  revokedAt: '',
  note: '',
} as const;
const approved = { status: 'Approved', decidedBy: 'Max Boss', decidedAt: '2026-11-20T10:00:00.000Z' } as const;
const NOW = new Date('2026-11-21T09:30:00.000Z');

function show(more = {}, ownerId = '005000000000009AAA', overrides: readonly object[] = []) {
  const shown = { ...request, ...more };
  return place('c-override-request', OverrideRequest, { request: shown, dealId: DEAL, ownerId, overrides });
}
const buttons = (element: Element) => deepAll(element, '[data-status]') as HTMLElement[];
const statuses = (element: Element) => buttons(element).map(({ dataset }) => dataset.status);

async function press(element: Element, index = 0) {
  buttons(element)[index]?.click();
  await settled();
  await settled();
}

const find = (element: Element, selector: string) =>
  deepAll(element, selector)[0] as HTMLElement & Record<string, unknown>;

/** Opens the form of a decision; `isValid` is what its note answers when it is checked. */
async function open(element: Element, index = 0, isValid = true) {
  buttons(element)[index]?.click();
  await settled();
  (find(element, '[data-words]') as any).reportValidity = () => isValid;
}
async function write(element: Element, value: string) {
  find(element, '[data-words]').dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await settled();
}
async function confirm(element: Element) {
  find(element, 'form').dispatchEvent(new CustomEvent('submit', { cancelable: true }));
  await settled();
  // What waits is saved at once when the page is left.
  window.dispatchEvent(new CustomEvent('pagehide'));
  await settled();
  await settled();
}

beforeEach(() => jest.useFakeTimers({ now: NOW, doNotFake: ['setTimeout', 'nextTick', 'queueMicrotask'] }));
afterEach(() => {
  document.body.replaceChildren();
  jest.clearAllMocks();
  jest.useRealTimers();
  localStorage.clear();
});

describe('an approval or a refusal', () => {
  async function submit(element: Element, index = 0) {
    await open(element, index);
    find(element, 'form').dispatchEvent(new CustomEvent('submit', { cancelable: true }));
    await settled();
  }

  test('is saved after ten seconds, and this is shown meanwhile', async () => {
    const timer = jest.spyOn(globalThis, 'setTimeout');
    const element = show();
    await submit(element);
    const [save] = timer.mock.calls.find(([, delay]) => delay === 10_000) ?? [];
    timer.mockRestore();
    expect(texts(element, '[data-pending]')).toEqual(['c.DF_Override_Approves_Soon']);
    expect(element.shadowRoot?.activeElement?.hasAttribute('data-undo')).toBe(true);
    expect([buttons(element).length, deepAll(element, 'form').length]).toEqual([0, 0]);
    await expect(element).toBeAccessible();
    expect(updateRecord).not.toHaveBeenCalled();
    save?.();
    await settled();
    expect(updateRecord).toHaveBeenCalledTimes(1);
  });

  test('is undone before that: nothing is saved, and the note is still there', async () => {
    const element = show();
    await open(element, 1);
    await write(element, 'Not this quarter.');
    find(element, 'form').dispatchEvent(new CustomEvent('submit', { cancelable: true }));
    await settled();
    expect(texts(element, '[data-pending]')).toEqual(['c.DF_Override_Declines_Soon']);
    find(element, '[data-undo]').click();
    await settled();
    expect(find(element, '[data-words]').value).toBe('Not this quarter.');
    element.remove();
    await settled();
    expect(updateRecord).not.toHaveBeenCalled();
  });

  test('cannot be undone while it is being saved, and is not sent again', async () => {
    let saved = (_result: object): void => {};
    (updateRecord as jest.Mock).mockReturnValueOnce(new Promise((resolve) => (saved = resolve)));
    const element = show();
    await submit(element);
    window.dispatchEvent(new CustomEvent('pagehide'));
    await settled();
    find(element, '[data-undo]').click();
    await settled();
    expect(deepAll(element, '[data-undo]')).toHaveLength(1);
    element.remove();
    await settled();
    saved({});
    await settled();
    expect(updateRecord).toHaveBeenCalledTimes(1);
  });

  test('is saved at once, and once, when its panel or the page is left', async () => {
    const element = show();
    await submit(element);
    window.dispatchEvent(new CustomEvent('beforeunload'));
    window.dispatchEvent(new CustomEvent('pagehide'));
    element.remove();
    await settled();
    expect(updateRecord).toHaveBeenCalledTimes(1);
    const other = show();
    await submit(other);
    other.remove();
    await settled();
    expect(updateRecord).toHaveBeenCalledTimes(2);
  });
});

test('a reader without the permission that the gate names may decline, and reads that others approve', async () => {
  const element = show({ lacksApprover: true });
  await settled();
  expect(statuses(element)).toEqual(['Declined']);
  expect(element.shadowRoot?.textContent).toContain('c.DF_Override_Waits');
});

describe('a request that waits', () => {
  test('shows who requests what and why, and is approved in place, as it was when it was read', async () => {
    const element = show();
    const settledEvent = jest.fn();
    element.addEventListener('settled', (event) => settledEvent((event as CustomEvent).detail));
    expect(texts(element, '[data-reason]')).toEqual(['They sign on Friday.']);
    expect(statuses(element)).toEqual(['Approved', 'Declined']);
    await open(element);
    // A note is possible, and nothing asks for one.
    expect(find(element, '[data-words]').required).toBe(false);
    await confirm(element);
    const decided = { Decided_By__c: userId, Decided_At__c: NOW.toISOString() };
    expect(updateRecord).toHaveBeenCalledWith(
      { fields: { Id: request.id, Status__c: 'Approved', ...decided } },
      { ifUnmodifiedSince: request.modifiedAt },
    );
    expect(settledEvent).toHaveBeenCalledWith({ id: request.id, status: 'Approved' });
  });

  test('is declined with a note, and not without', async () => {
    const element = show();
    await open(element, 1, false);
    expect(find(element, '[data-words]').required).toBe(true);
    await confirm(element);
    expect(updateRecord).not.toHaveBeenCalled();
    (find(element, '[data-words]') as any).reportValidity = () => true;
    await write(element, ' Close the budget question first. ');
    await confirm(element);
    expect((updateRecord as jest.Mock).mock.calls[0][0].fields).toEqual({
      Id: request.id,
      Status__c: 'Declined',
      Decided_By__c: userId,
      Decided_At__c: NOW.toISOString(),
      Decision_Note__c: 'Close the budget question first.',
    });
    expect(localStorage).toHaveLength(0);
  });

  test('whose form is closed has the focus on the button again, and keeps the note that was typed', async () => {
    const element = show();
    await open(element, 1);
    expect(buttons(element)).toHaveLength(0);
    await write(element, 'Not this quarter.');
    await expect(element).toBeAccessible();
    find(element, '[data-cancel]').click();
    await settled();
    expect((element.shadowRoot?.activeElement as HTMLElement).dataset.status).toBe('Declined');
    document.body.replaceChildren();
    const again = show();
    await open(again, 1);
    expect(find(again, '[data-words]').value).toBe('Not this quarter.');
  });

  test('is decided once, however often it is pressed', async () => {
    const element = show();
    await open(element);
    find(element, 'form').dispatchEvent(new CustomEvent('submit', { cancelable: true }));
    await confirm(element);
    expect(updateRecord).toHaveBeenCalledTimes(1);
  });

  test('is withdrawn by the user who requested it, who sees why there is nothing to approve', async () => {
    const element = show({ requestedById: userId });
    expect(statuses(element)).toEqual(['Withdrawn']);
    expect(texts(element, '[data-note]')).toEqual(['c.DF_Override_Not_Your_Own']);
    await press(element);
    expect((updateRecord as jest.Mock).mock.calls[0][0].fields).toEqual({ Id: request.id, Status__c: 'Withdrawn' });
  });

  test('is not approved by who owned the deal when it was asked for and has given it away, who sees why', () => {
    const element = show({ ownerThenId: userId });
    expect(statuses(element)).toEqual(['Declined']);
    expect(texts(element, '[data-note]')).toEqual(['c.DF_Override_Not_Your_Deal_Then']);
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
    await open(element);
    await confirm(element);
    expect(stale).toHaveBeenCalledTimes(1);
    // The parent shows it: here the sentence would be removed together with the request.
    expect(texts(element, '[data-sentence]')).toEqual([]);
  });

  test("shows the org's sentences when it is refused", async () => {
    (updateRecord as jest.Mock).mockRejectedValueOnce(refusal('You cannot approve this override.'));
    const element = show();
    await open(element);
    await write(element, 'Once only.');
    await confirm(element);
    // The note is still there.
    expect(find(element, '[data-words]').value).toBe('Once only.');
    expect(texts(element, '.refusal__heading')).toEqual(['c.DF_Override_Not_Decided']);
    expect(texts(element, '[data-sentence]')).toEqual(['You cannot approve this override.']);
  });

  test("shows in the product's text that there is no connection, whatever the browser calls it", async () => {
    (updateRecord as jest.Mock).mockRejectedValueOnce(new TypeError('Failed to fetch'));
    const element = show();
    await open(element);
    await confirm(element);
    expect(texts(element, '[data-sentence]')).toEqual(['c.DF_Fault_Offline']);
  });

  test.each([
    [{ 'Renewal timing': 'Termin der Verlängerung' }, ['Termin der Verlängerung']],
    [{ Other: 'Anderer' }, ['Renewal timing']],
  ])(
    'names its reason code in the language of the reader where the playbook has it: %j',
    async (reasonNames, names) => {
      const element = show();
      (element as unknown as { reasonNames: object }).reasonNames = reasonNames;
      await settled();
      expect(texts(element, '[data-code]')).toEqual(names);
    },
  );

  test('can have the focus, and is accessible', async () => {
    const element = show({ reasonCode: '' });
    (element as unknown as HTMLElement).focus();
    expect(element.shadowRoot?.activeElement?.hasAttribute('data-request')).toBe(true);
    await expect(element).toBeAccessible();
  });
});

describe('an override in force', () => {
  test('shows who approved it until when, and with which note; an approver can revoke it', async () => {
    const element = show({ ...approved, note: 'Once only.' });
    expect(texts(element, '[data-live]')).toEqual(['Value Proposition, Dec 31, 2999, Max Boss']);
    expect(texts(element, '[data-note]')).toEqual(['Once only.']);
    expect(statuses(element)).toEqual(['Revoked']);
    await open(element);
    expect(find(element, '[data-words]').required).toBe(true);
    await write(element, 'It was meant for the other deal.');
    await confirm(element);
    expect((updateRecord as jest.Mock).mock.calls[0][0].fields).toEqual({
      Id: request.id,
      Status__c: 'Revoked',
      Revoked_By__c: userId,
      Revoked_At__c: NOW.toISOString(),
      Decision_Note__c: 'It was meant for the other deal.',
    });
  });

  test.each<[string, readonly object[], string]>([
    ['no other', [], 'all: Value Proposition'],
    [
      'a smaller one',
      [{ ...request, ...approved, id: 'b', order: 2, stage: 'Needs Analysis', expiresOn: '2026-12-01' }],
      'some: Needs Analysis, Value Proposition, Dec 1, 2026',
    ],
    [
      'a wider one',
      [{ ...request, ...approved, id: 'b', order: 7, stage: 'Proposal/Price Quote' }],
      'nothing: Proposal/Price Quote, Dec 31, 2999',
    ],
    [
      'one that has run out',
      [{ ...request, ...approved, id: 'b', order: 7, expiresOn: '2026-11-20' }],
      'all: Value Proposition',
    ],
    ['one that was not approved', [{ ...request, id: 'b', order: 7 }], 'all: Value Proposition'],
  ])('shows before a revocation what it closes where there is %s', async (_, others, expected) => {
    const element = show(approved, '005', [{ ...request, ...approved }, ...others]);
    await open(element);
    expect(texts(element, '[data-closes]')).toEqual([expected]);
    await expect(element).toBeAccessible();
  });
});
