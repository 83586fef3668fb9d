import type { DealGroup } from 'c/dealFigures';
import type { BoardDeal } from './deals.ts';

/** `In question`, then the values of `DF_Diagnosis_Status__c` in order. */
export const STATUSES = [
  'In question',
  'Not started',
  'Started',
  'Pain heard',
  'Pain quoted',
  'Pain confirmed',
] as const;
export type Status = (typeof STATUSES)[number];

/** The statuses that are columns: `In question` only where a deal is. */
export function statusesOf(groups: readonly DealGroup[]): readonly Status[] {
  const isAsked = groups.some(({ diagnosis, count }) => diagnosis === 'In question' && count > 0);
  return isAsked ? STATUSES : STATUSES.filter((status) => status !== 'In question');
}

/**
 * Sum of the amounts in short form: `€1.2M`, one sum for each currency: `€1.2M + $80K`. `currency` (ISO code) is used for deals without
 * one.
 */
export function amountOf(
  deals: readonly Pick<BoardDeal, 'amount' | 'currency'>[],
  { locale, currency }: { readonly locale: string; readonly currency: string },
): string {
  const sums = new Map<string, number>();
  for (const deal of deals) {
    const code = deal.currency || currency;
    sums.set(code, (sums.get(code) ?? 0) + (deal.amount ?? 0));
  }
  if (sums.size === 0) sums.set(currency, 0);
  return [...sums].map(([code, sum]) => short(sum, code, locale)).join(' + ');
}

function short(sum: number, currency: string, locale: string): string {
  const style = { notation: 'compact', maximumFractionDigits: 1, useGrouping: 'always' } as const;
  return new Intl.NumberFormat(locale, { ...style, style: 'currency', currency }).format(sum);
}
