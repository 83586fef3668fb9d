import { DAY_MS, dayText } from '../../soql/dates/days.ts';
import { dateLiteralRange } from '../../soql/dates/literals.ts';
import type { Condition, Expression, Literal } from '../../soql/types.ts';
import type { TimeFrameDefinition } from '../definitions/types.ts';
import { filterCondition, NEVER } from './condition.ts';
import type { FilteredColumn } from './condition.ts';

/** First and last date literal of an interval; one where they are the same. */
type Span = readonly [first: string] | readonly [first: string, last: string];

/** UserDateInterval → date literals of SOQL, `NAME` or `NAME:n`. Fiscal periods and entitlement periods are for features that the local org does not have. */
const INTERVALS: Readonly<Record<string, Span>> = {
  INTERVAL_CURRENT: ['THIS_FISCAL_QUARTER'],
  INTERVAL_CURNEXT1: ['THIS_FISCAL_QUARTER', 'NEXT_FISCAL_QUARTER'],
  INTERVAL_CURPREV1: ['LAST_FISCAL_QUARTER', 'THIS_FISCAL_QUARTER'],
  INTERVAL_NEXT1: ['NEXT_FISCAL_QUARTER'],
  INTERVAL_PREV1: ['LAST_FISCAL_QUARTER'],
  INTERVAL_CURNEXT3: ['THIS_FISCAL_QUARTER', 'NEXT_N_FISCAL_QUARTERS:3'],
  INTERVAL_CURFY: ['THIS_FISCAL_YEAR'],
  INTERVAL_PREVFY: ['LAST_FISCAL_YEAR'],
  INTERVAL_PREV2FY: ['LAST_N_FISCAL_YEARS:2'],
  INTERVAL_AGO2FY: ['N_FISCAL_YEARS_AGO:2'],
  INTERVAL_NEXTFY: ['NEXT_FISCAL_YEAR'],
  INTERVAL_PREVCURFY: ['LAST_FISCAL_YEAR', 'THIS_FISCAL_YEAR'],
  INTERVAL_PREVCUR2FY: ['LAST_N_FISCAL_YEARS:2', 'THIS_FISCAL_YEAR'],
  INTERVAL_CURNEXTFY: ['THIS_FISCAL_YEAR', 'NEXT_FISCAL_YEAR'],
  INTERVAL_YESTERDAY: ['YESTERDAY'],
  INTERVAL_TODAY: ['TODAY'],
  INTERVAL_TOMORROW: ['TOMORROW'],
  INTERVAL_LASTWEEK: ['LAST_WEEK'],
  INTERVAL_THISWEEK: ['THIS_WEEK'],
  INTERVAL_NEXTWEEK: ['NEXT_WEEK'],
  INTERVAL_LASTMONTH: ['LAST_MONTH'],
  INTERVAL_THISMONTH: ['THIS_MONTH'],
  INTERVAL_NEXTMONTH: ['NEXT_MONTH'],
  INTERVAL_LASTTHISMONTH: ['LAST_MONTH', 'THIS_MONTH'],
  INTERVAL_THISNEXTMONTH: ['THIS_MONTH', 'NEXT_MONTH'],
  INTERVAL_CURRENTQ: ['THIS_QUARTER'],
  INTERVAL_CURNEXTQ: ['THIS_QUARTER', 'NEXT_QUARTER'],
  INTERVAL_CURPREVQ: ['LAST_QUARTER', 'THIS_QUARTER'],
  INTERVAL_NEXTQ: ['NEXT_QUARTER'],
  INTERVAL_PREVQ: ['LAST_QUARTER'],
  INTERVAL_CURNEXT3Q: ['THIS_QUARTER', 'NEXT_N_QUARTERS:3'],
  INTERVAL_CURY: ['THIS_YEAR'],
  INTERVAL_PREVY: ['LAST_YEAR'],
  INTERVAL_PREV2Y: ['LAST_N_YEARS:2'],
  INTERVAL_AGO2Y: ['N_YEARS_AGO:2'],
  INTERVAL_NEXTY: ['NEXT_YEAR'],
  INTERVAL_PREVCURY: ['LAST_YEAR', 'THIS_YEAR'],
  INTERVAL_PREVCUR2Y: ['LAST_N_YEARS:2', 'THIS_YEAR'],
  INTERVAL_CURNEXTY: ['THIS_YEAR', 'NEXT_YEAR'],
  INTERVAL_LAST7: ['LAST_N_DAYS:7'],
  INTERVAL_LAST30: ['LAST_N_DAYS:30'],
  INTERVAL_LAST60: ['LAST_N_DAYS:60'],
  INTERVAL_LAST90: ['LAST_N_DAYS:90'],
  INTERVAL_LAST120: ['LAST_N_DAYS:120'],
  INTERVAL_NEXT7: ['NEXT_N_DAYS:7'],
  INTERVAL_NEXT30: ['NEXT_N_DAYS:30'],
  INTERVAL_NEXT60: ['NEXT_N_DAYS:60'],
  INTERVAL_NEXT90: ['NEXT_N_DAYS:90'],
  INTERVAL_NEXT120: ['NEXT_N_DAYS:120'],
};

/** An interval between two days that the report states. */
export const CUSTOM_INTERVAL = 'INTERVAL_CUSTOM';

export const isInterval = (name: string): boolean => name === CUSTOM_INTERVAL || Object.hasOwn(INTERVALS, name);

/** How the Analytics API names an interval: by its date literal where it is a single one, `CUSTOM`, else as the file does. */
export function durationOf(interval: string): string {
  if (interval === CUSTOM_INTERVAL) return 'CUSTOM';
  const [first = interval, last] = INTERVALS[interval] ?? [];
  return last === undefined ? first : interval;
}

/** The interval that the Analytics API names; undefined for none. */
export function intervalOf(duration: string): string | undefined {
  if (duration === 'CUSTOM') return CUSTOM_INTERVAL;
  if (isInterval(duration)) return duration;
  return Object.keys(INTERVALS).find((interval) => durationOf(interval) === duration);
}

/** The durations that the Analytics API has, in the order of the list. */
export const DURATIONS: readonly string[] = Object.keys(INTERVALS);

/** The date literals of an interval: one, or the first and the last. */
export const literalsOf = (interval: string): readonly string[] => INTERVALS[interval] ?? [];

/** The first and the last day of an interval, as `2026-01-31`. @param today `2026-11-30` */
export function rangeOf(interval: string, today: string, fiscalStart: number): { start: string; end: string } {
  const day = Date.parse(`${today}T00:00:00Z`) / DAY_MS;
  const [first = 'TODAY', last = first] = INTERVALS[interval] ?? [];
  const range = (text: string) => {
    const [name = '', n = '0'] = text.split(':');
    return dateLiteralRange(name, Number(n), day, fiscalStart);
  };
  return { start: dayText(range(first).start), end: dayText(range(last).end - 1) };
}

/** A time frame as a condition. Rows without a date are out of every interval; a custom interval without days has all rows. */
export function timeFrameCondition(
  column: FilteredColumn,
  { interval, start, end }: TimeFrameDefinition,
  timeZone: string,
): Condition {
  if (interval === CUSTOM_INTERVAL) {
    const bound = (operator: 'greaterOrEqual' | 'lessOrEqual', day: string | undefined): Condition[] =>
      day === undefined ? [] : [filterCondition(column, { operator, timeZone, values: [dayValue(column, day)] })];
    return { kind: 'and', of: [...bound('greaterOrEqual', start), ...bound('lessOrEqual', end)] };
  }
  if (column.path === undefined) return NEVER;
  const left: Expression = { kind: 'field', path: column.path };
  const [first = '', last = first] = INTERVALS[interval] ?? [];
  return {
    kind: 'and',
    of: [
      { kind: 'compare', left, operator: '>=', value: dateLiteral(first) },
      { kind: 'compare', left, operator: '<=', value: dateLiteral(last) },
    ],
  };
}

function dayValue({ type }: FilteredColumn, day: string) {
  if (type === 'datetime') return { kind: 'day', day } as const;
  return { kind: 'literal', literal: { kind: 'date', value: day } } as const;
}

function dateLiteral(text: string): Literal {
  const [name = '', n = '0'] = text.split(':');
  return { kind: 'dateLiteral', name, n: Number(n) };
}
