import { api, LightningElement, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphQLResult } from 'lightning/graphql';
import { saveChanges } from 'c/dealSaves';
import { fill } from 'c/textTemplate';
import { labels } from './labels.ts';
import { addChange, pricesOf, pricesOfBook, standardPrices } from './prices.ts';
import type { Price, PriceData } from './prices.ts';

/**
 * Adds a prescribed product to the deal: one, at its list price, linked to its prescription. Shows why where the price book has no price
 * for it; shows nothing until the price is read, or when it cannot be read. Fires `added`.
 */
export default class AddProduct extends LightningElement {
  labels = labels;
  @api dealId = '';
  @api productId = '';
  @api productName = '';
  /** Id of the prescription that the new line is linked to; blank: none. */
  @api prescriptionId = '';
  /** Id of the deal's price book; blank: the standard one, which the deal gets with its first product. */
  @api priceBook = '';

  /** undefined until the prices are read. */
  prices: readonly Price[] | undefined;
  isSaving = false;
  /** The error of the last save. */
  failure: unknown;

  get query() {
    return this.priceBook ? pricesOfBook : standardPrices;
  }

  get variables(): Record<string, unknown> {
    const { priceBook, productId } = this;
    return { products: [productId], ...(priceBook ? { book: priceBook } : {}) };
  }

  @wire(graphql, { query: '$query', variables: '$variables', operationName: 'pricesOfBook' })
  handlePrices({ data, errors }: GraphQLResult<PriceData>) {
    this.prices = data && !errors ? pricesOf(data) : undefined;
  }

  get price(): Price | undefined {
    return this.prices?.[0];
  }

  get terms(): string {
    if (!this.prices) return '';
    return this.price ? fill(labels.addTerms, this.price.text) : labels.notInBook;
  }

  get addLabel(): string {
    return fill(labels.addProduct, this.productName);
  }

  async handleAdd() {
    const { price, dealId, prescriptionId } = this;
    if (!price || this.isSaving) return;
    this.isSaving = true;
    this.failure = undefined;
    try {
      await saveChanges(dealId, [addChange(price, dealId, prescriptionId)]);
      this.dispatchEvent(new CustomEvent('added'));
    } catch (error) {
      this.failure = error;
    } finally {
      this.isSaving = false;
    }
  }
}
