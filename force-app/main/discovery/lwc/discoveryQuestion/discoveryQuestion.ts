import { api } from 'lwc';
import type { Answer } from 'c/dealRows';
import { draftOf, dropDraft, keepDraft } from 'c/drafts';
import { reportAll } from 'c/formValidity';
import userId from '@salesforce/user/Id';
import { adviceOn } from './advice.ts';
import type { Advice } from './advice.ts';
import { asAnswer, asPromise, draftOver, isSame, isUntouched, missingOf, valueOf } from './answerDraft.ts';
import type { AnswerDraft, AnswerValue } from './answerDraft.ts';
import { splitLong } from './phrases.ts';
import QuestionView from './questionView.ts';
import { refusedBy, saveAnswer } from './saving.ts';
import type { Outcome, Reread } from './saving.ts';

const fetchParts = () => import('c/answerParts');

/**
 * One topic: its question, its answer, and the place to give or deepen it. What is typed is a draft at once and saved on leaving; it
 * stays until the org has it. Fires `saved` with the concept, the question and whether the seller is to be led on.
 */
export default class DiscoveryQuestion extends QuestionView {
  /** 18-character id of the opportunity. */
  @api dealId = '';
  /** All answers of the deal: a text that is there already answers nothing new. */
  @api answers: readonly Answer[] = [];
  @api reread!: Reread;

  #accepted = '';
  #isAgain = false;
  #isUnchecked = false;
  #hasFocus = false;
  #focusOn = '';
  #handleOnline = () => {
    if (this.trouble?.kind === 'offline') this.submit(false);
  };

  connectedCallback() {
    window.addEventListener('online', this.#handleOnline);
    this.aside = draftOf<AnswerDraft>(this.dealId, this.asideSlot)?.value;
    const kept = draftOf<AnswerDraft>(this.dealId, this.slotName)?.value;
    if (!kept) return;
    const { answer } = this.item;
    // The org has it: only its answer was lost on the way.
    if (answer && isSame(kept.value, valueOf(answer))) dropDraft(this.dealId, this.slotName);
    else {
      this.draft = kept;
      this.isRestored = true;
      this.loadParts();
    }
  }

  disconnectedCallback() {
    window.removeEventListener('online', this.#handleOnline);
  }

  renderedCallback() {
    if (!this.#focusOn) return;
    const [target] = this.#focusOn.split('|').flatMap((selector) => this.find(selector) ?? []);
    this.#focusOn = '';
    target?.focus();
  }

  /** Moves the focus to where the answer is given. */
  @api focus() {
    const [target] = ['[data-text]', '[data-open]', 'section'].flatMap((selector) => this.find(selector) ?? []);
    target?.focus();
  }

  /** Opens the editor, as a click on the row does, and moves the focus there. */
  @api open() {
    this.loadParts();
    this.begin(asAnswer(this.entry));
    this.#focusOn = '[data-text]';
  }

  get slotName(): string {
    return `answer:${this.item.concept}`;
  }

  get asideSlot(): string {
    return `answer aside:${this.item.concept}`;
  }

  /** Loads what the form needs beside the one line, from the first focus on; without a connection the line alone can be filled. */
  async loadParts(): Promise<boolean> {
    try {
      if (!this.parts.evidence) this.parts = await fetchParts();
      return true;
    } catch {
      return false;
    }
  }

  async needParts(): Promise<boolean> {
    const isThere = await this.loadParts();
    if (!isThere) this.trouble = refusedBy({ status: 0 }, 'offline');
    return isThere;
  }

  begin(value: AnswerValue) {
    this.keep({ ...(this.draft ?? draftOver(this.item.answer)), value });
  }

  /** Every letter is kept at once; what has been said about the text before is not about this one. */
  keep(draft: AnswerDraft) {
    this.draft = draft;
    this.advice = undefined;
    this.missing = [];
    if (isUntouched(draft)) dropDraft(this.dealId, this.slotName);
    else keepDraft(this.dealId, this.slotName, draft, draft.over?.modifiedAt);
  }

  close() {
    dropDraft(this.dealId, this.slotName);
    this.draft = undefined;
    this.isRestored = false;
    this.hasNote = false;
    this.advice = undefined;
    this.missing = [];
    this.trouble = undefined;
    this.theirs = undefined;
  }

  handleText(event: CustomEvent<{ value: string }>) {
    event.stopPropagation();
    const value = this.isEditing ? this.entry : asAnswer(valueOf(this.item.answer));
    this.begin({ ...value, text: event.detail.value });
  }

  handleNote(event: CustomEvent<{ value: string }>) {
    event.stopPropagation();
    this.begin({ ...this.entry, note: event.detail.value });
  }

  handleDetail(event: CustomEvent<Partial<AnswerValue>>) {
    event.stopPropagation();
    this.begin({ ...this.entry, ...event.detail });
  }

  handleAddNote() {
    this.hasNote = true;
    this.#focusOn = '[data-note]';
  }

  async handleNotKnown() {
    if (!(await this.needParts())) return;
    this.begin(asPromise(this.isEditing ? this.entry : valueOf(this.item.answer), userId, new Date()));
    this.#focusOn = '[data-finding]';
  }

  /** What was there comes back; what was typed is kept until the seller says what shall become of it. */
  handleCancel() {
    const { draft } = this;
    if (!draft) return;
    if (!isUntouched(draft) && !draft.value.isOpen) this.setAside(draft);
    this.close();
    this.#focusOn = '[data-text]|[data-bring-back]|[data-open]';
  }

  setAside(draft: AnswerDraft | undefined) {
    this.aside = draft;
    if (draft) keepDraft(this.dealId, this.asideSlot, draft);
    else dropDraft(this.dealId, this.asideSlot);
  }

  handleKey(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.handleCancel();
  }

  handleBringBack() {
    const { aside, draft } = this;
    this.setAside(draft && !isUntouched(draft) ? draft : undefined);
    if (aside) this.keep(aside);
    this.#focusOn = '[data-text]';
  }

  handleDiscard() {
    this.setAside(undefined);
    this.#focusOn = '[data-text]|[data-open]';
  }

  handleFocusIn() {
    this.#hasFocus = true;
    this.loadParts();
  }

  /** Leaving saves, wherever the focus goes; another window is no leaving. */
  async handleFocusOut({ relatedTarget }: FocusEvent) {
    if (!document.hasFocus() || (relatedTarget && this.template?.contains(relatedTarget as Node))) return;
    this.#hasFocus = false;
    // A button that goes away with the focus is no leaving either: whatever took it away moves the focus in the same turn.
    await Promise.resolve();
    if (!this.#hasFocus && this.isEditing && !this.theirs) this.submit(false);
  }

  handleSubmit(event: Event) {
    event.preventDefault();
    if (!this.isEditing) return;
    reportAll(this.template);
    this.submit(true);
  }

  handleTryAgain() {
    this.trouble = undefined;
    this.submit(true);
  }

  handleInsist() {
    this.#accepted = this.entry.text;
    this.submit(true);
  }

  handleAsHeard() {
    this.begin({ ...this.entry, evidence: 'Heard' });
    this.submit(true);
  }

  handleMoveToNote() {
    this.begin({ ...this.entry, ...splitLong(this.entry.text, this.entry.note) });
    this.#focusOn = '[data-text]';
  }

  handleSettle(event: CustomEvent<{ choice: 'mine' | 'theirs' | 'merged'; text: string }>) {
    const { choice, text } = event.detail;
    const theirs = this.theirs;
    this.theirs = undefined;
    if (choice === 'theirs' || !theirs) {
      this.close();
      this.#focusOn = '[data-open]|[data-text]';
      return;
    }
    this.keep(draftOver(theirs, { ...this.entry, text: choice === 'merged' ? text : this.entry.text }));
    this.#focusOn = '[data-text]|[data-finding]';
    this.submit(true);
  }

  /** Saves what can be saved, else says why not yet. `isLedOn`: the seller is done here and goes on to the next question. */
  submit(isLedOn: boolean) {
    const { draft } = this;
    if (this.isSaving) this.#isAgain = true;
    if (!draft || this.isSaving) return;
    if (isUntouched(draft)) {
      this.close();
      if (isLedOn) this.#focusOn = '[data-open]|[data-text]';
      return;
    }
    if (!this.parts.checkAnswer && !this.#isUnchecked) {
      this.checkFirst(isLedOn);
      return;
    }
    const { text } = draft.value;
    this.missing = missingOf(draft.value);
    this.advice = this.adviceFor(text);
    if (this.missing.length > 0 || this.advice) return;
    this.save(draft, isLedOn);
  }

  /** The form was left before all of it had come. What cannot be loaded cannot advise: then the org has the only word. */
  async checkFirst(isLedOn: boolean) {
    this.#isUnchecked = !(await this.loadParts());
    this.submit(isLedOn);
    this.#isUnchecked = false;
  }

  adviceFor(text: string): Advice | undefined {
    const { concept, questions } = this.item;
    const others = this.answers.filter((one) => one.concept !== concept).map(({ answer }) => answer);
    const advice = adviceOn({ text, concept, questions: questions.map(({ ask }) => ask), others }, this.parts);
    return advice && !advice.isBarred && text === this.#accepted ? undefined : advice;
  }

  async save(draft: AnswerDraft, isLedOn: boolean) {
    this.isSaving = true;
    this.trouble = undefined;
    const { dealId, reread, item } = this;
    const { concept } = item;
    const outcome = await saveAnswer({ dealId, concept, draft, reread });
    // What the org has is read before the draft goes, so that the words are always to be seen.
    const read =
      outcome.kind === 'saved' ? await reread(concept).catch((error) => refusedBy(error, 'offline')) : outcome;
    this.isSaving = false;
    if (read && 'kind' in read) this.stay(read, draft);
    else this.go(draft, read, isLedOn);
    this.#isAgain = false;
  }

  /** The org has it. Who went on typing meanwhile is not led away, and the rest is saved in its turn. */
  go(saved: AnswerDraft, answer: Answer | undefined, isLedOn: boolean) {
    const { draft } = this;
    const isDone = !draft || isSame(draft.value, saved.value);
    if (isDone) this.close();
    else this.keep(draftOver(answer, draft.value));
    const detail = { concept: this.item.concept, ask: this.askText, isLedOn: isLedOn && isDone };
    this.dispatchEvent(new CustomEvent('saved', { detail }));
    if (!isDone && (this.#isAgain || !this.#hasFocus)) this.submit(false);
  }

  stay(outcome: Exclude<Outcome, { kind: 'saved' }>, sent: AnswerDraft) {
    if (this.draft) {
      const { over, ...bare } = { ...this.draft, sent: sent.value };
      // What is no longer there cannot be changed, only noted again.
      this.keep(over && outcome.kind !== 'gone' ? { ...bare, over } : bare);
    }
    if (outcome.kind !== 'conflict') {
      this.trouble = outcome;
      return;
    }
    this.showConflict(outcome.theirs);
  }

  async showConflict(theirs: Answer) {
    if (!(await this.needParts())) return;
    this.theirs = theirs;
    if (this.#hasFocus) this.#focusOn = '[data-conflict]';
  }

  find(selector: string): HTMLElement | null | undefined {
    return this.template?.querySelector<HTMLElement>(selector);
  }
}
