import BoardPipeline from 'c/boardPipeline';
import { dealsOf } from 'c/boardReading';
import { boardAnswer, boardRow } from '../../../../../test/jest/board.ts';
import { deepAll, playbook, settled, texts } from '../../../../../test/jest/deal.ts';
import { place } from '../../../../../test/jest/element.ts';

function show(rows: readonly object[]) {
  return place('c-board-pipeline', BoardPipeline, {
    deals: dealsOf(boardAnswer({ deals: rows as any })),
    stages: playbook.stages,
  });
}
const cell = (element: Element) => deepAll(element, '[data-stage]')[0] as HTMLElement;
const names = (element: Element) => deepAll(element, 'c-deal-link').map((link: any) => link.name);

describe('the pipeline by diagnosis', () => {
  afterEach(() => document.body.replaceChildren());

  test('counts deals and adds amounts; an empty cell leads nowhere', async () => {
    const element = show([boardRow('a'), boardRow('b'), boardRow('c', { DF_Diagnosis_Status__c: 'Started' })]);
    expect(texts(element, 'tbody th')).toEqual(['Needs Analysis']);
    expect(texts(element, '.cell .count')).toEqual(['2', '1']);
    expect(texts(element, '.none')).toEqual(['0', '0', '0']);
    expect(texts(element, '.slot_total .count')).toEqual(['3']);
    await expect(element).toBeAccessible();
  });

  test('a number opens its deals, which lead to their pages; closed, the focus is back at the number', async () => {
    const element = show([boardRow('a'), boardRow('b', { Amount: null })]);
    cell(element).click();
    await settled();
    expect(names(element)).toEqual(['Deal a', 'Deal b']);
    expect(cell(element).getAttribute('aria-expanded')).toBe('true');
    expect(element.shadowRoot?.activeElement?.hasAttribute('data-list-title')).toBe(true);
    await expect(element).toBeAccessible();
    (deepAll(element, '[data-close]')[0] as HTMLElement).click();
    await settled();
    expect(names(element)).toEqual([]);
    expect(element.shadowRoot?.activeElement).toBe(cell(element));
  });

  test('long lists come in parts', async () => {
    const element = show(Array.from({ length: 60 }, (_, index) => boardRow(String(index))));
    cell(element).click();
    await settled();
    expect(names(element)).toHaveLength(25);
    (deepAll(element, '[data-rest]')[0] as HTMLElement).click();
    await settled();
    expect(names(element)).toHaveLength(50);
    (deepAll(element, '[data-rest]')[0] as HTMLElement).click();
    await settled();
    expect(names(element)).toHaveLength(60);
    expect(deepAll(element, '[data-rest]')).toHaveLength(0);
  });

  test('a list whose deals are filtered away goes', async () => {
    const element = show([boardRow('a')]);
    cell(element).click();
    await settled();
    element.deals = [];
    await settled();
    expect(deepAll(element, '.list')).toHaveLength(0);
  });
});
