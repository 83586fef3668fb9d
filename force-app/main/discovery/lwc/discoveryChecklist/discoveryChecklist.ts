import { afterPaint } from 'c/afterPaint';
import DealPanel from 'c/dealPanel';
import type { Answer } from 'c/dealRows';
import { draftedConcepts, draftOf, draftSlots } from 'c/drafts';
import { onFixRequest } from 'c/fixRequests';
import type { FixTarget } from 'c/fixRequests';
import { introduced, isWorthAsking, keepPlaces, topicsOf } from 'c/nextQuestions';
import type { Topic } from 'c/nextQuestions';
import type { Evidence } from 'c/gateRules';
import { fill } from 'c/textTemplate';
import { labels } from './labels.ts';
import { conceptsOf, placesOf } from './topics.ts';

const fetchParts = () => import('c/checklistParts');

/** The topic whose editor is open in the lists, and the index of its question. */
interface Opened {
  readonly concept: string;
  readonly ask: number;
}

interface QuestionElement extends HTMLElement {
  open(evidence?: Evidence): void;
}
interface ListsElement extends HTMLElement {
  openQuestion(concept: string, evidence?: Evidence): void;
  focusSearch(): void;
}

/**
 * A field for notes, and the questions to ask next on this deal, at most three; a button shows all others. What reads notes, the suggestions,
 * and the lists of other questions are loaded when they are needed.
 */
export default class DiscoveryChecklist extends DealPanel {
  labels = labels;
  isShowingAll = false;
  announcement = '';
  opened: Opened | undefined;
  /** Concepts answered since the page was loaded, the latest first: they stay visible. */
  noted: readonly string[] = [];
  notes = '';
  /** The field for notes has been entered: it is large, and what belongs to it is below. */
  isPasting = false;
  isShowingKeys = false;
  /** The first question was painted, and the rest of the panel may be drawn. */
  isFirstPainted = false;
  /** Below the field for notes, where something was pasted; below the questions, where the org has suggestions. */
  inboxPlace: 'first' | 'last' | undefined;

  /** Concepts of the next questions, in their places. `fillPlaces` alone sets it. */
  places: readonly string[] = [];

  /** Cached result of `topicsOf` and the inputs that it was computed from. */
  #topics: { of: readonly unknown[]; topics: readonly Topic[] } | undefined;
  #stopFixRequests: (() => void) | undefined;
  #fixRequestsDeal = '';
  /** Loading was tried once already: a failure must not try again on every render. */
  #isInboxAsked = false;
  /** `inboxPlace` before the field for notes was entered. */
  #placeBefore: 'first' | 'last' | undefined;
  /** The last key in the field for notes, or in what belongs to it, was Tab. */
  #isTabbing = false;
  #afterRender: (() => void) | undefined;
  #stopKeys: (() => void) | undefined;
  #isRestAsked = false;

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stopFixRequests?.();
    this.#fixRequestsDeal = '';
    this.#stopKeys?.();
    this.#stopKeys = undefined;
  }

  renderedCallback() {
    const { dealId } = this;
    if (dealId && dealId !== this.#fixRequestsDeal) {
      this.#stopFixRequests?.();
      this.#fixRequestsDeal = dealId;
      this.#stopFixRequests = onFixRequest(dealId, (fix) => this.handleFix(fix));
    }
    if (!this.#isInboxAsked && this.hasSuggestions) {
      this.#isInboxAsked = true;
      this.inboxPlace ??= draftSlots(dealId!, 'suggestions:').length > 0 ? 'first' : 'last';
      this.notes ||= draftOf<string>(dealId!, 'suggestions:notes')?.value ?? '';
      this.isPasting ||= this.notes !== '';
      this.loadParts();
    }
    if (this.fillPlaces()) return;
    if (this.isReady && !this.#isRestAsked) {
      this.#isRestAsked = true;
      afterPaint(() => (this.isFirstPainted = true));
    }
    const task = this.#afterRender;
    this.#afterRender = undefined;
    task?.();
  }

  /** Whether there are stored suggestions or drafts of pasted notes. Only then is the inbox loaded without a click. */
  get hasSuggestions(): boolean {
    const { deal, dealId } = this;
    if (!deal || !dealId) return false;
    return deal.suggestions.length > 0 || draftSlots(dealId, 'suggestions:').length > 0;
  }

  get isInboxFirst(): boolean {
    return this.inboxPlace === 'first';
  }

  get isInboxLast(): boolean {
    return this.inboxPlace === 'last';
  }

  /** Suggestions, lists and keys come together. The keys work from then on, and at once where the page has the stage panel. */
  async loadParts() {
    await this.load('inbox', async () => {
      const { inbox, lists, keys, listenToKeys } = await fetchParts();
      if (this.isConnected) this.#stopKeys ??= listenToKeys(this.recordId ?? '');
      this.parts = { ...this.parts, lists, keys };
      return { default: inbox };
    });
  }

  get notesClass(): string {
    return this.isPasting ? 'notes__text notes__text_open' : 'notes__text';
  }

  /** A phone shows a button instead of the field for notes. */
  get isFolded(): boolean {
    return this.isReady && !this.isPasting;
  }

  handleNotesFocus() {
    if (!this.isPasting) this.#placeBefore = this.inboxPlace;
    this.isPasting = true;
    this.isFirstPainted = true;
    this.inboxPlace = 'first';
    this.loadParts();
  }

  handleNotes(event: CustomEvent<{ value: string }>) {
    this.notes = event.detail.value;
  }

  handleNotesKey({ key }: KeyboardEvent) {
    this.#isTabbing = key === 'Tab';
  }

  /** Folded again where Tab leads out and nothing was typed. Not after a click: what was clicked would move away from the mouse. */
  handleNotesLeft({ currentTarget, relatedTarget }: FocusEvent) {
    const isOut = !(currentTarget as HTMLElement).contains(relatedTarget as Node | null);
    if (isOut && this.#isTabbing && this.notes === '') {
      this.isPasting = false;
      this.inboxPlace = this.#placeBefore;
    }
    this.#isTabbing = false;
  }

  /** They were read, and the inbox takes the focus; or they are not wanted any more. */
  handleNotesDone() {
    this.notes = '';
    this.isPasting = false;
    this.template?.querySelector<HTMLElement>('[data-title]')?.focus();
  }

  handleFix(fix: FixTarget): boolean {
    if (fix.on === 'answer') return this.openTopic(fix.concept, 0, fix.raise);
    if (fix.on === 'notes') this.pasteText(fix.text);
    else if (fix.on === 'next') this.focusNext(this.places.indexOf(this.focused) + 1, this.focused);
    else if (fix.on === 'search') this.search();
    else if (fix.on === 'keys') this.handleKeys();
    else return false;
    return true;
  }

  /** Puts a text into the field for notes, for the user to look for answers and pains. */
  pasteText(text: string) {
    this.notes = text;
    this.openNotes();
  }

  /** Moves the focus into the field for notes, which a phone does not show before. */
  async openNotes() {
    this.handleNotesFocus();
    // Until it is rendered open.
    await Promise.resolve();
    this.template?.querySelector<HTMLElement>('[data-notes]')?.focus();
  }

  search() {
    this.isShowingAll = true;
    this.withPart<ListsElement>('lists', (lists) => lists.focusSearch());
  }

  handleKeys() {
    this.isShowingKeys = true;
    this.withPart('keys', (keys) => keys.focus());
  }

  /** Runs a task with a part once it is loaded, and rendered with what was changed before. */
  async withPart<Part extends HTMLElement>(name: 'lists' | 'keys', task: (part: Part) => void) {
    await this.loadParts();
    const part = this.template?.querySelector<Part>(`[data-${name}]`);
    if (part) task(part);
  }

  handleKeysLeft() {
    this.isShowingKeys = false;
    this.template?.querySelector<HTMLElement>('[data-show-keys]')?.focus();
  }

  /** All topics, ranked. Computed only when the loaded data changes, because every keystroke renders. */
  get topics(): readonly Topic[] {
    const { governing, record, deal } = this;
    if (!record || !deal) return [];
    const of = [this.playbooks, this.representation, deal];
    if (!this.#topics || this.#topics.of.some((one, index) => one !== of[index])) {
      this.#topics = { of, topics: topicsOf(governing, record, deal, this.surroundings) };
    }
    return this.#topics.topics;
  }

  /** Concepts with unsaved text. */
  get drafted(): readonly string[] {
    return this.dealId ? draftedConcepts(this.dealId) : [];
  }

  /** The topics to show as next questions, the first ones first: those with unsaved text, then those worth asking. */
  get wanted(): readonly Topic[] {
    const { drafted, opened } = this;
    const candidates = this.topics.filter(({ concept }) => concept !== opened?.concept);
    const first = candidates.filter(({ concept }) => drafted.includes(concept));
    return [...new Set([...first, ...candidates.filter(isWorthAsking)])];
  }

  get next(): readonly Topic[] {
    const { wanted } = this;
    return introduced(this.places.flatMap((concept) => wanted.filter((topic) => topic.concept === concept)));
  }

  /** The first question alone until it is painted: each further field costs the browser as much time again. */
  get shownNext(): readonly Topic[] {
    return this.isFirstPainted ? this.next : this.next.slice(0, 1);
  }

  get awaitedNext() {
    return this.isFirstPainted ? [] : placesOf(this.next.slice(1));
  }

  /** Concept of the question that has the focus; blank without. */
  get focused(): string {
    return (this.template?.activeElement as HTMLElement | null | undefined)?.dataset.concept ?? '';
  }

  /**
   * Fills the places of questions that are gone, after a render without them; returns whether another render follows. In one render the
   * engine would move the others in the page, and a moved element loses the focus. What has a draft or blocks the next stage comes first;
   * while the focus is in a question that stays, none moves.
   */
  fillPlaces(): boolean {
    const { wanted, drafted, places, focused } = this;
    const first = wanted.filter(({ concept, gap }) => gap?.isBlocking === true || drafted.includes(concept));
    const isHeld = wanted.some(({ concept }) => concept === focused);
    const filled = keepPlaces(places, conceptsOf(wanted), { blocking: conceptsOf(first), isHeld });
    if (filled.join() === places.join()) return false;
    this.places = filled;
    return true;
  }

  get notedTopics(): readonly Topic[] {
    const { next, topics } = this;
    return this.noted.flatMap((concept) =>
      topics.filter((topic) => topic.concept === concept && !next.some((one) => one.concept === concept)),
    );
  }

  get shownOthers(): readonly Topic[] | undefined {
    if (!this.isShowingAll) return undefined;
    const shown = new Set([...conceptsOf(this.next), ...this.noted]);
    return this.topics.filter(({ concept }) => !shown.has(concept));
  }

  get isListed(): boolean {
    return this.isShowingAll || this.noted.length > 0;
  }

  /** What a question needs to know of the deal. */
  get context() {
    const { accountId, dealId, deal, accountName: customer, record, currency, answers, reread } = this;
    return { accountId, dealId, deal, customer, record, currency, answers, reread };
  }

  get isToggleShown(): boolean {
    return this.isFirstPainted && this.topics.length > this.next.length;
  }

  get isAllAnswered(): boolean {
    return this.isReady && this.wanted.length === 0;
  }

  get answers(): readonly Answer[] {
    return this.deal?.answers ?? [];
  }

  get answeredCount(): number {
    return this.topics.filter(({ isAnswered }) => isAnswered).length;
  }

  get progressText(): string {
    return fill(labels.answered, this.answeredCount, this.topics.length);
  }

  /** Lengths of the coloured and of the other part of the ring, in percent. */
  get progressDashes(): string {
    return `${Math.round((this.answeredCount * 100) / Math.max(this.topics.length, 1))} 100`;
  }

  /** Text about drafts of topics that are not visible; empty when there are none. */
  get draftsText(): string {
    const shown = new Set([...this.next.map(({ concept }) => concept), this.opened?.concept]);
    const hidden = this.drafted.filter((concept) => !shown.has(concept)).length;
    if (hidden === 0) return '';
    return hidden === 1 ? labels.oneDraft : fill(labels.drafts, hidden);
  }

  get toggleLabel(): string {
    const count = this.topics.reduce((sum, { questions }) => sum + questions.length, 0);
    return this.isShowingAll ? labels.showFewer : fill(labels.showAll, count);
  }

  get toggleIcon(): string {
    return this.isShowingAll ? 'utility:chevronup' : 'utility:chevrondown';
  }

  handleToggle() {
    this.isShowingAll = !this.isShowingAll;
    this.loadParts();
  }

  handleOpen({ detail: { concept, ask } }: CustomEvent<Opened>) {
    this.openTopic(concept, ask);
  }

  /**
   * Opens the editor of a topic, also when the topic is hidden, and moves the focus there; with evidence to choose if there is less. False
   * when there is no such topic.
   */
  openTopic(concept: string, ask = 0, evidence?: Evidence): boolean {
    if (!this.topics.some((topic) => topic.concept === concept)) return false;
    if (this.next.some((topic) => topic.concept === concept)) {
      const question = this.questionOf(concept);
      question?.scrollIntoView?.({ block: 'nearest' });
      question?.open(evidence);
    } else {
      this.isShowingAll ||= !this.noted.includes(concept);
      this.opened = { concept, ask };
      this.withPart<ListsElement>('lists', (lists) => lists.openQuestion(concept, evidence));
    }
    return true;
  }

  /** Reads the deal again, for every panel of the page. Resolves to the answer of a concept, rejects when reading fails. */
  reread = async (concept: string): Promise<Answer | undefined> => {
    await this.refreshDeal();
    // Without a new reading it is not known whether a save succeeded. Status 0 makes it an `offline` fault.
    if (this.errors.deal) throw Object.assign(new Error(this.errors.deal[0]), { status: 0 });
    return this.answers.find((answer) => answer.concept === concept);
  };

  /**
   * Shows a saved answer. No toast: answers follow each other quickly, and toasts would cover the next question. The focus moves to the
   * next question only after a save by key or button (`moveToNext`); a save on leaving the question must not move it.
   */
  handleSaved({ detail }: CustomEvent<{ concept: string; ask: string; moveToNext: boolean }>) {
    const { concept, ask, moveToNext } = detail;
    const place = Math.max(this.places.indexOf(concept), 0);
    this.announcement = fill(labels.noted, ask);
    this.noted = [concept, ...this.noted.filter((other) => other !== concept)];
    if (this.opened?.concept === concept) this.opened = undefined;
    this.loadParts();
    if (moveToNext) this.#afterRender = () => this.focusNext(place, concept);
  }

  /**
   * Focuses the question that has come to `place`, or where the answered one is still asked, the one after it; after the last one the
   * first; the title when there are no questions.
   */
  focusNext(place: number, answered: string) {
    const { next } = this;
    const from = [...next.slice(place), ...next.slice(0, place)];
    const following = from.find(({ concept }) => concept !== answered) ?? from[0];
    const target = following && this.questionOf(following.concept);
    (target ?? this.template?.querySelector<HTMLElement>('[data-title]'))?.focus();
  }

  questionOf(concept: string): QuestionElement | undefined {
    const questions = this.template?.querySelectorAll<QuestionElement>('c-discovery-question') ?? [];
    return [...questions].find(({ dataset }) => dataset.concept === concept);
  }
}
