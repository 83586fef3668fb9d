import { domainOf } from './domains.ts';
import type { Person } from './people.ts';
import type { Side } from './types.ts';

/**
 * In mails the domain of an address is a firm, and two firms that write to each other are seller and customer. People of one firm have one
 * side; where one firm's side is stated, the other has the opposite; where speech gives both the same, nobody's side is known.
 * Changes `sides`; does nothing where the authors are not of exactly two firms.
 */
export function partFirms(sides: Map<Person | null, Side>, stated: ReadonlyMap<Person, Side | null>): void {
  const firms = new Map<string, Person[]>();
  for (const person of stated.keys())
    for (const firm of firmsOf(person)) firms.set(firm, [...(firms.get(firm) ?? []), person]);
  const [one, other, ...more] = [...firms.values()];
  if (one === undefined || other === undefined || more.length > 0) return;
  const free = (people: readonly Person[]): Person[] => people.filter((person) => stated.get(person) === null);
  const give = (people: readonly Person[], side: Side | null): void => {
    for (const person of free(people))
      if (side === null) sides.delete(person);
      else sides.set(person, side);
  };
  const [first, second] = [sideOf(one, stated), sideOf(other, stated)];
  if (first !== null || second !== null) {
    give(one, first ?? opposite(second));
    give(other, second ?? opposite(first));
    return;
  }
  const [spokenFirst, spokenSecond] = [sideOf(one, sides), sideOf(other, sides)];
  if (spokenFirst === spokenSecond) {
    give(one, null);
    give(other, null);
    return;
  }
  give(one, spokenFirst ?? opposite(spokenSecond));
  give(other, spokenSecond ?? opposite(spokenFirst));
}

function firmsOf({ spellings }: Person): ReadonlySet<string> {
  return new Set(
    spellings.flatMap(({ email }) => (email === null ? [] : [domainOf(email.toLowerCase())])).filter(Boolean),
  );
}

/** The one side that the people of a firm have; null without one, or with both. */
function sideOf(people: readonly Person[], sides: ReadonlyMap<Person | null, Side | null>): Side | null {
  const found = new Set(people.flatMap((person) => sides.get(person) ?? []));
  const [only] = found;
  return found.size === 1 && only !== undefined ? only : null;
}

function opposite(side: Side | null): Side | null {
  if (side === null || side === 'unknown') return null;
  return side === 'seller' ? 'customer' : 'seller';
}
