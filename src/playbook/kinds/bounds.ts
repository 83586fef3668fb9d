import { readKey } from '../base/read-collections.ts';
import { readWord } from '../base/read-values.ts';
import { report, type Cursor, type Reading } from '../base/reading.ts';
import type { Located } from '../base/problem.ts';
import { listed } from '../base/words.ts';

/** Whether at least one bound is given, or else `known: true`: there is a value at all. Reports where neither is. */
export function isBounded(
  reading: Reading,
  cursor: Cursor,
  map: ReadonlyMap<string, Cursor>,
  bounds: readonly string[],
): boolean {
  const knownAt = map.get('known');
  const known = knownAt && readWord(reading, knownAt, '`known`', [true]);
  if (knownAt && !known) return false;
  if (known && map.has('orBlank')) {
    const todo = 'Take `known` or `orBlank` out.';
    report(reading, cursor, `This asks nothing of the field: any value will do, and none. ${todo}`);
    return false;
  }
  if (known || bounds.some((bound) => map.has(bound))) return true;
  const expected = listed([...bounds, 'known: true'], 'or');
  report(reading, cursor, `This asks nothing of the field. Expected ${expected}. Add one.`);
  return false;
}

/** Bounds in an id: `1..5`, `1..`, `..5`, or `known` where nothing bounds the value. */
export function range(from: string | undefined, to: string | undefined): string {
  return from === undefined && to === undefined ? 'known' : `${from ?? ''}..${to ?? ''}`;
}

/** `orBlank: true`: a blank field meets the criterion as well. */
export function readOrBlank(
  reading: Reading,
  map: ReadonlyMap<string, Cursor> | undefined,
): { readonly orBlank?: Located<true> } {
  const orBlank = readKey(map, 'orBlank', (at) => readWord(reading, at, '`orBlank`', [true] as const));
  return orBlank ? { orBlank } : {};
}

/** The end of an id: `:orBlank` where a blank field is enough. */
export function blankId(orBlank: true | undefined): string {
  return orBlank ? ':orBlank' : '';
}
