import { getRecord } from 'lightning/uiRecordApi';
import StageGate from 'c/stageGate';
import { deal, settled, texts } from '../../../../../test/jest/deal.ts';
import { showPanel } from '../../../../../test/jest/panel.ts';
import { stubOf } from '../../../../../test/jest/wire.ts';

jest.mock('@salesforce/customPermission/DF_Bypass_Stage_Gates', () => ({ default: true }), { virtual: true });

test('a user who may bypass a gate sees that, and that it is recorded', async () => {
  const element = await showPanel('c-stage-gate', StageGate);
  expect(texts(element, '.note')).toContain('c.DF_Gate_Bypass');
  stubOf(getRecord).emit(deal({ DF_Answers_A__c: 33, DF_Pains_Quoted__c: 2 }));
  await settled();
  expect(texts(element, '.note')).not.toContain('c.DF_Gate_Bypass');
  document.body.replaceChildren();
});
