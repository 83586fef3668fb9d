import { grouping } from '../../base/words.ts';
import type { Language } from '../../kinds/language.ts';
import { longDay } from './long-day.ts';

const PAINS = {
  Problem: ['ein Problem', 'Probleme'],
  Goal: ['ein Ziel', 'Ziele'],
  Risk: ['ein Risiko', 'Risiken'],
} as const;
const DRIVERS = { Grow: ' zum Wachstum', 'Cut Cost': ' zum Senken von Kosten', Improve: ' zum Besserwerden' };

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
  labels: {
    DF_Desired_Outcome__c: 'Gewünschtes Ergebnis',
    NextStep: 'Nächster Schritt',
    Description: 'Beschreibung',
    Type: 'Typ',
    Amount: 'Betrag',
    CloseDate: 'Schlusstermin',
  },
  number: grouping('.', ','),
  quote: (text) => `„${text}“`,
  day: (bound) => {
    if (typeof bound === 'string') return longDay('de-DE', bound);
    if (bound.today === 0) return 'heute';
    const days = Math.abs(bound.today) === 1 ? '1 Tag' : `${Math.abs(bound.today)} Tage`;
    return bound.today > 0 ? `heute plus ${days}` : `heute minus ${days}`;
  },
  joint: { concepts: ' und ', any: ', oder ', all: ', und ', values: ' oder ' },

  sentence: (stage, todo, why) => `Für die Phase ${stage} ${todo}.${why === undefined ? '' : ` ${why}`}`,
  brief: (stage) => `Für die Phase ${stage} fehlt noch etwas; das Gate-Panel der Opportunity zeigt, was.`,

  note: (thing, evidence) => `notieren Sie, ${thing} (${evidence})`,
  orOpen: ', oder wer es bis wann herausfindet',
  pains: ({ many, kind, driver, evidence }) => {
    const [one, several] = kind ? PAINS[kind] : (['einen Schmerzpunkt', 'Schmerzpunkte'] as const);
    const count = many === undefined ? one : `${many} ${several}`;
    return `notieren Sie mindestens ${count} des Kunden${driver ? DRIVERS[driver] : ''} (${evidence})`;
  },
  impact: (evidence, amount) =>
    amount === undefined
      ? `notieren Sie, was mindestens ein Schmerzpunkt den Kunden im Jahr kostet (${evidence})`
      : `notieren Sie Schmerzpunkte, die den Kunden im Jahr ${amount} oder mehr kosten (${evidence})`,
  fill: (label, currency) => `füllen Sie „${label}“${currency === undefined ? '' : ` in ${currency}`} aus`,
  set: (label, to) => `setzen Sie „${label}“ auf ${to}`,
  tick: (label) => `haken Sie „${label}“ an`,
  range: (from, to) => `${from} bis ${to}`,
  orMore: (value) => `${value} oder mehr`,
  orLess: (value) => `${value} oder weniger`,
  dayRange: (from, to) => `einen Tag von ${from} bis ${to}`,
  orLater: (day) => `${day} oder später`,
  orEarlier: (day) => `${day} oder früher`,
  prescribed: {
    all: 'schlagen Sie mindestens ein Produkt vor und verbinden Sie jedes mit einem Schmerzpunkt, den der Kunde bestätigt hat',
    ifAny: 'verbinden Sie jedes Produkt mit einem Schmerzpunkt, den der Kunde bestätigt hat',
  },
  score: (atLeast) => `bringen Sie den Wert der Bedarfsanalyse auf ${atLeast} oder mehr`,
  whys: {
    answered: 'Der Kunde weiß es am besten.',
    pains: 'Menschen ändern etwas wegen eines eigenen Problems, nicht wegen eines, das wir sehen.',
    impact: 'Ein Preis lässt sich nur neben dem beurteilen, was das Problem kostet.',
    field: 'Der Kunde soll sich in dem wiederfinden, was als Nächstes kommt.',
    prescribed: 'Ein Produkt ohne Schmerzpunkt ist unser Wunsch, nicht der Bedarf des Kunden.',
    score: 'Je besser wir verstehen, desto besser können wir helfen.',
  },

  newRecord: (stage) =>
    `Speichern Sie die Opportunity zuerst in ${stage}, notieren Sie, was Sie über den Kunden schon wissen, und führen Sie sie dann weiter. Antworten und Schmerzpunkte brauchen eine gespeicherte Opportunity.`,
  unknownStage:
    'Das Playbook dieser Opportunity kennt diese Phase nicht und weiß nicht, was der Kunde bis dahin gesagt haben sollte. Wählen Sie eine andere Phase, oder bitten Sie Ihren Salesforce-Admin, sie ins Playbook aufzunehmen.',
  product:
    'Verbinden Sie dieses Produkt mit einem Schmerzpunkt, den der Kunde bestätigt hat: Wählen Sie eine Empfehlung dieser Opportunity, oder legen Sie erst eine an. Ein Produkt ohne Schmerzpunkt ist unser Wunsch, nicht der Bedarf des Kunden.',
  overrideStage: (gates) => {
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
};
