import type { OrgField } from '../../src/salesforce/index.ts';
import { planFields } from '../../src/sync/deploy/permissions.ts';

const OURS = 'Made by diagnose deploy: whether …';
const wanted = (permission: string) => ({ name: `DF_May_${permission}__c`, permission });
const inOrg = (permission: string, more: Partial<OrgField> = {}): OrgField => ({
  fullName: `Opportunity.DF_May_${permission}__c`,
  type: 'Checkbox',
  formula: `$Permission.${permission}`,
  description: OURS,
  ...more,
});
const nothing = { create: [], update: [], remove: [], unchanged: 0, drift: [] };

test('a field that is not there is created, one that is stays, one that nobody names any more is removed', () => {
  expect(planFields([wanted('A')], [], false)).toEqual({ ...nothing, create: [wanted('A')] });
  expect(planFields([wanted('A')], [inOrg('A', { formula: ' $permission.A\n' })], false)).toEqual({
    ...nothing,
    unchanged: 1,
  });
  expect(planFields([], [inOrg('B'), inOrg('A')], false)).toEqual({
    ...nothing,
    remove: ['DF_May_A__c', 'DF_May_B__c'],
  });
});

test.each([
  ['a formula that was changed', { formula: 'TRUE' }, 'changed'],
  ['a field of somebody else', { formula: 'TRUE', description: '' }, 'foreign'],
  ['a field of another type', { type: 'Text', description: '' }, 'foreign'],
] as const)('%s is drift, and overwritten by force', (_what, more, what) => {
  const field = inOrg('A', more);
  expect(planFields([wanted('A')], [field], false)).toEqual({
    ...nothing,
    update: [wanted('A')],
    drift: [{ rule: 'DF_May_A__c', what }],
  });
  expect(planFields([wanted('A')], [field], true)).toEqual({ ...nothing, update: [wanted('A')] });
});

test('a field that is not wanted is left alone where no deploy made it, and is drift where it was changed', () => {
  expect(planFields([], [inOrg('A', { description: 'Ours.' })], false)).toEqual(nothing);
  const changed = inOrg('A', { formula: 'FALSE' });
  expect(planFields([], [changed], false).drift).toEqual([{ rule: 'DF_May_A__c', what: 'changed' }]);
  expect(planFields([], [changed], true)).toEqual({ ...nothing, remove: ['DF_May_A__c'] });
});
