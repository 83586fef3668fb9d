import { api, LightningElement } from 'lwc';
import { today } from 'c/calendarDays';
import { focusInvalid, reportAll } from 'c/formValidity';
import { fieldLabels, labels, SOURCES } from './labels.ts';

/** Who said something, when and where. Blank is empty text, the day is `2026-11-21`. */
export interface Source {
  readonly by: string;
  readonly byName: string;
  readonly on: string;
  readonly source: string;
}

/** The three fields of a source in a row. Fires `change` with the part of `Source` that changed; has no state. */
export default class SourceFields extends LightningElement {
  labels = labels;
  @api accountId: string | undefined;
  @api value!: Source;
  /** Labels of the fields. */
  @api names: typeof fieldLabels = fieldLabels;
  /** Contact and day must be given. */
  @api required = false;
  /** The source too. */
  @api isSourceRequired = false;
  /** Values of the source that can be chosen; all without it. */
  @api among: readonly string[] | undefined;

  get sources() {
    const { among } = this;
    return among ? SOURCES.filter(({ value }) => among.includes(value)) : SOURCES;
  }

  get today(): string {
    return today();
  }

  /** Shows a message at each invalid field; returns true when all are valid. */
  @api reportValidity(): boolean {
    return reportAll(this.template);
  }

  /** Moves the focus to the first invalid field after `reportValidity`, else to the contact. */
  @api focus() {
    if (!focusInvalid(this.template)) this.template?.querySelector<HTMLElement>('[data-who]')?.focus();
  }

  handleWho(event: CustomEvent<{ id: string; name: string }>) {
    this.change(event, { by: event.detail.id, byName: event.detail.name });
  }

  handleWhen(event: CustomEvent<{ value: string }>) {
    this.change(event, { on: event.detail.value });
  }

  handleWhere(event: CustomEvent<{ value: string }>) {
    this.change(event, { source: event.detail.value });
  }

  change(event: Event, detail: Partial<Source>) {
    event.stopPropagation();
    this.dispatchEvent(new CustomEvent('change', { detail }));
  }
}
