import { api, LightningElement } from 'lwc';
import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import { dayFrom } from 'c/calendarDays';
import { reportAll } from 'c/formValidity';
import { errorSentences } from 'c/ldsErrors';
import { dayText, fill } from 'c/textTemplate';
import locale from '@salesforce/i18n/locale';
import userId from '@salesforce/user/Id';
import { ANSWER_OBJECT, answeredFields, identityFields, openFields } from './answerFields.ts';
import type { Draft } from './answerFields.ts';
import { labels } from './labels.ts';

/** What the checklist hands over: a question, what the deal has of it, and the gate that waits for it. */
interface Item {
  readonly question: { readonly concept: string; readonly ask: string; readonly why: string };
  readonly answer?: {
    readonly id: string;
    readonly status: string;
    readonly answer: string;
    readonly evidence: string;
    readonly saidBy: string;
    readonly saidByName: string;
    readonly saidOn: string;
    readonly quote: string;
    readonly source: string;
    readonly openOwner: string;
    readonly openUntil: string;
    readonly reviewReason: string;
  };
  readonly gap?: { readonly toEnter: string; readonly evidence: string };
}

/** One question with its answer, and the place to give or deepen it. What was typed stays until the org has it. */
export default class DiscoveryQuestion extends LightningElement {
  labels = labels;
  @api item!: Item;
  @api accountId: string | undefined;
  /** 18-character id of the opportunity. */
  @api dealId: string | undefined;
  /** One of the few that are put before the seller: its field is open at once. */
  @api isNext = false;

  draft: Draft | undefined;
  isOpenForm = false;
  openUntil = '';
  isSaving = false;
  sentences: readonly string[] = [];

  get present() {
    return this.item.answer?.status === 'Answered' ? this.item.answer : undefined;
  }

  get isPromised(): boolean {
    return this.item.answer?.status === 'Not Known Yet';
  }

  get promise(): string {
    const { openOwner = '', openUntil = '' } = this.item.answer ?? {};
    return fill(labels.openUntil, openOwner || labels.somebody, dayText(openUntil, locale));
  }

  get need(): string {
    const { gap } = this.item;
    return gap ? fill(labels.neededFor, gap.toEnter, gap.evidence) : '';
  }

  get isEditing(): boolean {
    return this.draft !== undefined;
  }

  /** An empty field to type into, where nothing is answered yet. */
  get isAsking(): boolean {
    return this.isNext && !this.isEditing && !this.present && !this.isOpenForm;
  }

  get isRow(): boolean {
    return !this.isEditing && !this.isAsking && !this.isOpenForm;
  }

  get isForm(): boolean {
    return !this.isRow;
  }

  /** The same field while asking and while editing, so that it keeps the focus when the first letter opens the rest. */
  get hasText(): boolean {
    return this.isAsking || this.isEditing;
  }

  get text(): string {
    return this.draft?.text ?? '';
  }

  get textLabel(): string {
    return fill(labels.yourAnswer, this.item.question.ask);
  }

  get quoteLine(): string {
    const { quote = '', saidByName = '', saidOn = '' } = this.present ?? {};
    return quote ? fill(labels.said, quote, saidByName, dayText(saidOn, locale)) : '';
  }

  get review(): string {
    const reason = this.item.answer?.reviewReason;
    return reason ? fill(labels.review, reason) : '';
  }

  get isSavable(): boolean {
    return this.isEditing || this.isOpenForm;
  }

  get openLabel(): string {
    return this.present ? labels.edit : labels.answer;
  }

  get cannotSave(): boolean {
    return this.isSaving || (this.isEditing && this.text.trim() === '');
  }

  handleOpen() {
    const { present } = this;
    this.draft = {
      text: present?.answer ?? '',
      evidence: present?.evidence || 'Heard',
      quote: present?.quote ?? '',
      saidBy: present?.saidBy ?? '',
      saidByName: present?.saidByName ?? '',
      saidOn: present?.saidOn || dayFrom(new Date(), 0),
      source: present?.source ?? '',
    };
    this.isOpenForm = false;
  }

  handleText(event: CustomEvent<{ value: string }>) {
    if (!this.draft) this.handleOpen();
    if (this.draft) this.draft = { ...this.draft, text: event.detail.value };
  }

  handleEvidence(event: CustomEvent<Omit<Draft, 'text'>>) {
    if (this.draft) this.draft = { ...this.draft, ...event.detail };
  }

  handleCancel() {
    this.draft = undefined;
    this.isOpenForm = false;
    this.sentences = [];
  }

  handleNotKnown() {
    this.draft = undefined;
    this.isOpenForm = true;
    this.openUntil = dayFrom(new Date(), 7);
  }

  handleUntil(event: CustomEvent<{ value: string }>) {
    this.openUntil = event.detail.value;
  }

  handleSubmit(event: Event) {
    event.preventDefault();
    if (!reportAll(this.template) || this.cannotSave) return;
    if (this.isOpenForm) this.save(openFields(userId, this.openUntil));
    else if (this.draft) this.save(answeredFields(this.draft));
  }

  async save(fields: Record<string, string | null>) {
    this.isSaving = true;
    this.sentences = [];
    try {
      const { answer, question } = this.item;
      if (answer) await updateRecord({ fields: { Id: answer.id, ...fields } });
      else {
        const identity = identityFields(this.dealId ?? '', question.concept);
        await createRecord({ apiName: ANSWER_OBJECT, fields: { ...identity, ...fields } });
      }
      this.handleCancel();
      this.dispatchEvent(new CustomEvent('saved', { detail: { concept: question.concept } }));
    } catch (error) {
      this.sentences = errorSentences(error);
    } finally {
      this.isSaving = false;
    }
  }
}
