import type { Answer, Evidenced } from 'c/dealRows';

/** Values of the form. Blank is empty text, days are `2026-11-21`. */
export interface AnswerValue extends Evidenced {
  /** Status Not Known Yet: `openOwner` finds out by `openUntil`. */
  readonly isOpen: boolean;
  /** Status Withdrawn: the answer, or the promise to find out, does not hold any more. */
  readonly isWithdrawn: boolean;
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
const SHOWN = 60;

const BLANK: AnswerValue = {
  isOpen: false,
  isWithdrawn: false,
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
  const standing = { isOpen: status === 'Not Known Yet', isWithdrawn: status === 'Withdrawn' };
  return { ...standing, text, note, ...said, openOwner, openOwnerName, openUntil, openSince };
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
    isWithdrawn: false,
    evidence: value.evidence || 'Heard',
    openOwner: '',
    openOwnerName: '',
    openUntil: '',
  };
}

/** The values with the status Withdrawn; nothing else changes. */
export function asWithdrawn(value: AnswerValue): AnswerValue {
  return { ...value, isOpen: false, isWithdrawn: true };
}

/** The fields that a save stores: all but the names of users and contacts. */
const STORED = (Object.keys(BLANK) as (keyof AnswerValue)[]).filter((name) => !name.endsWith('Name'));

/** Whether saving either of the two would store the same. */
export function isSame(one: AnswerValue, other: AnswerValue): boolean {
  return STORED.every((name) => String(one[name]).trim() === String(other[name]).trim());
}

/** Whether there is nothing to save: the draft equals the stored answer, or has only been opened. */
export function isUntouched({ value, over }: AnswerDraft): boolean {
  const start = over?.value ?? BLANK;
  return isSame(value, start) || isSame(value, asAnswer(start));
}

/** The typed text, cut to 60 characters to be quoted in a sentence. */
export function shorten(text: string): string {
  const letters = [...text.trim()];
  return letters.length > SHOWN ? `${letters.slice(0, SHOWN - 1).join('')}…` : letters.join('');
}
