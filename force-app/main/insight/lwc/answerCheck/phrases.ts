import { plainWords } from './reading.ts';

/** What a phrase does in place of an answer. */
export type PhraseKind =
  | 'placeholder'
  | 'echo'
  | 'pointer'
  | 'promise'
  | 'confession'
  | 'template'
  | 'vague'
  | 'nothing';

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
  /** The nodes that a word leads to, by word and by class, as far as they were asked for. */
  readonly known: Map<string, readonly Node[]>;
}

const NOWHERE: readonly Node[] = [];

type OnMatch = (end: number, phrase: PhraseEnd) => void;

/**
 * Phrases of all languages as one tree. A phrase is written as words with `[optional]`, `one/of/several`, `{class}` and `*` for one word without
 * digits: `see [the] {place}`, `waiting for *`; `~` before a weak one. Classes are lists of words that phrases share.
 */
export class Phrases {
  readonly #root = node();
  readonly #classesOf = new Map<string, string[]>();
  readonly #wordsOf = new Map<string, string[]>();
  /** Every word that occurs in a phrase or class. */
  readonly vocabulary = new Set<string>();

  addClass(name: string, words: readonly string[]): void {
    for (const word of words) {
      this.vocabulary.add(word);
      const known = this.#classesOf.get(word) ?? [];
      if (known.includes(name)) continue;
      this.#classesOf.set(word, [...known, name]);
      const members = this.#wordsOf.get(name) ?? [];
      this.#wordsOf.set(name, members);
      members.push(word);
    }
  }

  /** The words of a class. */
  wordsOf(name: string): readonly string[] {
    return this.#wordsOf.get(name) ?? [];
  }

  /** How many words phrases may leave open directly after a word, by the word; words without such a phrase are not in it. */
  reaches(): ReadonlyMap<string, number> {
    const reaches = new Map<string, number>();
    const visit = (from: Node): void => {
      for (const [word, next] of this.branches(from)) {
        const reach = openAfter(next);
        if (reach > 0) reaches.set(word, Math.max(reach, reaches.get(word) ?? 0));
      }
      for (const next of [...from.words.values(), ...from.classes.values()]) visit(next);
      if (from.any !== null) visit(from.any);
    };
    visit(this.#root);
    return reaches;
  }

  /** The words that may follow where a phrase begins with an open word. */
  followers(): readonly string[] {
    return this.#root.any === null ? [] : this.branches(this.#root.any).map(([word]) => word);
  }

  private branches({ words, classes }: Node): readonly (readonly [string, Node])[] {
    return [
      ...words,
      ...[...classes].flatMap(([name, next]) => this.wordsOf(name).map((word) => [word, next] as const)),
    ];
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
    this.walk(this.#root, words, start, found);
  }

  private walk(from: Node, words: readonly string[], at: number, found: OnMatch): void {
    if (from.end !== null) found(at, from.end);
    const word = words[at];
    if (word === undefined) return;
    for (const next of this.after(from, word)) this.walk(next, words, at + 1, found);
    if (from.any !== null && !/\d/.test(word)) this.walk(from.any, words, at + 1, found);
  }

  /** The nodes after a word. Kept for the words of the vocabulary, so that what is kept stays as small as the lexicon. */
  private after(from: Node, word: string): readonly Node[] {
    const known = from.known.get(word);
    if (known !== undefined) return known;
    if (!this.vocabulary.has(word)) return NOWHERE;
    const direct = from.words.get(word);
    const classes = from.classes.size === 0 ? [] : (this.#classesOf.get(word) ?? []);
    const after = [
      ...(direct === undefined ? [] : [direct]),
      ...classes.flatMap((name) => from.classes.get(name) ?? []),
    ];
    from.known.set(word, after);
    return after;
  }
}

/** How many words in a row may be anything after a node. */
function openAfter({ any }: Node): number {
  return any === null ? 0 : 1 + openAfter(any);
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
  return { words: new Map(), classes: new Map(), any: null, end: null, known: new Map() };
}

function branch(branches: Map<string, Node>, name: string): Node {
  const known = branches.get(name) ?? node();
  branches.set(name, known);
  return known;
}
