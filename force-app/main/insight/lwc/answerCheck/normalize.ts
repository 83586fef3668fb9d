/** Text for comparison: lower case, without accents and punctuation, with single spaces. */
export function normalize(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The words of a text, normalized. */
export function wordsOf(text: string): string[] {
  const normal = normalize(text);
  return normal === '' ? [] : normal.split(' ');
}
