import type { CompiledPlaybook } from 'c/gateRules';
import { codesOf } from 'c/playbookReading';

/** The sentence of a playbook's rule in a language, and its short form. */
export interface Wording {
  readonly sentence: string;
  /** At most six words; absent in playbooks that an earlier release compiled. */
  readonly short?: string | undefined;
  /** What is asked for in full, where the sentence has the author's own words. */
  readonly asks?: string | undefined;
}

/**
 * What the org's rule of a criterion shows in the reader's language: the playbook's translation if there is one, else the sentence of the
 * playbook.
 *
 * @param language as `@salesforce/i18n/lang` has it: `de`, `en-US`
 */
export function wordingIn(
  playbook: CompiledPlaybook,
  rule: Wording & { readonly id: string; readonly toEnter: string },
  language: string,
): Wording {
  const [wanted, bare] = codesOf(language);
  const fits = (playbook.translations ?? []).filter(
    ({ id, toEnter }) => id === rule.id && (toEnter === undefined || toEnter === rule.toEnter),
  );
  const found = fits.find((one) => one.language === wanted) ?? fits.find((one) => one.language === bare);
  return found ? { ...found, sentence: found.text } : rule;
}
