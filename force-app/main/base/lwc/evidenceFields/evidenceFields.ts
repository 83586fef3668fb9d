import { api, LightningElement } from 'lwc';
import type { Confirmation } from 'c/confirmationFields';
import { needsConfirmation } from 'c/confirmationNeed';
import { focusInvalid, reportAll } from 'c/formValidity';
import { rememberPerson, withLevel } from 'c/quoteSpeaker';
import type { Person } from 'c/quoteSpeaker';
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
  @api dealId = '';
  @api value!: Evidence;
  /** The statement or answer that the evidence is for: a confirmation needs other words. */
  @api statement = '';

  /** Whom to propose as the speaker, by `personOf` of `c/quoteSpeaker`. */
  @api person: Person | undefined;

  /** The evidence as it is in the org; undefined for a new record. */
  @api stored: Evidence | undefined;

  isDetailed = false;
  #focusWho = false;
  /** The level was chosen by mouse or touch: then the focus may go to the form that opens. */
  #isPointed = false;
  #showConfirmation = false;
  #isReported = false;
  #isFilled = false;

  renderedCallback() {
    if (this.#focusWho) {
      this.#focusWho = false;
      this.template?.querySelector<HTMLElement>('[data-said]')?.focus();
    }
    if (this.#showConfirmation) this.openConfirmation();
    this.recheckFilled();
  }

  /** Who said it first, where it comes from the confirmation, takes away the message of an earlier Save. */
  recheckFilled() {
    if (!this.#isFilled) return;
    this.#isFilled = false;
    if (this.#isReported)
      this.template?.querySelector<HTMLElement & { reportValidity(): boolean }>('[data-said]')?.reportValidity();
  }

  /** Arrow keys choose as they move: taking the focus then would keep a keyboard from coming back to the levels. Tab goes on to the form. */
  openConfirmation() {
    const form = this.confirmation;
    if (!form) return;
    this.#showConfirmation = false;
    if (this.#isPointed) form.focus();
    else form.scrollIntoSight();
  }

  get confirmation() {
    return this.template?.querySelector<HTMLElement & { scrollIntoSight(): void }>('[data-confirmation]');
  }

  get levels(): { label: string; value: string; isChosen: boolean }[] {
    const all = [
      { value: 'Assumed', label: labels.assumed },
      { value: 'Heard', label: labels.heard },
      { value: 'Quoted', label: labels.quoted },
      { value: 'Confirmed', label: labels.confirmed },
    ];
    return all.map((level) => ({ ...level, isChosen: level.value === this.value.evidence }));
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
    this.#isReported = true;
    return reportAll(this.template);
  }

  /** Moves the focus to the first invalid field after `reportValidity`, else to the form of a confirmation or the chosen level. */
  @api focus() {
    if (focusInvalid(this.template)) return;
    const level = this.template?.querySelector<HTMLElement>('input:checked');
    (this.confirmation ?? level)?.focus();
  }

  handlePointer() {
    this.#isPointed = true;
  }

  handleKey() {
    this.#isPointed = false;
  }

  handleLevel(event: Event) {
    const evidence = (event.currentTarget as HTMLInputElement).value;
    this.#showConfirmation = evidence === 'Confirmed';
    this.change(event, withLevel(evidence, this.value, { words: this.statement, person: this.person }));
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
    if (event.detail.by) rememberPerson(this.dealId, { id: by, name: byName });
    this.change(event, { saidBy: by, saidByName: byName, saidOn: on, source });
  }

  /** Where nobody is noted who said it first, and when, it is who confirms it and that day. */
  handleConfirmation(event: CustomEvent<Partial<Confirmation>>) {
    const { confirmedBy = '', confirmedByName = '', confirmedOn = '' } = event.detail;
    const { saidBy, saidOn } = this.value;
    const by = confirmedBy && !saidBy ? { saidBy: confirmedBy, saidByName: confirmedByName } : {};
    const on = confirmedOn && !saidOn ? { saidOn: confirmedOn } : {};
    this.#isFilled = Object.keys({ ...by, ...on }).length > 0;
    this.change(event, { ...event.detail, ...by, ...on });
  }

  change(event: Event, part: Partial<Evidence>) {
    event.stopPropagation();
    this.dispatchEvent(new CustomEvent('change', { detail: { ...this.value, ...part } }));
  }
}
