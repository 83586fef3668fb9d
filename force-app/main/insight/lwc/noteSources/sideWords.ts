/**
 * What sellers and customers say in four languages, lower case without accents, as regular expressions without nested repetition. Our own
 * lists. Each is matched against one sentence.
 */

/** `our platform`: the seller's product. Customers own systems too, so these words alone are a weak sign. */
const OUR_WORDS = '(?:our|unser|unsere|unserem|unserer|unseren|notre|nos|nuestro|nuestra|nuestros|nuestras)';
const PRODUCT =
  '(?:platform|product|products|tool|tools|solution|solutions|module|app|suite|offering|demo|ai|kit|roadmap|customers see|customers|clients|technology|service|engine|' +
  'plattform|produkt|produkte|losung|losungen|modul|werkzeug|software|referenzkunden|kunden sparen|portal|angebot|technologie|assistent|' +
  'plateforme|produit|outil|solution|logiciel|offre|technologie|module|clients|application|assistant|' +
  'plataforma|producto|herramienta|solucion|aplicacion|oferta|tecnologia|sistema|modulo|clientes|asistente)';

/** A product of ours within a few words: `our returns platform`, `unser neues Portal`. */
export const OUR_PRODUCT = new RegExp(
  `(?:^|[^\\p{L}])${OUR_WORDS}(?:\\s[\\p{L}\\p{N}-]{1,24}){0,3}?[\\s-]?${PRODUCT}(?![\\p{L}])`,
  'u',
);

/** Something of the speaker's side. */
export const OUR = new RegExp(`(?:^|[^\\p{L}])${OUR_WORDS}(?![\\p{L}])`, 'u');

/** Praise and promised effects, as in pitches. */
export const PRAISE =
  /\b(?:best|leading|market leader|powerful|award|state of the art|cutting edge|seamless|game.?changer|world.class|unique|smart|intelligent|fully automat\w*|out of the box|saves? (?:you|up to|\d)|cuts? \w+ by|reduces? \w+ by|boosts?|roi)\b|(?:fuhrend|vollautomatisch|einzigartig|beste[nr]?\b|spart (?:ihnen|bis|\d)|reduziert|intelligente|kinderleicht|nahtlos)|(?:leader|meilleur|revolutionnaire|sans effort|fait gagner|reduit|supprime|economise|unique)|(?:lider|el mejor|la mejor|lo mas (?:rapido|completo)|potente|revolucion|ahorra|reduce|elimina|sin esfuerzo|muy sencill|inteligente|unico)/;

/** What only sellers say. */
export const SELLING = new RegExp(
  [
    '\\bwe (?:help|offer|provide|work with|serve|support) (?:companies|customers|clients|teams|businesses|you|other|many|most|some of|over|hundreds|thousands|more than|leading)',
    '\\bwe (?:offer|provide)\\b|\\bwe have an? (?:module|product|tool|solution|feature|package|integration|platform|app|portal)\\b',
    '\\b(?:let me|i can|i could|i.ll|can i|shall i) (?:show you|share my screen|walk you through|demo|send you (?:a|the|our|some) (?:proposal|quote|offer|deck|case|reference|pricing|brochure))',
    '\\bthanks? (?:you )?(?:so much |a lot )?for (?:making|taking) (?:the |some )?time|\\bthanks for (?:joining|hopping on|having me)\\b',
    '\\bwhat (?:made|prompted|brought) you\\b|\\bbefore (?:i|we) (?:show|demo|start)|\\b(?:let me|can i|may i) (?:summari[sz]e|play (?:that|this) back|recap|repeat)',
    '\\b(?:a lot of|lots of|many|other|most|some) (?:\\w+ ){0,4}(?:tell|told|ask|say to) us\\b|\\byou should see our\\b|\\bthank(?:s| you) for (?:your|the) time\\b|\\bmost (?:of our )?(?:customers|clients|companies)\\b|\\bour (?:other )?(?:customers|clients) (?:see|save|report|use|love|typically|usually)',
    '\\bwith (?:our|us) (?:you|your team)\\b|\\bi(?:.d| would) love to (?:understand|learn|hear)|\\bdid i (?:get|understand) (?:that|you)|\\bhow does that sound\\b',
    '\\bwe (?:support|integrate|connect|host|encrypt|onboard|migrate) |\\bour (?:api|connector|roadmap|onboarding|support team|implementation team|licen[cs]e|uptime|sla|release)\\b|\\bthe (?:licen[cs]e|subscription) (?:is|costs|starts)\\b',
    '\\bwir (?:unterstutzen|integrieren|hosten|migrieren|schulen|binden) |\\bunsere? (?:schnittstelle|lizenz|api|einfuhrung|supportteam)\\b',
    '\\bnous (?:integrons|hebergeons|supportons|formons|migrons|fournissons) |\\bnotre (?:api|connecteur|licence|support technique)\\b',
    '\\b(?:integramos|soportamos|alojamos|migramos|damos soporte) |\\bnuestra (?:api|licencia|integracion)\\b',
    '\\bper (?:user|seat) (?:per|and|a) month\\b|\\bour (?:list )?pric(?:e|es|ing)\\b|\\bfree trial\\b|\\ban? (?:pilot|proof of concept) with us\\b',
    '\\bwir (?:helfen|bieten|unterstutzen) |\\bwir haben (?:da |dafur |dazu )?(?:ein modul|eine losung|ein produkt|eine funktion|ein paket|ein werkzeug)',
    '\\b(?:darf|kann|soll) ich (?:ihnen|euch|kurz|mal)? ?(?:zeigen|zusammenfassen|prasentieren|vorstellen|wiederholen|etwas zeigen)|\\bdarf ich (?:das )?(?:kurz )?zusammenfassen',
    '\\b(?:danke|vielen dank),? (?:dass|fur) (?:sie sich|ihr euch|ihre zeit|die zeit|eure zeit)|\\bich (?:zeige|schicke|sende) ihnen (?:gern|gerne|gleich|mal|ein|das|unser)',
    '\\bbei unseren kunden|\\bunsere kunden (?:sparen|sehen|nutzen|berichten)',
    '\\bhabe ich (?:das|sie) richtig verstanden|\\bverstehe ich (?:das|sie) richtig|\\bwas (?:war der anlass|hat sie (?:bewogen|veranlasst))',
    '\\bnous (?:aidons|proposons|offrons|accompagnons) |\\bnous avons un (?:module|outil|produit|logiciel)|\\bje (?:peux|vais|pourrais) vous (?:montrer|envoyer|presenter|faire une demo)',
    '\\bmerci (?:de|pour) (?:votre temps|m.accorder|prendre le temps|me recevoir|nous recevoir)|\\bsi je (?:resume|comprends bien|recapitule)|\\bje (?:resume|recapitule|reformule)\\b',
    '\\bnos clients (?:constatent|gagnent|economisent|utilisent)|\\bqu.est-ce qui vous a (?:amene|pousse|decide)',
    '\\b(?:nosotros )?(?:ayudamos|ofrecemos|acompanamos) (?:a|una?|soluciones|empresas|un)|\\b(?:nosotros )?tenemos un (?:modulo|portal|producto|herramienta|sistema|servicio) (?:que|con|para)',
    '\\b(?:le|les|te|os) (?:puedo |voy a )?(?:muestro|mostrar|enseno|ensenar|envio una (?:propuesta|oferta|cotizacion))|\\bgracias por (?:su tiempo|tu tiempo|recibirme|recibirnos|atenderme|atendernos|acompanarme)',
    '\\bsi (?:le|les|te) (?:entiendo|entendi) bien|\\bsi no (?:entiendo|entendi) mal|\\bpermitame resumir|\\b(?:resumo|recapitulo)\\b|\\bnuestros clientes (?:ahorran|ven|usan)|\\bque (?:los|les|le|te) (?:trajo|llevo|motivo)',
  ].join('|'),
);

/** What customers say of their own operations: cost, hands, superiors, budgets, earlier attempts. */
export const OPERATING = new RegExp(
  [
    '\\b(?:cost|costs|costing) us\\b|\\bwe (?:lose|lost|spend|spent|waste|pay|miss|missed|struggle|tried|looked at|bought|still|type|track|keep|run|ship|get|have to|had to|need|can.t|cannot|don.t have)\\b|\\bwe.re (?:losing|behind|stuck|struggling|short)',
    '\\bby hand\\b|\\bspreadsheets?\\b|\\bour (?:ceo|cfo|coo|cto|cio|board|boss|owner|director|finance|accountant|auditor|legal|procurement|it department|it team|warehouse|plant|factory|staff|people|drivers|nurses|technicians|engineers|sites?|stores?|budget|fiscal|contract with|supplier|insurer|bank)\\b',
    '\\bmy (?:boss|team|people|budget|bonus|director|board|staff|job|neck|manager)\\b|\\bi (?:sign|approve|decide|report to|need)\\b|\\b(?:has|have) to sign\\b|\\bsigns off',
    '\\b(?:kostet|kosten|kostete) uns\\b|\\b(?:wir|uns) (?:verlieren|brauchen|zahlen|haben (?:keine?|schon|es|das|nur)|mussen|schaffen|tippen|fuhren|sind|nutzen|arbeiten)|\\bvon hand\\b|\\bverlieren wir\\b|\\bbei uns\\b',
    '\\b(?:unser|unsere|unserem|unserer|unseren) (?:chef|chefin|geschaftsfuhr\\w*|vorstand|betriebsrat|lager|werk|fahrer|leute|mitarbeiter\\w*|budget|buchhaltung|einkauf|versicher\\w*|bank|produktion|filialen?|inhaber\\w*|steuerberater\\w*|angebote|kollege\\w*)',
    '\\bmein(?:e|em|er)? (?:chef|chefin|team|leute|budget|bonus|vorstand)\\b|\\bich (?:unterschreibe|entscheide|genehmige|brauche)\\b',
    '\\b(?:coute|coutent|coutait)\\b.{0,12}\\bnous\\b|\\b(?:nous|ca nous) cout\\w+|\\b(?:nous|on) (?:perd\\w*|pai\\w*|tap\\w*|sais\\w*|attend\\w*|doit|devons|n.a pas|n.avons|essay\\w*|a essaye|a deja|avons deja|utilis\\w*)|\\ba la main\\b',
    '\\b(?:notre|nos) (?:direct\\w*|daf|dg|patron\\w*|conseil|chauffeurs|techniciens|equipes?|usine|entrepot|banque|comptab\\w*|assureur|syndicat|budget|magasins?|ateliers?|atelier)|\\bmon (?:patron|budget|equipe|directeur|associe|chef)|\\bma (?:directrice|patronne|prime)|\\bc.est moi qui (?:signe|decide)',
    '\\b(?:nos|me) cuest\\w*|\\b(?:perdemos|pagamos|gastamos|necesitamos|tardamos|probamos|intentamos|trabajamos|tenemos que|no tenemos|llevamos|usamos|hacemos)\\b|\\ba mano\\b',
    '\\b(?:nuestro|nuestra|nuestros|nuestras) (?:jefe|jefa|gerente|director\\w*|consejo|duen\\w*|equipo|gente|conductores|almacen|planta|fabrica|banco|contador|contable|presupuesto|tiendas?|taller)|\\bmi (?:jefe|jefa|equipo|presupuesto|gente|socio)|\\b(?:lo )?firmo yo\\b|\\byo (?:firmo|decido)',
  ].join('|'),
);

/** Questions and remarks about the seller's product: `your tool`, `how much would it cost`. */
export const BUYING = new RegExp(
  [
    '\\byour (?:tool|platform|product|software|solution|system|price|prices|pricing|license|licence|offer|proposal|company|team support|roadmap|demo|app)\\b|^(?:and |so |but |ok |okay |yes |right )?,? ?(?:do|can|does|could) (?:you|it|this|that|your \\w+) (?:also )?(?:integrate|support|connect|handle|import|export|work with|run on|offer)\\b|\\b(?:any|your|which) references?\\b|\\bwho else (?:uses|has)\\b|\\bhow much (?:is|does|would) (?:it|that|this|your)\\b|\\bwhat does (?:it|your \\w+) cost\\b',
    '\\b(?:ihr|ihre|ihrem|ihrer|euer|eure) (?:tool|plattform|produkt|software|losung|system|preis|preise|angebot|lizenz)\\b|\\breferenzen\\b|\\bwas kostet (?:das|es|ihr\\w*|die losung)|\\bkonnen sie (?:das |es )?(?:an|mit|auch)\\b.{0,40}\\b(?:anbinden|integrieren)',
    '\\b(?:votre|vos) (?:outil|plateforme|produit|logiciel|solution|prix|tarif|tarifs|offre)\\b|\\bdes references\\b|\\bcombien (?:ca|cela|est-ce que ca) (?:coute|couterait)',
    '\\b(?:su|sus|tu|vuestro|vuestra) (?:herramienta|plataforma|producto|software|solucion|precio|precios|oferta|sistema)\\b|\\breferencias\\b|\\bcuanto (?:cuesta|costaria|vale)\\b',
  ].join('|'),
);

/** A question to the other side about its own business. */
export const ASKING = new RegExp(
  [
    '^(?:so |and |but |okay |ok |well |right |great |got it |understood )?,? ?(?:how|what|who|whom|why|when|where|which|do|does|did|is|are|have|has|could|can|would|will|anything|any)\\b',
    '^(?:und |also |gut |okay |verstehe |interessant )?,? ?(?:wie|was|wer|wen|wem|warum|wieso|weshalb|wann|wo|woran|wodurch|welche\\w*|gibt|haben|hat|ist|sind|spielt|konnen|konnten|darf|bis wann)\\b',
    '^(?:et |mais |d.accord |donc |alors |bon )?,? ?(?:comment|que|qu.est|quel\\w*|qui|pourquoi|quand|ou|combien|a combien|est-ce|y a|il y a|avez|pouvez|pourriez|savez|de combien|depuis|et)\\b',
    '^[¿\\s]*(?:y |pero |entonces |bueno |entiendo )?,? ?(?:como|que|quien\\w*|cual\\w*|por que|cuando|donde|cuant\\w*|hay|han|tiene\\w*|puede\\w*|podria\\w*|para cuando|desde)\\b',
  ].join('|'),
);

/** Requests that ask the other side to speak of its business. */
export const PROMPTING =
  /\b(?:tell|walk|talk|take) (?:me|us) (?:more|about|through|how|what)\b|^(?:please )?(?:describe|explain) (?:how|what|your|the)\b|\b(?:erzahlen|beschreiben|schildern|erklaren) sie\b|\b(?:racontez|decrivez|expliquez|parlez|dites)(?:-(?:moi|nous))?\b|\b(?:cuenten?(?:me|nos)?|cuentame|describa[n]?|explique(?:n)?(?:me|nos)|digan?me)\b/;

/** Statements about the other one's own trouble, or repeats of it: `you are losing 20 hours`, `das kostet Sie`. */
export const ABOUT_YOU =
  /\byou(?:.re| are| have)? (?:lose|losing|lost|waste|wasting|spend|spending|pay|paying|struggle|struggling|told|said|mentioned|described)\b|\bcosts? you\b|\b(?:verlieren|verschwenden|zahlen|bezahlen|verbringen) sie\b|\bverliert ihr\b|\bsie (?:sagten|erwahnten|berichteten|meinten)\b|\bkostet (?:sie|euch)\b|\b(?:kunden|firmen|unternehmen) wie (?:sie|ihnen)\b|\bvous (?:perdez|payez|depensez|gaspillez|m.avez|nous avez|aviez) ?|\bvous coute\b|\b(?:perdeis|gastais|pagais|dijisteis|comentasteis)\b|\b(?:os|les) cuesta\b|\b(?:me|nos) (?:dijo|comento|dijeron|comentaron)\b|\bustedes (?:pierden|gastan|pagan)\b/;

/** Praise as a statement: `our line is the best`. */
export const BOAST =
  /\b(?:is|are|.s) (?:simply |really |by far )?(?:the )?(?:best|leading|market leader|number one|unique)\b|\b(?:ist|sind) (?:einfach |wirklich )?(?:die|der|das) (?:beste|besten|fuhrende)|\b(?:est|sont) (?:tout simplement )?(?:le|la|les) meilleure?s?\b|\b(?:es|son) (?:el|la|lo|los|las) (?:mejor(?:es)?|mas)\b/;

/** What the seller's product does for the other side. */
export const FOR_YOU =
  /\bfor you(?:r team)?\b|\b(?:fur sie|ihnen|nehmen? ihnen)\b|\bpour vous\b|\bpara (?:usted|ustedes|ti|vosotros)\b/;

/** The other side addressed. */
export const YOU =
  /\b(?:you|your|yours|you're|you've|you'd|ihnen|ihr|ihre|ihrem|ihrer|ihren|euch|vous|votre|vos|usted|ustedes|su|sus|vosotros|vuestro|vuestra)\b|(?:^|\s)sie\s|\b(?:haben|konnen|wurden|machen|prufen|glauben|nutzen|wollen) sie\b/;

/** The writer of notes as the one who spoke: `I told them …`, `Habe … gezeigt`, `Les conté que …`. */
export const REPORTED = new RegExp(
  [
    '\\b(?:i|we)(?: have|.ve| also| then| just)? (?:told|showed|shown|explained|presented|pitched|demoed|walked (?:them|him|her)|offered|assured|promised|introduced|gave (?:them|him|her) (?:a|the|our) (?:demo|pitch))\\b',
    '\\b(?:ich|wir)(?: habe| haben)? .{0,40}\\b(?:gezeigt|erklart|vorgestellt|erzahlt|prasentiert|vorgefuhrt|angeboten|erlautert|versprochen)\\b|\\b(?:ich habe|habe ich|wir haben|haben wir) (?:ihnen |ihm |ihr |kurz |noch |auch )?(?:gezeigt|erklart|vorgestellt|erzahlt|prasentiert|vorgefuhrt|angeboten|erlautert|versprochen)\\b',
    '\\bj.(?:ai|avais) (?:montre|explique|presente|dit|propose|raconte|promis)\\b|\\bje (?:leur|lui) ai (?:\\w+ )?(?:montre|explique|presente|dit|propose|raconte|promis)\\b',
    '\\b(?:les|le) (?:conte|explique|mostre|ensene|dije|presente|ofreci|prometi)\\b|\\bhe (?:mostrado|explicado|presentado|ensenado|contado|ofrecido)\\b',
  ].join('|'),
);

/** The same without a subject, as in clipped notes; it counts only with words about our own product. */
export const REPORTED_CLIPPED =
  /^(?:told (?!us|me)|showed|explained|presented|pitched|demoed|offered|demo\b|intro\b|pitch\b)|\b(?:gezeigt|vorgestellt|prasentiert|vorgefuhrt|erklart)\b|^(?:ai )?(?:montre|presente|explique)\b|^(?:mostre|ensene|presente|explique|conte)\b/;

/** What the other side could do or get, as in offers: `you can switch it on yourself`. A weak sign, since `you` may be anybody. */
export const OFFERING =
  /\byou (?:don.t need|can|simply|just|will|get|would get|only need|won.t)\b|\byour (?:team|people) (?:can|could|will|get)\b|\bsie (?:konnen|bekommen|erhalten|sparen|sehen dann|haben dann)\b|\bvous (?:pouvez|pourrez|obtenez|aurez|verrez|gagnez|n.avez qu)|\busted(?:es)? (?:puede|pueden|podra|podran|obtiene|tendra|tendran)\b/;

/** Tasks and promises, as noted next to a name. */
export const ACTION =
  /^(?:to )?(?:send|share|check|follow|call|prepare|schedule|book|write|draft|invite|set up|clarify|confirm|review|provide)\b|\b(?:will|to) (?:send|share|check|follow up|call|prepare|schedule|book|draft|invite|set up|clarify|get back)\b|\b(?:schickt|sendet|klart|pruft|bereitet|ruft|organisiert|schicken|klaren|prufen|vorbereiten|anrufen)\b|\b(?:envoie|envoyer|verifie|verifier|prepare|preparer|rappelle|rappeler|organise|organiser)\b|\b(?:envia|enviar|enviara|prepara|preparar|revisa|revisar|llama|llamar|organiza|confirmar)\b/;

/** Words of the writer of notes about his own selling: `I said we can …`, `told them …`, `my quarter is gone`, `our deck made them nervous`. */
export const OWN_AFFAIRS = new RegExp(
  [
    '\\b(?:i|i.ve|i have) (?:said|told|replied|answered|claimed|argued)\\b|^told (?!us\\b|me\\b|by\\b)|^(?:showed|explained|presented|pitched|demoed) (?:to )?(?:them|him|her|that they|how they|the (?:customer|client))\\b|\\bmy (?:quarter|quota|commission|pipeline|forecast)\\b|^(?:and |but |then )?our (?:deck|slides?|pitch|demo|pricing|prices?|proposal|quote|brochure|sales \\w+)\\b|\\bwe (?:have to|must|need to|want to) close\\b|\\bwe lose (?:the|this) (?:slot|deal)\\b|\\bwe struggle to get (?:a meeting|hold|through|access)\\b',
    '\\b(?:ich (?:sagte|meinte|habe .{0,60}gesagt)|sagte ich|habe ich .{0,40}gesagt)\\b|^(?:ihm|ihr|ihnen|denen) (?:gesagt|erzahlt)\\b|\\b(?:mein quartal|meine provision|meine pipeline|mein forecast|unser(?:e[mnr]?)? vertriebs\\w+)\\b|^(?:und |aber )?unser(?:e)? (?:folien|prasentation|angebot|preise?|demo|pitch|losung)\\b',
    '\\b(?:j.ai (?:dit|repondu|affirme)|je (?:leur|lui) (?:ai dit|dis))\\b|\\b(?:mon trimestre|ma commission|mon quota)\\b|^(?:et |mais )?(?:notre|nos) (?:presentation|devis|offre|demo|tarifs?|prix|proposition|slides)\\b',
    '\\b(?:(?:les|le) dije|yo dije|dije que|he dicho|les he dicho)\\b|\\b(?:mi trimestre|mi comision|mi cuota)\\b|^(?:y |pero )?nuestr[oa]s? (?:presentacion|propuesta|oferta|demo|precios?|tarifas?)\\b',
  ].join('|'),
);
