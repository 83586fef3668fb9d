import { dayOf, fridayOf, lastOf, partsOf, plusDays, plusMonths, weekdayOf } from './calendar.ts';
import { BEFORE, BEGINNING, END, MIDDLE, MONTH, MONTHS, ON, PAST, WEEKDAY, WEEKDAYS } from './dateWords.ts';
import { NUMBER, numberOf } from './numbers.ts';
import { DUE_TODAY, TODAY, TODAY_ALONE, WHEN, WITHIN, isDueIn } from './waiting.ts';

type Groups = Readonly<Record<string, string | undefined>>;
/** A way to write a date; what it means relative to the source's day, null where it can be read in two ways. */
interface Form {
  readonly pattern: RegExp;
  readonly day: (groups: Groups, source: string) => string | null;
  /** Without a year, a text about the past does not mean the next such day. */
  readonly isOpen?: boolean;
}

const YEAR = '(?<year>20\\d\\d)';
const DAY = '(?<day>3[01]|[12]\\d|0?[1-9])';
const form = (source: string, day: Form['day'], isOpen = false): Form => ({
  pattern: new RegExp(`(?<![a-z\\d./,-])(?:${source})(?![a-z\\d])`, 'g'),
  day,
  isOpen,
});

/** The most specific forms first: what one has read, the next ones do not see. */
const FORMS: readonly Form[] = [
  form(`${YEAR}-(?<monthNumber>\\d\\d)-${DAY}`, numbered),
  form(`${DAY}\\.(?<monthNumber>1[0-2]|0?[1-9])\\.(?<year>20\\d\\d|\\d\\d)`, numbered),
  form(`(?<first>\\d\\d?)/(?<second>\\d\\d?)/(?<year>20\\d\\d|\\d\\d)`, slashed),
  form(
    `(?:${ON}|by|bis(?: zum)?|before|vor dem|avant le|hasta el|para el|jusqu'au) (?<first>\\d\\d?)/(?<second>\\d\\d?)(?!/)`,
    slashed,
    true,
  ),
  form(
    `(?:${ON}|bis(?: zum)?|der|seit|und|,) ${DAY}\\. ?(?<monthNumber>1[0-2]|0?[1-9])\\.?(?! ?(?:\\d|%|€|mio|prozent|euro))`,
    numbered,
    true,
  ),
  form(`${DAY}\\.(?<monthNumber>1[0-2]|0?[1-9])\\.(?= ?[,;:)]| [a-z])`, numbered, true),
  form(`${DAY}(?:st|nd|rd|th|er|\\.)?(?: of| de)? ${MONTH}(?:,? (?:de |del )?${YEAR})?`, named, true),
  form(`(?<month>${MONTHS.join('|')})\\.? (?:the )?${DAY}(?:st|nd|rd|th)?(?:,? ${YEAR})?`, named, true),
  form(`(?<part>${BEGINNING}|${MIDDLE}|${END}) ?${MONTH}(?:,? (?:de |del )?${YEAR})?`, monthPart, true),
  form(`(?:${BEFORE}) ${MONTH}(?: (?:de )?${YEAR})?`, beforeMonth, true),
  form(
    `(?:${ON}) ${MONTH}(?: (?:de |del )?${YEAR})?|(?<month2>${MONTHS.join('|')}) (?:de )?(?<year2>20\\d\\d)`,
    monthPart,
    true,
  ),
  form(
    `(?:(?<part>${BEGINNING}|${MIDDLE}|${END}) ?)?(?:(?:the|das|le|el|du|des|dem) )?(?:q(?<quarter>[1-4])|(?<quarterWord>first|second|third|fourth|erste[ns]?|zweite[ns]?|dritte[ns]?|vierte[ns]?|premier|deuxieme|troisieme|quatrieme|primer|segundo|tercer|cuarto) (?:quarter|quartal|trimestre)s?)(?:[ /]?(?:de |del |of )?(?<year>20\\d\\d|\\d\\d))?`,
    quarterPart,
    true,
  ),
  form(
    `(?:(?:the|der|la) )?(?:kw|week|kalenderwoche|semaine|semana|wk) ?(?<week>5[0-3]|[1-4]\\d|0?[1-9])(?: ?/ ?${YEAR})?`,
    week,
    true,
  ),
  form(
    "(?:the |this )?(?:end of (?:the|this) year|year[- ]end|jahresende|ende (?:des|dieses) jahres|(?:la )?fin (?:de l'annee|d'annee|de l'an)|(?:a )?fin(?:al|ales|es)? de(?:l| este)? ano)",
    (_, source) => dayOf(partsOf(source)[0], 12, 31),
  ),
  form(
    '(?:the )?end of (?:the|this) month|monatsende|ende (?:des|dieses) monats|(?:la )?fin (?:du|de ce) mois|(?:a )?fin(?:al|ales|es)? de(?:l| este)? mes',
    (_, source) => lastOf(...yearAndMonth(source)),
  ),
  form(
    '(?:the )?(?:end of )?next month|(?:ende )?nachsten monats?|(?:fin (?:du )?)?(?:le )?mois prochain|(?:el )?(?:mes que viene|proximo mes)',
    (_, source) => lastOf(partsOf(source)[0], partsOf(source)[1] + 1),
  ),
  form(
    '(?:the )?(?:end of )?next week|(?:ende )?(?:die |der )?nachster? woche|(?:fin de )?la semaine prochaine|(?:la )?(?:semana que viene|proxima semana)',
    (_, source) => fridayAfter(source, 7),
  ),
  form(
    '(?:the )?end of (?:the|this) week|ende (?:der|dieser) woche|(?:la )?fin de (?:la|cette) semaine|(?:este )?fin(?:al|ales)? de(?: esta| la) semana',
    (_, source) => fridayAfter(source, 0),
  ),
  form(
    `(?:next|this|on|by|before|until|till|nachste[nr]?|kommende[nr]?|diese[nr]?|am|bis(?: zum)?|vor|ab|ce|avant|d'ici(?: a)?|pour|jusqu'a|el(?: proximo)?|este|proximo|antes del|hasta el|para el) ${WEEKDAY}(?: prochain| qui vient| que viene)?|${WEEKDAY.replace('weekday', 'weekday2')} (?:prochain|qui vient|que viene|next)`,
    weekday,
    true,
  ),
  form('day after tomorrow|ubermorgen|apres-demain|pasado manana', (_, source) => plusDays(source, 2)),
  form(
    '(?<!la |cada |esta |toda |por la |de la |jeden |am |guten )(?:tomorrow|morgen|demain|manana)(?! (?:por la|de la))',
    (_, source) => plusDays(source, 1),
  ),
  form(`(?:${DUE_TODAY}) ${TODAY}(?!'s)|${TODAY_ALONE}`, (_, source) => source, true),
  form(
    `(?:${WITHIN}) (?<count>${NUMBER}|an?|eine[rm]?|une?|una?) (?:(?<days>days?|tage?n?|jours?|dias?)|(?<weeks>weeks?|wochen?|semaines?|semanas?)|(?<months>months?|monate?n?|mois|mes(?:es)?))`,
    later,
  ),
];

/** What answers a question for a day. */
const REPLY = form(`${TODAY}(?!'s)`, (_, source) => source, true);

/**
 * The day that a text names, as ISO text; undefined if there is none, or several that differ. `source`: the day of the text (`2026-11-28`),
 * from which `next Friday` counts; a day without a year is the next one from there. A month or a quarter alone stands for its last day, a
 * week for its Friday. `today` counts where something is due by it, or as the reply to a question for a day (`asked`). What can be read in two ways (`03/04`, `by March`), and days of a past without a year, are left out.
 */
export function dateIn(text: string, source: string, asked = ''): string | undefined {
  const found = new Set<string>();
  let rest = text;
  const isPast = PAST.test(text);
  for (const { pattern, day, isOpen } of WHEN.test(asked) ? [...FORMS, REPLY] : FORMS) {
    rest = rest.replace(pattern, (...all: unknown[]) => {
      const groups = all.at(-1) as Groups;
      const has = groups.year ?? groups.year2;
      const isUnclear = (isPast && isOpen && has === undefined) || (day === later && !isDueIn(text, String(all[0])));
      const date = isUnclear ? null : day(groups, source);
      if (date !== null) found.add(date);
      return ' # ';
    });
  }
  return found.size === 1 ? [...found][0] : undefined;
}

function yearOf(groups: Groups): number | undefined {
  const year = groups.year ?? groups.year2;
  if (year === undefined) return undefined;
  return year.length === 2 ? 2000 + Number(year) : Number(year);
}

/** The day in the given year, else the next one from the source's day on. */
function inYear(year: number | undefined, source: string, day: (year: number) => string | null): string | null {
  if (year !== undefined) return day(year);
  const [now] = partsOf(source);
  const found = day(now);
  return found === null || found >= source ? found : day(now + 1);
}

function numbered(groups: Groups, source: string): string | null {
  return inYear(yearOf(groups), source, (year) => dayOf(year, Number(groups.monthNumber), Number(groups.day)));
}

/** `25/03` is 25 March in every order; `03/04` is not read. */
function slashed(groups: Groups, source: string): string | null {
  const [first, second] = [Number(groups.first), Number(groups.second)];
  if (first <= 12 && second <= 12 && first !== second) return null;
  const [day, month] = first > 12 ? [first, second] : [second, first];
  return inYear(yearOf(groups), source, (year) => dayOf(year, month, day));
}

function monthOf(groups: Groups): number {
  const word = groups.month ?? groups.month2 ?? '';
  return MONTHS.findIndex((names) => names.split('|').includes(word)) + 1;
}

function named(groups: Groups, source: string): string | null {
  return inYear(yearOf(groups), source, (year) => dayOf(year, monthOf(groups), Number(groups.day)));
}

const matches = (source: string, text: string): boolean => new RegExp(`^(?:${source})$`).test(text);

function monthPart(groups: Groups, source: string): string | null {
  const part = groups.part ?? '';
  return inYear(yearOf(groups), source, (year) => {
    if (matches(BEGINNING, part)) return dayOf(year, monthOf(groups), 1);
    return matches(MIDDLE, part) ? dayOf(year, monthOf(groups), 15) : lastOf(year, monthOf(groups));
  });
}

function beforeMonth(groups: Groups, source: string): string | null {
  return inYear(yearOf(groups), source, (year) => lastOf(year, monthOf(groups) - 1));
}

const QUARTERS = [
  /^(?:first|erste|premier|primer)/,
  /^(?:second|zweite|deux|segundo)/,
  /^(?:third|dritte|trois|tercer)/,
];

function quarterPart(groups: Groups, source: string): string | null {
  const word = groups.quarterWord ?? '';
  const spelled = QUARTERS.findIndex((one) => one.test(word)) + 1;
  const quarter = groups.quarter === undefined ? spelled || 4 : Number(groups.quarter);
  const part = groups.part ?? '';
  return inYear(yearOf(groups), source, (year) => {
    if (matches(BEGINNING, part)) return dayOf(year, quarter * 3 - 2, 1);
    return matches(MIDDLE, part) ? dayOf(year, quarter * 3 - 1, 15) : lastOf(year, quarter * 3);
  });
}

function week(groups: Groups, source: string): string | null {
  return inYear(yearOf(groups), source, (year) => fridayOf(year, Number(groups.week)));
}

function weekday(groups: Groups, source: string): string | null {
  const word = groups.weekday ?? groups.weekday2 ?? '';
  const wanted = WEEKDAYS.findIndex((names) => names.split('|').includes(word)) + 1;
  return plusDays(source, ((wanted - weekdayOf(source) + 6) % 7) + 1);
}

function fridayAfter(source: string, days: number): string {
  return plusDays(source, 5 - weekdayOf(source) + days);
}

function later(groups: Groups, source: string): string | null {
  const given = groups.count ?? '';
  const count = /^\d/.test(given) ? numberOf(given) : 1;
  if (count === null || !Number.isInteger(count)) return null;
  if (groups.months !== undefined) return plusMonths(source, count);
  return plusDays(source, count * (groups.weeks === undefined ? 1 : 7));
}

function yearAndMonth(source: string): [number, number] {
  const [year, month] = partsOf(source);
  return [year, month];
}
