/** A calendar day as the number of days since 1970-01-01, in no zone. */
export type Day = number;

export const DAY_MS = 86_400_000;

/** `2026-11-21` */
export const dayText = (day: Day): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** The day on which `instant` falls in an IANA zone. */
export function dayIn(instant: Date, timeZone: string): Day {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(instant);
  return Date.parse(`${parts}T00:00:00Z`) / DAY_MS;
}

/** Minutes east of UTC in the zone at `instant` (milliseconds since 1970). */
function offsetMinutes(instant: number, timeZone: string): number {
  if (timeZone === 'UTC') return 0;
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(new Date(instant));
  const part = (type: string): number => Number(parts.find((p) => p.type === type)?.value ?? 0);
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return (local - Math.floor(instant / 1000) * 1000) / 60_000;
}

/** The instant at which a day begins in a zone, as ISO text in UTC. */
export function midnight(day: Day, timeZone: string): string {
  const wall = day * DAY_MS;
  // Twice: the first guess may lie on the other side of a clock change.
  let instant = wall - offsetMinutes(wall, timeZone) * 60_000;
  instant = wall - offsetMinutes(instant, timeZone) * 60_000;
  return new Date(instant).toISOString();
}

/** The wall-clock time of an instant in a zone, as a Date whose UTC fields hold it. */
export function wallClock(instant: Date, timeZone: string): Date {
  return new Date(instant.getTime() + offsetMinutes(instant.getTime(), timeZone) * 60_000);
}
