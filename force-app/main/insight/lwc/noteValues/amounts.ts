import { withHours } from './hours.ts';
import { NUMBER, numberOf } from './numbers.ts';
import { TIME_UNITS, onlyPeriod, periodAfter } from './periods.ts';
import type { Period } from './periods.ts';
import { WITHIN, isDueIn } from './waiting.ts';

/** A length of time, in days: an hour is an eighth of a working day, a week 7, a month 30, a quarter 91, a year 365 days. */
export interface Duration {
  readonly days: number;
  /** How often, where it recurs: `half a day a week`. */
  readonly per?: Period;
}

const PERCENT = new RegExp(
  `(?<![a-z\\d.,-])(?<number>${NUMBER})(?<range> ?(?:-|to|bis|a|et|und|y) ?${NUMBER})? ?(?:%|percent|per cent|pct|prozent|pour ?cent|por ciento)(?![a-z])`,
  'g',
);

/** The percentage that a text names; undefined if there is none, a range, or several that differ. */
export function percentIn(text: string): number | undefined {
  const found = [...text.matchAll(PERCENT)].map(({ groups }) => {
    const { number = '', range } = groups ?? {};
    return range === undefined ? numberOf(number) : null;
  });
  return only(found);
}

const DAYS: Readonly<Record<Period, number>> = { hour: 1 / 8, day: 1, week: 7, month: 30, quarter: 91, year: 365 };
const MINUTES = 'minutes?|mins?|minuten?|minutos?';
const UNIT = `(?:(?<minute>${MINUTES})|${TIME_UNITS.map(([unit, words]) => `(?<${unit}>${words})`).join('|')})(?![a-z])`;
const ARTICLE = 'an?|eine?[nrms]?|une?|una';
const LENGTH = new RegExp(
  `(?<![a-z\\d.,-])(?:(?<number>${NUMBER})|(?<article>${ARTICLE}))[ -]?(?:(?:full|whole|working|ganzen?|ganze|volle|bons?) )?${UNIT}`,
  'g',
);
/** Ages and dates are no lengths: `two years old`, `three weeks ago`. */
const NO_LENGTH_AFTER = /^ (?:old|ago|alt|before|later)(?![a-z])/;
const NO_LENGTH_BEFORE =
  /(?:^|[^a-z])(?:il y a|hace|vor|since|seit|depuis|desde hace|for the (?:last|past))(?: [a-z]+)? $/;

/** `in four weeks` is a day where something is due then. */
const WITHIN_BEFORE = new RegExp(`(?<![a-z])(?:${WITHIN}) $`);

/** The lower end of a range comes first: `two to three days`. */
const RANGE_BEFORE = new RegExp(`${NUMBER}(?: ?- ?| (?:and|to|or|bis|und|oder|a|et|ou|y|o) )$`);

/** The length of time that a text names; undefined if there is none or several that differ. An article counts before a period only. */
export function durationIn(words: string): Duration | undefined {
  const text = withHours(words);
  const found: Duration[] = [];
  let end = 0;
  for (const match of text.matchAll(LENGTH)) {
    // `a day a week`: the week is the period of the day before it.
    if (match.index < end) continue;
    const after = text.slice(match.index + match[0].length);
    const per = periodAfter(after);
    end = match.index + match[0].length + (per?.length ?? 0);
    const { number, article } = match.groups ?? {};
    const count = number === undefined ? 1 : numberOf(number);
    const before = text.slice(0, match.index);
    const within = WITHIN_BEFORE.exec(before)?.[0];
    if (within !== undefined && isDueIn(text, within + match[0])) continue;
    const isLength = ![NO_LENGTH_BEFORE, RANGE_BEFORE].some((one) => one.test(before)) && !NO_LENGTH_AFTER.test(after);
    if (count === null || !isLength || (article !== undefined && !per)) continue;
    const days = Math.round(count * daysOf(match.groups ?? {}) * 10_000) / 10_000;
    found.push(per ? { days, per: per.period } : { days });
  }
  const days = only(found.map((one) => one.days));
  if (days === undefined) return undefined;
  const per = found[0]!.per ?? onlyPeriod(text);
  return per === undefined || DAYS[per] <= days ? { days } : { days, per };
}

function daysOf(groups: Readonly<Record<string, string | undefined>>): number {
  const unit = TIME_UNITS.find(([name]) => groups[name] !== undefined)?.[0];
  return unit ? DAYS[unit] : DAYS.hour / 60;
}

function only(found: readonly (number | null)[]): number | undefined {
  const first = found[0] ?? undefined;
  return first !== undefined && found.every((one) => one === first) ? first : undefined;
}
