import { graphql } from 'lightning/graphql';
import { CurrentPageReference } from 'lightning/navigation';
import { registerRefreshHandler } from 'lightning/refresh';
import DiscoveryBoard from 'c/discoveryBoard';
import userId from '@salesforce/user/Id';
import { boardAnswer, boardRow, choicesAnswer, totalsAnswer } from '../../../../../test/jest/board.ts';
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

/** Answers which open deal the reader's team has. */
async function team(...deals: readonly object[]) {
  const edges = deals.map((node) => ({ node }));
  stubOf(graphql).emit({ uiapi: { query: { Opportunity: { edges } } } }, named('boardTeam'));
  await settled();
}

async function show(state: Readonly<Record<string, string>> = {}) {
  const element = place('c-discovery-board', DiscoveryBoard);
  await settled();
  go(state);
  await settled();
  await team();
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
/** The variables with which a query is asked now; empty while it is not on the page. */
function asked(name: string): unknown[] {
  const configs: unknown[] = [];
  stubOf(graphql).emit({}, (config) => {
    if (config.operationName === name) configs.push(config.variables);
    return false;
  });
  return configs;
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
    // Totals come first; of sellers, only those who may be named are read.
    expect(asked('discoveryBoard')).toEqual([undefined]);
    await total(ONE_DEAL);
    expect(asked('discoveryBoard')).toEqual([
      {
        where: {
          and: [{ and: [{ IsClosed: { eq: false } }] }, { or: expect.arrayContaining([{ OwnerId: { eq: userId } }]) }],
        },
      },
    ]);
  });

  test('shows the totals of all deals, before it has read any', async () => {
    const element = await show();
    await total(totalsAnswer({ none: [['Needs Analysis', 3000]], started: [['Prospecting', 2]] }));
    expect(pipeline(element).groups.map(({ count }) => count)).toEqual([3000, 2]);
    expect(pipeline(element).stages).toContain('Value Proposition');
    expect(texts(element, '[data-shown]')).toEqual(['c.DF_Board_All_Shown']);
    await expect(element).toBeAccessible();
  });

  test('leaves the focus in a field until the mouse is released over a button, so that the button does not move away', async () => {
    const element = await show();
    await total(ONE_DEAL);
    const press = new MouseEvent('mousedown', { bubbles: true, composed: true, cancelable: true });
    deepAll(element, 'button')[0]!.dispatchEvent(press);
    expect(press.defaultPrevented).toBe(true);
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
    expect(lastState()).toEqual({ c__team: 'all' });
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
    expect(asked('boardTotals')).toEqual([undefined]);
    stubOf(CurrentPageReference).emit(TAB);
    await settled();
    expect(asked('boardTotals')).toEqual([undefined]);
    // Without an answer about the reader's team the board is that of everyone.
    stubOf(graphql).emitErrors([{ message: 'No team.' }], named('boardTeam'));
    await settled();
    expect(JSON.stringify(asked('boardTotals'))).toContain('{"and":[{"IsClosed":{"eq":false}}]}');
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

describe('a manager', () => {
  test('begins with the own team, and sees everyone on one click', async () => {
    const element = place('c-discovery-board', DiscoveryBoard);
    await settled();
    go({});
    stubOf(graphql).emit(playbookAnswer(playbook), named('livePlaybooks'));
    await settled();
    expect(JSON.stringify(asked('boardTeam'))).toContain(`{"Owner":{"ManagerId":{"eq":"${userId}"}}}`);
    expect(navigated).not.toHaveBeenCalled();
    await team({ Id: '006' });
    expect(navigated.mock.calls.at(-1)[0]).toEqual({ ...TAB, state: { c__team: userId } });
    await follow();
    await total(ONE_DEAL);
    expect(JSON.stringify(asked('boardTotals'))).toContain(`{"Owner":{"ManagerId":{"eq":"${userId}"}}}`);
    (deepAll(element, '[data-everyone]')[0] as HTMLElement).click();
    expect(lastState()).toEqual({ c__team: 'all' });
    await follow();
    await total(ONE_DEAL);
    expect(JSON.stringify(asked('boardTotals'))).not.toContain('ManagerId');
    expect(deepAll(element, '[data-everyone]')).toHaveLength(0);
    expect((deepAll(element, '[data-filter="team"]')[0] as any).value).toBe('all');
    expect(texts(element, '[data-shown]')).toEqual(['c.DF_Board_All_Shown']);
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
    expect(texts(element, '.title')).toEqual(['c.DF_Board_Empty', 'c.DF_Board_Requests_Title', 'c.DF_Queue_Title']);
    expect(pipeline(element)).toBeUndefined();
  });

  test("without permission it shows the org's message, and what was shown stays", async () => {
    const element = await show();
    await total(ONE_DEAL);
    stubOf(graphql).emitErrors([{ message: 'You may not see this.' }], named('discoveryBoard'));
    await settled();
    expect(texts(element, '[data-sentence]')).toEqual(['You may not see this.']);
    answer(boardAnswer({ deals: [boardRow('a')] }));
    await settled();
    stubOf(graphql).emitErrors([{ message: 'The line is down.' }], named('livePlaybooks'));
    await settled();
    expect(texts(element, '[data-sentence]')).toEqual(['The line is down.']);
    expect(pipeline(element).groups).toHaveLength(1);
  });
});

describe('what is at risk', () => {
  const risk = (element: Element) => deepAll(element, '[data-part="risk"]')[0] as HTMLElement & Record<string, any>;

  test('closes within 30 days or should have, is counted, and all of it is in the list with the same filters', async () => {
    const element = await show({ c__team: '005M' });
    await total(ONE_DEAL);
    expect(risk(element).rows).toBe(5);
    expect(JSON.stringify(risk(element).where)).toContain('"CloseDate":{"lte"');
    expect(texts(element, '[data-risk-title]')).toEqual(['c.DF_Board_Risk_Title']);
    risk(element).dispatchEvent(new CustomEvent('total', { detail: 31 }));
    await settled();
    expect(texts(element, '[data-risk-title]')).toEqual(['c.DF_Board_Risk_Title: 31']);
    (deepAll(element, '[data-risk-more]')[0] as HTMLElement).click();
    await settled();
    expect(risk(element).rows).toBe(20);
    expect(deepAll(element, '[data-risk-more]')).toHaveLength(0);
    expect(element.shadowRoot?.activeElement?.hasAttribute('data-risk-title')).toBe(true);
    (deepAll(element, '[data-risk-all]')[0] as HTMLElement).click();
    expect(navigated.mock.calls.at(-1)[0]).toEqual({
      type: 'standard__navItemPage',
      attributes: { apiName: 'DF_Deals' },
      state: { c__view: 'closing', c__sort: '-amount', c__team: '005M' },
    });
  });
});

describe('the heat map and the sheet', () => {
  const heat = (element: Element) => deepAll(element, 'c-board-heat')[0] as HTMLElement & Record<string, any>;

  test('have their place in the address', async () => {
    const element = await showing(boardAnswer({ deals: [boardRow('a')] }));
    const fire = (type: string, detail: unknown) => heat(element).dispatchEvent(new CustomEvent(type, { detail }));
    fire('heat', { owner: '005A', concept: 'budget' });
    expect(lastState()).toEqual({ c__seller: '005A', c__question: 'budget' });
    await follow();
    expect(heat(element).cell).toEqual({ owner: '005A', concept: 'budget', rows: 25 });
    fire('rows', 50);
    expect(lastState()).toEqual({ c__seller: '005A', c__question: 'budget', c__rows: '50' });
    fire('heat', null);
    expect(lastState()).toEqual({});
    fire('sheet', '005A');
    expect(lastState()).toEqual({ c__seller: '005A', c__question: 'budget', c__sheet: '005A' });
    await follow();
    expect(deepAll(element, 'c-board-heat')).toHaveLength(0);
    deepAll(element, 'c-board-sheet')[0]?.dispatchEvent(new CustomEvent('back'));
    expect(lastState()).toEqual({ c__seller: '005A', c__question: 'budget' });
  });
});

describe('where a playbook lets nobody be named', () => {
  test('there are totals and deals at risk, and no list and filter of sellers', async () => {
    const element = place('c-discovery-board', DiscoveryBoard);
    await settled();
    go({ c__owner: '005A' });
    stubOf(graphql).emit(playbookAnswer({ ...playbook, people: 'off' } as any), named('livePlaybooks'));
    await settled();
    await total(ONE_DEAL);
    expect(JSON.stringify(asked('boardTotals'))).toContain('{"Id":{"eq":null}}');
    expect(asked('discoveryBoard')).toEqual([undefined]);
    expect(deepAll(element, '[data-filter="owner"]')).toHaveLength(0);
    expect(deepAll(element, '[data-filter="team"]')).toHaveLength(1);
    expect(deepAll(element, 'c-board-help')).toHaveLength(0);
    expect(deepAll(element, 'c-board-heat')).toHaveLength(1);
  });

  test('and where everybody is, nothing is left out', async () => {
    place('c-discovery-board', DiscoveryBoard);
    await settled();
    go({});
    await settled();
    await team();
    stubOf(graphql).emit(playbookAnswer({ ...playbook, people: 'all' } as any), named('livePlaybooks'));
    await settled();
    await total(ONE_DEAL);
    expect(asked('discoveryBoard')).toEqual([{ where: { and: [{ IsClosed: { eq: false } }] } }]);
  });
});
