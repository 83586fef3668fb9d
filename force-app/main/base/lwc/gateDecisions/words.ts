import { conceptName } from 'c/conceptNames';
import { evidenceName } from 'c/evidenceNames';
import { fill } from 'c/textTemplate';
import locale from '@salesforce/i18n/locale';
import timeZone from '@salesforce/i18n/timeZone';
import { labels } from './labels.ts';
import type { Decision } from './rows.ts';

/** A decision in words: one line, notes about it, and the heading of the list of what was missing. */
export interface Described {
  readonly text: string;
  readonly notes: readonly string[];
  readonly missing: string;
}

const OUTCOMES: Readonly<Record<string, string>> = {
  blocked: labels.blocked,
  allowed: labels.allowed,
  warned: labels.warned,
  observed: labels.observed,
  overridden: labels.overridden,
  bypassed: labels.bypassed,
  'judged late': labels.tooLate,
  'taken back': labels.takenBack,
  'in scope late': labels.inScopeLate,
};
const MISSING: Readonly<Record<string, string>> = {
  'judged late': labels.missingThen,
  'taken back': labels.missingSince,
  'in scope late': labels.missingSince,
};
const WAYS: Readonly<Record<string, string>> = {
  permission: labels.byPermission,
  integration: labels.byIntegration,
  'rule deleted': labels.ruleDeleted,
  'rule switched off': labels.ruleSwitchedOff,
  'rule changed': labels.ruleChanged,
  conversion: labels.byConversion,
  unknown: labels.wayUnknown,
};
/** What an answer or pain that does not count is. */
const STANDINGS: Readonly<Record<string, string>> = {
  Deleted: labels.deleted,
  Withdrawn: labels.withdrawn,
  Rejected: labels.rejected,
  Merged: labels.merged,
  'Not Known Yet': labels.notKnownYet,
};

/** The decision in the reader's language. An outcome or a way of a later release is shown by its name. */
export function described(decision: Decision): Described {
  const { outcome, from, to } = decision;
  return {
    text: fill(OUTCOMES[outcome] ?? `${outcome}: {0} – {1}`, from || labels.isNew, to),
    notes: notesOn(decision),
    missing: MISSING[outcome] ?? labels.missing,
  };
}

function notesOn({ outcome, way, isApprovedByOwner, evidence, ...decision }: Decision): readonly string[] {
  const { evidenceFrom, evidenceTo, childrenChangedAt, revertedAt } = decision;
  return [
    ...(way === '' ? [] : [WAYS[way] ?? way]),
    ...(revertedAt === '' ? [] : [fill(labels.setBack, momentText(revertedAt))]),
    ...(isApprovedByOwner ? [labels.ownerApproved] : []),
    ...(evidence === '' ? [] : [fill(labels.wasAndIs, known(evidence), standing(evidenceFrom), standing(evidenceTo))]),
    ...(outcome === 'judged late' ? [fill(labels.lateNote, momentText(childrenChangedAt))] : []),
  ];
}

/** `timeline (A-000012)`, `pain (P-000003)` in the reader's language. Decisions of earlier releases have the number only: it is shown as it is. */
function known(evidence: string): string {
  return evidence.replace(/^.+(?= \()/, (what) => (what === 'pain' ? labels.pain : conceptName(what)));
}

/** `Quoted`, or with an impact `Quoted, 5000`. */
function standing(text: string): string {
  const [word = '', impact] = text.split(', ');
  const name = STANDINGS[word] ?? evidenceName(word);
  return impact === undefined ? name : `${name}, ${new Intl.NumberFormat(locale).format(Number(impact))}`;
}

/** Day and time of an ISO date-time, for the reader. */
export function momentText(moment: string): string {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return moment;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(date);
}
