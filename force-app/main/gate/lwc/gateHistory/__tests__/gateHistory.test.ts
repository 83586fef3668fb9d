import GateHistory from 'c/gateHistory';
import { deepAll, settled, texts } from '../../../../../test/jest/deal.ts';
import { place } from '../../../../../test/jest/element.ts';

jest.mock('@salesforce/label/c.DF_History_Asked_By', () => ({ default: '{0}, {1}; asked {2}' }), { virtual: true });

const decision = (id: string, more = {}) => ({
  Id: id,
  From_Stage__c: { value: 'Needs Analysis' },
  To_Stage__c: { value: 'Value Proposition' },
  Outcome__c: { value: 'blocked' },
  Unmet__c: { value: 'Note the problem.' },
  Playbook__c: { value: 'test:1' },
  Decided_At__c: { value: `2026-11-2${id}T08:00:00.000Z` },
  Decided_By__r: { Name: { value: 'Ada King' } },
  ...more,
});
const plain = { Outcome__c: { value: 'allowed' }, Unmet__c: { value: null }, Playbook__c: { value: null } };
const override = (id: string, status: string, more = {}) => ({
  id,
  status,
  stage: 'Value Proposition',
  modifiedAt: `2026-11-2${id}T09:00:00.000Z`,
  modifiedBy: 'Max Boss',
  requestedBy: 'Ada King',
  reason: 'They sign on Friday.',
  note: '',
  ...more,
});

function show(decisions: readonly object[], overrides: readonly object[] = []) {
  return place('c-gate-history', GateHistory, { decisions, overrides });
}
const ids = (element: Element) => deepAll(element, '[data-entry]').map((entry) => entry.getAttribute('data-entry'));

describe('what was decided before', () => {
  afterEach(() => document.body.replaceChildren());

  test('comes newest first, gates and people in one list, with the evidence', () => {
    const element = show(
      [decision('1'), decision('3', { Outcome__c: { value: 'warned' }, Playbook__c: { value: null } })],
      [override('2', 'Approved'), override('0', 'Requested')],
    );
    expect(ids(element)).toEqual(['3', '2', '1']);
    expect(texts(element, '.entry__text')).toEqual([
      'c.DF_History_Warned',
      'c.DF_History_Override_Approved',
      'c.DF_History_Blocked',
    ]);
    expect(texts(element, '.entry__meta')).toEqual([
      'c.DF_History_By',
      expect.stringContaining('asked'),
      'c.DF_History_By_Playbook',
    ]);
    expect(texts(element, '[data-missing]')).toEqual(['Note the problem.', 'Note the problem.']);
    expect(texts(element, '[data-entry-note]')).toEqual(['They sign on Friday.']);
  });

  test('a revoked override shows its approval too, each by whom and when, and the note of the revocation', () => {
    const moments = { decidedAt: '2026-11-21T10:00:00.000Z', revokedAt: '2026-11-23T10:00:00.000Z' };
    const more = { ...moments, decidedBy: 'Max Boss', revokedBy: 'Mia Head', note: 'Wrong deal.' };
    const element = show([decision('2')], [override('1', 'Revoked', more)]);
    expect(ids(element)).toEqual(['1', '2', '1-approved']);
    expect(texts(element, '.entry__text')).toEqual([
      'c.DF_History_Override_Revoked',
      'c.DF_History_Blocked',
      'c.DF_History_Override_Approved',
    ]);
    expect(texts(element, '.entry__meta').filter((text) => text.includes('asked'))).toEqual([
      expect.stringMatching(/^Mia Head, Nov 23, 2026, .*; asked Ada King$/),
      expect.stringMatching(/^Max Boss, Nov 21, 2026, .*; asked Ada King$/),
    ]);
    expect(texts(element, '[data-entry-note]')).toEqual([
      'They sign on Friday.',
      'Wrong deal.',
      'They sign on Friday.',
    ]);
  });

  test('shows the last three, and the rest on demand', async () => {
    const element = show(['1', '2', '3', '4'].map((id) => decision(id)));
    const toggle = deepAll(element, '[data-toggle]')[0] as HTMLElement & { label: string };
    expect(ids(element)).toHaveLength(3);
    expect(toggle.label).toBe('c.DF_History_Show_All');
    toggle.click();
    await settled();
    expect(ids(element)).toHaveLength(4);
    expect(toggle.label).toBe('c.DF_History_Show_Fewer');
  });

  test('moves at which nothing was missing come only with all, also where there is nothing else', async () => {
    const element = show([decision('1'), decision('2', plain)]);
    const toggle = () => deepAll(element, '[data-toggle]')[0] as HTMLElement;
    expect(ids(element)).toEqual(['1']);
    toggle().click();
    await settled();
    expect(ids(element)).toEqual(['2', '1']);
    expect(deepAll(element, 'details')).toHaveLength(1);
    toggle().click();
    await settled();
    expect(ids(element)).toEqual(['1']);
    const quiet = show([decision('2', plain)]);
    expect(ids(quiet)).toEqual([]);
    expect(deepAll(quiet, '[data-toggle]')).toHaveLength(1);
    await expect(quiet).toBeAccessible();
  });

  test('a bypass comes with its way, and what the deal stands without', () => {
    const way = { Outcome__c: { value: 'bypassed' }, Way__c: { value: 'rule deleted' } };
    const element = show([decision('1', way)]);
    expect(texts(element, '.entry__text')).toEqual(['c.DF_History_Bypassed']);
    expect(texts(element, '[data-entry-note]')).toEqual(['c.DF_History_Way_Rule_Deleted']);
    expect(texts(element, 'summary')).toEqual(['c.DF_History_Missing']);
  });

  test('what is of a later release, or has no date, is shown as it is', () => {
    const element = show(
      [decision('1', { Outcome__c: { value: 'postponed' }, Decided_At__c: { value: null } })],
      [override('2', 'Declined')],
    );
    expect(texts(element, '.entry__text').sort()).toEqual([
      'c.DF_History_Override_Declined',
      'postponed: Needs Analysis – Value Proposition',
    ]);
  });

  test('nothing decided, nothing shown; it is accessible', async () => {
    expect(deepAll(show([]), 'section')).toHaveLength(0);
    await expect(show([decision('1')])).toBeAccessible();
  });
});
