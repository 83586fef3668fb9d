import { graphql } from 'lightning/graphql';
import BoardSheet from 'c/boardSheet';
import { boardRow, cellAnswer } from '../../../../../test/jest/board.ts';
import { deepAll, playbook, settled, texts } from '../../../../../test/jest/deal.ts';
import { place } from '../../../../../test/jest/element.ts';
import { named, stubOf } from '../../../../../test/jest/wire.ts';

function show(fields: object = {}) {
  return place('c-board-sheet', BoardSheet, { seller: '005A', playbooks: [playbook], people: 'all', ...fields });
}
async function answer(data: object, refresh = async () => {}) {
  await settled();
  stubOf(graphql).emit(data, named('boardDeals'), refresh);
  await settled();
}

describe('the one-to-one sheet', () => {
  afterEach(() => document.body.replaceChildren());

  test('has three deals, at most three questions, the focus, and can be printed and closed', async () => {
    const element = show();
    expect(element.shadowRoot?.activeElement?.hasAttribute('data-sheet-title')).toBe(true);
    await answer(
      cellAnswer([
        boardRow('a', { CloseDate: '2020-01-01' }),
        boardRow('b', { CloseDate: null }),
        boardRow('c', { StageName: 'Elsewhere' }),
      ]),
    );
    expect(deepAll(element, '[data-sheet-deal]')).toHaveLength(3);
    expect(texts(element, '[data-missing]').length).toBeGreaterThan(0);
    expect(deepAll(element, '[data-question]').length).toBeGreaterThan(0);
    expect(deepAll(element, '[data-question]').length).toBeLessThanOrEqual(3);
    await expect(element).toBeAccessible();
    const print = jest.spyOn(window, 'print').mockImplementation(() => {});
    (deepAll(element, '[data-print]')[0] as HTMLElement).click();
    expect(print).toHaveBeenCalledTimes(1);
    const back = jest.fn();
    element.addEventListener('back', back);
    (deepAll(element, '[data-back]')[0] as HTMLElement).click();
    expect(back).toHaveBeenCalledTimes(1);
  });

  test('has nothing to ask where all is answered, and no question to read where no playbook has it', async () => {
    const all = { DF_Answers_A__c: 333333333333333, DF_Answers_B__c: 333333333333333, StageName: 'Elsewhere' };
    const element = show();
    await answer(cellAnswer([boardRow('a', all)]));
    expect(texts(element, '[data-no-questions]')).toEqual(['c.DF_Sheet_No_Questions']);
    document.body.replaceChildren();
    const bare = show({ playbooks: [{ ...playbook, questions: [] }] });
    await answer(cellAnswer([boardRow('a')]));
    expect(deepAll(bare, '[data-question] p').length).toBe(deepAll(bare, '[data-question]').length * 2);
  });

  test('of a user who may not be named here, or whose deals cannot be read, has no name', async () => {
    const element = show({ people: 'off' });
    await settled();
    expect(JSON.stringify(stubOf(graphql).getLastConfig().variables)).toContain('{"Id":{"eq":null}}');
    await answer(cellAnswer([]));
    expect(texts(element, '[data-empty]')).toEqual(['c.DF_Sheet_No_Deals']);
    stubOf(graphql).emitErrors([{ message: 'Not now.' }], named('boardDeals'));
    await settled();
    expect(texts(element, '[data-sentence]')).toEqual(['Not now.']);
    const refresh = jest.fn(async () => {});
    await answer(cellAnswer([boardRow('a')]), refresh);
    await (element as any).refresh();
    expect(refresh).toHaveBeenCalledTimes(1);
  });
});
