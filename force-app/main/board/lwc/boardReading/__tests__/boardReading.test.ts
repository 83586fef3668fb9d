import { amountOf, boardQuery, choicesOf, dealsOf, groupsOf } from 'c/boardReading';
import { hintsOf, keepOpened, requestsQuery } from 'c/boardReading';
import { tableQuery } from 'c/boardReading';
import { NO_FILTERS, placeOf, requestsOf, sellersOf, stateOf, statusesOf } from 'c/boardReading';
import { takeOpened, totalOf, totalsVariables, whereOf, whereStatus } from 'c/boardReading';
import {
  boardAnswer,
  boardRow,
  choicesAnswer,
  requestRow,
  requestsAnswer,
  totalsAnswer,
} from '../../../../../test/jest/board.ts';
import { playbook } from '../../../../../test/jest/deal.ts';

const TODAY = '2026-12-01';
const OPENED = { dealId: '006A', part: 'risk' };
const MONEY = { locale: 'en-US', currency: 'EUR' };
const live = [playbook] as any;
const read = (...rows: object[]) => dealsOf(boardAnswer({ deals: rows as any }));
const one = (fields = {}) => read(boardRow('006A', fields))[0]!;

describe('the question', () => {
  test('asks for what the playbooks judge by, each field once, parents nested', () => {
    const scoped = { ...playbook, appliesTo: { ownerProfiles: ['Sales'] } } as any;
    const text = boardQuery([scoped, scoped]);
    expect(text.match(/DF_Answers_A__c/g)).toHaveLength(1);
    expect(text).toContain(
      'Owner @optional { Name @optional { value } Profile @optional { Name @optional { value } } }',
    );
    expect(text).toContain('first: 2000');
  });

  test('asks for the overrides that wait, and for those that are in force today', () => {
    expect(requestsQuery([], TODAY)).toContain('{ Expires_On__c: { gte: { value: "2026-12-01" } } }');
  });

  test('takes nothing but names out of a playbook', () => {
    const gates = [
      { toEnter: 'Closed Won', mode: 'warn', criteria: [{ id: 'x', kind: 'checked', field: 'A } evil' }] },
    ];
    const evil = [{ ...playbook, gates }] as any;
    for (const text of [boardQuery(evil), tableQuery(evil), requestsQuery(evil, TODAY)])
      expect(text).not.toContain('evil');
  });
});

describe('the answer', () => {
  test('gives deals with the day of their last answer, or of their making', () => {
    const data = boardAnswer({ deals: [boardRow('a'), boardRow('b')], answered: { a: '2026-11-30T23:00:00.000Z' } });
    expect(dealsOf(data)).toMatchObject([
      { id: 'a', owner: 'Ada King', amount: 1000, lastNoted: '2026-11-30' },
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
    expect(deal).toMatchObject({ amount: null, painsConfirmed: 0, currency: '' });
    expect(dealsOf({})).toEqual([]);
    expect(totalOf({})).toBe(0);
  });

  test('returns how many there are', () => {
    expect(totalOf(boardAnswer({ deals: [boardRow('a')], total: 3 }))).toBe(3);
  });

  test('gives requests with their deals', () => {
    const [request] = requestsOf(requestsAnswer([requestRow('r', { Stage_Order__c: null })]));
    expect(request).toMatchObject({
      id: 'r',
      order: 0,
      requestedBy: 'Ada King',
      deal: { id: '006A', name: 'Acme', amount: 500, ownerId: '005A' },
    });
  });
});

describe('the pipeline', () => {
  test('is counted by stage for each status; a stage without amounts has 0', () => {
    const data = totalsAnswer({ question: [['Proposal', 1, null]], heard: [['Proposal', 2, 50]] });
    expect(groupsOf(data)).toEqual([
      { diagnosis: 'In question', stage: 'Proposal', count: 1, amount: 0 },
      { diagnosis: 'Pain heard', stage: 'Proposal', count: 2, amount: 50 },
    ]);
    expect(groupsOf({})).toEqual([]);
    expect(groupsOf({ uiapi: { aggregate: { none: { edges: [{ node: { aggregate: {} } }] } } } })).toEqual([
      { diagnosis: 'Not started', stage: '', count: 0, amount: 0 },
    ]);
  });

  test('has a column for deals in question only where there is one', () => {
    expect(statusesOf(groupsOf(totalsAnswer({ question: [['Proposal', 1]] })))[0]).toBe('In question');
    expect(statusesOf(groupsOf(totalsAnswer({ question: [['Proposal', 0]] })))[0]).toBe('Not started');
  });

  test('asks for each status once, and counts no deal in two of them', () => {
    const where = { IsClosed: { eq: false } };
    const variables = totalsVariables(where);
    expect(Object.keys(variables)).toHaveLength(6);
    expect(variables.question).toEqual({ and: [where, { DF_In_Question__c: { gt: 0 } }] });
    expect(variables.confirmed).toEqual(whereStatus(where, 'Pain confirmed'));
    expect(JSON.stringify(variables.confirmed)).toContain('"DF_In_Question__c":{"lte":0}');
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

  test('sellers come by what is waiting, their deals by amount, and then by close date', () => {
    const bob = { OwnerId: '005B', Owner: { Name: 'Bob' } };
    const deals = read(
      boardRow('past', { CloseDate: '2026-11-01' }),
      boardRow('later', { CloseDate: '2026-12-20', Amount: 9000, ...bob }),
      boardRow('soon', { CloseDate: '2026-12-10', Amount: 2000 }),
      boardRow('fine'),
      boardRow('none', { CloseDate: null, Amount: null, CreatedDate: '2026-01-01T00:00:00Z' }),
    );
    expect(
      sellersOf(deals, live, TODAY).map(({ owner, deals: own }) => [owner, own.map(({ deal }) => deal.id)]),
    ).toEqual([
      ['Bob', ['later']],
      ['Ada King', ['soon', 'past', 'none']],
    ]);
  });
});

describe('filters', () => {
  const parts = (filters: object, playbooks = live) =>
    (whereOf({ ...NO_FILTERS, ...filters }, playbooks, TODAY).and as object[]).slice(1);

  test.each([
    [{}, []],
    [{ owner: '005B' }, [{ OwnerId: { eq: '005B' } }]],
    [{ team: '005M' }, [{ Owner: { ManagerId: { eq: '005M' } } }]],
    [{ stage: 'Prospecting' }, [{ StageName: { eq: 'Prospecting' } }]],
    [{ close: 'past' }, [{ CloseDate: { lt: { value: TODAY } } }]],
    [{ close: '30' }, [{ CloseDate: { gte: { value: TODAY } } }, { CloseDate: { lte: { value: '2026-12-31' } } }]],
    [{ playbook: 'gone' }, [{ Id: { eq: null } }]],
  ])('%j are open deals with that', (filters, expected) => {
    expect(parts(filters)).toEqual(expected);
  });

  test('a playbook governs by pin, by time and by scope', () => {
    const scoped = {
      ...playbook,
      otherVersions: [2],
      until: '2027-01-01T00:00:00Z',
      appliesTo: { amountAtLeast: 1000, ownerProfiles: ['Sales'], ownerFlag: 'Is_Seller__c' },
    };
    expect(parts({ playbook: 'test' }, [scoped] as any)).toEqual([
      {
        or: [
          {
            and: [
              {
                or: [
                  { DF_Playbook_Pin__c: { eq: 'test:1' } },
                  {
                    and: [
                      { CreatedDate: { gte: { value: '2020-01-01T00:00:00Z' } } },
                      { CreatedDate: { lt: { value: '2027-01-01T00:00:00Z' } } },
                      { DF_Playbook_Pin__c: { nin: ['test:2'] } },
                    ],
                  },
                ],
              },
              { or: [{ Amount: { eq: null } }, { Amount: { gte: 1000 } }] },
              { Owner: { Profile: { Name: { in: ['Sales'] } } } },
              { Owner: { Is_Seller__c: { eq: true } } },
            ],
          },
        ],
      },
    ]);
  });

  test('no playbook is the opposite of any; an amount counts in its own currency', () => {
    const appliesTo = { amountAtLeastIn: { EUR: 500, USD: 600 } };
    const text = JSON.stringify(parts({ playbook: 'none' }, [{ ...playbook, appliesTo }] as any));
    expect(text).toContain('{"not":{"or":[');
    expect(text).toContain('{"CurrencyIsoCode":{"eq":"USD"}},{"or":[{"Amount":{"eq":null}},{"Amount":{"gte":600}}]}');
    expect(text).toContain('{"CurrencyIsoCode":{"nin":["EUR","USD"]}}');
    expect(parts({ playbook: 'none' }, [] as any)).toEqual([]);
    const older = { ...playbook, otherVersions: undefined };
    expect(JSON.stringify(parts({ playbook: 'test' }, [older] as any))).not.toContain('nin');
  });

  test('offer the owners, teams and stages of open deals, by name', () => {
    const owners = [
      ['005B', 'Bob'],
      ['005A', 'Ada King', '005M', 'Max Boss'],
      ['005C', 'Cy', '005M', 'Max Boss'],
    ] as const;
    const stages = [
      ['Prospecting', 3],
      ['Needs Analysis', 4],
    ] as const;
    expect(choicesOf(choicesAnswer(owners, stages))).toEqual({
      owner: [
        { value: '005A', label: 'Ada King' },
        { value: '005B', label: 'Bob' },
        { value: '005C', label: 'Cy' },
      ],
      team: [{ value: '005M', label: 'Max Boss' }],
      stage: [
        { value: 'Needs Analysis', label: 'Needs Analysis' },
        { value: 'Prospecting', label: 'Prospecting' },
      ],
      open: 7,
    });
    expect(choicesOf({})).toEqual({ owner: [], team: [], stage: [], open: 0 });
    const unnamed = {
      uiapi: { aggregate: { owners: { edges: [{ node: { aggregate: { OwnerId: { value: '005X' } } } }] } } },
    };
    expect(choicesOf(unnamed).owner).toEqual([{ value: '005X', label: '005X' }]);
    const uncounted = { uiapi: { aggregate: { stages: { edges: [{ node: { aggregate: {} } }] } } } };
    expect(choicesOf(uncounted).open).toBe(0);
  });
});

describe('the address', () => {
  test('has filters and the open list, and nothing that is as usual', () => {
    expect(stateOf(placeOf({}))).toEqual({});
    const place = {
      filters: { owner: '005B', team: '005M', stage: 'Prospecting', close: '30', playbook: 'none' },
      cell: { status: 'Pain heard', stage: 'Needs Analysis', rows: 50 },
    } as const;
    expect(placeOf(stateOf(place))).toEqual(place);
    expect(stateOf({ filters: NO_FILTERS, cell: { ...place.cell, rows: 25 } })).toEqual({
      c__diagnosis: 'Pain heard',
      c__in: 'Needs Analysis',
    });
  });

  test.each([
    [{ c__close: 'soon', c__diagnosis: 'Fine', c__in: 'Prospecting' }, undefined],
    [{ c__diagnosis: 'Started' }, undefined],
    [{ c__diagnosis: 'Started', c__in: 'Prospecting', c__rows: '-4' }, 25],
    [{ c__diagnosis: 'Started', c__in: 'Prospecting', c__rows: '26' }, 50],
    [{ c__diagnosis: 'Started', c__in: 'Prospecting', c__rows: '1e9' }, 2000],
    [{ c__diagnosis: 'Started', c__in: 'Prospecting', c__rows: 'x' }, 25],
  ])('%j, written by hand, is read as far as it makes sense', (state, rows) => {
    expect(placeOf(state).cell?.rows).toBe(rows);
    expect(placeOf(state).filters).toEqual(NO_FILTERS);
  });

  test('remembers the deal that was opened, for the way back to the same place, once', () => {
    keepOpened('{"a":1}', OPENED);
    expect(takeOpened('{"a":2}')).toBeUndefined();
    keepOpened('{"a":1}', OPENED);
    expect(takeOpened('{"a":1}')).toEqual(OPENED);
    expect(takeOpened('{"a":1}')).toBeUndefined();
    keepOpened('{"a":1}', OPENED);
    sessionStorage.setItem(sessionStorage.key(0) ?? '', '["{\\"a\\":1}"]');
    expect(takeOpened('{"a":1}')).toBeUndefined();
    keepOpened('{"a":1}', OPENED);
    sessionStorage.setItem(sessionStorage.key(0) ?? '', '{');
    expect(takeOpened('{"a":1}')).toBeUndefined();
    const full = jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new Error('full');
    });
    expect(() => keepOpened('{"a":1}', OPENED)).not.toThrow();
    full.mockRestore();
    sessionStorage.clear();
  });
});
