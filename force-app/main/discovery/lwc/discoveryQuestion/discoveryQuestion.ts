import { api, LightningElement } from 'lwc';
import type { Answer } from 'c/dealRows';
import { answerSlotName, draftOf, dropDraft, keepDraft } from 'c/drafts';
import { reportAll } from 'c/formValidity';
import type { Topic } from 'c/nextQuestions';
import userId from '@salesforce/user/Id';
import { adviceOn } from './advice.ts';
import type { Advice } from './advice.ts';
import { completed, LONGEST } from './answerDraft.ts';
import type { AnswerDraft, AnswerValue } from './answerDraft.ts';
import { labels } from './labels.ts';
import { INITIAL } from './questionState.ts';
import type { DraftKind, Effect, EventOf, QuestionEvent, QuestionState } from './questionState.ts';
import { viewOf } from './questionView.ts';
import { reduce } from './reduce.ts';
import { saveAndReread } from './saving.ts';
import type { Reread } from './saving.ts';

type EffectOf<Kind extends Effect['kind']> = Extract<Effect, { kind: Kind }>;

const fetchParts = () => import('c/answerParts');

/**
 * One topic: its question, its answer, and the form to give or change the answer. Every change is stored as a draft at once, and saved when
 * the focus leaves; the draft is removed after the save. `reduce` computes state and effects; this element runs the effects.
 * Fires `saved` with the concept, the question, and `moveToNext`: whether the focus should move to the next question.
 */
export default class DiscoveryQuestion extends LightningElement {
  labels = labels;
  longest = LONGEST;
  @api item!: Topic;
  /** Which of the topic's questions is shown. */
  @api ask = 0;
  @api accountId: string | undefined;
  /** The topic is one of the next few: the text field is open without a click. */
  @api isNext = false;
  /** 18-character id of the opportunity. */
  @api dealId = '';
  /** All answers of the deal, to find a text that repeats another answer. */
  @api answers: readonly Answer[] = [];
  @api reread!: Reread;

  state: QuestionState = INITIAL;
  /** Components of the form, loaded on the first focus. */
  parts: Partial<typeof import('c/answerParts')> = {};

  #focusOn: EffectOf<'focus'>['on'] = [];
  #handleOnline = () => this.apply({ kind: 'reconnected' });

  connectedCallback() {
    window.addEventListener('online', this.#handleOnline);
    const stored = (kind: DraftKind) => {
      const draft = draftOf<AnswerDraft>(this.dealId, this.slotOf(kind))?.value;
      return draft && completed(draft);
    };
    this.apply({ kind: 'restored', answer: this.item.answer, draft: stored('draft'), stash: stored('stash') });
  }

  disconnectedCallback() {
    window.removeEventListener('online', this.#handleOnline);
  }

  renderedCallback() {
    const [target] = this.#focusOn.flatMap((name) => this.find(`[data-${name}]`) ?? []);
    this.#focusOn = [];
    target?.focus();
  }

  /** Moves the focus to the text field or the button that opens it. */
  @api focus() {
    const [target] = ['[data-text]', '[data-open]', 'section'].flatMap((selector) => this.find(selector) ?? []);
    target?.focus();
  }

  /** Opens the editor, as a click on the row does, and moves the focus there. */
  @api open() {
    this.apply({ kind: 'opened', answer: this.item.answer });
  }

  get view() {
    const { item, ask, isNext } = this;
    return viewOf(this.state, { item, ask, isNext });
  }

  apply(event: QuestionEvent) {
    const { state, effects } = reduce(this.state, event);
    this.state = state;
    for (const effect of effects) this.run(effect);
  }

  run(effect: Effect) {
    if (effect.kind === 'store') this.store(effect);
    else if (effect.kind === 'focus') this.#focusOn = effect.on;
    else if (effect.kind === 'loadForm') this.loadForm();
    else if (effect.kind === 'check') this.check(effect);
    else if (effect.kind === 'save') this.save(effect);
    else if (effect.kind === 'showConflict') this.withForm({ kind: 'conflictShown', theirs: effect.theirs });
    else this.announceSaved(effect);
  }

  slotOf(kind: DraftKind): string {
    return answerSlotName({ kind, concept: this.item.concept });
  }

  store({ slot, draft }: EffectOf<'store'>) {
    if (draft) keepDraft(this.dealId, this.slotOf(slot), draft, draft.over?.modifiedAt);
    else dropDraft(this.dealId, this.slotOf(slot));
  }

  /** Loads all of the form except the text field, which works without a connection. Resolves to false when that fails. */
  async loadForm(): Promise<boolean> {
    try {
      if (!this.parts.evidence) this.parts = await fetchParts();
      return true;
    } catch {
      return false;
    }
  }

  async withForm(event: QuestionEvent) {
    this.apply((await this.loadForm()) ? event : { kind: 'formUnavailable' });
  }

  /** Checks the text. When the checks could not be loaded with the form, the text is saved unchecked; the org's rules still apply. */
  async check({ moveToNext }: EffectOf<'check'>) {
    if (!this.parts.checkAnswer) await this.loadForm();
    this.apply({ kind: 'checked', moveToNext, advice: this.advice() });
  }

  advice(): Advice | undefined {
    const { concept, questions } = this.item;
    const text = this.view.entry.text;
    const others = this.answers.filter((one) => one.concept !== concept).map(({ answer }) => answer);
    return adviceOn({ text, concept, questions: questions.map(({ ask }) => ask), others }, this.parts);
  }

  async save({ draft, moveToNext }: EffectOf<'save'>) {
    const { dealId, reread, item } = this;
    const result = await saveAndReread({ dealId, concept: item.concept, draft, reread });
    this.apply(result.kind === 'saved' ? { ...result, moveToNext } : result);
  }

  announceSaved({ moveToNext }: EffectOf<'announceSaved'>) {
    const detail = { concept: this.item.concept, ask: this.view.askText, moveToNext };
    this.dispatchEvent(new CustomEvent('saved', { detail }));
  }

  handleText(event: CustomEvent<{ value: string }>) {
    event.stopPropagation();
    this.apply({ kind: 'typed', answer: this.item.answer, text: event.detail.value });
  }

  handleNote(event: CustomEvent<{ value: string }>) {
    event.stopPropagation();
    this.apply({ kind: 'changed', answer: this.item.answer, change: { note: event.detail.value } });
  }

  handleDetail(event: CustomEvent<Partial<AnswerValue>>) {
    event.stopPropagation();
    this.apply({ kind: 'changed', answer: this.item.answer, change: event.detail });
  }

  handleAddNote() {
    this.apply({ kind: 'noteAdded' });
  }

  handleNotKnown() {
    this.withForm({ kind: 'promised', answer: this.item.answer, userId, now: new Date() });
  }

  handleCancel() {
    this.apply({ kind: 'cancelled' });
  }

  handleKey(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.handleCancel();
  }

  handleBringBack() {
    this.apply({ kind: 'stashTaken' });
  }

  handleDiscard() {
    this.apply({ kind: 'stashDiscarded' });
  }

  handleFocusIn() {
    this.apply({ kind: 'focused' });
  }

  /** Switching to another window does not count as leaving the question. */
  async handleFocusOut({ relatedTarget }: FocusEvent) {
    if (!document.hasFocus() || (relatedTarget && this.template?.contains(relatedTarget as Node))) return;
    this.apply({ kind: 'blurred' });
    // Nor does the removal of a button that has the focus: the code that removed it moves the focus back before this continues.
    await Promise.resolve();
    this.apply({ kind: 'left' });
  }

  handleSubmit(event: Event) {
    event.preventDefault();
    if (!this.state.draft) return;
    reportAll(this.template);
    this.apply({ kind: 'submitted', moveToNext: true });
  }

  handleTryAgain() {
    this.apply({ kind: 'retried' });
  }

  handleSaveAnyway() {
    this.apply({ kind: 'acceptedAnyway' });
  }

  handleAsHeard() {
    this.apply({ kind: 'acceptedAsHeard', answer: this.item.answer });
  }

  handleMoveToNote() {
    this.apply({ kind: 'movedToNote', answer: this.item.answer });
  }

  handleSettle({ detail }: CustomEvent<Omit<EventOf<'settled'>, 'kind'>>) {
    this.apply({ kind: 'settled', ...detail });
  }

  find(selector: string): HTMLElement | null | undefined {
    return this.template?.querySelector<HTMLElement>(selector);
  }
}
