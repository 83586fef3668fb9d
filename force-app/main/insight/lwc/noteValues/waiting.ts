/** Where something is due, and where words only say how things are today or how long they take: `in six days`, `today`. */

export const TODAY = "(?:today|heute|aujourd'hui|hoy)";
/** Words that make `today` a due day. `Until today` at the start of a sentence is the present: `Bis heute fehlt …`. */
export const DUE_TODAY =
  "by|due|before|(?:by|no later than|not later than|spatestens) (?:end of )?|noch|avant|d'ici|pour|antes de|para|a mas tardar|au plus tard|(?<!^)(?:until|till|bis|jusqu'a|hasta)";
/** A reply that is the day alone: `Later today`, `Heute noch`. */
export const TODAY_ALONE = `^(?:later |still |yes, |noch |ja, |oui, |si, )?${TODAY}(?:,? (?:noch|abend|mittag|nachmittag|mismo|meme|evening|afternoon|hopefully|i hope|hoffentlich|j'espere|espero|at \\d+|um \\d+(?: uhr)?))?[ .!]*$`;
/** A question or a label that asks for a day. */
export const WHEN =
  /(?<![a-z])(?:when|what day|which day|how soon|deadline|due|wann|welche[mnr]? tag|frist|quand|quel jour|echeance|cuando|que dia|plazo)(?![a-z])/;

/** Words before a length of time until something. */
export const WITHIN = "in|within|innerhalb von|binnen|dans|d'ici|sous|en|dentro de";

/** Something usual takes that long: `in two days on average`. */
const USUAL =
  /(?<![a-z])(?:average|usually|normally|takes?|typically|always|used to|im schnitt|meistens|normalerweise|immer|dauert|en moyenne|d'habitude|toujours|il faut|prend|de media|normalmente|siempre|tarda\w*)(?![a-z])/;
/** Someone decides, starts or ends something, or will do so. */
const DUE =
  /(?<![a-z])(?:will|won't|shall|must|needs?|should|going to|decid(?:e|es|ing)|decision|signs?|signing|signature|due|deadline|meets?|meeting|starts?|begins?|launch(?:es)?|go(?:es)? live|expires?|ends?|renew\w*|board|know|hear)(?![a-z])|'ll |(?<![a-z])(?:entscheid\w*|unterschr\w*|unterzeichn\w*|muss\w*|soll\w*|fallig|frist|termin|start\w*|beginn\w*|lauft|endet|enden|wissen|trifft|treffen|tagt|decid(?:ons|ent|era|erons|eront|er|imos|en|iremos|ira|iran|ir)|decision|sign(?:ons|ent|era|erons|eront|er)|firm(?:amos|an|ar|aremos|ara|aran|a)|doit|doivent|devons|demarr\w*|commenc\w*|saur\w+|reuni\w*|echeance|debe\w*|tiene que|tienen que|vamos a|vence\w*|empez\w*|empiez\w*|arranc\w*|sabremos|plazo)(?![a-z])/;
/** What is done again and again or is done: a verb with any one of its objects, a participle. */
const DONE_BEFORE =
  /(?<![a-z])(?:(?:close|resolve|fix|solve|handle|process|deliver|ship|complete|finish|answer|approve|repair|clear|settle|turn|produce|build|make|sort|issue|pay|onboard|train|hire|clean|check|invoice)(?:e?s)? (?:an?|each|every|any|most|all|\d+|[a-z]+s)(?: [a-z]+){0,3}|(?:done|made|built|sent|paid|[a-z]{2,}ed)|(?:schliess|los|bearbeit|erledig|liefer|beantwort|reparier|schaff|bau)\w+ (?:sie |wir )?(?:eine?[nr]?|jede[nrs]?|alle|die meisten|das|\d+)(?: [a-z]+){0,3}|(?:erledigt|bearbeitet|gelost|geliefert|geschlossen|abgeschlossen|behoben|beantwortet|verschickt|versandt|repariert|freigegeben|gebaut|fertig|gemacht)|(?:trait|regl|boucl|livr|cloturer?|ferm|repar|expedi|resol|repond)\w+(?: [a-z']+){0,4}|(?:cierra|resuelve|tramita|entrega|atiende|arregla|responde|repara|procesa|termina|acaba)[nr]?(?: [a-z]+){1,4}|(?:cerr|resolv|tramit|entreg|atend|arregl|repar|proces|termin)[aei]mos(?: [a-z]+){1,4}|(?:[a-z]+(?:ad|id)[oa]s?|resuelt[oa]s?|hech[oa]s?)) $/;
const DONE_AFTER =
  /^ (?:(?:ist|sind|wird|werden|war|waren) )?(?:[a-z]+ )?(?:erledigt|bearbeitet|gelost|geliefert|geschlossen|abgeschlossen|behoben|beantwortet|verschickt|versandt|repariert|freigegeben|gebaut|fertig|gemacht|(?:schliess|los|bearbeit|erledig|liefer|beantwort|reparier|schaff|bau)\w+ (?:sie|wir|die) (?:[a-z]+ ){0,2}(?:eine?[nr]?|jede[nrs]?|alle|das|\d+))(?![a-z])/;
/** French `en` is how long something takes, `dans` when it is. */
const FRENCH_IN = /^en .*(?:jour|semaine|mois|heure)/;

/**
 * Whether `in six days` (`words`, as in the sentence) is the day on which something is due, not how long something takes: `we decide in six days`, not
 * `they close a ticket in six days`. Where nothing speaks for a length, as in a short reply, it is a day.
 */
export function isDueIn(text: string, words: string): boolean {
  if (USUAL.test(text) || FRENCH_IN.test(words)) return false;
  if (DUE.test(text)) return true;
  const at = text.indexOf(words);
  return !DONE_BEFORE.test(text.slice(0, at)) && !DONE_AFTER.test(text.slice(at + words.length));
}
