import { malformed } from '../errors.ts';
import { DAY_MS } from './days.ts';
import type { Day } from './days.ts';

export interface DayRange {
  readonly start: Day;
  /** Exclusive. */
  readonly end: Day;
}

type Unit = 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR';

/** Whole units of time around today. */
interface Period {
  readonly unit: Unit;
  /** Units from the one with today to the first of the range. */
  readonly shift: number;
  /** Units in the range. */
  readonly length: number;
}

const monthStart = (year: number, month: number): Day => Date.UTC(year, month, 1) / DAY_MS;

/** @param firstMonth month, 0 to 11, in which quarters and years begin. Weeks begin on Sunday. */
function periodRange({ unit, shift, length }: Period, today: Day, firstMonth: number): DayRange {
  const date = new Date(today * DAY_MS);
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
const FIRST_DAY = Date.UTC(1000, 0, 1) / DAY_MS;
const LAST_DAY = Date.UTC(9999, 11, 31) / DAY_MS;

/**
 * A date literal as a range of days. `LAST_N_DAYS:n` holds today and the n days before; `NEXT_N_DAYS:n` begins tomorrow; N_WEEKS,
 * N_MONTHS … leave out the present week or month. Throws SoqlError for an unknown name and for ranges outside the years 1000 to 9999.
 * @param fiscalStart the month, 1 to 12, in which the fiscal year begins
 */
export function dateLiteralRange(name: string, n: number, today: Day, fiscalStart = 1): DayRange {
  if (n > MAX_N) throw malformed(`\`${name}:${n}\` is too large`);
  const plain = name.replace('_FISCAL_', '_');
  const firstMonth = plain === name ? 0 : fiscalStart - 1;
  const period = periodOf(plain, n);
  const range = daysAround(plain, n, today) ?? (period && periodRange(period, today, firstMonth));
  if (!range) throw malformed(`unexpected token: '${name}'`);
  // Outside these years dates are not written with four digits, and comparing texts no longer compares dates.
  if (range.start < FIRST_DAY || range.end > LAST_DAY) throw malformed(`\`${name}:${n}\` is too large`);
  return range;
}

function daysAround(name: string, n: number, today: Day): DayRange | undefined {
  const ranges: Readonly<Record<string, DayRange>> = {
    YESTERDAY: { start: today - 1, end: today },
    TODAY: { start: today, end: today + 1 },
    TOMORROW: { start: today + 1, end: today + 2 },
    LAST_90_DAYS: { start: today - 90, end: today + 1 },
    NEXT_90_DAYS: { start: today + 1, end: today + 91 },
    LAST_N_DAYS: { start: today - n, end: today + 1 },
    NEXT_N_DAYS: { start: today + 1, end: today + 1 + n },
    N_DAYS_AGO: { start: today - n, end: today - n + 1 },
  };
  return ranges[name];
}

/** `THIS_MONTH`, `LAST_N_QUARTERS`, `N_YEARS_AGO`; undefined for another name. */
function periodOf(name: string, n: number): Period | undefined {
  const relative = /^(LAST|THIS|NEXT)_(WEEK|MONTH|QUARTER|YEAR)$/.exec(name);
  if (relative) {
    const shift = { LAST: -1, THIS: 0, NEXT: 1 }[relative[1] as 'LAST' | 'THIS' | 'NEXT'];
    return { unit: relative[2] as Unit, shift, length: 1 };
  }
  const counted = /^(?:(LAST|NEXT)_N_(WEEK|MONTH|QUARTER|YEAR)S|N_(WEEK|MONTH|QUARTER|YEAR)S_AGO)$/.exec(name);
  if (!counted) return undefined;
  if (counted[3]) return { unit: counted[3] as Unit, shift: -n, length: 1 };
  return { unit: counted[2] as Unit, shift: counted[1] === 'LAST' ? -n : 1, length: n };
}
