import { dutch } from './dutch.ts';
import { english } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { italian } from './italian.ts';
import { others } from './others.ts';
import { Phrases, type PhraseKind } from './phrases.ts';
import { polish } from './polish.ts';
import { portuguese } from './portuguese.ts';
import { asRead, plainWords } from './reading.ts';
import { spanish } from './spanish.ts';
import type { Lexicon } from './words.ts';

const BAR = /\|/;
const LANGUAGES: readonly Lexicon[] = [english, german, french, spanish, italian, portuguese, dutch, polish, others];
/** Classes that all languages share, as in `siehe Deck`; a verb of one language may be a common word of another. */
const SHARED: ReadonlySet<string> = new Set(['see', 'place']);
/** The whole answers that the rules of the org refuse, as they are written. */
export function barredTexts(): string[] {
  return LANGUAGES.flatMap(({ barred }) => barred.split(BAR).map((text) => text.trim()));
}

const KINDS = ['placeholder', 'pointer', 'promise', 'confession', 'template', 'vague'] as const;

/** The lexicons of all languages, in the form in which texts are read. One text may mix languages. */
export interface Words {
  readonly filler: ReadonlySet<string>;
  readonly context: ReadonlySet<string>;
  /** Whole answers, as words joined by blanks. */
  readonly exact: ReadonlySet<string>;
  /** The same without blanks, for spaced letters. */
  readonly joined: ReadonlySet<string>;
  readonly days: ReadonlySet<string>;
  readonly nothing: ReadonlySet<string>;
  readonly yesNo: ReadonlySet<string>;
  readonly phrases: Phrases;
}

const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' };

/** Entries of a list; `ä`, `ö` and `ü` are also written as `ae`, `oe` and `ue`. */
function entries(list: string, separator: RegExp): string[] {
  return list
    .split(separator)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .flatMap((entry) => [...new Set([entry, entry.replace(/[äöü]/g, (one) => UMLAUTS[one] ?? one)])]);
}

function read(lists: readonly string[], separator: RegExp): Set<string> {
  return new Set(lists.flatMap((list) => entries(list, separator)).map((entry) => plainWords(asRead(entry)).join(' ')));
}

function phrasesOf(languages: readonly Lexicon[]): Phrases {
  const phrases = new Phrases();
  languages.forEach((language, index) => {
    const own = (name: string): string => (SHARED.has(name) ? name : `${name}${index}`);
    for (const [name, list] of Object.entries(language.classes)) phrases.addClass(own(name), [...read([list], BAR)]);
    const add = (kind: PhraseKind, list: string): void => {
      for (const phrase of entries(list, BAR))
        phrases.add(
          kind,
          phrase.replace(/\{(\w+)\}/g, (_, name: string) => `{${own(name)}}`),
        );
    };
    for (const kind of KINDS) add(kind, language[kind] ?? '');
    add('echo', language.fields);
    for (const entry of entries(language.nothing, BAR)) add('nothing', `~${entry}`);
  });
  return phrases;
}

let words: Words | undefined;

/** Built at the first use, so that loading the module costs nothing. */
export function lexicon(): Words {
  if (words !== undefined) return words;
  const exact = read(
    LANGUAGES.flatMap(({ barred, exact: more }) => [barred, more]),
    BAR,
  );
  words = {
    filler: read(
      LANGUAGES.map(({ filler }) => filler),
      /\s+/,
    ),
    context: read(
      LANGUAGES.map(({ context }) => context),
      /\s+/,
    ),
    exact,
    joined: new Set([...exact].map((entry) => entry.replaceAll(' ', ''))),
    days: read(
      LANGUAGES.map(({ days }) => days),
      BAR,
    ),
    nothing: read(
      LANGUAGES.map(({ nothing }) => nothing),
      BAR,
    ),
    yesNo: read(
      LANGUAGES.map(({ yesNo }) => yesNo),
      BAR,
    ),
    phrases: phrasesOf(LANGUAGES),
  };
  return words;
}
