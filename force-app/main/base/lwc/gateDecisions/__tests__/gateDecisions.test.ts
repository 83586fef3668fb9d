import { decisionOf, described } from 'c/gateDecisions';

jest.mock('@salesforce/label/c.DF_History_Was_And_Is', () => ({ default: '{0}: was {1}, is {2}' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_History_Set_Back', () => ({ default: 'back, {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_History_Late_Note', () => ({ default: 'late, {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_History_Bypassed', () => ({ default: 'bypassed {0} to {1}' }), { virtual: true });

const record = {
  Id: 'd1',
  From_Stage__c: 'Qualification',
  To_Stage__c: 'Value Proposition',
  Outcome__c: 'bypassed',
  Unmet__c: 'Note a pain.\nFill the date.\n',
  Playbook__c: 'test:1',
  Decided_At__c: '2026-11-21T08:00:00.000Z',
  Decided_By__r: { Name: 'Ada King' },
  Way__c: 'permission',
  Approver_Owned__c: false,
};
const words = (more: object) => described(decisionOf({ ...record, Way__c: null, ...more }));

describe('the row of a decision', () => {
  test('has what was missing line by line, and what a watch adds', () => {
    expect(decisionOf(record)).toEqual({
      id: 'd1',
      from: 'Qualification',
      to: 'Value Proposition',
      outcome: 'bypassed',
      unmet: ['Note a pain.', 'Fill the date.'],
      playbook: 'test:1',
      at: '2026-11-21T08:00:00.000Z',
      by: 'Ada King',
      way: 'permission',
      childrenChangedAt: '',
      revertedAt: '',
      isApprovedByOwner: false,
      evidence: '',
      evidenceFrom: '',
      evidenceTo: '',
    });
    expect(decisionOf({ Approver_Owned__c: { value: true } })).toMatchObject({ isApprovedByOwner: true, unmet: [] });
  });
});

describe('a decision in words', () => {
  test.each([
    ['allowed', 'Allowed', 'Missing'],
    ['warned', 'Warned', 'Missing'],
    ['observed', 'Observed', 'Missing'],
    ['overridden', 'Overridden', 'Missing'],
    ['blocked', 'Blocked', 'Missing'],
    ['judged late', 'Judged_Late', 'Missing_Then'],
    ['taken back', 'Taken_Back', 'Missing_Since'],
    ['in scope late', 'In_Scope_Late', 'Missing_Since'],
  ])('%s', (outcome, text, missing) => {
    const found = words({ Outcome__c: outcome });
    expect(found.text).toBe(`c.DF_History_${text}`);
    expect(found.missing).toBe(`c.DF_History_${missing}`);
  });

  test.each([
    ['permission', 'Permission'],
    ['integration', 'Integration'],
    ['rule deleted', 'Rule_Deleted'],
    ['rule switched off', 'Rule_Off'],
    ['rule changed', 'Rule_Changed'],
    ['conversion', 'Conversion'],
    ['unknown', 'Unknown'],
  ])('bypassed: %s', (way, label) => {
    expect(words({ Way__c: way })).toMatchObject({
      text: 'bypassed Qualification to Value Proposition',
      notes: [`c.DF_History_Way_${label}`],
    });
  });

  test('an outcome and a way of a later release are shown by their names; a deal can be new in its stage', () => {
    expect(words({ Outcome__c: 'postponed', Way__c: 'tunnel' })).toMatchObject({
      text: 'postponed: Qualification – Value Proposition',
      notes: ['tunnel'],
    });
    expect(words({ From_Stage__c: null }).text).toBe('bypassed c.DF_History_New to Value Proposition');
  });

  test('a bypass after which the watch set the deal back has the time of that', () => {
    const { notes } = words({ Way__c: 'rule deleted', Reverted_At__c: '2026-11-21T09:30:00.000Z' });
    expect(notes).toEqual(['c.DF_History_Way_Rule_Deleted', expect.stringMatching(/^back, Nov 21, 2026, /)]);
  });

  test('an override whose approver owned the deal by then is distinguished', () => {
    const owned = words({ Outcome__c: 'overridden', Approver_Owned__c: true });
    expect(owned.notes).toEqual(['c.DF_History_Owner_Approved']);
    expect(words({ Outcome__c: 'overridden' }).notes).toEqual([]);
  });

  test.each([
    ['Quoted', 'Withdrawn', 'A-000012: was c.DF_Evidence_Quoted, is c.DF_History_Was_Withdrawn'],
    ['Confirmed', 'Not Known Yet', 'A-000012: was c.DF_Evidence_Confirmed, is c.DF_History_Was_Open'],
    ['Quoted, 52000', 'Quoted, 5', 'A-000012: was c.DF_Evidence_Quoted, 52,000, is c.DF_Evidence_Quoted, 5'],
    ['Heard', 'Lost', 'A-000012: was c.DF_Evidence_Heard, is Lost'],
    ['Heard', null, 'A-000012: was c.DF_Evidence_Heard, is '],
  ])('evidence taken back: %s, %s', (from, to, note) => {
    const evidence = { Evidence_Name__c: 'A-000012', Evidence_From__c: from, Evidence_To__c: to };
    expect(words({ Outcome__c: 'taken back', ...evidence }).notes).toEqual([note]);
  });

  test.each([
    ['economic buyer (A-000012)', 'c.DF_Concept_Economic_Buyer (A-000012)'],
    ['pain (P-000003)', 'c.DF_History_Pain (P-000003)'],
    // Of a later release.
    ['omen (X-000001)', 'omen (X-000001)'],
  ])('evidence is named in the language of the reader: %s', (name, shown) => {
    const evidence = { Evidence_Name__c: name, Evidence_From__c: 'Heard', Evidence_To__c: 'Lost' };
    const { notes } = words({ Outcome__c: 'taken back', ...evidence });
    expect(notes).toEqual([`${shown}: was c.DF_Evidence_Heard, is Lost`]);
  });

  test('judged late counts against nobody, and has the time of the change where it was read', () => {
    const late = (at: string | null) => words({ Outcome__c: 'judged late', Children_Changed_At__c: at }).notes;
    expect(late('2026-11-21T09:30:00.000Z')).toEqual([expect.stringMatching(/^late, Nov 21, 2026, /)]);
    expect(late(null)).toEqual(['late, ']);
    // The time alone is no note: nothing was missing.
    expect(words({ Outcome__c: 'allowed', Children_Changed_At__c: '2026-11-21T09:30:00.000Z' }).notes).toEqual([]);
  });
});
