/** The upper half of FNV-1a, 0 to 65,535: the same text gives the same number on every machine and day. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) {
    value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return value >>> 16;
}
