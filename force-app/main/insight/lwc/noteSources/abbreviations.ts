/**
 * Abbreviations after whose full stop a sentence goes on, lower case, without the last stop; English, German, French and Spanish. Those of
 * several parts (`z. B.`) are listed by each part.
 */
export const ABBREVIATIONS: ReadonlySet<string> = new Set(
  `
  mr mrs ms dr prof rev gen col capt lt sgt sr jr st hon messrs mt vs approx appr ca cf eg e.g i.e ie incl excl est no nos vol fig ref dept
  div max min avg esp resp temp tel ext attn asst mgr dir yr yrs mo mos wk wks hr hrs qty acc acct jan feb mar apr jun jul aug sep sept oct
  nov dec mon tue tues wed thu thur thurs fri a.k.a w.r.t p.a r.i.p
  z zb b bzw d dh h u ua usw evtl ggf inkl exkl zzgl abzgl bspw vgl nr str tsd mio mrd std sek mind ungef lt gem bes insb ggü ggf hr fr frl
  dipl ing mag allg sog u.a z.b d.h o.ä i.d.r v.a s.o s.u m.e i o ä v a e zz zt mtl jährl tägl wöch usf jän mrz mär mai okt dez mo di mi do sa
  so geb gest verh abt gmbh
  m mm mme mmes mlle mlles me pr env ex p par c.-à-d c-à-d cad càd n art av bd éd etc fig hab janv févr fév avr juil déc dim lun mar mer jeu
  ven sam boul ste cie réf tél svp éts min
  sr sra srta sres ud uds d dña dra lic ing arq aprox apdo av avda c cía dcha depto dpto ej gral izq núm pág págs p.ej p.ej prov tfno tlf
  fa gebr inh vertr tägl bes lfd stk ca circa
  vd vds ene abr ago dic km cm mm kg
  `
    .trim()
    .split(/\s+/),
);

/** Abbreviations that end a sentence when a capital letter follows: `… and so on etc. We then …`. */
export const LAST_WORDS: ReadonlySet<string> = new Set([
  'etc',
  'usw',
  'usf',
  'jr',
  'sr',
  'no',
  'so',
  'mo',
  'do',
  'mi',
  'di',
  'sa',
  'fri',
  'mon',
  'wed',
  'sam',
  'mar',
  'mer',
  'dim',
  'min',
  'max',
  'me',
  'ex',
  'mai',
  'dir',
  'mind',
  'par',
  'dec',
  'acc',
  'est',
  'temp',
  'gmbh',
  'hab',
  'an',
  'ing',
  'art',
  'so',
]);

/** Words before a German ordinal, after which a number with a stop does not end the sentence. */
export const ORDINAL_BEFORE: ReadonlySet<string> = new Set(
  'am zum vom bis der den dem des die das ab seit im jede jeden jedem jeder jedes und ende anfang mitte spätestens nr ihr unser'.split(
    ' ',
  ),
);
