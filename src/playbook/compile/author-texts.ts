import type { PlaybookTexts } from '../../../force-app/main/base/lwc/gateRules/types.ts';
import type { Requirement } from '../kinds/definition.ts';
import type { MessageTranslation, Playbook, QuestionTranslation } from '../read/tree.ts';

/** Whether the author's word, such as `pains` or `NextStep`, refers to the criterion. */
export type IsNamed = (word: string) => boolean;

/** Whether the requirement has a text of the author that can be translated; `because: ""` is none. */
export function hasPart(requirement: Requirement, part: 'because' | 'say'): boolean {
  return (requirement[part]?.value ?? '') !== '';
}

/** The author's translation of one question, by its place among those of its concept, from 1. */
export function questionIn(
  { translations }: Playbook,
  language: string,
  concept: string,
  number = 1,
): QuestionTranslation | undefined {
  return translations.find(
    (one): one is QuestionTranslation =>
      one.kind === 'question' && one.language === language && one.concept.value === concept && one.number === number,
  );
}

/** The author's translations of messages. */
export function messagesIn({ translations }: Playbook): readonly MessageTranslation[] {
  return translations.filter((one) => one.kind === 'message');
}

/**
 * The whole message that the author wrote in English, in which rules have their messages; undefined where there is none.
 * @param of what names a criterion of a gate to `toEnter`, or the id of a rule that belongs to no gate, such as `steps`
 */
export function englishMessage(playbook: Playbook, of: string | IsNamed, toEnter?: string): string | undefined {
  const isMeant: IsNamed = typeof of === 'string' ? (name) => name === of : of;
  const found = messagesIn(playbook).find(
    (one) => one.language === 'en' && one.toEnter?.value === toEnter && one.text && isMeant(one.criterion.value),
  );
  return found?.text?.value;
}

/** The parts of a criterion's message that the author translated. */
export function partsIn(
  playbook: Playbook,
  language: string,
  toEnter: string,
  isMeant: IsNamed,
): Pick<MessageTranslation, 'because' | 'say'> {
  const found = messagesIn(playbook).filter(
    (one) => one.language === language && one.toEnter?.value === toEnter && isMeant(one.criterion.value),
  );
  const because = found.find((one) => one.because)?.because;
  const say = found.find((one) => one.say)?.say;
  return { ...(because ? { because } : {}), ...(say ? { say } : {}) };
}

/** The place of each question among those of its concept, from 1. */
export function numbersOf(questions: Playbook['questions']): readonly number[] {
  const counts = new Map<string, number>();
  return questions.map(({ concept }) => {
    const number = (counts.get(concept.value) ?? 0) + 1;
    counts.set(concept.value, number);
    return number;
  });
}

function textsIn(playbook: Playbook, language: string): PlaybookTexts {
  const { questions, translations } = playbook;
  const own = translations.filter((one) => one.language === language);
  const numbers = numbersOf(questions);
  const asked = questions.flatMap(({ concept }, index) => {
    const { ask, why } = questionIn(playbook, language, concept.value, numbers[index]) ?? {};
    return ask || why ? [[index, { ...(ask ? { ask: ask.value } : {}), ...(why ? { why: why.value } : {}) }]] : [];
  });
  const offered = playbook.gates.flatMap(({ override }) => override?.reasons.map(({ value }) => value) ?? []);
  const reasons = own.flatMap((one) =>
    one.kind === 'reason' && offered.includes(one.reason.value) ? [[one.reason.value, one.text.value]] : [],
  );
  const title = own.find((one) => one.kind === 'title')?.title.value;
  return {
    ...(title === undefined ? {} : { title }),
    ...(asked.length > 0 ? { questions: Object.fromEntries(asked) as NonNullable<PlaybookTexts['questions']> } : {}),
    ...(reasons.length > 0 ? { reasons: Object.fromEntries(reasons) as Record<string, string> } : {}),
  };
}

/** What the author translated apart from messages, by language; nothing where the author translated none. */
export function textsOf(playbook: Playbook): { readonly texts?: Readonly<Record<string, PlaybookTexts>> } {
  const languages = playbook.translations.flatMap(({ kind, language }) => (kind === 'message' ? [] : [language]));
  const texts = [...new Set(languages)].sort().map((language) => [language, textsIn(playbook, language)] as const);
  return texts.length > 0 ? { texts: Object.fromEntries(texts) } : {};
}
