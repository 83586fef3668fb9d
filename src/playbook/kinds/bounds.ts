import { readWord } from '../base/read-values.ts';
import { report, type Cursor, type Reading } from '../base/reading.ts';
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
  if (known || bounds.some((bound) => map.has(bound))) return true;
  const expected = listed([...bounds, 'known: true'], 'or');
  report(reading, cursor, `This asks nothing of the field. Expected ${expected}. Add one.`);
  return false;
}

/** Bounds in an id: `1..5`, `1..`, `..5`, or `known` where nothing bounds the value. */
export function range(from: string | undefined, to: string | undefined): string {
  return from === undefined && to === undefined ? 'known' : `${from ?? ''}..${to ?? ''}`;
}
