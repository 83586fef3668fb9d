import DealPanel from 'c/dealPanel';
import type { Answer } from 'c/dealRows';
import { draftedConcepts, draftSlots } from 'c/drafts';
import { onFixRequest } from 'c/fixRequests';
import { introduced, isWorthAsking, keepPlaces, topicsOf } from 'c/nextQuestions';
import type { Topic } from 'c/nextQuestions';
import type { Evidence } from 'c/gateRules';
import { fill } from 'c/textTemplate';
import locale from '@salesforce/i18n/locale';
import { labels } from './labels.ts';
import { rowsOf, stepTo } from './rows.ts';
import type { Opened, Row } from './rows.ts';

interface QuestionElement extends HTMLElement {
  open(evidence?: Evidence): void;
}
interface InboxElement extends HTMLElement {
  paste(text?: string): void;
}

/** The questions to ask next on this deal, at most three; a button shows all others. */
export default class DiscoveryChecklist extends DealPanel {
  labels = labels;
  isShowingAll = false;
  announcement = '';
  opened: Opened | undefined;
  /** Concepts answered since the page was loaded, the latest first: they stay visible. */
  noted: readonly string[] = [];

  /** Concepts of the next questions, in their places. `fillPlaces` alone sets it. */
  places: readonly string[] = [];

  /** Cached result of `topicsOf` and the inputs that it was computed from. */
  #topics: { of: readonly unknown[]; topics: readonly Topic[] } | undefined;
  #stopFixRequests: (() => void) | undefined;
  #fixRequestsDeal = '';
  /** Loading was tried once already: a failure must not try again on every render. */
  #isInboxAsked = false;
  #isPasting = false;
  /** A text of another panel for the field for notes. */
  #pasted: string | undefined;
  #afterRender: (() => void) | undefined;

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stopFixRequests?.();
    this.#fixRequestsDeal = '';
  }

  renderedCallback() {
    const { dealId } = this;
    if (dealId && dealId !== this.#fixRequestsDeal) {
      this.#stopFixRequests?.();
      this.#fixRequestsDeal = dealId;
      this.#stopFixRequests = onFixRequest(dealId, (fix) => {
        if (fix.on === 'notes') return this.pasteText(fix.text);
        return fix.on === 'answer' && this.openTopic(fix.concept, 0, fix.raise);
      });
    }
    if (this.#isPasting) this.openPasting();
    if (!this.#isInboxAsked && this.hasSuggestions) {
      this.#isInboxAsked = true;
      this.loadInbox();
    }
    if (this.fillPlaces()) return;
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

  get isWithoutInbox(): boolean {
    return this.parts.inbox === undefined;
  }

  loadInbox(): Promise<void> {
    return this.load('inbox', () => import('c/suggestionInbox'));
  }

  async handlePaste() {
    this.#isPasting = true;
    await this.loadInbox();
  }

  /** Opens the field for notes with a text in it, for the user to look for answers and pains. */
  pasteText(text: string): boolean {
    this.#pasted = text;
    this.handlePaste();
    if (this.parts.inbox) this.openPasting();
    return true;
  }

  /** Opens the field for notes as soon as the inbox is rendered. */
  openPasting() {
    const inbox = this.template?.querySelector<InboxElement>('[data-inbox]');
    if (!inbox) return;
    this.#isPasting = false;
    inbox.paste(this.#pasted);
    this.#pasted = undefined;
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

  /**
   * Fills the places of questions that are gone, after a render without them; returns whether another render follows. In one render the
   * engine would move the others in the page, and a moved element loses the focus. What has a draft or blocks the next stage comes first;
   * while the focus is in a question that stays, none moves.
   */
  fillPlaces(): boolean {
    const { wanted, drafted, places } = this;
    const focused = (this.template?.activeElement as HTMLElement | null | undefined)?.dataset.concept;
    const first = wanted.filter(({ concept, gap }) => gap?.isBlocking === true || drafted.includes(concept));
    const isHeld = wanted.some(({ concept }) => concept === focused);
    const filled = keepPlaces(places, conceptsOf(wanted), { blocking: conceptsOf(first), isHeld });
    if (filled.join() === places.join()) return false;
    this.places = filled;
    return true;
  }

  get notedRows(): readonly Row[] {
    const shown = new Set(this.next.map(({ concept }) => concept));
    const topics = this.noted.flatMap((concept) => this.topics.filter((topic) => topic.concept === concept));
    return rowsOf(
      topics.filter(({ concept }) => !shown.has(concept)),
      this.opened,
      locale,
    );
  }

  get hasNoted(): boolean {
    return this.notedRows.length > 0;
  }

  get others(): readonly Row[] {
    const shown = new Set([...this.next.map(({ concept }) => concept), ...this.noted]);
    return rowsOf(
      this.topics.filter(({ concept }) => !shown.has(concept)),
      this.opened,
      locale,
    );
  }

  get hasOthers(): boolean {
    return this.topics.length > this.next.length;
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

  get progressPercent(): number {
    return this.topics.length === 0 ? 0 : Math.round((this.answeredCount * 100) / this.topics.length);
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
  }

  handleOpen(event: Event) {
    const { concept = '', ask = '0' } = (event.currentTarget as HTMLElement).dataset;
    this.openTopic(concept, Number(ask));
  }

  /**
   * Opens the editor of a topic, also when the topic is hidden, and moves the focus there; with evidence to choose if there is less. False
   * when there is no such topic.
   */
  openTopic(concept: string, ask = 0, evidence?: Evidence): boolean {
    if (!this.topics.some((topic) => topic.concept === concept)) return false;
    const isNext = this.next.some((topic) => topic.concept === concept);
    if (!isNext) {
      this.isShowingAll ||= !this.noted.includes(concept);
      this.opened = { concept, ask };
    }
    const open = (): void => {
      const question = this.questionOf(concept);
      question?.scrollIntoView?.({ block: 'nearest' });
      question?.open(evidence);
    };
    if (isNext) open();
    else this.#afterRender = open;
    return true;
  }

  handleArrows(event: KeyboardEvent) {
    const rows = [...(this.template?.querySelectorAll<HTMLElement>('[data-others] [data-ask]') ?? [])];
    const at = rows.indexOf(event.target as HTMLElement);
    const to = at < 0 ? undefined : stepTo(event.key, at, rows.length);
    if (to === undefined) return;
    event.preventDefault();
    rows[to]?.focus();
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

function conceptsOf(topics: readonly Topic[]): string[] {
  return topics.map(({ concept }) => concept);
}
