/** What the board shows about itself. */
import type { PageReference } from 'lightning/navigation';
import { fill } from 'c/textTemplate';
import locale from '@salesforce/i18n/locale';
import { labels } from './labels.ts';

/** Deals at risk that are shown at first, and on demand; the rest is in the list of deals. */
export const RISK_FIRST = 5;
export const RISK_MOST = 20;

/** Whether two references are of the same page, whatever their state is. */
export function isSamePage(one: PageReference, other: PageReference): boolean {
  return one.type === other.type && one.attributes?.apiName === other.attributes?.apiName;
}

export function format(count: number): string {
  return new Intl.NumberFormat(locale).format(count);
}

/** Title of the deals at risk and the texts of the buttons for more of them; `atRisk` is undefined while they are read. */
export function riskTexts(atRisk: number | undefined, rows: number): { title: string; all: string; more: string } {
  if (atRisk === undefined) return { title: labels.risk, all: '', more: '' };
  const rest = Math.min(atRisk, RISK_MOST) - rows;
  return {
    title: `${labels.risk}: ${format(atRisk)}`,
    all: atRisk > 0 ? fill(labels.riskAll, format(atRisk)) : '',
    more: rest > 0 ? fill(labels.riskMore, format(rest)) : '',
  };
}
