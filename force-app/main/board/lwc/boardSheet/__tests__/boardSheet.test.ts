import { graphql } from 'lightning/graphql';
import BoardSheet from 'c/boardSheet';
import { boardRow, cellAnswer } from '../../../../../test/jest/board.ts';
import { deepAll, playbook, settled, texts } from '../../../../../test/jest/deal.ts';
import { place } from '../../../../../test/jest/element.ts';
import { named, stubOf } from '../../../../../test/jest/wire.ts';

jest.mock('@salesforce/label/c.DF_Sheet_Title', () => ({ default: 'Sheet: {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Sheet_Closes', () => ({ default: 'closes {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Board_Overdue', () => ({ default: 'overdue {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_List_Missing', () => ({ default: '{0} missing for {1}' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_List_Ready', () => ({ default: 'ready for {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Sheet_On', () => ({ default: 'on {0}' }), { virtual: true });

/** Every answer quoted, and as many pains as the gate requires. */
const ANSWERED = { DF_Answers_A__c: 333333333333333, DF_Answers_B__c: 333333333333333, DF_Pains_Quoted__c: 2 };

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

  test('has what a deal lacks, that it is ready, or nothing where no gate is ahead', async () => {
    const element = show();
    await answer(
      cellAnswer([
        boardRow('ready', ANSWERED),
        boardRow('last', { StageName: 'Value Proposition' }),
        boardRow('lacking', { DF_Pains_Quoted__c: 2 }),
      ]),
    );
    const lines = (id: string) => texts(element, `[data-sheet-deal="${id}"] > p:not(.note)`);
    const missing = (id: string) => texts(element, `[data-sheet-deal="${id}"] [data-missing]`);
    expect(lines('lacking')).toEqual(['2 missing for Value Proposition']);
    expect(missing('lacking')).toEqual(['Note the situation.', 'Note the problem.']);
    expect(lines('ready')).toEqual(['ready for Value Proposition']);
    expect(missing('ready')).toEqual([]);
    expect(lines('last')).toEqual(['']);
    expect(missing('last')).toEqual([]);
    expect(deepAll(element, '[data-sheet-deal]').map((item) => item.getAttribute('data-sheet-deal'))[0]).toBe(
      'lacking',
    );
    expect(texts(element, '[data-question="situation"] .note')).toEqual(['on Deal lacking']);
  });

  test('leaves out of a line what the deal does not have', async () => {
    const element = show();
    await answer(
      cellAnswer([
        boardRow('late', { CloseDate: '2020-01-01' }),
        boardRow('ahead', { CloseDate: '2999-12-31' }),
        boardRow('bare', { Amount: null, CloseDate: null }),
      ]),
    );
    const about = (id: string) => texts(element, `[data-sheet-deal="${id}"] > .note`);
    expect(about('late')).toEqual(['Needs Analysis · $1000 · overdue Jan 1, 2020']);
    expect(about('ahead')).toEqual(['Needs Analysis · $1000 · closes Dec 31, 2999']);
    expect(about('bare')).toEqual(['Needs Analysis']);
  });

  test('has the seller in its title, once there is a deal with an owner', async () => {
    const element = show();
    await settled();
    expect(texts(element, '[role="status"]')).toEqual(['c.DF_Loading']);
    expect(texts(element, '[data-sheet-title]')).toEqual(['Sheet:']);
    await answer(cellAnswer([boardRow('a', { Owner: null })]));
    expect(texts(element, '[data-sheet-title]')).toEqual(['Sheet:']);
    await answer(cellAnswer([boardRow('a')]));
    expect(texts(element, '[data-sheet-title]')).toEqual(['Sheet: Ada King']);
    expect(texts(element, '[role="status"]')).toEqual([]);
  });

  test('keeps its deals when they cannot be read again, and the error goes with the next answer', async () => {
    const element = show();
    await (element as any).refresh();
    await settled();
    stubOf(graphql).emitErrors([{ message: 'Not now.' }], named('boardDeals'));
    await settled();
    expect(texts(element, '[role="status"]')).toEqual([]);
    expect(deepAll(element, '[data-print], [data-empty]')).toEqual([]);
    await answer(cellAnswer([boardRow('a')]));
    expect(texts(element, '[data-sentence]')).toEqual([]);
    stubOf(graphql).emitErrors([{ message: 'Not now.' }], named('boardDeals'));
    await settled();
    expect(texts(element, '[data-sentence]')).toEqual(['Not now.']);
    expect(deepAll(element, '[data-sheet-deal]')).toHaveLength(1);
  });

  test('takes the focus only once', async () => {
    const element = show();
    const back = deepAll(element, '[data-back]')[0] as HTMLElement;
    back.tabIndex = 0;
    back.focus();
    await answer(cellAnswer([boardRow('a')]));
    expect(element.shadowRoot?.activeElement).toBe(back);
  });
});
