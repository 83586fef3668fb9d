import { graphql } from 'lightning/graphql';
import { CurrentPageReference } from 'lightning/navigation';
import { registerRefreshHandler } from 'lightning/refresh';
import DiscoveryBoard from 'c/discoveryBoard';
import userId from '@salesforce/user/Id';
import { boardAnswer, boardRow, choicesAnswer, requestRow, totalsAnswer } from '../../../../../test/jest/board.ts';
import { deepAll, playbook, playbookAnswer, settled, texts } from '../../../../../test/jest/deal.ts';
import { place } from '../../../../../test/jest/element.ts';
import { navigated } from '../../../../../test/jest/navigation.ts';
import { named, stubOf } from '../../../../../test/jest/wire.ts';

jest.mock('@salesforce/customPermission/DF_Approve_Gate_Overrides', () => ({ default: true }), { virtual: true });
jest.mock('lightning/navigation', () => ({
  ...jest.requireActual('../../../../../test/jest/navigation.ts'),
  CurrentPageReference: jest.requireActual('lightning/navigation').CurrentPageReference,
}));

const TAB = { type: 'standard__navItemPage', attributes: { apiName: 'DF_Discovery_Board' } };
const ONE_DEAL = totalsAnswer({ none: [['Needs Analysis', 1]] });
const go = (state: Readonly<Record<string, string>>) => stubOf(CurrentPageReference).emit({ ...TAB, state });
const answer = (data: object, refresh = async () => {}) => stubOf(graphql).emit(data, named('discoveryBoard'), refresh);
async function total(data: object, refresh = async () => {}) {
  stubOf(graphql).emit(data, named('boardTotals'), refresh);
  await settled();
}

async function show(state: Readonly<Record<string, string>> = {}) {
  const element = place('c-discovery-board', DiscoveryBoard);
  await settled();
  go(state);
  stubOf(graphql).emit(playbookAnswer(playbook, { ...playbook, version: 2 }), named('livePlaybooks'));
  await settled();
  return element;
}
async function showing(data: object, refresh?: () => Promise<void>) {
  const element = await show();
  await total(ONE_DEAL);
  answer(data, refresh);
  await settled();
  return element;
}
const pipeline = (element: Element) =>
  deepAll(element, 'c-board-pipeline')[0] as HTMLElement & {
    groups: any[];
    stages: string[];
    opened: string;
    cell: any;
  };
async function filter(element: Element, name: string, value: string) {
  deepAll(element, `[data-filter="${name}"]`)[0]?.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await settled();
}
const lastState = () => navigated.mock.calls.at(-1)[0].state as Record<string, string>;
/** What the browser does after the board has gone to a place. */
async function follow() {
  go(lastState());
  await settled();
}

beforeEach(() => navigated.mockClear());
afterEach(() => {
  document.body.replaceChildren();
  sessionStorage.clear();
});

describe('the discovery board', () => {
  test('asks once for the deals, when it knows what their playbooks judge by', async () => {
    await show();
    const { operationName, variables } = stubOf(graphql).getLastConfig();
    expect([operationName, variables]).toEqual(['discoveryBoard', { where: { and: [{ IsClosed: { eq: false } }] } }]);
  });

  test('shows the totals of all deals, before it has read any', async () => {
    const element = await show();
    await total(totalsAnswer({ none: [['Needs Analysis', 3000]], started: [['Prospecting', 2]] }));
    expect(pipeline(element).groups.map(({ count }) => count)).toEqual([3000, 2]);
    expect(pipeline(element).stages).toContain('Value Proposition');
    expect(texts(element, '[data-shown]')).toEqual(['c.DF_Board_All_Shown']);
    await expect(element).toBeAccessible();
  });

  test('shows of how many deals those that need help are, where not all were looked at', async () => {
    const element = await showing(boardAnswer({ deals: [boardRow('a')], total: 2 }));
    expect(texts(element, '[data-looked]')).toEqual(['c.DF_Board_Shown']);
    answer(boardAnswer({ deals: [boardRow('a')] }));
    await settled();
    expect(deepAll(element, '[data-looked]')).toHaveLength(0);
  });

  test('is read again with the rest of the page', async () => {
    const refresh = jest.fn(async () => {});
    const element = await show();
    const [, handler] = (registerRefreshHandler as jest.Mock).mock.calls.at(-1);
    // Nothing was read yet: then there is nothing to read again.
    expect(await handler()).toBe(true);
    await total(ONE_DEAL, refresh);
    stubOf(graphql).emit(choicesAnswer([], []), named('boardChoices'), refresh);
    answer(boardAnswer({ deals: [boardRow('a')] }), refresh);
    await settled();
    expect(await handler()).toBe(true);
    expect(refresh).toHaveBeenCalledTimes(3);
    expect(pipeline(element)).toBeDefined();
  });
});

describe('the address of the board', () => {
  test('keeps the filters; no number of other filters is shown under the new ones', async () => {
    const element = await showing(boardAnswer({ deals: [boardRow('a')] }));
    await filter(element, 'stage', 'Prospecting');
    expect(lastState()).toEqual({ c__stage: 'Prospecting' });
    await follow();
    expect(texts(element, '[data-shown]')).toEqual(['c.DF_Loading']);
    expect(pipeline(element)).toBeUndefined();
    expect(deepAll(element, 'c-board-help')).toHaveLength(0);
    await total(totalsAnswer({ none: [['Prospecting', 4]] }));
    expect(texts(element, '[data-shown]')).toEqual(['c.DF_Board_Fitting']);
    stubOf(graphql).emit(choicesAnswer([['005A', 'Ada']], [['Prospecting', 9]]), named('boardChoices'));
    await settled();
    expect(texts(element, '[data-shown]')).toEqual(['c.DF_Board_All_Shown · c.DF_Board_Fitting']);
    await total(totalsAnswer());
    expect(pipeline(element)).toBeUndefined();
    (deepAll(element, '[data-reset]')[0] as HTMLElement).click();
    expect(lastState()).toEqual({});
  });

  test('opens the board where another user left it; a filter whose value is gone can be taken off', async () => {
    const element = await show({ c__owner: '005Z', c__diagnosis: 'Not started', c__in: 'Needs Analysis' });
    await total(ONE_DEAL);
    const owner = deepAll(element, '[data-filter="owner"]')[0] as HTMLElement & { value: string; options: object[] };
    expect([owner.value, owner.options.at(-1)]).toEqual(['005Z', { value: '005Z', label: '005Z' }]);
    expect(pipeline(element).cell).toEqual({ status: 'Not started', stage: 'Needs Analysis', rows: 25 });
  });

  test('keeps which list is open, and how long it is', async () => {
    const element = await showing(boardAnswer({ deals: [boardRow('a')] }));
    const open = (type: string, detail: unknown) => pipeline(element).dispatchEvent(new CustomEvent(type, { detail }));
    open('rows', 50);
    expect(navigated).not.toHaveBeenCalled();
    open('cell', { stage: 'Needs Analysis', status: 'Not started' });
    await follow();
    expect(pipeline(element).cell).toEqual({ stage: 'Needs Analysis', status: 'Not started', rows: 25 });
    open('rows', 50);
    expect(lastState()).toEqual({ c__in: 'Needs Analysis', c__diagnosis: 'Not started', c__rows: '50' });
    await follow();
    open('cell', null);
    expect(lastState()).toEqual({});
  });

  test('leads back to the deal that was opened', async () => {
    const state = { c__diagnosis: 'Not started', c__in: 'Needs Analysis' };
    const element = await show(state);
    await total(ONE_DEAL);
    pipeline(element).dispatchEvent(new CustomEvent('dealopen', { detail: { dealId: 'b' }, bubbles: true }));
    document.body.replaceChildren();
    const again = await show(state);
    await total(ONE_DEAL);
    expect(pipeline(again).opened).toBe('b');
    pipeline(again).dispatchEvent(new CustomEvent('returned'));
    await settled();
    expect(pipeline(again).opened).toBe('');
  });

  test('of another page, while this one is left, changes nothing', async () => {
    const element = await showing(boardAnswer({ deals: [boardRow('a')] }));
    stubOf(CurrentPageReference).emit({ type: 'standard__recordPage', attributes: { recordId: '006' }, state: {} });
    go({});
    await settled();
    expect(pipeline(element)).toBeDefined();
  });

  test('is waited for: without it nothing is asked, and without filters in it the board has none', async () => {
    const element = place('c-discovery-board', DiscoveryBoard);
    await settled();
    stubOf(CurrentPageReference).emit(undefined);
    stubOf(graphql).emit(playbookAnswer(playbook), named('livePlaybooks'));
    await settled();
    expect(stubOf(graphql).getLastConfig().variables).toBeUndefined();
    stubOf(CurrentPageReference).emit(TAB);
    await settled();
    expect(stubOf(graphql).getLastConfig().variables).toEqual({ where: { and: [{ IsClosed: { eq: false } }] } });
    stubOf(graphql).emitErrors([{ message: 'No owners.' }], named('boardChoices'));
    await total(ONE_DEAL);
    expect(texts(element, '[data-sentence]')).toEqual([]);
    expect(texts(element, '[data-shown]')).toEqual(['c.DF_Board_All_Shown']);
  });

  test('a playbook is one choice, however many versions are live', async () => {
    const element = await showing(boardAnswer({ deals: [boardRow('a')] }));
    const playbooks = deepAll(element, '[data-filter="playbook"]')[0] as HTMLElement & { options: { value: string }[] };
    expect(playbooks.options.map(({ value }) => value)).toEqual(['', 'test', 'none']);
  });

  test('totals that cannot be read under new filters show why, and no number', async () => {
    const element = await showing(boardAnswer({ deals: [boardRow('a')] }));
    await filter(element, 'stage', 'Prospecting');
    await follow();
    stubOf(graphql).emitErrors([{ message: 'Too many.' }], named('boardTotals'));
    await settled();
    expect(texts(element, '[data-sentence]')).toEqual(['Too many.']);
    expect(deepAll(element, '[data-shown]')).toHaveLength(0);
    await total(ONE_DEAL);
    expect(texts(element, '[data-sentence]')).toEqual([]);
    stubOf(graphql).emitErrors([{ message: 'Later.' }], named('boardTotals'));
    await settled();
    expect(pipeline(element).groups).toHaveLength(1);
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
    const element = await show();
    await total(totalsAnswer());
    answer(boardAnswer());
    await settled();
    expect(texts(element, '.title')).toEqual(['c.DF_Board_Requests_Title', 'c.DF_Board_Empty', 'c.DF_Queue_Title']);
    expect(pipeline(element)).toBeUndefined();
  });

  test("without permission it shows the org's message, and what was shown stays", async () => {
    const element = await show();
    stubOf(graphql).emitErrors([{ message: 'You may not see this.' }], named('discoveryBoard'));
    await settled();
    expect(texts(element, '[data-sentence]')).toEqual(['You may not see this.']);
    await total(ONE_DEAL);
    answer(boardAnswer({ deals: [boardRow('a')] }));
    await settled();
    stubOf(graphql).emitErrors([{ message: 'The line is down.' }], named('livePlaybooks'));
    await settled();
    expect(texts(element, '[data-sentence]')).toEqual(['The line is down.']);
    expect(pipeline(element).groups).toHaveLength(1);
  });
});
