/**
 * What people say among colleagues and of colleagues, in four languages, lower case without accents. Our own lists. Each is matched against
 * one sentence.
 */

/** Talk of sellers about a deal: only who sells has a pipeline, prospects and "their" chief of finance. */
export const INSIDER = new RegExp(
  [
    '\\b(?:stand-?ups?|sprints?|retro|backlog|code review|flaky|all-?hands|jour fixe|the release|pipeline|forecast|quota|prospects?|upsell|sales (?:cycle|stage|kickoff)|discovery call|closed.?(?:won|lost)|battlecard|win rate)\\b|\\b(?:the|this|that|a|our|big|these|which|of) deals?\\b|\\b(?:lose|win|close|closing|losing) (?:\\w+ )?(?:deals?|them)\\b|\\b(?:the|this) (?:customer|client|buyer) (?:is|was|has|said|says|told|wants|needs|will|lost|loses|asked)\\b|\\b(?:my|our|end of) quarter\\b|\\btheir (?:cfo|ceo|coo|cio|cto|boss|board|budget|team|procurement|it|process|pain|problem|decision|deadline|champion)\\b|\\b(?:did|do|are|have|will|would|could) they\\b|\\bthey (?:lose|lost|waste|spend|pay|struggle|need|want|told|said|signed)\\b',
    '\\b(?:der|die|beim|vom|dem|diese[rmn]?|den) (?:deals?|prospects?|kunden?|kundin|interessent\\w*) (?:ist|war|hat|will|braucht|sagt|sagte|verliert|zahlt|kauft|unterschreibt)\\b|\\b(?:deals?|prospects?|abschlussquote|vertriebsziel|provision)\\b|\\bderen (?:chef|budget|vorstand|einkauf|team|problem)\\b',
    '\\ble (?:client|prospect) (?:est|a|veut|dit|perd|paie|attend|va|doit|avait)\\b|\\b(?:le|du|ce|des|un) (?:deals?|prospects?|closing)\\b|\\bleur (?:daf|dg|budget|direction|equipe|patron|probleme)\\b|\\b(?:ils|elles) (?:perdent|paient|veulent|ont dit|attendent|hesitent)\\b',
    '\\bel (?:cliente|prospecto) (?:es|esta|tiene|quiere|dice|dijo|pierde|paga|necesita|va)\\b|\\b(?:este|el|del|al|un) (?:deal|prospecto)\\b|\\bcierre de trimestre\\b|\\b(?:mi|nuestra) (?:cuota|comision)\\b|\\b(?:ellos|ellas) (?:pierden|pagan|quieren|necesitan)\\b',
  ].join('|'),
);

/** Talk after a visit to a customer: one such sentence shows that colleagues speak. */
export const DEBRIEF = new RegExp(
  [
    '\\bhow (?:did|was) (?:the|your|it with|that) ?.{0,20}(?:call|meeting|demo|visit|go|pitch|with them)\\b|\\bwhat did (?:the (?:customer|client|prospect)|they) (?:say|think|want|tell)|\\bwhere (?:are|do) we (?:stand )?(?:with|on) (?:the )?(?:deal|account|them)\\b|\\b(?:this|the) deal\\b',
    '\\bwie (?:lief|war|liefs|ging) (?:es )?(?:der|das|die|dein|euer|bei)? ?(?:termin|gesprach|demo|besuch|anruf|call|meeting)|\\bwas (?:sagt|sagte|meint|will|hat) (?:der|die) (?:kunde|kundin|interessent)|\\bwo stehen wir (?:bei|mit)\\b|\\b(?:und|aber|dass)? ?die (?:verlieren|zahlen|brauchen|wollen|haben gesagt|nutzen|kaufen)\\b(?=.{3})',
    '\\bcomment s.est passe\\w*|\\bqu.(?:a dit|en pense|est-ce que) (?:le|veut le) (?:client|prospect)|\\bqu.est-ce qu.(?:ils|il|elle|elles) (?:ont|a) dit\\b|\\bou en est-on (?:avec|chez)\\b',
    '\\bcomo (?:fue|ha ido|te fue|salio) (?:la|el|en la|con) (?:reunion|llamada|demo|visita|cliente)|\\bque (?:te |os |nos )?(?:dijo|dice|dijeron|opina) (?:el cliente|la clienta|ellos)|\\bcomo vamos con\\b',
  ].join('|'),
);

/** Questions about people who are not there: `Haben sie Budget?`. Case decides in German, so this is for the text as written. */
export const ABOUT_THEM =
  /[ ,](?:haben|wollen|brauchen|verlieren|zahlen|nutzen|kaufen|entscheiden|können) sie\b|^(?:Haben|Wollen|Brauchen|Verlieren|Zahlen|Nutzen|Kaufen|Entscheiden|Können) sie\b/;

/** Understanding for the other side's trouble from own experience. It is no sign of the firm that has the talk. */
export const EMPATHY = new RegExp(
  [
    '\\b(?:we|i|us|our team)\\b.{0,40}\\b(?:the )?(?:exact |very )?same (?:problem|trouble|issue|thing|story|situation|pain|challenge|boat|mess)\\b|\\b(?:had|have|was|were) (?:exactly |just )?the same\\b|\\b(?:same|like that|no different|similar) (?:here|for us|with us|at ours|at our (?:company|place|office))\\b|\\bthat ourselves\\b|\\bused to (?:be|have|lose|do|struggle)\\b|\\bat my (?:old|last|former|previous) (?:company|firm|job|employer)\\b|\\bi (?:know|feel) (?:that|the|your) (?:feeling|pain)\\b|\\b(?:before|until) we (?:built|wrote|switched|had|moved|started)\\b',
    '\\bbei uns\\b.{0,30}\\b(?:auch|genauso|ebenso|ahnlich|dasselbe|nicht anders)\\b|\\b(?:kenne ich|kennen wir|ging (?:es )?(?:uns|mir))\\b.{0,20}\\b(?:auch|gut|genauso|zu gut|selbst)?\\b|\\b(?:dasselbe|das gleiche|die gleichen?) (?:problem|probleme|sorgen|thema)\\b|\\b(?:fruher|damals) (?:hatten|haben|war|waren) wir\\b|\\bbei meine[mr] (?:alten|letzten|fruheren) (?:firma|arbeitgeber|stelle)\\b',
    '\\b(?:chez nous|nous)\\b.{0,30}\\b(?:aussi|pareil|le meme probleme|la meme chose|les memes)\\b|\\bla meme (?:galere|situation)\\b|\\bmon ancien(?:ne)? (?:boite|entreprise|societe|employeur)\\b|\\bje (?:connais|comprends) (?:bien )?(?:ca|cela|votre)\\b',
    '\\b(?:nosotros|a nosotros|nos|aqui)\\b.{0,30}\\b(?:tambien|lo mismo|igual|el mismo problema)\\b|\\bel mismo problema\\b|\\bmi (?:antigua|anterior) (?:empresa|compania|casa)\\b|\\blos? entiendo perfectamente\\b',
  ].join('|'),
);

/** A seller who presses for the other side's step: `we need your decision by …`, `or we cannot hold the slot`. */
export const PRESSING = new RegExp(
  [
    '\\b(?:need|needs|want|expect|require|awaiting|await|wait for)\\b.{0,20}\\byour (?:decision|signature|answer|commitment|go|approval|feedback|order|confirmation|po)\\b|\\bneed (?:you|your team) to (?:sign|decide|commit|confirm)\\b|\\b(?:hold|keep|guarantee|lose) (?:the|this|that|your) (?:slot|price|discount|offer|date)\\b|\\b(?:if|unless|until|when|once) you (?:sign|decide|commit|order)\\b|\\bwe need (?:to have )?a decision\\b',
    '\\b(?:eure|ihre|deine|euer|ihr|dein)(?:n|m|r)? (?:entscheidung|unterschrift|zusage|ruckmeldung|freigabe|bestellung|auftrag|antwort)\\b|\\b(?:rabatt|preis|termin|slot|angebot)\\b.{0,20}\\b(?:halten|gilt|verfallt|gultig)\\b',
    '\\bil faut signer\\b|\\b(?:votre|ta) (?:decision|signature|accord|reponse|commande|validation|retour)\\b|\\b(?:garder|maintenir|tenir|bloquer) (?:la remise|le prix|le creneau|l.offre|le tarif)\\b',
    '\\bnecesitamos la (?:firma|decision)\\b|\\b(?:vuestra|su|tu) (?:decision|firma|respuesta|confirmacion|aprobacion|pedido)\\b|\\b(?:mantener|guardar|respetar) (?:el precio|el descuento|la oferta|la plaza|la fecha)\\b',
  ].join('|'),
);

/** What the seller states of the other side's firm: `your team loses 15 hours`, `your problem is`, `costs you`. */
export const YOUR_TROUBLE =
  /\byour (?:team|people|staff|firm|company|planners|problem|trouble|pain|biggest|drivers|budget|cfo|boss|board)\b.{0,20}\b(?:los(?:es?|ing)|wast(?:es?|ing)|spend(?:s|ing)?|pays?|struggles?|need(?:s)?|is|are)\b|\bcosts? you\b|^(?:so |then |okay,? |right,? )?you (?:have to|need (?!us\b)|must)\b|\b(?:companies|firms|teams|people|businesses) like (?:you|yours)\b|\b(?:ihre|eure|dein|deine|euer|ihr) (?:team|leute|mitarbeiter|firma|problem|budget|chef)\b.{0,20}\b(?:verliert|verlieren|verschwende\w*|brauch\w*|ist|sind|zahl\w*)\b|\b(?:verliert|verschwendet|zahlt|braucht) (?:ihr|euer)\b|\bihr (?:verliert|verschwendet|zahlt|braucht)\b|\bvotre (?:equipe|entreprise|probleme|budget|daf|societe)\b.{0,20}\b(?:perd|paie|gaspille|est|doit|a besoin)\b|\bvous (?:perdez|gaspillez|passez)\b|\b(?:su|vuestro|tu) (?:equipo|empresa|problema|presupuesto)\b.{0,20}\b(?:pierde|paga|gasta|es|necesita)\b|\b(?:perdeis|gastais|pagais|perdiais)\b|\b(?:os|le|les) cuesta\b/;

/** The other side addressed in any form, also the familiar one. */
export const ADDRESS =
  /\b(?:you|your|yours|you.re|you.ve|you.d|ihnen|ihr|ihre[mnrs]?|euch|eure[mnr]?|euer|du|dir|dich|deine?[mnr]?|vous|votre|vos|tu|toi|ton|ta|tes|usted|ustedes|os|vosotr[oa]s|vuestr[oa]s?|te|su|sus)\b|\b\p{L}{2,}(?:ais|eis)\b|\b\p{L}{2,}-vous\b|\b\p{L}{2,}en sie\b|\bsie\b(?=.*\?)/u;

/** The firm of speaker and listener as one: `how do we fix that?`. */
export const OURSELVES =
  /\b(?:we|us|our|wir|uns|unsere?[mnrs]?|nous|notre|nos|nosotros|nuestr[oa]s?)\b|\b\p{L}{3,}(?:amos|emos|imos)\b/u;

/** What colleagues propose to each other: `let's ask for a new line`. */
export const PROPOSING =
  /\b(?:let.s|let us|we should|we could|shall we|why don.t we|we ought to)\b|\b(?:lass uns|lasst uns|wir sollten|sollten wir|wollen wir)\b|\b(?:on devrait|nous devrions|il faudrait qu.on|si on)\b|\b(?:deberiamos|podriamos|vamos a|por que no)\b/;

const COLLEAGUE =
  '(?:my|our) (?:colleague|teammate|co-worker|coworker|(?:solution |sales |support |product |lead )?(?:engineer|architect|consultant|specialist|expert|manager))|mein(?:e|en|em|er)? (?:kolleg\\w+)|unsere?[mnr]? (?:kolleg\\w+|ingenieur\\w*|techniker\\w*|berater\\w*|experte?\\w*|produktmanager\\w*|entwickler\\w*)|(?:mon|ma|notre) (?:collegue|ingenieur\\w*|expert\\w*|chef\\w* de produit|consultant\\w*)|(?:mi|nuestr[oa]) (?:companer[oa]|colega|ingenier[oa]|tecnic[oa]|especialista|consultor[a]?)';
const FROM_TEAM =
  'from (?:our|my) (?:team|side|company)|aus (?:unserem|meinem) team|de (?:notre|mon) equipe|de (?:nuestro|mi) equipo';
const HAND_OVER =
  '(?:can|could|will|would|do|want to|wanna)(?: you)?(?: please| maybe| quickly)? ?(?:show|demo|take (?:this|that|it|the)|explain (?:our|how our|to them)|share your screen|add something|jump in|walk)|(?:zeigst|erklarst|ubernimmst|magst|kannst) du|zeig (?:mal|doch|bitte)|tu (?:peux|veux|montres|prends|nous montres)|puedes (?:mostrar|ensenar|explicar)\\w*|(?:muestras|ensenas|explicas|tomas)';

/** Whether a sentence (lower case without accents) names someone by a word of the name as a colleague of the one who speaks. */
export function namesColleague(words: string, name: string): boolean {
  const at = words.indexOf(name);
  if (at < 0 || /\p{L}/u.test(words.charAt(at - 1)) || /\p{L}/u.test(words.charAt(at + name.length))) return false;
  const before = words.slice(Math.max(0, at - 60), at);
  const after = words.slice(at + name.length, at + name.length + 60);
  if (new RegExp(`(?:${COLLEAGUE})[, ]{1,2}(?:\\p{L}+ ){0,2}$`, 'u').test(before)) return true;
  if (new RegExp(`^[^.!?]{0,25}\\b(?:${COLLEAGUE}|${FROM_TEAM})`, 'u').test(after)) return true;
  return new RegExp(`^,? (?:${HAND_OVER})\\b`, 'u').test(after);
}
