import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Node, Pair, Scalar, YAMLError } from 'yaml';
import type { Place, Problem } from './problem.ts';
import type { Located } from './tree.ts';
import { didYouMean, listed, nearest, ownWords } from './words.ts';

/** One file while it is read. Readers add what is wrong to `problems` and go on, so that all of it is said at once. */
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

export function report(reading: Reading, { offset }: Pick<Cursor, 'offset'>, message: string): void {
  reading.problems.push({ file: reading.file, ...placeOf(reading, offset), message, severity: 'error' });
}

export function locate<T>(reading: Reading, { offset }: Cursor, value: T): Located<T> {
  return { value, ...placeOf(reading, offset) };
}

function cursorOf(node: unknown, otherwise: number): Cursor {
  const found = (node ?? null) as Node | null;
  return { node: found, offset: found?.range?.[0] ?? otherwise };
}

/** The user's own words at a cursor; undefined where there are none. */
function wordsAt(reading: Reading, { node }: Cursor): string | undefined {
  const [start, end] = node?.range ?? [0, 0];
  return start === end ? undefined : ownWords(reading.text.slice(start, end));
}

/** `\`3\` is not a stage.`; of a value that is left empty, that it is. */
function isNot(reading: Reading, cursor: Cursor, what: string): string {
  const words = wordsAt(reading, cursor);
  return words === undefined ? `Nothing stands here, where ${what} should be.` : `${words} is not ${what}.`;
}

function refuse(reading: Reading, cursor: Cursor, what: string, expected: string): undefined {
  const alias = isAlias(cursor.node) ? ' Playbooks have no anchors: write the value out.' : '';
  report(reading, cursor, `${isNot(reading, cursor, what)} Expected ${expected}.${alias}`);
}

/** What is YAML, and yet no playbook, in our words: those of the library are for programmers. `rest`: the text from there on. */
const NOT_OURS: Readonly<Partial<Record<YAMLError['code'], (rest: string) => string>>> = {
  DUPLICATE_KEY: (rest) =>
    `${ownWords(rest.split(':')[0] ?? '')} stands twice in this map. Expected each key once. Take one out.`,
  MULTIPLE_DOCS: () =>
    'A second playbook begins here. Expected one playbook in a file. Put it into a file of its own, or take the line out.',
  RESOURCE_EXHAUSTION: () =>
    'This is nested too deeply to be read. Expected groups within groups, a few deep. Unnest it.',
};

function faultText({ code, message }: YAMLError, line: string, rest: string): string {
  const own = NOT_OURS[code]?.(rest);
  if (own !== undefined) return own;
  const where = line.trim() === '' ? '' : ` at ${ownWords(line)}`;
  const reason = message.replace(/[.:]?\s*$/, '');
  return `This is not YAML${where}: ${reason}. Mend the line, or put text with special characters in quotes.`;
}

/** Opens a YAML text. `root` is absent when it is no YAML, and then every reason is in `problems`. */
export function openYaml(source: string, file: string): { reading: Reading; root?: Cursor } {
  // A byte-order mark would move the first line's columns by one.
  const text = source.replace(/^\uFEFF/, '');
  const lines = new LineCounter();
  // The core schema whatever a `%YAML` line says: a date stays the text that was written.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, schema: 'core' });
  const reading: Reading = { file, text, lines, problems: [] };
  const said = new Set<number>();
  for (const fault of [...document.errors, ...document.warnings]) {
    const offset = fault.pos[0];
    const { line } = lines.linePos(offset);
    // What follows from the first fault of a line only confuses.
    if (said.has(line)) continue;
    said.add(line);
    report(reading, { offset }, faultText(fault, text.split('\n')[line - 1] ?? '', text.slice(offset)));
    if (fault.code === 'RESOURCE_EXHAUSTION') break;
  }
  return reading.problems.length > 0 ? { reading } : { reading, root: cursorOf(document.contents, 0) };
}

/** What a map may hold. `later`: words of the language that this version does not carry out, named so instead of as a typo. */
export interface MapShape {
  /** What the map is, with its article: `a gate`. */
  readonly is: string;
  readonly required: readonly string[];
  readonly optional: readonly string[];
  readonly later?: readonly string[];
}

/** The entries of a map in the order of the file, the keys as text. Says what is not a map, and keys that are not text. */
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
    else if (shape.later?.includes(name)) {
      report(reading, key, `\`${name}\` of ${shape.is} is not supported yet. ${expected} Take it out for now.`);
    } else {
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

export interface TextShape {
  readonly is: string;
  readonly max: number;
  /** Line breaks and runs of blanks become one blank: for prose, which an author may wrap. */
  readonly prose?: boolean;
  readonly pattern?: { readonly like: RegExp; readonly expected: string };
}

/** What XML 1.0 and a one-line message can carry: no control characters, no broken surrogate pairs, no non-characters. */
// eslint-disable-next-line no-control-regex
const UNPRINTABLE = /[\u0000-\u001f\u007f\ufffe\uffff\ud800-\udfff]/u;

export function readText(reading: Reading, cursor: Cursor, shape: TextShape): Located<string> | undefined {
  const expected = shape.pattern?.expected ?? 'text';
  if (!isScalar(cursor.node)) return refuse(reading, cursor, shape.is, expected);
  const { value } = cursor.node as Scalar;
  if (value === null) return refuse(reading, cursor, shape.is, `${expected} that is not empty`);
  if (typeof value !== 'string')
    return refuse(reading, cursor, shape.is, `${expected}; put it in quotes if it is meant as text`);
  const clean = shape.prose ? value.replace(/\s+/g, ' ').trim() : value;
  if (clean.trim() === '') return refuse(reading, cursor, shape.is, `${expected} that is not empty`);
  if (clean !== clean.trim()) return refuse(reading, cursor, shape.is, `${expected} without blanks at its ends`);
  if (UNPRINTABLE.test(clean)) {
    return refuse(reading, cursor, shape.is, `${expected} on one line, without control characters`);
  }
  if (shape.pattern && !shape.pattern.like.test(clean)) return refuse(reading, cursor, shape.is, expected);
  if (clean.length > shape.max) {
    const over = `It has ${clean.length} characters: shorten it by ${clean.length - shape.max}`;
    return refuse(reading, cursor, shape.is, `at most ${shape.max} characters. ${over}`);
  }
  return locate(reading, cursor, clean);
}

/** A day that exists. */
export function readDay(reading: Reading, cursor: Cursor, is: string): Located<string> | undefined {
  const expected = 'a day, such as `2026-11-21`';
  const text = readText(reading, cursor, { is, max: 10, pattern: { like: /^\d{4}-\d\d-\d\d$/, expected } });
  if (text === undefined) return undefined;
  const time = Date.parse(`${text.value}T00:00:00Z`);
  // Date rolls 31 June over to 1 July: the day must come back as it was written.
  if (!Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text.value) return text;
  report(reading, cursor, `\`${text.value}\` is a day that does not exist. Expected ${expected}.`);
  return undefined;
}

export function isMapAt({ node }: Cursor): boolean {
  return isMap(node);
}

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
