import { graphql } from 'lightning/graphql';
import { registerRefreshHandler } from 'lightning/refresh';
import DiscoveryBoard from 'c/discoveryBoard';
import userId from '@salesforce/user/Id';
import { boardAnswer, boardRow, requestRow } from '../../../../../test/jest/board.ts';
import { deepAll, playbook, playbookAnswer, settled, texts } from '../../../../../test/jest/deal.ts';
import { place } from '../../../../../test/jest/element.ts';
import { named, stubOf } from '../../../../../test/jest/wire.ts';

jest.mock('@salesforce/customPermission/DF_Approve_Gate_Overrides', () => ({ default: true }), { virtual: true });

const answer = (data: object, refresh = async () => {}) => stubOf(graphql).emit(data, named('discoveryBoard'), refresh);

async function show() {
  const element = place('c-discovery-board', DiscoveryBoard);
  await settled();
  stubOf(graphql).emit(playbookAnswer(playbook, { ...playbook, version: 2 }), named('livePlaybooks'));
  await settled();
  return element;
}
async function showing(data: object, refresh?: () => Promise<void>) {
  const element = await show();
  answer(data, refresh);
  await settled();
  return element;
}
const pipeline = (element: Element) =>
  deepAll(element, 'c-board-pipeline')[0] as HTMLElement & { deals: any[]; stages: string[] };
async function filter(element: Element, name: string, value: string) {
  deepAll(element, `[data-filter="${name}"]`)[0]?.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await settled();
}

afterEach(() => {
  document.body.replaceChildren();
  sessionStorage.clear();
});

describe('the discovery board', () => {
  test('asks once for the deals, when it knows what their playbooks judge by', async () => {
    await show();
    const { operationName, variables } = stubOf(graphql).getLastConfig();
    expect([operationName, variables]).toEqual(['discoveryBoard', { after: null }]);
  });

  test('shows the pipeline, and how much of it was read', async () => {
    const element = await showing(boardAnswer({ deals: [boardRow('a'), boardRow('b')] }));
    expect(pipeline(element).deals.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(pipeline(element).stages).toContain('Value Proposition');
    expect(texts(element, '[data-shown]')).toEqual(['c.DF_Board_All_Shown']);
    expect(deepAll(element, '[data-more]')).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  test('of more deals than one page holds it shows so, and reads on', async () => {
    const element = await showing(boardAnswer({ deals: [boardRow('a')], total: 2, next: 'c1' }));
    expect(texts(element, '[data-shown]')).toEqual(['c.DF_Board_Shown']);
    (deepAll(element, '[data-more]')[0] as HTMLElement).click();
    await settled();
    expect(stubOf(graphql).getLastConfig().variables).toEqual({ after: 'c1' });
    answer(boardAnswer({ deals: [boardRow('b')], total: 2 }));
    await settled();
    expect(pipeline(element).deals.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(element.shadowRoot?.activeElement?.hasAttribute('data-title')).toBe(true);
    expect(deepAll(element, '[data-more]')).toHaveLength(0);
  });

  test('of more deals that could not be read, what was read stays, and they can be asked for again', async () => {
    const refresh = jest.fn(async () => {});
    const element = await showing(boardAnswer({ deals: [boardRow('a')], total: 2, next: 'c1' }), refresh);
    (deepAll(element, '[data-more]')[0] as HTMLElement).click();
    await settled();
    stubOf(graphql).emitErrors([{ message: 'Not now.' }], named('discoveryBoard'));
    await settled();
    expect(texts(element, '[data-sentence]')).toEqual(['Not now.']);
    expect(pipeline(element).deals.map(({ id }) => id)).toEqual(['a']);
    expect(refresh).not.toHaveBeenCalled();
    (deepAll(element, '[data-more]')[0] as HTMLElement).click();
    await settled();
    expect(refresh).toHaveBeenCalledTimes(1);
    answer(boardAnswer({ deals: [boardRow('b')], total: 2 }));
    await settled();
    expect(pipeline(element).deals.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(texts(element, '[data-sentence]')).toEqual([]);
  });

  test('is read again with the rest of the page', async () => {
    const refresh = jest.fn(async () => {});
    await show();
    const [, handler] = (registerRefreshHandler as jest.Mock).mock.calls.at(-1);
    // Nothing was read yet: then there is nothing to read again.
    expect(await handler()).toBe(true);
    answer(boardAnswer({ deals: [boardRow('a')] }), refresh);
    expect(await handler()).toBe(true);
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  test('filters what is shown, announces it, and keeps that for the session', async () => {
    const rows = [boardRow('a'), boardRow('b', { StageName: 'Prospecting' })];
    const element = await showing(boardAnswer({ deals: rows }));
    await filter(element, 'stage', 'Prospecting');
    expect(pipeline(element).deals.map(({ id }) => id)).toEqual(['b']);
    expect(texts(element, '[data-shown]')).toEqual(['c.DF_Board_All_Shown · c.DF_Board_Fitting']);
    document.body.replaceChildren();
    const again = await showing(boardAnswer({ deals: rows }));
    expect(pipeline(again).deals.map(({ id }) => id)).toEqual(['b']);
    await filter(again, 'playbook', 'none');
    expect(pipeline(again)).toBeUndefined();
    (deepAll(again, '[data-reset]')[0] as HTMLElement).click();
    await settled();
    expect(pipeline(again).deals).toHaveLength(2);
  });

  test('a playbook is one choice, however many versions are live', async () => {
    const element = await showing(boardAnswer({ deals: [boardRow('a')] }));
    const playbooks = deepAll(element, '[data-filter="playbook"]')[0] as HTMLElement & { options: { value: string }[] };
    expect(playbooks.options.map(({ value }) => value)).toEqual(['', 'test', 'none']);
  });
});

describe('requests that wait for the reader', () => {
  test('are those of others on deals of others; one that is decided goes, and the focus stays in the list', async () => {
    const refresh = jest.fn(async () => answer(boardAnswer({ deals: [boardRow('a')] })));
    const requests = [
      requestRow('r1'),
      requestRow('mine', { CreatedById: userId }),
      requestRow('my-deal', { Opportunity__r: { Name: 'Mine', OwnerId: userId } }),
    ];
    const element = await showing(boardAnswer({ deals: [boardRow('a')], requests }), refresh);
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

  test('one that another user has just decided is read again', async () => {
    const refresh = jest.fn(async () => {});
    const element = await showing(boardAnswer({ deals: [boardRow('a')], requests: [requestRow('r1')] }), refresh);
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
    const element = await showing(boardAnswer({ deals: [boardRow('a')], requests }), refresh);
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
    const element = await showing(boardAnswer({ deals: [boardRow('a')], requests: [requestRow('r1')] }));
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
    const deals = [boardRow('a')];
    const rows = [approved('o1'), approved('o2', { Opportunity__c: '006B' }), requestRow('r1')];
    let left = [rows[1]!];
    const refresh: () => Promise<void> = async () => answer(boardAnswer({ deals, requests: left }), refresh);
    const element = await showing(boardAnswer({ deals, requests: rows }), refresh);
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
    const element = await showing(boardAnswer({ requests: [approved('o1', { Expires_On__c: '2020-01-01' })] }));
    expect(cards(element)).toHaveLength(0);
    expect(texts(element, '[data-no-requests]')).toEqual(['c.DF_Board_Requests_None']);
  });
});

describe('where there is nothing to show', () => {
  test('it shows that it is loading', async () => {
    const element = await show();
    expect(deepAll(element, '[role="status"]')).toHaveLength(1);
    await expect(element).toBeAccessible();
  });

  test('without an open deal it shows what will be here', async () => {
    const element = await showing(boardAnswer());
    expect(texts(element, '.title')).toEqual(['c.DF_Board_Requests_Title', 'c.DF_Board_Empty', 'c.DF_Queue_Title']);
    expect(pipeline(element)).toBeUndefined();
  });

  test("without permission it shows the org's message, and what was shown stays", async () => {
    const element = await show();
    stubOf(graphql).emitErrors([{ message: 'You may not see this.' }], named('discoveryBoard'));
    await settled();
    expect(texts(element, '[data-sentence]')).toEqual(['You may not see this.']);
    answer(boardAnswer({ deals: [boardRow('a')] }));
    await settled();
    stubOf(graphql).emitErrors([{ message: 'The line is down.' }], named('livePlaybooks'));
    await settled();
    expect(texts(element, '[data-sentence]')).toEqual(['The line is down.']);
    expect(pipeline(element).deals).toHaveLength(1);
  });
});
