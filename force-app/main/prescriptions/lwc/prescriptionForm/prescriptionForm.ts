import { api, LightningElement, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphQLResult } from 'lightning/graphql';
import { reportAndFocus } from 'c/formValidity';
import type { Deal } from 'c/dealRows';
import { errorSentences } from 'c/ldsErrors';
import { fill } from 'c/textTemplate';
import { labels } from './labels.ts';
import { nameLike, offersOf, productsByName, productsOf, productsOfBook, productsOfStandardBook } from './products.ts';
import type { OfferData, Product, ProductData } from './products.ts';

interface Option {
  readonly value: string;
  readonly label: string;
}

/** Values of the form; blank is empty text. */
export interface PrescriptionDraft {
  /** Id of the stored prescription; absent for a new one. */
  readonly id?: string;
  readonly productId: string;
  readonly productName: string;
  readonly painId: string;
  readonly because: string;
  readonly expectedEffect: string;
  readonly sideEffects: string;
  readonly wrongWhen: string;
}

/** Value of the option that opens the search; cannot be a record id. */
const ANOTHER = 'another';

/** Form of a prescription: product, pain and reason. Fires `change` with the whole draft, `save` and `cancel`; the parent keeps it. */
export default class PrescriptionForm extends LightningElement {
  labels = labels;
  @api draft!: PrescriptionDraft;
  /** Names of the deal's products and of its account show whom a text is about. */
  @api deal: Deal | undefined;
  @api customer = '';
  /** Products of the deal. They come first in the list, then those of the price book; any other is searched by name. */
  @api products: readonly Option[] = [];
  /** Id of the deal's price book; blank: the standard one. */
  @api priceBook = '';
  /** Confirmed pains; a product can be prescribed only for these. */
  @api pains: readonly Option[] = [];
  @api isSaving = false;
  /** The error of the last save, or a sentence about it. */
  @api failure: unknown;

  /** Products of the price book; undefined until they are read. */
  offered: readonly Product[] | undefined;
  isSearching = false;
  words = '';
  asked: string | undefined;
  found: readonly Product[] | undefined;
  searchErrors: readonly string[] = [];

  #focusNext = false;

  get searchQuery() {
    return this.asked === undefined ? undefined : productsByName;
  }

  get searchVariables(): Record<string, unknown> | undefined {
    return this.asked === undefined ? undefined : { name: nameLike(this.asked) };
  }

  @wire(graphql, { query: '$searchQuery', variables: '$searchVariables', operationName: 'productsByName' })
  handleProducts({ data, errors }: GraphQLResult<ProductData>) {
    this.searchErrors = errors ? errorSentences(errors) : [];
    this.found = data && !errors ? productsOf(data) : undefined;
  }

  /** A new prescription needs the list; for a stored one the product is fixed. */
  get offerQuery() {
    if (!this.isNew) return undefined;
    return this.priceBook ? productsOfBook : productsOfStandardBook;
  }

  get offerVariables(): Record<string, unknown> {
    return this.priceBook ? { book: this.priceBook } : {};
  }

  /** A failed read leaves the deal's own products and the search. */
  @wire(graphql, { query: '$offerQuery', variables: '$offerVariables', operationName: 'productsOfBook' })
  handleOffers({ data, errors }: GraphQLResult<OfferData>) {
    if (data || errors) this.offered = data && !errors ? offersOf(data) : [];
  }

  /** Restores the focus after the list was replaced by the search or the search by the list. */
  renderedCallback() {
    if (!this.#focusNext) return;
    this.#focusNext = false;
    this.focus();
  }

  get isNew(): boolean {
    return !this.draft.id;
  }

  get heading(): string {
    return this.isNew ? labels.add : labels.edit;
  }

  get painText(): string {
    return this.pains.find(({ value }) => value === this.draft.painId)?.label ?? '';
  }

  get productOptions(): Option[] {
    const { productId, productName } = this.draft;
    const own = new Set(this.products.map(({ value }) => value));
    const others = (this.offered ?? [])
      .filter(({ id }) => !own.has(id))
      .map(({ id, name }) => ({ value: id, label: name }));
    const listed = [...this.products, ...others];
    const isListed = !productId || listed.some(({ value }) => value === productId);
    const chosen = isListed ? [] : [{ value: productId, label: productName }];
    return [...listed, ...chosen, { value: ANOTHER, label: labels.another }];
  }

  /** Whether the search is shown instead of the list; at once when there is no product to choose. */
  get showsSearch(): boolean {
    const isNothingListed = this.products.length === 0 && this.offered?.length === 0;
    return this.isSearching || (isNothingListed && !this.draft.productId);
  }

  get foundText(): string {
    if (!this.found) return '';
    return this.found.length === 0
      ? fill(labels.noneFound, this.asked ?? '')
      : fill(labels.found, this.found.length, this.asked ?? '');
  }

  get cannotFind(): boolean {
    return this.words.trim() === '';
  }

  get cannotSave(): boolean {
    const { productId, painId, because } = this.draft;
    return this.isSaving || !productId || !painId || because.trim() === '';
  }

  /** Optional text fields. */
  get sentencesAsked() {
    const { expectedEffect, sideEffects, wrongWhen } = this.draft;
    return [
      { field: 'expectedEffect', label: labels.effect, value: expectedEffect, hint: '', isCoached: true },
      {
        field: 'sideEffects',
        label: labels.sideEffects,
        value: sideEffects,
        hint: labels.sideEffectsHint,
        isCoached: false,
      },
      { field: 'wrongWhen', label: labels.wrongWhen, value: wrongWhen, hint: '', isCoached: false },
    ];
  }

  /** Moves the focus to the first field that is not filled. */
  @api focus() {
    const { productId, painId } = this.draft;
    const next = !this.isNew || (productId && painId) ? 'because' : productId ? 'painId' : 'productId';
    const field = this.template?.querySelector<HTMLElement>(`[data-field="${next}"]`);
    (field ?? this.template?.querySelector<HTMLElement>('[data-search]'))?.focus();
  }

  handleProduct(event: CustomEvent<{ value: string }>) {
    event.stopPropagation();
    const { value } = event.detail;
    if (value === ANOTHER) {
      this.isSearching = true;
      this.#focusNext = true;
    } else this.choose(value, this.productOptions.find((option) => option.value === value)?.label ?? '');
  }

  handleWords(event: CustomEvent<{ value: string }>) {
    event.stopPropagation();
    this.words = event.detail.value;
  }

  handleKey(event: KeyboardEvent) {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    this.handleFind();
  }

  handleFind() {
    if (!this.cannotFind) this.asked = this.words.trim();
  }

  handleFound(event: Event) {
    const { id = '' } = (event.currentTarget as HTMLElement).dataset;
    this.choose(id, this.found?.find((product) => product.id === id)?.name ?? '');
    this.isSearching = false;
    this.#focusNext = true;
  }

  /** Handles Enter on keydown and cancels it: otherwise the field that gets the focus would receive the key too. */
  handleFoundKey(event: KeyboardEvent) {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    this.handleFound(event);
  }

  handleField(event: CustomEvent<{ value: string }>) {
    event.stopPropagation();
    const { field } = (event.currentTarget as HTMLElement).dataset;
    if (field) this.change({ [field]: event.detail.value });
  }

  handleSubmit(event: Event) {
    event.preventDefault();
    if (reportAndFocus(this.template) && !this.cannotSave) this.dispatchEvent(new CustomEvent('save'));
  }

  handleCancel() {
    this.dispatchEvent(new CustomEvent('cancel'));
  }

  choose(productId: string, productName: string) {
    this.change({ productId, productName });
  }

  change(part: Partial<PrescriptionDraft>) {
    this.dispatchEvent(new CustomEvent('change', { detail: { ...this.draft, ...part } }));
  }
}
