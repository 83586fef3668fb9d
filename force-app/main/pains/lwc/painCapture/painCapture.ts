import { api, LightningElement } from 'lwc';
import type { Pain } from 'c/dealRows';
import { saveChanges } from 'c/dealSaves';
import { draftOf, dropDraft, keepDraft } from 'c/drafts';
import { faultOf } from 'c/ldsErrors';
import { fill } from 'c/textTemplate';
import PAIN from '@salesforce/schema/DF_Pain_Point__c';
import OPPORTUNITY from '@salesforce/schema/DF_Pain_Point__c.Opportunity__c';
import STATEMENT from '@salesforce/schema/DF_Pain_Point__c.Statement__c';
import EVIDENCE from '@salesforce/schema/DF_Pain_Point__c.Evidence__c';
import { EMPTY, found, givenBack, handedOver, saved, tried } from './capture.ts';
import type { Capture } from './capture.ts';
import { labels } from './labels.ts';

const SLOT = 'pain:new';

type Check = (typeof import('c/answerCheck'))['checkAnswer'];

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

  #check: Check | undefined;
  #online = () => this.send();

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

  /** Loads the check for placeholders on the first focus. Without it every text is sent, and the org's rules decide. */
  async loadCheck(): Promise<Check | undefined> {
    try {
      this.#check ??= (await import('c/answerCheck')).checkAnswer;
    } catch {
      // Most likely there is no connection. The text is sent unchecked or stays in the queue.
    }
    return this.#check;
  }

  handleFocusIn() {
    this.loadCheck();
  }

  /** Puts the typed text into the queue. A doubtful text is first shown with a question; `isConfirmed`: the seller keeps it anyway. */
  async handOver(isConfirmed: boolean) {
    if (this.cannotAdd) return;
    this.focus();
    const { typed } = this.capture;
    const check = this.#check ?? (await this.loadCheck());
    // The text has changed while the check was loading, and Enter was meant for the earlier text.
    if (typed !== this.capture.typed) return;
    const finding = isConfirmed ? undefined : check?.({ text: typed });
    this.doubt = finding
      ? fill(finding.kind === 'mash' ? labels.mash : labels.placeholder, this.capture.typed.trim())
      : '';
    if (finding) return;
    this.keep(handedOver(this.capture, this.pains));
    this.send();
  }

  /** Saves the queue in order. Before a statement is sent again, looks for it in the org: the earlier request may have succeeded. */
  async send() {
    if (this.isSending || this.capture.waiting.length === 0) return;
    this.isSending = true;
    this.failure = undefined;
    try {
      for (let [next] = this.capture.waiting; next; [next] = this.capture.waiting) {
        // One after the other: keeps the order in which the pains were typed, and each save locks the deal.
        // eslint-disable-next-line no-await-in-loop
        const pains = next.tried ? await this.reread() : [];
        if (!pains) throw new TypeError('The pains could not be read again.');
        const there = found(next, pains);
        // eslint-disable-next-line no-await-in-loop
        const id = there ? there.id : await this.create(next.statement);
        this.keep(saved(this.capture, id));
        this.dispatchEvent(new CustomEvent('captured', { detail: { id } }));
      }
    } catch (error) {
      const fault = faultOf(error);
      if (fault !== 'offline' && fault !== 'signedOut') this.keep(givenBack(this.capture));
      this.failure = error;
    } finally {
      this.isSending = false;
    }
  }

  async create(statement: string): Promise<string> {
    this.keep(tried(this.capture));
    const fields = {
      [OPPORTUNITY.fieldApiName]: this.dealId,
      [STATEMENT.fieldApiName]: statement,
      // The seller notes what the customer said, so it is Heard; speaker and day can be added later.
      [EVIDENCE.fieldApiName]: 'Heard',
    };
    const [id] = await saveChanges(this.dealId, [{ kind: 'create', object: PAIN.objectApiName, fields }]);
    return id ?? '';
  }

  keep(capture: Capture) {
    this.capture = capture;
    if (capture.typed === '' && capture.waiting.length === 0) dropDraft(this.dealId, SLOT);
    else keepDraft(this.dealId, SLOT, capture);
  }
}
