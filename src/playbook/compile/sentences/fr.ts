import { FRENCH_LABELS } from './labels/fr.ts';
import { grouping } from '../../base/words.ts';
import type { Language, PainWords } from '../../kinds/language.ts';
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

/** `3 objectifs du client pour croître`, `un point de douleur`. */
function countOf({ many, kind, driver }: PainWords, ofWhom = ''): string {
  const [one, several] = kind ? PAINS[kind] : (['un point de douleur', 'points de douleur'] as const);
  return `${many === undefined ? one : `${many} ${several}`}${ofWhom}${driver ? DRIVERS[driver] : ''}`;
}

/** Shown where no gate allows an override. */
const NO_OVERRIDE = `Aucun jalon des playbooks de cette organisation ne permet de dérogation${NO_BREAK}; notez ce que le client a dit, ce qui ouvre le jalon, ou demandez à votre administrateur Salesforce d’en permettre dans un playbook.`;

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
  labels: FRENCH_LABELS,
  number: grouping(NO_BREAK, ','),
  quote,
  day: (bound) => {
    if (typeof bound === 'string') return longDay('fr-FR', bound);
    if (bound.today === 0) return 'aujourd’hui';
    const days = `${Math.abs(bound.today)} ${Math.abs(bound.today) === 1 ? 'jour' : 'jours'}`;
    return bound.today > 0 ? `${days} après aujourd’hui` : `${days} avant aujourd’hui`;
  },
  joint: { concepts: ' et ', any: ', ou ', all: ', et ', values: ' ou ' },

  sentence: (stage, what, why) =>
    `Il manque depuis l’étape ${stage}${NO_BREAK}: ${what}.${why === undefined ? '' : ` ${why}`}`,
  brief: (stage) => `Il manque encore quelque chose depuis l’étape ${stage}${NO_BREAK}; le panneau du jalon le montre.`,

  orOpen: `${NO_BREAK}; une réponse ouverte ne compte que jusqu’à son échéance et jusqu’au jalon suivant`,
  pains: (words, evidence) => `au moins ${countOf(words, ' du client')} (${evidence})`,
  impact: (evidence, amount) =>
    amount === undefined
      ? `ce qu’au moins un point de douleur coûte au client par an (${evidence})`
      : `des points de douleur qui coûtent au client ${amount} ou plus par an (${evidence})`,
  fill: (label, currency) =>
    `une valeur${currency === undefined ? '' : ` en ${currency}`} dans le champ ${quote(label)}`,
  set: (label, to) => `${to} dans le champ ${quote(label)}`,
  tick: (label) => `la coche de la case ${quote(label)}`,
  ofAccount: (label) => `${label} du compte`,
  orBlank: ' (ou aucune valeur)',
  movedBy: (label, days) =>
    `un report de ${quote(label)} de ${days} ${days < 2 ? 'jour' : 'jours'} au plus dans cet enregistrement`,
  cameFrom: (stages) => `un passage par ${stages.join(' ou ')} avant cette étape`,
  some: (atLeast, parts, isPoints) =>
    `${atLeast} ${isPoints ? 'points' : 'ou plus'} parmi${NO_BREAK}: ${parts.join(`${NO_BREAK}; `)}`,
  withPoints: (what, points) => `${what}${NO_BREAK}: ${points}`,
  range: (from, to) => `${from} à ${to}`,
  orMore: (value) => `${value} ou plus`,
  orLess: (value) => `${value} ou moins`,
  dayRange: (from, to) => `un jour entre ${from} et ${to}`,
  orLater: (day) => `${day} ou plus tard`,
  orEarlier: (day) => `${day} ou plus tôt`,
  prescribed: {
    all: 'au moins un produit et, pour chaque produit, un point de douleur que le client a confirmé',
    ifAny: 'pour chaque produit, un point de douleur que le client a confirmé',
  },
  score: (atLeast) => `un score de découverte de ${atLeast} ou plus`,
  whys: {
    answered: 'C’est le client qui sait le mieux.',
    pains: 'On change à cause d’un problème à soi, non d’un problème que nous voyons.',
    impact: 'Un prix ne se juge qu’à côté de ce que coûte le problème.',
    field: 'L’étape suivante s’appuie dessus.',
    prescribed: 'Un produit sans point de douleur est notre souhait, pas le besoin du client.',
    score: 'Mieux une affaire est comprise, mieux on peut aider.',
    cameFrom: 'Une étape sautée est un échange avec le client qui n’a pas eu lieu.',
  },

  short: {
    things: {
      situation: 'Façon de faire actuelle',
      problem: 'Problème à résoudre',
      'root cause': 'Cause du problème',
      'business impact': 'Effet sur l’activité',
      'personal impact': 'Effet sur vos interlocuteurs',
      'desired state': 'Situation souhaitée',
      'success metric': 'Mesure du succès',
      'critical event': 'Événement qui fixe la date',
      priority: 'Place parmi les priorités',
      'cost of inaction': 'Coût de l’inaction',
      'tried before': 'Ce qui a été essayé',
      'required capabilities': 'Capacités nécessaires',
      'solution fit': 'Adéquation de la solution',
      'economic buyer': 'Qui débloque l’argent',
      champion: 'Qui défend le changement',
      'stakeholder risk': 'Ce qu’ils ont à perdre',
      'decision criteria': 'Critères de décision',
      'decision process': 'Processus de décision',
      'paper process': 'Étapes jusqu’à la signature',
      budget: 'Origine de l’argent',
      timeline: 'Échéance du client',
      alternatives: 'Autres options du client',
      'side effects': 'Effets indésirables possibles',
      'customer confirmation': 'Accord du client au diagnostic',
    },
    levels: { Assumed: 'Supposé', Heard: 'Entendu', Quoted: 'Cité', Confirmed: 'Confirmé' },
    pains: (words) => countOf(words),
    impact: (amount) => (amount === undefined ? 'Coût par an' : `Coût à partir de ${amount}`),
    field: (label) => `Champ ${quote(label)}`,
    prescribed: 'Produits reliés à une douleur',
    score: (atLeast) => `Score de découverte dès ${atLeast}`,
    any: (count) => `Une de ${count} possibilités`,
    all: (count) => `Les ${count} points`,
    some: (atLeast, of, isPoints) => (isPoints ? `${atLeast} points sur ${of}` : `Au moins ${atLeast} sur ${of}`),
    cameFrom: (stages) =>
      stages.length > 0 ? `Seulement depuis ${stages.join(' ou ')}` : 'Seulement depuis certaines étapes',
  },

  steps: (most) =>
    `Faites avancer l’opportunité de ${most === 1 ? 'une étape' : `${most} étapes`} au plus à la fois. Chaque étape sert à apprendre quelque chose du client, même si elle ne dure qu’un jour.`,
  newRecord: (stage) =>
    `Enregistrez d’abord cette opportunité à l’étape ${stage}, notez ce que vous savez déjà du client, puis faites-la avancer. Réponses et points de douleur se notent seulement sur une opportunité enregistrée.`,
  unknownStage:
    'Le playbook de cette opportunité ne connaît pas cette étape et ne sait pas ce que le client devrait avoir dit d’ici là. Choisissez une autre étape, ou demandez à votre administrateur Salesforce de l’ajouter au playbook.',
  product: `Reliez ce produit à un point de douleur que le client a confirmé${NO_BREAK}: choisissez une préconisation de cette opportunité, ou créez-en une. Un produit sans point de douleur est notre souhait, pas le besoin du client.`,
  overrideStage: (gates) => {
    if (gates.length === 0) return [NO_OVERRIDE];
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
  decisionPlaybook:
    'Cette décision nomme une version de playbook que cette organisation n’a jamais eue. Laissez faire le panneau, qui enregistre le code et la version qui ont jugé la tentative.',
};
