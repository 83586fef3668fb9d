import { money } from 'c/impactFigures';
import type { Calculation, Estimate } from 'c/impactFigures';
import { fill } from 'c/textTemplate';

/** Length of `Impact_Basis__c` in characters. */
const LONGEST = 255;

/** Label templates with their numbered places. */
export interface Templates {
  /** `{0} {1} × {2} a year × {3}` */
  readonly basis: string;
  /** `{0} of {1}` */
  readonly shareOf: string;
  /** `{0} ({1} to {2})` */
  readonly spread: string;
}

/**
 * Text that shows how a figure was calculated, in the format of the locale, at most 255 characters. When it is too long, only `what` (the
 * name of what is counted) is cut, never a number.
 *
 *     2.5% of 40 (30 to 50) orders × 52 a year × €12
 */
export function basisOf(
  calculation: Calculation,
  what: string,
  templates: Templates,
  { currency, locale }: { readonly currency: string | undefined; readonly locale: string },
): string {
  const { count, share, times, cost } = calculation;
  const number = (value: number): string => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value);
  const many = spread(count, number, templates);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
  const hit = share === null ? many : fill(templates.shareOf, percent.format(share / 100), many);
  const each = spread(cost, (value) => money(value, currency, locale, 'cents'), templates);
  const text = (words: string): string =>
    fill(templates.basis, hit, words, number(times), each).replace(/\s+/g, ' ').trim();
  const over = text(what).length - LONGEST;
  return over > 0 ? text(what.trim().slice(0, Math.max(what.trim().length - over, 0))) : text(what);
}

function spread(estimate: Estimate, write: (value: number) => string, templates: Templates): string {
  const { low, likely, high } = estimate;
  const middle = likely ?? 0;
  if (low === null && high === null) return write(middle);
  return fill(templates.spread, write(middle), write(low ?? middle), write(high ?? middle));
}
