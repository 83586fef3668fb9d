import { shorten, valueOf } from 'c/answerDraft';
import { spokenOf } from 'c/dealRows';
import type { Answer } from 'c/dealRows';
import { evidenceName } from 'c/evidenceNames';
import type { Topic } from 'c/nextQuestions';
import { overdueText } from 'c/openAnswer';
import { originText } from 'c/quoteOrigin';
import { reviewText } from 'c/reviewReason';
import { dayText, fill } from 'c/textTemplate';
import locale from '@salesforce/i18n/locale';
import { askFor, labels } from './labels.ts';
import type { QuestionState } from './questionState.ts';

/** Properties that the question gets from its parent. */
export interface Given {
  readonly item: Topic;
  /** Which of the topic's questions is shown. */
  readonly ask: number;
  /** The text field is open without a click. */
  readonly isNext: boolean;
}

/** All values that the template shows. */
export function viewOf(state: QuestionState, given: Given) {
  const present = given.item.answer?.status === 'Answered' ? given.item.answer : undefined;
  return {
    ...headOf(given, present),
    ...storedOf(given.item, present),
    ...formOf(state, given, present),
    ...noticesOf(state),
  };
}

function headOf({ item, ask, isNext }: Given, present: Answer | undefined) {
  const question = item.questions[ask] ?? item.questions[0];
  const { gap, speaker: person, isAnswered } = item;
  const need = gap ? needText(gap, isAnswered) : '';
  const isSpeakerShown = person !== undefined && (!isAnswered || gap !== undefined);
  const speaker = isSpeakerShown ? speakerText(person) : '';
  const askText = question?.ask ?? item.concept;
  return {
    askText,
    why: question?.why,
    otherQuestions: isNext ? item.questions.filter((one) => one !== question) : [],
    hasMore: Boolean(question?.why) || (isNext && item.questions.length > 1),
    need,
    speaker,
    hasReason: need !== '' || speaker !== '',
    textLabel: fill(labels.yourAnswer, askText),
    openLabel: present ? labels.edit : labels.answer,
  };
}

/** What a gate lacks: the evidence where there is an answer with less; otherwise only what blocks the next stage, in few words. */
function needText({ toEnter, evidence, isBlocking }: NonNullable<Topic['gap']>, isAnswered: boolean): string {
  if (isAnswered) return fill(labels.neededToEnter, toEnter, evidenceName(evidence));
  return isBlocking ? fill(labels.blocks, toEnter) : '';
}

/** Whom to ask: a contact with title or role, or the kind of person to look for. */
function speakerText(speaker: NonNullable<Topic['speaker']>): string {
  if ('ask' in speaker) return askFor[speaker.ask];
  return fill(labels.couldAnswer, [speaker.name, speaker.position].filter(Boolean).join(', '));
}

/** What is shown of the stored answer. */
function storedOf({ answer }: Topic, present: Answer | undefined) {
  const { words, by, on } = spokenOf(present ?? {});
  const { openOwnerName = '', openUntil = '' } = answer ?? {};
  const isOpen = answer?.status === 'Not Known Yet';
  const reason = answer && reviewText(answer);
  return {
    present,
    quoteLine: words ? fill(labels.said, words, by, dayText(on, locale)) : '',
    origin: present ? originText(present) : '',
    promise: isOpen
      ? overdueText(answer) || fill(labels.openUntil, openOwnerName || labels.someone, dayText(openUntil, locale))
      : '',
    review: reason ? fill(labels.review, reason) : '',
  };
}

/** Which parts of the form are open. The text field is the same while asking and editing, so that it keeps the focus. */
function formOf(state: QuestionState, { item, isNext }: Given, present: Answer | undefined) {
  const { draft, theirs, isRaising } = state;
  const entry = draft?.value ?? valueOf(item.answer);
  const isEditing = draft !== undefined && !isRaising;
  const isAnswering = isEditing && !entry.isOpen;
  const isAsking = isNext && !isEditing && !present;
  const isRow = !isEditing && !isAsking;
  return {
    entry,
    stored: draft?.over?.value,
    isEditing,
    // Closed while two texts are compared: one decision at a time.
    isForm: (isEditing || isAsking) && !theirs,
    isRow,
    hasText: isAsking || isAnswering,
    text: isAnswering ? entry.text : '',
    /** Read to screen readers when it changes. */
    level: isAnswering ? evidenceName(entry.evidence) : '',
    isWordsAsked: isRow && state.isFresh && present?.evidence === 'Heard' && item.gap?.evidence === 'Quoted',
  };
}

/** Messages about the draft, and their buttons. */
function noticesOf({ draft, stash, isRestored, isSaving, advice, missing, trouble, theirs }: QuestionState) {
  const isUnsaved = draft !== undefined && (isRestored || trouble !== undefined || theirs !== undefined);
  return {
    state: isSaving ? labels.saving : isUnsaved ? labels.notSavedYet : '',
    stashText: stash ? fill(labels.stashed, shorten(stash.value.text || stash.value.note)) : '',
    missing,
    advice,
    hasAdvice: advice !== undefined || missing !== undefined,
    failure: trouble?.error,
    canTryAgain: trouble !== undefined && trouble.kind !== 'refused',
    theirs,
    theirSide: valueOf(theirs),
  };
}
