import { api, LightningElement } from 'lwc';
import { amountOf } from 'c/boardReading';
import type { Hint, SellerDeals } from 'c/boardReading';
import { dayText, fill } from 'c/textTemplate';
import currency from '@salesforce/i18n/currency';
import locale from '@salesforce/i18n/locale';
import { labels } from './labels.ts';

const SELLERS = 6;
const DEALS = 3;
const MORE_DEALS = 10;

/** Deals that need help, by seller, each with the reasons. */
export default class BoardHelp extends LightningElement {
  labels = labels;
  @api sellers: readonly SellerDeals[] = [];

  shownSellers = SELLERS;
  /** Number of deals shown for a seller, by owner id; `DEALS` for those that are not in it. */
  shownDeals: Readonly<Record<string, number>> = {};

  get isEmpty(): boolean {
    return this.sellers.length === 0;
  }

  get groups() {
    return this.sellers.slice(0, this.shownSellers).map(({ ownerId, owner, deals }) => {
      const shown = this.shownDeals[ownerId] ?? DEALS;
      const amount = amountOf(
        deals.map(({ deal }) => deal),
        { locale, currency },
      );
      return {
        ownerId,
        title: fill(labels.seller, owner, format(deals.length), amount),
        restLabel: restOf(deals.length - shown, MORE_DEALS),
        deals: deals.slice(0, shown).map(({ deal, hints }) => ({
          id: deal.id,
          name: deal.name,
          hints: hints.map((hint) => ({ key: hint.kind, text: hintText(hint) })),
        })),
      };
    });
  }

  get restLabel(): string {
    return restOf(this.sellers.length - this.shownSellers, SELLERS);
  }

  handleDeals(event: Event) {
    const owner = String((event.currentTarget as HTMLElement).dataset.owner);
    this.shownDeals = { ...this.shownDeals, [owner]: (this.shownDeals[owner] ?? DEALS) + MORE_DEALS };
    // The button disappears when all deals are shown, so the focus moves to the seller.
    this.template?.querySelector<HTMLElement>(`[data-seller="${owner}"]`)?.focus();
  }

  handleSellers() {
    this.shownSellers += SELLERS;
    this.template?.querySelector<HTMLElement>('[data-help-title]')?.focus();
  }
}

/** Label of a button that shows up to `step` more; empty when nothing is left. */
function restOf(rest: number, step: number): string {
  return rest > 0 ? fill(labels.showRest, format(Math.min(rest, step))) : '';
}

function hintText(hint: Hint): string {
  switch (hint.kind) {
    case 'quiet':
      return fill(labels.quiet, format(hint.days));
    case 'gate':
      return hint.count === 1 ? fill(labels.gateOne, hint.stage) : fill(labels.gate, format(hint.count), hint.stage);
    default:
      return fill(labels[hint.kind], dayText(hint.day, locale));
  }
}

function format(count: number): string {
  return new Intl.NumberFormat(locale).format(count);
}
