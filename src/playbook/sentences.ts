import type { Evidence, Kind } from '../../force-app/main/default/lwc/gateRules/types.ts';
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

/** What to do and why it matters, of one kind of criterion. */
interface Words {
  readonly todo: string;
  readonly why: string;
}

const WORDS: {
  readonly [K in Exclude<Kind, 'answered'>]: (requirement: RequirementOf<K>, playbook: Playbook) => Words;
} = {
  pains: ({ atLeast, evidence }) => ({
    todo: `note at least ${atLeast === 1 ? 'one pain' : `${grouped(atLeast)} pains`} of the customer (${EVIDENCE_WORDS[evidence.value]})`,
    why: 'People change because of a problem of their own, not because of one that we see.',
  }),
  impact: ({ atLeast, evidence }, { currency }) => ({
    todo:
      atLeast <= 1
        ? `note what at least one pain costs the customer in a year (${EVIDENCE_WORDS[evidence.value]})`
        : `note pains that cost the customer ${grouped(atLeast)} ${currency.value} or more in a year (${EVIDENCE_WORDS[evidence.value]})`,
    why: 'A price can only be judged beside what the problem costs.',
  }),
  filled: ({ field }) => ({
    todo: `fill in "${labelOf(field.value)}"`,
    why: 'The customer should find themselves in what comes next.',
  }),
};

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
  { concept, evidence }: RequirementOf<'answered'>['levels'][number],
): string {
  const question = playbook.questions.find((one) => one.concept.value === concept.value);
  const todo = `note ${thingOf(concept.value, question)} (${EVIDENCE_WORDS[evidence.value]})`;
  const why = requirement.because?.value ?? question?.why.value ?? 'The customer knows best.';
  return sentence(stage, { todo, why });
}

/** What is said when any other requirement is unmet; the reason is its `because`, else one for its kind. */
export function requirementSentence(
  playbook: Playbook,
  stage: string,
  requirement: Exclude<Requirement, { kind: 'answered' }>,
): string {
  const words = (WORDS[requirement.kind] as (requirement: Requirement, playbook: Playbook) => Words)(
    requirement,
    playbook,
  );
  return sentence(stage, { todo: words.todo, why: requirement.because?.value ?? words.why });
}

/** Said of a new deal beyond the first enforced gate. */
export function newRecordSentence({ stages }: Playbook): string {
  return `Save this deal in ${stages[0]?.value} first, then note what you already know about the customer and move it on. Answers and pains can be noted only on a deal that is saved.`;
}

/** Said of a stage that the playbook does not know. */
export const UNKNOWN_STAGE_SENTENCE =
  'The playbook for this deal does not know this stage, so it cannot tell what the customer should have said by then. Choose another stage, or ask your Salesforce admin to add this one to the playbook.';
