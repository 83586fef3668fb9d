import {
  conceptsOf,
  evidenceOf,
  heardIn,
  isNamed,
  mapOf,
  NO_FILTERS,
  peopleOf,
  placeOf,
  sellersAtOnce,
} from 'c/boardReading';
import { sellersIn, sheetOf, stateOf, tableOf, whereClosing, whereHeard, whereNamed } from 'c/boardReading';
import { boardRow, cellAnswer, heatAnswer } from '../../../../../test/jest/board.ts';
import { playbook } from '../../../../../test/jest/deal.ts';

const TODAY = '2026-12-01';
const live = [playbook] as any;

describe('the lists', () => {
  const judge = { playbooks: live, today: TODAY, language: 'en-US' };

  test('have what the next gate asks for, and blanks as they are', () => {
    const { total, deals } = tableOf(cellAnswer([boardRow('a'), { Id: 'b', Amount: null }], 7), judge);
    expect(total).toBe(7);
    expect(deals[0]).toMatchObject({ id: 'a', name: 'Deal a', owner: 'Ada King', amount: '$1000', score: 0 });
    expect(deals[0]?.next?.stage).toBe('Value Proposition');
    expect(deals[0]?.next?.missing.length).toBeGreaterThan(0);
    expect(deals[1]).toMatchObject({ id: 'b', name: '', amount: '', closesOn: '' });
    expect(tableOf({}, judge)).toEqual({ total: 0, deals: [] });
  });

  test('know the evidence of an answer; an open one has none', () => {
    expect(evidenceOf({ DF_Answers_A__c: 302 }, 'situation')).toBe('Heard');
    expect(evidenceOf({ DF_Answers_A__c: 302 }, 'root cause')).toBe('Quoted');
    expect(evidenceOf({ DF_Answers_A__c: 902 }, 'root cause')).toBe('');
    expect(evidenceOf({}, 'situation')).toBe('');
  });

  test('of deals that close end with the thirtieth day', () => {
    expect(whereClosing({}, TODAY)).toEqual({ and: [{}, { CloseDate: { lte: { value: '2026-12-31' } } }] });
  });
});

describe('the heat map', () => {
  test('counts for each seller how many deals have the answer', () => {
    const concepts = conceptsOf(live);
    const sellers = sellersIn(
      heatAnswer([
        ['005A', 'Ada', 6, 10],
        ['005B', 'Bo', 6, 90],
        ['005C', 'Cy', 4, 5],
      ]),
    );
    expect(sellers.map(({ name }) => name)).toEqual(['Bo', 'Ada', 'Cy']);
    const rows = mapOf(sellers, heardIn(heatAnswer([], [['005A', concepts[0]!, 3]])), concepts);
    expect(rows.map(({ cells }) => cells[0]?.share)).toEqual([0, 0.5, undefined]);
    expect([sellersIn({}), heardIn({})]).toEqual([[], []]);
  });

  test('never asks for more groups than the API answers', () => {
    expect(sellersAtOnce(Array.from({ length: 30 }, String))).toBe(20);
    expect(sellersAtOnce(Array.from({ length: 400 }, String))).toBe(5);
    expect(sellersAtOnce([])).toBe(20);
    expect(JSON.stringify(whereHeard({}, ['budget'], ['005A']))).toContain('"OwnerId":{"in":["005A"]}');
  });
});

describe('the people that the board names', () => {
  const of = (...people: (string | undefined)[]) => peopleOf(people.map((key) => (key ? { people: key } : {})) as any);

  test('are those of the strictest playbook', () => {
    expect([of('all', 'all'), of('all', undefined), of('all', 'off'), of()]).toEqual(['all', 'above', 'off', 'above']);
  });

  test('are the reader and those below, however far up to four managers', () => {
    const record = { OwnerId: '005A', 'Owner.ManagerId': '005B', 'Owner.Manager.Manager.Manager.ManagerId': '005E' };
    expect(['005A', '005B', '005E', '005Z'].map((id) => isNamed(record, 'above', id))).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect([isNamed(record, 'off', '005A'), isNamed({}, 'all', '005Z')]).toEqual([false, true]);
    expect(whereNamed('above', '005B')).toMatchObject({
      or: [{ OwnerId: { eq: '005B' } }, { Owner: { ManagerId: { eq: '005B' } } }, {}, {}, {}],
    });
    expect(whereNamed('all', '005B')).toEqual({});
    expect(whereNamed('off', '005B')).toEqual({ Id: { eq: null } });
  });
});

describe('the one-to-one sheet', () => {
  const judge = { playbooks: live, today: TODAY, language: 'en-US' };
  const of = (...rows: object[]) => sheetOf(tableOf(cellAnswer(rows as any), judge).deals, live, TODAY);

  test('takes the deals that close soon and lack something first, then by amount', () => {
    const { deals, questions } = of(
      boardRow('far', { CloseDate: '2027-09-01' }),
      boardRow('none', { StageName: 'Elsewhere' }),
      boardRow('soon', { CloseDate: '2026-12-05' }),
      boardRow('past', { CloseDate: '2026-11-01' }),
    );
    expect(deals.map(({ id }) => id)).toEqual(['soon', 'past', 'far']);
    expect(questions.length).toBeGreaterThan(0);
    expect(questions.length).toBeLessThanOrEqual(3);
    expect(questions[0]?.deals).toContain('Deal soon');
  });

  test('asks nothing about deals on which all is answered, and nothing without a deal', () => {
    const all = { DF_Answers_A__c: 333333333333333, DF_Answers_B__c: 333333333333333, StageName: 'Elsewhere' };
    expect(of(boardRow('a', all)).questions).toEqual([]);
    expect(of()).toEqual({ deals: [], questions: [] });
  });
});

test('the address has the cell of the heat map and the open sheet', () => {
  for (const place of [
    { filters: NO_FILTERS, heat: { owner: '005A', concept: 'budget', rows: 50 } },
    { filters: NO_FILTERS, heat: { owner: '', concept: 'budget', rows: 25 }, sheet: '005A' },
  ])
    expect(placeOf(stateOf(place))).toEqual(place);
  expect(placeOf({ c__seller: 'all' })).toEqual({ filters: NO_FILTERS });
});
