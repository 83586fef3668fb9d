/** Verbs and phrases that say whose words are in quotation marks; lower case without accents. Our own lists. */
const SPEECH_VERBS =
  'said|says|saying|told (?:me|us)|tells (?:me|us)|mentioned|explained|replied|answered|admitted|complained|added|wrote|put it|quote|quoted|verbatim|literally|word for word|in (?:his|her|their) (?:own )?words|original|' +
  'sagt|sagte|meint|meinte|erzahlt|erzahlte|erklart|erklarte|klagt|klagte|antwortet|antwortete|schreibt|schrieb|betont|betonte|wortlich|woertlich|o-ton|zitat|originalton|' +
  'dit|disait|explique|expliquait|raconte|repond|precise|ajoute|avoue|ecrit|selon|je cite|cite|verbatim|mot pour mot|textuellement|' +
  'dijo|dice|decia|explico|comento|comenta|conto|cuenta|respondio|anadio|admitio|reconocio|escribio|segun|cito|textualmente|literal|literalmente|palabra por palabra|en sus palabras';

/** A word of saying, whole. */
export const SAYING = new RegExp(`(?:^|[^\\p{L}])(?:${SPEECH_VERBS})(?![\\p{L}-])`, 'u');

/** The writer, a colleague or own papers as what spoke: `I said`, `sagte ich`, `j'ai dit`, `dije`, `we told them`. */
export const WRITER_SAYING =
  /(?:^|[^\p{L}])(?:i|we) (?:have |had |then |just |also )?(?:said|told|explained|replied|answered|asked|wrote|pitched|mentioned|added)(?![\p{L}])|(?:sagte|meinte|erklarte|fragte|antwortete|schrieb) (?:ich|wir)(?![\p{L}])|(?:^|[^\p{L}])(?:ich|wir) (?:sagte|habe|haben|meinte|erklarte|fragte|antwortete)(?![\p{L}])|(?:^|[^\p{L}])j.ai |(?:^|[^\p{L}])je (?:dis|leur|lui) |(?:^|[^\p{L}])(?:dije|conte|explique|pregunte|conteste|le dije|les dije)(?![\p{L}])|(?:^|[^\p{L}])my colleague|(?:^|[^\p{L}])our (?:brochure|deck|slides?|website|flyer)(?![\p{L}])|(?:^|[^\p{L}])mein(?:e|em|er|en)? kolleg|(?:^|[^\p{L}])unsere?[mnr]? (?:broschure|folien|webseite|prospekt)|(?:^|[^\p{L}])(?:mon|ma) collegue|(?:^|[^\p{L}])notre (?:brochure|plaquette)|(?:^|[^\p{L}])mi (?:companer[oa]|colega)(?![\p{L}])|(?:^|[^\p{L}])nuestro folleto/u;

/** Headings of lists of the customer's words. */
export const QUOTE_LABELS =
  /^(?:(?:customer |direct |key )?quotes?|verbatims?|(?:kunden)?zitate?|o-tone?|o-ton|citations?(?: client)?|paroles|citas?(?: textuales?)?|frases)$/;
