import type { CompiledPlaybook } from '../../../../force-app/main/base/lwc/gateRules/types.ts';
import { firstWords, MOST_WORDS, wordCount } from '../../base/words.ts';
import type { Requirement, Wording, Words } from '../../kinds/definition.ts';
import { definitionOf } from '../../kinds/kinds.ts';
import type { Language, OverrideWords } from '../../kinds/language.ts';
import type { MessageTranslation, Playbook } from '../../read/tree.ts';
import { questionIn } from '../author-texts.ts';
import { ENGLISH } from './en.ts';

/**
 * The longest sentence, in characters: with its code it fits into a rule's message of 255. A translated sentence omits its reason to fit.
 */
export const LONGEST_SENTENCE = 230;

/** The first question of a concept. */
export function firstQuestion({ questions }: Playbook, concept: string) {
  return questions.find((one) => one.concept.value === concept);
}

/** The key under `translations` whose texts a language's sentences take. English ones are written as `en`, whatever country's they are. */
export const ENGLISH_TEXTS = 'en';
function textsKey(language: Language): string {
  return language === ENGLISH ? ENGLISH_TEXTS : language.code;
}

function wordsOf(requirement: Requirement, language: Language, playbook: Playbook): Words {
  const wording: Wording = {
    language,
    currency: playbook.currency.value,
    questionOf: (concept) =>
      (questionIn(playbook, textsKey(language), concept)?.ask ?? firstQuestion(playbook, concept)?.ask)?.value,
    wordsOf: (part) => definitionOf(part.kind).words(part, wording),
  };
  return wording.wordsOf(requirement);
}

/** The author's reason: `because`, or for `answered` the `why` of the concept's first question; their English translation goes first. */
function authorsReason(playbook: Playbook, subject: Subject): string | undefined {
  const english = reasonIn(playbook, ENGLISH, subject);
  if (english !== undefined) return english;
  const { requirement } = subject;
  if (requirement.because || requirement.kind !== 'answered') return requirement.because?.value;
  const [level] = requirement.levels;
  return level && firstQuestion(playbook, level.concept.value)?.why.value;
}

/** The author's reason in another language; undefined where the author did not translate it. */
function reasonIn(playbook: Playbook, language: Language, { requirement, own }: Subject): string | undefined {
  if (requirement.because || requirement.kind !== 'answered') return own.because?.value;
  const [level] = requirement.levels;
  return level && questionIn(playbook, textsKey(language), level.concept.value)?.why?.value;
}

/** The first text that fits into a message; else the last one. */
function fitting(texts: readonly string[]): string {
  return texts.find((text) => text.length <= LONGEST_SENTENCE) ?? texts.at(-1) ?? '';
}

/** A reason with a full stop; an empty one, by which an author leaves it out, is none. */
function ended(why: string): string | undefined {
  if (why === '') return undefined;
  return /[.!?…]$/.test(why) ? why : `${why}.`;
}

/**
 * The sentence of an unmet requirement: `Missing since Value Proposition: the problem they want solved (Quoted: in their own words).
 * Their words carry further than ours.` The reason is the author's, otherwise the default of its kind where that fits; `say` replaces what
 * is missing.
 * @param subject its requirement has one concept where it is `answered`; `own`: the texts under `en`, for a playbook in another language
 */
export function requirementSentence(playbook: Playbook, subject: Subject): string {
  const { stage, requirement, own } = subject;
  const words = wordsOf(requirement, ENGLISH, playbook);
  // The author's words may end with a full stop, which the sentence adds itself.
  const what = (own.say ?? requirement.say)?.value.replace(/[.…]$/, '') ?? words.what;
  const reason = authorsReason(playbook, subject);
  if (reason !== undefined) return ENGLISH.sentence(stage, what, ended(reason));
  return fitting([ENGLISH.sentence(stage, what, ended(words.why)), ENGLISH.sentence(stage, what)]);
}

/** A requirement of the gate to a stage, and what the author translated of it. */
export interface Subject {
  readonly stage: string;
  readonly requirement: Requirement;
  readonly own: Pick<MessageTranslation, 'because' | 'say'>;
}

/**
 * The sentence of a requirement in another language, at most LONGEST_SENTENCE characters. The author's texts (`because`, `say`, the `why`
 * of a question) are used where the author translated them, else left out, since they are in the author's language; the language provides
 * what is missing and, if the author gives no reason, the default reason.
 */
export function sentenceIn(language: Language, playbook: Playbook, subject: Subject): string {
  const { stage, requirement, own } = subject;
  const isAuthors = requirement.kind === 'answered' || requirement.because !== undefined;
  const words = wordsOf(requirement, language, playbook);
  const what = own.say?.value.replace(/[.…]$/, '') ?? words.what;
  const why = isAuthors ? reasonIn(playbook, language, subject) : words.why;
  return fitting([
    ...(why === undefined || why === '' ? [] : [language.sentence(stage, what, ended(why))]),
    language.sentence(stage, what),
    language.brief(stage),
  ]);
}

/**
 * The short form of a requirement, at most six words: `Problem to solve (Quoted)`. The author's `say` if it is as short.
 * @param say what is missing, in the author's words and in the language
 */
export function shortSentence(
  playbook: Playbook,
  requirement: Requirement,
  say: string | undefined,
  language: Language = ENGLISH,
): string {
  const own = say === undefined ? [] : [say.replace(/[.…]$/, '')];
  const texts = [...own, ...wordsOf(requirement, language, playbook).short];
  const text = texts.find((one) => wordCount(one) <= MOST_WORDS) ?? firstWords(texts.at(-1) ?? '', MOST_WORDS);
  return text.replace(/^\p{Ll}/u, (start) => start.toUpperCase());
}

/** What a requirement asks for in the words of the language, whatever the author writes in their place. */
export function askedWords(playbook: Playbook, requirement: Requirement, language: Language = ENGLISH): string {
  return wordsOf(requirement, language, playbook).what;
}

/** The message for a new deal beyond the first enforced gate. */
export function newRecordSentence({ stages }: Playbook, language: Language = ENGLISH): string {
  return language.newRecord(stages[0]?.value ?? '');
}

/** The message for a save that advances a deal by too many stages. */
export function stepsSentence(most: number, language: Language = ENGLISH): string {
  return language.steps(most);
}

/** The message for a stage that the playbook does not know. */
export const UNKNOWN_STAGE_SENTENCE = ENGLISH.unknownStage;

/** The message for a refused line item, also shown next to a flagged one. */
export const PRODUCT_SENTENCE = ENGLISH.product;

/** The messages for invalid overrides. If the names are too many for a message, they are left out. */
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
