import { DAY_MS, wallClock } from './days.ts';

/** What the date functions look at: a date-time's fields are those of the wall clock. */
interface Parts {
  readonly date: Date;
  readonly month: number;
  readonly dayOfYear: number;
}

/** By function name; FISCAL_ functions are the CALENDAR_ ones of a shifted date. Weeks count from 1 January, in sevens. */
const PARTS: Readonly<Record<string, (parts: Parts) => number | string>> = {
  CALENDAR_YEAR: ({ date }) => date.getUTCFullYear(),
  CALENDAR_QUARTER: ({ month }) => Math.ceil(month / 3),
  CALENDAR_MONTH: ({ month }) => month,
  DAY_IN_MONTH: ({ date }) => date.getUTCDate(),
  DAY_IN_WEEK: ({ date }) => date.getUTCDay() + 1,
  DAY_IN_YEAR: ({ dayOfYear }) => dayOfYear,
  DAY_ONLY: ({ date }) => date.toISOString().slice(0, 10),
  HOUR_IN_DAY: ({ date }) => date.getUTCHours(),
  WEEK_IN_MONTH: ({ date }) => Math.ceil(date.getUTCDate() / 7),
  WEEK_IN_YEAR: ({ dayOfYear }) => Math.ceil(dayOfYear / 7),
};

/**
 * The value of a date function (`CALENDAR_YEAR`, `DAY_IN_WEEK` …) for a stored date or date-time; a date-time is read in `timeZone`.
 * Null for a blank value and an unknown function. A fiscal year has the number of the calendar year in which it begins.
 * @param fiscalStart the month, 1 to 12, in which the fiscal year begins
 */
export function datePart(
  name: string,
  value: string | null,
  timeZone: string,
  fiscalStart = 1,
): number | string | null {
  if (value === null) return null;
  const day = value.length === 10 ? new Date(`${value}T00:00:00Z`) : wallClock(new Date(value), timeZone);
  const isShifted = name.startsWith('FISCAL_') && fiscalStart > 1;
  const date = isShifted ? new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() - (fiscalStart - 1), 1)) : day;
  const dayOfYear = Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / DAY_MS) + 1;
  const part = PARTS[name.replace('FISCAL_', 'CALENDAR_')];
  return part ? part({ date, month: date.getUTCMonth() + 1, dayOfYear }) : null;
}
