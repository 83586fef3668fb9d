import { map, number } from '../base/json-schema.ts';
import { readKey, readMap } from '../base/read-collections.ts';
import type { Located } from '../base/problem.ts';
import { readNumber } from '../base/read-values.ts';
import { report, type Cursor, type Reading } from '../base/reading.ts';
import type { LeafDefinition } from './definition.ts';
import { fieldSchema, labelOf, readField, shortField } from './field.ts';
import { ACCOUNT, type StandardField } from './standard-fields.ts';

const SHAPE = { is: '`movedBy`', required: ['field', 'atMost'], optional: [] };
/** A day that a save of the deal can move: not one of its account, nor one that the platform keeps. */
const canMove = ({ sort, readOnly }: StandardField): boolean => sort === 'date' && !readOnly;

function readMovedField(reading: Reading, cursor: Cursor): Located<string> | undefined {
  const field = readField(reading, cursor, 'a day of the deal that a save can move', canMove);
  if (field === undefined || !field.value.startsWith(ACCOUNT)) return field;
  const what = `\`${field.value}\` is a field of the account, which a save of the deal does not move.`;
  report(reading, cursor, `${what} Expected a date of the deal itself, such as \`CloseDate\`.`);
  return undefined;
}

/** `movedBy: { field: CloseDate, atMost: 60 }`: the save that advances the deal moves the day by at most so many days to a later one. */
export const movedBy: LeafDefinition<'movedBy'> = {
  read(reading, cursor) {
    const keys = readMap(reading, cursor, SHAPE);
    const field = readKey(keys, 'field', (at) => readMovedField(reading, at));
    const atMost = readKey(keys, 'atMost', (at) =>
      readNumber(reading, at, { is: 'a number of days for `atMost` of `movedBy`', min: 0, max: 9999, decimals: 0 }),
    );
    return field && atMost && { kind: 'movedBy', field, atMost };
  },
  schema: map(['field', 'atMost'], { field: fieldSchema(canMove), atMost: number(0, 9999, true) }),
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
