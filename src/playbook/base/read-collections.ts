import { isMap, isSeq } from 'yaml';
import type { Pair } from 'yaml';
import { cursorOf, refuse, report } from './reading.ts';
import type { Cursor, Reading } from './reading.ts';
import { readText } from './read-text.ts';
import { didYouMean, listed, nearest } from './words.ts';

/** What a map may hold. */
export interface MapShape {
  /** What the map is, with its article: `a gate`. */
  readonly is: string;
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/** The entries of a map in the order of the file, the keys as text. Reports what is not a map, and keys that are not text. */
export function entriesOf(reading: Reading, cursor: Cursor, is: string, expected: string) {
  if (!isMap(cursor.node)) return refuse(reading, cursor, is, expected);
  return cursor.node.items.flatMap(({ key, value }: Pair) => {
    const keyCursor = cursorOf(key, cursor.offset);
    const name = readText(reading, keyCursor, { is: `a key of ${is}`, max: 255 });
    const keyEnd = keyCursor.node?.range?.[1] ?? keyCursor.offset;
    return name === undefined ? [] : [{ name: name.value, key: keyCursor, value: cursorOf(value, keyEnd) }];
  });
}

/** The values of a map by key. Unknown, unsupported and missing keys are reported, and the rest is still returned. */
export function readMap(reading: Reading, cursor: Cursor, shape: MapShape): ReadonlyMap<string, Cursor> | undefined {
  const known = [...shape.required, ...shape.optional];
  const entries = entriesOf(reading, cursor, shape.is, `a map with ${listed(known, 'or')}`);
  if (entries === undefined) return undefined;
  const values = new Map<string, Cursor>();
  const meant = new Set<string | undefined>();
  for (const { name, key, value } of entries) {
    const expected = `Expected ${listed(known, 'or')}.`;
    if (known.includes(name)) values.set(name, value);
    else {
      meant.add(nearest(name, known));
      const hint = name === '<<' ? ' Playbooks merge no maps: write the keys out.' : didYouMean(name, known);
      report(reading, key, `\`${name}\` is not a key of ${shape.is}. ${expected}${hint}`);
    }
  }
  // A key that was mistyped is not missing as well: one mistake, one complaint.
  for (const name of shape.required.filter((one) => !values.has(one) && !meant.has(one))) {
    const all = listed(shape.required, 'and');
    report(reading, cursor, `\`${name}\` is missing: ${shape.is} needs ${all}. Add it.`);
  }
  return values;
}

/** The items of a list. */
export function readList(reading: Reading, cursor: Cursor, is: string, min: number): readonly Cursor[] | undefined {
  const expected = min > 0 ? `a list with at least one item` : 'a list';
  if (!isSeq(cursor.node) || cursor.node.items.length < min) return refuse(reading, cursor, is, expected);
  return cursor.node.items.map((item) => cursorOf(item, cursor.offset));
}

/** Reads the value of a key; undefined where the key is absent, or where `reader` reported a problem. */
export function readKey<T>(
  map: ReadonlyMap<string, Cursor> | undefined,
  key: string,
  reader: (at: Cursor) => T | undefined,
): T | undefined {
  const at = map?.get(key);
  return at && reader(at);
}

/** The items of a list that could be read; undefined where one could not, which was reported. */
export function readAll<T>(
  items: readonly Cursor[] | undefined,
  reader: (at: Cursor) => T | undefined,
): readonly T[] | undefined {
  const read = items?.flatMap((item) => reader(item) ?? []);
  return read?.length === items?.length ? read : undefined;
}
