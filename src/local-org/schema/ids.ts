const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const CHECK = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const SHAPE = /^[0-9A-Za-z]{15}([0-9A-Za-z]{3})?$/;

/** The instance part of this org's ids. No real Salesforce instance uses this value. */
const INSTANCE = '5g';

/**
 * The checksum that makes a 15-character id safe in case-insensitive systems: each of its three characters encodes which of five
 * characters are capitals.
 */
function checksum(id15: string): string {
  let suffix = '';
  for (let block = 0; block < 3; block += 1) {
    let bits = 0;
    for (let index = 0; index < 5; index += 1) {
      const code = id15.charCodeAt(block * 5 + index);
      if (code >= 65 && code <= 90) bits += 1 << index;
    }
    suffix += CHECK.charAt(bits);
  }
  return suffix;
}

/**
 * Returns the 18-character form of a record id. An 18-character id may have lost its letter case; the checksum restores it.
 * @param value a 15- or 18-character id, anything else gives undefined; so does an 18-character id whose checksum is wrong
 */
export function normalizeId(value: unknown): string | undefined {
  if (typeof value !== 'string' || !SHAPE.test(value)) return undefined;
  const id15 = value.slice(0, 15);
  const id18 = id15 + checksum(id15);
  if (value.length === 15 || value === id18) return id18;
  return repairCase(value);
}

/** Restores the letter case of an 18-character id from its checksum; undefined if the checksum does not match. */
function repairCase(value: string): string | undefined {
  const suffix = value.slice(15).toUpperCase();
  let id15 = '';
  for (let block = 0; block < 3; block += 1) {
    const bits = CHECK.indexOf(suffix.charAt(block));
    if (bits < 0) return undefined;
    for (let index = 0; index < 5; index += 1) {
      const char = value.charAt(block * 5 + index);
      id15 += bits & (1 << index) ? char.toUpperCase() : char.toLowerCase();
    }
  }
  return checksum(id15) === suffix ? id15 + suffix : undefined;
}

/** The n-th id of an object, 18 characters. `keyPrefix` has three characters, `sequence` counts from 1. */
export function makeId(keyPrefix: string, sequence: number): string {
  let digits = '';
  for (let rest = sequence; rest > 0; rest = Math.floor(rest / 62)) digits = BASE62.charAt(rest % 62) + digits;
  const id15 = keyPrefix + INSTANCE + '0' + digits.padStart(9, '0');
  return id15 + checksum(id15);
}

/** The sequence number inside an id that `makeId` made; 0 for an id of another org. */
export function sequenceOf(id18: string): number {
  if (id18.slice(3, 6) !== `${INSTANCE}0`) return 0;
  let sequence = 0;
  for (const char of id18.slice(6, 15)) sequence = sequence * 62 + BASE62.indexOf(char);
  return sequence;
}

/** The n-th key prefix for custom objects: `a00`, `a01` … `a0z`, `a10` … */
export function customKeyPrefix(index: number): string {
  return `a${BASE62.charAt(Math.floor(index / 62) % 62)}${BASE62.charAt(index % 62)}`;
}
