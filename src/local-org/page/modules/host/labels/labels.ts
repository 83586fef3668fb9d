import { languages } from '@page/languages';

// A page is one user's, and its language is chosen before any component loads: what would be an instance elsewhere is this module here.
const translated: Record<string, string> = {};

/** Custom labels in the user's language, by name; a label that is not in it stays as the source has it, in English. */
export const labels: Readonly<Record<string, string | undefined>> = translated;

/**
 * Fetches the labels of a language; nothing is fetched for English, which stands in the bundles.
 * @param language as the session gives it: `de`, `fr-CA` (which takes those of `fr`), `en-US`
 */
export async function loadLabels(language: string): Promise<void> {
  const found = [language, language.split('-')[0] ?? ''].find((one) => languages.includes(one));
  if (found === undefined) return;
  const response = await fetch(`/assets/labels.${found}.json`);
  if (response.ok) Object.assign(translated, await response.json());
}
