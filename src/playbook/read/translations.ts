import { entriesOf, readKey, readList, readMap } from '../base/read-collections.ts';
import { readText } from '../base/read-text.ts';
import { locate, type Cursor, type Reading } from '../base/reading.ts';
import { CRITERION, STAGE } from './names.ts';
import type { TranslationNode } from './tree.ts';

/** `de`, `pt_BR`: the languages of Salesforce. */
const LANGUAGE = { like: /^[a-z]{2,3}(_[A-Z]{2,4})?$/, expected: 'a language as Salesforce names it, such as `de`' };

function readTranslation(reading: Reading, cursor: Cursor, language: string): TranslationNode | undefined {
  const shape = { is: 'a translation', required: ['criterion', 'text'], optional: ['toEnter'] };
  const map = readMap(reading, cursor, shape);
  const read = (name: string, is: string, max: number) =>
    readKey(map, name, (at) => readText(reading, at, { is, max, prose: true }));
  const criterion = read('criterion', CRITERION.is, CRITERION.max);
  const text = read('text', 'a translated message', 230);
  const toEnter = read('toEnter', STAGE.is, STAGE.max);
  if (!criterion || !text) return undefined;
  const { line, column } = locate(reading, cursor, null);
  return { language, ...(toEnter ? { toEnter } : {}), criterion, text, line, column };
}

/** `translations: { de: [ { toEnter, criterion, text } ] }`. */
export function readTranslations(reading: Reading, cursor: Cursor): readonly TranslationNode[] {
  const entries = entriesOf(reading, cursor, '`translations`', 'a map of languages to lists of messages') ?? [];
  return entries.flatMap(({ key, value }) => {
    const language = readText(reading, key, { is: 'a language', max: 10, pattern: LANGUAGE });
    const items = readList(reading, value, 'a list of translations', 0) ?? [];
    return language ? items.flatMap((item) => readTranslation(reading, item, language.value) ?? []) : [];
  });
}
