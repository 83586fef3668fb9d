const DAY = 86_400_000;

/** The date as days since 1970-01-01, or undefined when the text is no ISO calendar date. */
export function dayNumber(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return undefined;
  const time = Date.parse(`${text}T00:00:00Z`);
  // Date.parse rolls 30 February over into March; only what comes back unchanged is a date.
  return Number.isNaN(time) || isoDate(time / DAY) !== text ? undefined : time / DAY;
}

/** `2026-11-21` for a day number. */
export function isoDate(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** The Monday of the day's week. Day 0, 1 January 1970, was a Thursday. */
export function mondayOf(day: number): number {
  return day - ((((day + 3) % 7) + 7) % 7);
}

/** The middle of the numbers, the mean of the two middle ones rounded down; undefined of none. */
export function median(numbers: readonly number[]): number | undefined {
  const sorted = [...numbers].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? undefined : Math.floor((lower + upper) / 2);
}
