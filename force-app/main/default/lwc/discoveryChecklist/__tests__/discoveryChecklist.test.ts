import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import { registerRefreshHandler } from 'lightning/refresh';
import { getRecord, notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import DiscoveryChecklist from 'c/discoveryChecklist';
import {
  DEAL,
  deal,
  deepAll,
  playbook,
  playbookAnswer,
  records,
  settled,
  texts,
} from '../../../../../test/jest/deal.ts';

const isPlaybooks = ({ operationName }: { operationName: string }) => operationName === 'livePlaybooks';
const isAnswers = ({ operationName }: { operationName: string }) => operationName === 'dealAnswers';
const refresh = jest.fn().mockResolvedValue(undefined);

const heard = (concept: string, more = {}) => ({
  Id: `a0A-${concept}`,
  Concept__c: concept,
  Status__c: 'Answered',
  Answer__c: `About ${concept}`,
  Evidence__c: 'Heard',
  Evidence_Level__c: 2,
  Said_By__r: null,
  ...more,
});

async function show({
  playbooks = [playbook] as unknown[],
  answers = [] as Record<string, unknown>[],
  fields = {},
} = {}) {
  const element = createElement('c-discovery-checklist', { is: DiscoveryChecklist }) as HTMLElement & {
    recordId: string;
  };
  element.recordId = DEAL;
  document.body.appendChild(element);
  await settled();
  (graphql as any).emit(playbookAnswer(...playbooks), isPlaybooks);
  (graphql as any).emit(records('DF_Answer__c', answers), isAnswers, refresh);
  await settled();
  (getRecord as any).emit(deal(fields));
  await settled();
  return element;
}

const concepts = (element: Element, list: string) =>
  deepAll(element, `${list} c-discovery-question`).map((question) => question.getAttribute('data-concept'));
const next = (element: Element) => concepts(element, '[data-next]');

describe('the next questions', () => {
  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
  });

  test('at most three: what the next gate lacks first, by weight, then what later gates lack', async () => {
    const element = await show();
    expect(next(element)).toEqual(['problem', 'situation', 'root cause']);
  });

  test('the rest is one click away', async () => {
    const element = await show();
    expect(concepts(element, '[data-others]')).toEqual([]);
    (deepAll(element, '[data-toggle]')[0] as HTMLElement).click();
    await settled();
    expect(concepts(element, '[data-others]')).toEqual(['budget', 'timeline']);
  });

  test('an answer below the evidence that a gate needs is asked for again, with what is missing', async () => {
    const element = await show({ answers: [heard('problem'), heard('situation')], fields: { DF_Answers_A__c: 22 } });
    expect(next(element)[0]).toBe('problem');
    expect(texts(element, '[data-answer] .answer__text')).toEqual(['About problem']);
  });

  test('what somebody has promised to find out stands behind its equals', async () => {
    const promise = { ...heard('problem'), Status__c: 'Not Known Yet', Evidence_Level__c: 0 };
    const element = await show({ answers: [promise] });
    expect(next(element)).toEqual(['situation', 'problem', 'root cause']);
  });

  test('a gate that asks for a concept without a question still has a place for the answer', async () => {
    const questions = playbook.questions.filter(({ concept }) => concept !== 'problem');
    const element = await show({ playbooks: [{ ...playbook, questions }] });
    expect(next(element)).toContain('problem');
  });

  test('when all is answered it says so, and every answer can still be seen', async () => {
    const answers = playbook.questions.map(({ concept }) =>
      heard(concept, { Evidence__c: 'Quoted', Evidence_Level__c: 3 }),
    );
    const element = await show({ answers, fields: { DF_Answers_A__c: 333 } });
    expect(next(element)).toEqual([]);
    expect(texts(element, '.empty__title')).toEqual(['c.DF_Discovery_All_Answered']);
    expect(deepAll(element, '[data-toggle]')).toHaveLength(1);
  });

  test('after an answer was saved the panel reads anew and tells the platform that the deal moved', async () => {
    const element = await show();
    const refreshed = jest.fn();
    element.addEventListener('lightning__refresh', refreshed);
    deepAll(element, 'c-discovery-question')[0]?.dispatchEvent(new CustomEvent('saved'));
    await settled();
    expect(refresh).toHaveBeenCalledTimes(1);
    expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: DEAL }]);
    expect(refreshed).toHaveBeenCalledTimes(1);
    expect(texts(element, '[data-announcement]')).toEqual(['c.DF_Discovery_Saved']);
  });

  test('when the page asks everybody to refresh, the answers are read anew', async () => {
    await show();
    const [, handler] = (registerRefreshHandler as jest.Mock).mock.calls.at(-1) as [unknown, () => Promise<boolean>];
    await expect(handler()).resolves.toBe(true);
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  test('a deal that no playbook judges says so', async () => {
    const element = await show({ fields: { CreatedDate: '2017-03-01T00:00:00.000Z' } });
    expect(texts(element, '.empty__title')).toEqual(['c.DF_No_Playbook']);
  });

  test('what may not be read is said in the words of the org, and gone once it can be read', async () => {
    const element = await show();
    (graphql as any).emitErrors([{ message: "Field 'DF_Answer__c' in type 'RecordQuery' is undefined" }], isAnswers);
    await settled();
    expect(texts(element, '[data-sentence]')).toEqual(["Field 'DF_Answer__c' in type 'RecordQuery' is undefined"]);
    expect(next(element)).toEqual([]);
    (graphql as any).emit(records('DF_Answer__c', []), isAnswers);
    await settled();
    expect(texts(element, '[data-sentence]')).toEqual([]);
    expect(next(element)).toHaveLength(3);
  });

  test('it is accessible with and without data', async () => {
    const element = createElement('c-discovery-checklist', { is: DiscoveryChecklist }) as HTMLElement & {
      recordId: string;
    };
    document.body.appendChild(element);
    await expect(element).toBeAccessible();
    document.body.replaceChildren();
    await expect(await show({ answers: [heard('problem')] })).toBeAccessible();
  });
});
