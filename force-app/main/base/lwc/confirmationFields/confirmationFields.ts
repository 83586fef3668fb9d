import { api, LightningElement } from 'lwc';
import { focusInvalid, reportAll } from 'c/formValidity';
import type { Source } from 'c/sourceFields';
import { isSameText } from 'c/textTemplate';
import { labels } from './labels.ts';

/** What the customer answered when it was played back to them. Blank is empty text, the day is `2026-11-21`. */
export interface Confirmation {
  readonly confirmedWords: string;
  readonly confirmedBy: string;
  readonly confirmedByName: string;
  readonly confirmedOn: string;
  readonly confirmedSource: string;
}

/**
 * Fields of a confirmation. Fires `change` with the part that changed. Words that equal one of the texts which they confirm
 * are invalid.
 */
export default class ConfirmationFields extends LightningElement {
  labels = labels;
  @api accountId: string | undefined;
  @api dealId = '';
  @api value!: Confirmation;
  /** Texts that are to be confirmed: the statement or answer, and the quote. */
  @api texts: readonly string[] = [];
  /** The fields may stay blank: the record was confirmed when there were none. */
  @api isOptional = false;

  #isReported = false;
  #isFilled = false;

  /** Values that come from a reply take away the messages of an earlier Save, as typed ones do. */
  renderedCallback() {
    if (this.#isFilled && this.#isReported) this.reportValidity();
    this.#isFilled = false;
  }

  get isRequired(): boolean {
    return !this.isOptional;
  }

  get source(): Source {
    const { confirmedBy, confirmedByName, confirmedOn, confirmedSource } = this.value;
    return { by: confirmedBy, byName: confirmedByName, on: confirmedOn, source: confirmedSource };
  }

  /** Shows a message at each invalid field; returns true when all are valid. */
  @api reportValidity(): boolean {
    this.#isReported = true;
    this.markSame(this.value.confirmedWords);
    return reportAll(this.template);
  }

  /** Moves the focus to the first invalid field after `reportValidity`, else scrolls the form into sight with the focus in its first field. */
  @api focus() {
    if (focusInvalid(this.template)) return;
    this.scrollIntoSight();
    this.template?.querySelector<HTMLElement>('[data-reply]')?.focus();
  }

  @api scrollIntoSight() {
    this.template?.querySelector('[data-fields]')?.scrollIntoView?.({ block: 'nearest' });
  }

  handleWords(event: CustomEvent<{ value: string }>) {
    this.takeWords(event, event.detail.value);
  }

  handlePick(event: CustomEvent<{ words: string }>) {
    this.#isFilled = true;
    this.takeWords(event, event.detail.words);
  }

  takeWords(event: Event, confirmedWords: string) {
    // Before the field is validated again because of this change.
    this.markSame(confirmedWords);
    this.change(event, { confirmedWords });
  }

  /** Gives the words' field its message where they are one of the texts that they confirm. */
  markSame(words: string) {
    const field = this.template?.querySelector<HTMLElement & { setCustomValidity(message: string): void }>(
      '[data-words]',
    );
    if (field) field.setCustomValidity(this.texts.some((text) => isSameText(words, text)) ? labels.same : '');
  }

  handlePropose(event: CustomEvent<Partial<Source>>) {
    this.#isFilled = true;
    this.handleSource(event);
  }

  handleSource(event: CustomEvent<Partial<Source>>) {
    const { by, byName, on, source } = { ...this.source, ...event.detail };
    this.change(event, { confirmedBy: by, confirmedByName: byName, confirmedOn: on, confirmedSource: source });
  }

  change(event: Event, part: Partial<Confirmation>) {
    event.stopPropagation();
    this.dispatchEvent(new CustomEvent('change', { detail: part }));
  }
}
