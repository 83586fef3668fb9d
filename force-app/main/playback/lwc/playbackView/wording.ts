/** How the pages write statements, people, days and figures. */
import { money, waitingText } from 'c/impactFigures';
import { dayText, fill } from 'c/textTemplate';
import { folded } from './folded.ts';
import { words } from './pageWords.ts';
import type { Story, Voice } from './story.ts';

/** Quotation marks around a text, of any language. */
const MARKS = /^[\s"“”„«»‹›‟]+|[\s"“”„«»‹›‟]+$/g;

/**
 * A text in the quotation marks of the reader's language, so that the customer's "we" is not read as the seller's.
 *
 *     quoted('"We retype it."') → “We retype it.”
 */
export function quoted(text: string): string {
  const bare = text.replace(MARKS, '');
  return bare === '' ? '' : fill(words.quoted, bare);
}

/** A statement and its literal words, both in quotation marks. Where one contains the other, only the longer one is shown, as the lead. */
export function spoken({ text, words: literal }: Pick<Voice, 'text' | 'words'>): { lead: string; quote: string } {
  const [one, other] = [folded(text), folded(literal)];
  const contains = (long: string, short: string): boolean => ` ${long} `.includes(` ${short} `);
  if (other === '' || contains(one, other)) return { lead: quoted(text), quote: '' };
  if (contains(other, one)) return { lead: quoted(literal), quote: '' };
  return { lead: quoted(text), quote: quoted(literal) };
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
