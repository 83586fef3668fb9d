import { GERMAN_LABELS } from './labels/de.ts';
import { grouping } from '../../base/words.ts';
import type { Language, PainWords } from '../../kinds/language.ts';
import { longDay } from './long-day.ts';

const PAINS = {
  Problem: ['ein Problem', 'Probleme'],
  Goal: ['ein Ziel', 'Ziele'],
  Risk: ['ein Risiko', 'Risiken'],
} as const;
const DRIVERS = { Grow: ' zum Wachstum', 'Cut Cost': ' zum Senken von Kosten', Improve: ' zum Besserwerden' };

/** `3 Ziele des Kunden zum Wachstum`, `ein Schmerzpunkt`. */
function countOf({ many, kind, driver }: PainWords, ofWhom = ''): string {
  const [one, several] = kind ? PAINS[kind] : (['ein Schmerzpunkt', 'Schmerzpunkte'] as const);
  return `${many === undefined ? one : `${many} ${several}`}${ofWhom}${driver ? DRIVERS[driver] : ''}`;
}

/** Shown where no gate allows an override. */
const NO_OVERRIDE =
  'Kein Gate der Playbooks dieser Org erlaubt eine Ausnahme; notieren Sie, was der Kunde gesagt hat, denn das öffnet das Gate, oder bitten Sie Ihren Salesforce-Admin, Ausnahmen in einem Playbook zu erlauben.';

export const GERMAN: Language = {
  code: 'de',
  things: {
    situation: 'wie der Kunde das heute handhabt',
    problem: 'welches Problem gelöst werden soll',
    'root cause': 'was das Problem verursacht',
    'business impact': 'was das Problem für das Geschäft bedeutet',
    'personal impact': 'was es für Ihre Gesprächspartner bedeutet',
    'desired state': 'was danach anders sein soll',
    'success metric': 'woran der Kunde den Erfolg messen wird',
    'critical event': 'welches Ereignis den Termin vorgibt',
    priority: 'welchen Rang das unter den Prioritäten des Kunden hat',
    'cost of inaction': 'was geschieht, wenn sich nichts ändert',
    'tried before': 'was der Kunde schon versucht hat',
    'required capabilities': 'was eine Lösung können muss',
    'solution fit': 'wie die Lösung zum Bedarf passt',
    'economic buyer': 'wer das Geld freigibt',
    champion: 'wer sich beim Kunden für die Änderung einsetzt',
    'stakeholder risk': 'was die Beteiligten zu verlieren haben',
    'decision criteria': 'wonach der Kunde entscheiden wird',
    'decision process': 'wie der Kunde entscheiden wird',
    'paper process': 'was bis zur Unterschrift nötig ist',
    budget: 'woher das Geld kommt',
    timeline: 'bis wann der Kunde es braucht',
    alternatives: 'was der Kunde sonst tun könnte, auch gar nichts',
    'side effects': 'was die Änderung durcheinanderbringen könnte',
    'customer confirmation': 'dass der Kunde der Diagnose selbst zustimmt',
  },
  answerTo: (question) => `was auf „${question}“ geantwortet wurde`,
  evidence: {
    Assumed: 'Angenommen: Ihre beste Vermutung genügt',
    Heard: 'Gehört: man hat es Ihnen gesagt',
    Quoted: 'Zitiert: in den Worten des Kunden',
    Confirmed: 'Bestätigt: der Kunde hat zugestimmt',
  },
  labels: GERMAN_LABELS,
  number: grouping('.', ','),
  quote: (text) => `„${text}“`,
  day: (bound) => {
    if (typeof bound === 'string') return longDay('de-DE', bound);
    if (bound.today === 0) return 'heute';
    const days = Math.abs(bound.today) === 1 ? '1 Tag' : `${Math.abs(bound.today)} Tage`;
    return bound.today > 0 ? `heute plus ${days}` : `heute minus ${days}`;
  },
  joint: { concepts: ' und ', any: ', oder ', all: ', und ', values: ' oder ' },

  sentence: (stage, what, why) => `Fehlt seit der Phase ${stage}: ${what}.${why === undefined ? '' : ` ${why}`}`,
  brief: (stage) => `Seit der Phase ${stage} fehlt noch etwas; das Gate-Panel der Opportunity zeigt, was.`,

  orOpen: '; eine offene Antwort zählt nur bis zu ihrem Fälligkeitstag und bis zum nächsten Gate',
  pains: (words, evidence) => `mindestens ${countOf(words, ' des Kunden')} (${evidence})`,
  impact: (evidence, amount) =>
    amount === undefined
      ? `was mindestens ein Schmerzpunkt den Kunden im Jahr kostet (${evidence})`
      : `Schmerzpunkte, die den Kunden im Jahr ${amount} oder mehr kosten (${evidence})`,
  fill: (label, currency) => `ein Wert${currency === undefined ? '' : ` in ${currency}`} im Feld „${label}“`,
  set: (label, to) => `${to} im Feld „${label}“`,
  tick: (label) => `der Haken bei „${label}“`,
  ofAccount: (label) => `${label} des Accounts`,
  orBlank: ' (oder kein Wert)',
  movedBy: (label, days) =>
    `eine Verschiebung von „${label}“ um höchstens ${days} ${days === 1 ? 'Tag' : 'Tage'} in diesem Schritt`,
  cameFrom: (stages) => `ein Halt in ${stages.join(' oder ')} vor dieser Phase`,
  some: (atLeast, parts, isPoints) => `${atLeast} ${isPoints ? 'Punkte' : 'oder mehr'} von: ${parts.join('; ')}`,
  withPoints: (what, points) => `${what}: ${points}`,
  range: (from, to) => `${from} bis ${to}`,
  orMore: (value) => `${value} oder mehr`,
  orLess: (value) => `${value} oder weniger`,
  dayRange: (from, to) => `ein Tag ab ${from} bis ${to}`,
  orLater: (day) => `${day} oder später`,
  orEarlier: (day) => `${day} oder früher`,
  prescribed: {
    all: 'mindestens ein Produkt und zu jedem Produkt ein Schmerzpunkt, den der Kunde bestätigt hat',
    ifAny: 'zu jedem Produkt ein Schmerzpunkt, den der Kunde bestätigt hat',
  },
  score: (atLeast) => `ein Wert der Bedarfsanalyse von ${atLeast} oder mehr`,
  whys: {
    answered: 'Der Kunde weiß es am besten.',
    pains: 'Menschen ändern etwas wegen eines eigenen Problems, nicht wegen eines, das wir sehen.',
    impact: 'Ein Preis lässt sich nur neben dem beurteilen, was das Problem kostet.',
    field: 'Der nächste Schritt baut darauf auf.',
    prescribed: 'Ein Produkt ohne Schmerzpunkt ist unser Wunsch, nicht der Bedarf des Kunden.',
    score: 'Je besser wir verstehen, desto besser können wir helfen.',
    cameFrom: 'Eine Phase, die übersprungen wird, ist ein Gespräch mit dem Kunden, das nicht stattfand.',
  },

  short: {
    things: {
      situation: 'Heutiges Vorgehen des Kunden',
      problem: 'Zu lösendes Problem',
      'root cause': 'Ursache des Problems',
      'business impact': 'Folgen für das Geschäft',
      'personal impact': 'Folgen für die Gesprächspartner',
      'desired state': 'Gewünschter Zustand danach',
      'success metric': 'Maßstab für den Erfolg',
      'critical event': 'Ereignis hinter dem Termin',
      priority: 'Rang unter den Prioritäten',
      'cost of inaction': 'Kosten des Nichtstuns',
      'tried before': 'Bisherige Versuche',
      'required capabilities': 'Nötige Fähigkeiten der Lösung',
      'solution fit': 'Passung der Lösung',
      'economic buyer': 'Wer das Geld freigibt',
      champion: 'Fürsprecher beim Kunden',
      'stakeholder risk': 'Risiken der Beteiligten',
      'decision criteria': 'Kriterien der Entscheidung',
      'decision process': 'Weg zur Entscheidung',
      'paper process': 'Weg zur Unterschrift',
      budget: 'Herkunft des Geldes',
      timeline: 'Bis wann es nötig ist',
      alternatives: 'Andere Möglichkeiten des Kunden',
      'side effects': 'Mögliche Nebenwirkungen',
      'customer confirmation': 'Zustimmung des Kunden zur Diagnose',
    },
    levels: { Assumed: 'Angenommen', Heard: 'Gehört', Quoted: 'Zitiert', Confirmed: 'Bestätigt' },
    pains: (words) => countOf(words),
    impact: (amount) => (amount === undefined ? 'Kosten im Jahr' : `Kosten ab ${amount}`),
    field: (label) => `Feld „${label}“`,
    prescribed: 'Produkte zu bestätigten Schmerzpunkten',
    score: (atLeast) => `Bedarfsanalyse ab ${atLeast} Punkten`,
    any: (count) => `Eine von ${count} Möglichkeiten`,
    all: (count) => `Alle ${count} Punkte`,
    some: (atLeast, of, isPoints) => (isPoints ? `${atLeast} von ${of} Punkten` : `Mindestens ${atLeast} von ${of}`),
    cameFrom: (stages) => (stages.length > 0 ? `Nur aus ${stages.join(' oder ')}` : 'Nur aus bestimmten Phasen'),
  },

  steps: (most) =>
    `Führen Sie die Opportunity höchstens ${most === 1 ? 'eine Phase' : `${most} Phasen`} auf einmal weiter. Jede Phase ist dazu da, etwas über den Kunden herauszufinden, auch wenn sie nur einen Tag dauert.`,
  newRecord: (stage) =>
    `Speichern Sie die Opportunity zuerst in ${stage}, notieren Sie, was Sie über den Kunden schon wissen, und führen Sie sie dann weiter. Antworten und Schmerzpunkte brauchen eine gespeicherte Opportunity.`,
  unknownStage:
    'Das Playbook dieser Opportunity kennt diese Phase nicht und weiß nicht, was der Kunde bis dahin gesagt haben sollte. Wählen Sie eine andere Phase, oder bitten Sie Ihren Salesforce-Admin, sie ins Playbook aufzunehmen.',
  product:
    'Verbinden Sie dieses Produkt mit einem Schmerzpunkt, den der Kunde bestätigt hat: Wählen Sie eine Empfehlung dieser Opportunity, oder legen Sie eine an. Ein Produkt ohne Schmerzpunkt ist unser Wunsch, nicht sein Bedarf.',
  overrideStage: (gates) => {
    if (gates.length === 0) return [NO_OVERRIDE];
    const only = 'Eine Ausnahme gibt es nur für';
    const tail = 'Beantragen Sie sie im Gate-Panel, das Phase und Platz ausfüllt.';
    return [
      `${only} ${gates.map(({ toEnter }) => toEnter).join(', ')}. ${tail}`,
      `${only} die ${gates.length} Phasen, die das Playbook dafür nennt. ${tail}`,
    ];
  },
  overrideTime: (gates) => {
    const head =
      'Wählen Sie einen früheren letzten Tag. Eine Ausnahme gilt ab heute höchstens so lange, wie ihr Gate erlaubt';
    const each = gates.map(({ toEnter, days }) => `${toEnter} (${days} Tage)`).join(', ');
    return [`${head}: ${each}.`, `${head}; wie lange das ist, zeigt das Gate-Panel.`];
  },
  overrideReason: (gates) => {
    const head = 'Wählen Sie einen der Gründe, die das Playbook nennt';
    const each = gates.map(({ toEnter, reasons }) => `${toEnter}: ${reasons.join(', ')}`).join('; ');
    return [`${head}. ${each}.`, `${head}; das Gate-Panel zeigt sie.`];
  },
  overrideApprover:
    'Sie können eine Ausnahme von diesem Gate nicht genehmigen. Fragen Sie jemanden mit der Berechtigung, die das Playbook dafür nennt.',
  decisionPlaybook:
    'Diese Entscheidung nennt eine Playbook-Version, die es in dieser Org nie gab. Überlassen Sie den Eintrag dem Panel: Es nennt Code und Version, nach denen der Versuch beurteilt wurde.',
};
