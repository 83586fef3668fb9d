/** Length of `Confirmed_Words__c` in characters. */
export const WORDS_LENGTH = 255;

/** Marks words that were left out between two picked sentences. */
const GAP = ' […] ';

/** The picked sentences in the order of the text: neighbours are joined by a blank, others by `[…]`. */
export function joinPicked(texts: readonly string[], picked: readonly number[]): string {
  let words = '';
  let last = -1;
  for (const index of [...new Set(picked)].sort((a, b) => a - b)) {
    const text = texts[index];
    if (text === undefined) continue;
    const gap = index === last + 1 ? ' ' : GAP;
    words += words === '' ? text : gap + text;
    last = index;
  }
  return words;
}
