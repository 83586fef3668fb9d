/**
 * Reads what a customer replied (a mail, a transcript, notes) as the source of a confirmation: which sentences are theirs, who wrote them
 * and on which day. It proposes only; nothing is stored here. No I/O, no clock, no DOM.
 */
import { readSource } from 'c/noteSources';
import type { Known, NoteSource, Side } from 'c/noteSources';
import { redact } from 'c/sourceQuotes';
import { dayOf } from './days.ts';

export { personNamed } from './people.ts';
export { WORDS_LENGTH, joinPicked } from './picking.ts';

/** A sentence as it may be kept: the words as written, without addresses and numbers that `redact` takes out. */
export interface ReplySentence {
  readonly text: string;
  /** As the source spells the name; empty where nobody is named. */
  readonly speaker: string;
  readonly side: Side;
}

export interface Reply {
  readonly sentences: readonly ReplySentence[];
  /** A value of `Confirmed_Source__c`: mails are `Email`, recordings `Call`; empty where the text does not show it. */
  readonly source: 'Email' | 'Call' | '';
}

/** Formats of recordings and their transcripts (docs/notes.md). */
const RECORDED = /^(?:(?:zoom|teams)-vtt|srt|teams-docx|gong-text|otter|(?:gong|fireflies|otter|meeting)-json)$/;

/** Reads a reply in any of the formats of docs/notes.md. Never throws. */
export function readReply(text: string, known: Known): Reply {
  const { format, turns } = readSource(text, known);
  return { sentences: sentencesOf(turns), source: sourceOf(format) };
}

/**
 * The day on which a speaker wrote, `2026-05-12`: the date of the mail that has the name in its headers, or of the line above a quoted mail.
 * Empty where the text has no date for that name, or one that can be read in two ways (`5/6/2026`).
 */
export function writtenOn(text: string, speaker: string): string {
  return speaker === '' ? '' : dayOf(text, speaker);
}

function sentencesOf(turns: NoteSource['turns']): ReplySentence[] {
  return turns.flatMap(({ speaker, side, sentences }) =>
    sentences.map((sentence) => ({ text: redact(sentence.text), speaker: speaker ?? '', side })),
  );
}

function sourceOf(format: string): Reply['source'] {
  if (format === 'email') return 'Email';
  return RECORDED.test(format) ? 'Call' : '';
}
