import { labelConcept } from './labels.ts';
import { partFirms } from './firms.ts';
import { plain } from './lines.ts';
import type { Person } from './people.ts';
import { ACTION } from './sideWords.ts';
import { partsOf, type Part, type Spoken } from './talk.ts';
import type { Side } from './types.ts';

interface Talk {
  readonly format: string;
  readonly spoken: readonly Spoken[];
  readonly people: readonly Person[];
  /** What the deal, the source and marks next to names say. */
  readonly stated: ReadonlyMap<Person, Side | null>;
}

type Sides = Map<Person | null, Side>;
type Parts = ReadonlyMap<Person, Part>;

/**
 * The side of each person: as stated, else by what was said over the whole text. The seller asks about the other one's business and presents a
 * product, the customer answers with his own operations. People without enough of either are in no list: their side is unknown.
 */
export function decideSides({ format, spoken, people, stated }: Talk): Sides {
  const sides: Sides = new Map();
  for (const [person, side] of stated) if (side !== null) sides.set(person, side);
  const parts = partsOf(format, spoken, people);
  const open = (): Person[] => people.filter((person) => !sides.has(person));
  for (const person of open()) {
    const side = sideBySpeech(person, parts);
    if (side !== null) sides.set(person, side);
  }
  withdrawLastSeller(sides, parts, stated);
  moveColleagues(sides, parts, stated);
  for (const person of open()) if (repliesToSeller(parts.get(person), sides)) sides.set(person, 'customer');
  if (people.length === 2) completePair(sides, parts);
  if (format === 'email') partFirms(sides, stated);
  if (isMinutes(format, parts))
    for (const person of open()) if (isStating(person, spoken)) sides.set(person, 'customer');
  return sides;
}

/** Least lead of one side's points, as a share of all points, and least points, from which speech alone decides a side. */
const LEAD = 0.4;
const LEAST = { seller: 3, customer: 1.5 };

function sideBySpeech(person: Person, parts: Parts): Side | null {
  const part = parts.get(person);
  if (part === undefined) return null;
  const { seller, customer, questions, pitches, firm, sentences } = part.evidence;
  const lead = (seller - customer) / (seller + customer + 0.5);
  const leadsTalk = questions >= 3 && questions >= 0.3 * sentences;
  if (lead >= LEAD && seller >= LEAST.seller && (pitches > 0 || leadsTalk)) return 'seller';
  if (-lead >= LEAD && customer >= LEAST.customer && firm > 0 && pitches === 0) return 'customer';
  return isOnlyAsker(person, part, parts) ? 'seller' : null;
}

/** In short talks: who alone asks, is answered, and speaks of no work of his own. */
function isOnlyAsker(person: Person, { evidence, turns }: Part, parts: Parts): boolean {
  const { seller, customer, questions, firm, sentences } = evidence;
  if (questions < 2 || firm > 0 || customer > 0.5 || seller < customer + 1) return false;
  const others = [...parts].filter(([other]) => other !== person).map(([, part]) => part);
  const isAlone = others.every(({ evidence: other }) => other.questions * 2 <= questions && other.pitches === 0);
  const answers = others.reduce((sum, { replies }) => sum + (replies.get(person) ?? 0), 0);
  const isMostlyAsking = questions >= 0.6 * sentences || (answers >= 2 && questions >= 0.3 * turns);
  return isAlone && isMostlyAsking && others.some(({ evidence: other }) => other.sentences > other.questions);
}

/** Speech that makes everybody a seller says nothing of the weakest: a talk has a customer. */
function withdrawLastSeller(sides: Sides, parts: Parts, stated: Talk['stated']): void {
  if (parts.size < 2 || ![...parts.keys()].every((person) => sides.get(person) === 'seller')) return;
  const [weakest] = [...parts]
    .filter(([person]) => stated.get(person) === null)
    .toSorted(([, a], [, b]) => a.evidence.seller - b.evidence.seller);
  if (weakest !== undefined) sides.delete(weakest[0]);
}

/** Least points with which speech outweighs that someone replies to customers rather than to sellers. */
const FIRM = 4;

/** A seller's engineer speaks of "we" too, but replies to the customer's questions and not to the seller's. */
function moveColleagues(sides: Sides, parts: Parts, stated: Talk['stated']): void {
  if (parts.size < 3) return;
  for (const [person, part] of parts) {
    if (stated.get(person) !== null || sides.get(person) === 'seller') continue;
    const { seller, customer } = part.evidence;
    const toCustomers = repliesTo(part, 'customer', sides);
    if (toCustomers === 0 || toCustomers <= repliesTo(part, 'seller', sides)) continue;
    if (seller > 0 && seller >= customer) sides.set(person, 'seller');
    else if (customer - seller < FIRM) sides.delete(person);
  }
}

function repliesTo({ replies }: Part, side: Side, sides: Sides): number {
  return [...replies].reduce((sum, [asker, count]) => sum + (sides.get(asker) === side ? count : 0), 0);
}

/** Someone who replies to a seller's questions, asks few and praises no product. */
function repliesToSeller(part: Part | undefined, sides: Sides): boolean {
  if (part === undefined) return false;
  const { evidence, turns } = part;
  const replies = repliesTo(part, 'seller', sides);
  if (replies === 0 || evidence.pitches > 0 || evidence.questions * 2 > evidence.sentences) return false;
  if (repliesTo(part, 'customer', sides) > replies) return false;
  return replies * 2 >= turns || evidence.customer > evidence.seller;
}

/** In a talk of two the other one is on the other side, where nothing speaks against it. */
function completePair(sides: Sides, parts: Parts): void {
  const [a, b] = [...parts.keys()];
  if (a === undefined || b === undefined) return;
  for (const [known, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const side = sides.get(known);
    const evidence = parts.get(other)?.evidence;
    if (side === undefined || sides.has(other) || evidence === undefined) continue;
    if (side === 'seller' && evidence.pitches === 0 && evidence.seller <= evidence.customer + 1)
      sides.set(other, 'customer');
    if (side === 'customer' && evidence.seller > evidence.customer) sides.set(other, 'seller');
  }
}

/** Whether a seller wrote down who said what: nobody asks, nobody sells, someone speaks of his own work. */
function isMinutes(format: string, parts: Parts): boolean {
  if (format !== 'speaker-lines' && format !== 'md-speaker') return false;
  const all = [...parts.values()].map(({ evidence }) => evidence);
  return (
    all.every(({ questions, seller }) => questions === 0 && seller === 0) &&
    all.some(({ customer }) => customer >= LEAST.customer)
  );
}

/** Whether all that is noted of a person are statements, not tasks (`Ben: send the quote`). */
function isStating(person: Person, spoken: readonly Spoken[]): boolean {
  const own = spoken.filter((one) => one.person === person);
  return own.every(({ piece, sentences }) => {
    const isTask = piece.label !== null && labelConcept(piece.label) === '';
    return (
      !isTask &&
      sentences.every(
        ({ text }) => /^\p{Lu}.*[.!]["”»]?$/u.test(text) && text.split(' ').length > 4 && !ACTION.test(plain(text)),
      )
    );
  });
}
