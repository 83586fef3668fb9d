import { isScalar } from 'yaml';
import type { Scalar } from 'yaml';
import type { Located } from './problem.ts';
import { isNot, locate, refuse, report } from './reading.ts';
import type { Cursor, Reading } from './reading.ts';
import { didYouMean, listed } from './words.ts';

/** Text, number, `true`, `false` or nothing, as they are. */
export function readPlain(
  reading: Reading,
  cursor: Cursor,
  is: string,
): Located<string | number | boolean | null> | undefined {
  const value = cursor.node === null ? null : isScalar(cursor.node) ? (cursor.node as Scalar).value : undefined;
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) {
    return locate(reading, cursor, value as string | number | boolean | null);
  }
  return refuse(reading, cursor, is, 'a text, a number, `true`, `false` or `null`');
}

/** A word out of a fixed list. */
export function readWord<T extends string | boolean>(
  reading: Reading,
  cursor: Cursor,
  is: string,
  words: readonly T[],
) {
  const value = isScalar(cursor.node) ? (cursor.node as Scalar).value : undefined;
  const word = words.find((one) => one === value);
  if (word !== undefined) return locate(reading, cursor, word);
  const names = words.map(String);
  const hint = didYouMean(String(value), names);
  report(reading, cursor, `${isNot(reading, cursor, is)} Expected ${listed(names, 'or')}.${hint}`);
  return undefined;
}

export interface NumberShape {
  readonly is: string;
  readonly min: number;
  readonly max: number;
  /** Digits after the point. */
  readonly decimals: 0 | 2;
}

export function readNumber(reading: Reading, cursor: Cursor, { is, min, max, decimals }: NumberShape) {
  const value = isScalar(cursor.node) ? (cursor.node as Scalar).value : undefined;
  const fits = typeof value === 'number' && value >= min && value <= max && Number(value.toFixed(decimals)) === value;
  if (fits) return locate(reading, cursor, value);
  const sort = decimals === 0 ? 'a whole number' : `a number with at most ${decimals} digits after the point`;
  return refuse(reading, cursor, is, `${sort} from ${min} to ${max}`);
}
