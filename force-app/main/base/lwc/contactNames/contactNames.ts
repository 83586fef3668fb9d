/**
 * First and last name of a typed name. Salesforce requires the last name only.
 *
 *     'Ada King Lovelace' → { first: 'Ada King', last: 'Lovelace' }     'Cher' → { first: '', last: 'Cher' }
 */
export function nameParts(typed: string): { first: string; last: string } {
  const words = typed.trim().split(/\s+/);
  return { first: words.slice(0, -1).join(' '), last: words.at(-1) ?? '' };
}
