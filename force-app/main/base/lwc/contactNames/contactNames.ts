/**
 * First and last name of a typed name. Salesforce requires the last name only.
 *
 *     'Ada King Lovelace' → { first: 'Ada King', last: 'Lovelace' }     'Cher' → { first: '', last: 'Cher' }
 */
export function nameParts(typed: string): { first: string; last: string } {
  const name = typed.trim().replace(/\s+/g, ' ');
  const end = name.lastIndexOf(' ');
  return { first: name.slice(0, Math.max(0, end)), last: name.slice(end + 1) };
}
