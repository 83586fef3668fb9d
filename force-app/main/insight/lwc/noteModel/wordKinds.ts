import { WORD_CLASSES } from './wordClasses.ts';

/** One entry of a class: the words that follow its first one, and whether the final one must match whole. */
interface Entry {
  readonly kind: string;
  readonly rest: readonly string[];
  readonly isWhole: boolean;
}

const INDEXED = 3;

/** Entries of one word that match a beginning, by their first letters; all others by their first word. */
const STARTS = new Map<string, { kind: string; start: string }[]>();
const WHOLE = new Map<string, Entry[]>();
for (const [kind, entries] of Object.entries(WORD_CLASSES)) {
  for (const entry of entries.split('|')) {
    const isWhole = entry.endsWith('_');
    const [first = '', ...rest] = entry.replace('_', '').split(' ');
    if (rest.length === 0 && !isWhole) {
      const key = first.slice(0, INDEXED);
      STARTS.set(key, [...(STARTS.get(key) ?? []), { kind, start: first }]);
    } else WHOLE.set(first, [...(WHOLE.get(first) ?? []), { kind, rest, isWhole }]);
  }
}

/** The classes of the word at `index` of normalised words, as `WORD_CLASSES` defines them, each once. */
export function kindsAt(words: readonly string[], index: number): string[] {
  const word = words[index] ?? '';
  const kinds: string[] = [];
  for (const { kind, start } of STARTS.get(word.slice(0, INDEXED)) ?? []) {
    if (word.startsWith(start) && !kinds.includes(kind)) kinds.push(kind);
  }
  for (const { kind, rest, isWhole } of WHOLE.get(word) ?? []) {
    if (kinds.includes(kind)) continue;
    if (rest.every((next, at) => follows(words[index + 1 + at], next, isWhole || at < rest.length - 1)))
      kinds.push(kind);
  }
  return kinds;
}

function follows(word: string | undefined, wanted: string, isWhole: boolean): boolean {
  return word !== undefined && (isWhole ? word === wanted : word.startsWith(wanted));
}
