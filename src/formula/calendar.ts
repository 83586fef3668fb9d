import { FormulaRuntimeError } from './errors.ts';

/**
 * Calendar arithmetic with plain numbers: a day is the number of days since 1970-01-01; an instant and a time of day are in milliseconds.
 */

export const DAY_MS = 86_400_000;

export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The day number of a proleptic Gregorian date; undefined for an invalid date (29 February 2023) and outside the years 1 to 9999. */
export function dayOf(year: number, month: number, day: number): number | undefined {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** The date of a day number. */
export function civil(day: number): CivilDate {
  const shifted = day + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Adds months to a day. The last day of a month becomes the last day of the other month. Undefined outside the years 1 to 9999. */
export function addMonths(day: number, months: number): number | undefined {
  const from = civil(day);
  const index = from.year * 12 + (from.month - 1) + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  if (year < 1 || year > 9999) return undefined;
  const last = daysInMonth(year, month);
  const wasLast = from.day === daysInMonth(from.year, from.month);
  return dayOf(year, month, wasLast ? last : Math.min(from.day, last));
}

/** The day of the week: 1 is Sunday, 7 Saturday. */
export function weekday(day: number): number {
  return ((((day + 4) % 7) + 7) % 7) + 1;
}

/** The day of the year, from 1 to 366. */
export function dayOfYear(day: number): number {
  return day - (dayOf(civil(day).year, 1, 1) ?? day) + 1;
}

/** The ISO 8601 week: weeks begin on Monday, and week 1 contains the year's first Thursday. */
export function isoWeek(day: number): { readonly year: number; readonly week: number } {
  const thursday = day + 4 - (((weekday(day) + 5) % 7) + 1);
  return { year: civil(thursday).year, week: Math.floor((dayOfYear(thursday) - 1) / 7) + 1 };
}

/** `2026-11-21` */
export function formatDay(day: number): string {
  const { year, month, day: dayOfMonth } = civil(day);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`;
}

/** `09:30:00.000` */
export function formatTime(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  return `${pad(Math.floor(seconds / 3600), 2)}:${pad(Math.floor(seconds / 60) % 60, 2)}:${pad(seconds % 60, 2)}.${pad(milliseconds % 1000, 3)}`;
}

/** Splits an instant (milliseconds since 1970) into day number and time of day in milliseconds, in UTC. */
export function splitInstant(instant: number): { readonly day: number; readonly time: number } {
  const day = Math.floor(instant / DAY_MS);
  return { day, time: instant - day * DAY_MS };
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

const DATE_TEXT = /^(\d{4})-(\d{1,9})-(\d{1,9})/;
const DATE_TIME_TEXT = /^(\d{4})-\s*(\d{1,9})-\s*(\d{1,9})\s+(\d{1,9}):\s*(\d{1,9}):\s*(\d{1,9})/;
const TIME_TEXT = /^(\d{1,9}):(\d{1,9}):(\d{1,9})\.(\d{1,9})/;

/** The day at the beginning of a text (`2005-1-2`), or undefined. */
export function parseDay(text: string): number | undefined {
  const match = DATE_TEXT.exec(text);
  return match === null ? undefined : dayOf(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** The instant of a text such as `2011-1-29 00:00:09` in UTC, or undefined. */
export function parseDateTime(text: string): number | undefined {
  const match = DATE_TIME_TEXT.exec(text);
  if (match === null) return undefined;
  const day = dayOf(Number(match[1]), Number(match[2]), Number(match[3]));
  const time = timeOf(Number(match[4]), Number(match[5]), Number(match[6]), 0);
  return day === undefined || time === undefined ? undefined : day * DAY_MS + time;
}

/** The time of day of a text such as `10:40:55.666`, or undefined. */
export function parseTime(text: string): number | undefined {
  const match = TIME_TEXT.exec(text);
  return match === null ? undefined : timeOf(Number(match[1]), Number(match[2]), Number(match[3]), Number(match[4]));
}

function timeOf(hour: number, minute: number, second: number, millisecond: number): number | undefined {
  if (hour > 23 || minute > 59 || second > 59 || millisecond > 999) return undefined;
  return ((hour * 60 + minute) * 60 + second) * 1000 + millisecond;
}

/**
 * Creates a function that gives the day of an instant in a time zone. It caches its formatters, which are expensive to create; each
 * compiled formula has its own cache.
 */
export function createZoneDays(): (instant: number, timeZone: string | undefined) => number {
  const formatters = new Map<string, Intl.DateTimeFormat>();
  return (instant, timeZone) => {
    if (timeZone === undefined || timeZone === 'UTC' || timeZone === 'GMT') return Math.floor(instant / DAY_MS);
    let formatter = formatters.get(timeZone);
    if (formatter === undefined) {
      formatter = dateFormatter(timeZone);
      formatters.set(timeZone, formatter);
    }
    const parts = new Map(formatter.formatToParts(instant).map((part) => [part.type, part.value]));
    const day = dayOf(Number(parts.get('year')), Number(parts.get('month')), Number(parts.get('day')));
    return day ?? Math.floor(instant / DAY_MS);
  };
}

function dateFormatter(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric', month: 'numeric', day: 'numeric' });
  } catch {
    throw new FormulaRuntimeError(
      `The time zone \`${timeZone}\` is not known; expected an IANA name such as \`Europe/Berlin\`.`,
    );
  }
}
