/**
 * Classes of words that mark a subject in sales conversations, in English, German, French and Spanish; collected for this product. They let
 * a sentence in one language support another one: `sign`, `unterschr` and `firma` are one feature of the model. Entries are lower case,
 * without accents (`normalize.ts`), separated by `|`. An entry matches the beginning of a word; with `_` at its end, the whole word. Entries
 * of several words match words in a row, the last one by its beginning.
 */
export const WORD_CLASSES: Readonly<Record<string, string>> = {
  boss:
    'ceo_|cfo_|coo_|cto_|cio_|vp_|chief|managing director|owner|boss|head of|director|chair|president|principal|founder|' +
    'geschaftsfuhr|chef_|chefin|inhaber|vorstand|leiter|leitung|direktor|gesellschafter|prokurist|burgermeister|' +
    'directeur|directrice|direction|patron|pdg_|dg_|daf_|gerant|proprietaire|dirigeant|associe|maire_|' +
    'jefe|jefa|gerente|gerencia|direccion|dueno|duena|propietari|consejero delegado|propiedad|fundador|alcalde',
  family:
    'father|mother|wife|husband|brother|sister|son_|vater|mutter|mann_|frau_|bruder|schwester|pere_|mere_|frere|soeur|mari_|padre|madre|hermano|hermana|marido|mujer',
  sign:
    'sign|approv|authoris|authoriz|go ahead|green light|final say|last word|cheque|sign off|rubber stamp|final call|' +
    'freigeb|freigabe|freigegeben|genehmig|unterschr|unterzeichn|abnick|abseg|segnet|letzte wort|zeichnet|zeichnungs|' +
    'signe|signature|signer|approuv|feu vert|dernier mot|valide_|valider|validation|tranche_|' +
    'firma_|firmar|firmo|firme_|aprueb|aprob|visto bueno|ultima palabra|autoriza|luz verde',
  decide:
    'decid|decision|choose|chooses|vote|votes|up to|makes the call|entscheid|beschliess|beschluss|stimmt ab|bestimmt|' +
    'choisi|choix|tranch|decide|elegir|elige|decide|vota|manda_',
  committee:
    'committee|board|steering|council|panel|works council|gremium|ausschuss|lenkungskreis|beirat|rat_|stadtrat|gemeinderat|versammlung|kommission|' +
    'comite|commission|conseil|codir|assemblee|comision|consejo|junta|asamblea',
  step:
    'first_|then_|after that|afterwards|next_|finally|step|steps|zuerst|zunachst|dann_|danach|anschliessend|schliesslich|am ende|schritt|' +
    'd abord|ensuite|puis_|enfin_|apres_|etape|primero|luego_|despues|por ultimo|finalmente|paso_|pasos_',
  legal:
    'contract|legal|lawyer|attorney|data protection|gdpr|nda_|dpa_|procurement|purchasing|security review|security questionnaire|supplier|vendor form|tender|terms|insurance|compliance|framework agreement|purchase order|onboarding form|' +
    'vertrag|rechtsabteil|jurist|anwalt|datenschutz|einkauf|ausschreib|vergabe|lieferant|agb_|rahmenvertrag|bestellung|avv_|vergaberecht|' +
    'contrat|juridique|avocat|rgpd|achats|appel d offres|cgv_|referencement|marche public|mise en concurrence|bon de commande|' +
    'contrato|juridic|abogad|proteccion de datos|compras_|licitacion|pliego|alta de proveedor|concurso|orden de compra|cotizacion',
  budget:
    'budget|fund|money|capex|opex|allocat|set aside|earmark|line item|put aside|reserved|ceiling|grant|subsid|afford|spend|invest|' +
    'haushalt|etat_|topf|mittel_|geld|eingeplant|zuruckgelegt|bewilligt|eingestellt|rahmen|fordermittel|forderung|investi|maximal|' +
    'enveloppe|financement|prevu|credits|subvention|plafond|depens|' +
    'presupuest|partida|fondos|dinero|reservad|previsto|tope|subvencion|gastar|inver|como mucho|maximo',
  cost:
    'cost|lose_|losing|lost_|loss|losses|waste|wasted|pay_|paid|paying|fine_|fines_|penalt|overtime|write off|margin|revenue|turnover|refund|compensat|scrap|' +
    'kost|verlier|verlust|verloren|bezahl|zahlen_|strafe|uberstunden|marge|umsatz|ausschuss_|entgangen|schaden|ponal|erstatt|' +
    'coute|cout_|couts|perd_|perdons|perdu|perte|penalit|heures sup|chiffre d affaires|manque a gagner|rembours|gaspill|' +
    'cuesta|costo|coste|perdemos|pierde|perdid|multa|horas extra|margen|factura|penaliz|compensa|desperdici|tirar|tiramos',
  rate:
    'a year|per year|yearly|a month|per month|monthly|a week|per week|weekly|a day|per day|daily|an hour|each month|each week|per annum|' +
    'im jahr|pro jahr|jahrlich|im monat|pro monat|monatlich|pro woche|die woche|am tag|pro tag|taglich|je stunde|pro stunde|' +
    'par an|par mois|par jour|par semaine|l heure|chaque mois|chaque semaine|annuel|' +
    'al ano|al mes|a la semana|al dia|por hora|cada mes|cada semana|diarios|anual|mensual',
  measure:
    'measure|kpi|metric|target|down from|up from|below|under_|at least|at most|fewer than|less than|more than|instead of|now it s|percent|track|rate_|score_|ratio|' +
    'messen|gemessen|kennzahl|zielwert|ziel_|unter_|hochstens|mindestens|statt_|weniger als|quote|heute sind|anteil|' +
    'mesur|indicateur|objectif|moins de|au lieu de|taux|en dessous|au moins|passer de|' +
    'medir|medimos|mediremos|indicador|objetivo|menos de|en vez de|tasa|por debajo|al menos|pasar de|ahora son|bajar',
  success:
    'success|worth it|happy if|satisfied|know it worked|proud|paid off|win for|good result|erfolg|gelohnt|stolz|zufrieden wenn|gewonnen|' +
    'reussi|succes|content si|serai content|pari gagne|fier|exito|contento si|valdra la pena|valido la pena|merecido la pena|orgullos',
  want:
    'want|would like|wish|dream|ideal|hope|should be able|love to|in a perfect|we d like|i d like|picture|see at a glance|vision|' +
    'mocht|wollen|will_|wunsch|traum|soll_|sollen|sollte|hatte gern|hatten gern|am liebsten|ziel ware|' +
    'voudr|aimer|souhait|reve|ideal|veut_|veulent|voulons|j espere|' +
    'querem|quiero|quiere|quisier|gustaria|ojala|idealmente|desea|sueno|encantaria',
  need:
    'must|need|has to|have to|require|insist|mandatory|essential|non negotiable|without that|deal breaker|only if|' +
    'muss|mussen|brauch|benotig|zwingend|pflicht|voraussetzung|unverzichtbar|ohne das|' +
    'doit_|doivent|faut_|faudra|besoin|exig|obligatoire|indispensable|imperati|sans ca|' +
    'tiene que|tienen que|necesit|exig|debe_|deben_|obligatori|imprescindible|hace falta|sin eso',
  criteria:
    'criteri|weigh|compar|matters|important|counts|look at|look for|look mainly|price_|pays back|payback|roi_|reference|evaluat|prefer|care about|' +
    'kriteri|wichtig|zahlt_|vergleich|gewicht|ausschlaggebend|achten|schauen auf|preis|referenz|amortis|bewert|' +
    'critere|compte_|important|pese_|prix_|regard|reference|amorti|juge|' +
    'criterio|importa|compara|pesa_|precio|referenci|valora|fijamos|amortiz',
  tech:
    'sso_|api_|offline|integrat|interface|on prem|cloud|mobile|app_|export|import_|audit trail|encrypt|scanner|tablet|barcode|language|hosting|backup|login|dashboard|alert|workflow|rights|permission|' +
    'schnittstelle|einbind|anbind|deutsch|sprache|handy|verschlussel|rechte|export|hosting|mandanten|offlinefahig|' +
    'interface|hors ligne|connect|langue|francais|heberg|chiffr|alerte|droits|tablette|' +
    'interfaz|sin conexion|conect|idioma|espanol|movil|cifrad|alerta|permisos|tableta|whatsapp',
  fear:
    'afraid|fear|worr|nervous|concern|scared|sceptic|skeptic|doubt|reluctant|anxious|uneasy|suspicio|' +
    'angst|sorge|furcht|skepti|bedenken|nervos|unsicher|misstrau|' +
    'peur|crain|inquiet|scepti|reticen|mefi|doute|redout|' +
    'miedo|teme|asusta|preocup|escepti|recel|desconf|duda',
  resist:
    'against_|resist|refus|block|veto|push back|won t like|not keen|don t want|doesn t want|hate|union|unhappy|sabotag|kill it|opposed|walk out|not a fan|' +
    'betriebsrat|gewerkschaft|dagegen|weiger|blockier|straub|sperr|mauert|wollen nicht|will nicht|mochte nichts|wehr|nicht begeistert|quer stell|' +
    'contre_|refus|bloqu|frein|syndicat|veut pas|veulent pas|oppos|grogn|hostile|tirer la|' +
    'en contra|se niega|se niegan|bloque|sindicato|no quiere|no quieren|se opon|resist|pega|protest|frena',
  support:
    'support|in favour|in favor|push|convince|fight for|advocate|behind it|vouch|on my side|take it to|bring it up|speak up|my project|back this|champion|present it|' +
    'unterstutz|setze mich|setzt sich|treib|kampf|uberzeug|dafur_|bringe das|stelle das|werbe|mache mich stark|steht dahinter|verspreche|' +
    'soutien|soutenir|defend|porte_|porter|pouss|convain|favorable|appui|compter sur moi|comptez sur moi|je le presente|' +
    'apoy|defend|empuj|convenc|a favor|impuls|cuente conmigo|cuenten conmigo|lo llevo|lo presento',
  tried:
    'tried|attempt|last time|years ago|introduced|abandon|gave up|went back|drawer|already had|used to have|rolled out|came to nothing|never took off|fizzled|' +
    'versucht|probiert|damals|letztes mal|letzten mal|schon mal|schon einmal|gescheit|eingeschlafen|aufgegeben|schublade|jahren|im sande|' +
    'essaye|tente_|deja|abandonn|echou|derniere fois|tombe a l eau|rien donne|' +
    'intent|probamos|probado|fracas|abandon|ultima vez|hace anos|quedo en nada|ya tuvimos',
  alternative:
    'competitor|other vendor|another vendor|alternativ|also looking|also talking|other option|on the list|shortlist|quote from|offer from|in house|build it|ourselves|outsourc|stay with|keep going|plan b|second offer|other supplier|demo from|two others|' +
    'wettbewerb|mitbewerb|anbieter|angebot|selbst bauen|selber|eigenentwick|schauen uns|agentur|zweites angebot|option|beibehalten|nichts tun|' +
    'concurrent|autre fournisseur|autres fournisseur|offre_|devis|en interne|nous memes|prestataire|autre piste|option|garder|' +
    'competidor|otro proveedor|otros proveedor|oferta_|nosotros mismos|en casa|otra opcion|otras opcion|seguir como|subcontrat|presupuesto de',
  cause:
    'because|due to|caus|reason|comes from|goes back to|the trouble is|root|down to|stems|why_|whereas|nobody owns|since_|that s why|' +
    'weil_|wegen|ursache|grund|liegt_|liegts|daran|daher|zuruck|schuld|denn_|dadurch|deshalb|' +
    'parce|car_|a cause|raison|vient_|faute de|puisque|origine|c est que|tient a|provient|' +
    'porque|debido|causa|razon|motivo|viene de|culpa|ya que|es que|raiz',
  otherwise:
    'if nothing|if we don t|if we do nothing|otherwise|if not|carry on|or else|doing nothing|if it stays|if this goes on|if that happens|would mean the end|by then we|if it fails|' +
    'sonst_|wenn nichts|wenn wir nicht|andernfalls|so weiter|bleibt es|wenn das so|wenn es so|geht das schief|klappt das nicht|wenn nicht|tun wir nichts|' +
    'sinon|si rien|si on ne|si nous ne|autrement|si ca continue|si cela continue|sans quoi|si c est|' +
    'si no_|de lo contrario|si nada|seguimos igual|si seguimos|si sigue|si sale mal|si esto sigue',
  danger:
    'bankrupt|shut down|close down|lose the licence|lose the contract|delist|walk away|leave us|gone_|churn|give notice|insolven|' +
    'pleite|schliessen|zusperren|abspring|kundig|entzogen|strafe|ausgelistet|dicht|wegbrech|' +
    'faillite|fermer|fermeture|retrait|partir|resili|quitter|licenci|' +
    'quiebra|cerrar|cierra|se van|perderemos|perdemos la|sancion|despid|rescind',
  event:
    'audit|inspection|law_|regulation|expire|contract ends|runs out|go live|opening|season|trade fair|fair_|merger|merg|retire|moves to|relocat|deadline|election|certif|renewal|licence ends|starts_|new plant|peak|christmas|handover|' +
    'prufung|audit|gesetz|auslauf|lauft aus|lauft ab|messe|fusion|rente|ruhestand|umzug|eroffn|stichtag|frist|zertifi|saison|in kraft|pflicht ab|jubilaum|weihnacht|support endet|endet_|' +
    'loi_|echeance|expire|salon_|fusion|retraite|demenag|ouverture|ouvre|certif|saison|date limite|entre en vigueur|fin du contrat|rentree|inspection|prend fin|' +
    'auditoria|ley_|vence|feria|fusion|jubil|mudanza|apertura|abrimos|certific|temporada|plazo|caduca|normativa|entra en vigor|inspeccion|navidad',
  deadline:
    'before_|by_|until|no later|in time|latest|in place|up and running|ready_|vor_|bis_|spatestens|rechtzeitig|steht_|stehen_|fertig|lauffahig|' +
    'avant_|d ici|au plus tard|pret_|prets_|en place|operationnel|antes_|para_|hasta_|mas tardar|listo|en marcha',
  start:
    'start|kick off|roll out|rollout|pilot|phase|wave|launch|implement|in steps|go step|one site|later on|then we ll see|' +
    'einfuhr|losgehen|los_|stufe|welle|beginn|testphase|umsetz|anfang|' +
    'demarr|lanc|pilote|deploi|etape|commenc|mise en place|' +
    'arranc|empez|empec|piloto|despleg|fase|implant|comenz|puesta en marcha',
  priority:
    'priorit|top of|number one|most urgent|urgent|agenda|can wait|postpone|on a scale|comes first|everything else|above all|pressing|on hold|' +
    'dringend|ganz oben|oberste|vorrang|wichtigste|an erster stelle|vor allem anderen|verschoben|zuerst|hochste|eilt|' +
    'en tete|passe avant|le plus urgent|premier_|en premier|avant tout|urgence|sur une echelle|peut attendre|' +
    'prioridad|lo primero|por encima|primer lugar|lo mas urgente|en una escala|puede esperar|antes que nada',
  personal:
    'weekend|sleep|night|stress|tired|bonus|my job|my career|kids|ashamed|embarrass|evening|my holiday|blame|personally|on my desk|my neck|burn|exhaust|reputation|my phone|home late|my head|' +
    'wochenende|schlaf|nachts|nacht_|stress|mude|pramie|meine stelle|mein job|kinder|abend|urlaub|scham|peinlich|personlich|kopf hin|feierabend|gesicht|nerven|kaputt|' +
    'week end|dors|nuit|stress|fatigue|prime_|mon poste|enfants|soir_|soirs|vacances|honte|personnellement|ma place|epuis|ma tete|' +
    'fin de semana|duerm|noche|estres|cansad|prima_|mi puesto|hijos|vacaciones|verguenza|personalmente|agotad|quemad|mi cabeza|mi cargo',
  me: 'i_|me_|my_|myself|i m_|ich_|mich_|mir_|mein|je_|j_|moi_|mon_|ma_|mes_|yo_|mi_|mis_|conmigo',
  we: 'we_|us_|our_|wir_|uns_|unser|nous_|on_|notre_|nos_|nosotros|nuestr',
  they: 'they_|their_|them_|he_|she_|his_|her_|er_|ihr_|ihre_|ihren_|ils_|elle_|elles_|il_|leur_|leurs_|ellos|ella_|su_|sus_|les_',
  you: 'you_|your_|sie_|ihnen|vous_|votre_|vos_|usted|ustedes',
  trouble:
    'problem|issue|trouble|mess_|nightmare|struggl|fail|breaks|broken|wrong|error|mistake|complain|too late|late_|slow|stuck|wait|queue|double|twice|by hand|manual|chaos|pain|frustrat|annoy|missing|can t find|nobody knows|forgot|drown|confus|dispute|angry|mad_|overbook|idle|stands still|jam|mix up|mixed up|wrongly|delay|backlog|' +
    'fehler|falsch|langsam|zu lange|dauert|zu spat|von hand|doppelt|beschwer|frust|klappt nicht|funktioniert nicht|geht nicht|warten|wartet|liegen|vergess|durcheinander|arger|fehlt|fehlen|steht still|chaos|verzoger|verwechsel|keiner weiss|niemand weiss|uberlastet|ruckstand|reklam|' +
    'probleme|souci|difficult|erreur|lent|trop long|en retard|retard|a la main|deux fois|plainte|plaign|marche pas|fonctionne pas|attend|bazar|oubli|manque|panne|bloque|galere|introuvable|personne ne sait|en double|' +
    'problema|dificultad|error|lent|tarde_|tardamos|a mano|dos veces|queja|quej|no funciona|espera|caos|equivoc|falta_|faltan|retras|olvid|nadie sabe|nadie se entera|averia|atasc|duplicad|lio_',
  often:
    'every_|each_|always|constantly|often|again|never|all the time|regularly|jede|jeden|immer|standig|oft_|wieder|nie_|regelmassig|' +
    'chaque|toujours|sans arret|souvent|encore|jamais|tout le temps|cada_|siempre|constantemente|a menudo|otra vez|nunca|todo el tiempo',
  now: 'today|currently|at the moment|right now|now_|these days|nowadays|heute|derzeit|zurzeit|momentan|aktuell|jetzt|aujourd hui|actuellement|en ce moment|maintenant|hoy_|actualmente|ahora|de momento|hoy en dia',
  firm:
    'employees|staff|people|sites|plants|branches|locations|stores|shops|vehicles|trucks|machines|mitarbeiter|leute_|standort|werke|filial|fahrzeug|lkw|maschinen|betten|' +
    'salaries|personnes|sites|agences|magasins|usines|vehicules|camions|machines|lits|empleados|personas|centros|sedes|tiendas|plantas|camiones|maquinas|camas|somos',
  tools:
    'excel|paper|spreadsheet|fax|e mail|email|sap_|erp_|crm_|access_|whiteboard|card|cards|form_|forms_|printed|prints|database|folder|binder|clipboard|sharepoint|post it|' +
    'papier|zettel|tabelle|ordner|formular|stempel|tafel|kartei|stick|mappe|datenbank|ausdruck|' +
    'tableur|cahier|fichier|courriel|classeur|formulaire|tableau|fiche|bon_|papel|hoja|cuaderno|correo|carpeta|pizarra|formulario|impreso|imprim|libreta|planilla',
  use: 'we use|use_|run_|runs_|works with|work with|handle|process_|type|types|enter|comes in|come in|nutzen|verwenden|arbeiten mit|tippt|tragen|lauft uber|kommen per|utilis|travaill|passe par|saisi|gere_|gerons|usamos|usan|trabajamos|llevan|llevamos|apunta|se hace',
  fit:
    'fits|would fit|would work|exactly what|what we need|like it|like that|would help|would solve|looks good|could work|suits|would do it|would be enough|handy|makes sense|' +
    'passt|passen|genau das|gefallt|hilft uns|wurde helfen|wurde reichen|ware uns|sinnvoll|konnte klappen|uberzeugt mich|' +
    'convien|nous irait|irait|ce qu il nous|plait|correspond|aiderait|suffirait|ca colle|ca me va|' +
    'encaja|sirve|serviria|me gusta|justo lo que|nos vale|nos ayudaria|bastaria|nos cuadra|vendria bien',
  yes:
    'yes|exactly|correct|that s right|that s it|agreed|i agree|confirm|spot on|precisely|you ve got it|well summarised|absolutely|indeed|' +
    'ja_|genau|stimmt|richtig|korrekt|einverstanden|bestatig|so ist es|trifft zu|treffend|jawohl|' +
    'oui|exact|c est ca|c est bien ca|tout a fait|d accord|je confirme|tout compris|affirmatif|absolument|bien resume|' +
    'si_|exacto|exactamente|correcto|eso es|asi es|de acuerdo|confirmo|efectivamente|cierto|tal cual|bien entendido',
  no: 'no_|not_|don t|doesn t|isn t|aren t|can t|won t|nothing|nobody|none|without|nein|kein|nicht|nichts|niemand|ohne_|ne_|n_|pas_|rien|personne|sans_|aucun|nada_|nadie|sin_|ningun',
  fine:
    'fine_|works well|happy with|smoothly|satisfied|no issue|no problem|no complaint|nothing to complain|not an issue|not a problem|runs well|is ok|don t worry|no worries|all good|in order|' +
    'kein problem|keine probleme|lauft gut|lauft rund|zufrieden|bestens|reibungslos|alles gut|kein thema|passt alles|keine sorge|nichts zu|' +
    'pas de probleme|aucun probleme|tourne bien|tourne tres bien|satisfait|va bien|pas un sujet|rien a redire|pas de souci|aucun souci|nickel|' +
    'ningun problema|sin problema|funciona bien|va bien|contentos con|en orden|todo bien|no hay problema|no es problema',
  change:
    'training|retrain|train the|switch|migrat|side effect|downside|extra work|at first|would lose|changeover|teething|rebuild|adapt|knock on|in return|free up|' +
    'schul|umstell|migrier|migration|nebenwirkung|nachteil|mehrarbeit|wegfall|umbau|umgebaut|einarbeit|anpass|nebeneffekt|umgewohn|' +
    'formation|former_|bascul|effet|inconvenient|surcharge|reprise|reprendre|adapt|migrer|' +
    'formacion|formar|migra|efecto|inconveniente|trabajo extra|cambio|adapt|desventaja|rehacer',
  logistics:
    'hello|hi_|thank|thanks|bye|see you|speak soon|send you|send me|the link|recording|calendar|invite|mute|hear me|hear you|share my screen|call you|reschedul|regards|agenda|minutes|attached|' +
    'hallo|guten tag|danke|tschuss|auf wiederhoren|schicke ihnen|sende|einladung|kalender|aufnahme|horen sie|bildschirm|gruss|anbei|termin|' +
    'bonjour|merci|au revoir|a bientot|envoie|lien_|invitation|enregistr|entendez|ecran|cordialement|ci joint|rendez vous|' +
    'hola|buenos dias|buenas|gracias|adios|hasta luego|envio|enviar|mando|enlace|invitacion|grabacion|me oye|pantalla|saludos|adjunto|cita_',
  talk:
    'weather|rain|snow|traffic|football|match_|holidays|coffee|lunch|train was|parking|sunny|wetter|regen|schnee|stau|fussball|spiel_|kaffee|kantine|parkplatz|zug_|' +
    'meteo|pluie|neige|bouchons|match_|cafe_|train_|parking|soleil|lluvia|nieve|trafico|partido|cafe_|comer_|aparcar|calor',
  joke: 'haha|lol_|kidding|joke|scherz|witz|spass|blague|plaisante|rigole|broma|jaja|hihi|smiley',
  pitch:
    'our platform|our product|our solution|our tool|our app|our software|our system|our customers|our ai|we offer|we help|we have a module|most customers|most companies|best in|market leader|powerful|super easy|' +
    'unsere plattform|unser produkt|unsere losung|unsere software|unser system|unsere kunden|unser modul|wir bieten|vollautomat|marktfuhrer|' +
    'notre plateforme|notre produit|notre solution|notre outil|notre logiciel|nos clients|notre application|nous proposons|leader|' +
    'nuestra plataforma|nuestro producto|nuestra solucion|nuestra herramienta|nuestro sistema|nuestros clientes|nuestra app|ofrecemos|lider',
  third:
    'another company|other company|a friend|cousin|neighbour|neighbor|competitor had|i heard|i read|they say|a former|ein bekannter|anderer betrieb|andere firma|nachbar|cousin|vetter|habe gehort|gelesen|' +
    'un ami|une autre boite|un voisin|un concurrent a|j ai lu|on dit|cousin|un conocido|otra empresa|vecino|primo_|lei_|dicen',
  imagine:
    'if we had|would be|imagine|suppose|what if|let s say|hypothet|one could|might be|wenn wir hatten|angenommen|stellen sie sich|mal angenommen|gesetzt den fall|wenn ich hatte|' +
    'si on avait|si nous avions|imaginez|imaginons|supposons|mettons|si j avais|si tuvieramos|imagine_|imaginemos|supong|pongamos|si yo tuviera',
  settled:
    'settled|solved|resolved|used to be|in the past|behind us|sorted|back then|fixed it|no longer|erledigt|gelost|fruher|vorbei|behoben|langst|inzwischen gut|' +
    'regle_|resolu|autrefois|a l epoque|c est du passe|repare|resuelt|antes era|ya esta|solucionad|arreglad|ya paso|superad',
  customers:
    'customer|client|patient|guest|donor|tenant|member|kunde|kunden|patient|gast_|gaste|mieter|mitglied|clients|hotes|locataire|adherent|cliente|paciente|huesped|socio',
  crew:
    'team|drivers|technician|operator|foremen|nurses|workers|crew|colleague|engineers|doctors|teachers|sales reps|warehouse|fahrer|kollegen|techniker|meister|pfleger|monteur|arzte|lehrer|vertrieb|lager|' +
    'equipe|chauffeur|technicien|operateur|infirmi|ouvrier|commerciaux|medecins|entrepot|equipo|conductor|tecnic|operari|enfermer|comercial|almacen|medicos',
  question:
    'who_|what_|when_|where_|how_|why_|which_|wer_|was_|wann_|wo_|wie_|warum|welche|qui_|quoi|quand_|ou_|comment_|pourquoi|quel|quien|que_|cuando|donde|como_|por que|cual|cuant|combien|how much|how many|wieviel|wie viel',
};
