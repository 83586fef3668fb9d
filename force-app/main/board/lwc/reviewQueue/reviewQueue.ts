import { api, LightningElement, wire } from 'lwc';
import { gql, graphql } from 'lightning/graphql';
import type { GraphQLResult } from 'lightning/graphql';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import type { ObjectInfoRepresentation } from 'lightning/uiObjectInfoApi';
import type { LdsResult } from 'lightning/uiRecordApi';
import { dayFrom } from 'c/calendarDays';
import { focusDeal } from 'c/boardReading';
import { conceptName } from 'c/conceptNames';
import { reportAndFocus } from 'c/formValidity';
import { errorSentences, faultOf } from 'c/ldsErrors';
import { focusPending } from 'c/pendingFocus';
import { dayText, fill } from 'c/textTemplate';
import locale from '@salesforce/i18n/locale';
import ANSWER from '@salesforce/schema/DF_Answer__c';
import PAIN from '@salesforce/schema/DF_Pain_Point__c';
import { askBack, decide } from './decisions.ts';
import type { Verdict } from './decisions.ts';
import { labels } from './labels.ts';
import { isWatched, queueQuery, rowsOf } from './rows.ts';
import type { QueueData, QueueRow } from './rows.ts';

/**
 * Flagged texts that wait for a reviewer, with buttons for users who may write the verdict. Fires `reviewed` after a verdict, because the deal may no longer be
 * in question.
 */
export default class ReviewQueue extends LightningElement {
  labels = labels;
  /** Id of the deal that was opened from here before the reader came back; its link gets the focus. */
  @api opened = '';
  query = gql`
    ${queueQuery}
  `;
  answers = ANSWER.objectApiName;
  rows: readonly QueueRow[] | undefined;
  total = 0;
  isWatched = false;
  mayReview = false;
  /** Why the list could not be read. */
  sentences: readonly string[] = [];
  /** Id of the row whose form for a question is open. */
  asking = '';
  question = '';
  /** The question is required from the first try to send it on: before, a field that is left empty is no fault. */
  isNeeded = false;
  isSaving = false;
  /** The last refused save. */
  failure: { readonly id: string; readonly error: unknown } | undefined;
  announcement = '';

  #refresh: () => Promise<void> = async () => {};
  #focus = '';

  @wire(graphql, { query: '$query', operationName: 'reviewQueue' })
  handleQueue({ data, errors, refresh }: GraphQLResult<QueueData>) {
    this.sentences = errors ? errorSentences(errors) : [];
    if (refresh) this.#refresh = refresh;
    if (!data || errors) return;
    const { rows, total } = rowsOf(data);
    this.rows = rows;
    this.total = total;
    this.isWatched = isWatched(data);
  }

  @wire(getObjectInfo, { objectApiName: '$answers' })
  handleInfo({ data }: LdsResult<ObjectInfoRepresentation>) {
    this.mayReview = data?.fields.Review_Verdict__c?.updateable === true;
  }

  renderedCallback() {
    this.#focus = focusPending(this.template, this.#focus);
    if (!this.opened || this.isLoading) return;
    focusDeal(this.template, this.opened);
    this.dispatchEvent(new CustomEvent('returned'));
  }

  /** Reads the list again. */
  @api
  async refresh(): Promise<void> {
    await this.#refresh();
  }

  get isLoading(): boolean {
    return this.rows === undefined && this.sentences.length === 0;
  }

  get isEmpty(): boolean {
    return this.rows?.length === 0;
  }

  /** Nothing waits, and nothing ever did: maybe no review runs. */
  get isUnwatched(): boolean {
    return this.isEmpty && !this.isWatched;
  }

  get isReadOnly(): boolean {
    return !this.mayReview && !this.isEmpty && !this.isLoading;
  }

  get moreText(): string {
    const rest = this.total - (this.rows?.length ?? 0);
    return rest > 0 ? fill(labels.more, new Intl.NumberFormat(locale).format(rest)) : '';
  }

  get list() {
    return (this.rows ?? []).map((row) => {
      const about = aboutOf(row);
      const isAsking = this.asking === row.id;
      const named = (word: string) => fill(labels.button, word, about, row.deal.name);
      return {
        ...row,
        what: fill(labels.what, about, row.kindLabel || row.reason),
        written: row.since
          ? fill(labels.written, row.writtenBy, day(row.since))
          : fill(labels.writtenBy, row.writtenBy),
        asked: row.askedAt ? fill(labels.asked, day(row.askedAt)) : '',
        clearName: named(labels.clear),
        rejectName: named(labels.reject),
        askName: named(labels.ask),
        sendLabel: fill(labels.send, row.deal.owner),
        hasButtons: this.mayReview && !isAsking,
        mayAsk: row.askedAt === '',
        isAsking,
        error: this.failure?.id === row.id ? this.failure.error : undefined,
      };
    });
  }

  async handleVerdict(event: Event) {
    const { dataset } = event.currentTarget as HTMLElement;
    const verdict = dataset.verdict as Verdict;
    const said = verdict === 'Cleared' ? labels.cleared : labels.rejected;
    await this.save(String(dataset.id), (row) => decide(row, verdict), said);
  }

  handleAsk(event: Event) {
    this.asking = String((event.currentTarget as HTMLElement).dataset.id);
    this.question = '';
    this.isNeeded = false;
    this.#focus = '[data-question]';
  }

  handleQuestion(event: CustomEvent<{ value: string }>) {
    this.question = event.detail.value;
  }

  handleCancel() {
    this.#focus = `[data-ask="${this.asking}"]`;
    this.asking = '';
  }

  async handleSend(event: Event) {
    event.preventDefault();
    this.isNeeded = true;
    // The field is rendered as required first.
    await Promise.resolve();
    if (!reportAndFocus(this.template)) return;
    const { asking, question } = this;
    const owner = this.rows?.find(({ id }) => id === asking)?.deal.owner ?? '';
    const subjectOf = (row: QueueRow) => fill(labels.subject, aboutOf(row));
    await this.save(asking, (row) => askBack(row, { subject: subjectOf(row), question }), fill(labels.sent, owner));
  }

  /** Runs the save of one row, reads the list again and announces the result; a refusal is shown at the row. */
  async save(id: string, task: (row: QueueRow) => Promise<void>, said: string) {
    const row = this.rows?.find((one) => one.id === id);
    if (this.isSaving || !row) return;
    this.isSaving = true;
    this.failure = undefined;
    // Screen readers announce only changes, and two texts in a row may be cleared.
    this.announcement = '';
    try {
      await task(row);
      await this.settle(said);
      this.dispatchEvent(new CustomEvent('reviewed', { detail: { id } }));
    } catch (error) {
      if (faultOf(error) === 'conflict') await this.settle(labels.changed);
      else this.failure = { id, error };
    } finally {
      this.isSaving = false;
    }
  }

  /** The focus moves to the heading, because the buttons disappear with the row. */
  async settle(said: string) {
    this.asking = '';
    this.template?.querySelector<HTMLElement>('[data-queue-title]')?.focus();
    try {
      await this.#refresh();
    } finally {
      this.announcement = said;
    }
  }
}

/** What the text is: the name of an answer's concept, a pain, or the reason of an override. */
function aboutOf({ object, concept }: QueueRow): string {
  if (concept !== '') return conceptName(concept);
  return object === PAIN.objectApiName ? labels.pain : labels.override;
}

/** The day of a moment, as the reader writes it. */
function day(moment: string): string {
  return dayText(dayFrom(new Date(moment), 0), locale);
}
