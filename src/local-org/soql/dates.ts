import { malformed } from './errors.ts';

/** Days as the number of days since 1970-01-01, in no zone. */
type Day = number;

export interface DayRange {
  readonly start: Day;
  /** Exclusive. */
  readonly end: Day;
}

const MS = 86_400_000;

export const dayText = (day: Day): string => new Date(day * MS).toISOString().slice(0, 10);

/** The day that it is at `instant` in an IANA zone. */
export function dayIn(instant: Date, timeZone: string): Day {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(instant);
  return Date.parse(`${parts}T00:00:00Z`) / MS;
}

/** Minutes east of UTC that the zone's clocks show at `instant`. */
function offset(instant: number, timeZone: string): number {
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
  const wall = day * MS;
  // Twice: the first guess may lie on the other side of a clock change.
  let instant = wall - offset(wall, timeZone) * 60_000;
  instant = wall - offset(instant, timeZone) * 60_000;
  return new Date(instant).toISOString();
}

/** The wall-clock time of an instant in a zone, as a Date whose UTC fields read it. */
export function wallClock(instant: Date, timeZone: string): Date {
  return new Date(instant.getTime() + offset(instant.getTime(), timeZone) * 60_000);
}

const monthStart = (year: number, month: number): Day => Date.UTC(year, month, 1) / MS;

/** The whole unit that lies `shift` units after the one with `today`, `length` units long. Weeks begin on Sunday. */
function unitRange(
  unit: 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR',
  today: Day,
  shift: number,
  length = 1,
  firstMonth = 0,
): DayRange {
  const date = new Date(today * MS);
  if (unit === 'WEEK') {
    const start = today - date.getUTCDay() + shift * 7;
    return { start, end: start + length * 7 };
  }
  const months = unit === 'MONTH' ? 1 : unit === 'QUARTER' ? 3 : 12;
  const first = Math.floor((date.getUTCMonth() - firstMonth) / months) * months + firstMonth;
  const at = (units: number): Day => monthStart(date.getUTCFullYear(), first + units * months);
  return { start: at(shift), end: at(shift + length) };
}

const MAX_N = 100_000;
const FIRST_DAY = Date.UTC(1000, 0, 1) / MS;
const LAST_DAY = Date.UTC(9999, 11, 31) / MS;

/**
 * A date literal as a range of days. `LAST_N_DAYS:n` holds today and the n days before; `NEXT_N_DAYS:n` begins tomorrow; the
 * N_WEEKS, N_MONTHS … leave the running one out.
 * @param fiscalStart the month, 1 to 12, in which the fiscal year begins
 */
export function dateLiteralRange(name: string, n: number, today: Day, fiscalStart = 1): DayRange {
  const range = rangeOf(name, n, today, fiscalStart);
  // Beyond these years dates are no longer written with four digits, and texts no longer compare as dates do.
  if (range.start < FIRST_DAY || range.end > LAST_DAY) throw malformed(`\`${name}:${n}\` is too large`);
  return range;
}

function rangeOf(name: string, n: number, today: Day, fiscalStart: number): DayRange {
  if (n > MAX_N) throw malformed(`\`${name}:${n}\` is too large`);
  const plain = name.replace('_FISCAL_', '_');
  const firstMonth = plain === name ? 0 : fiscalStart - 1;
  const fixed: Readonly<Record<string, DayRange>> = {
    YESTERDAY: { start: today - 1, end: today },
    TODAY: { start: today, end: today + 1 },
    TOMORROW: { start: today + 1, end: today + 2 },
    LAST_90_DAYS: { start: today - 90, end: today + 1 },
    NEXT_90_DAYS: { start: today + 1, end: today + 91 },
    LAST_N_DAYS: { start: today - n, end: today + 1 },
    NEXT_N_DAYS: { start: today + 1, end: today + 1 + n },
    N_DAYS_AGO: { start: today - n, end: today - n + 1 },
  };
  const known = fixed[plain];
  if (known) return known;
  const relative = /^(LAST|THIS|NEXT)_(WEEK|MONTH|QUARTER|YEAR)$/.exec(plain);
  if (relative) {
    const shift = { LAST: -1, THIS: 0, NEXT: 1 }[relative[1] as 'LAST' | 'THIS' | 'NEXT'];
    return unitRange(relative[2] as 'WEEK', today, shift, 1, firstMonth);
  }
  const counted = /^(?:(LAST|NEXT)_N_(WEEK|MONTH|QUARTER|YEAR)S|N_(WEEK|MONTH|QUARTER|YEAR)S_AGO)$/.exec(plain);
  if (!counted) throw malformed(`unexpected token: '${name}'`);
  const unit = (counted[2] ?? counted[3]) as 'WEEK';
  if (counted[3]) return unitRange(unit, today, -n, 1, firstMonth);
  return counted[1] === 'LAST' ? unitRange(unit, today, -n, n, firstMonth) : unitRange(unit, today, 1, n, firstMonth);
}

/**
 * `CALENDAR_YEAR` and its family on a stored date or date-time; a date-time is read in `timeZone`. Null for blank. A fiscal year bears the
 * number of the calendar year in which it begins.
 */
export function datePart(
  name: string,
  value: string | null,
  timeZone: string,
  fiscalStart = 1,
): number | string | null {
  if (value === null) return null;
  const day = value.length === 10 ? new Date(`${value}T00:00:00Z`) : wallClock(new Date(value), timeZone);
  const fiscal = name.startsWith('FISCAL_') && fiscalStart > 1;
  const at = fiscal ? new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() - (fiscalStart - 1), 1)) : day;
  const year = at.getUTCFullYear();
  const month = at.getUTCMonth() + 1;
  const dayOfYear = Math.floor((at.getTime() - Date.UTC(year, 0, 1)) / MS) + 1;
  switch (name.replace('FISCAL_', 'CALENDAR_')) {
    case 'CALENDAR_YEAR':
      return year;
    case 'CALENDAR_QUARTER':
      return Math.ceil(month / 3);
    case 'CALENDAR_MONTH':
      return month;
    case 'DAY_IN_MONTH':
      return at.getUTCDate();
    case 'DAY_IN_WEEK':
      return at.getUTCDay() + 1;
    case 'DAY_IN_YEAR':
      return dayOfYear;
    case 'DAY_ONLY':
      return at.toISOString().slice(0, 10);
    case 'HOUR_IN_DAY':
      return at.getUTCHours();
    case 'WEEK_IN_MONTH':
      return Math.ceil(at.getUTCDate() / 7);
    case 'WEEK_IN_YEAR':
      return Math.ceil(dayOfYear / 7);
    default:
      return null;
  }
}

export const DATE_FUNCTIONS: ReadonlySet<string> = new Set([
  ...['CALENDAR_YEAR', 'CALENDAR_QUARTER', 'CALENDAR_MONTH', 'FISCAL_YEAR', 'FISCAL_QUARTER', 'FISCAL_MONTH'],
  ...['DAY_IN_MONTH', 'DAY_IN_WEEK', 'DAY_IN_YEAR', 'DAY_ONLY', 'HOUR_IN_DAY', 'WEEK_IN_MONTH', 'WEEK_IN_YEAR'],
]);
