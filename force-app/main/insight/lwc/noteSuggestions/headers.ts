import type { Statement } from './statements.ts';

/** Words that open the head of notes, normalised: what kind of meeting it was. */
const MEETING =
  /(?:^| )(?:call|meeting|visit|notes?|intro|demo|discovery|minutes|workshop|gesprach|erstgesprach|besuch|termin|anruf|telefonat|notizen?|protokoll|vor ort|visita|llamada|reunion|notas|entrevista|visite|appel|rendez vous|rdv|entretien|echange|compte rendu|point)(?: |$)/;
const MAX_HEAD = 25;
const SHORT = 8;

/**
 * Whether a statement belongs to the head of notes: the first line where it names a meeting, and what else stands on that line that is
 * short or a list of people with their roles. `plain` normalises; it is called for statements on the first line only.
 */
export function isHeader(
  { turn, place, words }: Statement,
  first: Statement,
  plain: (text: string) => string,
): boolean {
  if (turn.speaker !== null || turn.label !== null || place.line !== first.place.line) return false;
  if (!MEETING.test(plain(first.words).split(' ').slice(0, 12).join(' '))) return false;
  const count = plain(words).split(' ').length;
  return count <= (words === first.words ? MAX_HEAD : SHORT) || /\([^)]*\)/.test(words);
}
