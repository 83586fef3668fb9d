import type { Located, Place } from '../base/problem.ts';
import { listed } from '../base/words.ts';
import { placedCriteria, type PlacedCriterion } from '../compile/assemble.ts';
import { RULE_IDS } from '../compile/codes.ts';
import { isNamed } from '../compile/named.ts';
import { partsIn } from '../compile/author-texts.ts';
import { LONGEST_SENTENCE } from '../compile/sentences/sentences.ts';
import { LANGUAGES } from '../compile/translate.ts';
import type { MessageTranslation, Playbook, QuestionTranslation, TranslationNode } from '../read/tree.ts';
import { at, type Finding } from './finding.ts';
import { languageStates } from './languages.ts';
import { repeated } from './lists.ts';

/** The name of a translated message: a rule's id, or a criterion of the gate, which must be exactly one. */
function messageFindings(playbook: Playbook, node: MessageTranslation): Finding[] {
  const { toEnter, criterion } = node;
  const gate = playbook.gates.find((one) => one.toEnter.value === toEnter?.value);
  if (toEnter && !gate) return [at(toEnter, `\`${toEnter.value}\` has no gate. Expected the stage of one.`)];
  const isFixed = !gate && RULE_IDS.some((id) => id === criterion.value);
  const all = gate ? placedCriteria(playbook, gate) : [];
  const [named, ...more] = all.filter((one) => isNamed(one.criterion, criterion.value));
  if (named && more.length === 0) return partFindings(node, named);
  if (isFixed) return partFindings(node, undefined);
  const found = named ? `names ${more.length + 1} criteria` : 'names no criterion of this gate';
  const expected = gate
    ? `Expected one of ${listed(
        all.map((one) => one.criterion.id),
        'or',
      )}.`
    : `Expected ${listed(RULE_IDS, 'or')}, or \`toEnter\` beside it.`;
  return [at(criterion, `\`${criterion.value}\` ${gate ? found : 'is not said without a gate'}. ${expected}`)];
}

/** A translated `because` or `say` of a criterion that has none, or in a language without sentences. */
function partFindings(node: MessageTranslation, named: PlacedCriterion | undefined): Finding[] {
  const codes = LANGUAGES.map(({ code }) => code);
  return (['because', 'say'] as const).flatMap((key) => {
    const part = node[key];
    if (!part) return [];
    const name = `\`${node.criterion.value}\``;
    if (!codes.includes(node.language)) {
      return [
        at(
          part,
          `\`${key}\` has no sentence to stand in: they are made in ${listed(codes, 'and')}, not in \`${node.language}\`. Expected \`text\`, the whole message.`,
        ),
      ];
    }
    if (named?.requirement[key]) return [];
    const isAnswer = named?.requirement.kind === 'answered' && key === 'because';
    const instead = isAnswer
      ? `Its reason is the \`why\` of its question: translate that, by \`{ concept: ${named.requirement.levels[0]?.concept.value}, why: … }\`.`
      : 'Expected `text`, the whole message, or nothing.';
    return [at(part, `${name} has no \`${key}\` that this could translate. ${instead}`)];
  });
}

function questionFindings({ questions }: Playbook, { concept, number }: QuestionTranslation): Finding[] {
  const count = questions.filter((one) => one.concept.value === concept.value).length;
  if (number <= count) return [];
  const asked = [...new Set(questions.map((one) => one.concept.value))];
  if (count > 0) {
    const what = `\`${concept.value}\` has ${count === 1 ? 'one question' : `${count} questions`}, and this is for number ${number}.`;
    return [at(concept, `${what} Expected a \`number\` from 1 to ${count}.`)];
  }
  const expected = asked.length > 0 ? `Expected one of ${listed(asked, 'or')}.` : 'Take it out.';
  return [at(concept, `This playbook has no question about \`${concept.value}\`. ${expected}`)];
}

function reasonFindings({ gates }: Playbook, reason: Located<string>): Finding[] {
  const reasons = [...new Set(gates.flatMap(({ override }) => override?.reasons.map(({ value }) => value) ?? []))];
  if (reasons.includes(reason.value)) return [];
  const expected = reasons.length > 0 ? `Expected one of ${listed(reasons, 'or')}.` : 'Take it out.';
  return [at(reason, `No override of this playbook has the reason \`${reason.value}\`. ${expected}`)];
}

/** What an item translates, once for each text: the same twice would leave it open which one is shown. */
function subjectsOf(node: TranslationNode): (Place & { readonly value: string })[] {
  const { language, line, column } = node;
  const subject = (...parts: readonly (string | number | undefined)[]) => ({
    value: [language, node.kind, ...parts].join('\n'),
    line,
    column,
  });
  switch (node.kind) {
    case 'message':
      return (['text', 'because', 'say'] as const)
        .filter((key) => node[key])
        .map((key) => subject(node.toEnter?.value, node.criterion.value, key));
    case 'question':
      return (['ask', 'why'] as const)
        .filter((key) => node[key])
        .map((key) => subject(node.concept.value, node.number, key));
    case 'reason':
      return [subject(node.reason.value)];
    default:
      return [subject()];
  }
}

/**
 * Reasons that have no room in the message of their language, where they are left out. The `why` of a question is not among them: panels
 * show it next to such a message.
 */
function roomFindings(playbook: Playbook): Finding[] {
  return LANGUAGES.flatMap((language) =>
    playbook.gates.flatMap((gate) =>
      placedCriteria(playbook, gate).flatMap(({ criterion, requirement, sayIn }): Finding[] => {
        const { because } = partsIn(playbook, language.code, gate.toEnter.value, criterion);
        const { text } = sayIn(language);
        if (!requirement.because || !because || text.includes(because.value)) return [];
        const over = text.length + 1 + because.value.length - LONGEST_SENTENCE;
        const much = over > 0 ? ` Shorten it by about ${over}.` : '';
        const message = `This reason has no room in the \`${language.code}\` message about \`${criterion.id}\`, and is left out of it. Expected at most ${LONGEST_SENTENCE} characters with all that is missing.${much}`;
        return [at(because, message, 'warning')];
      }),
    ),
  );
}

/** How many missing texts a finding names. */
const NAMED = 12;

/** One finding for each language that is begun and not complete. */
function missingFindings(playbook: Playbook): Finding[] {
  return languageStates(playbook).flatMap(({ language, total, missing }) => {
    const first = playbook.translations.find((one) => one.language === language);
    if (!first || missing.length === 0) return [];
    const rest = missing.length - NAMED;
    const names = `${missing.slice(0, NAMED).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
    const message = `\`${language}\` lacks ${missing.length} of ${total} texts: ${names}. They are shown in the playbook's own language. Translate them too.`;
    return [at(first, message, 'warning')];
  });
}

/** Findings for translations of what the playbook does not have, twice, or too long, and for languages that are not complete. */
export function translationFindings(playbook: Playbook): Finding[] {
  const { translations } = playbook;
  const twice = repeated(translations.flatMap(subjectsOf)).map((place) =>
    at(place, 'This text is translated into this language already. Expected one translation. Take one out.'),
  );
  const findings = translations.flatMap((node) => {
    if (node.kind === 'message') return messageFindings(playbook, node);
    if (node.kind === 'question') return questionFindings(playbook, node);
    return node.kind === 'reason' ? reasonFindings(playbook, node.reason) : [];
  });
  return [...findings, ...twice, ...roomFindings(playbook), ...missingFindings(playbook)];
}
