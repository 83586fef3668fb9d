const COUNT = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const AMOUNT = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

/** 12500 as `12,500`. */
export function countText(value: number): string {
  return COUNT.format(value);
}

/** An amount with thousands separators and at most two decimals; empty for null. */
export function amountText(value: number | null): string {
  return value === null ? '' : AMOUNT.format(value);
}

/** A score with exactly one decimal, so that a column of scores is aligned. */
export function scoreText(value: number): string {
  return value.toFixed(1);
}

/** `1 deal`, `2 deals`. */
export function countOf(value: number, noun: string): string {
  return `${countText(value)} ${noun}${value === 1 ? '' : 's'}`;
}

/** The currency of an amount; null where the org did not name it. */
export interface Money {
  readonly currency: string | null;
}

const styleOf = ({ currency }: Money): Intl.NumberFormatOptions =>
  currency === null ? {} : { style: 'currency', currency };

/** An amount with its currency, in whole units: `€12,500`; `no amount` for null. */
export function amountOf(value: number | null, money: Money): string {
  if (value === null) return 'no amount';
  return new Intl.NumberFormat('en', { ...styleOf(money), maximumFractionDigits: 0 }).format(value);
}

/** From here on an amount is too long for a card. */
const BILLION = 1_000_000_000;

/** As `amountOf`, for a narrow place: `€68.4B`. */
export function shortAmountOf(value: number | null, money: Money): string {
  if (value === null || Math.abs(value) < BILLION) return amountOf(value, money);
  return new Intl.NumberFormat('en', {
    ...styleOf(money),
    notation: 'compact',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(value);
}
