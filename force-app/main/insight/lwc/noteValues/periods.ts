/** How often something recurs; a part of an amount or a duration. */
export type Period = 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';

const UNITS: Readonly<Record<Period, string>> = {
  hour: 'hours?|hrs?|h|stunden?|std|heures?|horas?',
  day: 'days?|tage?n?|jours?|journee|dias?|working day|arbeitstag|jour ouvre',
  week: 'weeks?|wks?|wochen?|semaines?|semanas?',
  month: 'months?|mo|monate?n?|mois|mes(?:es)?',
  quarter: 'quarters?|quartale?n?|trimestres?',
  year: 'years?|yrs?|jahre?n?|ans?|annees?|anos?',
};
const ADVERBS: Readonly<Record<Period, string>> = {
  hour: 'hourly|stundlich',
  day: 'daily|taglich|quotidien(?:nement|ne)?|diari[oa]s?|diariamente',
  week: 'weekly|wochentlich|hebdomadaires?|semanal(?:es|mente)?',
  month: 'monthly|monatlich|mensuel(?:le|lement)?s?|mensual(?:es|mente)?',
  quarter: 'quarterly|quartalsweise|trimestriel(?:le)?s?|trimestral(?:es|mente)?',
  year: 'yearly|annually|p\\.? ?a\\.?|jahrlich|annuel(?:le|lement)?s?|anual(?:es|mente)?',
};
/** Words before a unit that make it a period wherever they stand, and such that need an amount close before them: `a week` may be a length. */
const EVERY = '(?:per|each|every|pro|je|jede[nrms]?|par|chaque|por|cada) ?';
const EACH = "(?:an?|per|each|every|pro|im|je|in der|am|jede[nrms]?|par|chaque|l'|al|a la|por|cada) ?";
const PERIODS = Object.keys(UNITS) as Period[];

/** What shows that a unit is no period: a year of the past (`l'an dernier`, `a year ago`), `in the year 2025`, a quarter of an hour. */
const NO_PERIOD =
  '(?![a-z]| \\d{4}| (?:ago|before|earlier|of an hour|precedente?|derni\\w+|passee?|pasad[oa]|anterior)(?![a-z]))';

/** One named group a period, in the order of `PERIODS`. */
const per = (words: string): string =>
  `(?:${PERIODS.map((period) => `(?<${period}>(?:(?:/ ?|(?<![a-z])${words})(?:${UNITS[period]})|(?<![a-z])(?:${ADVERBS[period]}))${NO_PERIOD})`).join('|')})`;
/** Up to three words may come between: `20k in labour a year`. */
const AFTER = new RegExp(`^(?: ?| [a-z]+ | [a-z]+ [a-z]+ | [a-z]+ [a-z]+ [a-z]+ )${per(EACH)}`);
const ANYWHERE = new RegExp(per(EVERY), 'g');

/** The period close after an amount: `a year`, `/Monat`, `par an`, `p. a.`; with the length up to its end. */
export function periodAfter(text: string): { readonly period: Period; readonly length: number } | undefined {
  const match = AFTER.exec(text);
  const period = match && periodOf(match);
  return period ? { period, length: match[0].length } : undefined;
}

/** The only period that a sentence speaks of, wherever it stands (`each week`, `monthly`); undefined where there are none or several. */
export function onlyPeriod(text: string): Period | undefined {
  const found = new Set([...text.matchAll(ANYWHERE)].map(periodOf));
  return found.size === 1 ? [...found][0] : undefined;
}

/** The unit of a length of time by its word. */
export const TIME_UNITS: readonly (readonly [Period, string])[] = PERIODS.map((period) => [period, UNITS[period]]);

function periodOf({ groups }: RegExpExecArray | RegExpMatchArray): Period | undefined {
  return PERIODS.find((period) => groups?.[period] !== undefined);
}
