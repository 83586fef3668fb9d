import assumed from '@salesforce/label/c.DF_Evidence_Assumed';
import heard from '@salesforce/label/c.DF_Evidence_Heard';
import quoted from '@salesforce/label/c.DF_Evidence_Quoted';
import confirmed from '@salesforce/label/c.DF_Evidence_Confirmed';
import theAnswer from '@salesforce/label/c.DF_Question_The_Answer';
import quote from '@salesforce/label/c.DF_Evidence_Quote';
import who from '@salesforce/label/c.DF_Evidence_Who';
import when from '@salesforce/label/c.DF_Evidence_When';
import words from '@salesforce/label/c.DF_Confirmation_Words';
import notOwnWords from '@salesforce/label/c.DF_Confirmation_Own';
import by from '@salesforce/label/c.DF_Confirmation_Who';
import on from '@salesforce/label/c.DF_Confirmation_When';
import source from '@salesforce/label/c.DF_Confirmation_Where';
import owner from '@salesforce/label/c.DF_Finding_Who';
import until from '@salesforce/label/c.DF_Finding_Until';
import placeholder from '@salesforce/label/c.DF_Question_Advice_Placeholder';
import mash from '@salesforce/label/c.DF_Question_Advice_Mash';
import echo from '@salesforce/label/c.DF_Question_Advice_Echo';
import repeat from '@salesforce/label/c.DF_Question_Advice_Repeat';
import long from '@salesforce/label/c.DF_Question_Advice_Long';
import steps from '@salesforce/label/c.DF_Question_Better_Steps';
import lastTime from '@salesforce/label/c.DF_Question_Better_Last_Time';
import figures from '@salesforce/label/c.DF_Question_Better_Figures';
import people from '@salesforce/label/c.DF_Question_Better_People';
import dates from '@salesforce/label/c.DF_Question_Better_Dates';
import person from '@salesforce/label/c.DF_Question_Better_Person';
import { fill } from 'c/textTemplate';
import type { Advice } from './advice.ts';
import { LONGEST } from './answerDraft.ts';
import type { AnswerValue, Missing } from './answerDraft.ts';
import { labels } from './labels.ts';

const EVIDENCE: Readonly<Record<string, string>> = {
  Assumed: assumed,
  Heard: heard,
  Quoted: quoted,
  Confirmed: confirmed,
};
const FIELDS: Readonly<Record<Missing, string>> = {
  text: theAnswer,
  owner,
  until,
  quote,
  who,
  when,
  words,
  notOwnWords,
  by,
  on,
  source,
};
const REASONS = { placeholder, mash, echo, repeat, long };
const BETTER = { steps, lastTime, figures, people, dates, person };
const SHOWN = 60;

/** The name of an evidence level in the reader's language. */
export function evidenceName(evidence: string): string {
  return EVIDENCE[evidence] ?? evidence;
}

/** One sentence that lists the missing fields; empty when none is missing. */
export function missingLine(missing: readonly Missing[], value: AnswerValue, locale: string): string {
  if (missing.length === 0) return '';
  const names = new Intl.ListFormat(locale, { type: 'conjunction' }).format(missing.map((name) => FIELDS[name]));
  return value.isOpen || missing[0] === 'text'
    ? fill(labels.stillMissingOpen, names)
    : fill(labels.stillMissing, evidenceName(value.evidence), names);
}

/** Why a text may be no answer. */
export function adviceReason({ kind }: Advice, text: string): string {
  return kind === 'long' ? fill(long, text.trim().length, LONGEST) : fill(REASONS[kind], shorten(text));
}

/** A better question; none for a text that is only too long. */
export function betterQuestion({ kind, better }: Advice): string {
  return kind === 'long' ? '' : BETTER[better];
}

/** The typed text, cut to 60 characters to be quoted in a sentence. */
export function shorten(text: string): string {
  const letters = [...text.trim()];
  return letters.length > SHOWN ? `${letters.slice(0, SHOWN - 1).join('')}…` : letters.join('');
}

/**
 * Splits a text that is longer than `LONGEST`, after a sentence if possible, else after a word. The rest is put before the note's text.
 */
export function splitLong(text: string, note: string): { text: string; note: string } {
  const head = text.trim().slice(0, LONGEST);
  const sentence = Math.max(head.lastIndexOf('. '), head.lastIndexOf('! '), head.lastIndexOf('? ')) + 1;
  const word = head.lastIndexOf(' ');
  // Without a space to cut at: do not separate the two UTF-16 code units of an emoji.
  const whole = /[\uD800-\uDBFF]$/.test(head) ? LONGEST - 1 : LONGEST;
  const cut = sentence > SHOWN ? sentence : word > SHOWN ? word : whole;
  const rest = text.trim().slice(cut).trim();
  return { text: head.slice(0, cut), note: [rest, note].filter(Boolean).join('\n\n') };
}
