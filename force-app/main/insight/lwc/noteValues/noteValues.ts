/**
 * Reads money, percentages, lengths of time, days and people out of a sentence, in English, German, French and Spanish: a grammar, no
 * model. What can be read in two ways is left out. No I/O, no clock, no DOM.
 */
import { durationIn, percentIn } from './amounts.ts';
import type { Duration } from './amounts.ts';
import { dateIn } from './dates.ts';
import { moneyIn } from './money.ts';
import type { Money } from './money.ts';
import { plainOf, withDigits } from './numbers.ts';
import { peopleIn } from './people.ts';

/** What a sentence names; keys without a value are absent. */
export interface Values {
  readonly money?: Money;
  /** `12.5` for 12.5 %. */
  readonly percent?: number;
  readonly duration?: Duration;
  /** `2026-11-28` */
  readonly date?: string;
  /** Names in the order of the text. */
  readonly people?: readonly string[];
}

/** What a sentence is read with. */
export interface ValuesContext {
  /** The day of the source (`2026-11-28`), from which `next Friday` counts; without one no days are read. */
  readonly day?: string;
  /** Names of people of the deal and of speakers of the source. */
  readonly people?: readonly string[];
  /** The question that the words reply to, or their label: `today` is a day where it asks for one. */
  readonly asked?: string;
}

/** Longer texts are read to here. */
const MOST = 1_500;

/** Without any of these words a text names no such value: most sentences are read no further. */
const HINTS = {
  money:
    /[€$£¥]|\d ?k(?![a-z])|(?<![a-z])(?:eur|usd|gbp|chf|cad|aud|mxn|dollar|dolares|bucks|pound|quid|livres|fr(?:\.|anc|anken)|sfr|schweizer|stutz|yen|zl|pln|sek|nok|dkk|peso|kron)|d'euros|(?:%|cent|pct|prozent|ciento) (?:of|von|vom|der|des|de|sur|sobre|d')/,
  percent: /%|percent|per cent|pct|prozent|pour ?cent|por ciento/,
  duration:
    /hour|hrs?|stunde|std|heure|hora|day|tag|jour|dia|week|wk|woche|semain|semana|month|monat|mois|mes|quarter|quartal|viertel|trimestre|year|yr|jahr|an|minut|min|\d ?h(?![a-z])/,
  date: /\d|(?<![a-z])(?:jan|feb|fev|mar|apr|avr|abr|ma[iy]|jun|juin|jul|juil|aug|aou|auj|ago|sep|o[ck]t|nov|de[cz]|dic|ene|mon|tue|wed|thu|fri|sat|sun|die|mit|don|fre|sam|son|lun|mer|jeu|ven|dim|mie|jue|vie|sab|dom|q[1-4]|quart|trim|year|next|nachst|tomorrow|today|morgen|heute|uber|demain|apres|hoy|manana|pasado|in|end|fin|ano|an|annee|monat|mois|mes|week|wo|kw|wk|d'ici|within|dans|en|sous|dentro|binnen)/,
} as const;

/** The values of a sentence; `{}` if it names none. */
export function readValues(words: string, { day, people = [], asked = '' }: ValuesContext = {}): Values {
  const text = words.slice(0, MOST);
  const spoken = plainOf(text);
  const plain = Object.values(HINTS).some((hint) => hint.test(spoken)) ? withDigits(spoken) : '';
  const named = peopleIn(text, people);
  const values = {
    money: HINTS.money.test(plain) ? moneyIn(plain) : undefined,
    percent: HINTS.percent.test(plain) ? percentIn(plain) : undefined,
    duration: HINTS.duration.test(plain) ? durationIn(plain) : undefined,
    date: day !== undefined && HINTS.date.test(plain) ? dateIn(plain, day, plainOf(asked.slice(0, MOST))) : undefined,
    people: named.length > 0 ? named : undefined,
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Values;
}

/** How often a year; a working day is one of 220, as in the panel's calculator of impact. */
const TIMES_A_YEAR = { hour: 1_760, day: 220, week: 52, month: 12, quarter: 4, year: 1 } as const;

/** Three estimates of the yearly cost of a pain, as its impact fields have them. */
export interface YearlyImpact {
  readonly low: number | null;
  readonly likely: number;
  readonly high: number | null;
}

/**
 * What a pain costs in a year by its own words, for the impact fields; a range gives its ends, and the middle as likely. Undefined without
 * a sum, where no period is named (it may be a single loss), or where the sum is in another currency than the playbook's.
 */
export function yearlyImpact({ money }: Values, currency: string | null): YearlyImpact | undefined {
  if (money?.per === undefined) return undefined;
  if (currency !== null && money.currency !== null && money.currency !== currency) return undefined;
  const times = TIMES_A_YEAR[money.per];
  const low = money.amount * times;
  if (money.to === undefined) return { low: null, likely: low, high: null };
  const high = money.to * times;
  return { low, likely: (low + high) / 2, high };
}

/** The day by which an open answer will be known, for its due day: the day that the words name, if it is not past. */
export function dueDay({ date }: Values, today: string): string | undefined {
  return date !== undefined && date >= today ? date : undefined;
}
