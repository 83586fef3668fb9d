import { api, LightningElement, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphQLResult } from 'lightning/graphql';
import { RefreshEvent, registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { getRecord, notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import type { LdsResult, RecordRepresentation } from 'lightning/uiRecordApi';
import type { CompiledPlaybook } from 'c/gateRules';
import { errorSentences } from 'c/ldsErrors';
import { fieldsToLoad, gateRecordOf, judgingPlaybook, livePlaybooks, playbooksOf } from 'c/playbookReading';
import type { PlaybookData } from 'c/playbookReading';
import { fill } from 'c/textTemplate';
import { answersOf, dealAnswers } from './answers.ts';
import type { Answer, AnswerData } from './answers.ts';
import { labels } from './labels.ts';
import { itemsOf, nextOf } from './questions.ts';
import type { Item } from './questions.ts';

/** The few questions worth asking next on this deal; every other one is a click away. */
export default class DiscoveryChecklist extends LightningElement {
  labels = labels;
  @api recordId: string | undefined;

  answers: readonly Answer[] | undefined;
  playbooks: readonly CompiledPlaybook[] | undefined;
  record: RecordRepresentation | undefined;
  errors: Readonly<Record<string, readonly string[]>> = {};
  isShowingAll = false;
  announcement = '';
  query = dealAnswers;

  #refreshAnswers: (() => Promise<void>) | undefined;
  #refreshHandle = 0;
  #focusNext = false;

  get variables(): Record<string, unknown> | undefined {
    return this.recordId ? { recordId: this.recordId } : undefined;
  }

  get fields(): string[] | undefined {
    return this.playbooks && fieldsToLoad(this.playbooks, ['AccountId']);
  }

  @wire(graphql, { query: livePlaybooks, operationName: 'livePlaybooks' })
  handlePlaybooks({ data, errors }: GraphQLResult<PlaybookData>) {
    this.note('playbooks', errors);
    if (data && !errors) this.playbooks = playbooksOf(data);
  }

  @wire(graphql, { query: '$query', variables: '$variables', operationName: 'dealAnswers' })
  handleAnswers({ data, errors, refresh }: GraphQLResult<AnswerData>) {
    this.note('answers', errors);
    this.#refreshAnswers = refresh;
    if (data && !errors) this.answers = answersOf(data);
  }

  @wire(getRecord, { recordId: '$recordId', optionalFields: '$fields' })
  handleRecord({ data, error }: LdsResult<RecordRepresentation>) {
    this.note('record', error);
    if (data) this.record = data;
  }

  connectedCallback() {
    this.#refreshHandle = registerRefreshHandler(this, async () => {
      await this.#refreshAnswers?.();
      return true;
    });
  }

  disconnectedCallback() {
    unregisterRefreshHandler(this.#refreshHandle);
  }

  renderedCallback() {
    if (!this.#focusNext) return;
    this.#focusNext = false;
    this.template?.querySelector<HTMLElement>('[data-title]')?.focus();
  }

  get sentences(): readonly string[] {
    return Object.values(this.errors).flat();
  }

  get isBroken(): boolean {
    return this.sentences.length > 0;
  }

  get isLoading(): boolean {
    return !this.isBroken && !(this.answers && this.playbooks && this.record);
  }

  get playbook(): CompiledPlaybook | undefined {
    return this.record && this.playbooks && judgingPlaybook(this.playbooks, gateRecordOf(this.record));
  }

  get hasNoPlaybook(): boolean {
    return !this.isBroken && !this.isLoading && !this.playbook;
  }

  get items(): readonly Item[] {
    const { playbook, record, answers } = this;
    return playbook && record && answers ? itemsOf(playbook, gateRecordOf(record), answers) : [];
  }

  get isReady(): boolean {
    return !this.isBroken && this.items.length > 0;
  }

  get next(): readonly Item[] {
    return nextOf(this.items);
  }

  get others(): readonly Item[] {
    const next = new Set(this.next.map(({ question }) => question.concept));
    return this.items.filter(({ question }) => !next.has(question.concept));
  }

  get hasOthers(): boolean {
    return this.others.length > 0;
  }

  get isAllAnswered(): boolean {
    return this.isReady && this.next.length === 0;
  }

  get answeredCount(): number {
    return this.items.filter(({ isAnswered }) => isAnswered).length;
  }

  get progressText(): string {
    return fill(labels.answered, this.answeredCount, this.items.length);
  }

  get progressPercent(): number {
    return this.items.length === 0 ? 0 : Math.round((this.answeredCount * 100) / this.items.length);
  }

  get toggleLabel(): string {
    return this.isShowingAll ? labels.showFewer : fill(labels.showAll, this.items.length);
  }

  get toggleIcon(): string {
    return this.isShowingAll ? 'utility:chevronup' : 'utility:chevrondown';
  }

  get accountId(): string | undefined {
    return (this.record?.fields.AccountId?.value as string | null | undefined) ?? undefined;
  }

  get dealId(): string | undefined {
    return this.record?.id;
  }

  handleToggle() {
    this.isShowingAll = !this.isShowingAll;
  }

  /**
   * The deal's roll-ups moved with the answer: every panel that shows them is told, as is the rest of the page. Said in the panel and
   * not by a toast: answers come in quick succession, and toasts would lie over the next question.
   */
  async handleSaved() {
    const { recordId } = this;
    await Promise.all([this.#refreshAnswers?.(), recordId && notifyRecordUpdateAvailable([{ recordId }])]);
    this.dispatchEvent(new RefreshEvent());
    this.announcement = labels.saved;
    this.#focusNext = true;
  }

  note(source: string, error: unknown) {
    const { [source]: _gone, ...others } = this.errors;
    this.errors = error ? { ...others, [source]: errorSentences(error) } : others;
  }
}
