import { needs, NO_CHILDREN, permissionFields, permissionsIn, type CompiledPlaybook } from 'c/gateRules';

const criteria = [{ id: 'next', kind: 'filled', field: 'NextStep', sentence: 'Note the next step.' }];
const playbook = (more: object = {}) =>
  ({
    playbook: 'a',
    version: 1,
    from: '2020-01-01T00:00:00Z',
    stages: ['New', 'Second', 'Third', 'Won'],
    exemptStages: ['Lost'],
    appliesTo: {},
    bypassPermission: 'DF_Bypass_Stage_Gates',
    questions: [],
    gates: [{ toEnter: 'Second', mode: 'enforce', criteria }],
    newRecordSentence: '',
    unknownStageSentence: '',
    ...more,
  }) as unknown as CompiledPlaybook;
describe('a deal is judged for its reader', () => {
  const surroundings = { today: '2026-11-21', children: NO_CHILDREN };
  const deal = { Id: '006', StageName: 'New', CreatedDate: '2024-01-01T00:00:00.000Z' };
  const one = playbook({
    gates: [{ toEnter: 'Second', mode: 'enforce', criteria, exceptPermission: 'Ops_Desk' }],
    onlySteps: { most: 1, mode: 'enforce', exceptPermission: 'Skip', sentence: 'One at a time.' },
    permissionFields: { Ops_Desk: 'DF_May_Ops_Desk__c', Skip: 'DF_May_Skip__c' },
  });
  const unmet = (record: object, to: string) => {
    const permissions = permissionsIn([one], { ...deal, ...record });
    return needs([one], { ...deal, ...record }, to, { ...surroundings, permissions }).map(({ id }) => id);
  };

  test.each([
    ['the field is absent', {}, ['steps', 'next']],
    ['the field is not ticked', { DF_May_Ops_Desk__c: false, DF_May_Skip__c: false }, ['steps', 'next']],
    ['they are not asked by the gate', { DF_May_Ops_Desk__c: true }, ['steps']],
    ['they may skip stages', { DF_May_Skip__c: true }, ['next']],
    ['both', { DF_May_Ops_Desk__c: true, DF_May_Skip__c: true }, []],
  ])('%s', (_what, record, expected) => {
    expect(unmet(record, 'Third')).toEqual(expected);
  });
});

test('the fields of a playbook are those that it was compiled with', () => {
  expect(permissionFields(playbook())).toEqual([]);
  expect(permissionFields(playbook({ permissionFields: { Ops: 'DF_May_Ops__c' } }))).toEqual(['DF_May_Ops__c']);
  expect(permissionsIn([playbook()], {})).toEqual([]);
});
