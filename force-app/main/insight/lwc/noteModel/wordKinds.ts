import { WORD_CLASSES } from './wordClasses.ts';

/** One entry of a class: the words that follow its first one, and whether the final one must match whole. */
interface Entry {
  readonly kind: string;
  readonly rest: readonly string[];
  readonly isWhole: boolean;
}

const LONGEST_START = 24;

/** Entries by their first word (or by its beginning, where the entry is one word that matches a beginning). */
const STARTS = new Map<string, Entry[]>();
const WHOLE = new Map<string, Entry[]>();
for (const [kind, entries] of Object.entries(WORD_CLASSES)) {
  for (const entry of entries.split('|')) {
    const isWhole = entry.endsWith('_');
    const [first = '', ...rest] = entry.replace('_', '').split(' ');
    const index = rest.length === 0 && !isWhole ? STARTS : WHOLE;
    index.set(first, [...(index.get(first) ?? []), { kind, rest, isWhole }]);
  }
}

/** The classes of the word at `index` of normalised words, as `WORD_CLASSES` defines them, each once. */
export function kindsAt(words: readonly string[], index: number): string[] {
  const word = words[index] ?? '';
  const kinds = new Set<string>();
  for (let length = Math.min(word.length, LONGEST_START); length >= 3; length -= 1) {
    for (const { kind } of STARTS.get(word.slice(0, length)) ?? []) kinds.add(kind);
  }
  for (const { kind, rest, isWhole } of WHOLE.get(word) ?? []) {
    if (rest.every((next, at) => follows(words[index + 1 + at], next, isWhole || at < rest.length - 1)))
      kinds.add(kind);
  }
  return [...kinds];
}

function follows(word: string | undefined, wanted: string, isWhole: boolean): boolean {
  return word !== undefined && (isWhole ? word === wanted : word.startsWith(wanted));
}
