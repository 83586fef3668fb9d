import { api, LightningElement } from 'lwc';
import type { Reread } from 'c/answerSaving';
import type { Answer, Deal } from 'c/dealRows';
import type { Evidence, GateRecord } from 'c/gateRules';
import type { Topic } from 'c/nextQuestions';
import { fill } from 'c/textTemplate';
import locale from '@salesforce/i18n/locale';
import { labels } from './labels.ts';
import { isMatch, rowsOf, stepTo } from './rows.ts';
import type { Opened, Row } from './rows.ts';

/** What a question needs to know of the deal. */
interface QuestionContext {
  readonly accountId: string | undefined;
  readonly dealId: string | undefined;
  readonly deal: Deal | undefined;
  readonly customer: string;
  readonly record: GateRecord | undefined;
  readonly currency: string | undefined;
  readonly answers: readonly Answer[];
  readonly reread: Reread;
}

interface QuestionElement extends HTMLElement {
  open(evidence?: Evidence): void;
}

/**
 * The questions that are not next: those just answered, and all others with a search. Fires `open` with concept and index of the question that
 * was chosen, and passes on `saved` of the open one. What is open is the parent's; its only state is the search.
 */
export default class QuestionLists extends LightningElement {
  labels = labels;
  @api context!: QuestionContext;
  /** Topics that were answered since the page was loaded, the latest first. */
  @api noted: readonly Topic[] = [];
  /** All others; blank while they are folded. */
  @api others: readonly Topic[] | undefined;
  @api opened: Opened | undefined;

  searched = '';

  get notedRows(): readonly Row[] {
    return rowsOf(this.noted, this.opened, locale);
  }

  get hasNoted(): boolean {
    return this.noted.length > 0;
  }

  get otherRows(): readonly Row[] {
    const { others = [], opened, searched } = this;
    const found = others.filter((topic) => topic.concept === opened?.concept || isMatch(topic, searched));
    return rowsOf(found, opened, locale);
  }

  /** What the search has found; empty without a search. */
  get foundText(): string {
    if (this.searched.trim() === '') return '';
    const { length } = this.otherRows;
    return length === 0 ? labels.noMatch : fill(labels.matches, length);
  }

  /** Opens the editor of a topic that is in the lists, and moves the focus there. */
  @api openQuestion(concept: string, evidence?: Evidence) {
    const questions = this.template?.querySelectorAll<QuestionElement>('c-discovery-question') ?? [];
    const question = [...questions].find(({ dataset }) => dataset.concept === concept);
    question?.scrollIntoView?.({ block: 'nearest' });
    question?.open(evidence);
  }

  @api focusSearch() {
    this.template?.querySelector<HTMLElement>('[data-search]')?.focus();
  }

  handleSearch(event: CustomEvent<{ value: string }>) {
    this.searched = event.detail.value;
  }

  /** Enter or an arrow leads from the search to what it has found. */
  handleSearchKey(event: KeyboardEvent) {
    if ((event.key !== 'Enter' && event.key !== 'ArrowDown') || event.isComposing) return;
    event.preventDefault();
    this.asks[0]?.focus();
  }

  handleArrows(event: KeyboardEvent) {
    const { asks } = this;
    const at = asks.indexOf(event.target as HTMLElement);
    const to = at < 0 ? undefined : stepTo(event.key, at, asks.length);
    if (to === undefined) return;
    event.preventDefault();
    asks[to]?.focus();
  }

  handleOpen(event: Event) {
    const { concept = '', ask = '0' } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('open', { detail: { concept, ask: Number(ask) } }));
  }

  handleSaved({ detail }: CustomEvent) {
    this.dispatchEvent(new CustomEvent('saved', { detail }));
  }

  get asks(): HTMLElement[] {
    return [...(this.template?.querySelectorAll<HTMLElement>('[data-others] [data-ask]') ?? [])];
  }
}
