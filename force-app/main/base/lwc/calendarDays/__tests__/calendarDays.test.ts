import { dayFrom, daysBetween, today } from '../calendarDays.ts';

it('counts days over the end of a month and of a year', () => {
  expect(dayFrom(new Date(2026, 11, 30, 23, 59), 3)).toBe('2027-01-02');
  expect(dayFrom(new Date(2026, 2, 1), -1)).toBe('2026-02-28');
});

it("names today by the user's clock", () => {
  expect(today()).toBe(dayFrom(new Date(), 0));
});

it('counts the days between two days, also over a change of the clock', () => {
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
  expect(daysBetween('2026-11-21', '2026-11-20')).toBe(-1);
  expect(daysBetween('', '2026-11-20')).toBeNaN();
});
