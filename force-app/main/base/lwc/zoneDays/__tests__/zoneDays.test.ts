import { addDays, zoneDays } from '../zoneDays.ts';

it.each([
  ['Pacific/Kiritimati', '2026-11-20T09:59:59.999Z', '2026-11-20'],
  ['Pacific/Kiritimati', '2026-11-20T10:00:00Z', '2026-11-21'],
  ['Pacific/Pago_Pago', '2026-11-21T10:59:59.999Z', '2026-11-20'],
  ['Pacific/Pago_Pago', '2026-11-21T11:00:00Z', '2026-11-21'],
  ['UTC', '2026-12-31T23:59:59.999Z', '2026-12-31'],
  ['UTC', '2027-01-01T00:00:00Z', '2027-01-01'],
])('in %s, %s is on %s', (zone, moment, day) => {
  expect(zoneDays(zone)(new Date(moment))).toBe(day);
});

it('changes the day at the midnight of each season where the clock is put forward and back', () => {
  const day = zoneDays('Europe/Berlin');
  const days = ['2026-03-28T22:59:59Z', '2026-03-28T23:00:00Z', '2026-03-29T21:59:59Z', '2026-03-29T22:00:00Z'];
  expect(days.map((moment) => day(new Date(moment)))).toEqual(['2026-03-28', '2026-03-29', '2026-03-29', '2026-03-30']);
  expect(day(new Date('2026-10-25T22:59:59Z'))).toBe('2026-10-25');
  expect(day(new Date('2026-10-25T23:00:00Z'))).toBe('2026-10-26');
});

it('begins a day at 01:00 where the clock is put forward at midnight', () => {
  const day = zoneDays('America/Santiago');
  expect(day(new Date('2026-09-06T03:59:59Z'))).toBe('2026-09-05');
  expect(day(new Date('2026-09-06T04:00:00Z'))).toBe('2026-09-06');
});

it('refuses a name that is no time zone', () => {
  expect(() => zoneDays('Middle/Earth')).toThrow(RangeError);
});

it('counts days over the end of a month and of a year', () => {
  expect(addDays('2026-12-30', 3)).toBe('2027-01-02');
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
});
