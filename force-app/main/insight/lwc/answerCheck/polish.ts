import type { Lexicon } from './words.ts';

export const polish: Lexicon = {
  filler: `
    a ale bo był była było być by co coś czy dla do go i ich im jako już jak je jego jej jest jestem ją już każdy która które który mam mamy mi mnie może my na nad nam nas nasz nasza nie nim niż o od on ona oni pod po poza przed przez przy się są sobie
    swój ta tak także tam te tego tej ten to tu tutaj ty tylko tym w we więc wszystko z za ze że żeby aby jeszcze teraz proszę odpowiedź pole pytanie tekst moment chwilę obecnie szczerze po prostu mój moje ok tak`,
  context: `
    jutro dziś dzisiaj wczoraj później wkrótce następny następnym następnej tydzień tygodniu miesiąc dzień dni poniedziałek wtorek środa czwartek piątek spotkanie spotkaniu spotkania rozmowa rozmowie demo telefon wizyta klient klienta klientem klientowi zespół szef handlowiec
    info informacja informacje dane szczegóły kontakt wewnętrznie potem najpierw projekt punkt call`,
  barred: 'do ustalenia | nie wiem | nie dotyczy | brak danych | nieznane',
  exact: `
    nieznane | nieznany | nieznana | do ustalenia | do potwierdzenia | do uzupełnienia | do określenia | do sprawdzenia | do wyjaśnienia | do omówienia | do zapytania | nie wiem | nie dotyczy | brak danych | brak informacji | brak | brak odpowiedzi | nie wiadomo | później | n/d | nd | b.d. | bd | bz | b/z | bez zmian | jw. | j.w. | jak wyżej | wszystko ok | wszystko dobrze |
    to co zwykle | jak zwykle | jak zawsze | nic szczególnego | pole wymagane | pole obowiązkowe | w trakcie | w toku | cokolwiek | test | testowy tekst | coś | różne | jeszcze nie | bez komentarza | zobaczymy | nie mam pojęcia | ok | normalne | standardowo | ważne | zgoda | ustnie | obowiązkowe | wymagane | zapomniałem | tak samo | nie pytałem | nie pytałam | nie rozmawialiśmy | nic nowego | niedługo | potem | wkrótce | zgadza się | zrobione | gotowe | nie pamiętam`,
  classes: {
    see: 'zob|zobacz|patrz|por|sprawdź|vide|czytaj',
    place:
      'notatka|notatki|notatce|notatkach|mail|mailu|maila|email|załącznik|załączniku|załączniki|oferta|ofercie|ofertę|prezentacja|prezentacji|prezentację|dokument|dokumenty|dokumencie|umowa|umowie|wyżej|niżej|powyżej|poniżej|crm|nagranie|nagraniu|protokół|raport|podsumowanie|link|poprzednie|czat|folder|plik|pliku|historia|korespondencja|korespondencji',
    do: 'uzupełnić|zapytać|dopytać|sprawdzić|potwierdzić|ustalić|określić|wyjaśnić|dodać|zrobić|omówić|zadzwonić|wpisać|wypełnić|zweryfikować|dowiedzieć|zaktualizować|ustalenia|uzupełnienia|sprawdzenia|potwierdzenia|określenia|wyjaśnienia|dopytania|omówienia|weryfikacji|zapytania|wypełnienia|zdefiniowania|zrobienia|doprecyzowania|doprecyzować',
    good: 'dobre|dobry|dobra|dobrze|super|świetne|świetny|świetnie|fajne|fajny|zainteresowany|zainteresowani|zadowolony|zadowoleni|pozytywny|pozytywne|duży|duże|wysoki|najlepszy|najlepsze|ok|idealny',
    deal: 'spotkanie|rozmowa|klient|potencjał|szansa|kontakt|relacja|demo|projekt|produkt|rozwiązanie|wrażenie|feedback|dopasowanie',
    gate: 'etap|etapu|pole|krok|kroku|walidacja|reguła|formularz|dalej|fazy|szansę|rekord',
    system: 'system|salesforce|crm|reguła|formularz|narzędzie|program|szef|proces|kierownik|walidacja|menedżer',
    time: 'później|jutro|potem|wkrótce|niedługo|dziś',
  },
  placeholder: `
    ~nieznane | ~nieznany | ~nieznana | do {do} | nie wiem/wiemy/wiadomo [jeszcze/tego] | nie mam pojęcia | brak [jakichkolwiek] danych/informacji/info/odpowiedzi/wiedzy/uwag/komentarza/szczegółów/zmian | nie dotyczy | nie określono/ustalono/podano/zdefiniowano/wskazano/znane/znany/istotne/potrzebne/dostępne | trudno powiedzieć | nic do dodania | bez komentarza/zmian/uwag/odpowiedzi | jeszcze nie [wiem/wiadomo/znane/ustalone] | zobaczymy`,
  pointer: `
    {see} {place} | {see} w/na/do/punkt/wyżej [moje/moich] * | patrz/zob/zobacz/vide * | patrz w * | jak wyżej/zawsze/zwykle/poprzednio/wcześniej/ustalono/uzgodniono/omówiono/wspomniano/mówiłem/rozmawialiśmy/było/ostatnio/w/na [*] | zgodnie z * | zgodnie z ustaleniami/umową/rozmową/* [*] | według * | jest/są w * | wszystko w/na {place} | w {place} | w załączeniu | spytaj/zapytaj/pytaj [się] * | pytać * | już omówiono/omówione/omawiane/ustalone/mówiłem | skopiowano/skopiowane/kopia [z] [*] | to samo co * | tak samo jak * | to samo | jw | jak w * | jak ostatnim/poprzednim razem | tak jak ostatnio/poprzednio`,
  promise: `
    uzupełnię/zapytam/dopytam/sprawdzę/potwierdzę/ustalę/dodam/zrobię/wpiszę/wypełnię/zadzwonię/zaktualizuję/dowiem/wyjaśnię/omówimy/ustalimy/sprawdzimy/zapytamy/uzupełnimy/dopiszę/doprecyzuję/wrócę [{time}] | muszę/trzeba/należy/musimy/chcę/będę/mam [jeszcze] {do} | zostanie/zostaną/będzie uzupełnione/dodane/ustalone/wypełnione/sprawdzone/potwierdzone/określone/wyjaśnione | czekam/czekamy/oczekuję/oczekujemy [na] [*] | oczekiwanie na * | w trakcie/toku [ustalania/uzgodnień/*] | ~później | wkrótce | następnym razem | przy okazji | niedługo | w przyszłym tygodniu | do końca tygodnia | dam znać | {do}`,
  confession: `
    pole/pytanie [jest] wymagane/obowiązkowe/obligatoryjne | obowiązkowe [pole] | wymagane [pole] | wpisuję/piszę/wpisałem/wpisane cokolwiek/coś/byle/żeby/aby [co/coś] [zapisać/przejść/było] | cokolwiek | byle/aby/żeby zapisać/przejść/zapisało/przeszło/było/coś/co [dalej/do/się] [{gate}/następnego] [{gate}] | żeby/aby/by [móc] zapisać/przejść/iść/kontynuować [dalej/do] [następnego/kolejnego] [{gate}] | tylko żeby * | {system} wymaga/każe/chce/żąda [tego/czegoś] | inaczej/bo nie [da/mogę/można/zapisze] [się] [zapisać/przejść] | nie da się zapisać | muszę/trzeba/musiałem coś wpisać/napisać/podać |
    nie/nigdy pytałem/pytałam/pytano/rozmawialiśmy/omówiono/omawialiśmy/poruszono/omawiano/zapytałem/zapytałam/padło/było | nie było czasu/mowy | nie było o tym mowy | brak czasu | nie mam czasu | nie miałem czasu | zapomniałem [zapytać] | celowo puste | puste | pozostawiono puste | zignoruj/ignoruj/ignorować [to] | zmyślone/wymyślone/zmyśliłem | losowy/losowe tekst/słowa | wypełniacz | przypadkowy tekst | za długo/długie * | długa historia | odnowienie | to odnowienie | na prośbę * | wymagane przez * | dla formalności | niepotrzebne | nie trzeba | nie jest potrzebne | nie pytałem/pytałam [jeszcze] | jeszcze nie pytałem/pytałam/omówiono | żeby wypełnić pole | pole musi być wypełnione | bo system * | bo {system} [tego] wymaga | pole obowiązkowe | wpisuję/piszę cokolwiek/coś/byle [co]`,
  template: `
    wpisz/wprowadź/wstaw/podaj [tutaj/tu/swój/swoją] tekst/odpowiedź/cytat/treść/nazwę [tutaj/tu] | tekst/odpowiedź/cytat tutaj/tu | twoja odpowiedź [tutaj] | cytat klienta | nazwa klienta | opisz sytuację/problem`,
  vague: `
    {good} {deal} | {deal} {good} | {deal} jest/był/była/było/poszło/poszła [bardzo] {good} | bardzo {good} | wszystko {good} | wszystko w porządku | jest {good} | to co zwykle/zawsze | jak zwykle/zawsze | standard | standardowo | po staremu | typowe/zwykłe/standardowe/różne/inne problemy/powody/rzeczy/sprawy/kwestie | klient/on/ona/oni chce/chcą kupić/kupować/podpisać/tego/naszego | klient/on/ona/oni jest/są [bardzo] {good} | klientowi się podoba/spodobało | podoba/podobało im/mu/jej się | potrzebują/potrzebuje/chcą/chce [naszego/nasz] [produktu/rozwiązania/produkt] | nasz/nasze produkt/rozwiązanie jest {good} | nic szczególnego/nowego/specjalnego/ważnego | wiele/kilka/dużo powodów/rzeczy/problemów/spraw | mają/ma [pewien/jakiś/wiele] problem/problemy/problemów/potrzebę | nie ma/mają problemu/problemów | brak problemów/problemu/potrzeb | powiedział/powiedziała/powiedzieli [że] [tak/ok/nie/jest] [{good}] | potrzeba/zainteresowanie/problem/potencjał/budżet [jest] zidentyfikowana/potwierdzone/duży/duże/wysoki/znany/jest | duże/duży/wysoki/spory zainteresowanie/potencjał/problem | potwierdził/potwierdziła/zgodził/zgodzili [się] | zgoda | ustnie [potwierdzone] | bez cytatu | ważne | to [bardzo] ważne | bardzo ważne | normalne | chce/chcą kupić/podpisać | jesteśmy {good} | z pamięci | nie pamiętam [słów] [dokładnie] | sam [tak] powiedział | cytat później`,
  fields:
    'problem | problemy | sytuacja | budżet | termin | decydent | decyzja | przyczyna | wpływ | cel | cytat | odpowiedź | potrzeba | potrzeby | priorytet | ból | obecna sytuacja | główny problem | proces decyzyjny | następny krok | powód',
  days: 'poniedziałek | wtorek | środa | czwartek | piątek | sobota | niedziela | dziś | jutro | wczoraj | następny tydzień',
  nothing: 'nic | brak | żaden | żadne | nikt | zero',
  yesNo: 'tak | nie | może | raczej | oczywiście | pewnie | jasne | chyba',
};
