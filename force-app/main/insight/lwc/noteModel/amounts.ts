/** A kind of number in a text: the class tokens of the model, and what the grammar of suggestions reads. */
const MONTHS =
  'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|okt|nov|dec|dez|marz|mai_|juni|juli|janvier|fevrier|mars|avril|juin|juillet|aout|septembre|octobre|novembre|decembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre';
const MONTH = new RegExp(`^(?:${MONTHS.replaceAll('_', '$')})`);
const WEEKDAY =
  /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miercoles|jueves|viernes|sabado|domingo)/;
const SEASON =
  /^(?:spring|summer|autumn|winter|fruhjahr|fruhling|sommer|herbst|printemps|ete$|automne|hiver|primavera|verano|otono|invierno|q[1-4]$|quarter|quartal|trimestre|kw$|week$)/;
const MONEY =
  /^(?:€|\$|£|eur|euro|euros|usd|gbp|chf|franken|francs|dollar|dollars|pound|pounds|pesos|k€|keur|quid|cents?|centimos)$/;
const MONEY_NUMBER = /^(?:€|\$|£)?\d+(?:k|m|mio|t|tsd|mm|bn)$/;
const PERCENT = /^(?:%|percent|prozent|pourcent|pct)$/;
const DURATION =
  /^(?:minute|min$|mins$|hour|hours|hr$|hrs$|day|days|week|weeks|month|months|year|years|stunde|tag$|tage|wochen?|monat|jahr|heure|jour|semaine|mois|an$|ans$|annee|hora|dia$|dias|mes$|meses|ano$|anos|semanas?|minuto|wk|yr)/;
const NUMBER_WORD =
  /^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|half|dozen|third|quarter|zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn|elf|zwolf|zwanzig|dreissig|vierzig|funfzig|sechzig|siebzig|achtzig|neunzig|hundert|tausend|halb|halfte|drittel|dutzend|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|quarante|cinquante|soixante|cent$|cents|mille|millions?|moitie|tiers|douzaine|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|quince|veinte|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|cien|ciento|mil$|millon|millones|mitad|tercio|docena)/;

/** The class of one normalised word that is a number, a unit or a part of a date; undefined for other words. */
export function amountAt(words: readonly string[], index: number): string | undefined {
  const word = words[index] ?? '';
  const next = words[index + 1] ?? '';
  if (MONEY.test(word) || MONEY_NUMBER.test(word)) return '#money';
  if (PERCENT.test(word) || (word === 'por' && next === 'ciento') || (word === 'pour' && next === 'cent'))
    return '#percent';
  if (MONTH.test(word) && (word.length > 3 || /^\d/.test(next) || /^\d/.test(words[index - 1] ?? ''))) return '#date';
  if (WEEKDAY.test(word) || SEASON.test(word) || /^20[2-9]\d$/.test(word)) return '#date';
  if (DURATION.test(word)) return '#time';
  if (/^\d/.test(word)) return word.length >= 4 ? '#big' : '#number';
  return NUMBER_WORD.test(word) ? '#word' : undefined;
}
