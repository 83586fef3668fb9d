import type { BoardDeal } from './deals.ts';

/** `In question`, then the values of `DF_Diagnosis_Status__c` in order. */
const STATUSES = ['In question', 'Not started', 'Started', 'Pain heard', 'Pain quoted', 'Pain confirmed'] as const;
export type Status = (typeof STATUSES)[number];

/** The statuses that are columns: `In question` only where a deal is. */
export function statusesOf(deals: readonly BoardDeal[]): readonly Status[] {
  const isAsked = deals.some(({ status }) => status === 'In question');
  return isAsked ? STATUSES : STATUSES.filter((status) => status !== 'In question');
}

/** The deals of one stage, and the same by diagnosis status. */
export interface StageRow {
  readonly stage: string;
  readonly deals: readonly BoardDeal[];
  readonly cells: readonly { readonly status: Status; readonly deals: readonly BoardDeal[] }[];
}

/**
 * One row for each stage that has deals. `stages` are those of the playbooks, whose order is kept; other stages follow by name.
 */
export function cellsOf(deals: readonly BoardDeal[], stages: readonly string[]): StageRow[] {
  const statuses = statusesOf(deals);
  const present = new Set(deals.map(({ stage }) => stage));
  const known = [...new Set(stages)].filter((stage) => present.has(stage));
  const others = [...present].filter((stage) => !known.includes(stage)).sort((a, b) => a.localeCompare(b));
  return [...known, ...others].map((stage) => {
    const inStage = deals.filter((deal) => deal.stage === stage);
    return {
      stage,
      deals: inStage,
      cells: statuses.map((status) => ({ status, deals: inStage.filter((deal) => deal.status === status) })),
    };
  });
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
  const style = { notation: 'compact', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(locale, { ...style, style: 'currency', currency }).format(sum);
}
