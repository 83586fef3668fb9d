import { normalize } from './normalize.ts';

/** A list written with `|` between its entries, normalized as the answers will be. */
function listed(entries: string): ReadonlySet<string> {
  return new Set(entries.split('|').map(normalize));
}

function spaced(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}

/**
 * What people type to get past a required field. Our own collection; each list is in one language, so that a speaker can check it.
 * Only a whole answer counts: `Unknown supplier in Poland` is an answer, `unknown` is none.
 */
const PHRASES: Readonly<Record<string, string>> = {
  anywhere: `
    tbd | tba | tbc | tbf | n/a | na | n.n. | n.d. | nd | s/o | s/d | ka | n.a. | n/k | null | nil | undefined | todo | to do | fixme | wip | idk |
    dunno | xxx | zzz | test | testing | test test | test 123 | test1 | asd | qwe | zxc | foo | blah | bla | bla bla
    | blah blah | bla bla bla | blah blah blah | etc | hmm | ok | okay | lorem ipsum | xyz | 123`,
  english: `
    to be determined | to be defined | to be decided | to be discussed | to be confirmed | to be announced | to be
    filled | to be filled in | to be completed | to be clarified | to be checked | to be updated | unknown | not
    known | not known yet | unclear | not sure | not sure yet | no idea | no clue | dont know | i dont know | i do not know | i don't know |
    don't know | do not know | don't know yet | we do not know | we don't know | not applicable | not available |
    not relevant | not discussed | not discussed yet | not asked | not asked yet | did not ask | didn't ask | have
    not asked | have not asked yet | haven't asked | haven't asked yet | need to ask | need to check | need to find
    out | will ask | will check | will update | will follow up | follow up | ask customer | ask the customer | ask
    them | ask client | check with customer | check with the customer | update later | fill in later | fill later |
    fill in | fill me in | fill this in | later | pending | in progress | work in progress | coming soon |
    placeholder | placeholder text | dummy | dummy text | sample | sample text | sample answer | some text | some
    answer | text | text here | enter text | enter text here | enter answer | enter answer here | your answer | your
    answer here | insert answer | insert answer here | insert text | insert text here | answer | answer here | my
    answer | test answer | this is a test | just a test | just testing | something | anything | whatever | stuff |
    things | various | misc | miscellaneous | other | same | same as above | same as before | same as last time | as
    above | see above | see below | see notes | see note | see email | see mail | see attachment | see attached | as
    discussed | ditto | good | fine | done | great | nice | cool | default | empty | blank | nothing to add |
    nothing to say | no comment | no comments | no info | no information | no information yet | no info yet | no
    answer | no answer yet | no data | missing | required field | mandatory field | not yet | nothing yet | none yet
    | not yet known | not yet defined | not defined | not defined yet | not determined | not specified | unspecified
    | unsure | question mark | skip | skipped | skip this | ignore | ignore this | delete me | hello | hi | hello
    world`,
  german: `
    unbekannt | noch unbekannt | unklar | noch unklar | noch offen | offen | noch zu klären | zu klären | wird
    geklärt | wird noch geklärt | muss ich klären | noch klären | klären | wird nachgereicht | nachreichen | folgt |
    folgt noch | kommt noch | kommt später | später | keine ahnung | weiß nicht | weiss nicht | weiß ich nicht |
    weiß noch nicht | nicht bekannt | noch nicht bekannt | keine angabe | keine angaben | k.a. | k. a. | n.n. | nn | keine info
    | keine infos | keine informationen | entfällt | nicht zutreffend | nicht relevant | nicht besprochen | noch
    nicht besprochen | noch nicht gefragt | nachfragen | muss nachfragen | kunden fragen | wie besprochen | siehe
    oben | siehe notiz | siehe notizen | siehe mail | siehe e-mail | siehe anhang | platzhalter | irgendwas |
    irgendetwas | egal | dito | passt | gut | wie oben | bitte ausfüllen | text folgt | noch auszufüllen | hier text
    eingeben`,
  french: `
    inconnu | inconnue | pas connu | à définir | à déterminer | à confirmer | à préciser | à compléter | à remplir | à voir | à
    vérifier | à demander | à discuter | à faire | je ne sais pas | je sais pas | ne sait pas | on ne sait pas |
    aucune idée | pas encore | pas encore défini | pas encore connu | sans objet | non applicable | non renseigné |
    non précisé | plus tard | en attente | en cours | voir notes | voir ci-dessus | voir mail | pas d'info | pas
    d'information | pas de réponse | demander au client | comme convenu | idem | bidon | n'importe quoi | quelque
    chose | divers | rien à dire`,
  spanish: `
    desconocido | por definir | por determinar | no lo sé | por confirmar | por completar | por rellenar | por ver | a definir
    | a confirmar | no sé | no se | no lo sé | no sabe | no sabemos | ni idea | sin definir | sin información | sin
    info | sin datos | sin respuesta | no aplica | no disponible | pendiente | más tarde | luego | preguntar |
    preguntar al cliente | ver notas | ver arriba | ver correo | lo mismo | igual que arriba | cualquier cosa | algo
    | varios | prueba | texto de prueba | todavía no | aún no`,
  italian: `
    sconosciuto | da definire | da determinare | da confermare | da completare | da compilare | da verificare | da
    chiedere | da vedere | non so | non lo so | non si sa | boh | nessuna idea | non applicabile | non disponibile |
    in attesa | più tardi | dopo | vedi note | vedi sopra | vedi mail | come sopra | idem come sopra | qualcosa |
    varie | prova | testo di prova | non ancora | chiedere al cliente`,
  portuguese: `
    desconhecido | a definir | a determinar | a confirmar | a preencher | por preencher | não sei | não se sabe |
    não sabemos | sem ideia | sem informação | sem info | não aplicável | não se aplica | não disponível | pendente
    | mais tarde | depois | ver notas | ver acima | ver email | idem | qualquer coisa | teste | texto de teste |
    ainda não | perguntar ao cliente`,
  dutch: `
    onbekend | nog onbekend | nog te bepalen | te bepalen | n.t.b. | ntb | nader te bepalen | weet ik niet | weet
    niet | geen idee | n.v.t. | nvt | niet van toepassing | later invullen | nog invullen | in te vullen | navragen
    | klant vragen | zie notities | zie boven | zie mail | zie hierboven | volgt | volgt nog | nog niet | nog niet
    bekend | iets | geen info | geen informatie`,
  nordic: `
    ukendt | okänd | okänt | ukjent | vet ej | vet inte | vet ikke | ved ikke | ingen aning | ingen anelse | ingen
    idé | ej aktuellt | ikke aktuelt | ska kollas | kollas | återkommer | senere | senare | se noter | se ovan | ei
    tiedossa | en tiedä | selvitetään | myöhemmin`,
  polish: `
    nieznane | nieznany | do ustalenia | do potwierdzenia | do uzupełnienia | nie wiem | nie dotyczy | brak danych |
    brak informacji | nie wiadomo | później`,
  turkish: `
    bilinmiyor | belirlenecek | bilmiyorum | daha sonra | sonra | bilgi yok | geçerli değil | fikrim yok | henüz yok`,
  russian: `
    неизвестно | не знаю | не известно | уточнить | уточняется | нет данных | нет информации | позже | потом | тест
    | не применимо`,
  japanese: `
    未定 | 不明 | 確認中 | 未確認 | 後で | あとで | 後日 | 分からない | わからない | 該当なし | テスト | 要確認 | 特になし`,
  chinese: `
    待定 | 未知 | 不知道 | 不清楚 | 暂无 | 待确认 | 以后 | 测试 | 不适用 | 無資料 | 待確認 | 未確定 | 未确定`,
  korean: `
    미정 | 모름 | 모르겠음 | 확인 중 | 추후 | 나중에 | 테스트 | 해당 없음 | 알 수 없음`,
};

export const PLACEHOLDERS: ReadonlySet<string> = listed(Object.values(PHRASES).join('|'));

/** Words that make an answer a placeholder when all its other words are padding: `TBD, will ask the customer next week`. */
export const PLACEHOLDER_WORDS: ReadonlySet<string> = listed(`
    tbd | tba | tbc | todo | fixme | wip | idk | dunno | placeholder | asdf | blah | bla | unbekannt | inconnu |
    platzhalter | xxx`);
export const PADDING: ReadonlySet<string> = spaced(`
    1 123 2 3 4 5 6 7 8 9 a after again all also an and answer answers as ask asked at be before bitte but by call
    can check client come con confirm customer das data dem demo der die do done during el encore entry field fill
    find follow for from get give here hier i ich il in info information is it just kunden la later le les let lo
    look los maybe me meeting mit moment more my need needs next no noch not note notes now of on one or out per
    please pls por pour put question re really see so some soon still sure talk text that the them then there they
    this till to today tomorrow too un und une until up update us value wait we week when will wird with yet you`);

/** The same for words that real answers use too, with less padding: `Just a test answer`, `Unknown at the moment`. */
export const WEAK_WORDS: ReadonlySet<string> = listed('test | testing | unknown | undefined | pending');
export const WEAK_PADDING: ReadonlySet<string> = spaced(`
    1 123 2 3 4 5 6 7 8 9 a an answer answers as at entry far field for is it just me moment my now of only question
    so still text the this us yet`);

/** What the seller means to do, which is no answer: `Will fill in later`, `Need to check with the client`. A verb and a promise. */
export const DEFERRED_WORDS: ReadonlySet<string> = spaced('add ask check clarify complete fill find update');
export const PROMISES: ReadonlySet<string> = spaced('later must need needs should soon will');
export const DEFERRED_PADDING: ReadonlySet<string> = spaced(`
    after again at be before call client customer details friday her him i in info information it meeting monday more
    next on out please pls the them this thursday to tomorrow tuesday up us we wednesday week with`);

/** Short words that answer some questions and dodge the others, by the concepts that they do answer. */
export const BARE_NOTHING: ReadonlySet<string> = listed(`
    none | nothing | no one | nobody | zero | nichts | keine | keiner | niemand | rien | aucun | aucune | personne |
    nada | ninguno | ninguna | nadie | niente | nessuno | nenhum | niets | geen | ingen | inget | nic | brak | なし |
    无 | 없음`);
export const BARE_YES_NO: ReadonlySet<string> = listed(`
    yes | no | yep | nope | maybe | perhaps | ja | nein | vielleicht | oui | non | peut-être | sí | quizás | sì |
    forse | sim | não | talvez | nee | nej | nei | tak | nie | да | нет | はい | いいえ | 是 | 否 | 네 | 아니요`);

/** Questions to which "nothing" is a real answer: nothing tried, no alternative, no risk. Own questions (`custom`) may ask anything. */
export const NOTHING_ANSWERS: ReadonlySet<string> = listed(`
    tried before | alternatives | side effects | stakeholder risk | critical event | paper process | cost of
    inaction | budget | timeline | champion | personal impact`);
/** Questions that may be asked so that yes or no answers them. */
export const YES_NO_ANSWERS: ReadonlySet<string> = listed(`
    budget | customer confirmation | priority | solution fit | champion | critical event | alternatives | side
    effects | tried before | stakeholder risk | paper process`);
