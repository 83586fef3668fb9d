import { grouping, labelFromName } from '../../base/words.ts';
import type { DayBound, Evidence } from '../../../../force-app/main/base/lwc/gateRules/types.ts';

/** 25000 as `25,000`. */
export const grouped = grouping(',', '.');

/** `a, b or c` */
export function listed(words: readonly string[], last: 'and' | 'or'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** The text in double quotes. */
export function quoted(text: string): string {
  return `"${text}"`;
}

/** `one pain`, `3 pains` */
export function counted(count: number, one: string, several: string): string {
  return count === 1 ? `one ${one}` : `${grouped(count)} ${several}`;
}

/** The likely label of a field, made from its API name, in quotes: `Account.Industry` as `"Industry of the account"`. */
export function labelOf(field: string): string {
  const own = field.replace(/^Account\./, '');
  return quoted(`${labelFromName(own)}${own === field ? '' : ' of the account'}`);
}

/** `Quoted or better`; only `Confirmed` for the strongest level. */
export function orBetter(evidence: Evidence): string {
  return evidence === 'Confirmed' ? 'Confirmed' : `${evidence} or better`;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `2026-11-21` as `21 November 2026`, which is unambiguous in every country. */
function dayWords(iso: string): string {
  return `${Number(iso.slice(8, 10))} ${MONTHS[Number(iso.slice(5, 7)) - 1]} ${iso.slice(0, 4)}`;
}

/** `2020-01-01T00:00:00Z` as `1 January 2020`, with its time where that is not midnight. */
export function momentWords(iso: string): string {
  const time = iso.slice(11, 16);
  return `${dayWords(iso)}${time === '00:00' ? '' : `, ${time}`} (UTC)`;
}

/** A bound of a date in words: `21 November 2026`, `3 days before the day of the save`. */
export function boundWords(bound: DayBound): string {
  if (typeof bound === 'string') return dayWords(bound);
  const { today } = bound;
  if (today === 0) return 'the day of the save';
  return `${counted(Math.abs(today), 'day', 'days')} ${today > 0 ? 'after' : 'before'} the day of the save`;
}
