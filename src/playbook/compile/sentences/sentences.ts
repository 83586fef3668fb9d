import type { CompiledPlaybook, DayBound, Kind } from '../../../../force-app/main/base/lwc/gateRules/types.ts';
import { ENGLISH } from './en.ts';
import type { Language, OverrideWords } from './language.ts';
import type { Playbook, Requirement, RequirementOf } from '../../read/tree.ts';

/** What a rule's message may have; a sentence in another language gives up its reason for it. */
export const LONGEST_SENTENCE = 255;

/** `DF_Desired_Outcome__c` as `Desired Outcome`, `NextStep` as `Next Step`, `SBQQ__Quote__c` as `Quote`: as its label most likely reads. */
function labelOf(field: string, language: Language): string {
  if (Object.hasOwn(language.labels, field)) return language.labels[field] ?? field;
  const bare = field
    .replace(/__c$/, '')
    .replace(/^(\w+__|DF_)/, '')
    .replace(/Id$/, '');
  return bare.replaceAll('_', ' ').replace(/([a-z])([A-Z])/g, '$1 $2');
}

/** What to do and why it matters, of one kind of criterion. */
interface Words {
  readonly todo: string;
  readonly why: string;
}
type Level = RequirementOf<'answered'>['levels'][number];

function firstQuestion({ questions }: Playbook, concept: string) {
  return questions.find((one) => one.concept.value === concept);
}

function levelTodo(playbook: Playbook, { concept, evidence, notKnownYet }: Level, language: Language): string {
  const question = firstQuestion(playbook, concept.value)?.ask.value ?? concept.value;
  const thing = language.things[concept.value] ?? language.answerTo(question);
  return `${language.note(thing, language.evidence[evidence.value])}${notKnownYet ? language.orOpen : ''}`;
}

function numberTodo(requirement: RequirementOf<'number'>, language: Language): string {
  const { field, atLeast, atMost, currency, percent } = requirement;
  const label = labelOf(field.value, language);
  const unit = currency ? ` ${currency.value}` : percent ? ' %' : '';
  const text = (value: number) => `${language.number(value)}${unit}`;
  if (atLeast && atMost) return language.set(label, language.range(text(atLeast.value), text(atMost.value)));
  if (atLeast) return language.set(label, language.orMore(text(atLeast.value)));
  if (atMost) return language.set(label, language.orLess(text(atMost.value)));
  return language.fill(label, currency?.value);
}

function dateTodo({ field, notBefore, notAfter }: RequirementOf<'date'>, language: Language): string {
  const label = labelOf(field.value, language);
  const text = (bound: { readonly value: DayBound }) => language.day(bound.value);
  if (notBefore && notAfter) return language.set(label, language.dayRange(text(notBefore), text(notAfter)));
  if (notBefore) return language.set(label, language.orLater(text(notBefore)));
  if (notAfter) return language.set(label, language.orEarlier(text(notAfter)));
  return language.fill(label);
}

/** The values of a picklist, any of which will do. */
function anyOf(values: readonly string[], { quote, joint }: Language): string {
  const all = values.map(quote);
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')}${joint.values}${all.at(-1)}`;
}

type Speak<K extends Kind> = (requirement: RequirementOf<K>, language: Language, playbook: Playbook) => Words;

const WORDS: { readonly [K in Kind]: Speak<K> } = {
  answered: ({ levels }, language, playbook) => ({
    todo: levels.map((level) => levelTodo(playbook, level, language)).join(language.joint.concepts),
    why: language.whys.answered,
  }),
  pains: ({ atLeast, evidence, of }, language) => ({
    todo: language.pains({
      ...(atLeast === 1 ? {} : { many: language.number(atLeast) }),
      ...(of?.kind ? { kind: of.kind.value } : {}),
      ...(of?.driver ? { driver: of.driver.value } : {}),
      evidence: language.evidence[evidence.value],
    }),
    why: language.whys.pains,
  }),
  impact: ({ atLeast, evidence }, language, { currency }) => ({
    todo: language.impact(
      language.evidence[evidence.value],
      atLeast <= 1 ? undefined : `${language.number(atLeast)} ${currency.value}`,
    ),
    why: language.whys.impact,
  }),
  filled: ({ field }, language) => ({ todo: language.fill(labelOf(field.value, language)), why: language.whys.field }),
  picked: ({ field, values }, language) => ({
    todo: language.set(
      labelOf(field.value, language),
      anyOf(
        values.map(({ value }) => value),
        language,
      ),
    ),
    why: language.whys.field,
  }),
  number: (requirement, language) => ({ todo: numberTodo(requirement, language), why: language.whys.field }),
  checked: ({ field }, language) => ({ todo: language.tick(labelOf(field.value, language)), why: language.whys.field }),
  date: (requirement, language) => ({ todo: dateTodo(requirement, language), why: language.whys.field }),
  prescribed: ({ lines }, language) => ({ todo: language.prescribed[lines], why: language.whys.prescribed }),
  score: ({ atLeast }, language) => ({ todo: language.score(atLeast), why: language.whys.score }),
  any: ({ of }, language, playbook) => group(of, language, playbook, language.joint.any),
  all: ({ of }, language, playbook) => group(of, language, playbook, language.joint.all),
};

/**
 * The parts in one breath, a group within a group in brackets, so that nobody has to guess what belongs together; a group has one
 * reason, that of its first part where its author gives none.
 */
function group(of: readonly Requirement[], language: Language, playbook: Playbook, joint: string): Words {
  const parts = of.map((part) => {
    const { todo, why } = wordsOf(part, language, playbook);
    const isGroup = (part.kind === 'any' || part.kind === 'all') && part.of.length > 1 && of.length > 1;
    return { todo: isGroup ? `(${todo})` : todo, why };
  });
  return { todo: parts.map(({ todo }) => todo).join(joint), why: parts[0]?.why ?? '' };
}

function wordsOf(requirement: Requirement, language: Language, playbook: Playbook): Words {
  return (WORDS[requirement.kind] as Speak<Kind>)(requirement as never, language, playbook);
}

function ended(why: string): string {
  return /[.!?…]$/.test(why) ? why : `${why}.`;
}

/**
 * What is said when a concept lacks its evidence:
 * `To enter Value Proposition, note the problem they want solved (Quoted: in their own words). Their words carry further than ours.`
 * The reason is the requirement's `because`, else the `why` of the concept's first question.
 */
export function answeredSentence(
  playbook: Playbook,
  stage: string,
  requirement: RequirementOf<'answered'>,
  level: Level,
): string {
  const question = firstQuestion(playbook, level.concept.value);
  const why = requirement.because?.value ?? question?.why.value ?? ENGLISH.whys.answered;
  return ENGLISH.sentence(stage, levelTodo(playbook, level, ENGLISH), ended(why));
}

/** What is said when any other requirement is unmet; the reason is its `because`, else one for its kind; `say` replaces what to do. */
export function requirementSentence(
  playbook: Playbook,
  stage: string,
  requirement: Exclude<Requirement, { kind: 'answered' }>,
): string {
  const words = wordsOf(requirement, ENGLISH, playbook);
  // An author may end what to do with a full stop of their own.
  const todo = requirement.say?.value.replace(/[.…]$/, '') ?? words.todo;
  return ENGLISH.sentence(stage, todo, ended(requirement.because?.value ?? words.why));
}

/** The first text that fits into a message; the last is short enough in any case. */
function fitting(texts: readonly string[]): string {
  return texts.find((text) => text.length <= LONGEST_SENTENCE) ?? texts.at(-1) ?? '';
}

/**
 * The sentence of a criterion in another language. What its author wrote (`because`, `say`, the `why` of a question) is in the
 * author's language, so it is left out, and what to do is said in the usual words; without an author's reason, that of its kind stands.
 * Never longer than a message may be.
 * @param level the concept of `answered` that is asked for
 */
export function sentenceIn(
  language: Language,
  playbook: Playbook,
  stage: string,
  requirement: Requirement,
  level?: Level,
): string {
  const isAuthors = level !== undefined || requirement.because !== undefined;
  const words = level
    ? { todo: levelTodo(playbook, level, language), why: '' }
    : wordsOf(requirement, language, playbook);
  const short = language.sentence(stage, words.todo);
  return fitting([
    ...(isAuthors ? [] : [language.sentence(stage, words.todo, words.why)]),
    short,
    language.brief(stage),
  ]);
}

/** Said of a new deal beyond the first enforced gate. */
export function newRecordSentence({ stages }: Playbook, language: Language = ENGLISH): string {
  return language.newRecord(stages[0]?.value ?? '');
}

/** Said of a stage that the playbook does not know. */
export const UNKNOWN_STAGE_SENTENCE = ENGLISH.unknownStage;

/** Said of a line that is refused, and shown beside one that is flagged. */
export const PRODUCT_SENTENCE = ENGLISH.product;

/** What is said of an override that is not as the playbook allows it; names are left out where they are too many for a message. */
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
