import { api, LightningElement } from 'lwc';
import type { Answer } from 'c/dealRows';
import type { Topic } from 'c/nextQuestions';
import { reviewText } from 'c/reviewReason';
import { dayText, fill } from 'c/textTemplate';
import locale from '@salesforce/i18n/locale';
import type { Advice } from './advice.ts';
import { LONGEST, valueOf } from './answerDraft.ts';
import type { AnswerDraft, AnswerValue, Missing } from './answerDraft.ts';
import { askFor, labels } from './labels.ts';
import { adviceReason, betterQuestion, evidenceName, missingLine, shorten } from './phrases.ts';
import type { Trouble } from './saving.ts';

/** What a question shows, out of what it was given and what was typed; what it does is in discoveryQuestion.ts. */
export default class QuestionView extends LightningElement {
  labels = labels;
  longest = LONGEST;
  @api item!: Topic;
  /** Which of the topic's questions is asked. */
  @api ask = 0;
  @api accountId: string | undefined;
  /** One of the few that are put before the seller: its field is open at once. */
  @api isNext = false;

  draft: AnswerDraft | undefined;
  /** What was typed and left with Escape. */
  aside: AnswerDraft | undefined;
  /** The draft is from before the page was loaded. */
  isRestored = false;
  isSaving = false;
  hasNote = false;
  advice: Advice | undefined;
  missing: readonly Missing[] = [];
  trouble: Trouble | undefined;
  /** Components that are loaded when somebody begins to answer. */
  parts: Partial<typeof import('c/answerParts')> = {};
  /** Somebody else's answer that a save met. */
  theirs: Answer | undefined;

  get question() {
    return this.item.questions[this.ask] ?? this.item.questions[0];
  }

  get askText(): string {
    return this.question?.ask ?? this.item.concept;
  }

  get otherQuestions() {
    return this.item.questions.filter((question) => question !== this.question);
  }

  get hasOtherQuestions(): boolean {
    return this.isNext && this.item.questions.length > 1;
  }

  get present(): Answer | undefined {
    return this.item.answer?.status === 'Answered' ? this.item.answer : undefined;
  }

  get promise(): string {
    const { status, openOwnerName = '', openUntil = '' } = this.item.answer ?? {};
    if (status !== 'Not Known Yet') return '';
    return fill(labels.openUntil, openOwnerName || labels.somebody, dayText(openUntil, locale));
  }

  get need(): string {
    const { gap } = this.item;
    return gap ? fill(labels.neededToEnter, gap.toEnter, evidenceName(gap.evidence)) : '';
  }

  get speaker(): string {
    const { speaker, gap, isAnswered } = this.item;
    if (!speaker || (isAnswered && !gap)) return '';
    return 'ask' in speaker ? askFor[speaker.ask] : fill(labels.couldTell, speaker.name);
  }

  get hasReason(): boolean {
    return this.need !== '' || this.speaker !== '';
  }

  get quoteLine(): string {
    const { quote = '', saidByName = '', saidOn = '' } = this.present ?? {};
    return quote ? fill(labels.said, quote, saidByName, dayText(saidOn, locale)) : '';
  }

  get review(): string {
    const { answer } = this.item;
    const reason = answer && reviewText(answer);
    return reason ? fill(labels.review, reason) : '';
  }

  get entry(): AnswerValue {
    return this.draft?.value ?? valueOf(this.item.answer);
  }

  get isEditing(): boolean {
    return this.draft !== undefined;
  }

  get isPromising(): boolean {
    return this.isEditing && this.entry.isOpen;
  }

  get isAnswering(): boolean {
    return this.isEditing && !this.entry.isOpen;
  }

  /** An empty field to type into, where nothing is answered yet. */
  get isAsking(): boolean {
    return this.isNext && !this.isEditing && !this.present;
  }

  /** Not while two texts are to be settled: one thing to decide at a time. */
  get isForm(): boolean {
    return (this.isEditing || this.isAsking) && !this.theirs;
  }

  get isRow(): boolean {
    return !this.isEditing && !this.isAsking;
  }

  /** The same field while asking and while editing, so that it keeps the focus when the first letter opens the rest. */
  get hasText(): boolean {
    return this.isAsking || this.isAnswering;
  }

  get text(): string {
    return this.isAnswering ? this.entry.text : '';
  }

  get isNoteShown(): boolean {
    return this.isAnswering && (this.hasNote || this.entry.note !== '');
  }

  get canAddNote(): boolean {
    return this.isAnswering && !this.isNoteShown;
  }

  get textLabel(): string {
    return fill(labels.yourAnswer, this.askText);
  }

  get openLabel(): string {
    return this.present ? labels.edit : labels.answer;
  }

  /** What is kept in this browser only, and why nobody else sees it yet. */
  get state(): string {
    if (this.isSaving) return labels.saving;
    return this.isEditing && (this.isRestored || this.trouble || this.theirs) ? labels.notSavedYet : '';
  }

  get asideText(): string {
    return this.aside ? fill(labels.setAside, shorten(this.aside.value.text || this.aside.value.note)) : '';
  }

  get missingText(): string {
    return missingLine(this.missing, this.entry, locale);
  }

  get canSaveAsHeard(): boolean {
    return this.missing.length > 0 && !this.entry.isOpen && this.missing[0] !== 'text';
  }

  get adviceText(): string {
    return this.advice ? adviceReason(this.advice, this.entry.text) : '';
  }

  get better(): string {
    return this.advice ? betterQuestion(this.advice) : '';
  }

  get isTooLong(): boolean {
    return this.advice?.kind === 'long';
  }

  get canInsist(): boolean {
    return this.advice !== undefined && !this.advice.isBarred;
  }

  get failure(): unknown {
    return this.trouble?.error;
  }

  get canTryAgain(): boolean {
    return this.trouble !== undefined && this.trouble.kind !== 'refused';
  }

  get theirSide() {
    return valueOf(this.theirs);
  }
}
