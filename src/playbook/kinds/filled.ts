import type { FieldKind } from '../../../force-app/main/base/lwc/gateRules/types.ts';
import { map, oneOf } from '../base/json-schema.ts';
import { readKey, readMap } from '../base/read-collections.ts';
import { readWord } from '../base/read-values.ts';
import { isMapAt, locate, report } from '../base/reading.ts';
import type { LeafDefinition } from './definition.ts';
import { fieldSchema, labelOf, readField, readFieldName, shortField } from './field.ts';
import { standardField, type FieldSort, type StandardField } from './standard-fields.ts';

const TYPES = ['plain', 'picklist', 'longText'] as const;
const PLAIN: readonly FieldSort[] = ['text', 'number', 'percent', 'date', 'reference'];

const canBeBlank = ({ neverBlank }: StandardField) => !neverBlank;
const FIELD = fieldSchema(canBeBlank);

/** How a rule has to test the field; undefined for a plain one. The org's own types are compared later. */
function typeOf(field: string, written: (typeof TYPES)[number] | undefined): FieldKind | undefined {
  const decided = written ?? standardField(field)?.sort;
  return decided === 'picklist' || decided === 'longText' ? decided : undefined;
}

/** `filled: NextStep`, or `{ field: Notes__c, type: longText }`: the field is not blank. */
export const filled: LeafDefinition<'filled'> = {
  read(reading, cursor) {
    const keys = isMapAt(cursor)
      ? readMap(reading, cursor, { is: '`filled`', required: ['field'], optional: ['type'] })
      : new Map([['field', cursor]]);
    const fieldAt = keys?.get('field');
    const is = 'a field that can be filled';
    const named = fieldAt && readFieldName(reading, fieldAt, is);
    const type = readKey(keys, 'type', (at) => readWord(reading, at, 'a type of `filled`', TYPES));
    if (!named || !fieldAt || (keys?.has('type') && !type)) return undefined;
    if (standardField(named.value)?.neverBlank) {
      const what = `\`${named.value}\` is never blank, so every deal would pass.`;
      report(reading, fieldAt, `${what} Expected a field that can be left empty. Take it out.`);
      return undefined;
    }
    const field = readField(reading, fieldAt, is, canBeBlank);
    if (field === undefined) return undefined;
    const decided = typeOf(field.value, type?.value);
    return { kind: 'filled', field, ...(decided ? { type: locate(reading, fieldAt, decided) } : {}) };
  },
  schema: { anyOf: [FIELD, map(['field'], { field: FIELD, type: oneOf(TYPES) })] },
  id: ({ field }) => `filled:${field}`,
  subject: ({ field }) => field,
  words: ({ field }, { language }) => ({
    what: language.fill(labelOf(field.value, language)),
    why: language.whys.field,
    short: shortField(field.value, language),
  }),
  implies: (a, b) => a.field === b.field,
  contradicts: () => false,
  fills: ({ field }) => field,
  dates: () => [],
  unenforceable: () => [],
  fields: ({ field, type }) => [{ field, sorts: type ? [type.value] : PLAIN }],
  concepts: () => [],
  given: 'fields',
};
