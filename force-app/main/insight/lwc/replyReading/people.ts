/** Titles and degrees that are no part of a name; those with a full stop are found by it. */
const TITLES = new Set(
  'mr mrs ms miss dr prof sir herr frau m mme mlle madame monsieur sr sra srta don dona'.split(' '),
);

/**
 * The one person whose name fits: all words of the shorter name are in the longer one, without titles, accents and capitals. Undefined where
 * nobody fits, or several.
 */
export function personNamed<Person extends { readonly name: string }>(
  people: readonly Person[],
  name: string,
): Person | undefined {
  const wanted = wordsOf(name);
  if (wanted.length === 0) return undefined;
  const same = people.filter((person) => wordsOf(person.name).join(' ') === wanted.join(' '));
  const fitting = same.length > 0 ? same : people.filter((person) => fits(wordsOf(person.name), wanted));
  return fitting.length === 1 ? fitting[0] : undefined;
}

function fits(one: readonly string[], other: readonly string[]): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return short.length > 0 && short.every((word) => long.includes(word));
}

function wordsOf(name: string): string[] {
  return name
    .replace(/\(.*$/, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((word) => word !== '' && !/\.$/.test(word) && !TITLES.has(word))
    .sort();
}
