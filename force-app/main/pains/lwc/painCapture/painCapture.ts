import { api, LightningElement } from 'lwc';
import type { Pain } from 'c/dealRows';
import { draftOf, dropDraft, keepDraft } from 'c/drafts';
import type { Capture } from 'c/painSending';
import { fill } from 'c/textTemplate';
import { labels } from './labels.ts';

const SLOT = 'pain:new';
const EMPTY: Capture = { typed: '', waiting: [] };

const fetchSending = () => import('c/painSending');

/**
 * Adds a pain with one sentence. Enter puts the sentence into a queue and empties the field for the next one. The queue is stored as a
 * draft until each sentence is saved, so that a reload or a lost connection neither loses one nor saves it twice. Fires `captured`.
 */
export default class PainCapture extends LightningElement {
  labels = labels;
  @api dealId!: string;
  /** All pains of the deal as they were last read. */
  @api pains: readonly Pain[] = [];
  /** Reads the pains again; resolves to undefined when that fails. */
  @api reread!: () => Promise<readonly Pain[] | undefined>;

  capture: Capture = EMPTY;
  isSending = false;
  /** Question about a doubtful text, such as a placeholder; empty without doubt. */
  doubt = '';
  /** The error of the last save. */
  failure: unknown;

  /** The text was to be added while the code for that could not be loaded. */
  #isAsked = false;
  #online = () => (this.#isAsked ? this.handOver(false) : this.send());

  connectedCallback() {
    window.addEventListener('online', this.#online);
    this.capture = draftOf<Capture>(this.dealId, SLOT)?.value ?? EMPTY;
    this.send();
  }

  disconnectedCallback() {
    window.removeEventListener('online', this.#online);
  }

  /** Moves the focus to the text field. */
  @api focus() {
    this.template?.querySelector<HTMLElement>('[data-statement]')?.focus();
  }

  get cannotAdd(): boolean {
    return this.capture.typed.trim() === '';
  }

  /** Sentences of the queue, only after a failed save: during a normal one they would appear for a moment and vanish. */
  get waitingLines(): readonly { key: number; text: string }[] {
    const isStuck = !this.isSending && this.failure !== undefined;
    const waiting = isStuck ? this.capture.waiting : [];
    return waiting.map(({ statement }, key) => ({ key, text: fill(labels.waiting, statement) }));
  }

  get isWaiting(): boolean {
    return this.waitingLines.length > 0;
  }

  handleTyped(event: CustomEvent<{ value: string }>) {
    this.doubt = '';
    this.#isAsked = false;
    this.keep({ ...this.capture, typed: event.detail.value });
  }

  /** Enter adds the pain, except while an input method composes a character. */
  handleKey(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.handOver(false);
  }

  handleAdd(event: Event) {
    event.preventDefault();
    this.handOver(false);
  }

  handleKeepAnyway() {
    this.handOver(true);
  }

  handleTryAgain() {
    this.focus();
    this.send();
  }

  /** Prefetches the check and the save. A failed prefetch is ignored; adding the text reports it. */
  handleFocusIn() {
    fetchSending().catch(() => undefined);
  }

  /** Puts the typed text into the queue. A doubtful text is first shown with a question; `isConfirmed`: the seller keeps it anyway. */
  async handOver(isConfirmed: boolean) {
    this.focus();
    if (this.cannotAdd) return;
    const { typed } = this.capture;
    const sending = await this.loadSending();
    // Either it is not there, or the text has changed while it was loading, and Enter was meant for the earlier text.
    this.#isAsked = !sending;
    if (!sending || typed !== this.capture.typed) return;
    const finding = isConfirmed ? undefined : sending.checkAnswer({ text: typed });
    this.doubt = finding
      ? fill(finding.kind === 'mash' ? labels.mash : labels.placeholder, this.capture.typed.trim())
      : '';
    if (finding) return;
    this.keep(sending.handedOver(this.capture, this.pains));
    this.send();
  }

  /** Resolves to undefined when it cannot be loaded, most likely without a connection; the panel then shows that. */
  async loadSending() {
    this.failure = undefined;
    try {
      return await fetchSending();
    } catch (error) {
      this.failure = error;
      return undefined;
    }
  }

  /** Saves the queue. */
  async send() {
    if (this.isSending || this.capture.waiting.length === 0) return;
    this.isSending = true;
    const sending = await this.loadSending();
    try {
      await sending?.sendWaiting({
        dealId: this.dealId,
        read: () => this.capture,
        keep: (capture) => this.keep(capture),
        reread: this.reread,
        onSaved: (id) => this.dispatchEvent(new CustomEvent('captured', { detail: { id } })),
      });
    } catch (error) {
      this.failure = error;
    } finally {
      this.isSending = false;
    }
  }

  keep(capture: Capture) {
    this.capture = capture;
    if (capture.typed === '' && capture.waiting.length === 0) dropDraft(this.dealId, SLOT);
    else keepDraft(this.dealId, SLOT, capture);
  }
}
