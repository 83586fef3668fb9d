/**
 * Labels that people write before what they noted, by concept of the product; English, German, French and Spanish, separated by `|`, lower
 * case without accents. `` (empty) holds labels of fields and headings that answer no question.
 */
export const LABELS: readonly (readonly [concept: string, labels: string])[] = [
  [
    'situation',
    'situation|current situation|current state|current process|as is|as-is|status quo|today|background|context|setup|environment|' +
      'ausgangslage|ist|ist-zustand|istzustand|ist-situation|aktuelle situation|aktueller stand|heute|umfeld|hintergrund|lage|' +
      "situation actuelle|existant|contexte|etat des lieux|aujourd'hui|" +
      'situacion|situacion actual|contexto|estado actual|hoy|antecedentes',
  ],
  [
    'problem',
    'problem|problems|pain|pains|pain point|pain points|challenge|challenges|issue|issues|trouble|what hurts|difficulties|' +
      'probleme|schmerz|schmerzpunkt|schmerzpunkte|herausforderung|herausforderungen|schwierigkeit|schwierigkeiten|engpass|' +
      'douleur|douleurs|point de douleur|points de douleur|difficulte|difficultes|enjeu|enjeux|irritant|irritants|souci|soucis|defi|defis|' +
      'problema|problemas|dolor|dolores|punto de dolor|puntos de dolor|dificultad|dificultades|reto|retos|desafio|desafios',
  ],
  [
    'root cause',
    'root cause|root causes|cause|causes|reason|reasons|why|y|because|origin|' +
      'ursache|ursachen|grund|grunde|hintergrund der probleme|warum|' +
      'cause racine|cause profonde|raison|raisons|origine|pourquoi|' +
      'causa|causas|causa raiz|motivo|motivos|origen|por que',
  ],
  [
    'business impact',
    'impact|business impact|implication|implications|cost|costs|financial impact|consequence|consequences|effect on business|quantified impact|' +
      'auswirkung|auswirkungen|folge|folgen|kosten|schaden|geschaftliche auswirkung|' +
      'consequence metier|cout|couts|impact business|impact financier|impacts|' +
      'impacto|impacto economico|impacto en el negocio|consecuencia|consecuencias|coste|costes|costo|costos',
  ],
  [
    'personal impact',
    'personal impact|personal win|personal wins|personal stake|impact on them|personally|' +
      'personliche auswirkung|personlich|personliche betroffenheit|fur sie personlich|fur ihn personlich|' +
      'impact personnel|enjeu personnel|enjeux personnels|a titre personnel|' +
      'impacto personal|a nivel personal|en lo personal|motivacion personal',
  ],
  [
    'desired state',
    'desired state|desired outcome|goal|goals|objective|objectives|target state|to be|to-be|future state|wants|vision|wish|needs|need|' +
      'wunschzustand|soll|soll-zustand|sollzustand|ziel|ziele|zielbild|zielzustand|wunsch|wunsche|bedarf|vision|' +
      'etat souhaite|situation souhaitee|cible|but|buts|objectif|objectifs|souhait|souhaits|besoin|besoins|attente|attentes|' +
      'estado deseado|situacion deseada|objetivo|objetivos|meta|metas|deseo|deseos|necesidad|necesidades|quieren',
  ],
  [
    'success metric',
    'success metric|success metrics|success criteria|success criterion|metric|metrics|kpi|kpis|measure|measures|success|measure of success|' +
      'erfolgskennzahl|kennzahl|kennzahlen|messgrosse|messgrossen|erfolgskriterium|erfolgskriterien|erfolg|messbar an|' +
      'indicateur|indicateurs|indicateur de succes|mesure|mesures|critere de succes|criteres de succes|succes|reussite|' +
      'indicador|indicadores|metrica|metricas|criterio de exito|criterios de exito|exito|medida',
  ],
  [
    'critical event',
    'critical event|compelling event|deadline|trigger|trigger event|key date|due|by|' +
      'stichtag|frist|ausloser|anlass|kritisches ereignis|zwingender termin|' +
      'evenement critique|evenement declencheur|echeance|declencheur|date butoir|date limite|' +
      'evento critico|evento|desencadenante|fecha limite|plazo limite|hito',
  ],
  [
    'priority',
    'priority|priorities|urgency|importance|prioritat|prioritaten|dringlichkeit|wichtigkeit|priorite|priorites|urgence|prioridad|' +
      'prioridades|urgencia',
  ],
  [
    'cost of inaction',
    'cost of inaction|coi|cost of doing nothing|if nothing changes|do nothing|risk of inaction|' +
      'kosten des nichtstuns|nichtstun|wenn nichts passiert|ohne anderung|' +
      "cout de l'inaction|si rien ne change|inaction|sans changement|" +
      'coste de no actuar|costo de no actuar|coste de la inaccion|costo de la inaccion|si no cambia nada|inaccion',
  ],
  [
    'tried before',
    'tried before|tried|already tried|history|previous attempts|past attempts|bisher versucht|schon versucht|bisherige versuche|historie|' +
      'vorgeschichte|deja essaye|deja tente|essais precedents|historique|tentatives|ya probado|intentos anteriores|intentos previos|historial|' +
      'probado antes',
  ],
  [
    'required capabilities',
    'required capabilities|requirements|requirement|must have|must haves|must-have|must-haves|needed|capabilities|features needed|' +
      'anforderung|anforderungen|muss-kriterien|muss|pflicht|benotigt|' +
      'exigence|exigences|fonctions requises|fonctionnalites requises|prerequis|indispensable|indispensables|' +
      'requisito|requisitos|capacidades requeridas|funciones necesarias|imprescindible|imprescindibles',
  ],
  [
    'solution fit',
    'solution fit|fit|feedback|reaction|reaction to demo|passung|eignung|reaktion|adequation|reaction a la demo|retour sur la demo|' +
      'encaje|adecuacion|reaccion',
  ],
  [
    'economic buyer',
    'economic buyer|eb|budget owner|decision maker|decision makers|decision-maker|signs|signer|sign-off|signatory|approver|' +
      'entscheider|entscheiderin|entscheidet|budgetverantwortlich|budgetverantwortlicher|budgetverantwortung|freigeber|unterschrift|zeichnet|' +
      'acheteur economique|decideur|decideurs|decideuse|signataire|valideur|detenteur du budget|' +
      'comprador economico|decisor|decisores|decisora|quien decide|quien firma|responsable del presupuesto',
  ],
  [
    'champion',
    'champion|sponsor|coach|supporter|advocate|internal champion|befurworter|befurworterin|furbitter|treiber|fursprecher|fursprecherin|' +
      'allie|alliee|soutien|porteur|ambassadeur|aliado|aliada|promotor|promotora|impulsor|campeon|patrocinador',
  ],
  [
    'stakeholder risk',
    'stakeholder risk|risk|risks|blocker|blockers|detractor|detractors|resistance|objection|objections|concern|concerns|' +
      'risiko|risiken|widerstand|widerstande|gegner|bedenken|blockierer|einwand|einwande|bremser|' +
      'risque|risques|opposant|opposants|resistances|freins|frein|reticence|reticences|detracteur|' +
      'riesgo|riesgos|detractores|resistencia|resistencias|objecion|objeciones|preocupacion|preocupaciones|opositor|bloqueos',
  ],
  [
    'decision criteria',
    'decision criteria|decision criterion|criteria|dc|selection criteria|evaluation criteria|' +
      'entscheidungskriterien|entscheidungskriterium|kriterien|auswahlkriterien|' +
      'criteres de decision|critere de decision|criteres|criteres de choix|' +
      'criterios de decision|criterio de decision|criterios|criterios de seleccion',
  ],
  [
    'decision process',
    'decision process|dp|process|decision steps|approval process|approval|how they decide|decision|' +
      'entscheidungsprozess|entscheidungsweg|entscheidung|freigabeprozess|freigabe|ablauf|' +
      'processus de decision|processus|circuit de decision|decision finale|circuit de validation|validation|' +
      'proceso de decision|proceso|aprobacion|circuito de decision',
  ],
  [
    'paper process',
    'paper process|pp|procurement|legal|contract process|purchasing|contracting|security review|paperwork|' +
      'einkaufsprozess|einkauf|vertragsprozess|vertrag|rechtliches|formales|vergabe|datenschutz|' +
      'processus contractuel|achats|juridique|contractualisation|formalites|marche public|' +
      'proceso de compras|compras|proceso contractual|tramites|contratacion',
  ],
  [
    'budget',
    'budget|budgets|money|funding|investment|$|funds|price range|geld|finanzierung|mittel|investition|budgetrahmen|' +
      'financement|enveloppe|argent|investissement|presupuesto|dinero|financiacion|inversion|fondos|partida',
  ],
  [
    'timeline',
    'timeline|timing|schedule|time frame|timeframe|dates|go-live|go live|start date|milestones|' +
      'zeitplan|zeitrahmen|termine|terminplan|zeitschiene|start|einfuhrung|' +
      'calendrier|delai|delais|planning|mise en service|jalons|calendario|plazo|plazos|cronograma|fechas|tiempos|arranque',
  ],
  [
    'alternatives',
    'alternatives|alternative|alt|competition|competitor|competitors|comp|other options|options|other vendors|vs|' +
      'alternativen|wettbewerb|mitbewerb|mitbewerber|wettbewerber|andere anbieter|konkurrenz|optionen|' +
      'concurrence|concurrent|concurrents|autres options|autres pistes|autres solutions|' +
      'alternativa|alternativas|competencia|competidor|competidores|otras opciones|opciones|otros proveedores',
  ],
  [
    'side effects',
    'side effects|side effect|change effort|rollout effort|downsides|impact of change|nebenwirkung|nebenwirkungen|umstellungsaufwand|aufwand|' +
      'begleiteffekte|effets secondaires|effet secondaire|effets de bord|effets collateraux|charge de mise en place|' +
      'efectos secundarios|efecto secundario|efectos colaterales|esfuerzo del cambio',
  ],
  [
    'customer confirmation',
    'customer confirmation|confirmation|confirmed|bestatigung|vom kunden bestatigt|bestatigt|confirmation client|confirme|' +
      'confirmacion|confirmacion del cliente|confirmado',
  ],
  [
    '',
    'next step|next steps|action|actions|action item|action items|todo|to do|to-do|follow up|follow-up|follow ups|attendees|participants|' +
      'present|date|time|subject|re|location|place|duration|account|company|customer name|opportunity|deal|stage|amount|owner|contact details|' +
      'phone|email|e-mail|mail|website|link|source|summary|notes|note|agenda|topic|topics|call|meeting|title|recording|transcript|general|' +
      'other|misc|ps|p.s|attachment|attachments|cc|bcc|from|to|sent|question|questions|q|answer|answers|fyi|important|example|e.g|i.e|our pitch|pitch|demo|status|outcome|result|results|key takeaways|takeaways|decisions|quote|quotes|' +
      'nachster schritt|nachste schritte|aufgaben|aufgabe|teilnehmer|teilnehmende|anwesend|anwesende|datum|uhrzeit|zeit|betreff|ort|dauer|' +
      'kundenname|firma|unternehmen|phase|betrag|telefon|zusammenfassung|notizen|notiz|thema|themen|besprechung|gesprach|titel|sonstiges|allgemein|anlagen|' +
      'anhang|von|an|gesendet|frage|fragen|antwort|antworten|wichtig|beispiel|z. b|d. h|offen|offene punkte|offene fragen|unser pitch|ergebnis|ergebnisse|zitat|' +
      'prochaine etape|prochaines etapes|suite|suites|a faire|participants|presents|heure|objet|lieu|duree|compte|societe|entreprise|' +
      'montant|telephone|courriel|resume|synthese|sujet|sujets|reunion|appel|titre|divers|pieces jointes|de|a|envoye|envoye le|reponse|reponses|' +
      'exemple|par ex|p. ex|points ouverts|questions ouvertes|demonstration|resultat|resultats|citation|' +
      'proximo paso|proximos pasos|siguiente paso|siguientes pasos|tareas|tarea|pendiente|pendientes|asistentes|participantes|presentes|fecha|' +
      'hora|asunto|lugar|duracion|cuenta|empresa|importe|telefono|correo|resumen|notas|nota|tema|temas|reunion|llamada|titulo|otros|varios|adjuntos|' +
      'para|enviado|enviado el|pregunta|preguntas|respuesta|respuestas|ejemplo|p. ej|puntos abiertos|demostracion|resultado|resultados|cita',
  ],
];
