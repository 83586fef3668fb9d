import { isScalar } from 'yaml';
import type { Scalar } from 'yaml';
import type { Located } from './problem.ts';
import { locate, refuse, report } from './reading.ts';
import type { Cursor, Reading } from './reading.ts';

export interface TextShape {
  readonly is: string;
  readonly max: number;
  /** Line breaks and runs of blanks become one blank: for prose, which an author may wrap. No-break blanks stay, as French needs them. */
  readonly prose?: boolean;
  readonly pattern?: { readonly like: RegExp; readonly expected: string };
}

/** What XML 1.0 and a one-line message can carry: no control characters, no broken surrogate pairs, no non-characters. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const UNPRINTABLE = /[\u0000-\u001f\u007f\ufffe\uffff\ud800-\udfff]/u;

export function readText(reading: Reading, cursor: Cursor, shape: TextShape): Located<string> | undefined {
  const expected = shape.pattern?.expected ?? 'text';
  if (!isScalar(cursor.node)) return refuse(reading, cursor, shape.is, expected);
  const { value } = cursor.node as Scalar;
  if (value === null) return refuse(reading, cursor, shape.is, `${expected} that is not empty`);
  if (typeof value !== 'string')
    return refuse(reading, cursor, shape.is, `${expected}; put it in quotes if it is meant as text`);
  const clean = shape.prose ? value.replace(/[^\S\u00a0\u202f]+/g, ' ').trim() : value;
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
