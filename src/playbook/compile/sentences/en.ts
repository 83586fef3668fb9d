import { grouping } from '../../base/words.ts';
import type { Language, PainWords } from '../../kinds/language.ts';
import { longDay } from './long-day.ts';

const PAINS = { Problem: ['problem', 'problems'], Goal: ['goal', 'goals'], Risk: ['risk', 'risks'] } as const;
const DRIVERS = { Grow: ' about growing', 'Cut Cost': ' about cutting cost', Improve: ' about improving' };

/** `3 goals of the customer about growing`, `one pain`. */
function countOf({ many, kind, driver }: PainWords, ofWhom = ''): string {
  const [one, several] = kind ? PAINS[kind] : (['pain', 'pains'] as const);
  const count = many === undefined ? `one ${one}` : `${many} ${several}`;
  return `${count}${ofWhom}${driver ? DRIVERS[driver] : ''}`;
}

/** Shown where no gate allows an override. */
const NO_OVERRIDE =
  "No gate of this org's playbooks allows an override; note what the customer said, which opens the gate, or ask your Salesforce admin to allow overrides in a playbook.";

/** English, the language of the rules' messages. Field labels are made from API names. */
export const ENGLISH: Language = {
  code: 'en_US',
  things: {
    situation: 'how the customer handles this today',
    problem: 'the problem they want solved',
    'root cause': 'what causes the problem',
    'business impact': 'what the problem does to the business',
    'personal impact': 'what it means for the people you talk to',
    'desired state': 'what should be different afterwards',
    'success metric': 'how they will measure success',
    'critical event': 'the event that sets their date',
    priority: 'how this ranks among their priorities',
    'cost of inaction': 'what happens if they change nothing',
    'tried before': 'what they have tried before',
    'required capabilities': 'what a solution has to be able to do',
    'solution fit': 'how the solution fits their need',
    'economic buyer': 'who releases the money',
    champion: 'who speaks up for the change inside',
    'stakeholder risk': 'what the people involved stand to lose',
    'decision criteria': 'what they will decide by',
    'decision process': 'how they will decide',
    'paper process': 'what it takes to sign a contract',
    budget: 'where the money comes from',
    timeline: 'by when they need it',
    alternatives: 'what else they could do, doing nothing included',
    'side effects': 'what the change could upset',
    'customer confirmation': "the customer's own yes to the diagnosis",
  },
  answerTo: (question) => `the answer to "${question}"`,
  evidence: {
    Assumed: 'Assumed: your best guess will do',
    Heard: 'Heard: they told you',
    Quoted: 'Quoted: in their own words',
    Confirmed: 'Confirmed: they agreed to it',
  },
  labels: {},
  number: grouping(',', '.'),
  quote: (text) => `"${text}"`,
  day: (bound) => {
    if (typeof bound === 'string') return longDay('en-GB', bound);
    if (bound.today === 0) return 'today';
    const days = `${Math.abs(bound.today)} ${Math.abs(bound.today) === 1 ? 'day' : 'days'}`;
    return bound.today > 0 ? `${days} from today` : `${days} ago`;
  },
  joint: { concepts: ' and ', any: ', or ', all: ', and ', values: ' or ' },

  sentence: (stage, what, why) => `Missing since ${stage}: ${what}.${why === undefined ? '' : ` ${why}`}`,
  brief: (stage) => `Missing since ${stage}: something that the deal's gate panel lists.`,

  orOpen: '; an open answer counts only until its due day and the next gate',
  pains: (words, evidence) => `at least ${countOf(words, ' of the customer')} (${evidence})`,
  impact: (evidence, amount) =>
    amount === undefined
      ? `what at least one pain costs the customer in a year (${evidence})`
      : `pains that cost the customer ${amount} or more in a year (${evidence})`,
  fill: (label, currency) => `a value${currency === undefined ? '' : ` in ${currency}`} in the field "${label}"`,
  set: (label, to) => `${to} in the field "${label}"`,
  tick: (label) => `the tick at "${label}"`,
  ofAccount: (label) => `${label} of the account`,
  orBlank: ' (or no value)',
  movedBy: (label, days) => `a move of "${label}" by at most ${days} ${days === 1 ? 'day' : 'days'} in this save`,
  cameFrom: (stages) => `a stop in ${stages.join(' or ')} before this stage`,
  some: (atLeast, parts, isPoints) => `${atLeast} ${isPoints ? 'points' : 'or more'} out of: ${parts.join('; ')}`,
  withPoints: (what, points) => `${what}: ${points}`,
  range: (from, to) => `${from} to ${to}`,
  orMore: (value) => `${value} or more`,
  orLess: (value) => `${value} or less`,
  dayRange: (from, to) => `a day from ${from} to ${to}`,
  orLater: (day) => `${day} or later`,
  orEarlier: (day) => `${day} or earlier`,
  prescribed: {
    all: 'at least one product, and for each product a pain that the customer confirmed',
    ifAny: 'for each product, a pain that the customer confirmed',
  },
  score: (atLeast) => `a discovery score of ${atLeast} or more`,
  whys: {
    answered: 'The customer knows best.',
    pains: 'People change because of a problem of their own, not because of one that we see.',
    impact: 'A price can only be judged beside what the problem costs.',
    field: 'The next step relies on it.',
    prescribed: 'A product without a pain is our wish, not their need.',
    score: 'The better a deal is understood, the better it can be helped.',
    cameFrom: 'A stage that is skipped is a talk with the customer that was not held.',
  },

  short: {
    things: {
      situation: 'How they handle it today',
      problem: 'Problem to solve',
      'root cause': 'Cause of the problem',
      'business impact': 'Effect on the business',
      'personal impact': 'What it means for them',
      'desired state': 'What should be different',
      'success metric': 'How success is measured',
      'critical event': 'Event behind the date',
      priority: 'Rank among their priorities',
      'cost of inaction': 'Cost of changing nothing',
      'tried before': 'What they tried before',
      'required capabilities': 'What a solution must do',
      'solution fit': 'How the solution fits',
      'economic buyer': 'Who releases the money',
      champion: 'Who speaks for change',
      'stakeholder risk': 'What people could lose',
      'decision criteria': 'What they decide by',
      'decision process': 'How they will decide',
      'paper process': 'Path to the signature',
      budget: 'Source of the money',
      timeline: 'When they need it',
      alternatives: 'What else they could do',
      'side effects': 'What it could upset',
      'customer confirmation': "Customer's yes to the diagnosis",
    },
    levels: { Assumed: 'Assumed', Heard: 'Heard', Quoted: 'Quoted', Confirmed: 'Confirmed' },
    pains: (words) => countOf(words),
    impact: (amount) => (amount === undefined ? 'Yearly impact' : `Impact from ${amount}`),
    field: (label) => `Field "${label}"`,
    prescribed: 'Products for confirmed pains',
    score: (atLeast) => `Discovery score from ${atLeast}`,
    any: (count) => `One of ${count} alternatives`,
    all: (count) => `All of ${count} points`,
    some: (atLeast, of, isPoints) => (isPoints ? `${atLeast} of ${of} points` : `At least ${atLeast} of ${of}`),
    cameFrom: (stages) => (stages.length > 0 ? `Only from ${stages.join(' or ')}` : 'Only from named stages'),
  },

  steps: (most) =>
    `Move the deal by at most ${most === 1 ? 'one stage' : `${most} stages`} at a time. Each stage is there to find out something about the customer, also where it takes a day only.`,
  newRecord: (stage) =>
    `Save this deal in ${stage} first, then note what you already know about the customer and move it on. Answers and pains can be noted only on a deal that is saved.`,
  unknownStage:
    'The playbook for this deal does not know this stage, so it cannot tell what the customer should have said by then. Choose another stage, or ask your Salesforce admin to add this one to the playbook.',
  product:
    'Connect this product to a pain that the customer confirmed: choose a prescription of this deal, or make one first. A product without a pain is our wish, not their need.',
  overrideStage: (gates) => {
    if (gates.length === 0) return [NO_OVERRIDE];
    const tail = "Ask for it from the deal's gate panel, which fills in the stage and its place.";
    const only = 'An override can be asked for only to enter';
    return [
      `${only} ${gates.map(({ toEnter }) => toEnter).join(', ')}. ${tail}`,
      `${only} one of the ${gates.length} stages that the playbook names for it. ${tail}`,
    ];
  },
  overrideTime: (gates) => {
    const head = 'Choose an earlier last day. An override may hold from today for no longer than its gate allows';
    const each = gates.map(({ toEnter, days }) => `${toEnter} (${days} days)`).join(', ');
    return [`${head}: ${each}.`, `${head}; the deal's gate panel says how long that is.`];
  },
  overrideReason: (gates) => {
    const head = 'Choose one of the reasons that the playbook names';
    const each = gates.map(({ toEnter, reasons }) => `${toEnter}: ${reasons.join(', ')}`).join('; ');
    return [`${head}. ${each}.`, `${head} for the gate; the deal's gate panel lists them.`];
  },
  overrideApprover:
    'You cannot approve an override of this gate. Ask somebody with the permission that the playbook names for it.',
  decisionPlaybook:
    'This decision names a playbook version that this org never had. Leave it to the panel, which records the code and version that judged the attempt.',
};
