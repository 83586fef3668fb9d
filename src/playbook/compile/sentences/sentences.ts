import type { CompiledPlaybook } from '../../../../force-app/main/base/lwc/gateRules/types.ts';
import type { Requirement, Wording, Words } from '../../kinds/definition.ts';
import { definitionOf } from '../../kinds/kinds.ts';
import type { Language, OverrideWords } from '../../kinds/language.ts';
import type { Playbook } from '../../read/tree.ts';
import { ENGLISH } from './en.ts';

/** The longest message of a rule; a sentence in another language omits its reason to fit. */
export const LONGEST_SENTENCE = 255;

/** The first question of a concept. */
export function firstQuestion({ questions }: Playbook, concept: string) {
  return questions.find((one) => one.concept.value === concept);
}

function wordsOf(requirement: Requirement, language: Language, playbook: Playbook): Words {
  const wording: Wording = {
    language,
    currency: playbook.currency.value,
    questionOf: (concept) => firstQuestion(playbook, concept)?.ask.value,
    wordsOf: (part) => definitionOf(part.kind).words(part, wording),
  };
  return wording.wordsOf(requirement);
}

/** The reason that the author gives: `because`, or for `answered` the `why` of the concept's first question. */
function authorsReason(playbook: Playbook, requirement: Requirement): string | undefined {
  if (requirement.because || requirement.kind !== 'answered') return requirement.because?.value;
  const [level] = requirement.levels;
  return level && firstQuestion(playbook, level.concept.value)?.why.value;
}

function ended(why: string): string {
  return /[.!?…]$/.test(why) ? why : `${why}.`;
}

/**
 * The sentence of an unmet requirement:
 * `To enter Value Proposition, note the problem they want solved (Quoted: in their own words). Their words carry further than ours.`
 * The reason is the author's, else that of its kind; `say` replaces what to do.
 * @param requirement one of `answered` has one concept
 */
export function requirementSentence(playbook: Playbook, stage: string, requirement: Requirement): string {
  const words = wordsOf(requirement, ENGLISH, playbook);
  // An author may end what to do with a full stop.
  const todo = requirement.say?.value.replace(/[.…]$/, '') ?? words.todo;
  return ENGLISH.sentence(stage, todo, ended(authorsReason(playbook, requirement) ?? words.why));
}

/** The first text that fits into a message; the last is short enough in any case. */
function fitting(texts: readonly string[]): string {
  return texts.find((text) => text.length <= LONGEST_SENTENCE) ?? texts.at(-1) ?? '';
}

/**
 * The sentence of a requirement in another language. What its author wrote (`because`, `say`, the `why` of a question) is in the
 * author's language, so it is left out, and what to do is worded by the language; without an author's reason, that of its kind
 * follows. At most LONGEST_SENTENCE characters.
 */
export function sentenceIn(language: Language, playbook: Playbook, stage: string, requirement: Requirement): string {
  const isAuthors = requirement.kind === 'answered' || requirement.because !== undefined;
  const { todo, why } = wordsOf(requirement, language, playbook);
  return fitting([
    ...(isAuthors ? [] : [language.sentence(stage, todo, why)]),
    language.sentence(stage, todo),
    language.brief(stage),
  ]);
}

/** The message for a new deal beyond the first enforced gate. */
export function newRecordSentence({ stages }: Playbook, language: Language = ENGLISH): string {
  return language.newRecord(stages[0]?.value ?? '');
}

/** The message for a stage that the playbook does not know. */
export const UNKNOWN_STAGE_SENTENCE = ENGLISH.unknownStage;

/** The message for a line that is refused, and shown next to one that is flagged. */
export const PRODUCT_SENTENCE = ENGLISH.product;

/** The messages for overrides that the playbook does not allow; names are left out where they are too many for a message. */
export function overrideSentences({ gates }: Pick<CompiledPlaybook, 'gates'>, language: Language = ENGLISH) {
  const own = gates.flatMap(({ toEnter, override }): OverrideWords[] =>
    override ? [{ toEnter, days: override.maxDays, reasons: override.reasons }] : [],
  );
  return {
    'override-stage': fitting(language.overrideStage(own)),
    'override-time': fitting(language.overrideTime(own)),
    'override-reason': fitting(language.overrideReason(own.filter(({ reasons }) => reasons.length > 0))),
    'override-approver': language.overrideApprover,
  } as const;
}
