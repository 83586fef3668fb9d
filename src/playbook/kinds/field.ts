import { list, oneOf, text, type Schema } from '../base/json-schema.ts';
import type { Located } from '../base/problem.ts';
import { readText, type TextShape } from '../base/read-text.ts';
import { report, type Cursor, type Reading } from '../base/reading.ts';
import { apiName, didYouMean, firstWords, labelFromName, listed, MOST_WORDS } from '../base/words.ts';
import type { Language } from './language.ts';
import { ACCOUNT, STANDARD_NAMES, standardField, type FieldSort, type StandardField } from './standard-fields.ts';

const API_NAME = {
  like: apiName('(?:__c)?', '(?:Account\\.)?'),
  expected: 'the API name of a field of Opportunity, or of its account as `Account.Industry`',
};

export const CURRENCY: TextShape = {
  is: 'a currency',
  max: 3,
  pattern: { like: /^[A-Z]{3}$/, expected: 'three capital letters, such as `EUR`' },
};

/** The API name of a field, whether Opportunity has such a field or not. */
export function readFieldName(reading: Reading, cursor: Cursor, is: string): Located<string> | undefined {
  return readText(reading, cursor, { is, max: 80, pattern: API_NAME });
}

/** A field by API name: a custom one, or a standard one that fits. */
export function readField(
  reading: Reading,
  cursor: Cursor,
  is: string,
  fits: (field: StandardField) => boolean,
): Located<string> | undefined {
  const field = readFieldName(reading, cursor, is);
  if (field === undefined) return undefined;
  const standard = standardField(field.value);
  if (standard ? fits(standard) : field.value.endsWith('__c')) return field;
  const names = namesOf(fits);
  const own = names.filter((name) => !name.startsWith(ACCOUNT));
  const [ofAccount] = names.filter((name) => name.startsWith(ACCOUNT));
  const account = ofAccount === undefined ? '' : `, or a field of the account such as \`${ofAccount}\``;
  const either = `${own.length === 0 ? '' : ` or one of ${listed(own, 'or')}`}${account}`;
  const expected = `Expected a custom field (\`…__c\`)${either}.${standard ? '' : didYouMean(field.value, names)}`;
  const what = `\`${field.value}\` is not a field that a gate can ask for${standard ? ' so' : ''}.`;
  report(reading, cursor, `${what} ${expected}`);
  return undefined;
}

/** Whether a standard field is of one of the sorts. */
export const isOf =
  (...sorts: readonly FieldSort[]) =>
  ({ sort }: StandardField): boolean =>
    sorts.includes(sort);

/** The standard fields that fit, in the order of their table. */
function namesOf(fits: (field: StandardField) => boolean): readonly string[] {
  return STANDARD_NAMES.filter((name) => {
    const field = standardField(name);
    return field !== undefined && fits(field);
  });
}

/** JSON Schema of a custom field, or of a standard one that fits. */
export function fieldSchema(fits: (field: StandardField) => boolean): Schema {
  const standard = namesOf(fits);
  return { anyOf: [{ type: 'string', pattern: '__c$' }, ...(standard.length > 0 ? [oneOf(standard)] : [])] };
}

/** JSON Schema of values that a field is compared with. */
export const VALUES: Schema = list(text('a value'));

/** `DF_Desired_Outcome__c` as `Desired_Outcome`, for the name of a rule. */
export function bareName(field: string): string {
  return field.replace('.', '_').replace(/__c$/, '').replace(/^DF_/, '');
}

/** The short form of a criterion about a field: with what is asked of it (`"Amount": 1,000 or more`) or the field alone. */
export function shortField(field: string, language: Language, asked?: string): readonly string[] {
  const label = firstWords(labelOf(field, language), MOST_WORDS - 2);
  return [...(asked === undefined ? [] : [`${language.quote(label)}: ${asked}`]), language.short.field(label)];
}

/** The label of a field in a language, made of its API name where the language has none. */
export function labelOf(field: string, language: Language): string {
  if (field.startsWith(ACCOUNT)) return language.ofAccount(labelOf(field.slice(ACCOUNT.length), language));
  const { labels } = language;
  return Object.hasOwn(labels, field) ? (labels[field] ?? field) : labelFromName(field);
}

/** A text that could be read as several in a list is quoted. */
export function listItem(text: string): string {
  return /[,|+()"]/.test(text) ? JSON.stringify(text) : text;
}
