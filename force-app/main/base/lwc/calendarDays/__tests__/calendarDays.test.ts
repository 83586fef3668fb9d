import { dayFrom, daysBetween, today } from '../calendarDays.ts';

// The browser's own zone is that of the machine; Salesforce's is the other end of the world.
jest.mock('@salesforce/i18n/timeZone', () => ({ default: 'Pacific/Kiritimati' }), { virtual: true });

afterEach(() => jest.useRealTimers());

it("names today by the zone of the user's record, and not by the browser's", () => {
  jest.useFakeTimers({ now: new Date('2026-11-20T09:59:59Z') });
  expect(today()).toBe('2026-11-20');
  jest.setSystemTime(new Date('2026-11-20T10:00:00Z'));
  expect(today()).toBe('2026-11-21');
});

it('counts days over the end of a month and of a year', () => {
  expect(dayFrom(new Date('2026-12-30T09:59:00Z'), 3)).toBe('2027-01-02');
  expect(dayFrom(new Date('2026-02-28T10:00:00Z'), -1)).toBe('2026-02-28');
  expect(dayFrom(new Date(''), 0)).toBe('');
});

it('counts the days between two days, also over a change of the clock', () => {
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
  expect(daysBetween('2026-11-21', '2026-11-20')).toBe(-1);
  expect(daysBetween('', '2026-11-20')).toBeNaN();
});
