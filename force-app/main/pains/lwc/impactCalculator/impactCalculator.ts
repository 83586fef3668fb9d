import { api, LightningElement } from 'lwc';
import { today } from 'c/calendarDays';
import { reportAndFocus } from 'c/formValidity';
import { amountOf, isOrdered, money, TIMES_A_YEAR, waitingText, yearly } from 'c/impactFigures';
import type { Estimate } from 'c/impactFigures';
import { fill } from 'c/textTemplate';
import locale from '@salesforce/i18n/locale';
import { basisOf } from './basis.ts';
import { labels } from './labels.ts';

type Period = keyof typeof TIMES_A_YEAR;

/** Values of the fields as typed; blank is empty text. */
const BLANK = { count: '', countLow: '', countHigh: '', share: '', what: '', cost: '', costLow: '', costHigh: '' };

/** Calculates the yearly cost of a pain. Fires `use` with `detail: { low, likely, high, basis }`; saves nothing. */
export default class ImpactCalculator extends LightningElement {
  labels = labels;
  /** ISO code; without one, amounts are plain numbers. */
  @api currency: string | undefined;
  /** `2026-11-21` */
  @api closeDate: string | undefined;

  typed = BLANK;
  every: Period = 'week';

  @api focus() {
    this.template?.querySelector<HTMLElement>('[data-field="what"]')?.focus();
  }

  get periods(): { value: Period; label: string }[] {
    return (['day', 'week', 'month', 'quarter', 'year'] as const).map((value) => ({ value, label: labels[value] }));
  }

  /** The two factors with three fields each, of which only the likely one is required. */
  get factors() {
    return (['count', 'cost'] as const).map((factor) => ({
      key: factor,
      legend: labels[factor],
      fields: (['Low', '', 'High'] as const).map((end) => {
        const field = `${factor}${end}` as const;
        const label = { '': labels.likely, Low: labels.low, High: labels.high }[end];
        return { field, label, value: this.typed[field] };
      }),
    }));
  }

  get calculation() {
    const { count, countLow, countHigh, share, cost, costLow, costHigh } = this.typed;
    return {
      count: estimate(countLow, count, countHigh),
      share: amountOf(share),
      times: TIMES_A_YEAR[this.every],
      cost: estimate(costLow, cost, costHigh),
    };
  }

  get figures(): Estimate {
    return yearly(this.calculation);
  }

  get isOutOfOrder(): boolean {
    const { count, cost } = this.calculation;
    return !isOrdered(count) || !isOrdered(cost);
  }

  get cannotUse(): boolean {
    return this.figures.likely === null || this.isOutOfOrder;
  }

  get resultText(): string {
    if (this.isOutOfOrder) return labels.order;
    const { low, likely, high } = this.figures;
    if (likely === null) return labels.missing;
    const text = (amount: number) => money(amount, this.currency, locale);
    if (low === null && high === null) return fill(labels.result, text(likely));
    return fill(labels.range, text(likely), text(low ?? likely), text(high ?? likely));
  }

  get waitingText(): string {
    const { likely } = this.figures;
    if (likely === null || this.isOutOfOrder) return '';
    const { closeDate, currency } = this;
    const templates = { month: labels.waitingMonth, close: labels.waitingClose };
    return waitingText(likely, { today: today(), closeDate, currency, locale }, templates);
  }

  handleField(event: CustomEvent<{ value: string }>) {
    event.stopPropagation();
    const { field } = (event.currentTarget as HTMLElement).dataset;
    if (field) this.typed = { ...this.typed, [field]: event.detail.value };
  }

  handleEvery(event: CustomEvent<{ value: string }>) {
    event.stopPropagation();
    this.every = event.detail.value as Period;
  }

  handleUse() {
    if (!reportAndFocus(this.template) || this.cannotUse) return;
    const basis = basisOf(this.calculation, this.typed.what, labels, { currency: this.currency, locale });
    this.dispatchEvent(new CustomEvent('use', { detail: { ...this.figures, basis } }));
  }
}

function estimate(low: string, likely: string, high: string): Estimate {
  return { low: amountOf(low), likely: amountOf(likely), high: amountOf(high) };
}
