import type { Gate, Translation } from '../../../force-app/main/base/lwc/gateRules/types.ts';
import { newRecordSentence, overrideSentences, stepsSentence } from './sentences/sentences.ts';
import { GERMAN } from './sentences/de.ts';
import { SPANISH } from './sentences/es.ts';
import { FRENCH } from './sentences/fr.ts';
import type { Language } from '../kinds/language.ts';
import type { MessageTranslation, Playbook } from '../read/tree.ts';
import { messagesIn, type IsNamed } from './author-texts.ts';

/** The languages other than English in which every sentence exists, in the order of their codes. */
export const LANGUAGES: readonly Language[] = [GERMAN, SPANISH, FRENCH];

/** A sentence in some language. */
export interface Wording {
  readonly text: string;
  /** At most six words. */
  readonly short: string;
  /** In the words of the language, where the text has the author's. */
  readonly asks?: string;
}

/** A criterion with its sentence by language. */
interface Speaking {
  readonly criterion: { readonly id: string } & Gate['criteria'][number];
  readonly isNamed: IsNamed;
  readonly sayIn: (language: Language) => Wording;
}

/** A gate with the sentences of its criteria by language. */
export interface SpeakingGate {
  readonly gate: Gate;
  readonly criteria: readonly Speaking[];
}

/** The gates with the reason codes of their overrides as they are called in the language. */
function withReasons(playbook: Playbook, gates: readonly Gate[], language: Language): readonly Gate[] {
  const named = new Map(
    playbook.translations.flatMap((one) =>
      one.kind === 'reason' && one.language === language.code ? [[one.reason.value, one.text.value] as const] : [],
    ),
  );
  return gates.map(({ override, ...gate }) => ({
    ...gate,
    ...(override && { override: { ...override, reasons: override.reasons.map((one) => named.get(one) ?? one) } }),
  }));
}

/** The sentences of rules that belong to no criterion, by their id. */
function fixedSentences(playbook: Playbook, gates: readonly Gate[], language: Language) {
  const isOverridable = gates.some(({ override }) => override);
  return Object.entries({
    'new-record': newRecordSentence(playbook, language),
    'unknown-stage': language.unknownStage,
    ...(playbook.onlySteps ? { steps: stepsSentence(playbook.onlySteps.most.value, language) } : {}),
    ...(playbook.products === 'free' ? {} : { products: language.product }),
    ...(isOverridable ? overrideSentences({ gates: withReasons(playbook, gates, language) }, language) : {}),
  });
}

function generated(playbook: Playbook, gates: readonly SpeakingGate[], language: Language): Translation[] {
  const own = gates.flatMap(({ gate, criteria }) =>
    criteria.map(({ criterion, sayIn }) => ({
      language: language.code,
      toEnter: gate.toEnter,
      id: criterion.id,
      ...sayIn(language),
    })),
  );
  const all = gates.map(({ gate }) => gate);
  const fixed = fixedSentences(playbook, all, language).map(([id, text]) => ({ language: language.code, id, text }));
  return [...own, ...fixed];
}

/** The author's translation with the id of its rule; nothing where it is left over from a gate or criterion that is no more. */
function written(gates: readonly SpeakingGate[], node: MessageTranslation): readonly Translation[] {
  const { language, toEnter, criterion, text } = node;
  if (!text) return [];
  if (!toEnter) return [{ language, id: criterion.value, text: text.value }];
  const found = gates
    .filter(({ gate }) => gate.toEnter === toEnter.value)
    .flatMap(({ criteria }) => criteria)
    .find((one) => one.isNamed(criterion.value));
  return found ? [{ language, toEnter: toEnter.value, id: found.criterion.id, text: text.value }] : [];
}

/**
 * All sentences of a playbook in German, Spanish and French, and in other languages for which the author wrote some. A message that the
 * author wrote whole replaces the generated one. Sorted by language, then by gate.
 */
export function translationsOf(playbook: Playbook, gates: readonly SpeakingGate[]): readonly Translation[] {
  const authors = messagesIn(playbook).flatMap((node) => written(gates, node));
  const isSame = (a: Translation) => (b: Translation) =>
    a.language === b.language && a.toEnter === b.toEnter && a.id === b.id;
  const usual = LANGUAGES.flatMap((language) => generated(playbook, gates, language));
  const replaced = usual.map((one) => ({ ...one, ...authors.find(isSame(one)) }));
  const added = authors.filter((one) => !usual.some(isSame(one)));
  return [...replaced, ...added];
}
