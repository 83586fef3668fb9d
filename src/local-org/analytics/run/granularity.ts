import { dayText, DAY_MS } from '../../soql/dates/days.ts';
import type { Granularity } from '../definitions/words.ts';

/** A group of dates. `value`: its first day, or the number of a month or day; `order` sorts groups. */
interface DateBucket {
  readonly value: string;
  readonly label: string;
  readonly order: number;
}

interface BucketContext {
  /** BCP 47 tag. */
  readonly locale: string;
  /** First month of the fiscal year, 1 to 12. */
  readonly fiscalStart: number;
}

/** Whether a group is known by month, or only by day. */
export const needsDay = (granularity: Granularity): boolean =>
  granularity === 'None' || granularity === 'Day' || granularity === 'Week' || granularity === 'DayInMonth';

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;

/** The group that a day (`2026-01-31`) is in. */
export function bucketOf(granularity: Granularity, day: string, { locale, fiscalStart }: BucketContext): DateBucket {
  const date = new Date(`${day}T00:00:00Z`);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth();
  const from = (start: number, label: string): DateBucket => ({ value: dayText(start), label, order: start });
  const monthStart = (months: number): number => Date.UTC(year, months, 1) / DAY_MS;
  const shown = (start: number): string => formatted(start, locale, { dateStyle: 'short' });
  const fiscalYear = month + 1 >= fiscalStart ? year : year - 1;
  const fiscalMonth = (month + 1 - fiscalStart + 12) % 12;
  switch (granularity) {
    case 'None':
    case 'Day':
      return from(dayNumber(day), formatted(dayNumber(day), locale));
    case 'Week': {
      const start = dayNumber(day) - date.getUTCDay();
      return from(start, `${shown(start)} - ${shown(start + 6)}`);
    }
    case 'Month':
      return from(monthStart(month), formatted(monthStart(month), locale, { month: 'long', year: 'numeric' }));
    case 'Quarter': {
      const quarter = Math.floor(month / 3);
      return from(monthStart(quarter * 3), `Q${quarter + 1} CY${year}`);
    }
    case 'Year':
      return from(monthStart(0), `CY${year}`);
    case 'FiscalQuarter': {
      const quarter = Math.floor(fiscalMonth / 3);
      return from(monthStart(month - (fiscalMonth % 3)), `Q${quarter + 1} FY ${fiscalYear}`);
    }
    case 'FiscalYear':
      return from(monthStart(month - fiscalMonth), `FY ${fiscalYear}`);
    case 'MonthInYear':
      return { value: String(month + 1), label: formatted(monthStart(month), locale, { month: 'long' }), order: month };
    case 'DayInMonth':
      return { value: String(date.getUTCDate()), label: String(date.getUTCDate()), order: date.getUTCDate() };
  }
}

function formatted(day: number, locale: string, options: Intl.DateTimeFormatOptions = {}): string {
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }).format(new Date(day * DAY_MS));
}
