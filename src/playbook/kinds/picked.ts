import { oneOf, ONLY_TRUE, type Schema } from '../base/json-schema.ts';
import { entriesOf, readAll, readKey, readList } from '../base/read-collections.ts';
import { readText } from '../base/read-text.ts';
import { readWord } from '../base/read-values.ts';
import { locate, report } from '../base/reading.ts';
import { blankId, readOrBlank } from './bounds.ts';
import type { LeafDefinition } from './definition.ts';
import { isOf, labelOf, listItem, readField, shortField, VALUES } from './field.ts';
import type { Language } from './language.ts';
import { standardField } from './standard-fields.ts';

/** The values of a picklist, any of which will do. */
function anyOf(values: readonly string[], { quote, joint }: Language): string {
  const all = values.map(quote);
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')}${joint.values}${all.at(-1)}`;
}

const TYPES = ['picklist', 'text'] as const;
/** Keys next to the field, whose name begins with a capital letter or ends in `__c`. */
const KEYS: ReadonlySet<string> = new Set(['orBlank', 'type']);
const SCHEMA: Schema = {
  type: 'object',
  minProperties: 1,
  maxProperties: 3,
  properties: { orBlank: ONLY_TRUE, type: oneOf(TYPES) },
  additionalProperties: VALUES,
};

/** `picked: { Type: [New Customer, Upgrade] }`: the field holds one of the values, to the letter. */
export const picked: LeafDefinition<'picked'> = {
  read(reading, cursor) {
    const example = '`{ Type: [New Customer] }`';
    const entries = entriesOf(reading, cursor, '`picked`', `a field with its values, such as ${example}`);
    if (entries === undefined) return undefined;
    const keys = new Map(entries.flatMap(({ name, value }) => (KEYS.has(name) ? [[name, value] as const] : [])));
    const fields = entries.filter(({ name }) => !KEYS.has(name));
    const [entry] = fields;
    if (entry === undefined || fields.length > 1) {
      const found = fields.length === 0 ? 'names no field' : `names ${fields.length} fields`;
      report(reading, cursor, `\`picked\` ${found}. Expected one, such as ${example}; write one item for each.`);
      return undefined;
    }
    const field = readField(reading, entry.key, 'a field that can be picked', isOf('picklist', 'text'));
    const items = readList(reading, entry.value, `the values of \`${entry.name}\``, 1);
    const values = readAll(items, (item) => readText(reading, item, { is: 'a value', max: 255 }));
    const type = readKey(keys, 'type', (at) => readWord(reading, at, 'a type of `picked`', TYPES));
    if (!field || !values || (keys.has('type') && !type)) return undefined;
    const blank = readOrBlank(reading, keys);
    const isText = (type?.value ?? standardField(field.value)?.sort) === 'text';
    return {
      kind: 'picked',
      field,
      values,
      ...blank,
      ...(blank.orBlank && isText ? { type: locate(reading, entry.key, 'text' as const) } : {}),
    };
  },
  schema: SCHEMA,
  id: ({ field, values, orBlank }) => `picked:${field}:${values.map(listItem).join(',')}${blankId(orBlank)}`,
  subject: ({ field }) => field,
  words: ({ field, values, orBlank }, { language }) => {
    const texts = values.map(({ value }) => value);
    return {
      what: `${language.set(labelOf(field.value, language), anyOf(texts, language))}${orBlank ? language.orBlank : ''}`,
      why: language.whys.field,
      short: shortField(field.value, language, texts.join(language.joint.values)),
    };
  },
  implies: (a, b) =>
    a.field === b.field && a.values.every((value) => b.values.includes(value)) && (!a.orBlank || b.orBlank === true),
  contradicts: (a, b) =>
    a.field === b.field && !(a.orBlank && b.orBlank) && !a.values.some((value) => b.values.includes(value)),
  fills: ({ field, orBlank }) => (orBlank ? undefined : field),
  dates: () => [],
  unenforceable: () => [],
  fields: ({ field, values, orBlank, type }) => [
    { field, sorts: orBlank ? [type?.value ?? 'picklist'] : ['picklist', 'text'], values },
  ],
  concepts: () => [],
  given: 'fields',
};
