import { graphql } from 'lightning/graphql';
import BoardDeals from 'c/boardDeals';
import userId from '@salesforce/user/Id';
import { boardRow, cellAnswer } from '../../../../../test/jest/board.ts';
import { deepAll, playbook, settled, texts } from '../../../../../test/jest/deal.ts';
import { place } from '../../../../../test/jest/element.ts';
import { named, stubOf } from '../../../../../test/jest/wire.ts';

jest.mock('@salesforce/label/c.DF_Board_Overdue', () => ({ default: 'overdue since {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Board_And_More', () => ({ default: '{0} more' }), { virtual: true });

const WHERE = { IsClosed: { eq: false } };

function show(fields: object = {}) {
  const all = { where: WHERE, heading: 'Deals', playbooks: [playbook], people: 'all', growable: true, ...fields };
  return place('c-board-deals', BoardDeals, all);
}
async function answer(data: object, refresh = async () => {}) {
  await settled();
  stubOf(graphql).emit(data, named('boardDeals'), refresh);
  await settled();
}
const names = (element: Element) => deepAll(element, 'c-deal-link').map((link: any) => link.name);
const heard = (element: Element, type: string) => {
  const listener = jest.fn();
  element.addEventListener(type, (event) => listener((event as CustomEvent).detail));
  return listener;
};

describe('a list of deals', () => {
  afterEach(() => document.body.replaceChildren());

  test('has headings, what is missing, and shows in words that a close date has passed', async () => {
    const element = show();
    expect(deepAll(element, '[data-loading]')).toHaveLength(1);
    const total = heard(element, 'total');
    await answer(
      cellAnswer([boardRow('a', { CloseDate: '2020-02-01' }), boardRow('b', { Amount: null, CloseDate: null })]),
    );
    expect(total).toHaveBeenCalledWith(2);
    expect(texts(element, 'thead th')).toEqual([
      'c.DF_List_Name',
      'c.DF_Board_Owner',
      'c.DF_List_Amount',
      'c.DF_List_Close',
      'c.DF_List_Next',
      'c.DF_List_Score',
    ]);
    expect(texts(element, '[data-closes]')[0]).toMatch(/^overdue since .*2020/);
    expect(texts(element, '[data-closes]')[1]).toBe('—');
    expect(texts(element, '[data-missing]').length).toBeGreaterThan(1);
    expect(texts(element, 'tbody tr:first-child td').slice(0, 2)).toEqual(['Ada King', '$1000']);
    await expect(element).toBeAccessible();
  });

  test('names three of many missing things and counts the others', async () => {
    const [gate] = playbook.gates as any[];
    const criteria = [1, 2, 3, 4, 5].map((n) => ({ ...gate.criteria[0], id: `c${n}`, sentence: `Thing ${n}` }));
    const element = show({ playbooks: [{ ...playbook, gates: [{ ...gate, mode: 'enforce', criteria }] }] });
    await answer(cellAnswer([boardRow('a')]));
    expect(texts(element, '[data-missing]')).toHaveLength(3);
    expect(texts(element, '[data-more]')).toEqual(['2 more']);
  });

  test('names no owner who may not be named, and has no such column where nobody may', async () => {
    const element = show({ people: 'above' });
    await answer(cellAnswer([boardRow('a'), boardRow('b', { OwnerId: userId })]));
    expect(texts(element, 'tbody td:nth-child(2)')).toEqual(['—', 'Ada King']);
    document.body.replaceChildren();
    const off = show({ people: 'off' });
    await answer(cellAnswer([boardRow('a')]));
    expect(texts(off, 'thead th')).not.toContain('c.DF_Board_Owner');
    expect(off.shadowRoot?.textContent).not.toContain('Ada');
  });

  test('shows the evidence of one question, and that there is nothing more to do', async () => {
    const full = { DF_Answers_A__c: 333333333333333, DF_Answers_B__c: 333333333333333, DF_Pains_Quoted__c: 9 };
    const element = show({ concept: 'situation' });
    await answer(cellAnswer([boardRow('a', { ...full, StageName: 'Elsewhere' }), boardRow('b')]));
    expect(texts(element, '[data-evidence]')).toEqual(['c.DF_Evidence_Quoted', 'c.DF_Board_Not_Heard']);
    expect(texts(element, 'thead th')).toContain('c.DF_Concept_Situation');
  });

  test('grows, and asks for nothing before it knows for what', async () => {
    const element = show({ rows: 25, where: undefined });
    await settled();
    expect(stubOf(graphql).getLastConfig().variables).toBeUndefined();
    element.where = WHERE;
    await answer(cellAnswer([boardRow('a')], 60));
    const asked = heard(element, 'rows');
    (deepAll(element, '[data-rest]')[0] as HTMLElement).click();
    expect(asked.mock.calls).toEqual([[50]]);
    element.growable = false;
    element.playbooks = [playbook];
    await settled();
    expect(deepAll(element, '[data-rest]')).toHaveLength(0);
    expect(names(element)).toEqual(['Deal a']);
  });

  test('has the focus on the deal that was opened, when the reader comes back; one that is gone is looked for once', async () => {
    const element = show({ opened: 'b' });
    const back = heard(element, 'returned');
    await answer(cellAnswer([boardRow('a'), boardRow('b')]));
    expect((element.shadowRoot?.activeElement as HTMLElement | null)?.dataset.id).toBe('b');
    expect(back).toHaveBeenCalledTimes(1);
    document.body.replaceChildren();
    const gone = show({ opened: 'gone' });
    const without = heard(gone, 'returned');
    await answer(cellAnswer([boardRow('a')]));
    expect(without).toHaveBeenCalledTimes(1);
  });

  test('shows that there is none, or why it cannot be read', async () => {
    const element = show();
    await (element as any).refresh();
    await answer(cellAnswer([]));
    expect(texts(element, '[data-none]')).toEqual(['c.DF_Board_Deals_None']);
    stubOf(graphql).emitErrors([{ message: 'Not now.' }], named('boardDeals'));
    await settled();
    expect(texts(element, '[data-sentence]')).toEqual(['Not now.']);
    const refresh = jest.fn(async () => {});
    await answer(cellAnswer([boardRow('a')]), refresh);
    await (element as any).refresh();
    expect(refresh).toHaveBeenCalledTimes(1);
  });
});
