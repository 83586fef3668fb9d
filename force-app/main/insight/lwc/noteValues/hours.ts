import { NUMBER, numberOf } from './numbers.ts';
import { TIME_UNITS } from './periods.ts';

const HOUR = TIME_UNITS.find(([unit]) => unit === 'hour')![1];
const UNITS = TIME_UNITS.map(([, words]) => words).join('|');
const MINUTE = 'minutes?|mins?|minuten?|minutos?';
const ARTICLE = '(?:an?|eine?[nr]?|une?|una?) ';
const AND = '(?: and| und| et| y|,)?';
const WHOLE = '(?<![a-z\\d.,:-])';
const COUNT = `(?<count>${NUMBER})`;

/** `at 9h30`, `um 14:30 h`: a time of day, no length; `de 9h30` is one, `une réunion de 1h30` is not. */
const CLOCK =
  /(?<![a-z])(?:(?:at|around|um|gegen|ab|vers|a|avant|apres|las?) \d{1,2}|(?:from|until|till|bis|von|de|des|sobre) (?:0?[6-9]|1\d|2[0-4]))(?: ?h ?|:)\d\d(?: ?(?:h|hours|hrs|uhr|heures?|horas?)(?![a-z]))?/g;
/** `1h30`, `1:30 hours`, `1 hour and 30 minutes`. */
const HOURS_AND_MINUTES = new RegExp(
  `${WHOLE}(?:(?<hours>\\d{1,3})(?: ?h ?(?<short>[0-5]\\d)(?: ?(?:${MINUTE}))?(?![a-z\\d])|:(?<clock>[0-5]\\d) ?-?(?:${HOUR})(?![a-z])|` +
    `[ -]?(?:${HOUR})${AND} (?<long>[0-5]?\\d)[ -]?(?:${MINUTE})(?![a-z]))|${ARTICLE}(?:${HOUR})${AND} (?<one>[0-5]?\\d)[ -]?(?:${MINUTE})(?![a-z]))`,
  'g',
);
/** `a quarter of an hour`, `3 quarts d'heure`, `Dreiviertelstunde`. */
const QUARTERS = new RegExp(
  `(?<![a-z\\d.,-])(?:${COUNT}[ -]?|${ARTICLE})?(?:(?:quarters?|quarts?|cuartos?) ?-?(?:of an? |d'|de |d')?(?:hour|heure|hora)|quarters? hour|(?<three>drei)?[ -]?viertel[ -]?stunden?)(?![a-z])`,
  'g',
);
/** `an hour and a half`, `2 heures et demie`, `hora y media`, `une heure et quart`. */
const AND_PART = new RegExp(
  `${WHOLE}(?:${COUNT} |${ARTICLE})?(?<unit>${UNITS}) (?:and|und|et|y) (?:(?<half>0\\.5|demie?)|(?<three>3 (?:quarters|quarts|cuartos))|(?:an? |une? )?(?:quarter|quart|cuarto))(?![a-z\\d])(?! ?(?:${UNITS}|of an|d'|de hora))`,
  'g',
);

type Groups = Readonly<Record<string, string | undefined>>;

/** A `withDigits` text with lengths of hours and quarters in one number: `1h30` and `an hour and a half` become 90 minutes; times of day are gone. */
export function withHours(text: string): string {
  return text
    .replace(CLOCK, '#')
    .replace(HOURS_AND_MINUTES, (...all: unknown[]) => minutesOf(all.at(-1) as Groups))
    .replace(QUARTERS, (...all: unknown[]) => {
      const { count = '1', three } = all.at(-1) as Groups;
      return `${Number(numberOf(count)) * (three === undefined ? 15 : 45)} minutes`;
    })
    .replace(AND_PART, (...all: unknown[]) => {
      const { count = '1', unit = '', half, three } = all.at(-1) as Groups;
      const part = three === undefined ? 0.25 : 0.75;
      return `${Number(numberOf(count)) + (half === undefined ? part : 0.5)} ${unit}`;
    });
}

function minutesOf({ hours = '1', short, clock, long, one }: Groups): string {
  return `${Number(hours) * 60 + Number(short ?? clock ?? long ?? one)} minutes`;
}
