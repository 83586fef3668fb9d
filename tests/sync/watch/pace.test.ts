import { pauseBetween } from '../../../src/sync/watch/pace.ts';

test.each([
  ['an org that reports no limit', undefined, 500],
  ['less than half is used', { used: 49_999, limit: 100_000 }, 500],
  ['half is used: what is left but the reserve is spread over a day', { used: 50_000, limit: 100_000 }, 21_600],
  ['nearly all is used', { used: 89_000, limit: 100_000 }, 60_000],
  ['more than all is used', { used: 120_000, limit: 100_000 }, 60_000],
  ['a large org', { used: 5_000_000, limit: 10_000_000 }, 500],
] as const)('%s', (_name, allowance, pause) => {
  expect(Math.round(pauseBetween(allowance, 0.1, 60_000))).toBe(pause);
});

test('never longer than the longest pause', () => {
  expect(pauseBetween(undefined, 0.1, 100)).toBe(100);
});
