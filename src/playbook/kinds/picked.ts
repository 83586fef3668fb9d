import type { Schema } from '../base/json-schema.ts';
import { entriesOf, readAll, readList } from '../base/read-collections.ts';
import { readText } from '../base/read-text.ts';
import { report } from '../base/reading.ts';
import type { LeafDefinition } from './definition.ts';
import { isOf, labelOf, readField, shortField, VALUES } from './field.ts';
import type { Language } from './language.ts';

/** The values of a picklist, any of which will do. */
function anyOf(values: readonly string[], { quote, joint }: Language): string {
  const all = values.map(quote);
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')}${joint.values}${all.at(-1)}`;
}

/** A text that could be read as several in a list is quoted. */
function listItem(text: string): string {
  return /[,|+()"]/.test(text) ? JSON.stringify(text) : text;
}

const SCHEMA: Schema = { type: 'object', minProperties: 1, maxProperties: 1, additionalProperties: VALUES };

/** `picked: { Type: [New Customer, Upgrade] }`: the field holds one of the values, to the letter. */
export const picked: LeafDefinition<'picked'> = {
  read(reading, cursor) {
    const example = '`{ Type: [New Customer] }`';
    const entries = entriesOf(reading, cursor, '`picked`', `a field with its values, such as ${example}`);
    if (entries === undefined) return undefined;
    const [entry] = entries;
    if (entry === undefined || entries.length > 1) {
      const found = entries.length === 0 ? 'names no field' : `names ${entries.length} fields`;
      report(reading, cursor, `\`picked\` ${found}. Expected one, such as ${example}; write one item for each.`);
      return undefined;
    }
    const field = readField(reading, entry.key, 'a field that can be picked', isOf('picklist', 'text'));
    const items = readList(reading, entry.value, `the values of \`${entry.name}\``, 1);
    const values = readAll(items, (item) => readText(reading, item, { is: 'a value', max: 255 }));
    return field && values && { kind: 'picked', field, values };
  },
  schema: SCHEMA,
  id: ({ field, values }) => `picked:${field}:${values.map(listItem).join(',')}`,
  subject: ({ field }) => field,
  words: ({ field, values }, { language }) => {
    const texts = values.map(({ value }) => value);
    return {
      what: language.set(labelOf(field.value, language), anyOf(texts, language)),
      why: language.whys.field,
      short: shortField(field.value, language, texts.join(language.joint.values)),
    };
  },
  implies: (a, b) => a.field === b.field && a.values.every((value) => b.values.includes(value)),
  contradicts: (a, b) => a.field === b.field && !a.values.some((value) => b.values.includes(value)),
  fills: ({ field }) => field,
  dates: () => [],
  unenforceable: () => [],
  fields: ({ field, values }) => [{ field, sorts: ['picklist', 'text'], values }],
  concepts: () => [],
  given: 'fields',
};
