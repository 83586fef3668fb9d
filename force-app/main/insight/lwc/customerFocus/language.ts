import type { Language } from './types.ts';
import { listed } from './words.ts';
import type { Word } from './words.ts';

/** Function words that are frequent in one of the languages and rare in the others. */
const FUNCTION_WORDS: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: listed(`the and of to is are was were you your we our they their it this that with for from have has had will would which what not but be been
    by at on their there them than when because so do does i's it's we're`),
  de: listed(`der die das und ist sind war nicht wir sie ihr ihre ein eine einen einem einer mit von zu zum zur auf fur im den dem des auch es ich
    werden wird haben hat als wie bei nach aus dass weil oder uber unser unsere ihnen kein keine sich`),
  fr: listed(`le la les et des du est sont pas nous vous votre notre vos nos une un dans pour avec sur qui que ne ce cette il elle ils elles au aux
    plus par mais ou leur leurs etre avez avons je c'est d'un d'une qu'il`),
  es: listed(`el la los las y del es son nosotros ustedes su sus una un en para con por que no se lo al como pero mas nuestro nuestra nuestros
    nuestras esta este usted hay tienen tenemos ya muy sin cuando porque`),
};

/** How many words are looked at: more do not change the result. */
const LOOKED_AT = 400;

const LANGUAGES: readonly Language[] = ['en', 'de', 'fr', 'es'];

/** The places in `LANGUAGES` of the languages that have a word. */
const PLACES = new Map<string, readonly number[]>();
for (const [place, language] of LANGUAGES.entries())
  for (const word of FUNCTION_WORDS[language]) PLACES.set(word, [...(PLACES.get(word) ?? []), place]);

/** The language with most function words; English where none is found. */
export function detectLanguage(words: readonly Word[]): Language {
  const counts = [0, 0, 0, 0];
  const end = Math.min(words.length, LOOKED_AT);
  for (let at = 0; at < end; at += 1) {
    const places = PLACES.get(words[at]?.text ?? '');
    if (places !== undefined) for (const place of places) counts[place] = (counts[place] ?? 0) + 1;
  }
  return LANGUAGES[counts.indexOf(Math.max(...counts))] ?? 'en';
}
