import { placedCriteria } from '../compile/assemble.ts';
import { hasPart, messagesIn, numbersOf, partsIn, questionIn } from '../compile/author-texts.ts';
import type { Playbook } from '../read/tree.ts';

/** A text that a seller reads and the author of the playbook wrote. */
interface AuthorsText {
  /** As a finding names it: `` `ask` of `problem` ``. */
  readonly name: string;
  readonly isIn: (language: string) => boolean;
}

/** How far a playbook is translated into a language. */
export interface LanguageState {
  readonly language: string;
  /** How many texts the author wrote. */
  readonly total: number;
  /** Names of those that are not translated, in the order of the file. */
  readonly missing: readonly string[];
}

function questionTexts(playbook: Playbook): AuthorsText[] {
  const numbers = numbersOf(playbook.questions);
  return playbook.questions.flatMap(({ concept: { value } }, index) => {
    const number = numbers[index] ?? 1;
    const name = `\`${value}\`${number > 1 ? ` (${number})` : ''}`;
    return (['ask', 'why'] as const).map((key) => ({
      name: `\`${key}\` of ${name}`,
      isIn: (language: string) => questionIn(playbook, language, value, number)?.[key] !== undefined,
    }));
  });
}

/** `because` and `say` of each criterion; a translated whole message stands for both. */
function criterionTexts(playbook: Playbook): AuthorsText[] {
  return playbook.gates.flatMap((gate) =>
    placedCriteria(playbook, gate).flatMap(({ criterion, requirement, isNamed }) =>
      (['because', 'say'] as const)
        .filter((key) => hasPart(requirement, key))
        .map((key) => ({
          name: `\`${key}\` of \`${criterion.id}\` (${gate.toEnter.value})`,
          isIn: (language: string) =>
            partsIn(playbook, language, gate.toEnter.value, isNamed)[key] !== undefined ||
            messagesIn(playbook).some(
              (one) =>
                one.language === language &&
                one.text !== undefined &&
                one.toEnter?.value === gate.toEnter.value &&
                isNamed(one.criterion.value),
            ),
        })),
    ),
  );
}

function otherTexts({ gates, translations }: Playbook): AuthorsText[] {
  const reasons = gates.flatMap(({ override }) => override?.reasons.map(({ value }) => value) ?? []);
  return [
    {
      name: 'the title',
      isIn: (language) => translations.some((one) => one.kind === 'title' && one.language === language),
    },
    ...[...new Set(reasons)].map((reason) => ({
      name: `the reason \`${reason}\``,
      isIn: (language: string) =>
        translations.some((one) => one.kind === 'reason' && one.language === language && one.reason.value === reason),
    })),
  ];
}

/**
 * The languages into which the author translated more than whole messages, and what each lacks. Sorted by language.
 */
export function languageStates(playbook: Playbook): readonly LanguageState[] {
  const begun = playbook.translations.flatMap((one) =>
    one.kind === 'message' && one.text !== undefined ? [] : [one.language],
  );
  const texts = [...questionTexts(playbook), ...criterionTexts(playbook), ...otherTexts(playbook)];
  return [...new Set(begun)].sort().map((language) => ({
    language,
    total: texts.length,
    missing: texts.filter(({ isIn }) => !isIn(language)).map(({ name }) => name),
  }));
}
