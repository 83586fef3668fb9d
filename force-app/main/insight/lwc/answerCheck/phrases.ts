import { plainWords } from './reading.ts';

/** What a phrase does in place of an answer. */
export type PhraseKind =
  'placeholder' | 'echo' | 'pointer' | 'promise' | 'confession' | 'template' | 'vague' | 'nothing';

/** A phrase that ends at a word. `isWeak`: real answers use its words too, so it does not reach over words of context. */
export interface PhraseEnd {
  readonly kind: PhraseKind;
  readonly isWeak: boolean;
}

interface Node {
  readonly words: Map<string, Node>;
  readonly classes: Map<string, Node>;
  any: Node | null;
  end: PhraseEnd | null;
}

type OnMatch = (end: number, phrase: PhraseEnd) => void;

/**
 * Phrases of all languages as one tree. A phrase is written as words with `[optional]`, `one/of/several`, `{class}` and `*` for one word without
 * digits: `see [the] {place}`, `waiting for *`; `~` before a weak one. Classes are lists of words that phrases share.
 */
export class Phrases {
  readonly #root = node();
  readonly #classesOf = new Map<string, string[]>();
  /** Every word that occurs in a phrase or class. */
  readonly vocabulary = new Set<string>();

  addClass(name: string, words: readonly string[]): void {
    for (const word of words) {
      this.vocabulary.add(word);
      const known = this.#classesOf.get(word) ?? [];
      if (!known.includes(name)) this.#classesOf.set(word, [...known, name]);
    }
  }

  /** The words of a class. */
  wordsOf(name: string): string[] {
    return [...this.#classesOf].flatMap(([word, names]) => (names.includes(name) ? [word] : []));
  }

  add(kind: PhraseKind, phrase: string): void {
    let ends: readonly Node[] = [this.#root];
    for (const [, bracketed, plain] of phrase.matchAll(/\[([^\]]*)\]|(\S+)/g)) {
      const next = step(this, ends, bracketed ?? plain ?? '');
      ends = bracketed === undefined ? next : [...ends, ...next];
    }
    const end = { kind, isWeak: phrase.startsWith('~') };
    for (const last of ends) if (last !== this.#root) last.end ??= end;
  }

  /** Calls back with each phrase that begins with the word at `start`, and the position after its end. */
  matches(words: readonly string[], start: number, found: OnMatch): void {
    const walk = (from: Node, at: number): void => {
      if (from.end !== null) found(at, from.end);
      const word = words[at];
      if (word === undefined) return;
      const next = from.words.get(word);
      if (next !== undefined) walk(next, at + 1);
      if (from.classes.size > 0)
        for (const name of this.#classesOf.get(word) ?? []) {
          const ofClass = from.classes.get(name);
          if (ofClass !== undefined) walk(ofClass, at + 1);
        }
      if (from.any !== null && !/\d/.test(word)) walk(from.any, at + 1);
    };
    walk(this.#root, start);
  }
}

/** The nodes after one element of a phrase. An element that is several words for the reader (`l'info`) becomes a chain. */
function step(phrases: Phrases, ends: readonly Node[], element: string): readonly Node[] {
  if (element === '*') return ends.map((end) => (end.any ??= node()));
  const named = /^\{(\w+)\}$/.exec(element)?.[1];
  if (named !== undefined) return ends.map((end) => branch(end.classes, named));
  if (element.includes('/')) {
    const name = `=${element}`;
    const words = element.split('/').map((one) => (/^\{\w+\}$/.test(one) ? one : plainWords(one).join('')));
    phrases.addClass(
      name,
      words.flatMap((word) => (word.startsWith('{') ? phrases.wordsOf(word.slice(1, -1)) : [word])),
    );
    return ends.map((end) => branch(end.classes, name));
  }
  const words = plainWords(element);
  for (const word of words) phrases.vocabulary.add(word);
  return words.reduce((nodes, word) => nodes.map((one) => branch(one.words, word)), ends);
}

function node(): Node {
  return { words: new Map(), classes: new Map(), any: null, end: null };
}

function branch(branches: Map<string, Node>, name: string): Node {
  const known = branches.get(name) ?? node();
  branches.set(name, known);
  return known;
}
