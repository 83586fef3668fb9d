import { graphql } from 'lightning/graphql';
import BoardRequests from 'c/boardRequests';
import userId from '@salesforce/user/Id';
import { requestRow, requestsAnswer } from '../../../../../test/jest/board.ts';
import { deepAll, playbook, settled, texts } from '../../../../../test/jest/deal.ts';
import { place } from '../../../../../test/jest/element.ts';
import { named, stubOf } from '../../../../../test/jest/wire.ts';
import { records } from '../../../../../test/jest/deal.ts';

jest.mock('@salesforce/customPermission/DF_Approve_Gate_Overrides', () => ({ default: true }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Board_Request_Pain', () => ({ default: '{0} ({1})' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_List_Missing', () => ({ default: '{0} missing for {1}' }), { virtual: true });

type Rows = readonly Readonly<Record<string, unknown>>[];
const answer = (rows: Rows, refresh = async () => {}) =>
  stubOf(graphql).emit(requestsAnswer(rows), named('boardRequests'), refresh);
async function showing(rows: Rows, refresh?: () => Promise<void>) {
  const element = place('c-board-requests', BoardRequests, { playbooks: [playbook] });
  await settled();
  answer(rows, refresh);
  await settled();
  return element;
}

afterEach(() => document.body.replaceChildren());

describe('requests that wait for the reader', () => {
  test('are those of others on deals of others; one that is decided goes, and the focus stays in the list', async () => {
    const refresh = jest.fn(async () => answer([]));
    const requests = [
      requestRow('r1'),
      requestRow('mine', { CreatedById: userId }),
      requestRow('my-deal', { Opportunity__r: { Name: 'Mine', OwnerId: userId } }),
    ];
    const element = await showing(requests, refresh);
    const cards = () => deepAll(element, 'c-override-request') as (HTMLElement & Record<string, any>)[];
    expect(cards().map(({ request }) => request.id)).toEqual(['r1']);
    expect(texts(element, '[data-no-requests]')).toEqual([]);
    await expect(element).toBeAccessible();
    cards()[0]?.dispatchEvent(new CustomEvent('settled', { detail: { id: 'r1', status: 'Approved' } }));
    await settled();
    expect(texts(element, '[data-announcement]')).toEqual(['c.DF_Override_Approved']);
    expect(element.shadowRoot?.activeElement?.hasAttribute('data-requests')).toBe(true);
    expect(refresh).toHaveBeenCalledTimes(1);
    expect(cards()).toHaveLength(0);
    expect(texts(element, '[data-no-requests]')).toEqual(['c.DF_Board_Requests_None']);
  });

  test('have their reason in the language of the reader', async () => {
    const element = place('c-board-requests', BoardRequests, {
      playbooks: [{ ...playbook, reasonNames: { Renewal: 'Verlängerung' } }],
    });
    await settled();
    answer([requestRow('r1', { Reason_Code__c: 'Renewal' })]);
    await settled();
    expect(texts(element, '[data-code]')).toEqual(['Verlängerung']);
  });

  test('may not be approved where the gate names a permission that the reader lacks', async () => {
    const terms = { approver: 'Head', maxDays: 7, reasons: [] };
    const gates = playbook.gates.map((gate) => ({ ...gate, override: terms }));
    const element = place('c-board-requests', BoardRequests, {
      playbooks: [{ ...playbook, gates, permissionFields: { Head: 'DF_May_Head__c' } }],
    });
    await settled();
    const deal = {
      Name: 'Acme',
      StageName: 'Needs Analysis',
      OwnerId: '005A',
      CreatedDate: '2026-11-20T08:00:00.000Z',
    };
    answer([
      requestRow('r1', { Opportunity__r: deal }),
      requestRow('r2', { Opportunity__r: { ...deal, DF_May_Head__c: true } }),
    ]);
    await settled();
    const cards = deepAll(element, 'c-override-request') as (HTMLElement & Record<string, any>)[];
    expect(cards.map(({ request }) => request.lacksApprover)).toEqual([true, undefined]);
  });

  test('one that another user has just decided is read again', async () => {
    const refresh = jest.fn(async () => {});
    const element = await showing([requestRow('r1')], refresh);
    const card = deepAll(element, 'c-override-request')[0];
    card?.dispatchEvent(new CustomEvent('stale', { detail: { id: 'r1' } }));
    card?.dispatchEvent(new CustomEvent('settled', { detail: { id: 'r1', status: 'Declined' } }));
    await settled();
    expect(refresh).toHaveBeenCalledTimes(2);
    expect(texts(element, '[data-announcement]')).toEqual(['c.DF_Override_Declined']);
  });

  test('what became of a request is said again when the next one is decided alike', async () => {
    let refreshed = () => {};
    const refresh = jest.fn(() => new Promise<void>((resolve) => (refreshed = resolve)));
    const requests = [requestRow('r1'), requestRow('r2')];
    const element = await showing(requests, refresh);
    for (const [index, id] of ['r1', 'r2'].entries()) {
      const card = deepAll(element, 'c-override-request')[index];
      card?.dispatchEvent(new CustomEvent('settled', { detail: { id, status: 'Declined' } }));
      // eslint-disable-next-line no-await-in-loop -- one after the other
      await settled();
      expect(texts(element, '[data-announcement]')).toEqual(['']);
      refreshed();
      // eslint-disable-next-line no-await-in-loop -- one after the other
      await settled();
      expect(texts(element, '[data-announcement]')).toEqual(['c.DF_Override_Declined']);
    }
  });

  test('one that another user has decided is marked so, where the focus goes', async () => {
    const element = await showing([requestRow('r1')]);
    deepAll(element, 'c-override-request')[0]?.dispatchEvent(new CustomEvent('stale', { detail: { id: 'r1' } }));
    await settled();
    expect(texts(element, '[data-announcement]')).toEqual(['c.DF_Override_Conflict']);
    expect(element.shadowRoot?.activeElement?.hasAttribute('data-requests')).toBe(true);
  });
});

describe('overrides in force', () => {
  const approved = (id: string, fields = {}) =>
    requestRow(id, { Status__c: 'Approved', Decided_By__r: { Name: 'Max Boss' }, ...fields });
  const cards = (element: Element) => deepAll(element, '[data-live-of]') as (HTMLElement & Record<string, any>)[];

  test('are listed with deal, stage and last day, and an approver can revoke one', async () => {
    const rows = [approved('o1'), approved('o2', { Opportunity__c: '006B' }), requestRow('r1')];
    let left = [rows[1]!];
    const refresh: () => Promise<void> = async () => answer(left, refresh);
    const element = await showing(rows, refresh);
    expect(cards(element).map(({ request, overrides }) => [request.id, overrides.length])).toEqual([
      ['o1', 1],
      ['o2', 1],
    ]);
    expect(texts(cards(element)[0]!, '[data-live]')).toEqual(['c.DF_Override_Live']);
    expect(deepAll(cards(element)[0]!, '[data-status="Revoked"]')).toHaveLength(1);
    await expect(element).toBeAccessible();
    cards(element)[0]!.dispatchEvent(new CustomEvent('settled', { detail: { id: 'o1', status: 'Revoked' } }));
    await settled();
    expect(texts(element, '[data-announcement]')).toEqual(['c.DF_Override_Revoked']);
    expect(element.shadowRoot?.activeElement?.textContent).toBe('c.DF_Board_Live_Title');
    // With the last one its heading goes too, and the focus to the one above.
    left = [];
    cards(element)[0]!.dispatchEvent(new CustomEvent('settled', { detail: { id: 'o2', status: 'Revoked' } }));
    await settled();
    expect(cards(element)).toHaveLength(0);
    expect(element.shadowRoot?.activeElement?.hasAttribute('data-requests')).toBe(true);
  });

  test('that have run out while the board is open are not listed, and do not wait for a decision', async () => {
    const element = await showing([approved('o1', { Expires_On__c: '2020-01-01' })]);
    expect(cards(element)).toHaveLength(0);
    expect(texts(element, '[data-no-requests]')).toEqual(['c.DF_Board_Requests_None']);
  });
});

describe('the card of a request', () => {
  const deal = {
    Id: '006A',
    Name: 'Acme',
    StageName: 'Needs Analysis',
    CreatedDate: '2026-11-20T08:00:00.000Z',
    OwnerId: '005A',
    DF_Playbook_Pin__c: null,
    DF_Answers_A__c: null,
    DF_Pains_Quoted__c: null,
  };

  test('shows what the deal lacks for the stage, and the pains', async () => {
    const element = await showing([requestRow('r1', { Opportunity__r: deal })]);
    const missing = texts(element, '[data-missing]');
    expect(missing.length).toBeGreaterThan(0);
    expect(texts(element, '.lacks')).toEqual([`${missing.length} missing for Value Proposition`]);
    // Pains have a heading of their own, and none without a pain.
    expect(texts(element, '[data-pains]')).toEqual([]);
    expect(stubOf(graphql).getLastConfig().variables).toEqual({ deals: ['006A'] });
    const pain = (Id: string, text: string | null) => ({
      Id,
      Opportunity__c: '006A',
      Statement__c: text,
      Evidence__c: 'Quoted',
    });
    const rows = [pain('1', 'Late'), pain('2', 'Dear'), pain('3', null), pain('4', 'Too many')];
    const refresh = jest.fn(async () => {});
    stubOf(graphql).emit(records('DF_Pain_Point__c', rows), named('boardRequestPains'), refresh);
    await settled();
    expect(texts(element, '[data-pains]')).toEqual(['c.DF_Board_Request_Pains']);
    expect(texts(element, '[data-pain]').slice(0, 2)).toEqual([
      'Late (c.DF_Evidence_Quoted)',
      'Dear (c.DF_Evidence_Quoted)',
    ]);
    expect(texts(element, '[data-pain]')).toHaveLength(3);
    await expect(element).toBeAccessible();
    stubOf(graphql).emitErrors([{ message: 'No pains.' }], named('boardRequestPains'));
    await (element as any).refresh();
    expect(refresh).toHaveBeenCalledTimes(1);
    expect(texts(element, '[data-sentence]')).toEqual([]);
  });

  test('shows that nothing is missing any more', async () => {
    const element = await showing([requestRow('r1')]);
    element.playbooks = [];
    await settled();
    expect(texts(element, '.lacks')).toEqual(['c.DF_Board_Nothing_Missing']);
  });

  test('the deal that was opened has the focus when the reader comes back', async () => {
    const element = place('c-board-requests', BoardRequests, { playbooks: [playbook], opened: '006A' });
    const back = jest.fn();
    element.addEventListener('returned', back);
    await settled();
    answer([requestRow('r1')]);
    await settled();
    expect((element.shadowRoot?.activeElement as HTMLElement | null)?.dataset.id).toBe('006A');
    expect(back).toHaveBeenCalledTimes(1);
  });

  test('that cannot be read shows why', async () => {
    const element = place('c-board-requests', BoardRequests, { playbooks: [playbook] });
    await settled();
    expect(texts(element, '.note')).toEqual(['c.DF_Loading']);
    stubOf(graphql).emitErrors([{ message: 'Not now.' }], named('boardRequests'));
    await settled();
    expect(texts(element, '[data-sentence]')).toEqual(['Not now.']);
  });
});
