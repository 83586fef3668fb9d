import { Backlog, REST } from '../../../src/sync/watch/backlog.ts';
import type { LedgerRow } from '../../../src/sync/watch/types.ts';

const row = (id: string, dealId: string, at: string): LedgerRow => ({
  id,
  dealId,
  at,
  stage: 'Qualification',
  amount: null,
  closeDate: null,
  userId: 'u',
});

test('a deal rests two seconds after its last change, and is taken with all its rows', () => {
  const backlog = new Backlog();
  backlog.addRow(row('r1', 'd', '2026-11-30T08:00:00.000Z'), 0);
  backlog.addRow(row('r2', 'd', '2026-11-30T08:00:01.000Z'), 1000);
  expect(backlog.take(REST).size).toBe(0);
  expect(backlog.next()).toBe(1000 + REST);
  expect([...backlog.take(1000 + REST)].map(([deal, rows]) => [deal, rows.map(({ id }) => id)])).toEqual([
    ['d', ['r1', 'r2']],
  ]);
  expect([backlog.size, backlog.next(), backlog.has('r1')]).toEqual([0, undefined, false]);
});

test('a deal that never rests is taken after half a minute', () => {
  const backlog = new Backlog();
  for (let now = 0; now <= 40_000; now += 1000) backlog.addChange('d', '2026-11-30T08:00:00.000Z', now);
  expect(backlog.next()).toBe(30_000);
});

test('the same row is taken once, and the oldest that waits is known', () => {
  const backlog = new Backlog();
  backlog.addRow(row('r2', 'b', '2026-11-30T08:00:05.000Z'), 0);
  backlog.addRow(row('r1', 'a', '2026-11-30T08:00:01.000Z'), 500);
  backlog.addRow(row('r1', 'a', '2026-11-30T08:00:01.000Z'), 900);
  backlog.addChange('c', '2026-11-30T08:00:03.000Z', 900);
  backlog.addChange('c', '2026-11-30T08:00:09.000Z', 950);
  expect(backlog.oldest()).toEqual({ row: '2026-11-30T08:00:01.000Z', change: '2026-11-30T08:00:03.000Z' });
  expect(backlog.take(500 + REST).get('a')?.length).toBe(1);
});

test('at most 200 deals are taken at once, those that wait longest first', () => {
  const backlog = new Backlog();
  for (let number = 0; number < 450; number += 1)
    backlog.addRow(row(`r${number}`, `d${number}`, '2026-11-30T08:00:00.000Z'), 450 - number);
  const sizes = [backlog, backlog, backlog].map((one) => [...one.take(10_000).keys()]);
  expect(sizes.map(({ length }) => length)).toEqual([200, 200, 50]);
  expect(sizes[0]?.[0]).toBe('d449');
});

test('a deal rests as long as the caller wants', () => {
  const backlog = new Backlog(100);
  backlog.addChange('d', '2026-11-30T08:00:00.000Z', 0);
  expect([backlog.take(99).size, backlog.take(100).size]).toEqual([0, 1]);
});

test('a deal that is put back waits again with all of its rows, at most half a minute from its first change on', () => {
  const backlog = new Backlog();
  backlog.addRow(row('r1', 'd', '2026-11-30T08:00:00.000Z'), 0);
  backlog.addChange('d', '2026-11-30T08:00:00.000Z', 0);
  expect(backlog.take(REST).size).toBe(1);
  expect(backlog.mayWait('d', REST)).toBe(true);
  backlog.addRow(row('r2', 'd', '2026-11-30T08:00:03.000Z'), REST);
  backlog.putBack('d', REST);
  expect([backlog.has('r1'), backlog.hasRows('d'), backlog.next()]).toEqual([true, true, 2 * REST]);
  expect(backlog.oldest()).toEqual({ row: '2026-11-30T08:00:00.000Z', change: '2026-11-30T08:00:00.000Z' });
  expect(
    backlog
      .take(29_999)
      .get('d')
      ?.map(({ id }) => id),
  ).toEqual(['r1', 'r2']);
  backlog.putBack('d', 29_999);
  expect(backlog.next()).toBe(30_000);
  expect(backlog.take(30_000).size).toBe(1);
  expect(backlog.mayWait('d', 30_000)).toBe(false);
  // One that was not taken cannot be put back.
  backlog.putBack('e', 30_000);
  expect(backlog.size).toBe(0);
});
