/** A date-time as REST writes it, `2026-11-30T08:00:00.000+0000`, which `Date` does not read; an ISO date-time is read too. */
export const restTime = (text: string): Date => new Date(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));

/** The same as ISO in UTC: `2026-11-30T08:00:00.000Z`. */
export const isoTime = (text: string): string => restTime(text).toISOString();
