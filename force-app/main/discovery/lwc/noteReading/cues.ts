/**
 * Words that people use when they speak about a concept, in English, German, French and Spanish, separated by `|`; collected for this
 * product. Lower case and without accents, like the text they are compared with. A cue matches the beginning of a word (`struggl` finds
 * "struggling"); with `_` at its end it matches whole words only. When two concepts have the same number of cues in a sentence, the first
 * of this list wins, so narrow concepts come before broad ones.
 */
export const CUES: readonly (readonly [concept: string, cues: string])[] = [
  [
    'economic buyer',
    'sign off|signs off|release the money|releases the money|approves the budget|budget owner|holds the budget|cfo_|final say|' +
      'gibt das geld frei|budgetverantwort|entscheidet ueber das geld|genehmigt das budget|' +
      'valide le budget|tient le budget|debloque|daf_|aprueba el presupuesto|firma el gasto|director financiero',
  ],
  [
    'cost of inaction',
    'if nothing changes|if we do nothing|doing nothing|cost of waiting|carry on like this|cannot wait|' +
      'wenn sich nichts aendert|wenn wir nichts tun|nichts tun kostet|so weitermachen|' +
      'si rien ne change|si on ne fait rien|ne rien faire|si nada cambia|si no hacemos nada|no hacer nada',
  ],
  [
    'critical event',
    'audit_|go live|contract ends|contract runs out|licence ends|expires|new law|regulation|deadline|' +
      'pruefung im|vertrag laeuft aus|vertrag endet|stichtag|frist|gesetz|' +
      'fin du contrat|echeance|date limite|nouvelle loi|vence el contrato|fecha limite|nueva ley',
  ],
  [
    'decision process',
    'committee|steering|approval|procurement decides|next we|decide by|how we decide|sign in|board meet|shortlist|' +
      'gremium|ausschuss|freigabe|entscheiden wir|entscheidungsweg|lenkungskreis|' +
      'comite|validation|nous decidons|processus de decision|comision|aprobacion|decidimos|proceso de decision',
  ],
  [
    'decision criteria',
    'criteria|most important to us|must have|we compare|weigh|score the|' +
      'kriterien|wichtig ist uns|muss koennen|wir vergleichen|criteres|le plus important|nous comparons|' +
      'criterios|lo mas importante|comparamos',
  ],
  [
    'success metric',
    'measure|kpi_|metric|we would know|down from|up from|target is|' +
      'messen|kennzahl|zielwert|statt heute|mesur|indicateur|objectif est|medir|indicador|objetivo es',
  ],
  [
    'business impact',
    'costs us|cost us|losing|lost revenue|lose customers|overtime|a year in|per year|hours a week|write off|penalt|' +
      'kostet uns|verlieren|ueberstunden|im jahr|pro jahr|stunden pro woche|vertragsstrafe|' +
      'nous coute|nous perdons|par an|heures par semaine|penalite|nos cuesta|perdemos|al ano|horas a la semana|penalizacion',
  ],
  [
    'personal impact',
    'weekend|stay late|stressed|sleep|tired of|my team|afraid for|burn|' +
      'wochenende|gestresst|schlaf|mein team|meine leute|week end|fatigue|mon equipe|stresse|' +
      'fin de semana|estresad|mi equipo|cansad',
  ],
  [
    'stakeholder risk',
    'worried|afraid|fear|against it|loses out|works council|resist|push back|' +
      'sorge|angst|dagegen|betriebsrat|widerstand|inquiet|peur|contre ce projet|syndicat|' +
      'preocup|miedo|en contra|sindicato|resistencia',
  ],
  ['budget', 'budget|money for|funding|geld fuer|haushalt|financement|presupuesto|fondos'],
  [
    'root cause',
    'because|due to|caused by|root cause|reason is|comes from|' +
      'weil_|liegt daran|ursache|grund ist|kommt daher|parce que|a cause de|vient de|la raison|' +
      'porque|debido a|la causa|viene de',
  ],
  [
    'tried before',
    'we tried|already tried|last time|years ago we|first attempt|' +
      'schon versucht|haben wir probiert|beim letzten mal|deja essaye|la derniere fois|ya intentamos|ya probamos|la ultima vez',
  ],
  [
    'alternatives',
    'competitor|also looking at|other vendors|in house|build it ourselves|alternativ|excel instead|' +
      'wettbewerb|andere anbieter|selbst bauen|concurrent|autres fournisseurs|en interne|' +
      'competidor|otros proveedores|hacerlo nosotros',
  ],
  [
    'timeline',
    'by the end of|before christmas|next quarter|by q1|by q2|by q3|by q4|in january|in march|in june|in september|' +
      'bis ende|naechstes quartal|bis zum|avant la fin|prochain trimestre|d ici|antes de fin|proximo trimestre|para el',
  ],
  [
    'champion',
    'will push|speaks up for|in favour|supports us|fuer uns ein|unterstuetzt uns|treibt das|nous soutient|en faveur|nos apoya|a favor',
  ],
  [
    'desired state',
    'we want|would like|we wish|ideally|should be able|in a year|dream|' +
      'wir wollen|wir moechten|wuensch|idealerweise|in einem jahr|nous voulons|aimerions|idealement|' +
      'queremos|nos gustaria|idealmente|quisieramos',
  ],
  [
    'problem',
    'problem|issue|struggl|fail|breaks|broken|error|mistake|wrong|too slow|too long|too late|by hand|twice|manually|complain|frustrat|pain_|' +
      'schwierig|fehler|falsch|zu langsam|zu lange|zu spaet|von hand|doppelt|beschwer|frust|klappt nicht|geht nicht|' +
      'probleme|difficult|erreur|trop lent|trop long|trop tard|a la main|deux fois|plainte|marche pas|' +
      'dificultad|error|demasiado lent|demasiado tarde|a mano|dos veces|queja|no funciona',
  ],
  [
    'situation',
    'today we|currently|at the moment|right now|we use|we have|we work with|' +
      'heute machen|derzeit|zurzeit|momentan|wir nutzen|wir arbeiten mit|wir haben|' +
      'aujourd hui|actuellement|nous utilisons|nous avons|hoy_|actualmente|usamos|tenemos|trabajamos con',
  ],
];
