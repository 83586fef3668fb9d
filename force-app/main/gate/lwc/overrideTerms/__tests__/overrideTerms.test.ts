import { mayBypass, overrideTermsFor } from 'c/overrideTerms';
import { playbook } from '../../../../../test/jest/deal.ts';

describe('the override that opens the way', () => {
  const gate = (toEnter: string, override?: object) => ({
    toEnter,
    mode: 'enforce',
    criteria: [{ id: 'a', kind: 'checked', field: 'X', sentence: 'X.' }],
    ...(override ? { override } : {}),
  });
  const limits = { approver: 'DF_Approve_Gate_Overrides', maxDays: 7, reasons: [] };
  const unmet = (toEnter: string, id = 'a', mode = 'enforce') =>
    ({ id, playbook: playbook.playbook, toEnter, mode, sentence: 'X.' }) as any;
  const first = 'Value Proposition';
  const last = 'Closed Won';

  test.each([
    ['its own gate', [gate(first, limits), gate(last, limits)], [unmet(first)], first],
    ['a later gate, where its own has none', [gate(last, limits), gate(first)], [unmet(first)], last],
    ['the last of several gates', [gate(last, limits), gate(first, limits)], [unmet(first), unmet(last)], last],
    ['none, where only an earlier gate has one', [gate(first, limits), gate(last)], [unmet(last)], undefined],
    ['none, where nothing enforced is lacking', [gate(first, limits)], [unmet(first, 'a', 'warn')], undefined],
    ['none, where the stage itself is the trouble', [gate(first, limits)], [unmet(first, 'unknown-stage')], undefined],
  ])('is that of %s', (_, gates, lacking, expected) => {
    expect(overrideTermsFor([{ ...playbook, gates }] as any, lacking)?.toEnter).toBe(expected);
  });

  test('has the names of its reasons in the language of the reader, where the playbook has them', () => {
    const own = { ...playbook, gates: [gate(first, limits)], reasonNames: { Renewal: 'Verlängerung' } };
    expect(overrideTermsFor([own] as any, [unmet(first)])?.reasonNames).toEqual({ Renewal: 'Verlängerung' });
  });
});

jest.mock('@salesforce/customPermission/DF_Bypass_Stage_Gates', () => ({ default: undefined }), { virtual: true });

test('who has the bypass permission of every playbook that lacks something may bypass', () => {
  const of = (code: string, bypassPermission: string) => ({ playbook: code, bypassPermission }) as any;
  const lacks = (...codes: string[]) => codes.map((code) => ({ playbook: code })) as any;
  const both = [of('a', 'Skip'), of('b', 'DF_Bypass_Stage_Gates')];
  expect(mayBypass(both, lacks('a'), ['Skip'])).toBe(true);
  expect(mayBypass(both, lacks('a'))).toBe(false);
  expect(mayBypass(both, lacks('a', 'b'), ['Skip'])).toBe(false);
  expect(mayBypass(both, [], ['Skip'])).toBe(false);
});
