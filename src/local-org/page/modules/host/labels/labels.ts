import { languages } from '@page/languages';

// Module state: a page has one user, and its language is fixed before any component loads.
const translated: Record<string, string> = {};

/** Custom labels in the user's language, by name. A label without a translation is missing here and stays English. */
export const labels: Readonly<Record<string, string | undefined>> = translated;

/**
 * Fetches the labels of a language; none for English, which the bundles contain.
 * @param language of the session: `de`, `fr-CA` (which uses those of `fr`), `en-US`
 * @returns the language whose labels are there; undefined for English
 */
export async function loadLabels(language: string): Promise<string | undefined> {
  const found = [language, language.split('-')[0] ?? ''].find((one) => languages.includes(one));
  if (found === undefined) return undefined;
  const response = await fetch(`/assets/labels.${found}.json`);
  if (!response.ok) return undefined;
  Object.assign(translated, await response.json());
  return found;
}
