import { executeMutation, graphql } from 'lightning/graphql';
import { createRecord } from 'lightning/uiRecordApi';
import { dayFrom } from 'c/calendarDays';
import GateOverride from 'c/gateOverride';
import userId from '@salesforce/user/Id';
import { DEAL, deepAll, refusal, settled, texts } from '../../../../../test/jest/deal.ts';
import { place } from '../../../../../test/jest/element.ts';
import { named, stubOf } from '../../../../../test/jest/wire.ts';

jest.mock('@salesforce/label/c.DF_Override_Was_Revoked', () => ({ default: 'revoked: {0} {1} {2}' }), {
  virtual: true,
});
jest.mock('@salesforce/label/c.DF_Override_Ended', () => ({ default: 'ended: {0} {1}' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Override_Was_Declined', () => ({ default: '{0} {1} {2}' }), { virtual: true });

const terms = { toEnter: 'Value Proposition', order: 3, maxDays: 14, reasons: ['Renewal timing'] };
const override = (more = {}) => ({
  id: 'a0O1',
  modifiedAt: '2026-11-20T08:00:00.000Z',
  modifiedBy: 'Max Boss',
  stage: 'Value Proposition',
  order: 3,
  reasonCode: '',
  reason: 'They sign on Friday.',
  expiresOn: '2999-12-31',
  status: 'Requested',
  requestedBy: 'Ada King',
  requestedById: '005000000000009AAA',
  requestedAt: '2026-11-20T08:00:00.000Z',
  ownerThenId: '005',
  decidedBy: '',
  decidedAt: '',
  revokedBy: '',
  revokedAt: '',
  note: '',
  ...more,
});

function show(more = {}) {
  return place('c-gate-override', GateOverride, { dealId: DEAL, ownerId: '005', terms, overrides: [], ...more });
}
const find = (element: Element, selector: string) =>
  deepAll(element, selector)[0] as HTMLElement & Record<string, unknown>;

async function open(element: Element, isValid = true) {
  find(element, '[data-ask]').click();
  await settled();
  for (const field of deepAll(element, '[data-validate]')) (field as any).reportValidity = () => isValid;
}
async function wish(element: Element, field: string, value: string) {
  find(element, `[data-wish="${field}"]`).dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await settled();
}
async function send(element: Element) {
  find(element, 'form').dispatchEvent(new CustomEvent('submit', { cancelable: true }));
  await settled();
  await settled();
}

describe('asking for an override', () => {
  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
    localStorage.clear();
  });

  test('begins at the button, or with the form, where it may be asked for; nowhere else', async () => {
    const element = show();
    (element as any).focus();
    expect(element.shadowRoot?.activeElement?.hasAttribute('data-ask')).toBe(true);
    (element as any).open();
    await settled();
    expect(deepAll(element, '[data-wish="reason"]')).toHaveLength(1);
    const asked = show({ overrides: [override()] });
    (asked as any).open();
    (asked as any).focus();
    await settled();
    expect(deepAll(asked, 'form')).toHaveLength(0);
    expect(asked.shadowRoot?.activeElement).toBeNull();
  });

  test('sends the stage, its place, the reason and the last day, at most what the gate allows', async () => {
    const element = show();
    const changed = jest.fn();
    element.addEventListener('changed', changed);
    await open(element);
    const last = dayFrom(new Date(), 14);
    const day = find(element, '[data-wish="expiresOn"]');
    expect([day.value, day.max]).toEqual([last, last]);
    await wish(element, 'reasonCode', 'Renewal timing');
    await wish(element, 'reason', ' They sign on Friday. ');
    await send(element);
    expect(createRecord).toHaveBeenCalledWith({
      apiName: 'DF_Gate_Override__c',
      fields: {
        Opportunity__c: DEAL,
        Owner_At_Request__c: '005',
        Stage__c: 'Value Proposition',
        Stage_Order__c: 3,
        Reason_Code__c: 'Renewal timing',
        Reason__c: 'They sign on Friday.',
        Expires_On__c: last,
        Status__c: 'Requested',
      },
    });
    expect(changed).toHaveBeenCalledTimes(1);
    expect(texts(element, '[data-announcement]')).toEqual(['c.DF_Override_Sent']);
    expect(element.shadowRoot?.activeElement?.hasAttribute('data-announcement')).toBe(true);
    expect(localStorage).toHaveLength(0);
  });

  test('names the reasons as the reader calls them, and saves the code', async () => {
    const reasonNames = { 'Renewal timing': 'Zeitpunkt der Verlängerung' };
    const element = show({ terms: { ...terms, reasons: ['Renewal timing', 'Other'], reasonNames } });
    await open(element);
    const [field] = deepAll(element, '[data-wish="reasonCode"]') as any[];
    expect(field.options).toEqual([
      { value: 'Renewal timing', label: 'Zeitpunkt der Verlängerung' },
      { value: 'Other', label: 'Other' },
    ]);
  });

  test('takes any reason where the gate names none', async () => {
    const element = show({ terms: { ...terms, reasons: [] } });
    await open(element);
    expect(deepAll(element, '[data-wish="reasonCode"]')).toHaveLength(0);
    await wish(element, 'reason', 'x');
    await send(element);
    expect((createRecord as jest.Mock).mock.calls[0][0].fields.Reason_Code__c).toBeNull();
  });

  test('sends nothing that is not complete, and nothing twice', async () => {
    const element = show();
    await open(element, false);
    await send(element);
    expect(createRecord).not.toHaveBeenCalled();
    for (const field of deepAll(element, '[data-validate]')) (field as any).reportValidity = () => true;
    find(element, 'form').dispatchEvent(new CustomEvent('submit', { cancelable: true }));
    await send(element);
    expect(createRecord).toHaveBeenCalledTimes(1);
  });

  test("shows in the product's text that there is no connection, whatever the browser calls it", async () => {
    (createRecord as jest.Mock).mockRejectedValueOnce(new TypeError('Failed to fetch'));
    const element = show();
    await open(element);
    await send(element);
    expect(texts(element, '[data-sentence]')).toEqual(['c.DF_Fault_Offline']);
  });

  test('keeps what was typed when it is refused, left, or reloaded', async () => {
    (createRecord as jest.Mock).mockRejectedValueOnce(refusal('Choose an earlier last day.'));
    const element = show();
    await open(element);
    await wish(element, 'reason', 'They sign on Friday.');
    await send(element);
    expect(texts(element, '[data-sentence]')).toEqual(['Choose an earlier last day.']);
    expect(find(element, '[data-wish="reason"]').value).toBe('They sign on Friday.');
    find(element, '[data-cancel]').click();
    await settled();
    expect(element.shadowRoot?.activeElement?.hasAttribute('data-ask')).toBe(true);
    document.body.replaceChildren();
    const again = show();
    await open(again);
    expect(find(again, '[data-wish="reason"]').value).toBe('They sign on Friday.');
  });
});

describe('what has become of it', () => {
  afterEach(() => document.body.replaceChildren());

  test('a request that waits is shown, and none is asked for again', async () => {
    const element = show({ overrides: [override()] });
    expect(deepAll(element, 'c-override-request')).toHaveLength(1);
    expect(deepAll(element, '[data-ask]')).toHaveLength(0);
    const changed = jest.fn();
    element.addEventListener('changed', changed);
    const request = find(element, 'c-override-request');
    request.dispatchEvent(new CustomEvent('settled', { detail: { id: 'a0O1', status: 'Withdrawn' } }));
    await settled();
    expect(texts(element, '[data-announcement]')).toEqual(['c.DF_Override_Withdrawn']);
    request.dispatchEvent(new CustomEvent('settled', { detail: { id: 'a0O1', status: 'Other' } }));
    request.dispatchEvent(new CustomEvent('stale', { detail: { id: 'a0O1' } }));
    expect(changed).toHaveBeenCalledTimes(3);
  });

  test('a request that another user was faster with is removed, and the focus is on the sentence about it', async () => {
    const element = show({ overrides: [override()] });
    find(element, 'c-override-request').dispatchEvent(new CustomEvent('stale', { detail: { id: 'a0O1' } }));
    (element as any).overrides = [];
    await settled();
    expect(texts(element, '[data-announcement]')).toEqual(['c.DF_Override_Conflict']);
    expect(element.shadowRoot?.activeElement?.hasAttribute('data-announcement')).toBe(true);
  });

  test('one that is past, or for less, does not block another', () => {
    expect(deepAll(show({ overrides: [override({ expiresOn: '2020-01-01' })] }), '[data-ask]')).toHaveLength(1);
    expect(deepAll(show({ overrides: [override({ order: 2 })] }), '[data-ask]')).toHaveLength(1);
  });

  test('an approval shows until when and by whom, also where nothing is lacking any more', () => {
    const element = show({ terms: undefined, overrides: [override({ status: 'Approved', decidedBy: 'Max Boss' })] });
    expect(texts(element, '[data-live]')).toEqual(['c.DF_Override_Live']);
    expect(deepAll(element, '[data-ask]')).toHaveLength(0);
  });

  test('a decline is shown with its note, and another can be requested; a later request counts', () => {
    const decision = { decidedBy: 'Mia Head', decidedAt: '2026-11-19T12:00:00.000Z', note: 'Not this quarter.' };
    const declined = override({ status: 'Declined', ...decision });
    const element = show({ overrides: [declined] });
    expect(texts(element, '[data-closed]')).toEqual(['Value Proposition Mia Head Nov 19, 2026']);
    expect(texts(element, '[data-closed-note]')).toEqual(['Not this quarter.']);
    expect(deepAll(element, '[data-ask]')).toHaveLength(1);
    const later = override({ id: 'a0O2', status: 'Withdrawn', requestedAt: '2026-11-21T08:00:00.000Z' });
    expect(texts(show({ overrides: [declined, later] }), '[data-closed]')).toEqual([]);
  });

  test('a no of an earlier release, which kept no decision, is known by its last change', () => {
    const element = show({ overrides: [override({ status: 'Declined' })] });
    expect(texts(element, '[data-closed]')).toEqual(['Value Proposition Max Boss Nov 20, 2026']);
    expect(texts(element, '[data-closed-note]')).toEqual([]);
  });

  test('a revocation is shown with its note, and so is the end of an override; another can be requested', () => {
    const revoked = {
      status: 'Revoked',
      revokedBy: 'Max Boss',
      revokedAt: '2026-11-20T12:00:00.000Z',
      note: 'Wrong deal.',
    };
    const element = show({ overrides: [override(revoked)] });
    expect(texts(element, '[data-closed]')).toEqual(['revoked: Value Proposition Max Boss Nov 20, 2026']);
    expect(texts(element, '[data-closed-note]')).toEqual(['Wrong deal.']);
    expect(deepAll(element, '[data-ask]')).toHaveLength(1);
    const ended = show({ overrides: [override({ status: 'Approved', expiresOn: '2020-01-31' })] });
    expect(texts(ended, '[data-closed]')).toEqual(['ended: Value Proposition Jan 31, 2020']);
    expect(texts(ended, '[data-live]')).toEqual([]);
    expect(deepAll(ended, '[data-ask]')).toHaveLength(1);
  });

  test("the day of a no is the day in the zone of the reader's user record", () => {
    // Half an hour after and before midnight in Los Angeles, the zone that the tests of bundles run in.
    for (const [modifiedAt, day] of [
      ['2026-11-21T08:30:00.000Z', 'Nov 21, 2026'],
      ['2026-11-21T07:30:00.000Z', 'Nov 20, 2026'],
    ] as const) {
      const declined = override({ status: 'Declined', modifiedAt });
      expect(texts(show({ overrides: [declined] }), '[data-closed]').at(-1)).toContain(day);
    }
  });

  test('where there is nothing to ask for and nothing was asked, nothing is shown', () => {
    expect(deepAll(show({ terms: undefined }), 'section')).toHaveLength(0);
  });

  test('it is accessible with a request and with the form', async () => {
    const element = show({ overrides: [override({ order: 1 }), override({ id: 'b', status: 'Approved' })] });
    await open(element);
    await expect(element).toBeAccessible();
  });
});

describe('the task for the manager of the owner', () => {
  const manager = (id: string | null) =>
    stubOf(graphql).emit(
      {
        uiapi: {
          query: {
            User: { edges: [{ node: { ManagerId: { value: id }, Manager: id ? { Name: { value: 'Max' } } : null } }] },
          },
        },
      },
      named('overrideManager'),
    );
  async function asking(id: string | null) {
    const element = show();
    await open(element);
    expect(stubOf(graphql).getLastConfig().variables).toEqual({ owner: '005' });
    manager(id);
    await wish(element, 'reason', 'They sign on Friday.');
    return element;
  }

  beforeEach(() => {
    (executeMutation as jest.Mock).mockReset();
    (createRecord as jest.Mock).mockReset().mockResolvedValue({ id: 'a0O9' });
    localStorage.clear();
  });
  afterEach(() => document.body.replaceChildren());

  test('is made together with the request, and said', async () => {
    (executeMutation as jest.Mock).mockResolvedValue({ data: { uiapi: {} } });
    const element = await asking('005M');
    await send(element);
    const { variables } = (executeMutation as jest.Mock).mock.calls[0][0];
    expect(variables.r0.DF_Gate_Override__c.Stage__c).toBe('Value Proposition');
    expect(variables.r1.Task).toMatchObject({ OwnerId: '005M', WhatId: DEAL, Description: 'They sign on Friday.' });
    expect(texts(element, '[data-announcement]')).toEqual(['c.DF_Override_Sent_Task']);
  });

  test('that the org refuses does not keep the request back', async () => {
    (executeMutation as jest.Mock).mockResolvedValue({ errors: [{ message: 'No tasks.' }] });
    const element = await asking('005M');
    await send(element);
    expect(createRecord).toHaveBeenCalledTimes(1);
    expect(texts(element, '[data-announcement]')).toEqual(['c.DF_Override_Sent']);
  });

  test('is none where the owner has no manager, which is said, or asks herself', async () => {
    const element = await asking(null);
    await send(element);
    expect(createRecord).toHaveBeenCalledTimes(1);
    expect(texts(element, '[data-announcement]')).toEqual(['c.DF_Override_Sent_No_Manager']);
    document.body.replaceChildren();
    const own = await asking(userId);
    await send(own);
    expect(createRecord).toHaveBeenCalledTimes(2);
    expect(texts(own, '[data-announcement]')).toEqual(['c.DF_Override_Sent']);
  });

  test('is none when nothing came back, and the request is not sent twice', async () => {
    (executeMutation as jest.Mock).mockRejectedValue(new TypeError('Failed to fetch'));
    const element = await asking('005M');
    await send(element);
    expect(createRecord).not.toHaveBeenCalled();
    expect(deepAll(element, 'form')).toHaveLength(1);
  });
});
