import type { Lexicon } from './words.ts';

export const italian: Lexicon = {
  filler: `
    a abbiamo ai al alla allo anche ancora avere c che chi ci ci come con da dal dalla degli dei del della delle dello di dove e è era ed essere ha hanno ho i il in io l la le lei li lo loro lui ma me mi mio mia
    ne nei nel nella no noi non nostro nostra o ora per perché più poi quando quello questa questo qui se sempre si sono solo sta su sua sul sulla suo tu tutti tutto un una uno vi già grazie favore risposta campo domanda
    testo momento adesso sinceramente semplicemente vado prego molto ok sì`,
  context: `
    domani oggi ieri tardi presto prossima prossimo settimana mese giorno giorni lunedì martedì mercoledì giovedì venerdì riunione chiamata demo visita incontro call meeting cliente clienti team capo commerciale
    info informazioni dati dettagli contatto telefono interno dopo prima appena fine punto progetto parte`,
  barred: 'da definire | da determinare | da confermare | sconosciuto | non so | non lo so',
  exact: `
    sconosciuto | sconosciuta | da definire | da determinare | da confermare | da completare | da compilare | da verificare | da chiedere | da vedere | da concordare | da valutare | non so | non lo so | non si sa | boh | bo | nessuna idea | non applicabile | non disponibile | non pervenuto |
    in attesa | più tardi | dopo | vedi note | vedi sopra | vedi mail | come sopra | idem | qualcosa | varie | prova | testo di prova | non ancora | chiedere al cliente | n.d. | n/d | n.a. | n.p. | tutto ok | tutto bene | niente di che | il solito | come al solito |
    campo obbligatorio | in corso | nessun commento | vedremo | mah | non saprei | bla bla | bho | n.c. | nd | normale | standard | importante | d accordo | verbale | obbligatorio | come prima | dimenticato | uguale | non serve | non necessario | a voce | nulla di che | ecc | non ricordo | fatto | visto | a posto | eccetera`,
  classes: {
    see: 'vedi|vedere|cfr|leggi|consulta|consultare|guarda|guardare|v',
    place:
      'nota|mail|email|allegato|allegati|offerta|proposta|presentazione|documento|documenti|cartella|verbale|contratto|sopra|sotto|crm|registrazione|scheda|riunione|riepilogo|report|link|precedente|chat|capitolato|preventivo|file|appunti',
    do: 'completare|compilare|chiedere|verificare|confermare|definire|determinare|chiarire|aggiungere|mettere|fare|rivedere|consultare|scoprire|aggiornare|sentire|chiamare|parlare|inserire|approfondire|valutare|capire|chiedergli|precisare',
    good: 'buon|buona|buono|bene|ottimo|ottima|super|perfetto|eccellente|interessato|interessati|interessata|contento|contenti|positivo|alto|migliore|bel|bello|ok|soddisfatto',
    deal: 'riunione|incontro|cliente|potenziale|contatto|rapporto|demo|progetto|prodotto|soluzione|sensazione|opportunità|chiamata|feeling|visita',
    gate: 'fase|stadio|campo|passo|validazione|regola|modulo|avanti|step|schermata|opportunità',
    system: 'sistema|salesforce|crm|strumento|programma|regola|modulo|capo|processo|direzione|software',
    time: 'dopo|domani|poi|presto|tardi|prossimamente|più',
  },
  placeholder: `
    ~sconosciuto | ~sconosciuta | da {do} | non [lo/si/ne] so/sa/sappiamo/sanno/saprei | nessuna/nessun idea/informazione/info/risposta/dato/commento/dettaglio | non applicabile/disponibile/definito/noto/pervenuto/specificato/determinato/rilevante/necessario/identificato/previsto/conosciuto | senza risposta/informazioni/dati |
    difficile da dire | non posso dire | niente da dire/segnalare/aggiungere | niente di che/nuovo/particolare/speciale | prova | segnaposto | non ancora [definito/noto/chiaro]`,
  pointer: `
    {see} {place} | {see} il/la/lo/gli/le/l/i/mie/in/nel/nella * | vedi * | come da/già/discusso/detto/concordato/sopra/sempre/anticipato/visto/accordi/prima/indicato/parlato/descritto [*] | come da accordi/mail/telefonata/riunione [*] | secondo accordi/* | è/sta/trovi nel/nella/sul/negli * | tutto nel/nella/in/sul {place} | nel/nella/nei {place} | in {place} | chiedere/chiedi a/ad/al * | chiedere/chiedi alla * |
    copiato da/dal * | copia di/del * | copia incolla | uguale a/al * | stesso di/del/come * | stesse di * | già discusso/detto/visto/risposto/parlato | idem come * | idem | in allegato | rif * | vedasi * | come prima/ieri/email/mail | tutto come prima/sopra | vedi in * | rif mail/email | sentire/chiedere * | lo sa * | come l ultima/scorsa/altra volta | come la scorsa/precedente volta`,
  promise: `
    [lo/la/li/glielo/ci] compilo/completo/chiedo/verifico/confermo/aggiorno/aggiungo/metto/faccio/scrivo/inserisco/guardo/sento/chiederò/completerò/compilerò/verificherò/confermerò/aggiornerò/farò/vedrò/inserirò/aggiungerò/chiederemo/vedremo/sentirò/chiamerò [{time}] | devo/dobbiamo/bisogna/vorrei/occorre/posso/voglio [ancora] {do} | {do} {time} |
    in attesa [di/del/della] [*] | attendo/aspetto/aspettiamo/attendiamo [la/il/una/loro/che] [*] | verrà/sarà/saranno completato/compilato/definito/aggiunto/aggiornato/chiarito/confermato/fatto/inserito/comunicato | in corso [di] [*] | ~in valutazione/definizione/lavorazione | la prossima volta | alla prossima | vedremo | a breve | più avanti/tardi | seguirà/seguiranno/segue/arriva | seguono dettagli/info | da {do} con * | ~dopo | {do} | in fase di * | ne parliamo/riparliamo/riparleremo [{time}] | ci sentiamo [{time}] | ci risentiamo`,
  confession: `
    campo/domanda/risposta [è] obbligatorio/obbligatoria/richiesto | obbligatorio | tanto/giusto/solo per compilare/salvare/riempire/passare/andare/scrivere/poter/proseguire/procedere/avanzare [avanti/salvare/qualcosa] | per [poter] salvare/passare/proseguire/procedere/avanzare/continuare/andare [alla/al/a/avanti/il/la] [*] | per passare alla/al * [{gate}] | bisogna/devo/dovevo/occorre scrivere/mettere/riempire/compilare qualcosa | {system} lo/mi/vuole/richiede/chiede/obbliga/impone [richiede/obbliga/chiede/vuole/qualcosa] |
    altrimenti/sennò non [mi] [fa/posso/si/salva] [salvare] | non mi fa salvare/andare/avanzare | non [ne/lo/è/gli/abbiamo] [abbiamo/ho/è] chiesto/parlato/discusso/emerso/trattato/affrontato/uscito/ancora | mai chiesto/parlato/discusso | non ho/avuto tempo | non c è stato tempo | senza tempo | mancanza di tempo | lasciato/lasciare vuoto/in [bianco] | ignorare | ignora [questo] | inventato | me lo sono inventato | testo/parole a caso | testo casuale | a caso | riempitivo | troppo lungo * | lunga storia | rinnovo | è un rinnovo | richiesto/voluto/imposto da/dal/dalla * | dimenticato di chiedere | dimenticato | non serve/necessario | pro forma | non chiesto/discusso/trattato/affrontato | non se n è parlato | non ne abbiamo parlato | non ho chiesto | per riempire/compilare [il/la] {gate} | giusto/solo per * | tanto per * | lo chiede/richiede/vuole il/la {system} | serve/necessario per * | serve/necessario per * * [*] | perché serve | perché [lo] chiede/richiede * [*] | campo obbligatorio | scrivo/metto qualcosa/qualunque [cosa]`,
  template: `
    inserire/inserisci/scrivere/scrivi/aggiungere [il/la/qui] testo/risposta/citazione/nome/qui [qui] | risposta/testo/citazione qui | tua/la/vostra risposta qui | citazione del cliente | nome del cliente | nome cliente | descrivere/descrivi la/il situazione/problema`,
  vague: `
    {good} {deal} | {deal} {good} | {deal} è/molto/andato/andata {good} | molto {good} | tutto {good} | tutto a posto | è/va/andato/andata {good} | va bene | il/la solito/solita/soliti [*] | come al solito | come sempre | di sempre | i/le soliti/solite problemi/cose/motivi | cliente/lui/lei/loro vuole/vogliono comprare/acquistare/firmare | cliente/gli/ci piace/piaciuto/vuole/vogliono [il/la/nostro/nostra] [prodotto/soluzione] | nostro/nostra/il/la prodotto/soluzione è [il/la] {good} | cliente è [molto] {good} |
    niente di speciale/che/nuovo/particolare | nulla di che/nuovo/particolare/speciale | varie/diverse/molte/tante cose/ragioni | vari/diversi/molti/tanti motivi/problemi/punti | ha/hanno/abbiamo [un/molti/alcuni/dei] problema/problemi/bisogno/esigenze | nessun problema/bisogno | ha/hanno detto [di/che] [sì/no/ok/va/bene] [bene] | cose varie | interesse/bisogno/problema/esigenza/potenziale/budget [è/c è] identificato/confermato/alto/presente/reale/chiaro | grande/forte/alto/buon interesse/problema/potenziale/bisogno | d accordo | ha confermato/accettato | confermato | nessuna citazione | importante | è [molto] importante | molto importante | normale | standard | le solite cose | vuole/vogliono comprare/acquistare/firmare | siamo i {good} | mi ha detto [così/di/che/sì] | a memoria | non ricordo [le] [parole] [esatte] | non ho idea/dati/informazioni | citazione da inserire`,
  fields:
    'problema | problemi | situazione | budget | tempistiche | decisore | decisione | causa | impatto | obiettivo | citazione | risposta | esigenza | esigenze | bisogno | bisogni | priorità | situazione attuale | problema principale | processo decisionale | prossimo passo | prossimi passi | motivo',
  days: 'lunedì | martedì | mercoledì | giovedì | venerdì | sabato | domenica | oggi | domani | ieri | prossima settimana',
  nothing: 'niente | nulla | nessuno | nessuna | proprio niente',
  yesNo: 'sì | si | no | forse | certo | può darsi | magari | ovviamente',
};
