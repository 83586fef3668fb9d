import { entriesFor, isEmpty, tableOf, tableOfNames } from './lexicon.ts';
import type { Entry } from './lexicon.ts';
import type { FocusOptions, Language, WordKind } from './types.ts';
import type { Word } from './words.ts';

/** A recognised phrase: its kind and words `from` to `to` (exclusive). */
export interface Mark {
  readonly kind: WordKind;
  readonly from: number;
  readonly to: number;
}

/** Kinds of which a word can have only one: the longest phrase has it. `our call` is no `our`, `best regards` no `best`. */
const GROUPS: readonly (readonly WordKind[])[] = [
  ['puff', 'weak', 'none'],
  ['us', 'customer', 'shared'],
];
const GROUP_OF: ReadonlyMap<WordKind, number> = new Map(GROUPS.flatMap((kinds, at) => kinds.map((kind) => [kind, at])));
const groupOf = (kind: WordKind): number => GROUP_OF.get(kind) ?? -1;

/** All recognised phrases, in the order of their first words. Linear in the number of words: phrases have at most six. */
export function marksIn(text: string, words: readonly Word[], language: Language, options: FocusOptions): Mark[] {
  const table = tableOf(language);
  const names = tableOfNames([...(options.companies ?? []), ...(options.products ?? [])], options.customer ?? []);
  const hasNames = !isEmpty(names);
  const takenUntil = GROUPS.map(() => 0);
  const marks: Mark[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined) continue;
    let entries = entriesFor(word.text, table);
    if (hasNames) entries = [...entries, ...entriesFor(word.text, names)];
    if (entries.length > 0) addMarks(marks, takenUntil, at, matching(entries, words, at));
    if (language === 'de' && isFormalYou(text, word)) marks.push({ kind: 'customer', from: at, to: at + 1 });
  }
  return marks.filter((mark) => mark.kind !== 'us' || !isCountry(text, words, mark));
}

function matching(entries: readonly Entry[], words: readonly Word[], at: number): readonly Entry[] {
  if (entries.length === 1 && entries[0]?.words.length === 1) return entries;
  return entries.filter((entry) =>
    entry.words.every(({ text, isPrefix }, index) => {
      const word = words[at + index]?.text;
      return word !== undefined && (isPrefix ? word.startsWith(text) : word === text);
    }),
  );
}

function addMarks(marks: Mark[], takenUntil: number[], at: number, entries: readonly Entry[]): void {
  if (entries.length === 0) return;
  const before = entries.length === 1 ? takenUntil : [...takenUntil];
  for (const { kind, words } of entries) {
    const group = groupOf(kind);
    const to = at + words.length;
    if (group >= 0) {
      const isShorter = entries.some((other) => groupOf(other.kind) === group && other.words.length > words.length);
      if (isShorter || at < (before[group] ?? 0)) continue;
      takenUntil[group] = Math.max(takenUntil[group] ?? 0, to);
    }
    marks.push({ kind, from: at, to });
  }
}

/** Whether a word belongs to a name or word of the seller's: the number in `GTX 500` is no figure. */
export function isOurs(at: number, marks: readonly Mark[]): boolean {
  return marks.some(({ kind, from, to }) => kind === 'us' && from <= at && at < to);
}

/** German `Sie` with a capital; `sie` may be the product. */
function isFormalYou(text: string, { text: word, start }: Word): boolean {
  return word === 'sie' && text.charAt(start) === 'S';
}

/** `US` is a country. */
function isCountry(text: string, words: readonly Word[], { from, to }: Mark): boolean {
  const word = words[from];
  return to === from + 1 && word !== undefined && text.slice(word.start, word.end) === 'US';
}
