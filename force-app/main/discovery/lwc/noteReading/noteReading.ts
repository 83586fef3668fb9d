/**
 * Finds in the notes of a call what answers a question or names a pain. It proposes and a human decides, so it looks for words people
 * use about a concept (`cues.ts`) and always hands over the sentence itself, with its line. No I/O, no clock, no DOM.
 */
import { CUES } from './cues.ts';

export interface Found {
  readonly kind: 'Answer' | 'Pain';
  /** The concept that is answered; `problem` for a pain. */
  readonly concept: string;
  /** One sentence, at most 255 characters: what would be saved. */
  readonly text: string;
  /** The sentence verbatim, at most 4,000 characters. */
  readonly quote: string;
  /** Who said it where the line begins with a name (`Ada King: …`), else empty. */
  readonly saidBy: string;
  /** From 1. */
  readonly line: number;
}

const LONGEST_TEXT = 255;
const LONGEST_QUOTE = 4000;
/** More than anybody goes through. */
const MOST = 40;
const MOST_A_CONCEPT = 3;
const FEWEST_WORDS = 3;

/** Each cue as it begins in a comparable text, which has a space before every word and at its end. */
const STARTS = CUES.map(([concept, cues]) => {
  return [concept, cues.split('|').map((cue) => ` ${cue.replace('_', ' ')}`)] as const;
});

/** What the notes tell, in their order: at most 40, at most three answers a concept; the same sentence once. */
export function readNotes(notes: string): Found[] {
  const found: Found[] = [];
  const seen = new Set<string>();
  const counts = new Map<string, number>();
  for (const [index, raw] of notes.split(/\r\n|\r|\n/).entries()) {
    const { saidBy, words } = speakerOf(raw);
    for (const sentence of sentencesOf(words)) {
      const normal = comparable(sentence);
      const concept = conceptOf(normal);
      const count = concept === undefined ? 0 : (counts.get(concept) ?? 0);
      const isPain = concept === 'problem';
      if (concept === undefined || seen.has(normal) || (!isPain && count >= MOST_A_CONCEPT)) continue;
      seen.add(normal);
      counts.set(concept, count + 1);
      const place = { quote: sentence.slice(0, LONGEST_QUOTE), saidBy, line: index + 1 };
      found.push({ kind: isPain ? 'Pain' : 'Answer', concept, text: cut(sentence), ...place });
      if (found.length === MOST) return found;
    }
  }
  return found;
}

/** Compared without case and accents; `ä` also as `ae`, as German writes it without umlauts. */
function comparable(text: string): string {
  const plain = text
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '');
  return ` ${plain.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
}

/** The concept with the most cues in the sentence; undefined when there is none, or the sentence is too short to say anything. */
function conceptOf(normal: string): string | undefined {
  if (normal.trim().split(' ').length < FEWEST_WORDS) return undefined;
  let best: string | undefined;
  let most = 0;
  for (const [concept, starts] of STARTS) {
    const count = starts.filter((start) => normal.includes(start)).length;
    if (count > most) [best, most] = [concept, count];
  }
  return best;
}

/** `- Ada King (CFO): It fails.` → Ada King (CFO) and the rest. A name is up to four words that begin with a capital, or initials. */
function speakerOf(line: string): { saidBy: string; words: string } {
  const bare = line.replace(/^\s*(?:[-*•–>]+|\d+[.)]|\[?\d{1,2}:\d\d(?::\d\d)?\]?)\s+/, '').trim();
  const match = /^((?:\p{Lu}[\p{L}.'’-]*)(?: \p{Lu}[\p{L}.'’-]*){0,3}(?: \([^)]{1,40}\))?):\s+(.+)$/u.exec(bare);
  const [, saidBy = '', words = bare] = match ?? [];
  return { saidBy, words };
}

/** Sentences of a line. Questions are left out: they are ours. */
function sentencesOf(line: string): string[] {
  return line
    .split(/(?<=[.!?…])\s+(?=[\p{Lu}\p{N}"“„«¿¡])/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '' && !/\?["”“»]?$/.test(sentence));
}

function cut(sentence: string): string {
  if (sentence.length <= LONGEST_TEXT) return sentence;
  // By code units, as Salesforce counts, but never through the middle of a character.
  let text = '';
  for (const letter of sentence) {
    if (text.length + letter.length > LONGEST_TEXT - 1) break;
    text += letter;
  }
  const words = text.replace(/\s+\S*$/u, '');
  // If the final word is most of the text, it is cut too.
  return `${words.length > LONGEST_TEXT / 2 ? words : text}…`;
}
