import { OFFICES } from './offices.ts';

/** `Mrs. Lindqvist`: a title and up to two names, with particles in small letters. */
const TITLES =
  '(?:Mrs?|Ms|Miss|Dr|Prof|Herrn?|Frau|Monsieur|Madame|Mme|Mlle|Señora?|Sra?|Srta|Don|Doña|don|doña|Sir|Me|Maître|M)\\.?';
const NAME = "\\p{Lu}[\\p{L}'’-]*\\p{Ll}[\\p{L}'’-]*";
const PARTICLES = '(?:(?:van|von|der|den|de|del|la|las|los|di|du|zu|ter) )*';
const TITLED = new RegExp(
  `(?<![\\p{L}'’.-])(?:${TITLES} )+(?<name>${PARTICLES}${NAME}(?: (?!(?:${TITLES}) )${PARTICLES}${NAME})?)`,
  'gu',
);
/** `our CFO Ada Brandt`: letters of an office, then a name. */
const OFFICE = new RegExp(
  `(?<![\\p{L}])(?:C[EFOTIM]O|MD|VP|PDG|DAF|DSI|DG|GF|DRH) (?<name>${NAME}(?: ${NAME})?)`,
  'gu',
);

/** `managing director, Birte Moos`, `Geschäftsführer Jo Ek`: first and last name, since a word alone may be a field (`Leiter Einkauf`). */
const FULL_NAME = `(?<name>${NAME} ${PARTICLES}${NAME})`;
const OFFICE_BEFORE = new RegExp(`(?<![\\p{L}-])${OFFICES}(?: ?[,:–—-])? (?:is |ist |est |es )?${FULL_NAME}`, 'gu');
/** `Birte Moos, managing director`, `Birte Moos (Geschäftsführerin)`. */
const OFFICE_AFTER = new RegExp(
  `(?<![\\p{L}-])${FULL_NAME}(?:,| ?[(–—-]) ?(?:is |ist |est |es )?(?:(?:the|our|their|unser[em]?|unsere[rn]?|der|die|le|la|el|notre|nuestr[oa]|group|deputy) )?${OFFICES}(?![\\p{L}])`,
  'gu',
);
/** Words with a large letter before a name that are none. */
const NO_NAME =
  /^(?:The|Our|And|With|Yesterday|Today|Then|Also|Firma|Frau|Herrn?|Company|Die|Der|Das|Unsere?|Mit|Und|Le|La|Les|Notre|Avec|Et|El|Los|Las|Nuestr[oa]|Con)$/u;

/**
 * The people that a text names: those of `known` by full, first or last name, and those with a title or an office before the name, or an office in full after it. In the
 * order of the text, each once, a known one by the known name.
 */
export function peopleIn(text: string, known: readonly string[]): string[] {
  const found = new Map<string, number>();
  const note = (name: string, at: number): void => {
    if (!found.has(name)) found.set(name, at);
  };
  for (const name of known) {
    const at = placeOf(name, text, known);
    if (at >= 0) note(name, at);
  }
  for (const pattern of [TITLED, OFFICE, OFFICE_BEFORE, OFFICE_AFTER]) {
    for (const match of text.matchAll(pattern)) {
      const name = match.groups?.name ?? '';
      const isKnown = [...found.keys()].some((one) => one.split(' ').some((part) => name.split(' ').includes(part)));
      if (!isKnown && !NO_NAME.test(name.split(' ')[0]!)) note(name, match.index);
    }
  }
  return [...found].sort(([, one], [, other]) => one - other).map(([name]) => name);
}

/** Where a known name stands, whole or a part of it that no other known person has; -1 if nowhere. */
function placeOf(name: string, text: string, known: readonly string[]): number {
  const parts = name.split(/\s+/).filter((part) => /^\p{Lu}\p{L}{2,}/u.test(part));
  const own = parts.filter((part) => known.filter((one) => one.split(/\s+/).includes(part)).length === 1);
  const places = [name, ...own].map((part) => wordPlace(part, text)).filter((at) => at >= 0);
  return places.length === 0 ? -1 : Math.min(...places);
}

function wordPlace(word: string, text: string): number {
  if (word.trim() === '') return -1;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const isWhole = !/\p{L}$/u.test(text.slice(0, at)) && !/^\p{L}/u.test(text.slice(at + word.length));
    if (isWhole) return at;
  }
  return -1;
}
