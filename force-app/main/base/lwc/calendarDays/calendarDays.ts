/** The date a number of days after the moment, in the user's time zone: `2026-11-21`. */
export function dayFrom(moment: Date, days: number): string {
  const day = new Date(moment.getFullYear(), moment.getMonth(), moment.getDate() + days);
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${day.getFullYear()}-${pad(day.getMonth() + 1)}-${pad(day.getDate())}`;
}

/** Today in the user's time zone: `2026-11-21`. */
export function today(): string {
  return dayFrom(new Date(), 0);
}

/** Days from one date (`2026-11-21`) to another; negative when the second is earlier, NaN when one is no date. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
