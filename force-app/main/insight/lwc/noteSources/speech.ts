import { plain } from './lines.ts';

/** Words of someone who speaks for himself and his company; lower case without accents. */
const FIRST_PERSON = new Set(
  `i i'm i've i'd i'll me my mine we we're we've we'd we'll us our ours
   ich mir mich mein meine meinen meinem meiner wir uns unser unsere unserem unseren unserer
   je j'ai moi mon mes nous notre nos on
   yo me mi mis nosotros nosotras nos nuestro nuestra nuestros nuestras`.split(/\s+/),
);

/** Whether words in lower case without accents have a first person. */
export function soundsFirstPerson(words: string): boolean {
  return words
    .split(/[^\p{L}\p{N}']+/u)
    .some((word) => FIRST_PERSON.has(word) || /^j'/.test(word) || /^\p{L}{3,}(?:amos|emos|imos)$/u.test(word));
}

/** Whether a text sounds spoken: first person, a question or exclamation, quotation marks around it. */
export function soundsSpoken(text: string): boolean {
  if (soundsFirstPerson(plain(text.slice(0, 400)))) return true;
  return /[?!]["”»]?$/.test(text.trim()) || /^["“„«]/.test(text.trim());
}
