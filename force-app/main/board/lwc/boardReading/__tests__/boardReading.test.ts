import {
  amountOf,
  boardQuery,
  cellsOf,
  choicesOf,
  dealsOf,
  fitting,
  hintsOf,
  keepFilters,
  keptFilters,
  NO_FILTERS,
  pageOf,
  requestsOf,
  sellersOf,
} from 'c/boardReading';
import { boardAnswer, boardRow, requestRow } from '../../../../../test/jest/board.ts';
import { playbook } from '../../../../../test/jest/deal.ts';

const TODAY = '2026-12-01';
const MONEY = { locale: 'en-US', currency: 'EUR' };
const live = [playbook] as any;
const read = (...rows: object[]) => dealsOf(boardAnswer({ deals: rows as any }));
const one = (fields = {}) => read(boardRow('006A', fields))[0]!;

describe('the question', () => {
  test('asks for what the playbooks judge by, each field once, parents nested', () => {
    const scoped = { ...playbook, appliesTo: { ownerProfiles: ['Sales'] } } as any;
    const text = boardQuery([scoped, scoped], TODAY);
    expect(text.match(/DF_Answers_A__c/g)).toHaveLength(1);
    expect(text).toContain('Owner { Name { value } Manager { Name { value } } Profile { Name { value } } }');
    expect(text).toContain('first: 2000');
  });

  test('asks for the overrides that wait, and for those that are in force today', () => {
    expect(boardQuery([], TODAY)).toContain('{ Expires_On__c: { gte: { value: "2026-12-01" } } }');
  });

  test('takes nothing but names out of a playbook', () => {
    const gates = [
      { toEnter: 'Closed Won', mode: 'warn', criteria: [{ id: 'x', kind: 'checked', field: 'A } evil' }] },
    ];
    expect(boardQuery([{ ...playbook, gates }] as any, TODAY)).not.toContain('evil');
  });
});

describe('the answer', () => {
  test('gives deals with the day of their last answer, or of their making', () => {
    const data = boardAnswer({ deals: [boardRow('a'), boardRow('b')], answered: { a: '2026-11-30T23:00:00.000Z' } });
    expect(dealsOf(data)).toMatchObject([
      { id: 'a', owner: 'Ada King', manager: 'Max Boss', amount: 1000, lastNoted: '2026-11-30' },
      { id: 'b', lastNoted: '2026-11-20' },
    ]);
    expect(dealsOf(data)[0]?.record).toMatchObject({ Id: 'a', 'Owner.Manager.Name': 'Max Boss', DF_Answers_A__c: 0 });
  });

  test('a pain that was noted after the last answer, or without one, is something noted', () => {
    const rows = [boardRow('a'), boardRow('b')];
    const data = boardAnswer({ deals: rows, answered: { a: '2026-11-25T08:00:00.000Z' } });
    const pains = { edges: [{ node: { LastModifiedDate: { value: '2026-11-29T08:00:00.000Z' } } }] };
    for (const { node } of data.uiapi.query.Opportunity.edges) Object.assign(node, { DF_Pain_Points__r: pains });
    expect(dealsOf(data).map(({ lastNoted }) => lastNoted)).toEqual(['2026-11-29', '2026-11-29']);
  });

  test('takes blanks as they are', () => {
    const deal = one({ Amount: null, Owner: { Name: 'Ada King', Manager: null }, DF_Pains_Confirmed__c: null });
    expect(deal).toMatchObject({ amount: null, manager: '', painsConfirmed: 0, currency: '' });
    expect(dealsOf({})).toEqual([]);
    expect(pageOf({})).toEqual({ total: 0, next: undefined });
  });

  test('returns how many there are and where the rest begins', () => {
    expect(pageOf(boardAnswer({ deals: [boardRow('a')], total: 3, next: 'c1' }))).toEqual({ total: 3, next: 'c1' });
    expect(pageOf({ uiapi: { query: { Opportunity: { pageInfo: { hasNextPage: true } } } } }).next).toBeUndefined();
  });

  test('gives requests with their deals', () => {
    const [request] = requestsOf(boardAnswer({ requests: [requestRow('r', { Stage_Order__c: null })] }));
    expect(request).toMatchObject({
      id: 'r',
      order: 0,
      requestedBy: 'Ada King',
      deal: { id: '006A', name: 'Acme', amount: 500, ownerId: '005A' },
    });
  });
});

describe('the pipeline', () => {
  test('stands by stage, in the order of the playbook, and by diagnosis', () => {
    const deals = read(
      boardRow('a'),
      boardRow('b', { DF_Diagnosis_Status__c: 'Pain quoted' }),
      boardRow('c', { StageName: 'Zeta' }),
      boardRow('d', { StageName: 'Alpha' }),
      boardRow('e', { StageName: 'Prospecting' }),
    );
    const rows = cellsOf(deals, [...playbook.stages, ...playbook.stages]);
    expect(rows.map(({ stage, deals: own }) => [stage, own.length])).toEqual([
      ['Prospecting', 1],
      ['Needs Analysis', 2],
      ['Alpha', 1],
      ['Zeta', 1],
    ]);
    expect(rows[1]?.cells.map(({ deals: own }) => own.length)).toEqual([1, 0, 0, 1, 0]);
  });

  test('adds amounts of one currency, and shows several next to each other', () => {
    expect(amountOf([], MONEY)).toBe('€0');
    expect(amountOf(read(boardRow('a', { Amount: 1_200_000 }), boardRow('b', { Amount: null })), MONEY)).toBe('€1.2M');
    const mixed = read(boardRow('a', { CurrencyIsoCode: 'EUR' }), boardRow('b', { CurrencyIsoCode: 'USD' }));
    expect(amountOf(mixed, MONEY)).toBe('€1K + $1K');
  });
});

describe('who could use a hand', () => {
  const kinds = (deal: any, playbooks = live) => hintsOf(deal, playbooks, TODAY).map(({ kind }) => kind);

  test.each([
    ['a deal on its way waits for nothing', {}, []],
    ['a close date that has passed', { CloseDate: '2026-11-30' }, ['past', 'gate']],
    ['closing soon without a confirmed pain', { CloseDate: '2026-12-24' }, ['closing', 'gate']],
    ['closing today', { CloseDate: TODAY }, ['closing', 'gate']],
    ['closing soon with one', { CloseDate: '2026-12-24', DF_Pains_Confirmed__c: 1 }, []],
    ['nothing new for weeks', { CreatedDate: '2026-11-01T08:00:00.000Z' }, ['quiet', 'gate']],
    ['with nothing open in front of it', { CloseDate: TODAY, StageName: 'Value Proposition' }, ['closing']],
    ['with its gate met', { CloseDate: TODAY, DF_Answers_A__c: 33, DF_Pains_Quoted__c: 2 }, ['closing']],
    ['without a close date', { CloseDate: null }, []],
  ])('%s', (_, fields, expected) => {
    expect(kinds(one(fields))).toEqual(expected);
  });

  test('what no playbook judges has no gate in front of it', () => {
    expect(kinds(one({ CloseDate: TODAY }), [])).toEqual(['closing']);
  });

  test('the next enforced gate shows how much is open', () => {
    expect(hintsOf(one({ CloseDate: TODAY }), live, TODAY).at(-1)).toEqual({
      kind: 'gate',
      count: 3,
      stage: 'Value Proposition',
    });
  });

  test('sellers come in the order in which their deals close, those with time left first', () => {
    const bob = { OwnerId: '005B', Owner: { Name: 'Bob' } };
    const deals = read(
      boardRow('past', { CloseDate: '2026-11-01' }),
      boardRow('later', { CloseDate: '2026-12-20', ...bob }),
      boardRow('soon', { CloseDate: '2026-12-10' }),
      boardRow('fine'),
      boardRow('none', { CloseDate: null, CreatedDate: '2026-01-01T00:00:00Z' }),
    );
    expect(
      sellersOf(deals, live, TODAY).map(({ owner, deals: own }) => [owner, own.map(({ deal }) => deal.id)]),
    ).toEqual([
      ['Ada King', ['soon', 'past', 'none']],
      ['Bob', ['later']],
    ]);
  });
});

describe('filters', () => {
  const deals = read(
    boardRow('a'),
    boardRow('b', { OwnerId: '005B', Owner: { Name: 'Bob', Manager: null }, StageName: 'Prospecting' }),
    boardRow('c', { CloseDate: '2026-11-30', CreatedDate: '2017-01-01T00:00:00Z' }),
  );
  test.each([
    [{}, ['a', 'b', 'c']],
    [{ owner: '005B' }, ['b']],
    [{ team: 'Max Boss' }, ['a', 'c']],
    [{ stage: 'Prospecting' }, ['b']],
    [{ close: 'past' }, ['c']],
    [{ close: '30' }, []],
    [{ close: '90' }, ['a', 'b']],
    [{ playbook: 'test' }, ['a', 'b']],
    [{ playbook: 'none' }, ['c']],
    [{ owner: '005B', close: 'past' }, []],
  ])('%j', (filters, expected) => {
    expect(fitting(deals, { ...NO_FILTERS, ...filters }, live, TODAY).map(({ id }) => id)).toEqual(expected);
  });

  test('there is to choose from what there is, by name', () => {
    expect(choicesOf(deals)).toEqual({
      owner: [
        { value: '005A', label: 'Ada King' },
        { value: '005B', label: 'Bob' },
      ],
      team: [{ value: 'Max Boss', label: 'Max Boss' }],
      stage: [
        { value: 'Needs Analysis', label: 'Needs Analysis' },
        { value: 'Prospecting', label: 'Prospecting' },
      ],
    });
  });

  test('are kept for the session, and forgotten where they are not readable or cannot be kept', () => {
    expect(keptFilters()).toEqual(NO_FILTERS);
    keepFilters({ ...NO_FILTERS, stage: 'Prospecting' });
    expect(keptFilters().stage).toBe('Prospecting');
    sessionStorage.setItem(sessionStorage.key(0) ?? '', '{');
    expect(keptFilters()).toEqual(NO_FILTERS);
    const full = jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new Error('full');
    });
    expect(() => keepFilters(NO_FILTERS)).not.toThrow();
    full.mockRestore();
    sessionStorage.clear();
  });
});

test('a deal with a text in question is in a column of its own, which is there only then', () => {
  const doubtful = read(
    boardRow('a', { DF_In_Question__c: 1, DF_Diagnosis_Status__c: 'Pain confirmed' }),
    boardRow('b'),
  );
  const [row] = cellsOf(doubtful, []);
  expect(row?.cells[0]).toMatchObject({ status: 'In question', deals: [{ id: 'a' }] });
  expect(row?.cells.at(-1)?.deals).toEqual([]);
  expect(cellsOf(read(boardRow('b')), [])[0]?.cells[0]?.status).toBe('Not started');
});
