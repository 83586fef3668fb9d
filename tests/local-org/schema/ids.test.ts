import fc from 'fast-check';
import { customKeyPrefix, makeId, normalizeId, sequenceOf } from '../../../src/local-org/schema/ids.ts';

describe('record ids', () => {
  test('a 15-character id gets the checksum that Salesforce gives it', () => {
    expect(normalizeId('001D000000IqhSL')).toBe('001D000000IqhSLIAZ');
  });

  test('18 characters come back as they are, also after all letters lost their case', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e12 }), fc.constantFrom('001', '006', 'a0B'), (sequence, prefix) => {
        const id = makeId(prefix, sequence);
        expect(id).toHaveLength(18);
        expect(normalizeId(id)).toBe(id);
        expect(normalizeId(id.slice(0, 15))).toBe(id);
        expect(normalizeId(id.toLowerCase())).toBe(id);
        expect(sequenceOf(id)).toBe(sequence);
      }),
    );
  });

  test.each(['', '006', '0065g000000000!', '0065g0000000001AA', '0065g0000000001AA!', 7, null])(
    '`%s` is no id',
    (value) => {
      expect(normalizeId(value)).toBeUndefined();
    },
  );

  test('an 18-character id with a wrong checksum is no id', () => {
    expect(normalizeId('0065g0000000001AA7')).toBeUndefined();
  });

  test('custom objects get a00, a01 … a0z, a10', () => {
    expect([0, 1, 61, 62].map(customKeyPrefix)).toEqual(['a00', 'a01', 'a0z', 'a10']);
  });
});
