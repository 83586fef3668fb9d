import type {
  CompiledPlaybook,
  DayBound,
  Evidence,
  Kind,
  PainDriver,
  PainKind,
} from '../../force-app/main/default/lwc/gateRules/types.ts';
import type { Playbook, QuestionNode, Requirement, RequirementOf } from './tree.ts';

/** What the customer told, in a seller's words; each reads on from "note". Custom concepts are named by their question. */
const THINGS: Readonly<Record<string, string>> = {
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
};

const EVIDENCE_WORDS: Readonly<Record<Evidence, string>> = {
  Assumed: 'Assumed: your best guess will do',
  Heard: 'Heard: they told you',
  Quoted: 'Quoted: in their own words',
  Confirmed: 'Confirmed: they agreed to it',
};

/** 25000 as `25,000`; the sentence is one fixed text for every reader. */
function grouped(value: number): string {
  const [whole = '', cents] = String(value).split('.');
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (cents === undefined ? '' : `.${cents}`);
}

/** `DF_Desired_Outcome__c` as `Desired Outcome`, `NextStep` as `Next Step`: as its label most likely reads. */
function labelOf(field: string): string {
  const bare = field.replace(/__c$/, '').replace(/^DF_/, '').replace(/Id$/, '');
  return bare.replaceAll('_', ' ').replace(/([a-z])([A-Z])/g, '$1 $2');
}

function thingOf(concept: string, question: QuestionNode | undefined): string {
  return THINGS[concept] ?? `the answer to "${question?.ask.value ?? concept}"`;
}

const PAIN_WORDS: Readonly<Record<PainKind, readonly [one: string, several: string]>> = {
  Problem: ['problem', 'problems'],
  Goal: ['goal', 'goals'],
  Risk: ['risk', 'risks'],
};
const DRIVER_WORDS: Readonly<Record<PainDriver, string>> = {
  Grow: ' about growing',
  'Cut Cost': ' about cutting cost',
  Improve: ' about improving',
};

/** What to do and why it matters, of one kind of criterion. */
interface Words {
  readonly todo: string;
  readonly why: string;
}

function painsTodo({ atLeast, evidence, of }: RequirementOf<'pains'>): string {
  const [one, several] = of?.kind ? PAIN_WORDS[of.kind.value] : (['pain', 'pains'] as const);
  const about = of?.driver ? DRIVER_WORDS[of.driver.value] : '';
  const many = atLeast === 1 ? `one ${one}` : `${grouped(atLeast)} ${several}`;
  return `note at least ${many} of the customer${about} (${EVIDENCE_WORDS[evidence.value]})`;
}

/** `today`, `30 days from today`, `21 November 2026`: a day that reads the same in every country. */
function dayWords(bound: DayBound): string {
  if (typeof bound === 'string') {
    const options = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
    return new Intl.DateTimeFormat('en-GB', options).format(new Date(`${bound}T00:00:00Z`));
  }
  const { today } = bound;
  if (today === 0) return 'today';
  const days = `${Math.abs(today)} ${Math.abs(today) === 1 ? 'day' : 'days'}`;
  return today > 0 ? `${days} from today` : `${days} ago`;
}

function quoted(texts: readonly string[]): string {
  const all = texts.map((text) => `"${text}"`);
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`;
}

function numberTodo({ field, atLeast, atMost, currency, percent }: RequirementOf<'number'>): string {
  const label = labelOf(field.value);
  const unit = currency ? ` ${currency.value}` : percent ? ' %' : '';
  const text = (value: number) => `${grouped(value)}${unit}`;
  if (atLeast && atMost) return `set "${label}" to ${text(atLeast.value)} to ${text(atMost.value)}`;
  if (atLeast) return `set "${label}" to ${text(atLeast.value)} or more`;
  if (atMost) return `set "${label}" to ${text(atMost.value)} or less`;
  return `fill in "${label}"${currency ? ` in ${currency.value}` : ''}`;
}

function dateTodo({ field, notBefore, notAfter }: RequirementOf<'date'>): string {
  const label = labelOf(field.value);
  if (notBefore && notAfter)
    return `set "${label}" to a day from ${dayWords(notBefore.value)} to ${dayWords(notAfter.value)}`;
  if (notBefore) return `set "${label}" to ${dayWords(notBefore.value)} or later`;
  if (notAfter) return `set "${label}" to ${dayWords(notAfter.value)} or earlier`;
  return `fill in "${label}"`;
}

function levelTodo(playbook: Playbook, { concept, evidence, notKnownYet }: Level): string {
  const question = playbook.questions.find((one) => one.concept.value === concept.value);
  const open = notKnownYet ? ', or who finds out by when' : '';
  return `note ${thingOf(concept.value, question)} (${EVIDENCE_WORDS[evidence.value]})${open}`;
}

type Level = RequirementOf<'answered'>['levels'][number];

const FIELD_WHY = 'The customer should find themselves in what comes next.';

const WORDS: { readonly [K in Kind]: (requirement: RequirementOf<K>, playbook: Playbook) => Words } = {
  answered: ({ levels }, playbook) => ({
    todo: levels.map((level) => levelTodo(playbook, level)).join(' and '),
    why: 'The customer knows best.',
  }),
  pains: (requirement) => ({
    todo: painsTodo(requirement),
    why: 'People change because of a problem of their own, not because of one that we see.',
  }),
  impact: ({ atLeast, evidence }, { currency }) => ({
    todo:
      atLeast <= 1
        ? `note what at least one pain costs the customer in a year (${EVIDENCE_WORDS[evidence.value]})`
        : `note pains that cost the customer ${grouped(atLeast)} ${currency.value} or more in a year (${EVIDENCE_WORDS[evidence.value]})`,
    why: 'A price can only be judged beside what the problem costs.',
  }),
  filled: ({ field }) => ({ todo: `fill in "${labelOf(field.value)}"`, why: FIELD_WHY }),
  picked: ({ field, values }) => ({
    todo: `set "${labelOf(field.value)}" to ${quoted(values.map(({ value }) => value))}`,
    why: FIELD_WHY,
  }),
  number: (requirement) => ({ todo: numberTodo(requirement), why: FIELD_WHY }),
  checked: ({ field }) => ({ todo: `tick "${labelOf(field.value)}"`, why: FIELD_WHY }),
  date: (requirement) => ({ todo: dateTodo(requirement), why: FIELD_WHY }),
  prescribed: ({ lines }) => ({
    todo:
      lines === 'all'
        ? 'propose at least one product, and connect each product to a pain that the customer confirmed'
        : 'connect each product to a pain that the customer confirmed',
    why: 'A product without a pain is our wish, not their need.',
  }),
  score: ({ atLeast }) => ({
    todo: `bring the discovery score to ${atLeast} or more`,
    why: 'The better a deal is understood, the better it can be helped.',
  }),
  any: ({ of }, playbook) => group(of, playbook, ', or '),
  all: ({ of }, playbook) => group(of, playbook, ', and '),
};

/** The parts in one breath; a group has one reason, that of its first part where its author gives none. */
function group(of: readonly Requirement[], playbook: Playbook, joint: string): Words {
  const parts = of.map((part) => wordsOf(part, playbook));
  return { todo: parts.map(({ todo }) => todo).join(joint), why: parts[0]?.why ?? '' };
}

function wordsOf(requirement: Requirement, playbook: Playbook): Words {
  return (WORDS[requirement.kind] as (requirement: Requirement, playbook: Playbook) => Words)(requirement, playbook);
}

function sentence(stage: string, { todo, why }: Words): string {
  return `To enter ${stage}, ${todo}. ${/[.!?…]$/.test(why) ? why : `${why}.`}`;
}

/**
 * What is said when a concept lacks its evidence:
 * `To enter Value Proposition, note the problem they want solved (Quoted: in their own words). Their words carry further than ours.`
 * The reason is the requirement's `because`, else the `why` of the concept's question.
 */
export function answeredSentence(
  playbook: Playbook,
  stage: string,
  requirement: RequirementOf<'answered'>,
  level: Level,
): string {
  const question = playbook.questions.find((one) => one.concept.value === level.concept.value);
  const why = requirement.because?.value ?? question?.why.value ?? 'The customer knows best.';
  return sentence(stage, { todo: levelTodo(playbook, level), why });
}

/** What is said when any other requirement is unmet; the reason is its `because`, else one for its kind; `say` replaces what to do. */
export function requirementSentence(
  playbook: Playbook,
  stage: string,
  requirement: Exclude<Requirement, { kind: 'answered' }>,
): string {
  const words = wordsOf(requirement, playbook);
  // An author may end what to do with a full stop of their own.
  const todo = requirement.say?.value.replace(/[.…]$/, '') ?? words.todo;
  return sentence(stage, { todo, why: requirement.because?.value ?? words.why });
}

/** Said of a new deal beyond the first enforced gate. */
export function newRecordSentence({ stages }: Playbook): string {
  return `Save this deal in ${stages[0]?.value} first, then note what you already know about the customer and move it on. Answers and pains can be noted only on a deal that is saved.`;
}

/** Said of a stage that the playbook does not know. */
export const UNKNOWN_STAGE_SENTENCE =
  'The playbook for this deal does not know this stage, so it cannot tell what the customer should have said by then. Choose another stage, or ask your Salesforce admin to add this one to the playbook.';

/** Said of a line that is refused, and shown beside one that is flagged. */
export const PRODUCT_SENTENCE =
  'Connect this product to a pain that the customer confirmed: choose a prescription of this deal, or make one first. A product without a pain is our wish, not their need.';

/** `Proposal (14 days), Negotiation (7 days)`. */
function withDays(gates: CompiledPlaybook['gates']): string {
  return gates.map(({ toEnter, override }) => `${toEnter} (${override?.maxDays} days)`).join(', ');
}

/** What is said of an override that is not as the playbook allows it. */
export function overrideSentences({ gates }: CompiledPlaybook) {
  const own = gates.filter(({ override }) => override);
  const reasons = own.filter(({ override }) => override?.reasons.length);
  const each = reasons.map(({ toEnter, override }) => `${toEnter}: ${override?.reasons.join(', ')}`).join('; ');
  return {
    'override-stage': `An override can be asked for only to enter ${own.map(({ toEnter }) => toEnter).join(', ')}. Ask for it from the deal's gate panel, which fills in the stage and its place.`,
    'override-time': `Choose an earlier last day. An override may hold from today for no longer than its gate allows: ${withDays(own)}.`,
    'override-reason': `Choose one of the reasons that the playbook names. ${each}.`,
    'override-approver':
      'You cannot approve an override of this gate. Ask somebody with the permission that the playbook names for it.',
  } as const;
}
