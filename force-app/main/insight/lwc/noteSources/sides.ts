import { evidenceOf, type Evidence } from './evidence.ts';
import { ownTurns } from './ownWords.ts';
import { peopleOf, statedSide, type Person } from './people.ts';
import type { Piece } from './pieces.ts';
import { joinPieces, sentencesOf } from './turns.ts';
import type { Known, NoteSentence, Side, Turn } from './types.ts';

interface Spoken {
  readonly piece: Piece;
  readonly person: Person | null;
  readonly sentences: readonly NoteSentence[];
}

/** Joins pieces into turns, cuts their sentences and tells the side of each. */
export function turnsOf(pieces: readonly Piece[], known: Known): Turn[] {
  const joined = joinPieces(pieces);
  const people = peopleOf(joined.flatMap(({ speaker }) => (speaker === null ? [] : [speaker])));
  const personOf = new Map(
    people.flatMap((person) => person.spellings.map((spelling) => [spellingKey(spelling), person] as const)),
  );
  const spoken = joined.map((piece): Spoken => {
    const person = piece.speaker === null ? null : (personOf.get(spellingKey(piece.speaker)) ?? null);
    return { piece, person, sentences: sentencesOf(piece.fragments) };
  });
  const sides = sidesOf(spoken, people, known);
  return spoken.flatMap(({ piece, person, sentences }): Turn[] => {
    if (sentences.length === 0) return [];
    if (person === null && piece.side === null) return ownTurns(piece, sentences, known);
    const side = piece.side ?? (person === null ? 'unknown' : (sides.get(person) ?? 'unknown'));
    return [{ speaker: piece.speaker?.name || null, side, label: piece.label, sentences }];
  });
}

function spellingKey({
  name,
  note,
  email,
}: {
  readonly name: string;
  readonly note: string;
  readonly email: string | null;
}): string {
  return `${name}\n${note}\n${email ?? ''}`;
}

/** What is known of each person's part in the talk. */
interface Part {
  readonly evidence: Evidence;
  /** How often the person spoke right after a question of somebody else. */
  readonly answers: ReadonlyMap<Person, number>;
  readonly turns: number;
}

/** The side of each person: as stated by the source or the deal, else by what was said. */
function sidesOf(spoken: readonly Spoken[], people: readonly Person[], known: Known): Map<Person, Side> {
  const sides = new Map<Person, Side>();
  for (const person of people) {
    const own = spoken.find((one) => one.person === person && one.piece.side !== null)?.piece.side ?? null;
    const stated = own ?? statedSide(person, known);
    if (stated !== null) sides.set(person, stated);
  }
  const parts = new Map(people.map((person) => [person, partOf(person, spoken)]));
  for (const [person, part] of parts) {
    if (sides.has(person)) continue;
    const side = sideBySpeech(part.evidence);
    if (side !== null) sides.set(person, side);
  }
  withdrawContradictions(sides, parts, people, known);
  for (const [person, part] of parts) {
    if (!sides.has(person) && isAnswering(part, sides)) sides.set(person, 'customer');
  }
  if (people.length === 2) completePair(sides, parts);
  return sides;
}

function partOf(person: Person, spoken: readonly Spoken[]): Part {
  const own = spoken.filter((one) => one.person === person);
  const answers = new Map<Person, number>();
  for (const [index, one] of spoken.entries()) {
    const before = spoken[index - 1];
    if (one.person !== person || before === undefined || before.person === null || before.person === person) continue;
    if (/[?？؟]["”»)]?$/.test(before.sentences.at(-1)?.text ?? ''))
      answers.set(before.person, (answers.get(before.person) ?? 0) + 1);
  }
  return { evidence: evidenceOf(own.flatMap(({ sentences }) => sentences)), answers, turns: own.length };
}

/** Least lead of one side's points, as a share of all points, and least points, from which speech alone tells a side. */
const LEAD = 0.4;
const LEAST = { seller: 3, customer: 1.5 };

function sideBySpeech({ seller, customer, questions, pitches, sentences }: Evidence): Side | null {
  const lead = (seller - customer) / (seller + customer + 0.5);
  const leadsTalk = questions >= 3 && questions >= 0.3 * sentences;
  if (lead >= LEAD && seller >= LEAST.seller && (pitches > 0 || leadsTalk)) return 'seller';
  if (-lead >= LEAD && customer >= LEAST.customer && pitches === 0) return 'customer';
  return null;
}

/** Speech that makes everybody a seller says nothing: a talk has a customer. */
function withdrawContradictions(
  sides: Map<Person, Side>,
  parts: ReadonlyMap<Person, Part>,
  people: readonly Person[],
  known: Known,
): void {
  const guessed = people.filter((person) => statedSide(person, known) === null);
  if (people.length < 2 || !people.every((person) => sides.get(person) === 'seller')) return;
  const weakest = guessed.toSorted(
    (a, b) => (parts.get(a)?.evidence.seller ?? 0) - (parts.get(b)?.evidence.seller ?? 0),
  )[0];
  if (weakest !== undefined) sides.delete(weakest);
}

/** Somebody who replies to a seller's questions, asks few and praises no product. */
function isAnswering({ evidence, answers, turns }: Part, sides: ReadonlyMap<Person, Side>): boolean {
  const replies = [...answers].reduce((sum, [asker, count]) => sum + (sides.get(asker) === 'seller' ? count : 0), 0);
  if (replies === 0 || evidence.pitches > 0 || evidence.questions * 2 > evidence.sentences) return false;
  return replies * 2 >= turns || evidence.customer > evidence.seller;
}

/** In a talk of two the other one is on the other side, where nothing speaks against it. */
function completePair(sides: Map<Person, Side>, parts: ReadonlyMap<Person, Part>): void {
  const [a, b] = [...parts.keys()];
  if (a === undefined || b === undefined) return;
  for (const [known, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const side = sides.get(known);
    const evidence = parts.get(other)?.evidence;
    if (side === undefined || side === 'unknown' || sides.has(other) || evidence === undefined) continue;
    if (side === 'seller' && evidence.pitches === 0 && evidence.seller <= evidence.customer + 1)
      sides.set(other, 'customer');
    if (side === 'customer' && evidence.seller > evidence.customer) sides.set(other, 'seller');
  }
}
