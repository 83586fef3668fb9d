const DAY = 86_400_000;

/** The date as days since 1970-01-01, or undefined when the text is no ISO calendar date. */
export function dayNumber(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return undefined;
  const time = Date.parse(`${text}T00:00:00Z`);
  // Date.parse turns 30 February into 2 March, so the result must format to the same text.
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

/** The median, rounded down between two middle numbers; undefined for an empty list. */
export function median(numbers: readonly number[]): number | undefined {
  const sorted = [...numbers].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? undefined : Math.floor((lower + upper) / 2);
}
