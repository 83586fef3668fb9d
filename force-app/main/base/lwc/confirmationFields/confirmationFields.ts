import { api, LightningElement } from 'lwc';
import { today } from 'c/calendarDays';
import { reportAll } from 'c/formValidity';
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
  @api value!: Confirmation;
  /** Texts that are to be confirmed: the statement or answer, and the quote. */
  @api texts: readonly string[] = [];
  /** The fields may stay blank: the record was confirmed when there were none. */
  @api isOptional = false;
  /** Options of the source. */
  @api sources: readonly { label: string; value: string }[] = [];

  get isRequired(): boolean {
    return !this.isOptional;
  }

  get today(): string {
    return today();
  }

  /** Shows a message at each invalid field; returns true when all are valid. */
  @api reportValidity(): boolean {
    const words = this.template?.querySelector<HTMLElement & { setCustomValidity(message: string): void }>(
      '[data-words]',
    );
    const isSame = this.texts.some((text) => isSameText(this.value.confirmedWords, text));
    words?.setCustomValidity(isSame ? labels.same : '');
    return reportAll(this.template);
  }

  handleWords(event: CustomEvent<{ value: string }>) {
    this.change(event, { confirmedWords: event.detail.value });
  }

  handleWho(event: CustomEvent<{ id: string; name: string }>) {
    this.change(event, { confirmedBy: event.detail.id, confirmedByName: event.detail.name });
  }

  handleWhen(event: CustomEvent<{ value: string }>) {
    this.change(event, { confirmedOn: event.detail.value });
  }

  handleWhere(event: CustomEvent<{ value: string }>) {
    this.change(event, { confirmedSource: event.detail.value });
  }

  change(event: Event, part: Partial<Confirmation>) {
    event.stopPropagation();
    this.dispatchEvent(new CustomEvent('change', { detail: part }));
  }
}
