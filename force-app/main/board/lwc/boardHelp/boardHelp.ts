import { api, LightningElement } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { amountOf, focusDeal, NO_FILTERS, sellerState } from 'c/boardReading';
import type { Filters, Hint, SellerDeals } from 'c/boardReading';
import { dayText, fill } from 'c/textTemplate';
import currency from '@salesforce/i18n/currency';
import locale from '@salesforce/i18n/locale';
import { labels } from './labels.ts';

const SELLERS = 6;
/** Deals of one seller, those with the largest amounts. */
const DEALS = 5;

/** Deals that need help, by seller, each with the reasons. `sheet` with a user's id asks for the one-to-one sheet. */
export default class BoardHelp extends NavigationMixin(LightningElement) {
  labels = labels;
  @api sellers: readonly SellerDeals[] = [];
  /** Those of the board; the list of a seller's deals has the same stage. */
  @api filters: Filters = NO_FILTERS;
  /** Id of the deal that was opened from here before the reader came back; its link gets the focus. */
  @api opened = '';

  shownSellers = SELLERS;

  renderedCallback() {
    if (!this.opened) return;
    const at = this.sellers.findIndex(({ deals }) => deals.some(({ deal }) => deal.id === this.opened));
    // Sellers further down are shown first.
    if (at >= this.shownSellers) this.shownSellers = Math.ceil((at + 1) / SELLERS) * SELLERS;
    else {
      focusDeal(this.template, this.opened);
      this.dispatchEvent(new CustomEvent('returned'));
    }
  }

  get isEmpty(): boolean {
    return this.sellers.length === 0;
  }

  get groups() {
    return this.sellers.slice(0, this.shownSellers).map(({ ownerId, owner, deals }) => {
      const amount = amountOf(
        deals.map(({ deal }) => deal),
        { locale, currency },
      );
      return {
        ownerId,
        title: fill(labels.seller, owner, format(deals.length), amount),
        sheetName: fill(labels.sheetOf, owner),
        ...allOf(owner, deals.length),
        deals: deals.slice(0, DEALS).map(({ deal, hints }) => ({
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

  handleSheet(event: Event) {
    const { owner } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('sheet', { detail: owner }));
  }

  /** Opens the list of deals with all open ones of the seller. */
  handleAll(event: Event) {
    const { owner } = (event.currentTarget as HTMLElement).dataset;
    const state = sellerState(this.filters, String(owner));
    this[NavigationMixin.Navigate]({ type: 'standard__navItemPage', attributes: { apiName: 'DF_Deals' }, state });
  }

  handleSellers() {
    this.shownSellers += SELLERS;
    this.template?.querySelector<HTMLElement>('[data-help-title]')?.focus();
  }
}

/** Text and accessible name of the link to all deals of a seller; empty where all are shown. */
function allOf(owner: string, waiting: number): { all: string; allName: string } {
  const rest = waiting - DEALS;
  if (rest <= 0) return { all: '', allName: '' };
  const all = fill(labels.all, format(rest));
  return { all, allName: fill(labels.allOf, all, owner) };
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
