/** How the pages write statements, people, days and figures. */
import { money, waitingText } from 'c/impactFigures';
import { dayText, fill } from 'c/textTemplate';
import { folded } from './folded.ts';
import { words } from './pageWords.ts';
import { HEARD, QUOTED } from './story.ts';
import type { Story, Voice } from './story.ts';

/** Quotation marks around a text, of any language. */
const MARKS = /^[\s"“”„«»‹›‟]+|[\s"“”„«»‹›‟]+$/g;

/**
 * A text in the quotation marks of the reader's language.
 *
 *     quoted('"We retype it."') → “We retype it.”
 */
export function quoted(text: string): string {
  const bare = text.replace(MARKS, '');
  return bare === '' ? '' : fill(words.quoted, bare);
}

/** A statement with its evidence. */
type Said = Pick<Voice, 'text' | 'words' | 'level'>;

/** The customer's own words; empty where they were not given. Below Quoted a statement is what the seller understood. */
function literal({ words: own, level }: Said): string {
  return level < QUOTED || folded(own) === '' ? '' : own;
}

/** What the seller wrote about the customer, as reported speech: without quotation marks, and so that "we" in it is not read as the seller's. */
export function reported(text: string): string {
  return text === '' ? '' : fill(words.reported, text);
}

/**
 * A statement and the customer's own words. Only the latter are in quotation marks; where they contain the statement, they are shown alone.
 * `said` is the text of the lead, by which repetitions are found.
 * @param write how the statement itself is written
 */
export function spoken(
  voice: Said,
  write: (text: string) => string = reported,
): { lead: string; quote: string; said: string } {
  const own = literal(voice);
  const said = voice.text;
  if (own === '') return { lead: write(said), quote: '', said };
  const isInWords = ` ${folded(own)} `.includes(` ${folded(said)} `);
  return isInWords ? { lead: quoted(own), quote: '', said: own } : { lead: write(said), quote: quoted(own), said };
}

/** A statement that is referred to: the customer's own words in quotation marks where they contain it, else as it was noted. */
export function referred(voice: Said, most: number = Infinity): string {
  const own = spoken(voice).said === literal(voice) ? literal(voice) : '';
  return own === '' ? clipped(voice.text, most) : quoted(clipped(own, most));
}

/** On a page for the customer: who said the words and when; only the day where the words are the seller's. */
export function saidBy(voice: Said & Pick<Voice, 'by' | 'on'>, locale: string): string {
  return byLine(literal(voice) === '' ? '' : voice.by, voice.on, locale);
}

/** On a page for our own people: as for the customer, but who was heard is named as that. */
export function heardFrom(voice: Said & Pick<Voice, 'by' | 'on'>, locale: string): string {
  const line = byLine(voice.by, voice.on, locale);
  if (voice.level < HEARD || literal(voice) !== '') return line;
  return line === '' ? words.heardOnly : fill(words.heardFrom, line);
}

/** Person and day; the one that is known, where the other is blank. */
export function byLine(by: string, on: string, locale: string): string {
  const day = on && dayText(on, locale);
  return by && day ? fill(words.by, by, day) : by || day;
}

/** A pain's yearly cost with its range; empty without a figure. */
export function figure(
  { low, likely, high }: { low: number | null; likely: number | null; high: number | null },
  { currency, locale }: Pick<Story, 'currency' | 'locale'>,
): string {
  if (likely === null) return '';
  const amount = (value: number): string => money(value, currency, locale);
  if (low === null && high === null) return amount(likely);
  return fill(words.range, amount(low ?? likely), amount(likely), amount(high ?? likely));
}

/** The cost of doing nothing: a month, and until the close date if `closeDate` is given. Empty without a cost. */
export function waitingFor(
  aYear: number,
  { today, currency, locale }: Story,
  closeDate: string | undefined = undefined,
): string {
  if (aYear <= 0) return '';
  return waitingText(
    aYear,
    { today, closeDate, currency, locale },
    { month: words.waitingMonth, close: words.waitingClose },
  );
}

/** A name and a day below a title; the day alone without a name. */
export function subtitle(name: string, { today, locale }: Story): string {
  const day = dayText(today, locale);
  return name ? fill(words.asOf, name, day) : day;
}

/** The text cut at a word, at most `most` characters with the ellipsis. */
export function clipped(text: string, most: number): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  if (flat.length <= most) return flat;
  const cut = flat.slice(0, most - 1);
  const space = cut.lastIndexOf(' ');
  // A single long word has no place to be cut at.
  const end = space > most / 2 ? space : cut.length;
  return `${[...cut.slice(0, end)].filter((sign) => !/^[\uD800-\uDFFF]$/.test(sign)).join('')}…`;
}
