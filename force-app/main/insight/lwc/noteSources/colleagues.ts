import { namesColleague } from './colleagueWords.ts';
import { plain } from './lines.ts';
import type { Person } from './people.ts';
import { domainOf } from './domains.ts';
import type { Spoken } from './talk.ts';
import type { Side } from './types.ts';

/** Longer sentences introduce nobody, and cost time. */
const READ = 300;
/** Talks with more people are no sales talks; comparing all pairs would take long. */
const MOST_PEOPLE = 40;

/**
 * Pairs of people of one firm: by the domain of their addresses, by the same note next to their names, and where one introduces the other
 * as a colleague (`my colleague Ana`, `Ana, can you show them …`).
 */
export function colleaguePairs(
  spoken: readonly Spoken[],
  people: readonly Person[],
): readonly (readonly [Person, Person])[] {
  if (people.length < 2 || people.length > MOST_PEOPLE) return [];
  const pairs: (readonly [Person, Person])[] = [];
  for (const [index, one] of people.entries())
    for (const other of people.slice(index + 1)) if (isSameFirm(one, other)) pairs.push([one, other]);
  for (const { person, sentences } of spoken) {
    if (person === null) continue;
    for (const { text } of sentences) {
      const words = plain(text.slice(0, READ));
      for (const other of people)
        if (other !== person && other.key.some((name) => name.length > 2 && namesColleague(words, name)))
          pairs.push([person, other]);
    }
  }
  return pairs;
}

function isSameFirm(one: Person, other: Person): boolean {
  const marks = marksOf(other);
  return [...marksOf(one)].some((mark) => marks.has(mark));
}

/** Notes that people of both firms may have. */
const NO_MARKS: ReadonlySet<string> = new Set(['', 'cfo', 'ceo', 'coo', 'cto', 'cio', 'it', 'sales', 'host', 'online']);

function marksOf({ spellings }: Person): ReadonlySet<string> {
  const marks = spellings.flatMap(({ note, email }) => [
    plain(note),
    email === null ? '' : domainOf(email.toLowerCase()),
  ]);
  return new Set(marks.filter((mark) => !NO_MARKS.has(mark)));
}

/**
 * Colleagues have one side. Who is stated decides; where speech gives them different sides, neither is known. Changes `sides`; a colleague
 * of a customer who sells stays without side.
 */
export function alignColleagues(
  pairs: readonly (readonly [Person, Person])[],
  sides: Map<Person | null, Side>,
  stated: ReadonlyMap<Person, Side | null>,
): void {
  for (const [one, other] of pairs) {
    const [first, second] = [sides.get(one), sides.get(other)];
    if (first === second) continue;
    const [isFirst, isSecond] = [stated.get(one) != null, stated.get(other) != null];
    if (isFirst && isSecond) continue;
    if (isFirst) follow(other, first, second, sides);
    else if (isSecond) follow(one, second, first, sides);
    else if (first !== undefined && second !== undefined) {
      sides.delete(one);
      sides.delete(other);
    } else follow(first === undefined ? one : other, first ?? second, undefined, sides);
  }
}

function follow(
  person: Person,
  side: Side | undefined,
  spoken: Side | undefined,
  sides: Map<Person | null, Side>,
): void {
  // A colleague of a customer who talks like a seller: one of both is read wrongly.
  if (side === undefined || (side === 'customer' && spoken === 'seller')) sides.delete(person);
  else sides.set(person, side);
}
