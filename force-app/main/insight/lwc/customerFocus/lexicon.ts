import { DE } from './lexiconDe.ts';
import { EN } from './lexiconEn.ts';
import { ES } from './lexiconEs.ts';
import { FR } from './lexiconFr.ts';
import type { Language, Lexicon, WordKind } from './types.ts';
import { fold, phrases, wordsIn } from './words.ts';

const LEXICONS: Readonly<Record<Language, Lexicon>> = { en: EN, de: DE, fr: FR, es: ES };

/** A phrase: its words, each a whole word or the beginning of one. */
export interface Entry {
  readonly kind: WordKind;
  readonly words: readonly { readonly text: string; readonly isPrefix: boolean }[];
}

/** Phrases by their first word, and those that begin with the beginning of a word by that. */
export interface Table {
  readonly whole: ReadonlyMap<string, readonly Entry[]>;
  readonly begun: ReadonlyMap<string, readonly Entry[]>;
  /** Lengths of the keys of `begun`. */
  readonly lengths: readonly number[];
  /** What was found for words so far: most words of a text are those of the last. */
  readonly found: Map<string, readonly Entry[]>;
}

/** Most words whose entries are kept. */
const KEPT = 4000;
const NONE: readonly Entry[] = [];
const NO_NAMES = tableFrom([]);

const tables = new Map<Language, Table>();

/** The table of a language; it depends on nothing else and is made once. */
export function tableOf(language: Language): Table {
  const known = tables.get(language);
  if (known !== undefined) return known;
  const kinds = Object.keys(LEXICONS[language]) as WordKind[];
  const made = tableFrom(
    kinds.flatMap((kind) =>
      phrases(LEXICONS[language][kind]).map((phrase): Entry => {
        const words = phrase.split(' ').map((word) => ({ text: word.replace('*', ''), isPrefix: word.endsWith('*') }));
        return { kind, words };
      }),
    ),
  );
  tables.set(language, made);
  return made;
}

/** The table of names: the seller's are `us`, the customer's `customer`. */
export function tableOfNames(us: readonly string[], customer: readonly string[]): Table {
  if (us.length === 0 && customer.length === 0) return NO_NAMES;
  const entries = (names: readonly string[], kind: WordKind): Entry[] =>
    names
      .map((name) => wordsIn(name).map(({ text }) => ({ text: fold(text), isPrefix: false })))
      .filter((words) => words.length > 0)
      .map((words) => ({ kind, words }));
  return tableFrom([...entries(us, 'us'), ...entries(us, 'vendor'), ...entries(customer, 'customer')]);
}

function tableFrom(entries: readonly Entry[]): Table {
  const whole = new Map<string, Entry[]>();
  const begun = new Map<string, Entry[]>();
  for (const entry of entries) {
    const [first] = entry.words;
    if (first === undefined) continue;
    const map = first.isPrefix ? begun : whole;
    map.set(first.text, [...(map.get(first.text) ?? []), entry]);
  }
  return { whole, begun, lengths: [...new Set([...begun.keys()].map(({ length }) => length))], found: new Map() };
}

/** Entries whose first word is this one. */
export function entriesFor(word: string, table: Table): readonly Entry[] {
  const known = table.found.get(word);
  if (known !== undefined) return known;
  const entries = [
    ...(table.whole.get(word) ?? []),
    ...table.lengths.flatMap((length) => (length > word.length ? [] : (table.begun.get(word.slice(0, length)) ?? []))),
  ];
  if (table.found.size >= KEPT) table.found.clear();
  table.found.set(word, entries.length === 0 ? NONE : entries);
  return entries;
}

/** Whether no entry of a table begins with any word. */
export const isEmpty = (table: Table): boolean => table.whole.size === 0 && table.begun.size === 0;
