/** Days as `2026-11-28`; arithmetic in UTC, since days have no zone. */

/** A year and a month (1 to 12) and a day, as ISO text; null where the calendar has no such day. */
export function dayOf(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
}

/** The day so many days later. */
export function plusDays(day: string, count: number): string {
  return new Date(Date.parse(day) + count * 86_400_000).toISOString().slice(0, 10);
}

/** The last day of a month; months beyond 12 run on into the next year. */
export function lastOf(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** The day so many months later; the month's last day where it has no such day. */
export function plusMonths(day: string, count: number): string {
  const [year, month, date] = partsOf(day);
  const last = lastOf(year, month + count);
  const same = `${last.slice(0, 8)}${String(date).padStart(2, '0')}`;
  return same < last ? same : last;
}

/** Monday is 1, Sunday 7. */
export function weekdayOf(day: string): number {
  return new Date(day).getUTCDay() || 7;
}

/** The Friday of an ISO week (ISO 8601: week 1 holds 4 January). */
export function fridayOf(year: number, week: number): string {
  const fourth = `${year}-01-04`;
  return plusDays(fourth, (week - 1) * 7 + 5 - weekdayOf(fourth));
}

/** Year, month and day as numbers. */
export function partsOf(day: string): [number, number, number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
}
