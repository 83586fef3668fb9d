/**
 * Reads notes, mails and transcripts of sales conversations: who said what, where it stands, and on which side the speaker is. No I/O, no
 * clock, no DOM.
 */
import { readCues } from './cues.ts';
import { readJson } from './jsonTurns.ts';
import { textOfHtml } from './html.ts';
import { linesOf, withoutDirection } from './lines.ts';
import { readMail } from './mail.ts';
import type { Pieces } from './pieces.ts';
import { readPlain } from './plainNotes.ts';
import { turnsOf } from './sides.ts';
import { readStanzas } from './stanzas.ts';
import type { Known, NoteSource } from './types.ts';

export { labelConcept } from './labels.ts';
export type { Known, KnownPerson, NoteSentence, NoteSource, Place, Side, Turn } from './types.ts';

/** Reads a text in any of the formats of docs/notes.md. What has no known structure is read as plain notes; it never throws. */
export function readSource(text: string, known: Known): NoteSource {
  const shown = textOfHtml(text);
  const { format, pieces } = piecesOf(withoutDirection(shown), known);
  return { format, turns: turnsOf(format, shown === text ? pieces : withinLines(pieces, linesOf(text).length), known) };
}

/** Lines of HTML as shown are more than those of the source; a place never names a line that the source does not have. */
function withinLines(pieces: Pieces['pieces'], lines: number): Pieces['pieces'] {
  return pieces.map((piece) => ({
    ...piece,
    fragments: piece.fragments.map((one) => ({ ...one, line: Math.min(one.line, lines) })),
  }));
}

function piecesOf(text: string, known: Known): Pieces {
  if (!/[\p{L}\p{N}]/u.test(text)) return { format: 'notes', pieces: [] };
  const json = /^\uFEFF?\s*[[{]/.test(text.slice(0, 2000)) ? readJson(text) : null;
  if (json !== null) return json;
  const lines = linesOf(text);
  const isVtt = lines.slice(0, 5).some((line) => /^\s*WEBVTT\b/.test(line.text));
  const structured = readCues(lines) ?? readMail(lines) ?? readStanzas(lines);
  if (structured !== null) return structured;
  const plain = readPlain(isVtt ? lines.filter((line) => !/^\s*WEBVTT\b/.test(line.text)) : lines, known);
  return isVtt ? { ...plain, format: 'broken-vtt' } : plain;
}
