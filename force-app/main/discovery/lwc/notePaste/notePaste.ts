import { api, LightningElement } from 'lwc';
import { today } from 'c/calendarDays';
import { dropDraft, keepDraft } from 'c/drafts';
import type { Known } from 'c/noteReading';
import { redact } from 'c/sourceQuotes';
import { fill } from 'c/textTemplate';
import locale from '@salesforce/i18n/locale';
import { labels } from './labels.ts';

const NOTES = 'suggestions:notes';
/** Characters that are read at once. A longer text would stop the page for more than a second. */
const LONGEST = 300_000;
/** Bytes of UTF-8 for one character, at most. */
const BYTES = 4;

const fetchReading = () => import('c/noteReading');

/**
 * What belongs to the field for notes, a mail or a transcript. The field is further up, so that it is there at once; `notes` (through all
 * components around) hands it the text of a file. Fires `read` with what was found (`found`, `day`, and `isKept`: false where only the
 * numbers may be shown), and `leave` when it is cancelled. The text itself goes nowhere; its draft in the browser is redacted.
 */
export default class NotePaste extends LightningElement {
  labels = labels;
  @api dealId!: string;
  /** Whom the deal knows. Taken when the reader is there, since it may come after the form. */
  @api known!: Known;
  @api currency: string | undefined;

  name = '';
  day = today();
  /** Without consent of who speaks: nothing of the text is written anywhere. */
  isUnkept = false;
  isReading = false;
  /** Why the text was not read. */
  problem = '';
  /** Not private by `#`: a change must render. */
  text = '';

  connectedCallback() {
    this.keep();
  }

  /** The text, as it is in the field. */
  @api
  get notes(): string {
    return this.text;
  }
  set notes(notes: string) {
    this.text = notes;
    this.problem = '';
    if (this.isConnected) this.keep();
  }

  get cannotFind(): boolean {
    return this.notes.trim() === '';
  }

  get problems(): readonly string[] {
    return this.problem ? [this.problem] : [];
  }

  get today(): string {
    return today();
  }

  get status(): string {
    return this.isReading ? labels.reading : '';
  }

  handleName(event: CustomEvent<{ value: string }>) {
    this.name = event.detail.value;
  }

  handleDay(event: CustomEvent<{ value: string }>) {
    this.day = event.detail.value;
  }

  handleConsent(event: CustomEvent<{ checked: boolean }>) {
    this.isUnkept = event.detail.checked;
    this.keep();
  }

  async handleFile(event: CustomEvent<{ files: ArrayLike<File> }>) {
    const [file] = Array.from(event.detail.files);
    if (!file) return;
    if (file.size > LONGEST * BYTES) {
      this.problem = tooLong(file.size);
      return;
    }
    const text = await file.text();
    // Bytes that are no text come as U+0000 and U+FFFD.
    if (/[\0\uFFFD]/.test(text)) this.problem = fill(labels.notText, file.name);
    else {
      this.name = file.name;
      this.dispatchEvent(new CustomEvent('notes', { detail: { value: text }, bubbles: true, composed: true }));
    }
  }

  keep() {
    const { notes, isUnkept } = this;
    if (isUnkept || notes.trim() === '' || notes.length > LONGEST) dropDraft(this.dealId, NOTES);
    else keepDraft(this.dealId, NOTES, redact(notes));
  }

  handleCancel() {
    dropDraft(this.dealId, NOTES);
    this.dispatchEvent(new CustomEvent('leave'));
  }

  /** Reads the text. Where that fails, or nothing is found, it stays in the field. */
  async handleFind() {
    const { notes } = this;
    if (this.isReading || this.cannotFind) return;
    this.problem = notes.length > LONGEST ? tooLong(notes.length) : '';
    if (this.problem) return;
    this.isReading = true;
    try {
      const { noteFinder } = await fetchReading();
      const find = await noteFinder();
      const name = this.name.trim() || labels.pastedName;
      const found = await find({ text: notes, name, known: this.known, currency: this.currency ?? null });
      if (found.length > 0 || this.isUnkept) dropDraft(this.dealId, NOTES);
      const detail = { found, day: this.day || today(), isKept: !this.isUnkept };
      this.dispatchEvent(new CustomEvent('read', { detail }));
    } catch {
      this.problem = labels.notLoaded;
    } finally {
      this.isReading = false;
    }
  }
}

function tooLong(length: number): string {
  const figures = [length, LONGEST].map((figure) => new Intl.NumberFormat(locale).format(figure));
  return fill(labels.tooLong, ...figures);
}
