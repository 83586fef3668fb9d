import type { Place } from '../base/problem.ts';
import { placedCriteria } from '../compile/assemble.ts';
import { hasPart, partsIn } from '../compile/author-texts.ts';
import { LONGEST_SENTENCE } from '../compile/sentences/sentences.ts';
import { LANGUAGES } from '../compile/translate.ts';
import type { Playbook, TranslationNode } from '../read/tree.ts';
import { at, type Finding } from './finding.ts';
import { languageStates } from './languages.ts';
import { repeated } from './lists.ts';
import { translatedFindings } from './translated.ts';

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
      placedCriteria(playbook, gate).flatMap(({ criterion, requirement, isNamed, sayIn }): Finding[] => {
        const { because } = partsIn(playbook, language.code, gate.toEnter.value, isNamed);
        const { text } = sayIn(language);
        if (!hasPart(requirement, 'because') || !because || text.includes(because.value)) return [];
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
  return [...translatedFindings(playbook), ...twice, ...roomFindings(playbook), ...missingFindings(playbook)];
}
