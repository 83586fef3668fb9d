/**
 * Words and phrases of a clause by what they do to a loss or a problem, in English, German, French and Spanish. All are normalised as
 * `NoteModel.plain` does (`don't` is `don t`).
 */

/** What a word does. Letters, so that a clause becomes a short text over which the rules are regular expressions (`denial.ts`). */
export const MARKS = {
  /** A verb of loss or complaint. */ loss: 'L',
  /** A noun of trouble. */ trouble: 'P',
  /** A verb of cost: denied it is no pain, alone it proves none. */ cost: 'K',
  /** A negator before its verb: `do not`, `never`, Spanish `no`. */ not: 'n',
  /** A negator that may follow its verb: `nicht`, `kein`. */ nicht: 'm',
  /** The first half of a French negation. */ ne: 'e',
  /** Its second half. */ pas: 'f',
  /** A negated object: `nothing`, `nada`. */ nothing: 'z',
  /** A negated subject. */ nobody: 's',
  /** A negation of the whole sentence after it: `it's not that`. */ notThat: 'r',
  /** French `plus`, which negates after a `ne` only. */ plus: 'q',
  /** `cannot`, which denies no loss but the end of one. */ cannot: 'C',
  /** Ends a loss: `stop`. */ stop: 'S',
  /** A state of the past: `used to`. */ past: 'u',
  /** Done with: `fixed`. */ solved: 'R',
  /** `without` */ without: 'i',
  /** `if` */ if: 'y',
  /** `would` */ would: 'W',
  /** A verb of loss in the conditional. */ wouldLose: 'V',
  /** Only nearly, right before the verb. */ nearly: 'N',
  /** The same with the verb at the end of the clause: `fast hätten wir`. */ nearlyHad: 'F',
  /** `until` */ until: 'U',
  /** A wish, a duty, an aim. */ wish: 'w',
  /** Another firm than the speaker's. */ elsewhere: 'O',
  /** Opens a clause of its own, or gives a time. */ opener: 'c',
  /** To have, to be, to get. */ have: 'h',
  /** Pronoun. */ pronoun: 'g',
  /** Article, adverb, auxiliary. */ filler: 'a',
  /** The state goes on. */ still: 't',
  /** Here, too. */ here: 'H',
  /** Now. */ now: 'o',
  /** Opens the right reason after a wrong one: `sondern`. */ rather: 'b',
  /** Preposition. */ preposition: 'p',
  /** Any other word. */ other: 'x',
} as const;
export type Mark = keyof typeof MARKS;

/** Patterns of single words that have many forms. */
export const STEMS: readonly (readonly [Mark, RegExp])[] = [
  ['wouldLose', /^(?:perdr(?:ait|ais|ions|iez|aient)|perderi(?:a|an|amos))$/],
  [
    'loss',
    /^(?:los(?:e|es|ing|t)|miss(?:es|ed|ing)?|complain(?:s|ed|ing)?|fail(?:s|ed|ing)?|wast(?:e|es|ed|ing)|suffer(?:s|ed|ing)?|struggl(?:e|es|ed|ing)|leaves?|leaving|quit|grumbl(?:e|es|ed|ing)|verlier\w*|verlor\w*|verpass\w*|beschwer(?:t|en|te|ten)|klagt|jammer[nt]|scheiter\w*|leide[tn]?|verschwend\w*|versaum\w*|kundig(?:t|en|te|ten)|gekundigt|perd(?:s|ons|ez|e|es|ent|u|ue|us|ues|re|ait|ais|ions|aient)?|rat(?:e|ons|ent|ait)|plaint|plaign\w*|plaindre|gaspill\w*|souffr\w*|pierd\w*|perd(?:emos|imos|ido|io|er|amos|ian?|iamos|iendo|ieron|ieramos|iera|iesemos)|quej(?:a|an|o|aron|amos|ado|arse|en)|sufr\w*|malgast\w*|desperdici\w*)$/,
  ],
  [
    'trouble',
    /^(?:problems?|issues?|complaints?|troubles?|errors?|mistakes?|loss(?:es)?|delays?|bottlenecks?|disputes?|probleme?n?|problems|fehlern?|fehler|beschwerden?|reklamation(?:en)?|verluste?n?|arger|engpass(?:e|en)?|verzogerung(?:en)?|schwierigkeit(?:en)?|ausfalle?n?|storung(?:en)?|klagen|problemes?|soucis?|erreurs?|plaintes?|pertes?|retards?|litiges?|pannes?|difficultes?|reclamations?|problemas?|quejas?|error(?:es)?|perdidas?|retrasos?|averias?|incidencias?|reclamacion(?:es)?|dificultad(?:es)?)$/,
  ],
  ['cost', /^(?:costs?|costing|kostet|kosten|gekostet|cout(?:e|ent|ait)|cuestan?|costaba)$/],
];

/** Words and phrases, comma apart; the longest that fits counts. */
export const PHRASES: readonly (readonly [Mark, string])[] = [
  [
    'not',
    'not, virtually no, practically no, next to no, almost no, not one, not a single, don t, doesn t, didn t, isn t, aren t, wasn t, weren t, haven t, hasn t, hadn t, won t, do not, does not, did not, never, no longer, no, neither, hardly, hardly ever, barely, rarely, seldom, zero, nunca, jamas, ya no, apenas, casi nunca, casi ningun, casi ninguna, tampoco, ningun, ninguna',
  ],
  [
    'nicht',
    'nicht, nicht mehr, so gut wie keine, so gut wie kein, so gut wie keinen, so gut wie nie, praktisch keine, praktisch nie, fast keine, fast nie, nie, niemals, nichts, niemanden, kein, keine, keinen, keinem, keiner, keinerlei, kaum, selten, noch nie, weder',
  ],
  ['ne', 'ne, n'],
  [
    'pas',
    'pas, jamais, presque pas, presque jamais, quasiment pas, quasiment aucun, quasiment aucune, rien, aucun, aucune, guere, rarement, plus aucun, plus aucune, plus jamais',
  ],
  ['nothing', 'nothing, none, nada, ni un, ni una, a nadie'],
  ['nobody', 'nobody, no one, noone, none of, niemand, keiner von, personne, nadie'],
  ['plus', 'plus'],
  ['cannot', 'cannot, can t, can not, couldn t, konnen nicht'],
  ['until', 'until, till, bis, jusqu a, jusqu en, hasta'],
  [
    'notThat',
    'not like, not that, not as if, not the case, not true, don t think, do not think, don t believe, do not believe, wouldn t say, can t say, cannot say, can t remember, not aware, can t tell me, cannot tell me, konnen mir nicht erzahlen, n allez pas me dire, no me va a decir que, don t tell me, do not tell me, don t say, don t pretend, nobody can say, nobody can tell me, not a day, not a week, not a month, no day, no week, no month, hardly a day, hardly a week, never a week, never a day, nicht so, nicht so dass, nicht dass, stimmt nicht, glaube nicht, denke nicht, wusste nicht, kann nicht sagen, nicht behaupten, erzahlen sie mir nicht, sagen sie mir nicht, kein tag, keine woche, kein monat, kaum ein tag, kaum eine woche, ce n est pas que, c est pas que, ce n est pas comme si, c est pas comme si, n est pas vrai que, ne crois pas, crois pas, ne pense pas, pense pas, ne dirais pas, ne dis pas, ne me dites pas, pas un jour, pas une semaine, no es que, no creo que, no diria que, no digo que, no pienso que, no es cierto que, no es verdad que, no me consta que, no me diga que, no me digas que, ni un dia, ni una semana, no hay dia, no hay semana, no pasa un dia, no pasa una semana, no pasa dia, no pasa semana, es vergeht kein tag, es vergeht keine woche',
  ],
  [
    'stop',
    'stop, stops, stopped, horen auf, aufgehort, arrete, arretons, cesse, cessons, dejamos de, dejado de, deja de, dejar de, dejan de',
  ],
  [
    'past',
    'used to, in the past, back then, in those days, fruher, damals, seinerzeit, autrefois, a l epoque, auparavant, avant on, avant nous, antes, soliamos, en su dia, en aquella epoca, einst, years back',
  ],
  [
    'solved',
    'fixed, solved, resolved, sorted, sorted out, gone, settled, behind us, history, a thing of the past, over, finished, repaired, repariert, repare, reparee, reparado, reparada, fini, finie, terminado, dealt with, out of the way, gelost, behoben, erledigt, beseitigt, vom tisch, vorbei, geschichte, vergangenheit, aus der welt, resolu, resolue, resolus, resolues, regle, reglee, regles, reglees, corrige, corrigee, derriere nous, de l histoire ancienne, du passe, resuelto, resuelta, resueltos, resueltas, solucionado, solucionada, solucionados, arreglado, arreglada, superado, superada, resolvimos, solucionamos, arreglamos, cosa del pasado, resolvio, soluciono, historia',
  ],
  ['without', 'without, ohne, sans, sin'],
  ['if', 'if, wenn, falls, si, s il, s ils, imagine, angenommen'],
  ['would', 'would, wouldn t, we d, i d, they d, he d, she d, it d, you d, wurden, wurde'],
  ['nearly', 'almost, nearly, came close to, close to, failli, a deux doigts de, casi, por poco, a punto de'],
  [
    'nearlyHad',
    'fast hatten, fast hatte, hatten fast, hatten wir fast, hatte fast, fast waren, fast ware, ware fast, waren fast, beinahe hatten, beinahe hatte, hatten beinahe, hatten wir beinahe, beinahe ware, um ein haar, um haaresbreite',
  ],
  [
    'wish',
    'want, wants, wanted, need, needs, must, should, so that, would like, hope, aim, goal, make sure, ensure, avoid, prevent, cannot afford, can t afford, wollen, mochten, mochte, soll, sollen, mussen, muss, durfen, darf, damit, ziel, vermeiden, verhindern, veux, voulons, veut, faut, doit, devons, pour, afin, eviter, objectif, il faut, queremos, quiero, quiere, hay que, tenemos que, debemos, debe, para, evitar, objetivo, ojala',
  ],
  [
    'elsewhere',
    'my last company, my last employer, my last job, my last firm, my previous company, my previous employer, my previous job, my previous firm, my former company, my former employer, my former job, my old company, my old employer, my old job, my old firm, where i worked before, a friend of mine, another company, another firm, our neighbours, our neighbour, a competitor, my brother s company, meinem letzten arbeitgeber, meinem alten arbeitgeber, meinem fruheren arbeitgeber, meinem vorigen arbeitgeber, meiner letzten firma, meiner alten firma, meiner fruheren firma, meiner vorigen firma, meinem letzten job, meinem alten job, meiner letzten stelle, meiner alten stelle, ein bekannter, ein freund, eine andere firma, einer anderen firma, ein anderer betrieb, der nachbarbetrieb, unser nachbar, mon ancienne boite, mon ancienne entreprise, mon ancienne societe, mon ancien employeur, mon ancien poste, mon ancien travail, mon ancien job, mon precedent employeur, mon precedent poste, ma precedente entreprise, ma derniere boite, une autre boite, une autre entreprise, un ami, un confrere, notre voisin, un concurrent, mi anterior empresa, mi anterior trabajo, mi antigua empresa, mi antiguo trabajo, mi ultimo trabajo, mi ultima empresa, mi empresa anterior, mi trabajo anterior, otra empresa, un amigo, un conocido, un competidor, el vecino',
  ],
  [
    'opener',
    'that, which, who, how, how many, how much, what, where, when, whether, why, because, before, after, once, every time, each time, dass, ob, wie, wie viele, wo, warum, weil, bevor, nachdem, sobald, que, qu, qui, combien, comment, quand, ou, pourquoi, parce que, avant que, apres, cuantos, cuantas, cuanto, como, cuando, donde, porque, despues de, antes de, antes que, antes del, cada vez, jedes mal, chaque fois',
  ],
  [
    'have',
    'have, has, had, having, is, are, was, were, been, be, s, get, gets, got, there s, there is, there are, receive, make, haben, habe, hat, hatten, hatte, ist, sind, war, waren, wurde behoben, gibt, gab, bekommen, machen, avons, avez, ont, a, ai, est, sont, etait, ete, fait, faisons, y a, recevons, tenemos, tiene, tienen, hay, habia, hubo, ha, han, hemos, he, esta, estan, fue, quedo, recibimos, sido, ser',
  ],
  [
    'pronoun',
    'i, we, you, he, she, it, they, us, them, me, my, our, their, ich, wir, sie, er, es, uns, sich, ihnen, man, je, j, on, nous, vous, il, ils, elle, elles, se, s en, me, te, le, les, lui, leur, en, y, yo, nosotros, ellos, nos, lo, la, los, las, ellas',
  ],
  [
    'filler',
    'a, an, the, any, already, finally, long since, langst, schon, bereits, endlich, deja, enfin, bel et bien, ya, serious, open, known, great, until now, until today, bis heute, bis jetzt, bis dato, jusqu ici, jusqu a present, hasta ahora, hasta hoy, hasta la fecha, grosse, grossen, grosses, ernste, ernsten, offenen, gros, grosse, grave, graves, grandes, really, actually, ever, even, usually, currently, yet, to, of, much, many, anything, at all, single, big, major, real, more, so far, now really, der, die, das, den, dem, des, ein, eine, einen, einem, einer, wirklich, eigentlich, bisher, mehr, dadurch, da, jemals, dabei, damit nicht, du, de, d, des, un, une, vraiment, encore, presque, pour l instant, pour le moment, l, el, una, ningun tipo de, realmente, todavia no, para nada, this, these, those, diese, dieses, cette, ces, este, esta situacion, with, mit, avec, con, about',
  ],
  [
    'still',
    'still, still not, not yet, noch immer, immer noch, weiterhin, toujours, toujours pas, todavia, sigue, siguen, seguimos, aun, unsolved, ungelost, sin resolver, sin solucionar, never been, half, partly, by hand, again, only, temporarily, nur vorubergehend, a medias',
  ],
  ['here', 'here, same here, here too, hier, hier auch, ici, aqui, likewise, genauso, pareil, igual, tambien aqui'],
  ['now', 'now, today, nowadays, heute, jetzt, inzwischen, maintenant, aujourd hui, ahora, hoy'],
  ['rather', 'sondern, sino, but because, but due, but rather, but through, mais parce, mais a cause, mais par'],
  [
    'preposition',
    'in, on, at, by, from, for, over, through, due, during, since, wegen, durch, bei, an, aus, auf, von, seit, im, am, nach, uber, par, dans, chez, sur, depuis, a cause, por, en el, en la, desde, debido',
  ],
  [
    'other',
    'not only, not just, not the only, not one but, no less than, no fewer than, no small, not enough, no wonder, no matter, no error message, no error messages, error message, error messages, error report, error reports, horen nicht auf, horen einfach nicht auf, complaint form, complaint process, complaint handling, nicht nur, nicht weniger, nicht zuletzt, nicht genug, kein wunder, keine kleinen, kein kleines, nicht bloss, pas seulement, pas que, pas moins, pas moins de, pas assez, no solo, no solamente, no menos, no menos de, no basta, no pocas, no pocos',
  ],
];

/** A text of `NONE` and `NO_MORE` only, as after a label of problems, names none: `none so far`. */
export const NONE =
  /^(?:no|none|nothing|nil|zero|nope|keine?s?|nichts|kein|aucune?|rien|neant|ningun[oa]?|nada|non|nein)$/;
export const NO_MORE =
  /^(?:so|far|yet|at|the|moment|really|known|right|now|currently|that|i|know|of|to|speak|worth|mentioning|mentioned|report|reported|named|today|for|all|bisher|bislang|derzeit|aktuell|momentan|zurzeit|im|bekannt|genannt|wirklich|eigentlich|nennenswerte[ns]?|pour|l|instant|le|a|ce|jour|connue?|signalee?|actuellement|de|particulier|por|ahora|momento|hasta|hoy|fecha|la|conocid[oa]s?|actualmente|que|yo|sepa|destacable|relevante|problems?|issues?|probleme?|problemas?|soucis?)$/;

/** The condition of a loss is that nothing is done: what it costs is real. */
export const INACTION =
  /(?:^| )(?:nothing (?:changes|happens)|do nothing|did nothing|does nothing|goes on|go on|carry on|keep (?:going|on)|stay|stays|as it is|like this|don t (?:change|act|do|fix|replace|move)|do not (?:change|act|do|fix|replace|move)|didn t (?:change|act|fix|replace|move)|new (?:system|tool|software|scanners?)|a change|nichts (?:tun|machen|andern|passiert|taten)|so weiter|nicht (?:handeln|andern|wechseln|ersetzen)|neue[ns]? |ne (?:fait|faisons|faisions|change|changeons|changions|bouge|faisait|changeait) |continue|continuons|reste|nouveau|nouvelle|no (?:hacemos|hicieramos|cambia|cambiamos|cambiaramos|hace) |seguimos|sigue|sigamos|nuev[oa])(?: |$)?/;
