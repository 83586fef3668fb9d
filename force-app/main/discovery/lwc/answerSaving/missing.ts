import theAnswer from '@salesforce/label/c.DF_Question_The_Answer';
import quote from '@salesforce/label/c.DF_Evidence_Quote';
import who from '@salesforce/label/c.DF_Evidence_Who';
import when from '@salesforce/label/c.DF_Evidence_When';
import words from '@salesforce/label/c.DF_Confirmation_Words';
import repeatedWords from '@salesforce/label/c.DF_Confirmation_Own';
import by from '@salesforce/label/c.DF_Confirmation_Who';
import on from '@salesforce/label/c.DF_Confirmation_When';
import source from '@salesforce/label/c.DF_Confirmation_Where';
import owner from '@salesforce/label/c.DF_Finding_Who';
import until from '@salesforce/label/c.DF_Finding_Until';
import tooLong from '@salesforce/label/c.DF_Rule_Answer_Open_Over';
import stillMissing from '@salesforce/label/c.DF_Question_Still_Missing';
import stillMissingOpen from '@salesforce/label/c.DF_Question_Still_Missing_Open';
import type { AnswerDraft } from 'c/answerDraft';
import { today } from 'c/calendarDays';
import { evidenceName } from 'c/evidenceNames';
import { needsConfirmation } from 'c/confirmationNeed';
import { fill, isSameText } from 'c/textTemplate';
import locale from '@salesforce/i18n/locale';
import { latestDay } from './promise.ts';

/** A field that must be filled before the save. */
type Missing =
  | 'text'
  | 'owner'
  | 'until'
  | 'quote'
  | 'who'
  | 'when'
  | 'words'
  | 'repeatedWords'
  | 'by'
  | 'on'
  | 'source';

const FIELDS: Readonly<Record<Missing, string>> = {
  text: theAnswer,
  owner,
  until,
  quote,
  who,
  when,
  words,
  repeatedWords,
  by,
  on,
  source,
};

/** What must be filled before the save. */
export interface MissingFields {
  /** One sentence that lists the fields, or that the answer cannot be open any more. */
  readonly line: string;
  /** Saved as Heard, the answer would need none of them. */
  readonly canBeHeard: boolean;
}

/** The fields that a draft lacks; undefined when it can be saved. */
export function missingIn(draft: AnswerDraft): MissingFields | undefined {
  if (draft.value.isOpen && latestDay(draft.value, draft.over?.value) < today())
    return { line: tooLong, canBeHeard: false };
  const missing = missingOf(draft);
  if (missing.length === 0) return undefined;
  const { value } = draft;
  const canBeHeard = !value.isOpen && missing[0] !== 'text';
  const names = new Intl.ListFormat(locale, { type: 'conjunction' }).format(missing.map((name) => FIELDS[name]));
  const line = canBeHeard ? fill(stillMissing, evidenceName(value.evidence), names) : fill(stillMissingOpen, names);
  return { line, canBeHeard };
}

/** Fields that status and evidence require and that are blank, in the order of the form; empty when the value can be saved, as a withdrawn one always can. */
export function missingOf({ value, over }: AnswerDraft): Missing[] {
  if (value.isWithdrawn) return [];
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
    ['repeatedWords', isNeeded, isOwn ? 'own' : ''],
    ['by', isNeeded, value.confirmedBy],
    ['on', isNeeded, value.confirmedOn],
    ['source', isNeeded, value.confirmedSource],
  ];
  return asked.filter(([, isAsked, given]) => isAsked && given === '').map(([name]) => name);
}
