import { alignColleagues, colleaguePairs } from './colleagues.ts';
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
  const pairs = colleaguePairs(spoken, people);
  const open = (): Person[] => people.filter((person) => !sides.has(person));
  for (const person of open()) {
    const side = sideBySpeech(person, parts);
    if (side !== null) sides.set(person, side);
  }
  withdrawLastSeller(sides, parts, stated);
  moveColleagues(sides, parts, stated);
  alignColleagues(pairs, sides, stated);
  for (const person of open()) if (repliesToSeller(parts.get(person), sides)) sides.set(person, 'customer');
  alignColleagues(pairs, sides, stated);
  if (people.length === 2 && pairs.length === 0) completePair(sides, parts);
  if (format === 'email') partFirms(sides, stated);
  if (format !== 'email' && people.length > 1 && !isListing(format, parts))
    withdrawCustomers(sides, parts, { stated, spoken });
  if (isMinutes(format, parts))
    for (const person of open()) if (isStating(person, spoken)) sides.set(person, 'customer');
  return sides;
}

/** Points of speech with which a customer is known without a seller in the talk. */
const CERTAIN = 6;

/**
 * In a talk without anybody who sells, or among people who speak of customers and deals, nobody is taken for a customer by speech alone:
 * colleagues who talk about their own work sound like customers.
 */
function withdrawCustomers(sides: Sides, parts: Parts, { stated, spoken }: Pick<Talk, 'stated' | 'spoken'>): void {
  const isStated = (side: Side): boolean => [...stated.values()].includes(side);
  const all = [...parts.values()].map(({ evidence }) => evidence);
  const sum = (key: 'insider' | 'addresses' | 'buying'): number => all.reduce((total, one) => total + one[key], 0);
  const isInternal = !isStated('customer') && sum('insider') >= 2 && sum('insider') >= sum('addresses');
  // Someone with questions or addresses the other side, and speaks of no work of his own, is a counterpart even if not surely a seller.
  const isCounterpart = (person: Person, { evidence: one }: Part): boolean =>
    sides.get(person) === 'seller' ||
    (!sides.has(person) && one.seller > one.customer && one.shared + one.insider === 0);
  const hasSeller = [...parts].some(([person, part]) => isCounterpart(person, part));
  const outsiders = withoutExchange(sides, spoken);
  for (const [person, { evidence }] of parts) {
    if (sides.get(person) !== 'customer' || stated.get(person) != null) continue;
    const isBuyer = evidence.buying > 0 || evidence.customer >= CERTAIN;
    const isUnclear = !hasSeller || outsiders.has(person);
    if (isInternal || evidence.insider > 1 || (isUnclear && !isBuyer)) sides.delete(person);
  }
}

/**
 * Who speaks of own trouble but never right after the seller, while someone else does: a customer's colleague who joins in, or the seller's
 * own. Both say `we lost drivers`.
 */
function withoutExchange(sides: Sides, spoken: readonly Spoken[]): ReadonlySet<Person> {
  const customers = new Set(
    spoken.flatMap(({ person }) => (sides.get(person) === 'customer' && person ? [person] : [])),
  );
  const after = new Set(
    spoken.flatMap(({ person }, at) => (sides.get(spoken[at - 1]?.person ?? null) === 'seller' ? [person] : [])),
  );
  const silent = [...customers].filter((person) => !after.has(person));
  return new Set(silent.length < customers.size ? silent : []);
}

/** Least lead of one side's points, as a share of all points, and least points, from which speech alone decides a side. */
const LEAD = 0.4;
const LEAST = { seller: 3, customer: 1.5 };

function sideBySpeech(person: Person, parts: Parts): Side | null {
  const part = parts.get(person);
  if (part === undefined) return null;
  const { seller, customer, questions, pitches, firm, sentences, telling, addresses, shared } = part.evidence;
  const lead = leadOf(part.evidence);
  const leadsTalk = questions >= 3 && questions >= 0.3 * sentences && addresses > 0 && shared * 3 <= questions;
  const isTelling = telling > 1 || (telling > 0 && questions > 0);
  if (lead >= LEAD && seller >= LEAST.seller && (pitches > 0 || leadsTalk || isTelling)) return 'seller';
  if (-lead >= LEAD && customer >= LEAST.customer && firm > 0 && pitches + telling === 0) return 'customer';
  return isOnlyAsker(person, part, parts) ? 'seller' : null;
}

/** By how much a seller's points outweigh a customer's, as a share of all, -1 to 1. */
function leadOf({ seller, customer }: Part['evidence']): number {
  return (seller - customer) / (seller + customer + 0.5);
}

/** In short talks: who alone asks, is answered, and speaks of no work of his own. */
function isOnlyAsker(person: Person, { evidence, turns }: Part, parts: Parts): boolean {
  const { seller, customer, questions, firm, sentences, shared, insider } = evidence;
  if (questions < 2 || firm > 0 || shared + insider > 0 || customer > 0.5 || seller < customer + 1) return false;
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
  if (
    replies === 0 ||
    evidence.pitches + evidence.telling > 0 ||
    evidence.insider > 1 ||
    evidence.questions * 2 > evidence.sentences
  )
    return false;
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
    const sells = evidence.pitches + evidence.telling + evidence.insider > 0;
    if (side === 'seller' && !sells && evidence.seller <= evidence.customer + 1) sides.set(other, 'customer');
    const isAmong = evidence.shared + evidence.insider > 0;
    if (side === 'customer' && !isAmong && leadOf(evidence) >= LEAD) sides.set(other, 'seller');
  }
}

/** Formats of recordings: all in one took part in the talk, so people who talk to each other are colleagues. */
const RECORDED = /vtt|srt|json|teams-docx|gong|otter/;

/** Whether lines of notes list what people stated, where nobody asks, sells or speaks of customers. */
function isListing(format: string, parts: Parts): boolean {
  const isRecorded = RECORDED.test(format);
  return [...parts.values()].every(
    ({ evidence: { questions, seller, insider, shared, addresses } }) =>
      questions + seller + insider === 0 && (!isRecorded || shared + addresses === 0),
  );
}

/** Whether a seller wrote down who said what: nobody asks, nobody sells, someone speaks of his own work. */
function isMinutes(format: string, parts: Parts): boolean {
  const isNotes = format === 'speaker-lines' || format === 'md-speaker';
  return (
    isNotes &&
    isListing(format, parts) &&
    [...parts.values()].some(({ evidence }) => evidence.customer >= LEAST.customer)
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
