import { NUMBER, numberOf } from './numbers.ts';
import { onlyPeriod, periodAfter } from './periods.ts';
import type { Period } from './periods.ts';

/** A sum of money. */
export interface Money {
  readonly amount: number;
  /** ISO code; null where the words name none, or one that several countries have (`pesos`). */
  readonly currency: string | null;
  /** How often, where it recurs: `a year`. */
  readonly per?: Period;
  /** The other end of a range (`40 to 60k`); `amount` is the lower one. */
  readonly to?: number;
}

const CURRENCIES: readonly (readonly [string, string | null])[] = [
  ['(?:ca|c)\\$|cad', 'CAD'],
  ['(?:au|a)\\$|aud', 'AUD'],
  ['mx\\$|mxn', 'MXN'],
  ['us\\$|\\$|usd|(?:us )?dollars?|dolares|bucks', 'USD'],
  ["€|eur(?:os?)?|d'euros|de euros", 'EUR'],
  ['£|gbp|pounds?(?: sterling)?|quid|livres sterling', 'GBP'],
  ['chf|fr\\.|sfr\\.?|(?:schweizer )?franken|francs? suisses?|stutz', 'CHF'],
  ['¥|yen', 'JPY'],
  ['zl|pln|zloty', 'PLN'],
  ['sek|nok|dkk', null],
  ['pesos?|kronen?|kroner|francs?', null],
];
const SIGN = '(?:(?:us|ca|au|mx|c|a)?\\$|€|£|¥|eur|usd|gbp|chf|cad|aud|mxn)';
const NAMED = `(?:${CURRENCIES.map(([source]) => source).join('|')})`;
const TIMES: readonly (readonly [string, number])[] = [
  ['k|tsd\\.?|t(?=€| ?eur)|thousand|grand|tausend|mille|mil', 1e3],
  ['m|mn|mm|mio\\.?|mill?\\.|millions?|millionen|millones|millon', 1e6],
  ['bn|mrd\\.?|billions?|milliarden?|milliards?|mil millones', 1e9],
];
const SCALE = `(?:mil millones|${TIMES.map(([source]) => source).join('|')})`;
const TO = ' ?(?:-|to|bis|and|und|a|et|y|or|oder|ou|o) ?';

/** Groups: sign, number, scale, second number, second scale, name. */
const SUM = new RegExp(
  `(?<![a-z\\d.,])(?:(?<sign>${SIGN}) ?)?(?<number>${NUMBER})(?: ?(?<scale>${SCALE})(?![a-z]|(?<=t)(?!€| ?eur)))?` +
    `(?:${TO}(?:${SIGN} ?)?(?<second>${NUMBER})(?: ?(?<secondScale>${SCALE})(?![a-z]))?)?` +
    `(?: ?(?<name>${NAMED})(?![a-z]))?`,
  'g',
);
/** What may follow `20k` without a currency; a noun makes it a count. */
const NO_NOUN =
  /^(?:$| ?[.,;:!?)/"-]| (?:an?|per|each|every|at|most|max|maximum|or|all|in|for|from|this|next|before|pro|im|je|fur|bis|ohne|par|pour|sans|maxi|por|al|como|para|sin|set|approved|total|budget|yearly|monthly|net|gross)(?![a-z]))/;

const SHARE_LENGTH = 60;
/** `10 percent of 40,000`, `10 bis 15 % von`: the share before a sum, in at most so many characters. */
const SHARE_BEFORE = new RegExp(
  `(?<![a-z\\d.,-])(?<least>${NUMBER})(?:${TO}(?<most>${NUMBER}))? ?(?:%|percent|per cent|pct|prozent|pour ?cent|por ciento) ` +
    "(?:(?:of|von|vom|der|des|de|sur|sobre)(?: (?:the|our|all|some|about|around|roughly|these|those|den|unseren?|rund|etwa|ca\\.|les|nos|ces|environ|los|las|unos|unas|nuestr[oa]s))?|d') ?$",
);

/** The sum that a text names; undefined if there is none or several that differ. With several, a yearly one counts. */
export function moneyIn(text: string): Money | undefined {
  const found = [...text.matchAll(SUM)].flatMap((match) => sumOf(match, text));
  if (found.length === 1) {
    const per = found[0]!.per ?? onlyPeriod(text);
    return per === undefined ? found[0] : { ...found[0]!, per };
  }
  const yearly = found.filter(({ per }) => per === 'year');
  if (yearly.length === 1) return yearly[0];
  const isSame = found.every(({ amount, currency }) => amount === found[0]!.amount && currency === found[0]!.currency);
  return isSame ? found[0] : undefined;
}

function sumOf(match: RegExpExecArray, text: string): Money[] {
  const { sign, number = '', scale, second, secondScale, name } = match.groups ?? {};
  const after = text.slice(match.index + match[0].length);
  const per = periodAfter(after)?.period;
  const share = SHARE_BEFORE.exec(text.slice(Math.max(0, match.index - SHARE_LENGTH), match.index))?.groups;
  const isMoney =
    sign !== undefined || name !== undefined || (share !== undefined && per !== undefined && NO_NOUN.test(after));
  if (!isMoney && !(/\d ?(?:k)$/.test(match[0]) && NO_NOUN.test(after))) return [];
  const times = scaleOf(scale ?? secondScale);
  const whole = scaled(number, times);
  if (whole === null) return [];
  const amount = partOf(whole, share?.least);
  const end = second === undefined ? whole : (scaled(second, scaleOf(secondScale ?? scale)) ?? whole);
  const to = partOf(end, share?.most ?? share?.least);
  return [
    {
      amount,
      currency: currencyOf(sign ?? name ?? ''),
      ...(per === undefined ? {} : { per }),
      ...(to > amount ? { to } : {}),
    },
  ];
}

function partOf(amount: number, percent: string | undefined): number {
  return percent === undefined ? amount : Math.round(amount * Number(numberOf(percent))) / 100;
}

/** `1.250 Mio.` may be 1,250 or 1.25 millions: null. */
function scaled(number: string, times: number): number | null {
  if (times > 1 && /^\d{1,3}[.,]\d{3}$/.test(number)) return null;
  const value = numberOf(number);
  return value === null ? null : Math.round(value * times * 100) / 100;
}

function scaleOf(word: string | undefined): number {
  if (word === undefined) return 1;
  return TIMES.find(([source]) => new RegExp(`^(?:${source.replace('(?=€| ?eur)', '')})$`).test(word))?.[1] ?? 1;
}

function currencyOf(word: string): string | null {
  return CURRENCIES.find(([source]) => new RegExp(`^(?:${source})$`).test(word))?.[1] ?? null;
}
