/**
 * The letter that answers with a button, as in menus: the first of its label without accents (`Sí` → `S`).
 */
export const letterOf = (label: string): string => label.normalize('NFD').charAt(0).toUpperCase();

/**
 * Whether the event is Alt and the letter. The letter is the keyboard's own; where Alt makes another character of it, as on a Mac, it is the
 * key's place. AltGr, which is Ctrl and Alt on Windows, types and does not answer.
 */
export function isKeyOf(letter: string, { altKey, ctrlKey, metaKey, shiftKey, key, code }: KeyboardEvent): boolean {
  if (!altKey || ctrlKey || metaKey || shiftKey) return false;
  return /^[a-z]$/i.test(key) ? key.toUpperCase() === letter : code === `Key${letter}`;
}
