import { CONCEPTS } from '../../../force-app/main/base/lwc/gateRules/concepts.ts';
import { entriesOf, readKey, readList, readMap, type MapShape } from '../base/read-collections.ts';
import { readText } from '../base/read-text.ts';
import { readNumber, readWord } from '../base/read-values.ts';
import { hasKeyAt, isMapAt, locate, report, type Cursor, type Reading } from '../base/reading.ts';
import { listed } from '../base/words.ts';
import { CRITERION, STAGE } from './names.ts';
import type { TranslationNode } from './tree.ts';

/** `de`, `pt_BR`: the languages of Salesforce. */
const LANGUAGE = { like: /^[a-z]{2,3}(_[A-Z]{2,4})?$/, expected: 'a language as Salesforce names it, such as `de`' };

/** What can be translated, by the key that names it. */
const SHAPES = {
  criterion: { is: 'a translated criterion', required: ['criterion'], optional: ['toEnter', 'text', 'because', 'say'] },
  concept: { is: 'a translated question', required: ['concept'], optional: ['number', 'ask', 'why'] },
  reason: { is: 'a translated reason', required: ['reason', 'text'], optional: [] },
  title: { is: 'a translated title', required: ['title'], optional: [] },
} as const satisfies Readonly<Record<string, MapShape>>;
type Subject = keyof typeof SHAPES;
const SUBJECTS = Object.keys(SHAPES) as Subject[];

/** The language and the place of an item. */
type Head = Pick<TranslationNode, 'language' | 'line' | 'column'>;
type Values = ReadonlyMap<string, Cursor> | undefined;

/** A translated text, at most so long as the one that it stands for. */
function prose(reading: Reading, values: Values, name: string, max: number) {
  return readKey(values, name, (at) => readText(reading, at, { is: `a translated \`${name}\``, max, prose: true }));
}

/** Reports an item that names what it translates and has no translation of it. */
function refuseEmpty(reading: Reading, cursor: Cursor, values: Values, texts: readonly string[]): void {
  if (values && !texts.some((name) => values.has(name)))
    report(reading, cursor, `Nothing is translated here. Expected ${listed(texts, 'or')} beside it.`);
}

function readMessage(reading: Reading, cursor: Cursor, head: Head): TranslationNode | undefined {
  const values = readMap(reading, cursor, SHAPES.criterion);
  const criterion = readKey(values, 'criterion', (at) => readText(reading, at, CRITERION));
  const toEnter = readKey(values, 'toEnter', (at) => readText(reading, at, STAGE));
  const [text, because, say] = ['text', 'because', 'say'].map((name) => prose(reading, values, name, 230));
  refuseEmpty(reading, cursor, values, ['text', 'because', 'say']);
  const part = values?.get('because') ?? values?.get('say');
  if (part && values?.has('text'))
    report(reading, part, '`text` is the whole message and leaves no room for parts of it. Take one of the two out.');
  if (!criterion || !(text ?? because ?? say)) return undefined;
  const parts = { ...(text ? { text } : {}), ...(because ? { because } : {}), ...(say ? { say } : {}) };
  return { kind: 'message', ...head, ...(toEnter ? { toEnter } : {}), criterion, ...parts };
}

function readQuestionText(reading: Reading, cursor: Cursor, head: Head): TranslationNode | undefined {
  const values = readMap(reading, cursor, SHAPES.concept);
  const concept = readKey(values, 'concept', (at) => readWord(reading, at, 'a concept', CONCEPTS));
  const shape = { is: 'the number of a question among those of its concept', min: 1, max: 999, decimals: 0 } as const;
  const number = values?.has('number') ? readKey(values, 'number', (at) => readNumber(reading, at, shape))?.value : 1;
  const [ask, why] = ['ask', 'why'].map((name) => prose(reading, values, name, 255));
  refuseEmpty(reading, cursor, values, ['ask', 'why']);
  if (!concept || number === undefined || !(ask ?? why)) return undefined;
  return { kind: 'question', ...head, concept, number, ...(ask ? { ask } : {}), ...(why ? { why } : {}) };
}

const READERS: Readonly<
  Record<Subject, (reading: Reading, cursor: Cursor, head: Head) => TranslationNode | undefined>
> = {
  criterion: readMessage,
  concept: readQuestionText,
  reason(reading, cursor, head) {
    const values = readMap(reading, cursor, SHAPES.reason);
    const reason = readKey(values, 'reason', (at) => readText(reading, at, { is: 'a reason code', max: 80 }));
    const text = prose(reading, values, 'text', 80);
    return reason && text && { kind: 'reason', ...head, reason, text };
  },
  title(reading, cursor, head) {
    const title = prose(reading, readMap(reading, cursor, SHAPES.title), 'title', 255);
    return title && { kind: 'title', ...head, title };
  },
};

function readTranslation(reading: Reading, cursor: Cursor, language: string): TranslationNode | undefined {
  const { line, column } = locate(reading, cursor, null);
  const subject = SUBJECTS.find((name) => hasKeyAt(cursor, name));
  if (subject) return READERS[subject](reading, cursor, { language, line, column });
  const expected = `Expected a map with one of ${listed(SUBJECTS, 'or')}, such as \`{ concept: problem, ask: … }\`.`;
  const what = isMapAt(cursor) ? 'This translation does not name what it translates.' : 'This is not a translation.';
  report(reading, cursor, `${what} ${expected}`);
  return undefined;
}

/** `translations: { de: [ { concept, ask, why }, { toEnter, criterion, because } ] }`. */
export function readTranslations(reading: Reading, cursor: Cursor): readonly TranslationNode[] {
  const entries = entriesOf(reading, cursor, '`translations`', 'a map of languages to lists of translations') ?? [];
  return entries.flatMap(({ key, value }) => {
    const language = readText(reading, key, { is: 'a language', max: 10, pattern: LANGUAGE });
    const items = readList(reading, value, 'a list of translations', 0) ?? [];
    return language ? items.flatMap((item) => readTranslation(reading, item, language.value) ?? []) : [];
  });
}
