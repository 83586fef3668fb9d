import { api, LightningElement, wire } from 'lwc';
import { getFieldValue, getRecord } from 'lightning/uiRecordApi';
import type { LdsResult, RecordRepresentation } from 'lightning/uiRecordApi';
import type { Deal } from 'c/dealRows';
import COMPANY from '@salesforce/schema/User.CompanyName';
import userId from '@salesforce/user/Id';
import { excerptOf } from './excerpt.ts';
import type { Piece } from './excerpt.ts';
import { namesFor } from './names.ts';
import { sentenceOf } from './sentences.ts';

/** Milliseconds without a keystroke after which a text is judged: long enough that nothing changes, and nothing is announced, while typing. */
const PAUSE = 900;

/**
 * One quiet line next to a field: what in a text is about us instead of the customer, or what nobody can check, and the words concerned, which
 * a text field cannot underline itself. Disappears when the text is rewritten. Advice only: it fires no events, and no form reads it before a
 * save. The check is loaded with the first text; without a connection there is no line.
 */
export default class FocusLine extends LightningElement {
  /** Whose products and lines are the seller's. */
  @api deal: Deal | undefined;
  /** Name of the deal's account. */
  @api customer = '';
  /** Name of a product that may not be on the deal. */
  @api product = '';
  /** The text may be the customer's own words, as answers are: their "we" is not ours then. */
  @api isCustomerVoice = false;

  sentence = '';
  pieces: readonly Piece[] = [];
  /** The user, once there is something to judge: before that nothing is requested. */
  writerId: string | undefined;

  #text = '';
  #company = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  @api
  get text(): string {
    return this.#text;
  }
  set text(value: string) {
    if (value === this.#text) return;
    this.#text = value;
    this.judgeLater();
  }

  /** The seller's company; not every org fills it in. */
  @wire(getRecord, { recordId: '$writerId', optionalFields: [COMPANY] })
  handleWriter({ data }: LdsResult<RecordRepresentation>) {
    const company = data && getFieldValue(data, COMPANY);
    if (!company || company === this.#company) return;
    this.#company = String(company);
    this.judgeLater();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  judgeLater() {
    clearTimeout(this.#timer);
    if (this.#text.trim() === '') this.show('', []);
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- cleared when the element leaves the page
    else this.#timer = setTimeout(() => this.judge(), PAUSE);
  }

  async judge() {
    const text = this.#text;
    this.writerId = userId;
    try {
      const { readFocus } = await import('c/customerFocus');
      // A keystroke in the meantime has started the next pause.
      if (text !== this.#text) return;
      const { customer, product, isCustomerVoice } = this;
      const names = namesFor(this.deal, { customer, product, company: this.#company });
      const { advice, spans } = readFocus(text, { ...names, isCustomerVoice });
      const marked = spans.filter(({ kind }) => kind === advice?.kind);
      this.show(advice ? sentenceOf(advice) : '', excerptOf(text, marked));
    } catch {
      // Most likely there is no connection. The line is no part of the form: the next change tries again.
    }
  }

  show(sentence: string, pieces: readonly Piece[]) {
    this.sentence = sentence;
    this.pieces = pieces;
  }
}
