import timeZone from '@salesforce/i18n/timeZone';
import { addDays, zoneDays } from 'c/zoneDays';

/** The user's zone in Salesforce, as in rules: the browser's own may be another one. */
const dayOf = zoneDays(timeZone);

/** The date a number of days after the moment, in the user's time zone: `2026-11-21`; empty for an invalid moment. */
export function dayFrom(moment: Date, days: number): string {
  return Number.isNaN(moment.getTime()) ? '' : addDays(dayOf(moment), days);
}

/** Today in the user's time zone: `2026-11-21`. */
export function today(): string {
  return dayFrom(new Date(), 0);
}

/** Days from one date (`2026-11-21`) to another; negative when the second is earlier, NaN when one is no date. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
