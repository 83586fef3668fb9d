import { graphql } from 'lightning/graphql';
import BoardStanding from 'c/boardStanding';
import userId from '@salesforce/user/Id';
import { boardRow, cellAnswer } from '../../../../../test/jest/board.ts';
import { deepAll, playbook, records, settled, texts } from '../../../../../test/jest/deal.ts';
import { place } from '../../../../../test/jest/element.ts';
import { named, stubOf } from '../../../../../test/jest/wire.ts';

jest.mock('@salesforce/label/c.DF_Board_And_More', () => ({ default: '{0} more' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Board_Show_Rest', () => ({ default: 'Show {0} more' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Board_Standing_Looked', () => ({ default: '{0} of {1}' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_History_Was_And_Is', () => ({ default: '{0}: {1} → {2}' }), { virtual: true });

const WHERE = { and: [{ IsClosed: { eq: false } }, { StageName: { eq: 'Value Proposition' } }] };
const MET = { DF_Answers_A__c: 33, DF_Pains_Quoted__c: 2 };

function show(fields: object = {}) {
  return place('c-board-standing', BoardStanding, { where: WHERE, playbooks: [playbook], people: 'all', ...fields });
}
const past = (id: string, fields: object = {}) => boardRow(id, { StageName: 'Value Proposition', ...fields });
const decision = (id: string, fields: object = {}) => ({
  Id: id,
  From_Stage__c: 'Needs Analysis',
  To_Stage__c: 'Value Proposition',
  Outcome__c: 'bypassed',
  Way__c: 'integration',
  Decided_At__c: '2026-11-28T10:00:00.000Z',
  Decided_By__c: '005A',
  Decided_By__r: { Name: 'Ada King', ManagerId: '005B' },
  Opportunity__c: `006${id}`,
  Opportunity__r: { Name: `Deal of ${id}` },
  ...fields,
});
function decided(rows: readonly object[], totalCount = rows.length) {
  const { DF_Gate_Decision__c: found } = records('DF_Gate_Decision__c', rows as Record<string, unknown>[]).uiapi.query;
  return { uiapi: { query: { DF_Gate_Decision__c: { ...found, totalCount } } } };
}
async function answer(deals: object, decisions: object = decided([]), refresh?: () => Promise<void>) {
  await settled();
  stubOf(graphql).emit(deals, named('boardStanding'), refresh);
  stubOf(graphql).emit(decisions, named('boardDecisions'), refresh);
  await settled();
}
const names = (element: Element) => deepAll(element, 'c-deal-link').map((link: any) => link.name);
const several = (count: number) => Array.from({ length: count }, (_, at) => past(`d${at}`));
function heard(element: Element) {
  const listener = jest.fn();
  element.addEventListener('returned', listener);
  return listener;
}
/** The variables with which a query is asked now. */
function asked(name: string): unknown {
  let found: unknown;
  stubOf(graphql).emit({}, ({ operationName, variables }) => {
    if (operationName === name) found = variables;
    return false;
  });
  return found;
}

afterEach(() => document.body.replaceChildren());

describe('deals past a gate without what it asks', () => {
  test('are listed with what is missing and what they are worth; those with all are not', async () => {
    const element = show();
    expect(texts(element, '.note')).toEqual(['c.DF_Loading']);
    await answer(cellAnswer([past('a'), past('b', MET), past('c', { Amount: null })]));
    expect(names(element)).toEqual(['Deal a', 'Deal c']);
    expect(texts(element, '[data-standing-title]')).toEqual(['c.DF_Board_Standing_Title: 2 · $1K']);
    expect(texts(element, '[data-standing] .note')).toEqual([
      'Value Proposition · $1000 · Ada King',
      'Value Proposition · Ada King',
    ]);
    const [items] = deepAll(element, '[data-standing="a"] c-missing-items');
    expect(texts(items as HTMLElement, '[data-missing]')).toEqual([
      'Note the situation.',
      'Note the problem.',
      'Note two pains.',
    ]);
    expect(deepAll(element, '[data-rest], [data-looked], [data-more]')).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  test('are looked for in the stages of gates and after them', async () => {
    show();
    await settled();
    const stages = { StageName: { in: ['Value Proposition', 'Closed Won'] } };
    expect(asked('boardStanding')).toEqual({ where: { and: [WHERE, stages] } });
    // A deal may have been closed by the save itself.
    expect(asked('boardDecisions')).toMatchObject({
      where: { and: [{}, {}, { Opportunity__r: { and: [{ StageName: { eq: 'Value Proposition' } }] } }] },
    });
  });

  test('come five at first, then more; a fourth missing thing is counted', async () => {
    const [gate] = playbook.gates as any[];
    const criteria = [1, 2, 3, 4].map((n) => ({ ...gate.criteria[0], id: `c${n}`, sentence: `Thing ${n}` }));
    const element = show({ playbooks: [{ ...playbook, gates: [{ ...gate, criteria }] }] });
    await answer(cellAnswer(several(7), 1200));
    expect(names(element)).toHaveLength(5);
    expect(texts(element, '[data-more]')[0]).toBe('1 more');
    expect(texts(element, '[data-looked]')).toEqual(['7 of 1,200']);
    const rest = deepAll(element, '[data-rest]')[0] as HTMLElement & { label: string };
    expect(rest.label).toBe('Show 2 more');
    rest.click();
    await settled();
    expect(names(element)).toHaveLength(7);
    expect(deepAll(element, '[data-rest]')).toHaveLength(0);
    expect((element.shadowRoot?.activeElement as HTMLElement).matches('[data-standing-title]')).toBe(true);
    // Other filters, another list.
    element.where = { and: [] };
    await answer(cellAnswer(several(7)));
    expect(names(element)).toHaveLength(5);
  });

  test('name no owner who may not be named', async () => {
    const element = show({ people: 'above' });
    await answer(cellAnswer([past('a'), past('b', { OwnerId: userId })]));
    expect(texts(element, '[data-standing] .note')).toEqual([
      'Value Proposition · $1000',
      'Value Proposition · $1000 · Ada King',
    ]);
  });

  test('there is none: where all have what is asked, and where no playbook has a gate', async () => {
    const element = show();
    await answer(cellAnswer([past('b', MET)]));
    expect(texts(element, '[data-none-standing]')).toEqual(['c.DF_Board_Standing_None']);
    expect(texts(element, '[data-standing-title]')).toEqual(['c.DF_Board_Standing_Title']);
    await expect(element).toBeAccessible();
    document.body.replaceChildren();
    const none = show({ playbooks: [] });
    await settled();
    expect(asked('boardStanding')).toBeUndefined();
    expect(texts(none, '[data-none-standing]')).toHaveLength(1);
    expect(texts(none, '.note')).not.toContain('c.DF_Loading');
  });

  test('asks for nothing before it knows for which deals', async () => {
    show({ where: undefined });
    await settled();
    expect([asked('boardStanding'), asked('boardDecisions')]).toEqual([undefined, undefined]);
  });

  test('shows why a list cannot be read, and reads both again', async () => {
    const element = show();
    await (element as any).refresh();
    await settled();
    stubOf(graphql).emitErrors([{ message: 'Not now.' }], named('boardStanding'));
    stubOf(graphql).emitErrors([{ message: 'Never.' }], named('boardDecisions'));
    await settled();
    expect(texts(element, '[data-sentence]')).toEqual(['Not now.', 'Never.']);
    expect(texts(element, '.note')).not.toContain('c.DF_Loading');
    const refresh = jest.fn(async () => {});
    await answer(cellAnswer([past('a')]), decided([decision('1')]), refresh);
    expect(texts(element, '[data-sentence]')).toEqual([]);
    await (element as any).refresh();
    expect(refresh).toHaveBeenCalledTimes(2);
  });
});

describe('what was recorded in the last days', () => {
  test('is shown in words: a bypass with its way, evidence with what it was and is', async () => {
    const evidence = { Evidence_Name__c: 'A-000012', Evidence_From__c: 'Quoted', Evidence_To__c: 'Withdrawn' };
    const element = show();
    await answer(
      cellAnswer([]),
      decided([decision('1'), decision('2', { Outcome__c: 'taken back', Way__c: null, ...evidence })]),
    );
    expect(texts(element, '[data-recorded-title]')).toEqual(['c.DF_Board_Recorded_Title: 2']);
    expect(names(element)).toEqual(['Deal of 1', 'Deal of 2']);
    expect(texts(element, '[data-decision] p:not(.note)')).toEqual([
      'c.DF_History_Bypassed',
      'c.DF_History_Taken_Back',
    ]);
    const [bypass, taken] = texts(element, '[data-decision] .note');
    expect(bypass).toMatch(/^Ada King · Nov 28, 2026, .* · c\.DF_History_Way_Integration$/);
    expect(taken).toMatch(/ · A-000012: c\.DF_Evidence_Quoted → c\.DF_History_Was_Withdrawn$/);
    await expect(element).toBeAccessible();
  });

  test.each([
    ['all', [/^Ada King · /, /^Ada King · /, /^Ada King · /]],
    ['above', [/^Nov 28/, /^Ada King · /, /^Ada King · /]],
    ['off', [/^Nov 28/, /^Nov 28/, /^Nov 28/]],
  ])('names who did it only to those who may know: %s', async (people, expected) => {
    const element = show({ people });
    const own = { Decided_By__c: userId };
    const below = { Decided_By__r: { Name: 'Ada King', ManagerId: userId } };
    await answer(cellAnswer([]), decided([decision('1'), decision('2', own), decision('3', below)]));
    expect(texts(element, '[data-decision] .note')).toEqual(expected.map((one) => expect.stringMatching(one)));
  });

  test('is nothing, or five at first and then more, of how many there are', async () => {
    const element = show();
    await answer(cellAnswer([]));
    expect(texts(element, '[data-none-recorded]')).toEqual(['c.DF_Board_Recorded_None']);
    expect(texts(element, '[data-recorded-title]')).toEqual(['c.DF_Board_Recorded_Title']);
    const many = Array.from({ length: 8 }, (_, at) => decision(String(at)));
    await answer(cellAnswer([]), decided(many, 230));
    expect(texts(element, '[data-recorded-title]')).toEqual(['c.DF_Board_Recorded_Title: 230']);
    expect(names(element)).toHaveLength(5);
    const rest = deepAll(element, '[data-recorded-rest]')[0] as HTMLElement & { label: string };
    expect(rest.label).toBe('Show 3 more');
    rest.click();
    await settled();
    expect(names(element)).toHaveLength(8);
    expect((element.shadowRoot?.activeElement as HTMLElement).matches('[data-recorded-title]')).toBe(true);
  });
});

describe('the deal that was opened, when the reader comes back', () => {
  test('has the focus, also where it is shown on demand; one that is gone is looked for once', async () => {
    const element = show({ opened: 'd6' });
    const back = heard(element);
    await answer(cellAnswer(several(7)));
    expect((element.shadowRoot?.activeElement as HTMLElement | null)?.dataset.id).toBe('d6');
    expect(back).toHaveBeenCalledTimes(1);
    document.body.replaceChildren();
    const gone = show({ opened: 'gone' });
    const without = heard(gone);
    await answer(cellAnswer(several(2)));
    expect(without).toHaveBeenCalledTimes(1);
  });
});
