import type { Lexicon } from './types.ts';

/** German. Our own list. */
export const DE: Lexicon = {
  us: `wir / uns / unser / unsere / unserem / unseren / unserer / unseres / unsererseits`,
  customer: `ihnen / ihr / ihre / ihrem / ihren / ihrer / ihres / euch / euer / eure / eurem / euren / eurer / du / dich / dir / dein / deine / deinem /
    deinen / deiner / kunde / kunden / kundin / mandant* / interessent* / anwender* / man dort / ihrerseits`,
  shared: `vereinbar* / besproch* / besprech* / gemeinsam* / zusammen / beide / miteinander / abgestimmt / festgehalten / uns einig / uns geeinigt /
    wie besprochen / unser gesprach / unserem gesprach / unseres gesprachs / unser termin / unserem termin / unser workshop / unserem workshop /
    unser telefonat / unserem telefonat / unser nachster / unsere nachsten / lassen sie uns / gesprochen / getroffen / treffen / angeschaut / angesehen /
    durchgegangen / wissen wir / haben wir etwas ubersehen / von ihnen gehort / bei ihnen gesehen / bei ihnen gemessen`,
  puff: `marktfuhr* / branchenfuhr* / weltklasse* / weltweit fuhrend* / fuhrend* anbieter* / fuhrend* losung* / fuhrend* plattform* / fuhrend* hersteller* /
    fuhrend* software / fuhrend* unternehmen* / technologiefuhr* / einzigartig* / unschlagbar* / unubertroffen* / revolution* / bahnbrechend* /
    wegweisend* / zukunftsweisend* / preisgekront* / state of the art / best-in-class / best in class / next-generation / next-level / hochmodern* /
    nummer eins / nr 1 / der nachsten generation / ihresgleichen / seinesgleichen / konkurrenzlos* / alternativlos* / auf dem neuesten stand der technik /
    neuester stand der technik / neueste technologie / beste am markt / besten am markt / beste auf dem markt / besten auf dem markt / weltbeste* /
    beste der branche / besten der branche / modernste* / innovativste* / leistungsstarkste* / leistungsfahigste* / fortschrittlichste* /
    fortschrittlichsten / intelligenteste* / umfassendste* / zuverlassigste* / game changer / gamechanger / mit abstand / ausgezeichnete losung /
    kein anderer anbieter / besser als alle anderen / besser als jeder andere / einzige losung / einzige anbieter / blitzschnell* / goldstandard / spitzenreiter / erstklassig* / vielfach ausgezeichnet*`,
  weak: `beste / besten / bester / bestes / fuhrend* / schnellste* / einfachste* / sicherste* / starkste* / perfekt* / ideal* / hervorragend* / exzellent* /
    ausgezeichnet* / grossartig* / fantastisch* / innovativ* / leistungsstark* / leistungsfahig* / nahtlos* / robust* / modern / moderne / modernen /
    moderner / modernes / intelligent* / ganzheitlich* / genial* / uberlegen* / herausragend* / premium / toll / tolle / tollen / einmalig* / smart / smarte / smarten / brillant* / optimal*`,
  vendor: `plattform / losung / losungen / produkt / produkte / software / tool / tools / technologie / suite / app / angebot / service / system / dienstleistung* /
    experten / expertenteam / roadmap / portfolio / unternehmen / anbieter / hersteller / funktionen / paket / haus`,
  feature: `dashboard* / analyse* / analytics / schnittstelle* / api / apis / integration* / konnektor* / modul / module / modulen / workflow* / automatisierung* / ki /
    cloud / single sign-on / sso / mobile app / app / berichte / reporting / benachrichtigung* / vorlagen / prognose* / chatbot* / portal* / plugin* /
    verschlusselung / backup* / rollen / rechteverwaltung / berechtigung* / editor / ocr / signatur / mehrsprachigkeit / drag and drop / echtzeit /
    data warehouse / konfigurier* / skalierbar* / benutzeroberflache / suche / assistent* / marktplatz / audit-log / protokoll* / machine learning`,
  pain: `problem* / schmerz* / verzoger* / verspat* / fehler* / uberstunden / verlier* / verlust* / verschwend* / kost* / manuell* / von hand / doppelt /
    abtipp* / nacharbeit* / beschwer* / reklamation* / risik* / verpass* / wart* / langsam* / strafe* / vertragsstrafe* / damit / statt / anstatt /
    nicht mehr / weil / stunden / tage / tagen / wochen / ausfall* / stillstand / engpass* / ruckstand* / frist* / spart / sparen / vermeid* / weniger / ohne dass / niemand`,
  source: `laut / nach angaben / sagt / sagte / schreibt / schrieb / berichtet / gemessen von / bestatigt von / bestatigt / zufolge / quelle / studie von /
    umfrage von / gepruft von / getestet von / zertifiziert von / bewertet von / im test von`,
  vague: `optimier* / optimierung* / verbesser* / effizien* / effektiv* / produktiv* / transform* / digital* / synerg* / mehrwert* / ganzheitlich* / losung* /
    strateg* / skalier* / flexib* / nachhaltig* / innovation* / potenzial* / potential* / steiger* / maximier* / agil* / erfolg* / erlebnis* / transparenz /
    wachstum / leistung / vorteil* / qualitat / zukunftssicher* / verschieden* / diverse* / besser* / mehr / dinge / themen / unterstutz* / bereich* / prozess* / ablauf*`,
  joins: `weil / damit / sodass / so dass / wahrend / obwohl / wenn / falls / bis / bevor / nachdem / da / dass / sofern / deshalb / daher / deswegen`,
  and: `und / aber / sondern / oder / denn / also / doch / dann`,
  subject: `es / das / dies / ich / niemand / keiner / jeder / alle / sie / er / man / der / die / dort`,
  not: `nicht / kein / keine / keinen / keiner / nie / niemals / ohne / weder / kaum`,
  unit: `stunde* / minute* / tag / tage / tagen / woche* / monat* / jahr* / quartal* / prozent / euro / franken / personen / leute / mitarbeiter / rechnungen /
    auftrage / tickets / montag* / dienstag* / mittwoch* / donnerstag* / freitag* / januar / februar / marz / april / mai / juni / juli / august / september /
    oktober / november / dezember / mal / halb* / drittel / dutzend / hundert* / tausend* / million* / zwei / drei / vier / funf / sechs / sieben / acht / neun / zehn / zwolf / zwanzig / zweimal / doppelt`,
  none: `beste grusse / besten grussen / besten dank / am besten / bestes ergebnis / bester zeitpunkt / beste zeit / beste nachste / unser bestes / fuhrend* mitarbeiter* /
    fuhrende null / ideal ware / toll dass / perfekt dann / perfekt danke / optimal ware / uns beide / bei uns im gesprach / moderne zeiten`,
};
