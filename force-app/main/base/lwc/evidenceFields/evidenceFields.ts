import { api, LightningElement } from 'lwc';
import { today } from 'c/calendarDays';
import type { Confirmation } from 'c/confirmationFields';
import { needsConfirmation, reportAll } from 'c/formValidity';
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
    this.template?.querySelector<HTMLElement>('c-contact-picker')?.focus();
  }

  get levels(): { label: string; value: string }[] {
    return [
      { value: 'Assumed', label: labels.assumed },
      { value: 'Heard', label: labels.heard },
      { value: 'Quoted', label: labels.quoted },
      { value: 'Confirmed', label: labels.confirmed },
    ];
  }

  get sources(): { label: string; value: string }[] {
    return [
      { value: 'Call', label: labels.call },
      { value: 'Meeting', label: labels.meeting },
      { value: 'Email', label: labels.email },
      { value: 'Document', label: labels.document },
      { value: 'Playback', label: labels.playback },
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

  get today(): string {
    return today();
  }

  /** Shows a message at each missing field; returns true when none is missing. */
  @api reportValidity(): boolean {
    return reportAll(this.template);
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

  handleWho(event: CustomEvent<{ id: string; name: string }>) {
    this.change(event, { saidBy: event.detail.id, saidByName: event.detail.name });
  }

  handleWhen(event: CustomEvent<{ value: string }>) {
    this.change(event, { saidOn: event.detail.value });
  }

  handleSource(event: CustomEvent<{ value: string }>) {
    this.change(event, { source: event.detail.value });
  }

  handleConfirmation(event: CustomEvent<Partial<Confirmation>>) {
    this.change(event, event.detail);
  }

  change(event: Event, part: Partial<Evidence>) {
    event.stopPropagation();
    this.dispatchEvent(new CustomEvent('change', { detail: { ...this.value, ...part } }));
  }
}
