import { api, LightningElement } from 'lwc';
import type { AdviceChoice } from 'c/answerAdvice';
import { completed, LONGEST } from 'c/answerDraft';
import type { AnswerDraft, AnswerValue } from 'c/answerDraft';
import type { Reread } from 'c/answerSaving';
import type { Answer, Deal } from 'c/dealRows';
import { answerSlotName, draftOf, dropDraft, keepDraft } from 'c/drafts';
import type { WordsChoice } from 'c/exactWords';
import { reportAndFocus } from 'c/formValidity';
import { levelOf } from 'c/gateRules';
import type { Evidence, GateRecord } from 'c/gateRules';
import type { Topic } from 'c/nextQuestions';
import userId from '@salesforce/user/Id';
import { labels } from './labels.ts';
import { INITIAL } from './questionState.ts';
import type { DraftKind, Effect, EventOf, QuestionEvent, QuestionState } from './questionState.ts';
import { viewOf } from './questionView.ts';
import { reduce } from './reduce.ts';

type Parts = typeof import('c/answerParts');
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
  @api deal: Deal | undefined;
  @api customer = '';
  /** Fields of the opportunity. */
  @api record: GateRecord | undefined;
  /** Of the pains' figures. */
  @api currency: string | undefined;
  /** All answers of the deal, to find a text that repeats another answer. */
  @api answers: readonly Answer[] = [];
  @api reread!: Reread;

  state: QuestionState = INITIAL;
  /** Whether the user wants the other record of a pair saved too (`c/answerPairs`); undefined: no choice was made. */
  isPaired: boolean | undefined;
  /** The form's components, the checks and the save, loaded on the first focus. */
  parts: Partial<Parts> = {};

  #loaded: Parts | undefined;
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

  /** Opens the editor, as a click on the row does, and moves the focus there; with the evidence chosen, unless more is. */
  @api open(evidence?: Evidence) {
    const { answer } = this.item;
    this.apply({ kind: 'opened', answer });
    const { evidence: chosen } = this.view.entry;
    if (evidence && (!chosen || levelOf(chosen) < levelOf(evidence))) this.chooseLevel(levelOf(evidence));
  }

  /** Chooses an evidence level, 1 (Assumed) to 4 (Confirmed), with what it fills in; saves nothing. */
  chooseLevel(level: number) {
    const { answer } = this.item;
    this.withForm(({ withLevelOf }) => {
      return { kind: 'changed', answer, change: withLevelOf(level, this.view.entry, this.context) };
    });
  }

  /** What the form and the question about the words need to know of the deal. */
  get context() {
    const { item, accountId, dealId, deal, customer, record, currency } = this;
    return { item, accountId, dealId, deal, customer, record, currency };
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
    else if (effect.kind === 'check') this.withForm((parts) => this.checked(parts, effect.moveToNext));
    else if (effect.kind === 'save') this.save(effect);
    else if (effect.kind === 'showConflict') this.withForm(() => ({ kind: 'conflictShown', theirs: effect.theirs }));
    else this.announceSaved(effect);
  }

  slotOf(kind: DraftKind): string {
    return answerSlotName({ kind, concept: this.item.concept });
  }

  store({ slot, draft }: EffectOf<'store'>) {
    if (draft) keepDraft(this.dealId, this.slotOf(slot), draft, draft.over?.modifiedAt);
    else dropDraft(this.dealId, this.slotOf(slot));
  }

  /** Loads all but the text field, which works without a connection. Resolves to undefined when that fails. */
  async loadForm(): Promise<Parts | undefined> {
    try {
      this.#loaded ??= await fetchParts();
      this.parts = this.#loaded;
    } catch {
      // Most likely there is no connection. The typed text is stored in the browser; the next focus or save tries again.
    }
    return this.#loaded;
  }

  async withForm(next: (parts: Parts) => QuestionEvent) {
    const parts = await this.loadForm();
    this.apply(parts ? next(parts) : { kind: 'formUnavailable' });
  }

  /** The event of a checked draft. */
  checked({ adviceOn, missingIn }: Parts, moveToNext: boolean): QuestionEvent {
    const { concept, questions } = this.item;
    const { draft } = this.state;
    const others = this.answers.filter((one) => one.concept !== concept).map(({ answer }) => answer);
    if (draft?.value.isWithdrawn) return { kind: 'checked', moveToNext, advice: undefined, missing: undefined };
    const candidate = { text: this.view.entry.text, concept, questions: questions.map(({ ask }) => ask), others };
    return { kind: 'checked', moveToNext, advice: adviceOn(candidate), missing: draft && missingIn(draft) };
  }

  /** A save comes after a check, which loads the form. */
  async save({ draft, moveToNext }: EffectOf<'save'>) {
    const { context, reread, isPaired } = this;
    const { isRaising } = this.state;
    const result = await this.#loaded?.saveAndReread({ context, draft, reread, isPaired, isRaising });
    if (!result) return;
    if (result.kind === 'saved') this.isPaired = undefined;
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

  handleDetail(event: CustomEvent<Partial<AnswerValue>>) {
    event.stopPropagation();
    this.apply({ kind: 'changed', answer: this.item.answer, change: event.detail });
  }

  handlePair({ detail }: CustomEvent<boolean>) {
    this.isPaired = detail;
  }

  handleWords({ detail: { change, isOpening } }: CustomEvent<WordsChoice>) {
    const { answer } = this.item;
    if (!change) this.apply({ kind: 'leftHeard' });
    else if (isOpening) {
      this.apply({ kind: 'opened', answer });
      this.apply({ kind: 'changed', answer, change });
    } else this.apply({ kind: 'quoted', answer, change });
  }

  handleNotKnown() {
    const { answer } = this.item;
    this.withForm(({ asPromise }) => {
      return { kind: 'promised', answer, promise: asPromise(this.view.entry, userId, new Date()) };
    });
  }

  handleWithdraw() {
    this.apply({ kind: 'withdrawn', answer: this.item.answer });
  }

  handleCancel() {
    this.apply({ kind: 'cancelled' });
  }

  /** In the text field, Alt and a digit choose the evidence, whatever the keyboard types with them. Where AltGr types, it does not. */
  handleKey(event: KeyboardEvent) {
    const [, digit] = /^Digit([1-4])$/.exec(event.code) ?? [];
    const isText = (event.target as HTMLElement).dataset.text !== undefined;
    if (digit && isText && event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      this.chooseLevel(Number(digit));
    }
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
    reportAndFocus(this.template);
    this.apply({ kind: 'submitted', moveToNext: true });
  }

  handleTryAgain() {
    this.apply({ kind: 'retried' });
  }

  handleChoose({ detail: choice }: CustomEvent<AdviceChoice>) {
    const { answer } = this.item;
    const { text, note } = this.view.entry;
    if (choice === 'saveAnyway') this.apply({ kind: 'acceptedAnyway' });
    else if (choice === 'saveAsHeard') this.apply({ kind: 'acceptedAsHeard', answer });
    else this.withForm(({ splitLong }) => ({ kind: 'movedToNote', answer, parts: splitLong(text, note) }));
  }

  handleSettle({ detail }: CustomEvent<Omit<EventOf<'settled'>, 'kind'>>) {
    this.apply({ kind: 'settled', ...detail });
  }

  find(selector: string): HTMLElement | null | undefined {
    return this.template?.querySelector<HTMLElement>(selector);
  }
}
