const COUNT = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const AMOUNT = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

/** 12500 as `12,500`. */
export function countText(value: number): string {
  return COUNT.format(value);
}

/** As counts, with cents where there are any; blank for none. */
export function amountText(value: number | null): string {
  return value === null ? '' : AMOUNT.format(value);
}

/** One decimal, always: a column of scores lines up. */
export function scoreText(value: number): string {
  return value.toFixed(1);
}

/** `1 deal`, `2 deals`. */
export function countOf(value: number, noun: string): string {
  return `${countText(value)} ${noun}${value === 1 ? '' : 's'}`;
}
