import GateHistory from 'c/gateHistory';
import { deepAll, settled, texts } from '../../../../../test/jest/deal.ts';
import { place } from '../../../../../test/jest/element.ts';

jest.mock('@salesforce/label/c.DF_History_Asked_By', () => ({ default: '{0}, {1}; asked {2}' }), { virtual: true });

const decision = (id: string, more = {}) => ({
  id,
  from: 'Needs Analysis',
  to: 'Value Proposition',
  outcome: 'blocked',
  unmet: ['Note the problem.'],
  playbook: 'test:1',
  source: 'panel',
  at: `2026-11-2${id}T08:00:00.000Z`,
  by: 'Ada King',
  ...more,
});
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
      [decision('1'), decision('3', { outcome: 'allowed', unmet: [], playbook: '' })],
      [override('2', 'Approved'), override('0', 'Requested')],
    );
    expect(ids(element)).toEqual(['3', '2', '1']);
    expect(texts(element, '.entry__text')).toEqual([
      'c.DF_History_Allowed',
      'c.DF_History_Override_Approved',
      'c.DF_History_Blocked',
    ]);
    expect(texts(element, '.entry__meta')).toEqual([
      'c.DF_History_By',
      expect.stringContaining('asked'),
      'c.DF_History_By_Playbook',
    ]);
    expect(texts(element, '[data-missing]')).toEqual(['Note the problem.']);
    expect(texts(element, '.entry__reason')).toEqual(['They sign on Friday.']);
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
    expect(texts(element, '[data-entry-note]')).toEqual(['Wrong deal.']);
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

  test('what is of a later release, or has no date, is shown as it is', () => {
    const element = show([decision('1', { outcome: 'postponed', at: '' })], [override('2', 'Declined')]);
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
