/**
 * Turns a pasted text into proposals of the panel: what the customer said that answers a question or is a pain, and what the seller said
 * himself. Loaded lazily, with everything that reads notes. Nothing is written here.
 */
import { loadNoteReader, placeText, quoteFinder, readValues, redact, sourceHash, yearlyImpact } from 'c/noteLoading';
import type { Known, NoteReader, NoteSource, YearlyImpact } from 'c/noteLoading';
import { limited } from './limits.ts';
import { sellerSentences } from './sellerSentences.ts';

export type { Known };

/** A sentence that was found in a text. Words are without e-mail addresses, phone, card and bank numbers. */
export interface Found {
  readonly kind: 'Answer' | 'Pain';
  /** The concept that is answered; `problem` for a pain; empty for words of the seller that answer nothing. */
  readonly concept: string;
  /** At most 255 characters: what would be saved. */
  readonly text: string;
  /** The words of the source, at most 4,000 characters. */
  readonly quote: string;
  /** Who said it, as the source has the name; empty where nobody is named. */
  readonly saidBy: string;
  readonly side: 'Customer' | 'Seller' | 'Unknown';
  /** `12:41` or `line 14`. */
  readonly place: string;
  /** Whether the source has these words of this speaker at this place; checked before redaction. */
  readonly isFound: boolean;
  /** Less sure than what is offered at once. */
  readonly isMaybe: boolean;
  readonly sourceName: string;
  /** SHA-256 of the whole text, before redaction. */
  readonly sourceHash: string;
  /** A value of Source__c. */
  readonly source: 'Call' | 'Email';
  /** What a pain costs in a year, where its words have a sum and a period. */
  readonly impact?: YearlyImpact;
}

/** A text to read, the name that its source gets, and whom the deal knows. */
export interface Note {
  readonly text: string;
  readonly name: string;
  readonly known: Known;
  /** The playbook's; sums in another one are no impact. */
  readonly currency: string | null;
}

type Side = keyof typeof SIDES;

const MAX_TEXT = 255;
const MAX_QUOTE = 4000;
const MAX_NAME = 255;
const MAX_SPEAKER = 120;
const SIDES = { customer: 'Customer', seller: 'Seller', unknown: 'Unknown' } as const;

/**
 * Loads what reads notes; the result finds proposals in a text, in the order of the text. Rejects where it cannot be loaded
 * (`loadNoteReader` of `c/noteLoading`).
 */
export async function noteFinder(): Promise<(note: Note) => Promise<Found[]>> {
  const reader = await loadNoteReader();
  return (note) => readNote(reader, note);
}

async function readNote(reader: NoteReader, { text, name, known, currency }: Note): Promise<Found[]> {
  // The browser may draw between the steps: a long transcript takes about a second.
  await pause();
  const source = reader.read(text, known);
  await pause();
  const offered = limited(reader.suggest(source));
  await pause();
  const own = sellerSentences(source, reader);
  await pause();
  const isOffered = quoteFinder(citable(source, ['customer', 'unknown']));
  const isOwn = quoteFinder(citable(source, ['seller']));
  const from = {
    sourceName: redact(name).slice(0, MAX_NAME),
    sourceHash: sourceHash(text),
    source: source.format === 'email' ? 'Email' : 'Call',
  } as const;
  return [...offered, ...own].map((one) => {
    const place = placeText(one.place);
    const words = redact(unmarked(one.words));
    const impact = one.kind === 'pain' ? yearlyImpact(readValues(one.words), currency) : undefined;
    return {
      kind: one.kind === 'pain' ? 'Pain' : 'Answer',
      concept: one.concept,
      text: cut(words, MAX_TEXT),
      quote: cut(words, MAX_QUOTE),
      saidBy: redact(one.speaker ?? '').slice(0, MAX_SPEAKER),
      side: SIDES[one.side],
      place,
      isFound: (one.side === 'seller' ? isOwn : isOffered)({ words: one.words, speaker: one.speaker, place }) !== null,
      isMaybe: one.isMaybe,
      ...from,
      ...(impact ? { impact } : {}),
    };
  });
}

/**
 * The source as quotes of these sides are looked for in it: `quoteFinder` finds those of customers. Words of an unknown side are found too;
 * they are marked as such and become `Assumed` at most.
 */
function citable(source: NoteSource, sides: readonly Side[]): NoteSource {
  const turns = source.turns
    .filter(({ side }) => sides.includes(side))
    .map((turn) => ({ ...turn, side: 'customer' }) as const);
  return { ...source, turns };
}

function pause(): Promise<void> {
  return new Promise((resolve) => {
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- not for timing: the browser draws and handles input before the next step
    setTimeout(resolve);
  });
}

/**
 * The words without quotation marks around all of them, as in `June: "We lose a day."`, or a half of these at one end: a panel that shows a quote
 * puts its own around it. Marks within the words stay.
 */
function unmarked(words: string): string {
  const marks = words.match(/[“”„«»"]/g) ?? [];
  if (marks.length === 2) return words.replace(/^[“„«»"]\s?(.*?)\s?[“”«»"]([.,!?]?)$/su, '$1$2');
  // A mark alone at the end is an inch, unless it closes a sentence.
  return marks.length === 1 ? words.replace(/^[“„«"]\s?|(?<=[.,!?…]\s?)[”“»"]$/gu, '').trimEnd() : words;
}

/** The words, cut after a word with an ellipsis where they are longer than `most` UTF-16 code units, as Salesforce counts. */
function cut(words: string, most: number): string {
  if (words.length <= most) return words;
  let text = '';
  // By code point: an emoji is not cut in two.
  for (const letter of words) {
    if (text.length + letter.length > most - 1) break;
    text += letter;
  }
  const whole = text.replace(/\s+\S*$/u, '');
  // One very long word at the end: cutting before it would lose more than half of the text, so the word itself is cut.
  return `${whole.length > most / 2 ? whole : text}…`;
}
