import { graphql } from 'lightning/graphql';
import BoardHeat from 'c/boardHeat';
import { boardRow, cellAnswer, heatAnswer } from '../../../../../test/jest/board.ts';
import { deepAll, playbook, settled, texts } from '../../../../../test/jest/deal.ts';
import { place } from '../../../../../test/jest/element.ts';
import { named, stubOf } from '../../../../../test/jest/wire.ts';

jest.mock('@salesforce/label/c.DF_Heat_Never', () => ({ default: '{0} never hears: {1}' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Heat_Never_More', () => ({ default: 'And {0} more' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Heat_Never_Team', () => ({ default: 'Nobody hears: {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Heat_Cell', () => ({ default: '{0}, {1}: {2}' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Board_And_More', () => ({ default: '{0} more' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Board_Show_Rest', () => ({ default: '{0} more' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Board_Cell_Deals', () => ({ default: '{0}: {1}' }), { virtual: true });

const QUESTIONS = ['situation', 'problem', 'budget', 'timeline', 'priority'].map((concept) => ({
  concept,
  ask: '?',
  why: '',
  weight: 1,
}));
const LIVE = [{ ...playbook, questions: QUESTIONS }];
const WHERE = { IsClosed: { eq: false } };

function show(fields: object = {}) {
  return place('c-board-heat', BoardHeat, { where: WHERE, playbooks: LIVE, people: 'all', ...fields });
}
async function answer(name: string, data: object, refresh = async () => {}) {
  await settled();
  stubOf(graphql).emit(data, named(`boardHeat${name}`), refresh);
  await settled();
}
const heard = (element: Element, type: string) => {
  const listener = jest.fn();
  element.addEventListener(type, (event) => listener((event as CustomEvent).detail));
  return listener;
};
const cells = (element: Element, row: string) =>
  deepAll(element, `[data-row="${row}"] .slot`).map(
    (slot) => slot.querySelector('button')?.textContent?.trim() ?? 'blank',
  );

async function showing(fields: object = {}) {
  const element = show(fields);
  await answer('Team', heatAnswer([['', '', 14]], [['', 'situation', 7]]));
  await answer(
    'Owners',
    heatAnswer([
      ['005A', 'Ada', 8, 900],
      ['005B', 'Bo', 4, 100],
    ]),
  );
  await answer(
    'Answers',
    heatAnswer(
      [],
      [
        ['005A', 'situation', 4],
        ['005B', 'situation', 3],
      ],
    ),
  );
  return element;
}

describe('the heat map', () => {
  afterEach(() => document.body.replaceChildren());

  test('shows first what was never answered; under five deals a cell is blank', async () => {
    const element = await showing();
    expect(texts(element, '[data-never]')).toEqual([
      'Ada never hears: c.DF_Concept_Problem, c.DF_Concept_Budget, c.DF_Concept_Timeline, 1 more',
    ]);
    expect(cells(element, 'all')).toEqual(['7/14', '0/14', '0/14', '0/14', '0/14']);
    expect(cells(element, '005A')).toEqual(['4/8', '0/8', '0/8', '0/8', '0/8']);
    expect(cells(element, '005B')).toEqual(['blank', 'blank', 'blank', 'blank', 'blank']);
    expect(deepAll(element, '[aria-label="Ada, c.DF_Concept_Situation: 4/8"]')).toHaveLength(1);
    await expect(element).toBeAccessible();
  });

  test('a cell leads to its deals, and back', async () => {
    const element = await showing();
    const asked = heard(element, 'heat');
    const cell = deepAll(element, '[data-row="005A"] .cell')[2] as HTMLElement;
    cell.click();
    expect(asked).toHaveBeenCalledWith({ owner: '005A', concept: 'budget' });
    element.cell = { owner: '005A', concept: 'budget', rows: 25 };
    await settled();
    expect(texts(element, '[data-list-title]')).toEqual(['Ada: c.DF_Concept_Budget']);
    expect(element.shadowRoot?.activeElement?.hasAttribute('data-list-title')).toBe(true);
    stubOf(graphql).emit(cellAnswer([boardRow('a')], 60), named('boardDeals'));
    await settled();
    await expect(element).toBeAccessible();
    const rows = heard(element, 'rows');
    (deepAll(element, '[data-rest]')[0] as HTMLElement).click();
    expect(rows).toHaveBeenCalledWith(50);
    (deepAll(element, '[data-close]')[0] as HTMLElement).click();
    expect(asked).toHaveBeenLastCalledWith(null);
    element.cell = { owner: '', concept: 'budget', rows: 25 };
    await settled();
    expect(texts(element, '[data-list-title]')).toEqual(['c.DF_Heat_Everybody: c.DF_Concept_Budget']);
    element.cell = { owner: '005Z', concept: 'budget', rows: 25 };
    await settled();
    expect(texts(element, '[data-list-title]')).toEqual([': c.DF_Concept_Budget']);
  });

  test('reports when the deal that was opened from its list has the focus again', async () => {
    const element = await showing({ cell: { owner: '005A', concept: 'budget', rows: 25 }, opened: 'a' });
    const back = heard(element, 'returned');
    stubOf(graphql).emit(cellAnswer([boardRow('a')]), named('boardDeals'));
    await settled();
    expect(back).toHaveBeenCalledTimes(1);
  });

  test('leads to the sheet for a conversation with a seller, not for all', async () => {
    const element = await showing();
    const asked = heard(element, 'sheet');
    const sheets = deepAll(element, '[data-sheet]') as HTMLElement[];
    expect(sheets).toHaveLength(2);
    sheets[1]?.click();
    expect(asked).toHaveBeenCalledWith('005B');
  });

  test('where nobody may be named, only all together are asked for and shown', async () => {
    const element = show({ people: 'off' });
    await answer('Team', heatAnswer([['', '', 6]], [['', 'situation', 6]]));
    expect(texts(element, '[data-never]')).toEqual([
      'Nobody hears: c.DF_Concept_Problem, c.DF_Concept_Budget, c.DF_Concept_Timeline, 1 more',
    ]);
    expect(deepAll(element, 'tbody tr')).toHaveLength(1);
    expect(deepAll(element, '[data-sheet]')).toHaveLength(0);
    expect(texts(element, '[data-only-below]')).toEqual([]);
    document.body.replaceChildren();
    expect(texts(await showing({ people: 'above' }), '[data-only-below]')).toEqual(['c.DF_Heat_Only_Below']);
  });

  test('shows twenty sellers, and the next on demand, with their answers', async () => {
    const element = show();
    await answer('Team', heatAnswer([['', '', 300]]));
    await answer(
      'Owners',
      heatAnswer(Array.from({ length: 30 }, (_, index) => [`005${index}`, `Seller ${index}`, 10, 100 - index])),
    );
    expect(JSON.stringify(stubOf(graphql).getLastConfig().variables)).toContain('"00519"');
    expect(deepAll(element, 'tbody tr')).toHaveLength(1);
    await answer('Answers', heatAnswer([]));
    expect(deepAll(element, 'tbody tr')).toHaveLength(21);
    const more = deepAll(element, '[data-more-sellers]')[0] as HTMLElement & { label: string };
    expect(more.label).toBe('10 more');
    more.click();
    await settled();
    await answer('Answers', heatAnswer([]));
    expect(deepAll(element, 'tbody tr')).toHaveLength(31);
    // Three are named, and the others counted.
    expect(texts(element, '[data-never]')).toHaveLength(4);
    expect(texts(element, '[data-never]').at(-1)).toBe('And 27 more');
  });

  test('without an answer there is a sentence; before it is known for which deals, nothing is asked', async () => {
    const element = show({ where: undefined });
    await settled();
    expect(stubOf(graphql).getLastConfig().variables).toBeUndefined();
    element.where = WHERE;
    await answer('Team', heatAnswer([['', '', 0]]));
    expect(texts(element, '[data-empty]')).toEqual(['c.DF_Heat_Empty']);
  });

  test('shows why it cannot be read, and is read again with the board', async () => {
    const refresh = jest.fn(async () => {});
    const element = show();
    await settled();
    stubOf(graphql).emitErrors([{ message: 'Too many.' }], named('boardHeatOwners'));
    stubOf(graphql).emitErrors([{ message: 'Not now.' }], named('boardHeatAnswers'));
    await settled();
    expect(texts(element, '[data-sentence]')).toEqual(['Too many.', 'Not now.']);
    stubOf(graphql).emitErrors([{ message: 'Never.' }], named('boardHeatTeam'));
    await answer('Owners', heatAnswer([['005A', 'Ada', 8, 1]]), refresh);
    await (element as any).refresh();
    expect(refresh).toHaveBeenCalledTimes(1);
    expect(deepAll(element, 'tbody')).toHaveLength(0);
  });
});
