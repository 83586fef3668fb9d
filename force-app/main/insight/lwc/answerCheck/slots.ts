/** Words that fill the slots of a template: `[Customer Name]`, `<insert pain>`. */
const SLOT_WORDS =
  'your|insert|enter|add|type|fill|fills|filled|answer|text|todo|tbd|placeholder|name|names|company|customer|client|contact|quote|pain|pains|problem|number|amount|date|value|here|reason|budget|situation|impact|x|xx|xxx|y|n|some|of|the|to|be|in|out|what|who|when|hier|einfugen|einfügen|eintragen|ausfüllen|kunde|kundenname|firma|betrag|datum|zahl|grund|zitat|nom|client|montant|remplir|compléter|insérer|texte|ici|nombre|cliente|importe|fecha|completar|rellenar|texto|aquí|inserire|inserir|testo|qui|aqui|naam|klant|invullen|invoegen|tekst|wpisz|tekst|klient|nazwa|kwota|bedrag|set|lorem|ipsum|product|industry|metric|role|title|person|months|weeks|days|hours|percent';
const SLOT = new RegExp(
  `(?:\\[|<|\\{|\\(\\()\\s*(?:(?:${SLOT_WORDS})(?:[\\s/,:_-]+|(?=\\s*[\\])>}])))+\\s*(?:\\]|>|\\}|\\)\\))`,
  'iu',
);
const UNITS =
  'hour hours day days week weeks month months year years minute minutes people user users euro euros dollar dollars percent times stunden tage wochen monate jahre prozent leute heure heures jour jours semaine semaines mois ans personnes hora horas días dias semanas meses años anos personas pessoas ore giorni settimane mesi anni persone uur dagen weken maanden jaar mensen godzin dni tygodni osób customers clients orders tickets per a k'.split(
    ' ',
  );
/** `X hours per week`, `XX % of`, `___ days`: a blank before a unit. */
const VARIABLE = new RegExp(
  `(?:^|\\s|[€$£])(?:X{1,3}|Y{1,3}|N{1,2}|#{1,3}|_{2,}|\\?{2,})\\s*(?:${UNITS.join('|')}|%|€|\\$)(?![\\p{L}\\p{N}])`,
  'u',
);
const BLANKS = ['x', 'xx', 'xxx', 'y', 'yy', 'yyy', 'n', 'nn'];
/** Words that are such a blank in capitals, with or without a unit behind it, in lower case without accents. */
export const VARIABLES: readonly string[] = BLANKS.flatMap((blank) => [
  blank,
  ...UNITS.map((unit) => blank + unit.normalize('NFD').replace(/\p{M}/gu, '')),
]);
/** `{{answer}}`, `${name}`, `%NAME%`, `the ___ is`. */
const MARKS = /\{\{[^{}]{0,80}\}\}|\$\{[^{}]{0,80}\}|_{3,}|\[\s*\.{2,}\s*\]|\[\s*\]|<\s*\.{2,}\s*>/;
const WHOLE = /^\s*(?:\[[^[\]]{1,60}\]|<[^<>]{1,60}>|\{[^{}]{1,60}\}|\(\([^()]{1,60}\)\))\s*[.!]?\s*$/u;

/** Most words outside of the blanks: a longer text with a blank, such as a question of a script or a mail, has content. */
const MOST_WORDS = 9;

/** Whether a text is a template whose blanks are not filled: `[Customer Name] said [quote]`, `They lose X hours a week`. */
export function hasSlot(visible: string): boolean {
  if (!/[[<{(_#?$€£XYN]/.test(visible) || visible.length > 200) return false;
  if (WHOLE.test(visible) && !/\d/.test(visible)) return true;
  const isShort = !/[\p{L}\]}>]\s*\?/u.test(visible) && (visible.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) <= MOST_WORDS;
  return isShort && (MARKS.test(visible) || SLOT.test(visible) || VARIABLE.test(visible));
}
