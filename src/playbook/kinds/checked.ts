import type { LeafDefinition } from './definition.ts';
import { fieldSchema, isOf, labelOf, readField, shortField } from './field.ts';

const isCheckbox = isOf('checkbox');

/** `checked: Ready__c`: the checkbox is ticked. */
export const checked: LeafDefinition<'checked'> = {
  read(reading, cursor) {
    const field = readField(reading, cursor, 'a checkbox', isCheckbox);
    return field && { kind: 'checked', field };
  },
  schema: fieldSchema(isCheckbox),
  id: ({ field }) => `checked:${field}`,
  subject: ({ field }) => field,
  words: ({ field }, { language }) => ({
    what: language.tick(labelOf(field.value, language)),
    why: language.whys.field,
    short: shortField(field.value, language),
  }),
  implies: (a, b) => a.field === b.field,
  contradicts: () => false,
  // A checkbox is never blank, so being ticked proves nothing about being filled.
  fills: () => undefined,
  dates: () => [],
  unenforceable: () => [],
  fields: ({ field }) => [{ field, sorts: ['checkbox'] }],
  concepts: () => [],
  given: 'fields',
};
