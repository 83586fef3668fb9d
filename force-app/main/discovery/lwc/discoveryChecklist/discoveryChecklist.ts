import DealPanel from 'c/dealPanel';
import type { Answer } from 'c/dealRows';
import { draftSlots } from 'c/drafts';
import { onFixRequest } from 'c/fixRequests';
import { isWorthAsking, keepPlaces, topicsOf } from 'c/nextQuestions';
import type { Topic } from 'c/nextQuestions';
import { fill } from 'c/textTemplate';
import locale from '@salesforce/i18n/locale';
import { labels } from './labels.ts';
import { rowsOf, stepTo } from './rows.ts';
import type { Opened, Row } from './rows.ts';

interface QuestionElement extends HTMLElement {
  open(): void;
}
interface InboxElement extends HTMLElement {
  paste(): void;
}

/** The few questions worth asking next on this deal; every other one is a click away. */
export default class DiscoveryChecklist extends DealPanel {
  labels = labels;
  isShowingAll = false;
  announcement = '';
  opened: Opened | undefined;
  /** Concepts answered since the page was loaded: their answers stay in sight. */
  noted: readonly string[] = [];

  /** Concepts before the seller, each in its place while it is worth asking. */
  #places: readonly string[] = [];
  #topics: { of: readonly unknown[]; topics: readonly Topic[] } | undefined;
  #stopFixRequests: (() => void) | undefined;
  #fixRequestsDeal = '';
  /** Once: what cannot be loaded is not asked for with every rendering. */
  #isInboxAsked = false;
  #isPasting = false;
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
      this.#stopFixRequests = onFixRequest(dealId, (fix) => fix.on === 'answer' && this.openTopic(fix.concept));
    }
    if (this.#isPasting) this.openPasting();
    if (!this.#isInboxAsked && this.hasSuggestions) {
      this.#isInboxAsked = true;
      this.loadInbox();
    }
    const task = this.#afterRender;
    this.#afterRender = undefined;
    task?.();
  }

  /** Suggestions of the org, or notes that were pasted before: the inbox is loaded only then, or when the seller pastes notes. */
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

  /** Open the field for notes as soon as the inbox is loaded. */
  openPasting() {
    const inbox = this.template?.querySelector<InboxElement>('[data-inbox]');
    if (!inbox) return;
    this.#isPasting = false;
    inbox.paste();
  }

  /** Ranked once for what was read: typing renders often. */
  get topics(): readonly Topic[] {
    const { playbook, record, deal } = this;
    if (!playbook || !record || !deal) return [];
    const of = [this.playbooks, this.representation, deal];
    if (!this.#topics || this.#topics.of.some((one, index) => one !== of[index])) {
      this.#topics = { of, topics: topicsOf(playbook, record, deal, this.surroundings) };
    }
    return this.#topics.topics;
  }

  /** Slots of drafts, `answer:problem`. What was typed and not saved comes before everything else. */
  get drafted(): readonly string[] {
    const slots = this.dealId ? draftSlots(this.dealId, 'answer') : [];
    return [...new Set(slots.map((slot) => slot.slice(slot.indexOf(':') + 1)))];
  }

  get next(): readonly Topic[] {
    const { drafted, opened } = this;
    const candidates = this.topics.filter(({ concept }) => concept !== opened?.concept);
    const first = candidates.filter(({ concept }) => drafted.includes(concept));
    const wanted = [...new Set([...first, ...candidates.filter(isWorthAsking)])].map(({ concept }) => concept);
    this.#places = keepPlaces(this.#places, wanted);
    return this.#places.flatMap((concept) => candidates.filter((topic) => topic.concept === concept));
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
    return this.isReady && this.next.length === 0;
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

  /** More drafts than places: the rest must not be forgotten. */
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

  /** Opens the editor of a topic, wherever it stands, and moves the focus there; false where the playbook has no such topic. */
  openTopic(concept: string, ask = 0): boolean {
    if (!this.topics.some((topic) => topic.concept === concept)) return false;
    const isNext = this.next.some((topic) => topic.concept === concept);
    if (!isNext) {
      this.isShowingAll ||= !this.noted.includes(concept);
      this.opened = { concept, ask };
    }
    const open = (): void => {
      const question = this.questionOf(concept);
      question?.scrollIntoView?.({ block: 'nearest' });
      question?.open();
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

  /** Reads the deal anew, for every panel of the page, and gives the answer of a concept. */
  reread = async (concept: string): Promise<Answer | undefined> => {
    await this.refreshDeal();
    // What could not be read now is no answer to whether something was saved.
    if (this.errors.deal) throw Object.assign(new Error(this.errors.deal[0]), { status: 0 });
    return this.answers.find((answer) => answer.concept === concept);
  };

  /**
   * Shown in the panel and not as a toast: answers come in quick succession, and toasts would lie over the next question. Who saved by
   * leaving is elsewhere already; who saved by a key is led to the next question.
   */
  handleSaved({ detail }: CustomEvent<{ concept: string; ask: string; moveToNext: boolean }>) {
    const { concept, ask, moveToNext } = detail;
    const place = this.#places.indexOf(concept);
    this.announcement = fill(labels.noted, ask);
    this.noted = [concept, ...this.noted.filter((other) => other !== concept)];
    if (this.opened?.concept === concept) this.opened = undefined;
    if (moveToNext) this.#afterRender = () => this.focusNext(place);
  }

  /** To the next question before the seller, from the last one to the first; where none is left, to the title. */
  focusNext(place: number) {
    const { next } = this;
    const following = next[(place + 1) % Math.max(next.length, 1)];
    const target = following && this.questionOf(following.concept);
    (target ?? this.template?.querySelector<HTMLElement>('[data-title]'))?.focus();
  }

  questionOf(concept: string): QuestionElement | undefined {
    const questions = this.template?.querySelectorAll<QuestionElement>('c-discovery-question') ?? [];
    return [...questions].find(({ dataset }) => dataset.concept === concept);
  }
}
