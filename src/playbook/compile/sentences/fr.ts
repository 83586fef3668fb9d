import { grouping } from '../../base/words.ts';
import type { Language } from '../../kinds/language.ts';
import { longDay } from './long-day.ts';

/** In French, a non-breaking space separates colons and quotation marks from the text. */
const NO_BREAK = '\u00a0';
const PAINS = {
  Problem: ['un problème', 'problèmes'],
  Goal: ['un objectif', 'objectifs'],
  Risk: ['un risque', 'risques'],
} as const;
const DRIVERS = { Grow: ' pour croître', 'Cut Cost': ' pour réduire les coûts', Improve: ' pour s’améliorer' };
const quote = (text: string) => `«${NO_BREAK}${text}${NO_BREAK}»`;

export const FRENCH: Language = {
  code: 'fr',
  things: {
    situation: 'comment le client s’y prend aujourd’hui',
    problem: 'le problème que le client veut résoudre',
    'root cause': 'ce qui cause le problème',
    'business impact': 'ce que le problème fait à l’activité',
    'personal impact': 'ce que cela signifie pour vos interlocuteurs',
    'desired state': 'ce qui devra être différent ensuite',
    'success metric': 'comment le client mesurera le succès',
    'critical event': 'l’événement qui fixe la date du client',
    priority: 'la place de ce sujet parmi les priorités du client',
    'cost of inaction': 'ce qui arrive si rien ne change',
    'tried before': 'ce que le client a déjà essayé',
    'required capabilities': 'ce qu’une solution doit savoir faire',
    'solution fit': 'comment la solution répond au besoin',
    'economic buyer': 'qui débloque l’argent',
    champion: 'qui défend le changement chez le client',
    'stakeholder risk': 'ce que les personnes concernées ont à perdre',
    'decision criteria': 'sur quoi le client décidera',
    'decision process': 'comment le client décidera',
    'paper process': 'ce qu’il faut pour signer un contrat',
    budget: 'd’où vient l’argent',
    timeline: 'pour quand le client en a besoin',
    alternatives: 'ce que le client pourrait faire d’autre, y compris rien',
    'side effects': 'ce que le changement pourrait perturber',
    'customer confirmation': 'le oui du client lui-même au diagnostic',
  },
  answerTo: (question) => `la réponse à ${quote(question)}`,
  evidence: {
    Assumed: `Supposé${NO_BREAK}: votre meilleure hypothèse suffit`,
    Heard: `Entendu${NO_BREAK}: on vous l’a dit`,
    Quoted: `Cité${NO_BREAK}: dans les mots du client`,
    Confirmed: `Confirmé${NO_BREAK}: le client l’a approuvé`,
  },
  labels: {
    DF_Desired_Outcome__c: 'Résultat souhaité',
    NextStep: 'Étape suivante',
    Description: 'Description',
    Type: 'Type',
    Amount: 'Montant',
    CloseDate: 'Date de clôture',
  },
  number: grouping(NO_BREAK, ','),
  quote,
  day: (bound) => {
    if (typeof bound === 'string') return longDay('fr-FR', bound);
    if (bound.today === 0) return 'aujourd’hui';
    const days = `${Math.abs(bound.today)} ${Math.abs(bound.today) === 1 ? 'jour' : 'jours'}`;
    return bound.today > 0 ? `${days} après aujourd’hui` : `${days} avant aujourd’hui`;
  },
  joint: { concepts: ' et ', any: ', ou ', all: ', et ', values: ' ou ' },

  sentence: (stage, todo, why) => `Pour passer à ${stage}, ${todo}.${why === undefined ? '' : ` ${why}`}`,
  brief: (stage) => `Pour passer à ${stage}, il manque encore quelque chose${NO_BREAK}; le panneau du jalon le montre.`,

  note: (thing, evidence) => `notez ${thing} (${evidence})`,
  orOpen: ', ou qui le saura et quand',
  pains: ({ many, kind, driver, evidence }) => {
    const [one, several] = kind ? PAINS[kind] : (['un point de douleur', 'points de douleur'] as const);
    const count = many === undefined ? one : `${many} ${several}`;
    return `notez au moins ${count} du client${driver ? DRIVERS[driver] : ''} (${evidence})`;
  },
  impact: (evidence, amount) =>
    amount === undefined
      ? `notez ce qu’au moins un point de douleur coûte au client par an (${evidence})`
      : `notez des points de douleur qui coûtent au client ${amount} ou plus par an (${evidence})`,
  fill: (label, currency) => `remplissez ${quote(label)}${currency === undefined ? '' : ` en ${currency}`}`,
  set: (label, to) => `donnez à ${quote(label)} la valeur ${to}`,
  tick: (label) => `cochez ${quote(label)}`,
  range: (from, to) => `${from} à ${to}`,
  orMore: (value) => `${value} ou plus`,
  orLess: (value) => `${value} ou moins`,
  dayRange: (from, to) => `un jour entre ${from} et ${to}`,
  orLater: (day) => `${day} ou plus tard`,
  orEarlier: (day) => `${day} ou plus tôt`,
  prescribed: {
    all: 'proposez au moins un produit et reliez chaque produit à un point de douleur que le client a confirmé',
    ifAny: 'reliez chaque produit à un point de douleur que le client a confirmé',
  },
  score: (atLeast) => `amenez le score de découverte à ${atLeast} ou plus`,
  whys: {
    answered: 'C’est le client qui sait le mieux.',
    pains: 'On change à cause d’un problème à soi, non d’un problème que nous voyons.',
    impact: 'Un prix ne se juge qu’à côté de ce que coûte le problème.',
    field: 'Le client doit se retrouver dans ce qui vient ensuite.',
    prescribed: 'Un produit sans point de douleur est notre souhait, pas le besoin du client.',
    score: 'Mieux une affaire est comprise, mieux on peut aider.',
  },

  newRecord: (stage) =>
    `Enregistrez d’abord cette opportunité à l’étape ${stage}, notez ce que vous savez déjà du client, puis faites-la avancer. Réponses et points de douleur se notent seulement sur une opportunité enregistrée.`,
  unknownStage:
    'Le playbook de cette opportunité ne connaît pas cette étape et ne sait pas ce que le client devrait avoir dit d’ici là. Choisissez une autre étape, ou demandez à votre administrateur Salesforce de l’ajouter au playbook.',
  product: `Reliez ce produit à un point de douleur que le client a confirmé${NO_BREAK}: choisissez une préconisation de cette opportunité, ou créez-en une. Un produit sans point de douleur est notre souhait, pas le besoin du client.`,
  overrideStage: (gates) => {
    const only = 'Une dérogation ne se demande que pour passer à';
    const tail = 'Demandez-la depuis le panneau du jalon, qui remplit l’étape et son rang.';
    return [
      `${only} ${gates.map(({ toEnter }) => toEnter).join(', ')}. ${tail}`,
      `${only} l’une des ${gates.length} étapes que le playbook prévoit. ${tail}`,
    ];
  },
  overrideTime: (gates) => {
    const head =
      'Choisissez un dernier jour plus proche. Une dérogation vaut, à partir d’aujourd’hui, aussi longtemps que son jalon le permet';
    const each = gates.map(({ toEnter, days }) => `${toEnter} (${days} jours)`).join(', ');
    return [`${head}${NO_BREAK}: ${each}.`, `${head}${NO_BREAK}; le panneau du jalon dit combien.`];
  },
  overrideReason: (gates) => {
    const head = 'Choisissez l’une des raisons que le playbook prévoit';
    const each = gates.map(({ toEnter, reasons }) => `${toEnter}${NO_BREAK}: ${reasons.join(', ')}`).join('; ');
    return [`${head}. ${each}.`, `${head}${NO_BREAK}; le panneau du jalon les montre.`];
  },
  overrideApprover:
    'Vous ne pouvez pas approuver de dérogation à ce jalon. Demandez à une personne qui a l’autorisation que le playbook prévoit.',
};
