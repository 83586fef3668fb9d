import type { Lexicon } from './types.ts';

/** French. Our own list. */
export const FR: Lexicon = {
  us: `nous / notre / nos / notre equipe / nous-memes / chez nous`,
  customer: `vous / votre / vos / vos equipes / votre equipe / le votre / client / cliente / clients / leur / leurs / ils / elles / tu / ton / ta / tes / toi / vous-meme /
    prospect / utilisateur* / d'vous / qu'ils / qu'elles / qu'vous`,
  shared: `convenu / convenus / convenons / ensemble / d'accord / discute / discutons / parle de / avons parle / echange / echanger / rencontre / rencontres / vu ensemble /
    nous deux / tous les deux / notre appel / notre reunion / notre echange / notre entretien / notre discussion / notre atelier / notre prochain / notre prochaine /
    nos echanges / conjointement / fait le point / avons vu chez / avons mesure chez / savons-nous / voyons-nous / voyons`,
  puff: `leader / leaders / numero un / numero 1 / n 1 / le meilleur du marche / la meilleure du marche / les meilleurs du marche / meilleur* du marche / meilleur* au monde /
    meilleur* du secteur / revolutionnaire* / revolutionn* / de pointe / dernier cri / derniere generation / nouvelle generation / de classe mondiale /
    best-in-class / state of the art / inegale* / inegalable* / sans egal / sans equivalent / hors pair / incomparable* / imbattable* / incontournable* / primee / prime par tous /
    maintes fois prime* / unique en son genre / unique au monde / unique sur le marche / le plus avance / la plus avancee / le plus innovant / la plus innovante /
    le plus moderne / la plus moderne / le plus complet / la plus complete / le plus performant / la plus performante / le plus puissant / la plus puissante /
    le plus fiable / la plus fiable / les plus avances / les plus avancees / les plus performants / les plus innovants / a la pointe / game changer / seule solution /
    mieux que tous les autres / mieux que personne / aucun autre editeur / reference du marche / reference mondiale / exceptionnel* / ultra-moderne* / fleuron`,
  weak: `meilleur / meilleure / meilleurs / meilleures / unique / uniques / parfait* / ideal* / excellent* / formidable* / fantastique* / innovant* / puissant* / robuste* /
    performant* / intelligent* / moderne* / fluide* / superieur* / extraordinaire* / genial* / geniale* / magnifique* / incroyable* / premium / remarquable* / brillant* / sophistique*`,
  vendor: `plateforme / plate-forme / solution / solutions / produit / produits / logiciel / logiciels / outil / outils / technologie / suite / application / offre / service / services /
    systeme / experts / expertise / feuille de route / entreprise / societe / editeur / fournisseur / fonctionnalites`,
  feature: `tableau* de bord / analytique* / api / apis / integration* / connecteur* / module* / workflow* / automatisation* / ia / cloud / sso / application mobile / rapports /
    reporting / alertes / notifications / modeles / previsions / chatbot* / portail / extension* / chiffrement / sauvegarde* / roles / droits / editeur / ocr / signature electronique /
    multilingue / glisser-deposer / temps reel / entrepot de donnees / configurable* / parametrable* / evolutif* / interface / recherche / assistant / journal d'audit / apprentissage automatique`,
  pain: `probleme* / douleur* / retard* / erreur* / heures / perd / perdre / perdent / perte* / gaspill* / cout* / coute* / manuel* / a la main / ressaisi* / deux fois / double saisie /
    reclamation* / plainte* / risque* / manque* / attend* / attente / lent* / penalite* / amende* / afin de / afin que / pour que / au lieu de / ne plus / parce que / jours / semaines /
    panne* / blocage* / goulot* / arriere* / echeance* / evite* / eviter / moins / sans que / plus personne / gagne* / economis*`,
  source: `selon / d'apres / dit / disait / affirme / ecrit / rapporte / mesure par / confirme par / source / etude de / enquete de / audite par / teste par / note par / publie par`,
  vague: `optimis* / amelior* / efficac* / efficien* / productiv* / transform* / digital* / numerique* / synerg* / valeur / valeur ajoutee / global* / solution* / strateg* / evolutif* /
    flexib* / durable* / innovation* / potentiel* / booster / maximis* / agil* / succes / experience* / visibilite / croissance / performance* / avantage* / qualite / perenn* /
    divers / diverses / differents / mieux / choses / accompagn* / processus / excellence / plus`,
  joins: `parce que / car / afin que / pour que / tandis que / alors que / bien que / quand / lorsque / si / qui / dont / puisque / jusqu'a / donc / c'est pourquoi`,
  and: `et / mais / ou / puis / alors / or`,
  subject: `il / elle / on / ce / c'est / cela / ca / je / j'ai / personne / chacun / ceci / rien`,
  not: `ne / n'est / pas / jamais / aucun / aucune / sans / ni / non`,
  unit: `heure* / minute* / jour / jours / semaine* / mois / an / ans / annee* / trimestre* / pour cent / euro / euros / personnes / factures / commandes / tickets / lundi* / mardi* /
    mercredi* / jeudi* / vendredi* / janvier / fevrier / mars / avril / juin / juillet / aout / septembre / octobre / novembre / decembre / fois / moitie / tiers / centaine* / millier* /
    million* / deux / trois / quatre / cinq / six / sept / huit / neuf / dix / douze / vingt`,
  none: `meilleurs voeux / meilleures salutations / meilleur moment / meilleure facon / meilleure maniere / meilleure pratique / meilleures pratiques / identifiant unique / numero unique /
    piece unique / guichet unique / prix unique / excellente journee / excellente question / parfait merci / parfait alors / au mieux / mon meilleur / leader d'equipe / team leader /
    un chef / il nous faut savoir / idealement / formidable merci / leur leader`,
};
