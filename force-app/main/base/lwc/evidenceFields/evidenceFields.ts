import { api, LightningElement } from 'lwc';
import { today } from 'c/calendarDays';
import { reportAll } from 'c/formValidity';
import { labels } from './labels.ts';

/** How we know something: the level, and what a level above hearsay needs. */
export interface Evidence {
  readonly evidence: string;
  readonly quote: string;
  readonly saidBy: string;
  readonly saidByName: string;
  /** `2026-11-21` */
  readonly saidOn: string;
  readonly source: string;
}

/** Asks how we know. Fires `change` with the whole of it; holds only whether who, when and where are shown where nobody needs them. */
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

  /** Who, when and where are one click away below Quoted: most notes of a call are one sentence. */
  get hasDetails(): boolean {
    return this.needsQuote || this.isDetailed || this.value.saidBy !== '' || this.value.source !== '';
  }

  get needsSource(): boolean {
    return this.value.evidence === 'Confirmed';
  }

  /** Shows what is missing next to each field; true when nothing is. */
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
