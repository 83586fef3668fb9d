/** Words before a name that are no part of it, without accents. */
const TITLES = new Set('mr mrs ms miss dr prof herr frau dipl ing m mme mlle me sr sra srta don dona'.split(' '));

/**
 * Whether a name in a source and that of a contact may be the same person's: one has all words of the other, in any order, without titles, case
 * and accents (`Hopper, Grace`, `Grace`, `Dr. Grace Hopper`), or the source has the contact's address.
 */
export function isSamePerson(written: string, name: string, email: string): boolean {
  if (email !== '' && written.trim().toLowerCase() === email.toLowerCase()) return true;
  const [a, b] = [wordsOf(written), wordsOf(name)];
  if (a.length === 0 || b.length === 0) return false;
  return a.every((word) => b.includes(word)) || b.every((word) => a.includes(word));
}

function wordsOf(name: string): string[] {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !TITLES.has(word));
}
