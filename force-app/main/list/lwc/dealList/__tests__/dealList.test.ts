import { whereDiagnosis } from 'c/dealFigures';
import { graphql } from 'lightning/graphql';
import { CurrentPageReference } from 'lightning/navigation';
import { registerRefreshHandler } from 'lightning/refresh';
import { today } from 'c/calendarDays';
import DealList from 'c/dealList';
import userId from '@salesforce/user/Id';
import { boardRow } from '../../../../../test/jest/board.ts';
import { deepAll, playbook, playbookAnswer, records, settled, texts } from '../../../../../test/jest/deal.ts';
import { place } from '../../../../../test/jest/element.ts';
import { navigated } from '../../../../../test/jest/navigation.ts';
import { named, stubOf } from '../../../../../test/jest/wire.ts';

jest.mock('lightning/navigation', () => ({
  ...jest.requireActual('../../../../../test/jest/navigation.ts'),
  CurrentPageReference: jest.requireActual('lightning/navigation').CurrentPageReference,
}));

type Fields = Readonly<Record<string, unknown>>;
const TAB = { type: 'standard__navItemPage', attributes: { apiName: 'DF_Deals' } };
const READY = { DF_Answers_A__c: 32, DF_Pains_Quoted__c: 2 };
const row = (id: string, fields: Fields = {}) => boardRow(id, { Account: { Name: 'Acme' }, ...fields });

/** A response with these deals, whose cursors are `c-` and the id. */
function answer(rows: readonly Fields[], next?: string, refresh = async () => {}) {
  const { edges } = records('Opportunity', rows).uiapi.query.Opportunity!;
  const withCursors = edges.map(({ node }) => ({ cursor: `c-${String(node.Id)}`, node }));
  const pageInfo = { hasNextPage: next !== undefined, endCursor: next ?? null };
  const data = { uiapi: { query: { Opportunity: { edges: withCursors, pageInfo } } } };
  stubOf(graphql).emit(data, named('dealList'), refresh);
  return settled();
}

async function show(state: Readonly<Record<string, string>> = {}) {
  const element = place('c-deal-list', DealList);
  await settled();
  stubOf(CurrentPageReference).emit({ ...TAB, state });
  stubOf(graphql).emit(playbookAnswer(playbook), named('livePlaybooks'));
  await settled();
  return element;
}

const config = () => stubOf(graphql).getLastConfig().variables as Record<string, any>;
const shown = (element: Element) => deepAll(element, '[data-deal]').map((one) => one.getAttribute('data-deal'));
const press = (element: Element, selector: string) => (deepAll(element, selector)[0] as HTMLElement).click();
const change = (element: Element, selector: string, value: string) =>
  deepAll(element, selector)[0]!.dispatchEvent(new CustomEvent('change', { detail: { value } }));
const lastState = () => navigated.mock.calls.at(-1)[0].state as Record<string, string>;

beforeEach(() => navigated.mockClear());
afterEach(() => {
  document.body.replaceChildren();
  sessionStorage.clear();
  jest.useRealTimers();
  jest.restoreAllMocks();
});

describe('the list of deals', () => {
  test('opens on the reader’s own open deals, 50 of them, those that close first', async () => {
    const element = await show();
    expect(deepAll(element, '[data-loading]')).toHaveLength(1);
    const { where, orderBy, ...paging } = config();
    expect(paging).toEqual({ first: 50, after: null, bound: null });
    expect(where).toEqual({ and: [{ IsClosed: { eq: false } }, { OwnerId: { eq: userId } }] });
    expect(orderBy).toEqual({ CloseDate: { order: 'ASC', nulls: 'LAST' }, Id: { order: 'ASC', nulls: 'LAST' } });
    await answer([row('a', { DF_In_Question__c: 1 }), row('b', { Amount: null, Account: null, CloseDate: null })]);
    expect(deepAll(element, '[data-loading]')).toHaveLength(0);
    expect(shown(element)).toEqual(['a', 'b']);
    expect(deepAll(element, '[data-in-question]')).toHaveLength(1);
    expect(texts(element, '[data-range]')).toEqual(['c.DF_List_Range c.DF_List_Sorted']);
    await expect(element).toBeAccessible();
  });

  test('a row shows what the next gate lacks, in the words of the playbook, or that nothing lacks', async () => {
    const element = await show();
    const last = { ...playbook, gates: [] };
    await answer([row('a'), row('b', READY), row('c', { StageName: 'Value Proposition' })]);
    expect(texts(element, '[data-next]')).toEqual(['c.DF_List_Missing', 'c.DF_List_Ready', '—c.DF_List_Blank']);
    stubOf(graphql).emit(playbookAnswer(last), named('livePlaybooks'));
    await answer([row('a')]);
    expect(texts(element, '[data-next]')).toEqual(['—c.DF_List_Blank']);
  });

  test('an amount has the currency of its row', async () => {
    const element = await show();
    const node = { Id: 'a', Name: { value: 'A' }, Amount: { value: 5, displayValue: 'CHF 5.00' } };
    const data = { uiapi: { query: { Opportunity: { edges: [{ cursor: 'x', node }] } } } };
    stubOf(graphql).emit(data, named('dealList'));
    await settled();
    expect(texts(element, '[data-cell="amount"]')).toEqual(['CHF 5.00']);
  });

  test.each([
    ['month', (day: string) => [`${day.slice(0, 7)}-01`]],
    ['past', (day: string) => [day]],
    ['question', () => ['DF_In_Question__c']],
    ['new', () => [JSON.stringify(whereDiagnosis('Not started'))]],
    ['open', () => ['IsClosed']],
  ])('the view %s asks the org for its deals, and shows what to do when it has none', async (view, parts) => {
    const element = await show({ c__view: view });
    for (const part of parts(today())) expect(JSON.stringify(config().where)).toContain(part);
    await answer([]);
    const names: Record<string, string> = {
      month: 'Month',
      past: 'Past',
      question: 'Question',
      new: 'New',
      open: 'Open',
    };
    expect(texts(element, '[data-empty]')).toEqual([`c.DF_List_Empty_${names[view]}`]);
    expect(deepAll(element, '[aria-current="true"]')[0]?.getAttribute('data-view')).toBe(view);
  });

  test('leads a manager who owns no deal to the open deals of the own team, and no other reader', async () => {
    const element = await show();
    const person = (Id: string, ManagerId: string | null) => ({ Id, Name: Id, ManagerId, Manager: null });
    const people = (...rows: Fields[]) => stubOf(graphql).emit(records('User', rows), named('dealListPeople'));
    people(person(userId, '005B'));
    await answer([]);
    expect(deepAll(element, '[data-team]')).toHaveLength(0);
    people(person(userId, '005B'), person('005S', userId));
    await settled();
    expect(deepAll(element, '[data-team]').map((one) => (one as unknown as { label: string }).label)).toEqual([
      'c.DF_Board_Team_Of',
    ]);
    press(element, '[data-team]');
    expect(lastState()).toEqual({ c__view: 'open', c__team: userId });
    stubOf(CurrentPageReference).emit({ ...TAB, state: { c__view: 'past' } });
    await settled();
    await answer([]);
    expect(deepAll(element, '[data-team]')).toHaveLength(0);
  });

  test('ready to advance reads on until 50 deals are found, and shows how many it looked through', async () => {
    const element = await show({ c__view: 'ready' });
    expect([config().first, config().after]).toEqual([200, null]);
    await answer([row('a'), row('b', READY)], 'more');
    expect([config().first, config().after]).toEqual([1000, 'more']);
    expect(shown(element)).toEqual(['b']);
    expect(texts(element, '[data-range]')[0]).toContain('c.DF_List_Looked c.DF_List_Looking');
    const many = Array.from({ length: 60 }, (_, index) => row(`m${index}`, READY));
    await answer(many, 'end');
    expect(shown(element)).toHaveLength(50);
    expect(texts(element, '[data-range]')[0]).toContain('c.DF_List_More');
    press(element, '[data-next-page]');
    // The next page begins behind the last deal that is shown.
    expect(lastState()).toEqual({ c__view: 'ready', c__after: 'c-m48', c__page: '1' });
  });

  test('ready to advance without such a deal ends with what to do', async () => {
    const element = await show({ c__view: 'ready' });
    await answer([row('a')]);
    expect(texts(element, '[data-empty]')).toEqual(['c.DF_List_Empty_Ready']);
    expect(texts(element, '[data-range]')).toEqual(['c.DF_List_Looked']);
  });

  test('all choices are in the address, and lead to the first page', async () => {
    const element = await show({ c__view: 'open', c__after: 'x~y', c__page: '2' });
    stubOf(graphql).emit(
      records('User', [
        { Id: '005A', Name: 'Ada', ManagerId: '005M', Manager: { Name: 'Max' } },
        { Id: '005B', Name: 'Bo', ManagerId: '005N', Manager: { Name: 'Ann' } },
        { Id: '005M', Name: 'Max', ManagerId: null, Manager: null },
      ]),
      named('dealListPeople'),
    );
    await answer([row('a')]);
    const team = deepAll(element, '[data-filter="team"]')[0] as HTMLElement & { options: { value: string }[] };
    expect(team.options.map(({ value }) => value)).toEqual(['', '005N', '005M']);
    for (const [filter, value] of [
      ['owner', '005A'],
      ['team', '005M'],
      ['diagnosis', 'Started'],
      ['stage', 'Needs Analysis'],
    ] as const) {
      change(element, `[data-filter="${filter}"]`, value);
      expect(lastState()).toEqual({ c__view: 'open', [`c__${filter}`]: value });
    }
    press(element, '[data-sort="amount"]');
    expect(lastState()).toEqual({ c__view: 'open', c__sort: 'amount' });
    press(element, '[data-sort="close"]');
    expect(lastState()).toEqual({ c__view: 'open', c__sort: '-close' });
    press(element, '[data-previous]');
    expect(lastState()).toEqual({ c__view: 'open', c__after: 'x', c__page: '1' });
    press(element, '[data-view="mine"]');
    expect(lastState()).toEqual({});
  });

  test('an address brings its filters, search and order back; a value that is no choice stays to be seen', async () => {
    const state = { c__owner: '005X', c__team: '005M', c__diagnosis: 'Started', c__stage: 'Gone', c__search: '5%_\\' };
    const element = await show({ ...state, c__view: 'open', c__sort: '-account' });
    expect(config().where).toEqual({
      and: [
        { IsClosed: { eq: false } },
        { OwnerId: { eq: '005X' } },
        { Owner: { ManagerId: { eq: '005M' } } },
        whereDiagnosis('Started'),
        { StageName: { eq: 'Gone' } },
        {
          or: [
            { Name: { like: '%5\\%\\_\\\\%' } },
            { Account: { Name: { like: '%5\\%\\_\\\\%' } } },
            { Owner: { Name: { like: '%5\\%\\_\\\\%' } } },
          ],
        },
      ],
    });
    expect(config().orderBy).toEqual({
      Account: { Name: { order: 'DESC', nulls: 'LAST' } },
      Id: { order: 'ASC', nulls: 'LAST' },
    });
    const stage = deepAll(element, '[data-filter="stage"]')[0] as HTMLElement & { options: { value: string }[] };
    expect(stage.options.at(-1)?.value).toBe('Gone');
    await answer([]);
    expect(texts(element, '[data-empty] p')).toEqual(['c.DF_List_No_Fit']);
    press(element, '[data-clear]');
    expect(lastState()).toEqual({ c__view: 'open', c__sort: '-account' });
  });

  test('what is typed into the search runs after a pause, without a step for Back', async () => {
    const element = await show();
    jest.useFakeTimers();
    change(element, 'lightning-input', 'ac');
    change(element, 'lightning-input', 'acme');
    jest.advanceTimersByTime(300);
    expect(navigated).toHaveBeenCalledTimes(1);
    expect(lastState()).toEqual({ c__search: 'acme' });
  });

  test('a page that cannot be read can be asked for again', async () => {
    const element = await show();
    const refresh = jest.fn(async () => {});
    await answer([row('a')], undefined, refresh);
    stubOf(graphql).emitErrors([{ message: 'Cannot query field.' }], named('dealList'));
    await settled();
    expect(texts(element, '[data-sentence]')).toEqual(['Cannot query field.']);
    press(element, '[data-retry]');
    expect(refresh).toHaveBeenCalledTimes(1);
    const [, handler] = (registerRefreshHandler as jest.Mock).mock.calls.at(-1);
    expect(await handler()).toBe(true);
    expect(refresh).toHaveBeenCalledTimes(2);
    await answer([row('b')]);
    expect(shown(element)).toEqual(['b']);
    expect(texts(element, '[data-sentence]')).toEqual([]);
  });

  test('on the way back the deal that was opened has the focus; one that is gone is said', async () => {
    const element = await show({ c__view: 'open' });
    await answer([row('a'), row('b')]);
    press(element, 'a[data-id="b"]');
    expect(navigated.mock.calls.at(-1)[0].attributes.recordId).toBe('b');
    document.body.replaceChildren();
    const again = await show({ c__view: 'open' });
    await answer([row('a'), row('b')]);
    expect((again.shadowRoot?.activeElement as HTMLElement).dataset.id).toBe('b');
    press(again, 'a[data-id="b"]');
    document.body.replaceChildren();
    const third = await show({ c__view: 'open' });
    await answer([row('a')]);
    expect(texts(third, '[data-range]')[0]).toContain('c.DF_List_Gone');
  });

  test('without session storage the list works, and a click with Ctrl is the browser’s', async () => {
    jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new Error('full');
    });
    jest.spyOn(Storage.prototype, 'getItem').mockReturnValue('{');
    const element = await show();
    await answer([row('a')]);
    const link = deepAll(element, 'a[data-id="a"]')[0]!;
    // jsdom cannot follow links.
    document.addEventListener('click', (event) => event.preventDefault(), { once: true });
    link.dispatchEvent(new MouseEvent('click', { ctrlKey: true, cancelable: true, bubbles: true, composed: true }));
    expect(navigated).not.toHaveBeenCalled();
  });

  test('keeps its place when the address of another page arrives or its own is repeated', async () => {
    const element = await show({ c__view: 'open' });
    await answer([row('a')]);
    stubOf(CurrentPageReference).emit({ type: 'standard__recordPage', attributes: { recordId: '006' }, state: {} });
    stubOf(CurrentPageReference).emit({ ...TAB, state: { c__view: 'open' } });
    await settled();
    expect(shown(element)).toEqual(['a']);
    stubOf(CurrentPageReference).emit({ ...TAB, state: { c__view: 'wrong', c__sort: 'wrong', c__after: 'x' } });
    await settled();
    expect([config().after, shown(element).length]).toEqual(['x', 0]);
  });

  test('on a phone each deal is a card with stage, amount, date and what is missing', async () => {
    const media = { matches: true, addEventListener: jest.fn(), removeEventListener: jest.fn() };
    Object.defineProperty(window, 'matchMedia', { value: () => media, configurable: true });
    try {
      const element = await show();
      await answer([row('a'), row('b', READY)]);
      expect(deepAll(element, 'table')).toHaveLength(0);
      const [card] = texts(element, '.card');
      for (const part of ['Needs Analysis', '1000', 'Feb 28, 2027', 'c.DF_List_Missing', 'Note the problem.'])
        expect(card).toContain(part);
      await expect(element).toBeAccessible();
      // Filters and order are a touch away, so that the deals begin above the fold.
      expect(deepAll(element, '[data-filter]')).toHaveLength(0);
      (deepAll(element, '[data-unfold]')[0] as HTMLElement | undefined)?.click();
      await settled();
      expect(deepAll(element, '[data-unfold]')).toHaveLength(0);
      expect(deepAll(element, '[data-filter]').length).toBeGreaterThan(1);
      change(element, '[data-order]', '-amount');
      expect(lastState()).toEqual({ c__sort: '-amount' });
      // One that is set is not folded.
      const again = await show({ c__stage: 'Qualification' });
      expect(deepAll(again, '[data-unfold]')).toHaveLength(0);
    } finally {
      Reflect.deleteProperty(window, 'matchMedia');
    }
  });
});

describe('a field that the reader may not read', () => {
  const { DF_Pains_Quoted__c: _pains, ...blind } = row('a', { DF_Answers_A__c: 32 });

  test('is counted apart from what is missing', async () => {
    const element = await show();
    await answer([blind, { ...blind, Id: 'b', DF_Answers_A__c: 0 }, row('c', READY)]);
    expect(texts(element, '[data-next] > span')).toEqual([
      'c.DF_Not_Visible_For',
      'c.DF_List_Missing, c.DF_Not_Visible_Count',
      'c.DF_List_Ready',
    ]);
    expect(deepAll(element, '.next_ready')).toHaveLength(1);
  });

  test('keeps a deal out of those that are ready', async () => {
    const element = await show({ c__view: 'ready' });
    await answer([blind, row('c', READY)]);
    expect(shown(element)).toEqual(['c']);
  });
});
