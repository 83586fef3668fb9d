import { api, LightningElement } from 'lwc';
import { today } from 'c/calendarDays';
import { reportAll } from 'c/formValidity';
import { labels } from './labels.ts';

/** Evidence level, and the fields that levels from Quoted on require. */
export interface Evidence {
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
  @api value: Evidence = { evidence: 'Heard', quote: '', saidBy: '', saidByName: '', saidOn: '', source: '' };

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

  get needsQuote(): boolean {
    return this.value.evidence === 'Quoted' || this.value.evidence === 'Confirmed';
  }

  /** Whether speaker, day and source are shown. Below Quoted they are optional and hidden behind a button: most notes are one sentence. */
  get hasDetails(): boolean {
    return this.needsQuote || this.isDetailed || this.value.saidBy !== '' || this.value.source !== '';
  }

  get needsSource(): boolean {
    return this.value.evidence === 'Confirmed';
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

  change(event: Event, part: Partial<Evidence>) {
    event.stopPropagation();
    this.dispatchEvent(new CustomEvent('change', { detail: { ...this.value, ...part } }));
  }
}
