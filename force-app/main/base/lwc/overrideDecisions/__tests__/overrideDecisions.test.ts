import { choicesOf, fieldsOf, lastDecision, leftBy, liveOf, withApprovers } from 'c/overrideDecisions';

const override = {
  id: 'a',
  modifiedAt: '2026-11-20T12:00:00.000Z',
  modifiedBy: 'Somebody Else',
  stage: 'Value Proposition',
  order: 4,
  reasonCode: '',
  reason: 'They sign on Friday.',
  expiresOn: '2026-11-30',
  status: 'Requested',
  requestedBy: 'Ada King',
  requestedById: '005A',
  requestedAt: '2026-11-20T08:00:00.000Z',
  ownerThenId: '005O',
  decidedBy: 'Max Boss',
  decidedAt: '2026-11-20T10:00:00.000Z',
  revokedBy: 'Mia Head',
  revokedAt: '2026-11-20T11:00:00.000Z',
  note: '',
} as const;
const reader = { userId: '005U', ownerId: '005O', mayApprove: false, today: '2026-11-21' };
const manager = { ...reader, mayApprove: true };

test.each([
  ['somebody without the permission', {}, reader, []],
  ['the requester', {}, { ...reader, userId: '005A' }, ['Withdrawn']],
  ['a requester with the permission', {}, { ...manager, userId: '005A' }, ['Withdrawn']],
  ['a manager', {}, manager, ['Approved', 'Declined']],
  ['a manager, after the last day', { expiresOn: '2026-11-20' }, manager, ['Declined']],
  ["the deal's owner with the permission", {}, { ...manager, ownerId: '005U' }, ['Declined']],
  ['who owned the deal when it was requested', { ownerThenId: '005U' }, manager, ['Declined']],
  ['a manager without the permission that the gate names', { lacksApprover: true }, manager, ['Declined']],
  ['a manager, of one in force', { status: 'Approved' }, manager, ['Revoked']],
  ['a seller, of one in force', { status: 'Approved' }, reader, []],
  ['a manager, of one that ran out', { status: 'Approved', expiresOn: '2026-11-20' }, manager, []],
] as const)('what %s may decide', (_, more, who, expected) => {
  expect(choicesOf({ ...override, ...more }, who)).toEqual(expected);
});

test('an override is marked where its gate names a permission that the reader lacks', () => {
  const terms = { approver: 'Head_Of_Sales', maxDays: 7, reasons: [] };
  const playbook = {
    stages: ['New', 'Value Proposition'],
    bypassPermission: 'DF_Bypass_Stage_Gates',
    gates: [{ toEnter: 'Value Proposition', mode: 'enforce', criteria: [], override: terms }],
  } as any;
  const overrides = [{ ...override, order: 2 }];
  const [marked] = withApprovers(overrides, [playbook], []);
  expect(marked).toEqual({ ...overrides[0], lacksApprover: true });
  expect(withApprovers(overrides, [playbook], ['Head_Of_Sales'])).toBe(overrides);
  const usual = {
    ...playbook,
    gates: [{ ...playbook.gates[0], override: { ...terms, approver: 'DF_Approve_Gate_Overrides' } }],
  };
  expect(withApprovers(overrides, [usual], [])).toBe(overrides);
  expect(withApprovers(overrides, [usual, playbook], [])).toEqual([marked]);
  const later = [...overrides, { ...override, order: 1 }];
  expect(withApprovers(later, [playbook]).map(({ lacksApprover }) => lacksApprover)).toEqual([true, undefined]);
});

test('a decision writes who and when; a withdrawal only its status', () => {
  const decision = { note: ' ', userId: '005U', at: new Date('2026-11-21T09:30:00.000Z') };
  expect(fieldsOf({ ...decision, status: 'Withdrawn' })).toEqual({ Status__c: 'Withdrawn' });
  expect(fieldsOf({ ...decision, status: 'Approved' })).toEqual({
    Status__c: 'Approved',
    Decided_By__c: '005U',
    Decided_At__c: '2026-11-21T09:30:00.000Z',
  });
  expect(fieldsOf({ ...decision, status: 'Revoked', note: 'By mistake. ' })).toEqual({
    Status__c: 'Revoked',
    Revoked_By__c: '005U',
    Revoked_At__c: '2026-11-21T09:30:00.000Z',
    Decision_Note__c: 'By mistake.',
  });
});

test('who decided last is kept through a later change of the record; older records know the last change only', () => {
  expect(lastDecision({ ...override, status: 'Approved' })).toEqual({ by: 'Max Boss', at: override.decidedAt });
  expect(lastDecision({ ...override, status: 'Revoked' })).toEqual({ by: 'Mia Head', at: override.revokedAt });
  expect(lastDecision({ ...override, decidedBy: '', decidedAt: '' })).toEqual({
    by: 'Somebody Else',
    at: override.modifiedAt,
  });
});

test('of several in force the widest comes last, and what a revocation leaves is the widest of the others', () => {
  const approved = { ...override, status: 'Approved' } as const;
  const wide = { ...approved, id: 'w', order: 7 };
  const long = { ...approved, id: 'l', expiresOn: '2026-12-24' };
  const past = { ...approved, id: 'p', order: 9, expiresOn: '2026-11-20' };
  expect(liveOf([wide, long, past, approved, override], '2026-11-21').map(({ id }) => id)).toEqual(['a', 'l', 'w']);
  expect(leftBy(approved, [approved, wide, past], '2026-11-21')).toEqual({ other: wide, coversAll: true });
  expect(leftBy(wide, [approved, wide, past], '2026-11-21')).toEqual({ other: approved, coversAll: false });
  expect(leftBy(long, [approved, long], '2026-11-21')).toEqual({ other: approved, coversAll: false });
  expect(leftBy(wide, [wide, past], '2026-11-21')).toBeUndefined();
});
