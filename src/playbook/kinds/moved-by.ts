import { map, number } from '../base/json-schema.ts';
import { readKey, readMap } from '../base/read-collections.ts';
import { readNumber } from '../base/read-values.ts';
import type { LeafDefinition } from './definition.ts';
import { fieldSchema, isOf, labelOf, readField, shortField } from './field.ts';

const SHAPE = { is: '`movedBy`', required: ['field', 'atMost'], optional: [] };
const holdsDate = isOf('date');

/** `movedBy: { field: CloseDate, atMost: 60 }`: the save that advances the deal moves the day by at most so many days to a later one. */
export const movedBy: LeafDefinition<'movedBy'> = {
  read(reading, cursor) {
    const keys = readMap(reading, cursor, SHAPE);
    const field = readKey(keys, 'field', (at) => readField(reading, at, 'a field that holds a date', holdsDate));
    const atMost = readKey(keys, 'atMost', (at) =>
      readNumber(reading, at, { is: '`atMost` of `movedBy`, in days,', min: 0, max: 9999, decimals: 0 }),
    );
    return field && atMost && { kind: 'movedBy', field, atMost };
  },
  schema: map(['field', 'atMost'], { field: fieldSchema(holdsDate), atMost: number(0, 9999, true) }),
  id: ({ field, atMost }) => `movedBy:${field}:${atMost}`,
  subject: ({ field }) => field,
  words: ({ field, atMost }, { language }) => ({
    what: language.movedBy(labelOf(field.value, language), atMost.value),
    why: language.whys.field,
    short: shortField(field.value, language),
  }),
  implies: (a, b) => a.field === b.field && a.atMost <= b.atMost,
  contradicts: () => false,
  fills: ({ field }) => field,
  dates: ({ field }) => [field],
  unenforceable: () => [],
  fields: ({ field }) => [{ field, sorts: ['date'] }],
  concepts: () => [],
  given: 'fields',
};
