import { refusals } from './evaluate.ts';
import type { Seen } from './evaluate.ts';

const SELLER = '005000000000001AAA';
const OWNER = '005000000000002AAA';
const MANAGER = '005000000000003AAA';
const NOW = '2026-11-21T09:30:00.000Z';

/** A seller's request on the deal of another seller, seen by a manager. */
const request = {
  Opportunity__c: '006000000000001AAA',
  Stage__c: 'Proposal/Price Quote',
  Stage_Order__c: 7,
  Reason__c: 'The board decides on Monday.',
  Expires_On__c: '2026-12-01',
  Status__c: 'Requested',
  CreatedById: SELLER,
  Owner_At_Request__c: OWNER,
  Opportunity__r: { OwnerId: OWNER },
  $User: { Id: MANAGER },
  $Permission: { DF_Approve_Gate_Overrides: true },
};
const bySeller = { $User: { Id: SELLER }, $Permission: { DF_Approve_Gate_Overrides: false } };
const decided = { Decided_By__c: MANAGER, Decided_At__c: NOW };
const approval = { Status__c: 'Approved', ...decided };
const decline = { Status__c: 'Declined', Decision_Note__c: 'Close the budget question first.', ...decided };
const revocation = {
  Status__c: 'Revoked',
  Decision_Note__c: 'It was meant for the other deal.',
  Revoked_By__c: MANAGER,
  Revoked_At__c: NOW,
};
const approved = { ...request, ...approval };

const refused = (record: Seen, prior?: Seen) => refusals('DF_Gate_Override__c', record, prior);
const changed = (change: Seen, prior: Seen = request) => refused({ ...prior, ...change }, prior);

test.each<[string, Seen, string[]]>([
  ['in good order', {}, []],
  ['born approved', { Status__c: 'Approved' }, ['DF_Override_Born_Requested']],
  ['born declined', { Status__c: 'Declined' }, ['DF_Override_Born_Requested']],
  ['born without a status', { Status__c: null }, ['DF_Override_Born_Requested']],
  ['with a decision already', { ...decided, Decision_Note__c: 'Fine by me.' }, ['DF_Override_Decision_Kept']],
  ['without the owner', { Owner_At_Request__c: null }, ['DF_Override_Owner_At_Request']],
  ['with another owner than the deal has', { Owner_At_Request__c: SELLER }, ['DF_Override_Owner_At_Request']],
  ['until today', { Expires_On__c: '2026-11-21' }, []],
  ['until yesterday', { Expires_On__c: '2026-11-20' }, ['DF_Override_Last_Day']],
  ['with half a stage', { Stage_Order__c: 7.5 }, ['DF_Override_Stage_Number']],
  ['with stage 0', { Stage_Order__c: 0 }, ['DF_Override_Stage_Number']],
  ['with stage 100', { Stage_Order__c: 100 }, ['DF_Override_Stage_Number']],
  ['with a placeholder as its reason', { Reason__c: ' TBD ' }, ['DF_Override_Reason_Placeholder']],
])('a request %s', (_, change, expected) => {
  expect(refused({ ...request, ...change })).toEqual(expected);
});

describe('before the decision', () => {
  test('the requester changes what is asked, and nobody else does: an approver would widen it and approve it next', () => {
    const changes = [{ Reason__c: 'Better said.' }, { Stage__c: 'x' }, { Stage_Order__c: 4 }, { Reason_Code__c: 'x' }];
    for (const change of [...changes, { Expires_On__c: '2026-11-30' }]) {
      expect(changed(change, { ...request, ...bySeller })).toEqual([]);
      expect(changed(change)).toEqual(['DF_Override_Asker']);
    }
  });

  test('the owner at the time of asking cannot be rewritten', () => {
    expect(changed({ Owner_At_Request__c: MANAGER })).toEqual(['DF_Override_Owner_At_Request']);
  });

  test('a request that ran out is not extended, and a placeholder is no better reason', () => {
    const past = { ...request, ...bySeller, Expires_On__c: '2026-11-20' };
    expect(changed({ Expires_On__c: '2026-12-01' }, past)).toEqual(['DF_Override_Last_Day']);
    expect(changed({ Reason__c: 'n/a' }, { ...request, ...bySeller })).toEqual(['DF_Override_Reason_Placeholder']);
  });

  test('the requester withdraws it; a manager cannot do so instead of declining it with a note', () => {
    expect(changed({ Status__c: 'Withdrawn' }, { ...request, ...bySeller })).toEqual([]);
    expect(changed({ Status__c: 'Withdrawn' })).toEqual(['DF_Override_Withdrawer']);
  });

  test.each(['Revoked', null])('it cannot become %p', (status) => {
    const change = status === null ? { Status__c: null } : revocation;
    expect(changed(change)).toEqual(['DF_Override_Undecided']);
  });
});

describe('approval', () => {
  test('is by a manager, with or without a note', () => {
    expect(changed(approval)).toEqual([]);
    expect(changed({ ...approval, Decision_Note__c: 'Once only.' })).toEqual([]);
    expect(changed({ ...approval, Decision_Note__c: '...' })).toEqual(['DF_Override_Note_Placeholder']);
  });

  test.each<[string, Seen, Seen]>([
    ['without the permission', { $Permission: { DF_Approve_Gate_Overrides: false } }, {}],
    ['by the requester', { CreatedById: MANAGER }, {}],
    ["by the deal's owner", { Opportunity__r: { OwnerId: MANAGER } }, {}],
    ['by the owner at the time of asking, who has given the deal away', { Owner_At_Request__c: MANAGER }, {}],
  ])('is refused %s', (_, by) => {
    expect(changed(approval, { ...request, ...by })).toEqual(['DF_Override_Approver']);
  });

  test.each([{ Stage__c: 'x' }, { Stage_Order__c: 9 }, { Expires_On__c: '2026-12-31' }, { Reason__c: 'x y' }])(
    'is refused together with a change of what was asked: %p',
    (change) => {
      expect(changed({ ...approval, ...change })).toEqual(['DF_Override_Asked_Frozen', 'DF_Override_Asker']);
    },
  );

  test('is refused after the last day, and allowed on it', () => {
    expect(changed(approval, { ...request, Expires_On__c: '2026-11-20' })).toEqual(['DF_Override_Past']);
    expect(changed(approval, { ...request, Expires_On__c: '2026-11-21' })).toEqual([]);
  });

  test.each<[string, Seen]>([
    ['nobody', { Decided_By__c: null }],
    ['another user', { Decided_By__c: OWNER }],
    ['no time', { Decided_At__c: null }],
    ['another day', { Decided_At__c: '2026-11-20T09:30:00.000Z' }],
    ['a time to come', { Decided_At__c: '2026-11-21T11:30:00.000Z' }],
  ])('in the name of %s is refused', (_, change) => {
    expect(changed({ ...approval, ...change })).toEqual(['DF_Override_Decided_By']);
  });
});

describe('a decline', () => {
  test('takes a note that is no placeholder, and the permission', () => {
    expect(changed(decline)).toEqual([]);
    expect(changed({ ...decline, Decision_Note__c: null })).toEqual(['DF_Override_Note_Needed']);
    expect(changed({ ...decline, Decision_Note__c: 'tbd' })).toEqual(['DF_Override_Note_Placeholder']);
    expect(changed(decline, { ...request, $Permission: { DF_Approve_Gate_Overrides: false } })).toEqual([
      'DF_Override_Decliner',
    ]);
  });

  test('is possible after the last day, so that the list of requests can be emptied', () => {
    expect(changed(decline, { ...request, Expires_On__c: '2026-11-20' })).toEqual([]);
  });
});

describe('what is approved', () => {
  test.each([
    { Expires_On__c: '2027-12-01' },
    { Stage_Order__c: 9 },
    { Stage__c: 'Closed Won' },
    { Status__c: 'Requested' },
    { Reason__c: 'x y' },
  ])('is frozen: %p', (change) => {
    expect(changed(change, approved)).toEqual(['DF_Override_Frozen']);
  });

  test('can be saved again unchanged, and after its deal was given to the approver', () => {
    expect(changed({}, approved)).toEqual([]);
    expect(changed({}, { ...approved, Opportunity__r: { OwnerId: MANAGER } })).toEqual([]);
  });

  test('is revoked by an approver with a note of its own, and keeps who approved it', () => {
    expect(changed(revocation, approved)).toEqual([]);
    expect(changed({ ...revocation, Decision_Note__c: null }, approved)).toEqual(['DF_Override_Note_Needed']);
    const noted = { ...approved, Decision_Note__c: revocation.Decision_Note__c };
    expect(changed(revocation, noted)).toEqual(['DF_Override_Note_Needed']);
    expect(changed({ ...revocation, Decided_By__c: OWNER }, approved)).toEqual(['DF_Override_Decision_Kept']);
    expect(changed({ ...revocation, Revoked_By__c: OWNER }, approved)).toEqual(['DF_Override_Revoked_By']);
    expect(changed({ ...revocation, Revoked_At__c: null }, approved)).toEqual(['DF_Override_Revoked_By']);
    const noPermission = { ...approved, $Permission: { DF_Approve_Gate_Overrides: false } };
    expect(changed(revocation, noPermission)).toEqual(['DF_Override_Revoker']);
  });

  test('is not revoked after its last day', () => {
    expect(changed(revocation, { ...approved, Expires_On__c: '2026-11-20' })).toEqual(['DF_Override_Past']);
  });

  test('keeps who decided, when and with which note', () => {
    for (const change of [
      { Decided_By__c: OWNER },
      { Decided_At__c: '2026-11-21T09:31:00.000Z' },
      { Decision_Note__c: 'x y' },
    ]) {
      expect(changed(change, approved)).toEqual(['DF_Override_Decision_Kept']);
    }
    expect(changed({ Revoked_By__c: MANAGER }, approved)).toEqual(['DF_Override_Decision_Kept']);
  });
});

describe.each([
  ['declined', { ...request, ...decline }],
  ['withdrawn', { ...request, Status__c: 'Withdrawn' }],
  ['revoked', { ...approved, ...revocation }],
])('what was %s', (_, settled) => {
  test('stays so: it is neither approved nor reopened, nor turned into another', () => {
    for (const status of ['Requested', 'Approved', 'Declined', 'Withdrawn', 'Revoked']) {
      if (status === settled.Status__c) continue;
      expect(changed({ Status__c: status }, settled)).toContain('DF_Override_Settled');
      expect(changed({ Status__c: status }, { ...settled, ...bySeller })).toContain('DF_Override_Settled');
    }
    expect(changed({ Expires_On__c: '2026-12-24' }, settled)).toEqual(['DF_Override_Settled']);
    expect(changed({ Reason__c: 'Now it is different.' }, settled)).toEqual(['DF_Override_Settled']);
    expect(changed({}, settled)).toEqual([]);
  });
});
