import { isAlias, isMap, isScalar } from 'yaml';
import type { LineCounter, Node } from 'yaml';
import type { Located, Place, Problem } from './problem.ts';
import { sourceText } from './words.ts';

/** One file while it is read. Readers add what is wrong to `problems` and go on, so that all problems are reported at once. */
export interface Reading {
  readonly file: string;
  readonly text: string;
  readonly lines: LineCounter;
  readonly problems: Problem[];
}

/** A value of the file; null stands for one left empty, at `offset`. */
export interface Cursor {
  readonly node: Node | null;
  readonly offset: number;
}

function placeOf({ lines }: Reading, offset: number): Place {
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}

/** Adds an error at a cursor. */
export function report(reading: Reading, { offset }: Pick<Cursor, 'offset'>, message: string): void {
  reading.problems.push({ file: reading.file, ...placeOf(reading, offset), message, severity: 'error' });
}

/** A value with the place of a cursor. */
export function locate<T>(reading: Reading, { offset }: Cursor, value: T): Located<T> {
  return { value, ...placeOf(reading, offset) };
}

/** A cursor at a node; at `otherwise` where there is no node. */
export function cursorOf(node: unknown, otherwise: number): Cursor {
  const found = (node ?? null) as Node | null;
  return { node: found, offset: found?.range?.[0] ?? otherwise };
}

/** The user's own words at a cursor; undefined where there are none. */
function wordsAt(reading: Reading, { node }: Cursor): string | undefined {
  const [start, end] = node?.range ?? [0, 0];
  return start === end ? undefined : sourceText(reading.text.slice(start, end));
}

/** `\`3\` is not a stage.`; of a value that is left empty, that it is. */
export function isNot(reading: Reading, cursor: Cursor, what: string): string {
  const words = wordsAt(reading, cursor);
  return words === undefined ? `Nothing stands here, where ${what} should be.` : `${words} is not ${what}.`;
}

/** Reports that a value is not what it should be, with what was expected; returns undefined for the reader to pass on. */
export function refuse(reading: Reading, cursor: Cursor, what: string, expected: string): undefined {
  const alias = isAlias(cursor.node) ? ' Playbooks have no anchors: write the value out.' : '';
  report(reading, cursor, `${isNot(reading, cursor, what)} Expected ${expected}.${alias}`);
}

/** Whether the value at a cursor is a map with this key. */
export function hasKeyAt({ node }: Cursor, key: string): boolean {
  return isMap(node) && node.has(key);
}

/** Whether the value at a cursor is an empty text, `""`. */
export function isEmptyText({ node }: Cursor): boolean {
  return isScalar(node) && node.value === '';
}

/** Whether the value at a cursor is a map. */
export function isMapAt({ node }: Cursor): boolean {
  return isMap(node);
}
