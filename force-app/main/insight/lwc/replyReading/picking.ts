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

/**
 * The indices of the sentences that a selection of the text touches; all of them for an empty selection. Sentences have white space folded and
 * markup removed: those that are not found in the text as they are written are left out.
 */
export function snap(text: string, sentences: readonly string[], start: number, end: number): number[] {
  let from = 0;
  return sentences.flatMap((sentence, index) => {
    const found = placeOf(text, sentence, from);
    if (!found) return [];
    from = found.end;
    const isTouched = start === end || (found.start < end && found.end > start);
    return isTouched ? [index] : [];
  });
}

function placeOf(text: string, sentence: string, from: number): { start: number; end: number } | undefined {
  const words = sentence.split(' ').map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(words.join('[\\s>]+'), 'gu');
  pattern.lastIndex = from;
  const match = pattern.exec(text);
  return match ? { start: match.index, end: match.index + match[0].length } : undefined;
}
