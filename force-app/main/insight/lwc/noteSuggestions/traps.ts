/** Why words that look like a fact are none. */
type Trap = 'negation' | 'hypothetical' | 'own pitch' | 'joke' | 'to do' | 'placeholder';

/** Sources of regular expressions over normalised words, by reason and language. Each has spaces at both ends to match. */
const PATTERNS: readonly (readonly [Trap, readonly string[]])[] = [
  [
    'negation',
    [
      '(?:no|not an?|never an?|without|zero|any) (?:real |big |major |open |such )?(?:problems?|issues?|complaints?|trouble|worries|concerns?|quarrel|conflicts?|objections?|pain points?|bottlenecks?)',
      '(?:isn t|is not|not|aren t|are not|never was|wasn t) (?:really |actually )?(?:an? |our |the |any )?(?:problem|issue|concern|topic|worry|pain point|bottleneck|question of money)',
      'nothing (?:to complain|to improve|wrong)|(?:runs|works|running|working|going) (?:smoothly|fine|well|perfectly|like clockwork)|(?:don t|do not|no need to) worry',
      '(?:happy|satisfied|fine|content) with (?:the|our|that|it|them|how)',
      '(?:kein|keine|keinen|keinerlei) (?:grossen? |echtes |wirkliches |offenen )?(?:problem|probleme|thema|engpass|engpasse|beschwerden|sorge|sorgen|konflikt|konflikte|arger|bedenken|klagen|schwierigkeiten|einwande)',
      '(?:lauft|funktioniert|klappt) (?:alles |sehr |ganz |einwandfrei |wirklich |doch )*(?:gut|rund|bestens|reibungslos|prima|super|einwandfrei|problemlos|tadellos)',
      'nichts zu (?:meckern|beanstanden|verbessern|klagen)|(?:sehr |hoch|ganz )?zufrieden mit|(?:bin|sind|ist) (?:\\S+ )?(?:sehr |hoch|ganz )?zufrieden',
      '(?:pas|aucun|aucune|jamais|sans|ni) (?:de |d |un |une |vrai |gros )*(?:probleme|problemes|souci|soucis|inquietude|conflit|plainte|difficulte|reproche|sujet|objection)s?',
      '(?:marche|fonctionne|tourne|roule) (?:tout seul|tres bien|bien|parfaitement|a merveille|impeccablement)|rien a (?:redire|signaler|ameliorer|reprocher)|(?:tres |)(?:content|contents|satisfait|satisfaits|satisfaite) (?:de|du|des)',
      '(?:ningun|ninguna|sin|no hay|no tenemos|no es un|no es) (?:ningun |ninguna |un |gran )*(?:problema|problemas|inconveniente|inconvenientes|queja|quejas|conflicto|conflictos|dificultad|pega|pegas|tema)',
      '(?:funciona|va|marcha) (?:todo |muy |perfectamente |de )*(?:bien|maravilla|perfecto|rodado)|todo (?:en orden|bien|perfecto)|nada que (?:objetar|mejorar)|(?:muy |)(?:contentos|contentas|contento|contenta|satisfechos|satisfecha|satisfecho) con',
    ],
  ],
  [
    'hypothetical',
    [
      '^(?:and |but |well |yes |so )*(?:if|imagine|suppose|let s say) (?:i|we|you|they|there|he|she) (?:had|were|was|could|won)',
      '^(?:also |und |ja |aber )*(?:wenn|falls) (?:ich|wir|sie|man|es) .*(?:hatten?|ware|waren|konnten?)|^(?:hatten|hatte) (?:ich|wir)|angenommen',
      '^(?:et |mais |bon |ben )*si (?:on|nous|j|je|vous|ils|il y) (?:avais|avait|avions|aviez|avaient|etait|etions|pouvait|pouvions)|imaginez|supposons',
      '^(?:y |pero |bueno )*si (?:nosotros |yo |uno )?(?:tuvier|hubier|fuer|pudier)\\S*|imaginemos|supongamos',
    ],
  ],
  [
    'own pitch',
    [
      '^(?:i |we )?(?:told|showed|shown|explained|pitched|presented|demoed|mentioned|walked (?:them|him|her) through|sold) .*(?:our|us|we|the (?:demo|platform|product|tool|app|module|dashboard))',
      '^(?:ich |wir )?(?:habe|haben) (?:\\S+ ){0,4}(?:gezeigt|erklart|vorgestellt|erzahlt|prasentiert|vorgefuhrt|angeboten)|^(?:gezeigt|vorgestellt|erklart|prasentiert)',
      '^(?:je |j |nous |on )(?:leur |lui |ai |avons |a )+(?:leur |lui )?(?:montre|explique|presente|parle|vante|propose|dit)|^(?:montre|presente|explique) (?:notre|la|le|nos)',
      '^(?:les |le |la )?(?:he |hemos )?(?:conte|contamos|ensene|ensenamos|explique|explicamos|mostre|mostramos|presente|presentamos|contado|ensenado|explicado|mostrado|presentado|hable|hablamos) ',
    ],
  ],
  ['joke', ['(?:haha|hahaha|hehe|just kidding|kidding aside|nur spass|je plaisante|je rigole|es broma|jaja|jajaja)']],
  [
    'to do',
    [
      '^(?:to do |todo |then |next |i ll |i will |we ll )?(?:send|e?mail|call|ring|follow up|book|schedule|arrange|prepare|draft|ask|chase|remind|forward) (?:him|her|them|the|a|an|me|price|prices|offer|quote|link|deck|slides|proposal|invite|back|about|again|up|for|by|on) ?',
      '(?:zuschicken|schicken|senden|zusenden|anrufen|nachfassen|vereinbaren|nachfragen|melden|klaren|vorbereiten)(?: bis .*)?$',
      '^(?:a faire )?(?:envoyer|rappeler|relancer|preparer|planifier|transmettre|demander) ',
      '^(?:enviar|mandar|llamar|preparar|agendar|recordar|pedir|mandarle|enviarle) ',
    ],
  ],
  [
    'placeholder',
    [
      '^(?:tbd|tba|tbc|n a|na|none|unknown|open|to do|todo|offen|unbekannt|noch offen|keine|folgt|a voir|a definir|inconnu|neant|rien|por definir|pendiente|desconocido|ninguno|sin definir|not yet|not known|nicht bekannt|x+|\\?+|ask|klaren|a completer)$',
    ],
  ],
];

const TRAPS = PATTERNS.map(
  ([trap, sources]) =>
    [
      trap,
      new RegExp(
        sources.map((source) => (source.startsWith('^') ? `(?:${source})` : `(?:^| )(?:${source})(?: |$)`)).join('|'),
      ),
    ] as const,
);

/** What only the seller's own notes have. */
const NOTES_ONLY: ReadonlySet<Trap> = new Set(['own pitch', 'to do']);

/** Praise that is denied is a complaint: `not happy with`, `nothing works well`. */
const NO_PRAISE = new RegExp(
  '(?:^| )(?:(?:not|t|never|nothing|nobody|nicht|nie|niemand|keiner|nichts|pas|jamais|rien|nunca|nada|nadie)(?: \\S+){0,2}?|no(?: estamos| estan| esta| estoy| nos| me| les| le)?) ' +
    '(?:happy|satisfied|fine|content|runs?|works?|running|working|going|zufrieden|contents?|satisfaite?s?|marche|fonctionne|content[oa]s?|satisfech\\S+|funciona|va|marcha)(?= )',
  'g',
);

/** What speaks against taking normalised words (`NoteModel.plain`) as a fact, in four languages; undefined if nothing does. */
export function trapOf(plain: string, side: 'customer' | 'unknown'): Trap | undefined {
  const found = TRAPS.find(
    ([trap, pattern]) => (side === 'unknown' || !NOTES_ONLY.has(trap)) && pattern.test(plain.replace(NO_PRAISE, ' ')),
  );
  return found?.[0];
}
