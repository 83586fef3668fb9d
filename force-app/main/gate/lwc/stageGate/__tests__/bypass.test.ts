import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import { getRecord } from 'lightning/uiRecordApi';
import StageGate from 'c/stageGate';
import { DEAL, deal, emitDeal, settled, texts } from '../../../../../test/jest/deal.ts';
import { stubOf } from '../../../../../test/jest/wire.ts';

jest.mock('@salesforce/customPermission/DF_Bypass_Stage_Gates', () => ({ default: true }), { virtual: true });

test('whoever may pass a gate without it is told so, and that it is recorded', async () => {
  const element = createElement('c-stage-gate', { is: StageGate }) as HTMLElement & { recordId: string };
  element.recordId = DEAL;
  document.body.appendChild(element);
  await settled();
  emitDeal(graphql);
  await settled();
  stubOf(getRecord).emit(deal());
  await settled();
  expect(texts(element, '.note')).toContain('c.DF_Gate_Bypass');
  stubOf(getRecord).emit(deal({ DF_Answers_A__c: 33, DF_Pains_Quoted__c: 2 }));
  await settled();
  expect(texts(element, '.note')).not.toContain('c.DF_Gate_Bypass');
  document.body.replaceChildren();
});
