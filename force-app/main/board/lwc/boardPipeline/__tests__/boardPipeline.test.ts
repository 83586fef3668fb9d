import { graphql } from 'lightning/graphql';
import BoardPipeline from 'c/boardPipeline';
import { groupsOf } from 'c/boardReading';
import { boardRow, cellAnswer, totalsAnswer } from '../../../../../test/jest/board.ts';
import { deepAll, playbook, settled, texts } from '../../../../../test/jest/deal.ts';
import { place } from '../../../../../test/jest/element.ts';
import { named, stubOf } from '../../../../../test/jest/wire.ts';

const WHERE = { and: [{ IsClosed: { eq: false } }] };
const CELL = { stage: 'Needs Analysis', status: 'Not started', rows: 25 } as const;

function show(fields: object = {}) {
  return place('c-board-pipeline', BoardPipeline, {
    groups: groupsOf(totalsAnswer({ none: [['Needs Analysis', 2]], started: [['Needs Analysis', 1]] })),
    stages: playbook.stages,
    where: WHERE,
    playbooks: [playbook],
    people: 'all',
    ...fields,
  });
}
async function answer(data: object, refresh = async () => {}) {
  stubOf(graphql).emit(data, named('boardDeals'), refresh);
  await settled();
}
const cell = (element: Element) => deepAll(element, '[data-stage]')[0] as HTMLElement;
const names = (element: Element) => deepAll(element, 'c-deal-link').map((link: any) => link.name);
const heard = (element: Element, type: string) => {
  const listener = jest.fn();
  element.addEventListener(type, (event) => listener((event as CustomEvent).detail));
  return listener;
};

describe('the pipeline by diagnosis', () => {
  afterEach(() => document.body.replaceChildren());

  test('shows numbers and amounts; an empty cell leads nowhere', async () => {
    const element = show();
    expect(texts(element, 'tbody th')).toEqual(['Needs Analysis']);
    expect(texts(element, '.cell .count')).toEqual(['2', '1']);
    // The amount begins with a space, as in the cell's name.
    expect(cell(element).textContent).toMatch(/^2 \S/);
    expect(texts(element, '.none')).toEqual(['0', '0', '0']);
    expect(texts(element, '.slot_total .count')).toEqual(['3']);
    await expect(element).toBeAccessible();
  });

  test('a number asks for the list of its deals; the list has headings and leads to the deals', async () => {
    const element = show();
    const asked = heard(element, 'cell');
    cell(element).click();
    expect(asked.mock.calls).toEqual([[{ stage: 'Needs Analysis', status: 'Not started' }]]);
    element.cell = CELL;
    await settled();
    expect(element.shadowRoot?.activeElement?.hasAttribute('data-list-title')).toBe(true);
    expect(stubOf(graphql).getLastConfig().variables).toMatchObject({
      first: 25,
      where: { and: [{ and: [WHERE, { StageName: { eq: 'Needs Analysis' } }] }, {}, {}] },
    });
    await answer(cellAnswer([boardRow('a'), boardRow('b', { Amount: null, CloseDate: null })]));
    expect(names(element)).toEqual(['Deal a', 'Deal b']);
    expect(cell(element).getAttribute('aria-expanded')).toBe('true');
    await expect(element).toBeAccessible();
  });

  test('closed, the focus is back at the number', async () => {
    const element = show({ cell: CELL });
    await answer(cellAnswer([boardRow('a')]));
    const asked = heard(element, 'cell');
    (deepAll(element, '[data-close]')[0] as HTMLElement).click();
    expect(asked.mock.calls).toEqual([[null]]);
    element.cell = undefined;
    await settled();
    expect(deepAll(element, '.list')).toEqual([]);
    expect(element.shadowRoot?.activeElement).toBe(cell(element));
  });

  test('long lists come in parts, and what is shown stays meanwhile', async () => {
    const element = show({ cell: CELL });
    await settled();
    const rows = Array.from({ length: 25 }, (_, index) => boardRow(String(index)));
    await answer(cellAnswer(rows, 60));
    const asked = heard(element, 'rows');
    (deepAll(element, '[data-rest]')[0] as HTMLElement).click();
    expect(asked.mock.calls).toEqual([[50]]);
    element.cell = { ...CELL, rows: 50 };
    await settled();
    expect(names(element)).toHaveLength(25);
    expect(stubOf(graphql).getLastConfig().variables).toMatchObject({ first: 50 });
    await answer(cellAnswer(rows));
    expect(deepAll(element, '[data-rest]')).toHaveLength(0);
  });

  test('the deal that was opened is looked for once', async () => {
    const element = show({ cell: CELL, opened: 'b' });
    const back = heard(element, 'returned');
    await settled();
    expect(back).not.toHaveBeenCalled();
    await answer(cellAnswer([boardRow('a'), boardRow('b')]));
    expect(back).toHaveBeenCalledTimes(1);
  });

  test('is read again with the board', async () => {
    const read = (element: Element) => (element as unknown as { refresh(): Promise<void> }).refresh();
    const refresh = jest.fn(async () => {});
    await read(show());
    const element = show({ cell: CELL });
    await settled();
    await answer(cellAnswer([boardRow('a')]), refresh);
    await read(element);
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  test('has a column for deals in question only where there are some, and no row without deals', async () => {
    const columns = (element: Element) => texts(element, 'thead th');
    const none = show({ groups: groupsOf(totalsAnswer({ question: [['Needs Analysis', 0]] })) });
    expect(columns(none)).not.toContain('c.DF_Board_Status_In_Question');
    expect(deepAll(none, 'tbody tr')).toEqual([]);
    const element = show({ groups: groupsOf(totalsAnswer({ question: [['Elsewhere', 1200, null]] })) });
    expect(columns(element)).toContain('c.DF_Board_Status_In_Question');
    expect(texts(element, '.cell .count, .cell .amount')).toEqual(['1,200', '$0']);
    expect(cell(element).dataset).toMatchObject({ stage: 'Elsewhere', status: 'In question' });
  });

  test('marks the number whose deals are listed, none of the same stage or the same status', async () => {
    const groups = groupsOf(
      totalsAnswer({
        none: [
          ['Needs Analysis', 2],
          ['Prospecting', 1],
        ],
        started: [['Needs Analysis', 1]],
      }),
    );
    const element = show({ groups, cell: CELL });
    const marked = (selector: string) =>
      (deepAll(element, selector) as HTMLElement[]).map(({ dataset: { stage, status } }) => [stage, status]);
    expect(marked('[aria-expanded="true"]')).toEqual([['Needs Analysis', 'Not started']]);
    expect(marked('.cell_chosen')).toEqual([['Needs Analysis', 'Not started']]);
    expect(marked('[aria-expanded="false"]')).toHaveLength(2);
  });

  test('closed after its number is gone, the focus stays where it is', async () => {
    const element = show({ cell: CELL, groups: [] });
    const asked = heard(element, 'cell');
    (deepAll(element, '[data-close]')[0] as HTMLElement).click();
    expect(asked).toHaveBeenCalledTimes(1);
    expect(deepAll(element, '[data-stage]')).toEqual([]);
    expect(element.shadowRoot?.activeElement).toBe(null);
  });

  test('deals that cannot be read have their reason in the list; the numbers stay', async () => {
    const element = show({ cell: CELL });
    await settled();
    stubOf(graphql).emitErrors([{ message: 'Not now.' }], named('boardDeals'));
    await settled();
    expect(texts(element, '[data-sentence]')).toEqual(['Not now.']);
    expect(texts(element, '.cell .count')).toEqual(['2', '1']);
    await answer(cellAnswer([boardRow('a')]));
    expect(texts(element, '[data-sentence]')).toEqual([]);
    expect(names(element)).toEqual(['Deal a']);
  });

  test('the focus moves to a list when it was asked for, not when the board opens it', async () => {
    const element = show();
    element.cell = CELL;
    await settled();
    expect(element.shadowRoot?.activeElement).toBe(null);
  });
});
