import { api, LightningElement } from 'lwc';
import { today } from 'c/calendarDays';
import type { Confirmation } from 'c/confirmationFields';
import { focusInvalid, needsConfirmation, reportAll } from 'c/formValidity';
import type { Source } from 'c/sourceFields';
import { labels } from './labels.ts';

/** Evidence level, and the fields that levels from Quoted on require. */
export interface Evidence extends Confirmation {
  readonly evidence: string;
  readonly quote: string;
  readonly saidBy: string;
  readonly saidByName: string;
  /** `2026-11-21` */
  readonly saidOn: string;
  readonly source: string;
}

/** Fields of the evidence. Fires `change` with the whole `Evidence` value; its only state is whether optional fields are shown. */
export default class EvidenceFields extends LightningElement {
  labels = labels;
  @api accountId: string | undefined;
  @api value!: Evidence;
  /** The statement or answer that the evidence is for: a confirmation needs other words. */
  @api statement = '';

  /** The evidence as it is in the org; undefined for a new record. */
  @api stored: Evidence | undefined;

  isDetailed = false;
  #focusWho = false;

  renderedCallback() {
    if (!this.#focusWho) return;
    this.#focusWho = false;
    this.template?.querySelector<HTMLElement>('[data-said]')?.focus();
  }

  get levels(): { label: string; value: string }[] {
    return [
      { value: 'Assumed', label: labels.assumed },
      { value: 'Heard', label: labels.heard },
      { value: 'Quoted', label: labels.quoted },
      { value: 'Confirmed', label: labels.confirmed },
    ];
  }

  get meaning(): string {
    const meanings: Record<string, string> = {
      Assumed: labels.assumedMeaning,
      Heard: labels.heardMeaning,
      Quoted: labels.quotedMeaning,
      Confirmed: labels.confirmedMeaning,
    };
    return meanings[this.value.evidence] ?? '';
  }

  get isQuoted(): boolean {
    return this.value.evidence === 'Quoted';
  }

  get needsWho(): boolean {
    return this.value.evidence === 'Quoted' || this.value.evidence === 'Confirmed';
  }

  /** Whether speaker, day and source are shown. Below Quoted they are optional and hidden behind a button: most notes are one sentence. */
  get hasDetails(): boolean {
    return this.needsWho || this.isDetailed || this.value.saidBy !== '' || this.value.source !== '';
  }

  /** A confirmation has words of its own, so that the quote is optional. */
  get isConfirmed(): boolean {
    return this.value.evidence === 'Confirmed';
  }

  get isConfirmationOptional(): boolean {
    return !needsConfirmation(this.value, this.stored);
  }

  get confirmedTexts(): readonly string[] {
    return [this.statement, this.value.quote];
  }

  /** Where a confirmation has words too, the label distinguishes the two. */
  get quoteLabel(): string {
    return this.isConfirmed ? labels.firstQuote : labels.quote;
  }

  get attribution(): Source {
    const { saidBy, saidByName, saidOn, source } = this.value;
    return { by: saidBy, byName: saidByName, on: saidOn, source };
  }

  /** Shows a message at each missing field; returns true when none is missing. */
  @api reportValidity(): boolean {
    return reportAll(this.template);
  }

  /** Moves the focus to the first invalid field, after `reportValidity`. */
  @api focus() {
    focusInvalid(this.template);
  }

  handleLevel(event: CustomEvent<{ value: string }>) {
    const evidence = event.detail.value;
    const isQuoted = evidence === 'Quoted' || evidence === 'Confirmed';
    this.change(event, { evidence, ...(isQuoted && !this.value.saidOn ? { saidOn: today() } : {}) });
  }

  handleDetails() {
    this.isDetailed = true;
    this.#focusWho = true;
  }

  handleQuote(event: CustomEvent<{ value: string }>) {
    this.change(event, { quote: event.detail.value });
  }

  handleSaid(event: CustomEvent<Partial<Source>>) {
    const { by, byName, on, source } = { ...this.attribution, ...event.detail };
    this.change(event, { saidBy: by, saidByName: byName, saidOn: on, source });
  }

  handleConfirmation(event: CustomEvent<Partial<Confirmation>>) {
    this.change(event, event.detail);
  }

  change(event: Event, part: Partial<Evidence>) {
    event.stopPropagation();
    this.dispatchEvent(new CustomEvent('change', { detail: { ...this.value, ...part } }));
  }
}
