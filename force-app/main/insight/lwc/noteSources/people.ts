import { domainOf } from './domains.ts';
import { plain } from './lines.ts';
import { isSamePerson, nameKey } from './names.ts';
import type { SpeakerName } from './pieces.ts';
import { markedSide, roleSide } from './roles.ts';
import type { Known, Side } from './types.ts';

/** One person of a source with all the spellings of the name: `Ada`, `Ada King`, `Dr. Ada King (Acme)`. */
export interface Person {
  readonly key: readonly string[];
  readonly spellings: SpeakerName[];
}

/** Puts spellings of one person together. A first name that fits two people stays on its own. */
export function peopleOf(speakers: readonly SpeakerName[]): Person[] {
  const different = new Map(speakers.map((one) => [`${one.name}\n${one.note}\n${one.email ?? ''}`, one]));
  const long = [...different.values()].sort((a, b) => nameKey(b.name).length - nameKey(a.name).length);
  const people: Person[] = [];
  for (const speaker of long) {
    const key = nameKey(speaker.name);
    const same = people.filter((person) => isSamePerson(person.key, key));
    const [only] = same
      .filter((person) => person.key.join(' ') === key.join(' '))
      .concat(same.length === 1 ? same : []);
    if (only === undefined) people.push({ key, spellings: [speaker] });
    else only.spellings.push(speaker);
  }
  return people;
}

/** The side of a person by what the deal knows and by marks next to the name; null where neither states it or both sides are named. */
export function statedSide(person: Person, known: Known): Side | null {
  for (const side of [byAddress(person, known), byMark(person), byName(person, known), byCompany(person, known)]) {
    if (side !== null) return side;
  }
  return null;
}

function byMark({ spellings }: Person): Side | null {
  return onlySide(spellings.flatMap(({ name, note }) => [markedSide(note), roleSide(name)]));
}

function byName({ key }: Person, known: Known): Side | null {
  const fits = (people: Known['users']): boolean => people.some(({ name }) => isSamePerson(nameKey(name), key));
  const isContact = fits(known.contacts);
  if (isContact === fits(known.users)) return null;
  return isContact ? 'customer' : 'seller';
}

function byAddress({ spellings }: Person, known: Known): Side | null {
  const addresses = spellings.flatMap(({ email }) => (email === null ? [] : [email.toLowerCase()]));
  const has = (people: Known['users'], pick: (email: string) => string): boolean =>
    people.some(
      ({ email }) =>
        email !== undefined && addresses.some((own) => pick(own) !== '' && pick(own) === pick(email.toLowerCase())),
    );
  for (const pick of [(email: string) => email, domainOf]) {
    const isSeller = has(known.users, pick);
    const isCustomer = has(known.contacts, pick);
    if (isSeller !== isCustomer) return isSeller ? 'seller' : 'customer';
  }
  const names = known.companies
    .map((name) => plain(name).replace(/[^\p{L}\p{N}]/gu, ''))
    .filter((name) => name.length > 3);
  return addresses.some((email) => names.includes((domainOf(email).split('.')[0] ?? '').replace(/[^\p{L}\p{N}]/gu, '')))
    ? 'seller'
    : null;
}

/** `Ada King (Acme)` where Acme is the seller's company. */
function byCompany({ spellings }: Person, known: Known): Side | null {
  const notes = spellings.map(({ note }) => ` ${plain(note).replace(/[^\p{L}\p{N}]+/gu, ' ')} `);
  const isOurs = known.companies.some((company) => {
    const name = plain(company)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    return name !== '' && notes.some((note) => note.includes(` ${name} `));
  });
  return isOurs ? 'seller' : null;
}

function onlySide(sides: readonly (Side | null)[]): Side | null {
  const different = new Set(sides.filter((side) => side !== null));
  const [only] = different;
  return different.size === 1 && only !== undefined ? only : null;
}
