import type { Answer } from 'c/dealRows';
import { dayFrom } from 'c/calendarDays';
import type { Change, Fields } from 'c/dealSaves';
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
import OPEN_OWNER from '@salesforce/schema/DF_Answer__c.Open_Owner__c';
import OPEN_UNTIL from '@salesforce/schema/DF_Answer__c.Open_Until__c';

/** What the form holds of an answer. Blanks are empty text, days `2026-11-21`. */
export interface AnswerValue {
  /** Not known yet: a user finds out by a day. */
  readonly isOpen: boolean;
  readonly text: string;
  readonly note: string;
  readonly evidence: Answer['evidence'];
  readonly quote: string;
  readonly saidBy: string;
  readonly saidByName: string;
  readonly saidOn: string;
  readonly source: string;
  readonly openOwner: string;
  readonly openOwnerName: string;
  readonly openUntil: string;
}

/** What was typed, over which answer, and what was sent without a response. */
export interface AnswerDraft {
  readonly value: AnswerValue;
  /** The answer as it was when typing began; absent for the first one. */
  readonly over?: { readonly id: string; readonly modifiedAt: string; readonly value: AnswerValue };
  readonly sent?: AnswerValue;
}

/** Longest sentence; what is longer belongs into the note. */
export const LONGEST = 255;
const DAYS_TO_FIND_OUT = 7;

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
  openOwner: '',
  openOwnerName: '',
  openUntil: '',
};

export function valueOf(answer: Answer | undefined): AnswerValue {
  if (!answer) return BLANK;
  const { answer: text, note, evidence, quote, saidBy, saidByName, saidOn, source, status } = answer;
  const { openOwner, openOwnerName, openUntil } = answer;
  const said = { evidence, quote, saidBy, saidByName, saidOn, source };
  return { isOpen: status === 'Not Known Yet', text, note, ...said, openOwner, openOwnerName, openUntil };
}

/** A draft over what the org has. */
export function draftOver(answer: Answer | undefined, value: AnswerValue = valueOf(answer)): AnswerDraft {
  return answer ? { value, over: { id: answer.id, modifiedAt: answer.modifiedAt, value: valueOf(answer) } } : { value };
}

/** The value turned into an answer: one sentence is enough, and then it was heard. */
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

/** The value turned into a promise to find out, by its present owner or else the user, within a week. */
export function asPromise(value: AnswerValue, userId: string, now: Date): AnswerValue {
  const openUntil = value.openUntil || dayFrom(now, DAYS_TO_FIND_OUT);
  return { ...value, isOpen: true, openOwner: value.openOwner || userId, openUntil };
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
    [OPEN_OWNER.fieldApiName]: value.openOwner || null,
    [OPEN_UNTIL.fieldApiName]: value.openUntil || null,
  };
}

/** Whether the org would store the same for both. */
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
 * The one change that saves a draft: a new answer under the key of its deal and concept, or what differs from the answer that was
 * read, refused if that was changed since. `dealId` is the 18-character id: the key must be its record's.
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
  return { kind: 'update', object: ANSWER.objectApiName, id, fields: changed, unmodifiedSince: modifiedAt };
}

/** What the chosen evidence still needs, by name, in the order of the form; empty when it can be saved. */
export type Missing = 'text' | 'owner' | 'until' | 'quote' | 'who' | 'when' | 'source';

export function missingOf(value: AnswerValue): Missing[] {
  const isQuoted = value.evidence === 'Quoted' || value.evidence === 'Confirmed';
  const asked: readonly (readonly [Missing, boolean, string])[] = [
    ['owner', value.isOpen, value.openOwner],
    ['until', value.isOpen, value.openUntil],
    ['text', !value.isOpen, value.text.trim()],
    ['quote', !value.isOpen && isQuoted, value.quote.trim()],
    ['who', !value.isOpen && isQuoted, value.saidBy],
    ['when', !value.isOpen && isQuoted, value.saidOn],
    ['source', !value.isOpen && value.evidence === 'Confirmed', value.source],
  ];
  return asked.filter(([, isNeeded, given]) => isNeeded && given === '').map(([name]) => name);
}
