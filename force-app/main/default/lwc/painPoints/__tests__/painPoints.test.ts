import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import { createRecord, getRecord, notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import PainPoints from 'c/painPoints';
import {
  DEAL,
  deal,
  deepAll,
  playbook,
  playbookAnswer,
  records,
  refusal,
  settled,
  texts,
} from '../../../../../test/jest/deal.ts';

const isPlaybooks = ({ operationName }: { operationName: string }) => operationName === 'livePlaybooks';
const isPains = ({ operationName }: { operationName: string }) => operationName === 'dealPains';
const refresh = jest.fn().mockResolvedValue(undefined);

const pain = {
  Id: 'a0B1',
  Statement__c: 'We pay overtime every month end',
  Kind__c: 'Problem',
  Business_Driver__c: 'Cut Cost',
  Evidence__c: 'Quoted',
  Said_By__c: '0031',
  Said_By__r: { Name: 'Ada Lovelace' },
  Said_On__c: '2026-11-20',
  Quote__c: 'Every single month end.',
  Impact_Likely__c: 42000,
  Impact_Basis__c: '12 people',
};

async function show(pains: Record<string, unknown>[] = []) {
  const element = createElement('c-pain-points', { is: PainPoints }) as HTMLElement & { recordId: string };
  element.recordId = DEAL;
  document.body.appendChild(element);
  await settled();
  (graphql as any).emit(playbookAnswer(playbook), isPlaybooks);
  (graphql as any).emit(records('DF_Pain_Point__c', pains), isPains, refresh);
  await settled();
  (getRecord as any).emit(deal());
  await settled();
  return element;
}

async function add(element: Element, words: string) {
  deepAll(element, '[data-statement]')[0]?.dispatchEvent(new CustomEvent('change', { detail: { value: words } }));
  await settled();
  deepAll(element, '.capture')[0]?.dispatchEvent(new CustomEvent('submit', { cancelable: true }));
  await settled();
}

const statement = (element: Element) =>
  deepAll(element, '.capture [data-statement]')[0] as HTMLElement & { value: string };

describe('the pains of a deal', () => {
  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
  });

  test('each pain shows its words, the evidence, who said it and what it costs in the currency of the playbook', async () => {
    const element = await show([pain]);
    expect(texts(element, '.statement')).toEqual(['We pay overtime every month end']);
    expect(texts(element, '.quote')).toEqual(['c.DF_Said']);
    const amount = deepAll(element, 'lightning-formatted-number')[0] as HTMLElement & {
      value: number;
      currencyCode: string;
    };
    expect([amount.value, amount.currencyCode]).toEqual([42000, 'EUR']);
    expect(texts(element, '.count span')).toEqual(['c.DF_Pains_One']);
  });

  test('one sentence is enough to capture a pain; it counts as heard', async () => {
    const element = await show();
    await add(element, '  The month end takes eleven days ');
    expect(createRecord).toHaveBeenCalledWith({
      apiName: 'DF_Pain_Point__c',
      fields: { Opportunity__c: DEAL, Statement__c: 'The month end takes eleven days', Evidence__c: 'Heard' },
    });
    expect(statement(element).value).toBe('');
    expect(refresh).toHaveBeenCalledTimes(1);
    expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: DEAL }]);
  });

  test('nothing but blanks is not saved', async () => {
    const element = await show();
    await add(element, '   ');
    expect(createRecord).not.toHaveBeenCalled();
  });

  test('when the org refuses, its words are shown and what was typed stays', async () => {
    (createRecord as jest.Mock).mockRejectedValueOnce(refusal('“tbd” says nothing.'));
    const element = await show();
    await add(element, 'tbd');
    expect(texts(element, '[data-sentence]')).toEqual(['“tbd” says nothing.']);
    expect(statement(element).value).toBe('tbd');
    expect(refresh).not.toHaveBeenCalled();
  });

  test('without pains it invites to begin', async () => {
    expect(texts(await show(), '.empty__title')).toEqual(['c.DF_Pains_Empty']);
  });

  test('what may not be read is said in the words of the org', async () => {
    const element = await show();
    (graphql as any).emitErrors([{ message: 'No access to pains.' }], isPains);
    await settled();
    expect(texts(element, '[data-sentence]')).toEqual(['No access to pains.']);
    expect(statement(element)).toBeUndefined();
  });

  test('it is accessible while loading, empty and with pains', async () => {
    const element = createElement('c-pain-points', { is: PainPoints });
    document.body.appendChild(element);
    await expect(element).toBeAccessible();
    document.body.replaceChildren();
    await expect(await show()).toBeAccessible();
    document.body.replaceChildren();
    await expect(await show([pain])).toBeAccessible();
  });
});
