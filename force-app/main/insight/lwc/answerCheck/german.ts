import type { Lexicon } from './words.ts';

export const german: Lexicon = {
  filler: `
    aber alle alles als also am an auch auf aus bei bin bis bisher bitte da damit dann das dass dazu dem den der derzeit des die dies diese dieser
    dieses doch dort du ein eine einem einen einer eines er es etwas für ganz gerade gibt haben habe hab hat halt hier ich ihm ihn ihnen ihr im immer in
    ins ist ja jetzt keine kein keinen leider man mal mehr mein meine mich mir mit momentan muss müssen nach nicht noch nun nur ob oder ohne schon sein
    seine selbst sich sie sind so soll sonst über um und uns unser unsere vom von vor war was weil wenn wer werde werden wie wir wird wohl worden wurde zu
    zum zur zurzeit aktuell ehrlich gesagt antwort feld frage text eingabe kann können steht ok okay eben so halt grad grade erstmal vorerst`,
  context: `
    morgen heute gestern später bald nächste nächsten nächster nächstes woche wochen monat tag tage montag dienstag mittwoch donnerstag freitag termin gespräch
    gesprächs meeting anruf telefonat call demo workshop besuch kunde kunden kundin ansprechpartner interessent chef vertrieb team kollege kollegen info infos
    angaben daten details punkt intern telefonisch nachher danach schnell kurz zeit gemeinsam projekt q1 q2 q3 q4 abteilung januar februar märz april mai juni juli august september oktober november dezember`,
  barred:
    'k a | ka | nn | keine angabe | keine angaben | keine ahnung | weiß nicht | weiss nicht | unbekannt | noch offen | offen | wird nachgereicht | platzhalter',
  exact: `
    unbekannt | noch unbekannt | unklar | noch unklar | noch offen | offen | noch zu klären | zu klären | wird geklärt | wird noch geklärt | wird nachgereicht |
    folgt | folgt noch | kommt noch | später | keine ahnung | weiß nicht | weiß ich nicht | nicht bekannt | noch nicht bekannt | keine angabe | keine angaben |
    k.a. | ka | k. a. | n.n. | nn | n.b. | n.v. | keine info | keine infos | keine informationen | keine daten | entfällt | nicht zutreffend | trifft nicht zu | nicht relevant |
    platzhalter | irgendwas | irgendetwas | egal | dito | passt | passt schon | gut | alles gut | alles klar | läuft | wie oben | s.o. | s. o. | siehe oben | text folgt |
    nichts besonderes | gibt keins | gibt keine | keine antwort | wie immer | wie gehabt | wie besprochen | pflichtfeld | kein kommentar | in arbeit |
    in klärung | noch nichts | erledigt | fertig | mal sehen | schauen wir mal | dummy | nix | bekannt | ohne | normal | standard | nicht nötig | keine zeit | vergessen | stimmt so | keine besonderheiten | keine vorhanden | weiß der kuckuck | fragezeichen | mündlich | sinngemäß | nicht wörtlich | gemacht | ist so | eh klar | sowieso | halt`,
  classes: {
    see: 'siehe|s|sh|vgl|vergleiche|schau|guck|lies',
    place: `
      notiz|notizen|mail|mails|anhang|anlage|angebot|protokoll|gesprächsprotokoll|besprechungsprotokoll|unterlagen|präsentation|folien|dokument|dokumente|datei|ordner|
      vertrag|lastenheft|pflichtenheft|oben|unten|vorher|chat|akte|kundenakte|bericht|besuchsbericht|historie|verlauf|aufzeichnung|mitschnitt|aktennotiz|
      gesprächsnotiz|telefonnotiz|wiki|laufwerk|kalender|beschreibung|opportunity|anfrage|ausschreibung|zusammenfassung|link|beiblatt|excel`,
    do: `
      ergänzen|nachtragen|eintragen|nachreichen|klären|fragen|nachfragen|erfragen|ausfüllen|prüfen|abklären|aktualisieren|vervollständigen|liefern|besprechen|
      recherchieren|melden|nachholen|nachsehen|ermitteln|festlegen|definieren|machen|schreiben|pflegen|rausfinden|herausfinden|erfahren|abstimmen|anrufen|angeben`,
    good: 'gut|guter|gutes|gute|super|toll|tolles|toller|prima|okay|perfekt|positiv|positives|bestens|zufrieden|interessiert|begeistert|spitze|klasse|nett|nettes|hohes|großes|klar',
    deal: 'gespräch|termin|potenzial|kunde|chance|feedback|verlauf|eindruck|projekt|produkt|lösung|stimmung|beziehung|lead',
    gate: 'feld|pflichtfeld|stufe|phase|gate|stage|regel|prüfung|formular|seite|schritt|validierung|maske|fehler|opportunity|quote',
    system: 'system|salesforce|crm|regel|maske|formular|software|tool|chef|prozess|validierung|vertriebsleitung',
    time: 'später|bald|morgen|heute|nachher|danach|demnächst|noch|nächste',
  },
  placeholder: `
    ~unbekannt | ~unklar | platzhalter | ~offen | entfällt | weiß ich/wir/man [gerade/noch/leider] nicht | weiß nicht | nicht bekannt/klar/definiert/festgelegt/relevant/zutreffend/vorhanden/verfügbar/nötig/notwendig/erforderlich/angegeben/ermittelt/benannt |
    kann/können ich/wir/man nicht sagen | kann nicht sagen | keine/keinerlei ahnung/angabe/angaben/info/infos/informationen/daten/antwort/auskunft/ergebnisse/erkenntnisse | gibt keins/keine/keinen/nichts/nicht | nichts vorhanden/bekannt/besonderes/dazu/neues |
    zu klären/definieren/bestimmen/ergänzen/erfragen/prüfen/klärend | trifft nicht zu | mal sehen/schauen | irgendwas | irgendetwas | blubb | beispieltext | mustertext | blindtext | testtext | testeintrag`,
  pointer: `
    {see} {place} | {see} im/in {place} | siehe * | siehe * * | s {place} | {see} {place} * | wie [schon/bereits/telefonisch/mündlich] besprochen/gehabt/oben/immer/üblich/vereinbart/erwähnt/gesagt/abgesprochen/beschrieben/vorher/zuvor/gestern/beim/letztes/damals |
    wie im/in {place} | wie im/in * [besprochen/erwähnt/beschrieben] | wie telefonisch/mündlich/schriftlich * | [alles] steht im/in/auf/oben/unten/alles/dort {place} | steht [alles/schon] im/in/auf [der/dem] * | steht oben/unten/dort/alles | liegt im/in/auf/bei/vor [der/dem] * | liegt vor |
    frag * | frage * | bitte * fragen | * fragen | * weiß bescheid | weiß bescheid | laut {place} | laut * | gemäß {place} | s {place} | im/in {place} | details im/in/siehe * | alles im/in/auf {place} |
    kopiert [von/aus] | kopie von/aus * | übernommen von/aus/vom * | übernommen | gleich wie * | dasselbe wie * | das gleiche wie * | analog [zu] * | schon/bereits besprochen/erwähnt/gesagt/beantwortet/beschrieben | wie letztes/voriges/vorheriges/letzten/im jahr/mal/vorjahr/quartal | wie im vorjahr | wie vorher/zuvor/damals/gestern/telefonisch | gleiches/gleicher/dasselbe wie * | copy paste | kopie | wie beim/im/am/vom letzten/vorigen/vorherigen/ersten/vergangenen * | wie auch beim/im/am letzten/vorigen *`,
  promise: `
    {do} ich/wir [{time}] [nach/ein] | trage/trag/reiche/liefere/fülle/hole/pflege/melde/schaue/gebe/schicke/sende/schreibe ich/wir {time} [nach/aus/ein/rein/an] | trage/reiche/liefere/fülle/hole/pflege/schaue/gebe/schicke ich/wir [es/das] nach/aus/ein/rein |
    kläre/frage/prüfe/mache/ergänze/erfrage/melde/sage/schreibe ich/wir | ich/wir kläre/klären/frage/fragen/prüfe/prüfen/mache/machen/ergänze/ergänzen/erfrage/trage/tragen/reiche/reichen/fülle/füllen/liefere/hole | wird/werden [noch] ergänzt/geklärt/nachgetragen/nachgereicht/ausgefüllt/geprüft/nachgeliefert/erfragt/gefragt/besprochen/eingetragen/aktualisiert/abgeklärt/gemacht/erarbeitet/ermittelt/folgen/definiert/festgelegt/vervollständigt |
    muss/müssen/werde/werden/will/wollen/soll/sollte/kann ich/wir [{time}/mal] {do} | muss/müssen/werde/werden/soll/sollte [{time}] {do} | noch/später/morgen/bald {do} | {do} | zu {do} | muss/werde/will ich/wir [mit/bei/beim] * {do} |
    folgt/folgen/kommt/kommen [noch] [nach] {time} | ~folgt | kommt später/noch/bald/morgen/dann | info/infos/rest/antwort/details/text/angaben folgt/folgen/kommt/kommen | warte/warten [noch] auf * | warte/warten auf * * | wartet auf * | wir warten | abwarten | noch in * | in klärung/arbeit/bearbeitung/prüfung/abstimmung/planung |
    steht [noch] aus | noch ausstehend | ausstehend | ~später | beim nächsten mal/termin | nächstes mal | bis dahin | nachfassen | auf wiedervorlage | wiedervorlage | todo | erinnere mich | rückmeldung [steht] [noch] aus | mach/frag/klär/trag/reich/hol/meld/schau/füll/ergänz/prüf/liefer/schick/sag ich/wir [{time}/noch] [nach/aus/ein/rein/an] | meldet/melden sich [{time}/noch] | mach/mache ich [{time}] | hab/habe/haben ich/wir [das] [grad/grade/gerade/jetzt/leider/momentan] nicht parat/da/dabei/zur [hand] | [grad/grade/gerade] nicht parat | nicht zur hand | erstmal/vorerst/fürs/einstweilen [mal/nur] so/das/erste/leer`,
  confession: `
    pflichtfeld | pflichtangabe | muss/musste/müssen [halt/ja/hier/da] was/etwas/irgendwas [hier] rein/stehen/eingeben/hin/eingetragen/schreiben/eintragen | muss ausgefüllt/gefüllt/befüllt werden/sein | irgendwas/etwas/was muss [hier/da/ja/halt] [rein/stehen/hin] |
    damit ich/wir/es weiterkomme/weiterkommen/weitergeht/speichern/weiter/weitermachen | damit das/die/der {gate} | damit * voll/weg/zufrieden/ruhig/grün ist | nur damit * * | damit {gate} voll/grün ist | um weiterzukommen/weiter/speichern/fortzufahren | zum speichern/weiterkommen | sonst [kann/komme/geht] [ich/es] nicht speichern/weiter/weitergeht |
    kann nicht speichern/weiter | {system} verlangt/will/braucht/fordert/möchte/erwartet/zwingt [hier] [etwas/was/das/es/mich] [so] | weil/da das/die {system} | lässt mich nicht | vom chef/vertrieb/system verlangt/gewollt/gefordert | wegen pflichtfeld/system/regel/chef |
    nicht/nie gefragt/besprochen/angesprochen/erwähnt/thematisiert/behandelt/geschafft/diskutiert/erhoben/erfragt/abgefragt | nicht zur sprache gekommen | vergessen zu fragen | vergessen | keine zeit/lust | keine zeit gehabt | absichtlich/bewusst leer/frei [gelassen] | leer/frei gelassen/lassen |
    ausgedacht | erfunden | selbst ausgedacht | zufallstext | fülltext | irgendein text | hauptsache voll/ausgefüllt/speichern | nur zum * | bitte ignorieren | ignorieren | ignoriere das | zu lang/viel zum/um schreiben/erklären/aufschreiben | lange geschichte | verlängerung | ist eine verlängerung | weil ich muss | der form halber | formsache | pro forma | damit das/die/der {gate} voll/gefüllt/grün/ausgefüllt/weg/still/zufrieden [ist] | hab/habe ich/wir vergessen | habe/hab/haben ich/wir nicht/nie gefragt/besprochen | kenne/kennen ich/wir nicht | nicht dazu gekommen | keine zeit/lust gehabt/dafür | das system | system will es so | franz jagt im * | komplett verwahrlosten taxi | quer durch bayern | zwölf boxkämpfer jagen * | über den großen sylter deich | muss/musste/müssen/soll/sollte [ich/man/wir] [hier/halt/ja/da] was/etwas/irgendwas/irgendetwas/text [hier/da/halt] reinschreiben/hinschreiben/eingeben/eintragen/reintippen/reinsetzen/rein/hin | [ich/wir] schreibe/schreiben/tippe/tippen [ich/wir] [hier/halt/mal/da] was/etwas/irgendwas [rein/hin]`,
  template: `
    hier/bitte text/antwort/inhalt/zitat/name/beschreibung/eingabe [hier] einfügen/eingeben/eintragen/einsetzen/ergänzen | text/antwort/zitat/inhalt/name einfügen/eingeben/eintragen/hier/ergänzen | hier einfügen/eingeben/eintragen/ergänzen/text | bitte ausfüllen/eintragen/ergänzen/angeben |
    beschreibung der/des/vom situation/problems/lage/problem/kunden | ihre/deine antwort [hier] | beschreiben sie die/das situation/problem | kunde hat problem/probleme | kunde hat [ein/das] problem`,
  vague: `
    {good} {deal} | {deal} {good} | {deal} ist/war/lief {good} | lief {good} | alles {good} | alles klar/bestens/okay/ok | läuft [gut/bestens/schon] | passt [schon/alles/so/gut] | alles passt |
    kunde/er/sie/die will/wollen/möchte/möchten kaufen/unterschreiben/uns/es/das/unser | kunde/er/sie/die will/wollen/braucht/brauchen/mag/mögen [uns/es/das/unser/unsere/die] [produkt/lösung/software/angebot] | kunde/er/sie ist/sind/wirkt {good} | kunde kauft | findet/finden [es/das/uns] {good} | unser/unsere/das/die produkt/lösung/software ist/passt [am] {good}/beste/besten | weil/da wir [die] besten/besser sind |
    das/der/die übliche/üblichen/normale/gleiche/selbe [gründe/probleme/themen/prozess] | die üblichen verdächtigen | nichts besonderes/neues/spezielles | verschiedenes | diverses | diverse/verschiedene/viele/einige/mehrere gründe/themen/dinge/probleme/sachen/punkte | hat/haben [ein/viele/so/einige] problem/probleme | kein/keine problem/probleme/bedarf/schmerzen | kein thema | wie üblich/immer | effizienz/umsatz steigern | alles besser [machen] |
    hat/haben gesagt/gemeint/bestätigt [ja/es/ist/{good}] | sagt/sagte/meint/meinte [ja/ok/{good}/so/er/sie/selbst/es] | nicht nötig/notwendig/erforderlich | egal | keine besonderen [vorkommnisse] | bedarf/interesse/potenzial/problem/schmerz/budget [ist] vorhanden/besteht/da/hoch/gegeben/bekannt/erkannt/groß | hohes/hoher/großer/großes bedarf/interesse/potenzial/problem | einverstanden | hat/haben zugestimmt/bestätigt | stimmt zu | mündlich [bestätigt/zugesagt] | sinngemäß | kein zitat | normal | standard | wichtig | sehr wichtig | ist [sehr] wichtig | keine besonderheiten | null problemo | will/wollen/möchte kaufen/unterschreiben/das | wir sind die besten/besseren | hat er/sie [selbst] gesagt | aus dem gedächtnis | genauer/exakter/wörtlicher wortlaut/zitat [unbekannt/folgt/fehlt] | wortlaut unbekannt/folgt/fehlt | weiß den wortlaut nicht | kein wörtliches zitat | will/wollen/möchte/möchten [die/den/das/seine/ihre] effizienz/umsatz/produktivität/kosten steigern/verbessern/erhöhen/optimieren | problem/probleme [das/die] wir/unser [lösung/produkt] lösen [können/kann]`,
  fields: `
    problem | probleme | situation | ausgangslage | budget | zeitplan | entscheider | entscheidung | schmerz | schmerzpunkt | ursache | ziel | ziele | auswirkung | zitat | zitat des kunden | kundenzitat |
    antwort | bedarf | anforderung | anforderungen | erfolgskennzahl | entscheidungsprozess | nächster schritt | nächste schritte | grund | hauptproblem | aussage | kundenproblem | kundenbedarf | wirtschaftlicher käufer | risiko | alternativen`,
  days: 'montag | dienstag | mittwoch | donnerstag | freitag | samstag | sonntag | heute | morgen | gestern | nächste woche',
  nothing: 'nichts | keine | keiner | keins | niemand | gar nichts | überhaupt nichts',
  yesNo: 'ja | nein | vielleicht | jein | eventuell | doch | jo | nö | klar | stimmt | genau',
};
