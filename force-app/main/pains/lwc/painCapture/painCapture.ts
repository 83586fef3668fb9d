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
 * Notes a pain with one sentence: Enter hands it over, and the field is free for the next one. What is handed over waits in the draft
 * until the org has it, so that neither a reload nor a lost connection loses it or saves it twice. Fires `captured`.
 */
export default class PainCapture extends LightningElement {
  labels = labels;
  @api dealId!: string;
  /** All pains of the deal as they were last read. */
  @api pains: readonly Pain[] = [];
  /** Reads the pains again; resolves to undefined when the org does not answer. */
  @api reread!: () => Promise<readonly Pain[] | undefined>;

  capture: Capture = EMPTY;
  isSending = false;
  doubt = '';
  /** What the last save threw. */
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

  /** Puts the cursor where the next pain is typed. */
  @api focus() {
    this.template?.querySelector<HTMLElement>('[data-statement]')?.focus();
  }

  get cannotAdd(): boolean {
    return this.capture.typed.trim() === '';
  }

  /** Shown only when saving failed: what is saved at once need not blink. */
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

  /** Enter notes it. In the middle of composing a character, Enter belongs to the keyboard. */
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
      // No connection: the text itself waits in its draft.
    }
    return this.#check;
  }

  handleFocusIn() {
    this.loadCheck();
  }

  /** A doubtful text is asked about once; the seller may keep it, and the org's rules decide. */
  async handOver(isMeant: boolean) {
    if (this.cannotAdd) return;
    this.focus();
    const { typed } = this.capture;
    const check = this.#check ?? (await this.loadCheck());
    // Typed on while the check was on its way: Enter was about the text as it was.
    if (typed !== this.capture.typed) return;
    const finding = isMeant ? undefined : check?.({ text: typed });
    this.doubt = finding
      ? fill(finding.kind === 'mash' ? labels.mash : labels.placeholder, this.capture.typed.trim())
      : '';
    if (finding) return;
    this.keep(handedOver(this.capture, this.pains));
    this.send();
  }

  /** Sends what waits, one after the other. What was sent before is looked for first: it may have arrived unanswered. */
  async send() {
    if (this.isSending || this.capture.waiting.length === 0) return;
    this.isSending = true;
    this.failure = undefined;
    try {
      for (let [next] = this.capture.waiting; next; [next] = this.capture.waiting) {
        // One after the other: the order is the customer's, and each save locks the deal.
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
      // In the customer's words, so they were heard; who and when is added later.
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
