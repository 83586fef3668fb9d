import { coerce, roundHalfUp } from '../../../src/local-org/save/coerce.ts';
import { makeField } from '../../../src/local-org/schema/field.ts';
import type { FieldSchema } from '../../../src/local-org/schema/types.ts';

const number = makeField('Amount', 'currency', { precision: 8, scale: 2 });
const day = makeField('Day', 'date');
const moment = makeField('Moment', 'datetime');
const text = makeField('Text', 'string', { length: 5 });
const box = makeField('Box', 'boolean', { nillable: false });
const values = ['a', 'b', 'c'].map((value) => ({ value, label: value, active: value !== 'c', defaultValue: false }));
const pick = makeField('Pick', 'picklist', { picklistValues: values, restrictedPicklist: true });
const multi = makeField('Multi', 'multipicklist', { picklistValues: values, restrictedPicklist: true });
const parent = makeField('AccountId', 'reference', { referenceTo: ['Account'] });

describe('values as they come over the API', () => {
  test.each<[FieldSchema, unknown, unknown]>([
    [number, '12.345', 12.35],
    [number, 1.005, 1.01],
    [number, -1.005, -1.01],
    [number, '1e3', 1000],
    [number, '', null],
    [day, '2024-02-29', '2024-02-29'],
    [day, '2026-11-21T23:30:00Z', '2026-11-21'],
    [moment, '2026-11-21T10:00:00+02:00', '2026-11-21T08:00:00.000Z'],
    [moment, '2026-11-21T10:00:00.123+0000', '2026-11-21T10:00:00.123Z'],
    [moment, '2026-11-21', '2026-11-21T00:00:00.000Z'],
    [text, '  abc  ', 'abc'],
    [text, '   ', null],
    [text, 7, '7'],
    [box, 'TRUE', true],
    [box, null, false],
    [pick, 'a', 'a'],
    [multi, 'b; a;b', 'a;b'],
    [parent, '001D000000IqhSL', '001D000000IqhSLIAZ'],
  ])('%#: a %o is stored as it should be', (field, input, stored) => {
    expect(coerce(field, input)).toEqual({ value: stored });
  });

  test.each<[FieldSchema, unknown, string]>([
    [number, 'many', 'INVALID_TYPE_ON_FIELD_IN_RECORD'],
    [number, Number.NaN, 'INVALID_TYPE_ON_FIELD_IN_RECORD'],
    [number, true, 'INVALID_TYPE_ON_FIELD_IN_RECORD'],
    [number, 1_000_000, 'NUMBER_OUTSIDE_VALID_RANGE'],
    [number, 999_999.999, 'NUMBER_OUTSIDE_VALID_RANGE'],
    [day, '2023-02-29', 'INVALID_TYPE_ON_FIELD_IN_RECORD'],
    [day, 20260101, 'INVALID_TYPE_ON_FIELD_IN_RECORD'],
    [moment, '2026-11-21T25:00:00Z', 'INVALID_TYPE_ON_FIELD_IN_RECORD'],
    [text, 'abcdef', 'STRING_TOO_LONG'],
    [text, { a: 1 }, 'INVALID_TYPE_ON_FIELD_IN_RECORD'],
    [box, 'perhaps', 'INVALID_TYPE_ON_FIELD_IN_RECORD'],
    [pick, 'c', 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST'],
    [pick, 'A', 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST'],
    [multi, 'a;x', 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST'],
    [parent, 'nobody', 'MALFORMED_ID'],
  ])('%#: %o and %o is refused', (field, input, statusCode) => {
    expect(coerce(field, input)).toMatchObject({ error: { statusCode, fields: [field.name] } });
  });

  test('rounding is decimal: half away from zero', () => {
    expect([1.005, 2.675, -0.125, 1e21, 0.1 + 0.2].map((value) => roundHalfUp(value, 2))).toEqual([
      1.01, 2.68, -0.13, 1e21, 0.3,
    ]);
  });
});
