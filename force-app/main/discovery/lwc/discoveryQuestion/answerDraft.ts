import type { Answer, Evidenced } from 'c/dealRows';
import { dayFrom, today } from 'c/calendarDays';
import { addDays } from 'c/zoneDays';
import type { Change, Fields } from 'c/dealSaves';
import { needsConfirmation } from 'c/formValidity';
import { isSameText } from 'c/textTemplate';
import ANSWER from '@salesforce/schema/DF_Answer__c';
import OPPORTUNITY from '@salesforce/schema/DF_Answer__c.Opportunity__c';
import CONCEPT from '@salesforce/schema/DF_Answer__c.Concept__c';
import KEY from '@salesforce/schema/DF_Answer__c.Key__c';
import STATUS from '@salesforce/schema/DF_Answer__c.Status__c';
import TEXT from '@salesforce/schema/DF_Answer__c.Answer__c';
import NOTE from '@salesforce/schema/DF_Answer__c.Note__c';
import EVIDENCE from '@salesforce/schema/DF_Answer__c.Evidence__c';
import SAID_BY from '@salesforce/schema/DF_Answer__c.Said_By__c';
import SAID_ON from '@salesforce/schema/DF_Answer__c.Said_On__c';
import QUOTE from '@salesforce/schema/DF_Answer__c.Quote__c';
import SOURCE from '@salesforce/schema/DF_Answer__c.Source__c';
import CONFIRMED_WORDS from '@salesforce/schema/DF_Answer__c.Confirmed_Words__c';
import CONFIRMED_BY from '@salesforce/schema/DF_Answer__c.Confirmed_By__c';
import CONFIRMED_ON from '@salesforce/schema/DF_Answer__c.Confirmed_On__c';
import CONFIRMED_SOURCE from '@salesforce/schema/DF_Answer__c.Confirmed_Source__c';
import OPEN_OWNER from '@salesforce/schema/DF_Answer__c.Open_Owner__c';
import OPEN_SINCE from '@salesforce/schema/DF_Answer__c.Open_Since__c';
import OPEN_UNTIL from '@salesforce/schema/DF_Answer__c.Open_Until__c';

/** Values of the form. Blank is empty text, days are `2026-11-21`. */
export interface AnswerValue extends Evidenced {
  /** Status Not Known Yet: `openOwner` finds out by `openUntil`. */
  readonly isOpen: boolean;
  readonly text: string;
  readonly note: string;
  readonly openOwner: string;
  readonly openOwnerName: string;
  readonly openUntil: string;
  /** Since when it is or was not known; the org keeps the first day for ever. */
  readonly openSince: string;
}

/** What was typed, and what it is compared with on save. */
export interface AnswerDraft {
  readonly value: AnswerValue;
  /** The stored answer when typing began; absent when there was none. */
  readonly over?: { readonly id: string; readonly modifiedAt: string; readonly value: AnswerValue };
  /** The values of the last request that got no response: they may have been saved. */
  readonly sent?: AnswerValue;
}

/** Longest text of an answer, in characters; the rest can be moved to the note. */
export const LONGEST = 255;
const DAYS_TO_FIND_OUT = 7;
/** The due day lies at most this many days after `openSince`. */
const MOST_DAYS_OPEN = 30;

const BLANK: AnswerValue = {
  isOpen: false,
  text: '',
  note: '',
  evidence: '',
  quote: '',
  saidBy: '',
  saidByName: '',
  saidOn: '',
  source: '',
  confirmedWords: '',
  confirmedBy: '',
  confirmedByName: '',
  confirmedOn: '',
  confirmedSource: '',
  openOwner: '',
  openOwnerName: '',
  openUntil: '',
  openSince: '',
};

/** A draft from the browser's storage, which an earlier release with fewer fields may have written. */
export function completed({ value, over, sent }: AnswerDraft): AnswerDraft {
  const full = (known: AnswerValue): AnswerValue => ({ ...BLANK, ...known });
  return {
    value: full(value),
    ...(over ? { over: { ...over, value: full(over.value) } } : {}),
    ...(sent ? { sent: full(sent) } : {}),
  };
}

/** The form's values for a stored answer; blank ones without an answer. */
export function valueOf(answer: Answer | undefined): AnswerValue {
  if (!answer) return BLANK;
  const { answer: text, note, evidence, quote, saidBy, saidByName, saidOn, source, status } = answer;
  const { openOwner, openOwnerName, openUntil, openSince } = answer;
  const { confirmedWords, confirmedBy, confirmedByName, confirmedOn, confirmedSource } = answer;
  const confirmed = { confirmedWords, confirmedBy, confirmedByName, confirmedOn, confirmedSource };
  const said = { evidence, quote, saidBy, saidByName, saidOn, source, ...confirmed };
  return { isOpen: status === 'Not Known Yet', text, note, ...said, openOwner, openOwnerName, openUntil, openSince };
}

/** A draft of the stored answer, or of a new one. */
export function draftOver(answer: Answer | undefined, value: AnswerValue = valueOf(answer)): AnswerDraft {
  return answer ? { value, over: { id: answer.id, modifiedAt: answer.modifiedAt, value: valueOf(answer) } } : { value };
}

/** The values with the status Answered: blank evidence becomes Heard, the promise to find out is removed. */
export function asAnswer(value: AnswerValue): AnswerValue {
  return {
    ...value,
    isOpen: false,
    evidence: value.evidence || 'Heard',
    openOwner: '',
    openOwnerName: '',
    openUntil: '',
  };
}

/**
 * The values with the status Not Known Yet. A missing owner becomes the user, a missing day the day a week after `now`, or the last one
 * that the org accepts; none where that is past. `now` is the day since when, unless the answer was open before.
 */
export function asPromise(value: AnswerValue, userId: string, now: Date): AnswerValue {
  const since = value.openSince || dayFrom(now, 0);
  const [last] = [dayFrom(now, DAYS_TO_FIND_OUT), addDays(since, MOST_DAYS_OPEN)].sort() as [string];
  const openUntil = value.openUntil || (last < dayFrom(now, 0) ? '' : last);
  return { ...value, isOpen: true, openSince: since, openOwner: value.openOwner || userId, openUntil };
}

const STATUSES = { open: 'Not Known Yet', answered: 'Answered' };

function fieldsOf(value: AnswerValue): Fields {
  return {
    [STATUS.fieldApiName]: value.isOpen ? STATUSES.open : STATUSES.answered,
    [TEXT.fieldApiName]: value.text.trim() || null,
    [NOTE.fieldApiName]: value.note.trim() || null,
    [EVIDENCE.fieldApiName]: value.evidence || null,
    [QUOTE.fieldApiName]: value.quote.trim() || null,
    [SAID_BY.fieldApiName]: value.saidBy || null,
    [SAID_ON.fieldApiName]: value.saidOn || null,
    [SOURCE.fieldApiName]: value.source || null,
    [CONFIRMED_WORDS.fieldApiName]: value.confirmedWords.trim() || null,
    [CONFIRMED_BY.fieldApiName]: value.confirmedBy || null,
    [CONFIRMED_ON.fieldApiName]: value.confirmedOn || null,
    [CONFIRMED_SOURCE.fieldApiName]: value.confirmedSource || null,
    [OPEN_OWNER.fieldApiName]: value.openOwner || null,
    [OPEN_UNTIL.fieldApiName]: value.openUntil || null,
    [OPEN_SINCE.fieldApiName]: value.openSince || null,
  };
}

/** Whether saving either of the two would store the same. */
export function isSame(one: AnswerValue, other: AnswerValue): boolean {
  const [a, b] = [fieldsOf(one), fieldsOf(other)];
  return Object.keys(a).every((name) => a[name] === b[name]);
}

/** Whether there is nothing to save: the draft equals the stored answer, or has only been opened. */
export function isUntouched({ value, over }: AnswerDraft): boolean {
  const start = over?.value ?? BLANK;
  return isSame(value, start) || isSame(value, asAnswer(start));
}

/**
 * The change that saves a draft: creates an answer with the key `<deal>:<concept>`, or updates the changed fields of the stored answer,
 * which the org refuses if it has been changed since.
 *
 * @param dealId 18 characters: a rule compares the key with it
 */
export function changeOf(dealId: string, concept: string, { value, over }: AnswerDraft): Change {
  const fields = Object.entries(fieldsOf(value));
  if (!over) {
    const given = Object.fromEntries(fields.filter(([, field]) => field !== null));
    const identity = {
      [OPPORTUNITY.fieldApiName]: dealId,
      [CONCEPT.fieldApiName]: concept,
      [KEY.fieldApiName]: `${dealId}:${concept}`,
    };
    return { kind: 'create', object: ANSWER.objectApiName, fields: { ...identity, ...given } };
  }
  const known = fieldsOf(over.value);
  const changed = Object.fromEntries(fields.filter(([name, field]) => field !== known[name]));
  const { id, modifiedAt } = over;
  // Marked by a release before `Open_Since__c`: it counts from the day on which it is saved again.
  if (value.isOpen && !value.openSince) changed[OPEN_SINCE.fieldApiName] = today();
  return { kind: 'update', object: ANSWER.objectApiName, id, fields: changed, unmodifiedSince: modifiedAt };
}

/** A field that must be filled before the save. */
export type Missing =
  'text' | 'owner' | 'until' | 'quote' | 'who' | 'when' | 'words' | 'notOwnWords' | 'by' | 'on' | 'source';

/** Fields that status and evidence require and that are blank, in the order of the form; empty when the value can be saved. */
export function missingOf({ value, over }: AnswerDraft): Missing[] {
  const isQuoted = !value.isOpen && value.evidence === 'Quoted';
  const isConfirmed = !value.isOpen && value.evidence === 'Confirmed';
  const isNeeded = isConfirmed && needsConfirmation(value, over?.value);
  const isOwn = ![value.text, value.quote].some((text) => isSameText(value.confirmedWords, text));
  const asked: readonly (readonly [Missing, boolean, string])[] = [
    ['owner', value.isOpen, value.openOwner],
    ['until', value.isOpen, value.openUntil],
    ['text', !value.isOpen, value.text.trim()],
    ['quote', isQuoted, value.quote.trim()],
    ['who', isQuoted || isConfirmed, value.saidBy],
    ['when', isQuoted || isConfirmed, value.saidOn],
    ['words', isNeeded, value.confirmedWords.trim()],
    ['notOwnWords', isNeeded, isOwn ? 'own' : ''],
    ['by', isNeeded, value.confirmedBy],
    ['on', isNeeded, value.confirmedOn],
    ['source', isNeeded, value.confirmedSource],
  ];
  return asked.filter(([, isAsked, given]) => isAsked && given === '').map(([name]) => name);
}
