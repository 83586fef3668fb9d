import type { Lexicon } from './words.ts';

export const dutch: Lexicon = {
  filler: `
    aan al alle alleen alles als ben bij daar dan dat de deze die dit door een en er even ga gaan geen had heb hebben heeft hem het hier hij hun ik in is ja je kan me met mij mijn moet na naar niet nog nu of om omdat ons onze ook op over te ter tot u uit van
    veel voor was wat we weer wel werd wie wij wil word worden wordt ze zelf zich zij zijn zo zou vul klaar hoor eigenlijk gewoon graag aub antwoord veld vraag tekst moment momenteel eerlijk gezegd ok oké ja`,
  context: `
    morgen vandaag gisteren later binnenkort volgende week maand dag dagen maandag dinsdag woensdag donderdag vrijdag afspraak gesprek meeting demo call bezoek klant klanten team baas collega verkoop info informatie gegevens details contact telefoon intern
    zodra eerst straks project punt januari februari maart april mei juni juli augustus september oktober november december`,
  barred: 'nvt | ntb | onbekend | weet ik niet | geen idee',
  exact: `
    onbekend | nog onbekend | nog te bepalen | te bepalen | n.t.b. | ntb | nader te bepalen | weet ik niet | weet niet | geen idee | n.v.t. | nvt | niet van toepassing | later invullen | nog invullen | in te vullen | navragen | klant vragen | zie notities | zie boven | zie mail | zie hierboven | volgt | volgt nog | nog niet |
    nog niet bekend | iets | geen info | geen informatie | alles goed | alles ok | idem | zoals besproken | zoals altijd | niets bijzonders | verplicht veld | later | n.n.b. | nnb | nog open | open | prima | geen gegevens | geen commentaar | volgt later | n.b. | in behandeling | het gebruikelijke | dat dus | komt nog | placeholder | normaal | standaard | belangrijk | akkoord | mondeling | verplicht | vergeten | zelfde | zie crm | n.b. | nee hoor | weet niet | weet ik nog niet | geen flauw idee | niet besproken | niet gevraagd | zie vorige | gedaan | klaar | in orde | zie systeem`,
  classes: {
    see: 'zie|bekijk|check|lees|vgl|raadpleeg|cf',
    place:
      'notitie|notities|mail|bijlage|offerte|voorstel|presentatie|document|documenten|map|verslag|gespreksverslag|contract|boven|hierboven|onder|hieronder|crm|opname|fiche|dossier|samenvatting|link|eerder|vorige|chat|notulen|bestand|slides|aantekeningen|geschiedenis|bestek',
    do: 'invullen|aanvullen|vragen|navragen|uitzoeken|controleren|nakijken|bevestigen|bepalen|verduidelijken|toevoegen|doen|bespreken|bellen|afstemmen|checken|opvragen|bijwerken|vaststellen|nagaan|achterhalen|regelen|noteren|aanleveren|uitvragen|overleggen|definiëren|terugkomen',
    good: 'goed|goede|prima|mooi|mooie|leuk|leuke|super|perfect|uitstekend|top|geïnteresseerd|enthousiast|tevreden|positief|hoog|fijn|fijne|beste|ok|oké|blij',
    deal: 'gesprek|afspraak|klant|potentieel|kans|feedback|indruk|project|product|oplossing|relatie|demo|contact|bezoek|meeting',
    gate: 'veld|fase|stap|validatie|regel|formulier|scherm|stage|gate|opportunity|verder',
    system: 'systeem|salesforce|crm|regel|formulier|software|tool|baas|manager|proces|management|validatie',
    time: 'later|morgen|straks|binnenkort|dan|volgende|nog|vandaag',
  },
  placeholder: `
    ~onbekend | nog/nader te {do} | te {do} | weet ik/we/nog/niemand niet | weet niet | niet bekend/duidelijk/gedefinieerd/relevant/nodig/beschikbaar/vastgesteld/bepaald/ingevuld/aanwezig/gespecificeerd | niet van toepassing | geen [flauw] idee/info/informatie/gegevens/antwoord/commentaar/data/opmerkingen/details/benul | valt niet te zeggen | moeilijk te zeggen | niets te melden/zeggen | niets bijzonders/nieuws | nog niet [bekend/duidelijk/bepaald]`,
  pointer: `
    {see} {place} | {see} de/het/mijn/onze/in/ook * | zie * | zie in * | zoals [al/eerder/telefonisch] besproken/afgesproken/vermeld/gezegd/altijd/gebruikelijk/hierboven/eerder/aangegeven/vorige/overlegd [*] | als besproken/altijd/hierboven/eerder | staat/staan in/op/bij [de/het] * | alles in/op [de/het] {place} | staat hierboven/boven/alles | in [de/het] {place} | vraag * | vraag het [aan] * | vraag maar aan * | aan * vragen | volgens {place} | conform * | al besproken/gezegd/vermeld/beantwoord/behandeld | gekopieerd [van/uit] [*] | kopie van * | overgenomen uit/van * | hetzelfde als * | zelfde als * | gelijk aan * | idem * | zoals/net/als [bij/de/het] vorige/laatste keer/gesprek/meeting`,
  promise: `
    vul ik/we [{time}/nog/het] [in/aan] | vul het {time} in/aan | {do} | zal/zullen/ga/gaan/moet/moeten/wil/kan ik/we/het [{time}/nog] {do} | ga/moet/zal/wil/gaat [het/dit] [{time}/nog] {do} | ik ga/moet/zal/wil [het/dit/nog] {do} | zoek/vraag/kijk/doe/bel/check/stuur/lever ik/we [het] [{time}/nog] [uit/na/aan] | nog/later/morgen {do} | wordt/worden [{time}/nog/later] ingevuld/aangevuld/uitgezocht/bepaald/nagevraagd/bevestigd/toegevoegd/besproken/aangeleverd/bijgewerkt | ~volgt | volgt {time} | komt nog/later/binnenkort | wacht/wachten/wachtend [nog] op [*] | wacht op de/een/het * | in afwachting [van] [*] | in behandeling/overleg/onderzoek/bespreking | info/details/antwoord volgt/komt/later | ~later | volgende keer | kom ik op terug | nog open/openstaand | nog/nader in/aan te vullen | in/aan/na/uit/op te vullen/vragen/zoeken/geven`,
  confession: `
    verplicht/verplichte veld/vraag | verplicht [veld] | moet [ik] [iets/wat/hier/ingevuld] [ingevuld/staan/invullen] [worden/zijn] | moest iets invullen | alleen/enkel/gewoon om [op] te kunnen [opslaan] | om op te [kunnen] slaan | om door/verder te [kunnen] gaan/kunnen | om te kunnen opslaan | zodat ik/we/het verder/door/opgeslagen [kan/kunnen/gaan] [gaan] | {system} wil/eist/vraagt/vereist/verplicht [iets/het/dit] | anders kan/kom ik niet [opslaan/verder/door] | kan niet opslaan | omdat het moet | omdat het verplicht is |
    niet/nooit/nog gevraagd/besproken/behandeld/aangekaart/ter [sprake] | niet ter sprake gekomen | nog niet gevraagd/besproken | niet over gehad | geen tijd [gehad] | leeg gelaten/laten | bewust leeg [gelaten] | expres leeg | negeren | negeer dit | verzonnen | zelf verzonnen | willekeurige tekst/woorden | opvultekst | zomaar iets | te lang om * | lang verhaal | verlenging | is een verlenging | gevraagd/gewenst/verplicht door * | vergeten te vragen | vergeten | voor de vorm | niet nodig | pro forma | nog niet aan toe gekomen | om het veld te vullen | veld moet gevuld [zijn/worden] | zodat het veld gevuld is | omdat het systeem * [*]`,
  template: `
    hier tekst/antwoord/citaat [hier] [invullen/invoegen/invoeren] | tekst/antwoord/citaat/naam [hier] invoegen/invullen/invoeren/hier | uw/je antwoord hier | citaat van [de] klant | naam [van] [de] klant | klantnaam | beschrijf de/het situatie/probleem`,
  vague: `
    {good} {deal} | {deal} {good} | {deal} is/was/ging/verliep [erg/heel] {good} | ging {good} | alles {good} | alles in orde | gaat {good} | heel/erg {good} | klant/hij/zij/ze wil/willen/gaat/gaan kopen/tekenen | klant/hij/zij/ze is/zijn/lijkt {good} | klant/hij/zij/ze wil/willen/heeft/hebben [ons/onze/het/dit/nodig] [product/oplossing] | ons/onze/het/de product/oplossing is [de/het] {good} | het gebruikelijke | de gebruikelijke problemen/redenen/dingen/verdachten | zoals altijd | standaard | niets bijzonders/nieuws/speciaals | diverse/verschillende/veel/allerlei redenen/zaken/problemen/dingen/punten | van alles | heeft/hebben [een/veel/wat] probleem/problemen/behoefte | geen probleem/problemen/pijn/behoefte | zei/zeiden/zegt [ja/ok/nee/dat/het] [is] [{good}] | klant zei ok/ja | interesse/behoefte/probleem/potentieel/budget [is] aanwezig/bekend/bevestigd/hoog/er/duidelijk | veel/grote/groot/hoge interesse/potentieel/probleem/behoefte | akkoord | heeft/hebben bevestigd/toegezegd | mondeling [bevestigd/toegezegd] | geen citaat | belangrijk | is [heel/erg] belangrijk | erg/heel belangrijk | normaal | wil/willen kopen/tekenen | wij/we zijn de {good} | heeft hij/zij gezegd | zei hij/zij [zelf] | uit [mijn] hoofd | weet de woorden niet meer | citaat volgt`,
  fields:
    'probleem | problemen | situatie | budget | tijdlijn | beslisser | beslissing | oorzaak | impact | doel | citaat | antwoord | behoefte | behoeften | prioriteit | pijnpunt | pijn | huidige situatie | hoofdprobleem | beslissingsproces | volgende stap | reden',
  days: 'maandag | dinsdag | woensdag | donderdag | vrijdag | zaterdag | zondag | vandaag | morgen | gisteren | volgende week',
  nothing: 'niets | niks | geen | geen enkele | niemand | helemaal niets',
  yesNo: 'ja | nee | misschien | wellicht | zeker | jawel | uiteraard | natuurlijk | klopt',
};
