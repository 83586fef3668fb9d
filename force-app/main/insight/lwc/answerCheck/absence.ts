import { answersNothing } from './concepts.ts';

/** Words that deny, in the languages of the lexicon, in lower case without accents: `pas de budget`, `sin presupuesto`. */
const NOT = new Set(
  'no not without none kein keine keinen keinem keiner ohne pas aucun aucune sans sin ningun ninguna senza nessun nessuna sem nenhum nenhuma geen zonder brak bez nie'.split(
    ' ',
  ),
);

/** What a customer may lack, by the concept that it belongs to. Lacking a problem, a need or a quote is no answer to anything. */
const LACKED: readonly (readonly [concept: string, words: string])[] = [
  ['budget', 'budget budgets budgetu presupuesto presupuestos orcamento funding funds'],
  [
    'timeline',
    'timeline timelines deadline deadlines schedule zeitplan termin frist fristen stichtag calendrier delai delais echeance plazo plazos calendario fecha scadenza scadenze prazo prazos tijdlijn planning termijn harmonogram termin terminu',
  ],
  ['champion', 'champion champions fursprecher sponsor'],
  ['alternatives', 'alternative alternatives alternativen alternativa alternativas alternatief alternatieven'],
  ['stakeholder risk', 'risk risks risiko risiken risque risques riesgo riesgos rischio rischi risico'],
  ['personal impact', 'impact auswirkung auswirkungen impacto impatto'],
];

/** Decisions and those who make them are lacking where nothing is decided: an answer, though not to how they decide. */
const OPEN = new Set(
  'decision decisions entscheidung entscheider decideur decisor decisione decisao beslissing beslisser decyzja decyzji'.split(
    ' ',
  ),
);

/** Words around it that say nothing more: `noch kein Budget für 2027`, `no fixed timeline yet`. */
const BESIDES = new Set(
  `there is are was yet so far still currently at the moment now they we have has had got a an any for this that of in set fixed approved allocated clear made own
  noch bisher derzeit aktuell momentan gibt es ist sind da wir sie haben hat im fur dieses diesen jahr quartal festes klares freigegeben freigegebenes
  il y a n ne ils ont nous avons encore pour de d l le la cette annee fixe alloue approuve definie prise
  hay tienen tenemos aun todavia para este ano el tiene asignado aprobado fijo fija
  ancora per quest anno c e non ainda para este er nog voor dit jaar hebben ze wij jeszcze na ten rok
  until till before bis vor jusqu en hasta ate fino a tot do year quarter month
  january february march april may june july august september october november december
  januar februar marz mai juni juli oktober dezember janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre
  enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
  janeiro fevereiro marco maio junho julho setembro outubro novembro dezembro gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre`
    .split(/\s+/)
    .concat('q1', 'q2', 'q3', 'q4'),
);

const LONGEST = 10;
const CONCEPTS: ReadonlyMap<string, string> = new Map(
  LACKED.flatMap(([concept, words]) => words.split(' ').map((word) => [word, concept] as const)),
);

/**
 * Whether a text contains no more than that the customer lacks something that a customer may lack: no budget, no deadline, no decision yet. That is
 * a fact, not the name of a field, unless it dodges the question: what the concept asks for cannot be lacking (`no impact` for the business
 * impact).
 * @param words as `plainWords` reads them
 */
export function statesAbsence(words: readonly string[], concept: string | undefined): boolean {
  if (words.length < 2 || words.length > LONGEST || !words.some((word) => NOT.has(word))) return false;
  const rest = words.filter((word) => !NOT.has(word) && !/^\d{1,4}$/.test(word));
  const isPlain = rest.every((word) => BESIDES.has(word) || OPEN.has(word) || CONCEPTS.has(word));
  if (!isPlain || !rest.some((word) => OPEN.has(word) || CONCEPTS.has(word))) return false;
  // An impact that is none answers only the questions that take nothing for an answer.
  const isImpact = rest.some((word) => CONCEPTS.get(word) === 'personal impact');
  return !isImpact || (concept !== undefined && answersNothing(concept));
}

/** That something is not known is true and no answer: it is a status of its own, with who finds out by when. */
export const OPEN_REASON = 'Not known: # is no answer yet. Mark it as "not known yet", with who finds out and by when.';
const NOT_KNOWN =
  /(?<!\p{L})(?:unknown|(?:not|nobody|no one|don['’]?t|doesn['’]?t|do not|does not) knows?n?|unsure|not sure|no (?:idea|clue)|unbekannt|keine ahnung|wei(?:ß|ss) (?:es |ich |er |sie )?(?:noch )?nicht|wissen (?:es |sie |wir )?(?:noch )?nicht|nicht bekannt|inconnue?|aucune idée|(?:sais|sait|savent|savons) pas|desconocid[oa]|ni idea|no (?:lo |se )?(?:sé|se|sabe|saben|sabemos))(?!\p{L})/iu;

/** Whether a text is about what is not known. */
export const isNotKnown = (text: string): boolean => NOT_KNOWN.test(text);
