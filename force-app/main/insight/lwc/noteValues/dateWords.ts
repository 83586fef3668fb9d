/** Words of dates in English, German, French and Spanish, as sources of regular expressions over `plainOf` texts. */

/** January to December. */
export const MONTHS: readonly string[] = [
  'january|jan|januar|janner|janvier|janv|enero|ene',
  'february|feb|februar|fevrier|fevr|febrero',
  'march|mar|marz|mars|marzo',
  'april|apr|avril|avr|abril|abr',
  'may|mai|mayo',
  'june|jun|juni|juin|junio',
  'july|jul|juli|juillet|juil|julio',
  'august|aug|aout|agosto|ago',
  'september|sept|sep|septembre|septiembre',
  'october|oct|oktober|okt|octobre|octubre',
  'november|nov|novembre|noviembre',
  'december|dec|dezember|dez|decembre|diciembre|dic',
];
export const MONTH = `(?<month>${MONTHS.join('|')})\\.?`;

/** Monday to Sunday. */
export const WEEKDAYS: readonly string[] = [
  'monday|montag|lundi|lunes',
  'tuesday|dienstag|mardi|martes',
  'wednesday|mittwoch|mercredi|miercoles',
  'thursday|donnerstag|jeudi|jueves',
  'friday|freitag|vendredi|viernes',
  'saturday|samstag|sonnabend|samedi|sabado',
  'sunday|sonntag|dimanche|domingo',
];
export const WEEKDAY = `(?<weekday>${WEEKDAYS.join('|')})`;

/** Parts of a month, a quarter or a year: beginning, middle, end. */
export const BEGINNING =
  'the (?:beginning|start) of|(?:at the )?(?:beginning|start) of|early(?: in)?|anfang|debut|au debut (?:de |du )?|a? ?principios de|(?:a )?comienzos de';
export const MIDDLE = 'mid[ -]|the middle of|middle of|mitte|mi-|a? ?mediados de|milieu(?: de)?';
export const END =
  'the end of|end of|end[ -]|late(?: in)?|ende?|zum ende|fin(?: de| du)?|la fin (?:de|du)|(?:a )?fin(?:al|ales|es)? del?|year[- ]end';
/** Words before a day that give it. A month alone needs one of them. */
export const ON =
  'on|in|from|until|till|starting|effective|as of|due|im|am|ab|zum|vom|den|en|au|des|le|du|a partir de|a partir du|el|desde|del|this|next|diesen|nachsten|kommenden';
/** `By March` is its first or its last day: left out. `Before March` is the day before its first. */
export const BEFORE = 'before|vor(?: dem)?|avant(?: le| la)?|antes del?';
/** What makes a date one of the past. */
export const PAST =
  /(?<![a-z])(?:was|were|had|did|went|left|lost|paid|came|got|took|said|ago|last|war|waren|hatten?|wurden?|letzte[nrms]?|vergangene[nrms]?|seit|since|depuis|desde hace|etait|etaient|avait|avaient|dernier|derniere|passee?|fue|fueron|tuvo|tuvimos|pasad[oa]|habia|perdimos|estuvo|salio|paro)(?![a-z])/;
