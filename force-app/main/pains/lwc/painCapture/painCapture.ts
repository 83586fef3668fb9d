import { api, LightningElement } from 'lwc';
import { conceptName } from 'c/conceptNames';
import type { Pain } from 'c/dealRows';
import { draftOf, dropDraft, keepDraft } from 'c/drafts';
import type { Capture, Queue } from 'c/painSending';
import { fill } from 'c/textTemplate';
import { labels } from './labels.ts';

const SLOT = 'pain:new';
const EMPTY: Capture = { typed: '', waiting: [] };

const fetchSending = () => import('c/painSending');

/**
 * Adds a pain with one sentence. Enter puts the sentence into a queue and empties the field for the next one. The queue is stored as a
 * draft until each sentence is saved, so that a reload or a lost connection neither loses one nor saves it twice. Offers the sentence as the
 * answer to `problem` too, in the same save. Fires `captured`.
 */
export default class PainCapture extends LightningElement {
  labels = labels;
  @api dealId!: string;
  /** All pains of the deal as they were last read. */
  @api pains: readonly Pain[] = [];
  /** The deal is asked for its problem and has no answer: a new pain is offered as that answer too. */
  @api isProblemAsked = false;
  /** Reads the pains again; resolves to undefined when that fails. */
  @api reread!: () => Promise<readonly Pain[] | undefined>;

  capture: Capture = EMPTY;
  isSending = false;
  /** Whether the user wants what is typed to be the answer too; undefined: no choice was made. */
  chosen: boolean | undefined;
  /** A sentence was put into the queue as the answer, which the deal that was read may not have yet. */
  isAnswered = false;
  /** Question about a doubtful text, such as a placeholder; empty without doubt. */
  doubt = '';
  /** The error of the last save. */
  failure: unknown;

  #online = () => this.send();

  connectedCallback() {
    window.addEventListener('online', this.#online);
    this.capture = draftOf<Capture>(this.dealId, SLOT)?.value ?? EMPTY;
    this.isAnswered = this.isAnswerWaiting;
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

  get isOffered(): boolean {
    return this.isProblemAsked && !this.isAnswered && !this.cannotAdd;
  }

  get answerLabel(): string {
    return fill(labels.alsoAnswer, conceptName('problem'));
  }

  /** Proposed for the first pain: of several, only the user knows which is the problem. */
  get isAnswer(): boolean {
    return this.chosen ?? this.pains.every(({ status }) => status !== 'Live');
  }

  get isAnswerWaiting(): boolean {
    return this.capture.waiting.some(({ isAnswer }) => isAnswer === true);
  }

  handlePair(event: Event) {
    this.chosen = (event.currentTarget as HTMLInputElement).checked;
  }

  handleTyped(event: CustomEvent<{ value: string }>) {
    this.doubt = '';
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

  /**
   * Puts the typed text into the queue at once, also while the code to save it is still loading: the next one may be typed already.
   * `isMeant`: the seller keeps a doubtful text.
   */
  handOver(isMeant: boolean) {
    this.focus();
    if (this.cannotAdd) return;
    const { typed, waiting } = this.capture;
    const isAnswer = this.isOffered && this.isAnswer;
    this.keep({ typed: '', waiting: [...waiting, { statement: typed.trim(), tried: false, isAnswer, isMeant }] });
    this.isAnswered ||= isAnswer;
    this.chosen = undefined;
    this.doubt = '';
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

  /** Checks what is new in the queue, and saves the queue. */
  async send() {
    if (this.capture.waiting.length === 0) return;
    const sending = await this.loadSending();
    sending?.checkWaiting(this.queue);
    if (!sending || this.isSending) return;
    this.isSending = true;
    try {
      await sending.sendWaiting(this.queue);
    } catch (error) {
      this.failure = error;
      // One that was refused is in the field again, and offered again.
      this.isAnswered = this.isAnswerWaiting;
    } finally {
      this.isSending = false;
    }
  }

  get queue(): Queue {
    return {
      dealId: this.dealId,
      pains: () => this.pains,
      read: () => this.capture,
      keep: (capture) => this.keep(capture),
      reread: this.reread,
      onSaved: (id) => this.dispatchEvent(new CustomEvent('captured', { detail: { id } })),
      onDoubt: ({ statement, isAnswer }, isMash) => {
        this.doubt = fill(isMash ? labels.mash : labels.placeholder, statement);
        if (isAnswer) this.isAnswered = false;
      },
    };
  }

  keep(capture: Capture) {
    this.capture = capture;
    if (capture.typed === '' && capture.waiting.length === 0) dropDraft(this.dealId, SLOT);
    else keepDraft(this.dealId, SLOT, capture);
  }
}
