import { dayIn, dayText, midnight } from '../../../src/local-org/soql/dates/days.ts';
import { dateLiteralRange } from '../../../src/local-org/soql/dates/literals.ts';
import { datePart } from '../../../src/local-org/soql/dates/parts.ts';

// A Wednesday.
const today = dayIn(new Date('2026-11-18T12:00:00Z'), 'UTC');

describe('date literals', () => {
  test.each([
    ['YESTERDAY', 0, '2026-11-17', '2026-11-18'],
    ['TODAY', 0, '2026-11-18', '2026-11-19'],
    ['TOMORROW', 0, '2026-11-19', '2026-11-20'],
    ['LAST_WEEK', 0, '2026-11-08', '2026-11-15'],
    ['THIS_WEEK', 0, '2026-11-15', '2026-11-22'],
    ['NEXT_WEEK', 0, '2026-11-22', '2026-11-29'],
    ['LAST_MONTH', 0, '2026-10-01', '2026-11-01'],
    ['THIS_MONTH', 0, '2026-11-01', '2026-12-01'],
    ['NEXT_MONTH', 0, '2026-12-01', '2027-01-01'],
    ['THIS_QUARTER', 0, '2026-10-01', '2027-01-01'],
    ['LAST_QUARTER', 0, '2026-07-01', '2026-10-01'],
    ['NEXT_QUARTER', 0, '2027-01-01', '2027-04-01'],
    ['THIS_YEAR', 0, '2026-01-01', '2027-01-01'],
    ['LAST_YEAR', 0, '2025-01-01', '2026-01-01'],
    ['NEXT_FISCAL_YEAR', 0, '2027-01-01', '2028-01-01'],
    ['LAST_90_DAYS', 0, '2026-08-20', '2026-11-19'],
    ['NEXT_90_DAYS', 0, '2026-11-19', '2027-02-17'],
    ['LAST_N_DAYS', 7, '2026-11-11', '2026-11-19'],
    ['NEXT_N_DAYS', 7, '2026-11-19', '2026-11-26'],
    ['N_DAYS_AGO', 7, '2026-11-11', '2026-11-12'],
    ['LAST_N_WEEKS', 2, '2026-11-01', '2026-11-15'],
    ['NEXT_N_WEEKS', 2, '2026-11-22', '2026-12-06'],
    ['N_WEEKS_AGO', 2, '2026-11-01', '2026-11-08'],
    ['LAST_N_MONTHS', 2, '2026-09-01', '2026-11-01'],
    ['NEXT_N_MONTHS', 2, '2026-12-01', '2027-02-01'],
    ['N_MONTHS_AGO', 12, '2025-11-01', '2025-12-01'],
    ['LAST_N_QUARTERS', 3, '2026-01-01', '2026-10-01'],
    ['N_QUARTERS_AGO', 1, '2026-07-01', '2026-10-01'],
    ['LAST_N_YEARS', 2, '2024-01-01', '2026-01-01'],
    ['NEXT_N_FISCAL_QUARTERS', 1, '2027-01-01', '2027-04-01'],
  ])('%s:%i begins on %s and ends before %s', (name, n, start, end) => {
    const range = dateLiteralRange(name, n, today);
    expect([dayText(range.start), dayText(range.end)]).toEqual([start, end]);
  });

  test('an unknown literal is refused', () => {
    expect(() => dateLiteralRange('NEXT_CENTURY', 0, today)).toThrow("unexpected token: 'NEXT_CENTURY'");
    expect(() => dateLiteralRange('LAST_N_DAYS', 1e9, today)).toThrow('too large');
  });

  test('a day begins at midnight of the zone, also where clocks change', () => {
    expect(midnight(today, 'UTC')).toBe('2026-11-18T00:00:00.000Z');
    expect(midnight(today, 'Europe/Berlin')).toBe('2026-11-17T23:00:00.000Z');
    expect(midnight(today, 'America/Los_Angeles')).toBe('2026-11-18T08:00:00.000Z');
    const dayOf = (text: string): number => Date.parse(text) / 86_400_000;
    // Clocks go forward on the night to 29 March 2026, and back on 25 October, at 01:00 UTC.
    expect(midnight(dayOf('2026-03-29'), 'Europe/Berlin')).toBe('2026-03-28T23:00:00.000Z');
    expect(midnight(dayOf('2026-03-30'), 'Europe/Berlin')).toBe('2026-03-29T22:00:00.000Z');
    expect(midnight(dayOf('2026-10-26'), 'Europe/Berlin')).toBe('2026-10-25T23:00:00.000Z');
    expect(midnight(dayOf('2026-07-01'), 'Asia/Kolkata')).toBe('2026-06-30T18:30:00.000Z');
  });

  test('today is the day of the zone', () => {
    const lateEvening = new Date('2026-11-18T23:30:00Z');
    expect(dayText(dayIn(lateEvening, 'UTC'))).toBe('2026-11-18');
    expect(dayText(dayIn(lateEvening, 'Europe/Berlin'))).toBe('2026-11-19');
    expect(dayText(dayIn(lateEvening, 'America/New_York'))).toBe('2026-11-18');
  });

  test.each([
    ['CALENDAR_YEAR', '2026-11-18', 'UTC', 2026],
    ['CALENDAR_QUARTER', '2026-11-18', 'UTC', 4],
    ['FISCAL_MONTH', '2026-11-18', 'UTC', 11],
    ['DAY_IN_WEEK', '2026-11-18', 'UTC', 4],
    ['DAY_IN_YEAR', '2026-02-01', 'UTC', 32],
    ['WEEK_IN_MONTH', '2026-11-18', 'UTC', 3],
    ['HOUR_IN_DAY', '2026-11-18T23:30:00.000Z', 'UTC', 23],
    ['HOUR_IN_DAY', '2026-11-18T23:30:00.000Z', 'Europe/Berlin', 0],
    ['DAY_ONLY', '2026-11-18T23:30:00.000Z', 'Europe/Berlin', '2026-11-19'],
    ['CALENDAR_YEAR', null, 'UTC', null],
  ])('%s of %p in %s is %p', (name, value, zone, expected) => {
    expect(datePart(name, value, zone)).toBe(expected);
  });
});

describe('a fiscal year that begins in April', () => {
  const day = (text: string): number => Date.parse(`${text}T00:00:00Z`) / 86_400_000;
  const today = day('2026-02-10');

  test.each([
    ['THIS_FISCAL_YEAR', 0, '2025-04-01', '2026-04-01'],
    ['NEXT_FISCAL_YEAR', 0, '2026-04-01', '2027-04-01'],
    ['LAST_N_FISCAL_YEARS', 2, '2023-04-01', '2025-04-01'],
    ['THIS_FISCAL_QUARTER', 0, '2026-01-01', '2026-04-01'],
    ['N_FISCAL_QUARTERS_AGO', 1, '2025-10-01', '2026-01-01'],
    ['THIS_YEAR', 0, '2026-01-01', '2027-01-01'],
  ])('%s', (name, n, start, end) => {
    expect(dateLiteralRange(name, n, today, 4)).toEqual({ start: day(start), end: day(end) });
  });

  test('has its own quarters and months', () => {
    const part = (name: string, value: string): unknown => datePart(name, value, 'UTC', 4);
    expect([
      part('FISCAL_YEAR', '2026-02-10'),
      part('FISCAL_QUARTER', '2026-02-10'),
      part('FISCAL_MONTH', '2026-02-10'),
    ]).toEqual([2025, 4, 11]);
    expect([
      part('FISCAL_YEAR', '2026-04-01'),
      part('FISCAL_QUARTER', '2026-04-01'),
      part('CALENDAR_QUARTER', '2026-04-01'),
    ]).toEqual([2026, 1, 2]);
  });

  test('a period beyond the years of four digits is refused', () => {
    expect(() => dateLiteralRange('LAST_N_YEARS', 5000, today)).toThrow('`LAST_N_YEARS:5000` is too large');
  });
});
