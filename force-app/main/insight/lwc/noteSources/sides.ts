import { decideSides } from './decideSides.ts';
import { writerTurns } from './writerTurns.ts';
import { nameKey } from './names.ts';
import { peopleOf, statedSide } from './people.ts';
import type { Piece, SpeakerName } from './pieces.ts';
import { splitQuotes } from './quoted.ts';
import type { Spoken } from './talk.ts';
import { joinPieces, sentencesOf } from './turns.ts';
import type { Known, Side, Turn } from './types.ts';

/** Joins pieces into turns, cuts their sentences and gives the side of each. */
export function turnsOf(format: string, pieces: readonly Piece[], known: Known): Turn[] {
  const joined = joinPieces(joinPieces(pieces).flatMap(splitQuotes));
  const people = peopleOf(joined.flatMap(({ speaker }) => (speaker === null ? [] : [speaker])));
  const personOf = new Map(
    people.flatMap((person) => person.spellings.map((spelling) => [spellingKey(spelling), person] as const)),
  );
  const spoken = joined.map((piece): Spoken => {
    const person = piece.speaker === null ? null : (personOf.get(spellingKey(piece.speaker)) ?? null);
    return { piece, person, sentences: sentencesOf(piece.fragments) };
  });
  const stated = new Map(
    people.map((person) => [
      person,
      statedSide(person, known) ?? sideWithinFirm(spoken, person, known) ?? sideOfSource(spoken, person),
    ]),
  );
  const sides = decideSides({ format, spoken, people, stated });
  const statedOf = (person: Spoken['person']) => (person === null ? null : (stated.get(person) ?? null));
  return spoken.flatMap(({ piece, person, sentences }): Turn[] => {
    if (sentences.length === 0) return [];
    if (person === null && piece.side === null) return writerTurns(piece, sentences, known);
    const side = statedOf(person) ?? piece.side ?? sides.get(person) ?? 'unknown';
    const name = piece.speaker?.name ?? '';
    const ends = piece.fragments.at(-1)?.ends;
    const turn = { speaker: name === '' ? null : name, side, label: piece.label, sentences };
    return [ends === undefined ? turn : { ...turn, ends }];
  });
}

/** The side that the source itself gives a person: an affiliation, a quotation of the customer in notes. */
function sideOfSource(spoken: readonly Spoken[], person: Spoken['person']): Side | null {
  return spoken.find((one) => one.person === person && one.piece.side !== null)?.piece.side ?? null;
}

/** The side of the author of a mail to someone of the same firm: that person's, `unknown` where it is not stated. */
function sideWithinFirm(spoken: readonly Spoken[], person: Spoken['person'], known: Known): Side | null {
  const colleague = spoken.find((one) => one.person === person && one.piece.colleague !== undefined)?.piece.colleague;
  if (colleague === undefined) return null;
  return statedSide({ key: nameKey(colleague.name), spellings: [colleague] }, known) ?? 'unknown';
}

function spellingKey({ name, note, email }: SpeakerName): string {
  return `${name}\n${note}\n${email ?? ''}`;
}
