/** The day, so many days from the moment, on the user's clock: `2026-11-21`. */
export function dayFrom(moment: Date, days: number): string {
  const day = new Date(moment.getFullYear(), moment.getMonth(), moment.getDate() + days);
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${day.getFullYear()}-${pad(day.getMonth() + 1)}-${pad(day.getDate())}`;
}

/** Today on the user's clock: `2026-11-21`. */
export function today(): string {
  return dayFrom(new Date(), 0);
}

/** Whole days from one day to another (`2026-11-21`); negative when the other is before. NaN where one is no day. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
