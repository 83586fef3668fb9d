import { daysBetween } from 'c/calendarDays';
import { dayText, fill } from 'c/textTemplate';

/** What pains cost. Pure arithmetic and its text; amounts are in the playbook's currency. */

/** Three estimates of one figure; null where there is none. */
export interface Estimate {
  readonly low: number | null;
  readonly likely: number | null;
  readonly high: number | null;
}

/** So many, so often a year, at so much each. */
export interface Calculation {
  /** How many each time. */
  readonly count: Estimate;
  /** Percentage of them that it hits; null is all of them. */
  readonly share: number | null;
  /** How often a year. */
  readonly times: number;
  /** What one of them costs. */
  readonly cost: Estimate;
}

/** Working days are those of a year of 52 weeks without weekends, holidays and leave. */
export const TIMES_A_YEAR = { day: 220, week: 52, month: 12, quarter: 4, year: 1 } as const;

/**
 * The yearly cost. Where only one of the two factors has a low or a high, the other's likely one is used instead; where neither has, there
 * is none. Rounded half up to cents, which is what the fields hold.
 *
 *     40 a week at 12 → 40 × 52 × 12 = 24960
 */
export function yearly({ count, share, times, cost }: Calculation): Estimate {
  const part = (share ?? 100) / 100;
  const of = (key: keyof Estimate): number | null => {
    if (count[key] === null && cost[key] === null) return null;
    const many = count[key] ?? count.likely;
    const each = cost[key] ?? cost.likely;
    return many === null || each === null ? null : cents(many * part * times * each);
  };
  return { low: of('low'), likely: of('likely'), high: of('high') };
}

/** Whether low ≤ likely ≤ high, as far as they are given: what the org's own rule asks. */
export function isOrdered({ low, likely, high }: Estimate): boolean {
  const given = [low, likely, high].filter((value) => value !== null);
  return given.every((value, index) => index === 0 || (given[index - 1] ?? 0) <= value);
}

/** What doing nothing costs. Both rounded half up to whole units: more would pretend to know. */
export interface Waiting {
  readonly aMonth: number;
  /** From today to the close date; null without one, and from the day itself on. */
  readonly untilClose: number | null;
}

const MONTHS = 12;
const DAYS = 365;

/** A month is a twelfth of the year, a day a 365th. `days` until the close date; NaN without one. */
export function waiting(aYear: number, days: number): Waiting {
  return { aMonth: Math.round(aYear / MONTHS), untilClose: days > 0 ? Math.round((aYear * days) / DAYS) : null };
}

/** Where and when an amount is read. Days as `2026-11-21`. */
export interface Reader {
  readonly today: string;
  readonly closeDate: string | undefined;
  readonly currency: string | undefined;
  readonly locale: string;
}

/**
 * Cost-of-inaction sentence. Templates: `month` takes {0} the monthly cost; `close` takes {0} the monthly cost, {1} the cost until the
 * close date, {2} the close date.
 */
export function waitingText(aYear: number, reader: Reader, templates: { month: string; close: string }): string {
  const { today, closeDate = '', currency, locale } = reader;
  const { aMonth, untilClose } = waiting(aYear, daysBetween(today, closeDate));
  const month = money(aMonth, currency, locale);
  if (untilClose === null) return fill(templates.month, month);
  return fill(templates.close, month, money(untilClose, currency, locale), dayText(closeDate, locale));
}

/** Likely impact of the live pains, as the opportunity's roll-ups sum it; `confirmed` is part of `quoted`. */
export function sums(pains: readonly { readonly level: number; readonly likely: number | null }[]): {
  quoted: number;
  confirmed: number;
} {
  const from = (level: number) =>
    cents(pains.reduce((sum, pain) => sum + (pain.level >= level ? (pain.likely ?? 0) : 0), 0));
  return { quoted: from(3), confirmed: from(4) };
}

/** How an amount is written: whole units, or its cents too, or short (`€42K`). */
export type Precision = 'whole' | 'cents' | 'short';

const DIGITS = { whole: 0, cents: 2, short: 1 } as const;

/** An amount as people of the language write it. Without a currency, or with a code that is none, a plain number. */
export function money(amount: number, currency: string | undefined, locale: string, precision: Precision = 'whole') {
  const plain: Intl.NumberFormatOptions = {
    // Cents where there are some, never one digit of them.
    minimumFractionDigits: precision === 'cents' && !Number.isInteger(amount) ? 2 : 0,
    maximumFractionDigits: DIGITS[precision],
    // German shortens from a million on, and short notation alone would leave 1359 without its point, next to 31.000.
    ...(precision === 'short' ? { notation: 'compact', useGrouping: 'always' } : {}),
  };
  try {
    return new Intl.NumberFormat(locale, currency ? { ...plain, style: 'currency', currency } : plain).format(amount);
  } catch {
    return new Intl.NumberFormat(locale, plain).format(amount);
  }
}

/** The amount in a field as typed; null when blank or no number. */
export function amountOf(typed: string): number | null {
  const text = typed.trim();
  return text === '' || !Number.isFinite(Number(text)) ? null : Number(text);
}

/** A product of decimals is off by a hair (1.005 × 100 = 100.4999…): the hair is put back before rounding. */
function cents(amount: number): number {
  return Math.round(amount * 100 * (1 + Number.EPSILON)) / 100;
}
