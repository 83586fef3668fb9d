import type { Lexicon } from './words.ts';

export const french: Lexicon = {
  filler: `
    a au aux avec alors ai as avons avez ont à ça c ce cela ces cette cet ci comme d dans de des donc du elle elles en encore est et été être eu fait il ils j je
    l la le les leur leurs lui m ma mais me même mes mon n ne nos notre nous on ou où par pas pour qu que qui s sa se ses si son sont sur t tous tout toute très trop
    tu un une va vais vont vous y moi soit juste ici là merci svp stp plus peu bien déjà toujours aussi après avant réponse champ question texte moment instant honnêtement franchement actuellement ok oui`,
  context: `
    demain aujourd hui hier plus tard bientôt prochain prochaine prochainement semaine mois jour jours lundi mardi mercredi jeudi vendredi rendez vous rdv rendezvous réunion appel démo visite
    échange entretien client cliente clients prospect équipe chef manager commercial info infos information informations détails données interlocuteur téléphone interne
    retour fin tôt dès quand lors point projet dossier janvier février mars avril mai juin juillet août septembre octobre novembre décembre`,
  barred:
    'à définir | a définir | a definir | à déterminer | à compléter | à préciser | inconnu | inconnue | aucune idée | je ne sais pas | nd | n/d | s/o',
  exact: `
    inconnu | inconnue | pas connu | à définir | à déterminer | à confirmer | à préciser | à compléter | à remplir | à voir | à vérifier | à demander | à discuter | à faire | à venir | à suivre | à renseigner |
    je ne sais pas | je sais pas | ne sait pas | on ne sait pas | aucune idée | pas encore | pas encore défini | sans objet | non applicable | non renseigné | non précisé | néant | r.a.s. | ras | s.o. | s/o | nc | n/c | plus tard |
    en attente | en cours | pas d'info | pas d'information | pas de réponse | comme convenu | comme d'habitude | idem | bidon | n'importe quoi | quelque chose | divers | rien à dire | rien à signaler | blabla | bla bla | tout va bien | tout est ok | champ obligatoire | bon rdv | à suivre | bof | voilà | jsp | classique | standard | normal | pareil | nsp | ne sait pas | rien à voir | pas pertinent | pas besoin | pas le temps | oublié | besoin identifié | oral | à l oral | verbal | n.c. | n.s.p. | rdv ok`,
  classes: {
    see: 'voir|cf|vois|voyez|consulter|lire|regarder|confer',
    place: `
      note|notes|mail|mails|courriel|pièce|jointe|annexe|offre|devis|proposition|présentation|doc|document|documents|dossier|fichier|compte|rendu|cr|crm|dessus|dessous|cidessus|cidessous|haut|bas|contrat|
      enregistrement|fiche|historique|slides|lien|drive|email|mél|support|cahier|charges|rapport|synthèse|échange|précédent|précédente`,
    do: `
      compléter|remplir|demander|vérifier|préciser|confirmer|renseigner|définir|déterminer|clarifier|ajouter|voir|faire|revoir|discuter|relancer|appeler|mettre|actualiser|noter|valider|creuser|poser|rappeler|obtenir`,
    good: 'bon|bonne|bien|super|parfait|excellent|top|ok|intéressé|intéressés|intéressée|content|contents|satisfait|positif|génial|fort|beau|meilleur|meilleure|nickel',
    deal: 'rdv|rendezvous|réunion|échange|client|potentiel|contact|prospect|relation|démo|feeling|projet|produit|solution|affaire|entretien|appel|retour',
    gate: 'étape|phase|champ|case|validation|règle|formulaire|stade|jalon|suite|suivante|opportunité',
    system: 'système|salesforce|crm|outil|logiciel|règle|formulaire|chef|manager|process|direction|siebel',
    time: 'plus|demain|bientôt|après|ensuite|prochainement|tard',
  },
  placeholder: `
    ~inconnu | ~inconnue | ~inconnus | à {do} | ne/n sais/sait/savons/savent pas | sais/sait pas | aucune/aucun/pas idée/information/info/réponse/donnée/élément/précision/commentaire/objet/détail | pas de/d information/info/réponse/données/commentaire/idée/détail/précision/retour |
    pas [encore] défini/connu/précisé/identifié/déterminé/renseigné/disponible/communiqué | non défini/connu/précisé/identifié/déterminé/renseigné/applicable/disponible/communiqué/concerné/pertinent/évoqué/abordé/demandé | sans objet/réponse/avis | peux/peut pas dire | difficile à dire | rien à signaler/dire/ajouter/déclarer | rien de spécial/particulier/neuf/nouveau | rien | à venir/suivre`,
  pointer: `
    {see} {place} | {see} le/la/les/l/mon/mes/notre/ma/avec/dans * | {see} [le/la/les/l/mon/mes/dans] {place} [{place}] [{place}] | voir * | voir avec * | comme discuté/convenu/vu/dit/évoqué/mentionné/indiqué/précédemment/ci/cidessus/expliqué/prévu/abordé/échangé [ensemble] | déjà discuté/vu/dit/évoqué/mentionné/abordé |
    c est dans le/la/les/l/mon * | dans le/la/les/mon {place} [{place}] | est/sont dans le/la/les/l/mon * | tout [est] dans le/la/les/l/mon {place} | selon {place} | selon notre/nos * | suite à notre/nos * | demander à * | demande à * | demandez à * | conformément à * | copié de/du * | copie de/du * | repris de/du * | copier coller | pareil que * | même que * | même chose [que] | idem que * | idem * | idem | mêmes raisons | ci joint | cijoint | d après * | idem/pareil/comme que/à la/le dernière/dernier/précédente/précédent [fois/rdv/réunion/appel] | idem/pareil que la/le dernière/dernier/précédente/précédent [fois/rdv/réunion/appel] | comme la/le dernière/dernier/précédente/précédent [fois/rdv/réunion/appel]`,
  promise: `
    je/j/on/nous le/la/les/lui/y compléterai/complète/remplirai/remplis/demanderai/demande/vérifierai/vérifie/ferai/fais/ajouterai/ajoute/reviendrai/reviens/vois/verrai/préciserai/précise/confirmerai/appelle/rappelle/renseignerai/renseigne/verrons/ferons/mettrai/mets/relance |
    je/j/on/nous compléterai/complète/remplirai/remplis/demanderai/demande/vérifierai/vérifie/ferai/fais/ajouterai/ajoute/reviendrai/reviens/vois/verrai/préciserai/précise/confirmerai/appelle/rappelle/renseignerai/renseigne/verrons/verra/ferons/mettrai/mets/relance/reviendra |
    vais/va/dois/doit/faut/allons/devons/veux [le/la/lui/encore/leur] {do} | {do} plus tard/demain/bientôt | sera/seront/être complété/rempli/précisé/ajouté/défini/confirmé/renseigné/fait/vu/demandé/validé | en attente [de/d/du] [retour/réponse/confirmation] [*] | j/on/nous attends/attend/attendons [de/le/la/son/leur/un/une] [*] | attente [de/du] * | en cours [de] [discussion/validation/définition/réflexion/analyse/*] | plus tard | à la prochaine * | la prochaine fois | prochaine fois | bientôt disponible | reste à {do} | info/infos/réponse/détails suivra/suivront/suit/arrive | point à {do} | pas encore | {do} | à {do} avec * | on verra`,
  confession: `
    champ/case/question/réponse [est] obligatoire | obligatoire | pour passer/avancer/valider/continuer/enregistrer/sauvegarder/sauver/poursuivre [à] [l/la/le] [{gate}/suite/dossier/opportunité] [{gate}] | pour pouvoir/que/remplir/aller * | pour passer [à/au] * | afin de/d passer/avancer/valider/continuer/enregistrer/pouvoir * | pour pouvoir passer/avancer/valider/continuer/enregistrer/sauvegarder/sauver |
    il faut/fallait [bien/que/je] mettre/écrire/remplir/saisir/mette [quelque/un/bien] [chose/truc] | faut [bien] mettre/écrire/remplir [quelque] [chose/truc] | {system} [l/le/me/en] exige/oblige/demande/veut/impose/réclame/bloque [quelque] [chose] | sinon [je/ça/on] [ne] [peux/peut/bloque] [pas] [enregistrer/avancer/valider/continuer] | exigé/demandé/imposé/requis par * | exigé/demandé/imposé/requis par le/la * |
    pas [encore] demandé/abordé/évoqué/discuté/parlé/posé/vu/traité/mentionné | n en a/ai/avons pas parlé/discuté | jamais demandé/abordé/évoqué/discuté/parlé | oublié de demander | oublié | pas le temps | pas eu le temps | manque de temps | laissé vide/blanc | laisser vide | volontairement/intentionnellement vide | ignorer/ignorez [ce/ceci] [champ/texte] | inventé | j ai inventé | texte bidon/quelconque/au/aléatoire/hasard/remplissage | de remplissage | juste/seulement pour * | remplissage | trop long à * | longue histoire | renouvellement | pas nécessaire/besoin/utile/requis | c est un renouvellement | je n/ne ai/l/lui [ai] pas demandé/abordé/posé | on n/ne a/en [a] pas parlé/demandé/abordé | pour remplir [le/la] {gate} | pour [que] le/la {gate} | le {system} le demande/exige/veut | parce que le {system} * | portez ce vieux whisky | juge blond qui fume | je/j/on mets/mettre/met/écris/écrit/tape/saisis/saisit quelque chose/texte | je/j/on mets/met/écris/écrit/tape/saisis/saisit n importe quoi | mets/met/écris/tape un/du texte/truc`,
  template: `
    insérer/insérez/saisir/saisissez/écrire/entrez/entrer/ajouter/mettre/indiquer le/la/un/votre/ici texte/réponse/citation/nom/description [ici] | votre/la/ma/une réponse/texte/citation ici | réponse/texte/citation ici | citation du/de client/l interlocuteur | nom du client | à remplir ici | décrire la/le situation/problème`,
  vague: `
    {good} {deal} | {deal} {good} | {deal} est/était/très/intéressé {good} | très {good} | s est {good} passé | tout va/est/ok/se {good} | tout ok | tout va bien | ça va | c est {good} | comme d habitude/toujours/dab | comme habitude | les/le raisons/problèmes/choses habituelles/habituels | d habitude | client/il/elle/ils/on veut/veulent/va/vont/souhaite acheter/signer | client/il/elle/ils veut/aime/aiment/adore/adorent [notre/la/le/nos/nous] [solution/produit/offre/tout] | ils/il/elle/client [nous] aime/adore/apprécie/apprécient | notre/nos produit/solution/offre est [la/le/les] {good} |
    rien de spécial/particulier/neuf/nouveau | diverses/plusieurs/différentes/beaucoup raisons/choses/problèmes/points | ont/a/ai/avons/y des/un/aucun/de problème/problèmes/soucis/souci/besoin/besoins | pas/aucun de problème/souci/besoin | aucun problème/souci/besoin | il/elle/client a dit/confirmé/répondu [que] [oui/ok/{good}/non/c/lui] | n importe quoi | besoin/intérêt/problème/potentiel/budget [est] identifié/existant/réel/confirmé/présent/là/connu | fort/gros/grand intérêt/potentiel/besoin/problème | d accord | a confirmé/accepté/validé | pas de citation | important | c est important | très important | les mêmes | classique | standard | normal | toujours pareil | veut/veulent acheter/signer | nous sommes [les] {good} | m a dit [ça/cela/oui] | de mémoire | ne me souviens plus | plus les mots exacts | citation à venir | pas de citation`,
  fields:
    'problème | problèmes | situation | budget | délai | décideur | décision | cause | impact | objectif | citation | réponse | besoin | besoins | priorité | enjeu | enjeux | douleur | problème principal | champion | décideur économique | situation actuelle | prochaine étape | prochaines étapes',
  days: "lundi | mardi | mercredi | jeudi | vendredi | samedi | dimanche | aujourd'hui | demain | hier | semaine prochaine",
  nothing: 'rien | aucun | aucune | personne | rien du tout',
  yesNo: 'oui | non | peut-être | peut être | bien sûr | si | ouais | effectivement',
};
