/**
 * Finds sentences in the notes of a call that answer a question or describe a pain, by typical words (`cues.ts`). The results are proposals
 * for the seller to accept, so each contains the original sentence and its line. No I/O, no clock, no DOM.
 */
import { CUES } from './cues.ts';

/** A sentence that was found. */
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

const MAX_TEXT = 255;
const MAX_QUOTE = 4000;
/** A seller would not read more proposals than these. */
const MAX_FOUND = 40;
const MAX_PER_CONCEPT = 3;
const MIN_WORDS = 3;

/** Cues by concept, with a space before each: the text from `comparable` has one before every word and one at its end. */
const STARTS = CUES.map(([concept, cues]) => {
  return [concept, cues.split('|').map((cue) => ` ${cue.replace('_', ' ')}`)] as const;
});

/**
 * The sentences in the notes that answer a question or describe a pain, in their order: at most 40, at most three for each concept (pains
 * are not limited), the same sentence once.
 */
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
      if (concept === undefined || seen.has(normal) || (!isPain && count >= MAX_PER_CONCEPT)) continue;
      seen.add(normal);
      counts.set(concept, count + 1);
      const place = { quote: sentence.slice(0, MAX_QUOTE), saidBy, line: index + 1 };
      found.push({ kind: isPain ? 'Pain' : 'Answer', concept, text: cut(sentence), ...place });
      if (found.length === MAX_FOUND) return found;
    }
  }
  return found;
}

/** Lower case, without accents and punctuation, one space around each word. `ä` becomes `ae`, the German spelling without umlauts. */
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

/** The concept with the most cues in the sentence; undefined without a cue, or when the sentence has fewer than `MIN_WORDS` words. */
function conceptOf(normal: string): string | undefined {
  if (normal.trim().split(' ').length < MIN_WORDS) return undefined;
  let best: string | undefined;
  let most = 0;
  for (const [concept, starts] of STARTS) {
    const count = starts.filter((start) => normal.includes(start)).length;
    if (count > most) [best, most] = [concept, count];
  }
  return best;
}

/**
 * Splits `- Ada King (CFO): It fails.` into the name `Ada King (CFO)` and the words, without list marks and times of day. A name is one to
 * four words that begin with a capital letter; without a name, `saidBy` is empty.
 */
function speakerOf(line: string): { saidBy: string; words: string } {
  const bare = line.replace(/^\s*(?:[-*•–>]+|\d+[.)]|\[?\d{1,2}:\d\d(?::\d\d)?\]?)\s+/, '').trim();
  const match = /^((?:\p{Lu}[\p{L}.'’-]*)(?: \p{Lu}[\p{L}.'’-]*){0,3}(?: \([^)]{1,40}\))?):\s+(.+)$/u.exec(bare);
  const [, saidBy = '', words = bare] = match ?? [];
  return { saidBy, words };
}

/** The sentences of a line without questions, which the seller asked. */
function sentencesOf(line: string): string[] {
  return line
    .split(/(?<=[.!?…])\s+(?=[\p{Lu}\p{N}"“„«¿¡])/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '' && !/\?["”“»]?$/.test(sentence));
}

/** The sentence, cut after a word to at most 255 characters with an ellipsis. */
function cut(sentence: string): string {
  if (sentence.length <= MAX_TEXT) return sentence;
  // Salesforce counts UTF-16 code units. Iterating by code point keeps both halves of an emoji together.
  let text = '';
  for (const letter of sentence) {
    if (text.length + letter.length > MAX_TEXT - 1) break;
    text += letter;
  }
  const words = text.replace(/\s+\S*$/u, '');
  // One very long word at the end: cutting before it would lose more than half of the text, so the word itself is cut.
  return `${words.length > MAX_TEXT / 2 ? words : text}…`;
}
