import { getRecord } from 'lightning/uiRecordApi';
import StageGate from 'c/stageGate';
import { deal, playbook, settled, texts } from '../../../../../test/jest/deal.ts';
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

const permissionFields = { Skip_Gates: 'DF_May_Skip_Gates__c', Ops_Desk: 'DF_May_Ops_Desk__c' };
const own = { ...playbook, playbook: 'own', bypassPermission: 'Skip_Gates', permissionFields };

test.each([
  ['the field of the permission is not there', [own], {}, false],
  ['the user has the permission', [own], { DF_May_Skip_Gates__c: true }, true],
  ['the user has that of one of two playbooks', [playbook, own], { DF_May_Skip_Gates__c: false }, false],
  ['the user has those of both playbooks', [playbook, own], { DF_May_Skip_Gates__c: true }, true],
])('a playbook with another bypass permission: %s', async (_what, playbooks, fields, isShown) => {
  const element = await showPanel('c-stage-gate', StageGate, { playbooks, fields });
  expect(texts(element, '.note').includes('c.DF_Gate_Bypass')).toBe(isShown);
  document.body.replaceChildren();
});

test('a gate that does not ask this user is open, by the field of its permission', async () => {
  const gates = playbook.gates.map((gate) => ({ ...gate, exceptPermission: 'Ops_Desk' }));
  const lines = async (fields: object) => {
    const element = await showPanel('c-stage-gate', StageGate, {
      playbooks: [{ ...playbook, gates, permissionFields }],
      fields,
    });
    const shown = texts(element, '[data-title]');
    document.body.replaceChildren();
    return shown;
  };
  expect(await lines({})).toHaveLength(3);
  expect(await lines({ DF_May_Ops_Desk__c: true })).toEqual([]);
});
