import { checkDoesItPay } from './doesItPay.ts';

/** A twentieth of `npm run soak -- 'does it pay'`, always of the same pipelines. */
it('shows few differences where none is, covers planted ones, and sees 35 against 55 %', () => {
  const lines: string[] = [];
  expect(checkDoesItPay({ quiet: 50, planted: 10, seen: 50, slack: 0.12 }, (line) => lines.push(line))).toEqual([]);
  expect(lines).toHaveLength(12);
});
