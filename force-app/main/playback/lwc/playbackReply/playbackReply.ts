import { api, LightningElement } from 'lwc';
import { today } from 'c/calendarDays';
import { saveChanges } from 'c/dealSaves';
import type { Deal } from 'c/dealRows';
import { draftOf, dropDraft, keepDraft } from 'c/drafts';
import { reportAndFocus } from 'c/formValidity';
import type { Source } from 'c/sourceFields';
import { fill, isSameText } from 'c/textTemplate';
import { confirmables, confirmChanges, passage, WORDS_LENGTH } from './confirmations.ts';
import type { Reply } from './confirmations.ts';
import { labels } from './labels.ts';

interface Words extends HTMLElement {
  setCustomValidity(message: string): void;
}

const SLOT = 'playback:reply';
const BLANK: Omit<Reply, 'saidOn'> = { text: '', saidBy: '', saidByName: '', source: 'Email', quotes: {} };

/** The customer's reply: sets what it confirms to Confirmed, with the passage as its words. Fires `confirmed` with `detail: { count }`. */
export default class PlaybackReply extends LightningElement {
  labels = labels;
  /** Where a reply can come from. */
  sources = ['Email', 'Playback'];
  wordsLength = WORDS_LENGTH;
  @api deal!: Deal;
  @api dealId!: string;
  @api accountId: string | undefined;

  reply: Reply = { ...BLANK, saidOn: today() };
  isSaving = false;
  /** The error of the last save. */
  failure: unknown;

  connectedCallback() {
    this.reply = draftOf<Reply>(this.dealId, SLOT)?.value ?? this.reply;
  }

  /** Sets the text in code: LWC templates set `value` of a textarea as an attribute, which has no effect. */
  renderedCallback() {
    const { words } = this;
    if (words.value !== this.reply.text) words.value = this.reply.text;
  }

  get hasReply(): boolean {
    return this.reply.text.trim() !== '';
  }

  get rows() {
    const { quotes } = this.reply;
    return confirmables(this.deal).map((one) => ({
      ...one,
      label: one.about ? `${one.about}: ${one.text}` : one.text,
      isPicked: one.id in quotes,
      known: one.quote,
      quote: quotes[one.id] ?? '',
      takeLabel: fill(labels.takeFor, one.text),
    }));
  }

  /** Why there is nothing to confirm; empty when there is something. */
  get noRows(): string {
    if (this.rows.length > 0) return '';
    const { answers, pains } = this.deal;
    return [...answers, ...pains].some(({ evidence }) => evidence === 'Confirmed') ? labels.all : labels.empty;
  }

  get picked(): number {
    return this.rows.filter(({ isPicked }) => isPicked).length;
  }

  get hasPicked(): boolean {
    return this.picked > 0;
  }

  get saveLabel(): string {
    return fill(labels.save, this.picked);
  }

  get source(): Source {
    const { saidBy, saidByName, saidOn, source } = this.reply;
    return { by: saidBy, byName: saidByName, on: saidOn, source };
  }

  handleText(event: Event) {
    this.change({ text: (event.currentTarget as HTMLTextAreaElement).value });
  }

  handlePick(event: CustomEvent<{ checked: boolean }>) {
    const id = idOf(event);
    const { [id]: _gone, ...quotes } = this.reply.quotes;
    this.change({ quotes: event.detail.checked ? { ...quotes, [id]: this.passage } : quotes });
  }

  handleTake(event: Event) {
    this.change({ quotes: { ...this.reply.quotes, [idOf(event)]: this.passage } });
  }

  handleQuote(event: CustomEvent<{ value: string }>) {
    this.change({ quotes: { ...this.reply.quotes, [idOf(event)]: event.detail.value } });
    // Before the field is validated again because of this change.
    this.markRepeated();
  }

  handleSource(event: CustomEvent<Partial<Source>>) {
    const { by, byName, on, source } = { ...this.source, ...event.detail };
    this.change({ saidBy: by, saidByName: byName, saidOn: on, source });
  }

  handleDiscard() {
    this.clear();
    this.words.focus();
  }

  /** Handles Enter on keydown and cancels it: otherwise the text area, which gets the focus, would receive a line break. */
  handleDiscardKey(event: KeyboardEvent) {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    this.handleDiscard();
  }

  async handleSubmit(event: Event) {
    event.preventDefault();
    this.markRepeated();
    if (!reportAndFocus(this.template) || this.isSaving || !this.hasPicked) return;
    this.isSaving = true;
    this.failure = undefined;
    try {
      const changes = confirmChanges(confirmables(this.deal), this.reply);
      await saveChanges(this.dealId, changes);
      this.clear();
      this.dispatchEvent(new CustomEvent('confirmed', { detail: { count: changes.length } }));
    } catch (error) {
      this.failure = error;
    } finally {
      this.isSaving = false;
    }
  }

  /** Marks the words that are the statement or the quote itself: those do not confirm it. */
  markRepeated() {
    const fields = this.template?.querySelectorAll<Words>('[data-quote]') ?? [];
    for (const field of fields) {
      const row = this.rows.find(({ id }) => id === field.dataset.id);
      const isSame = row !== undefined && [row.text, row.known].some((text) => isSameText(row.quote, text));
      field.setCustomValidity(isSame ? labels.same : '');
    }
  }

  /** A standard textarea, not `lightning-textarea`: its selection can be read, also after it has lost the focus. */
  get words(): HTMLTextAreaElement {
    return this.template!.querySelector('textarea')!;
  }

  get passage(): string {
    const { selectionStart, selectionEnd } = this.words;
    return passage(this.reply.text, selectionStart, selectionEnd);
  }

  change(part: Partial<Reply>) {
    this.reply = { ...this.reply, ...part };
    keepDraft(this.dealId, SLOT, this.reply);
  }

  clear() {
    dropDraft(this.dealId, SLOT);
    this.reply = { ...BLANK, saidOn: today() };
    this.failure = undefined;
  }
}

function idOf(event: Event): string {
  return (event.currentTarget as HTMLElement).dataset.id ?? '';
}
