import type { ConditionOf, DayBound } from '../../../force-app/main/base/lwc/gateRules/types.ts';
import { map, oneOf, ONLY_TRUE, type Schema } from '../base/json-schema.ts';
import type { Located } from '../base/problem.ts';
import { readKey, readMap } from '../base/read-collections.ts';
import { readDay, readText } from '../base/read-text.ts';
import { readWord } from '../base/read-values.ts';
import { locate, type Cursor, type Reading } from '../base/reading.ts';
import { blankId, isBounded, range, readOrBlank } from './bounds.ts';
import type { LeafDefinition, RequirementOf } from './definition.ts';
import { fieldSchema, isOf, labelOf, readField, shortField } from './field.ts';
import type { Language } from './language.ts';
import { standardField } from './standard-fields.ts';

const SHAPE = { is: '`date`', required: ['field'], optional: ['notBefore', 'notAfter', 'known', 'orBlank', 'type'] };
const BOUND = /^(\d{4}-\d\d-\d\d|today( ?[+-] ?\d{1,4})?)$/;
const BOUND_SCHEMA: Schema = { type: 'string', pattern: BOUND.source };
const TYPES = ['date', 'dateTime'] as const;
const holdsDate = isOf('date', 'dateTime');

/** `2026-11-21`, `today`, `today + 30` or `today - 7`. */
function readBound(reading: Reading, cursor: Cursor, name: string): Located<DayBound> | undefined {
  const is = `\`${name}\` of a date`;
  const expected = 'a day, such as `2026-11-21`, `today` or `today + 30`';
  const text = readText(reading, cursor, { is, max: 20, pattern: { like: BOUND, expected } });
  if (text === undefined) return undefined;
  if (!text.value.startsWith('today')) return readDay(reading, cursor, is);
  const days = Number(text.value.slice('today'.length).replaceAll(' ', ''));
  return { ...text, value: { today: days } };
}

function boundId(bound: DayBound | undefined): string | undefined {
  if (bound === undefined || typeof bound === 'string') return bound;
  return `today${bound.today < 0 ? '' : '+'}${bound.today}`;
}

/** The days that are asked for; undefined for any. */
function asked({ notBefore, notAfter }: RequirementOf<'date'>, language: Language): string | undefined {
  const text = (bound: Located<DayBound>) => language.day(bound.value);
  if (notBefore && notAfter) return language.dayRange(text(notBefore), text(notAfter));
  if (notBefore) return language.orLater(text(notBefore));
  return notAfter && language.orEarlier(text(notAfter));
}

/** Compares only days that compare alike on every day: two fixed ones, or two counted from today. */
function isAfter(first: DayBound | undefined, last: DayBound | undefined): boolean {
  if (first === undefined || last === undefined) return false;
  if (typeof first === 'string') return typeof last === 'string' && first > last;
  return typeof last !== 'string' && first.today > last.today;
}

/** A day that has passed before any deal of the playbook is saved; one day of slack, since days begin at different times. */
function isOver(first: DayBound | undefined, last: DayBound | undefined, from: string): boolean {
  if (typeof first !== 'object' || typeof last !== 'string') return false;
  return Date.parse(last) < Date.parse(from.slice(0, 10)) + (first.today - 1) * 86_400_000;
}

function isWithin(a: ConditionOf<'date'>, b: ConditionOf<'date'>): boolean {
  const isSame = (x: DayBound | undefined, y: DayBound | undefined) => JSON.stringify(x) === JSON.stringify(y);
  const first = b.notBefore === undefined || isSame(a.notBefore, b.notBefore) || isAfter(a.notBefore, b.notBefore);
  const last = b.notAfter === undefined || isSame(a.notAfter, b.notAfter) || isAfter(b.notAfter, a.notAfter);
  return first && last && (!a.orBlank || b.orBlank === true);
}

/** `date: { field: Go_Live__c, notBefore: today }`: the field is not blank, and within the bounds, both included. */
export const date: LeafDefinition<'date'> = {
  read(reading, cursor) {
    const keys = readMap(reading, cursor, SHAPE);
    const fieldAt = keys?.get('field');
    if (!keys || !fieldAt) return undefined;
    const before = reading.problems.length;
    const field = readField(reading, fieldAt, 'a field that holds a date', holdsDate);
    const bound = (name: string) => readKey(keys, name, (at) => readBound(reading, at, name));
    const notBefore = bound('notBefore');
    const notAfter = bound('notAfter');
    const type = readKey(keys, 'type', (at) => readWord(reading, at, 'a type of `date`', TYPES));
    const bounded = isBounded(reading, cursor, keys, ['notBefore', 'notAfter']);
    if (!field || !bounded || reading.problems.length > before) return undefined;
    const isMoment = (type?.value ?? standardField(field.value)?.sort) === 'dateTime';
    return {
      kind: 'date',
      field,
      ...(notBefore ? { notBefore } : {}),
      ...(notAfter ? { notAfter } : {}),
      ...readOrBlank(reading, keys),
      ...(isMoment ? { dateTime: locate(reading, fieldAt, true as const) } : {}),
    };
  },
  schema: map(['field'], {
    field: fieldSchema(holdsDate),
    notBefore: BOUND_SCHEMA,
    notAfter: BOUND_SCHEMA,
    known: ONLY_TRUE,
    orBlank: ONLY_TRUE,
    type: oneOf(TYPES),
  }),
  id: ({ field, notBefore, notAfter, orBlank }) =>
    `date:${field}:${range(boundId(notBefore), boundId(notAfter))}${blankId(orBlank)}`,
  subject: ({ field }) => field,
  words: (requirement, { language }) => {
    const to = asked(requirement, language);
    const label = labelOf(requirement.field.value, language);
    return {
      what:
        to === undefined
          ? language.fill(label)
          : `${language.set(label, to)}${requirement.orBlank ? language.orBlank : ''}`,
      why: language.whys.field,
      short: shortField(requirement.field.value, language, to),
    };
  },
  implies: (a, b) => a.field === b.field && isWithin(a, b),
  contradicts: (a, b, from) =>
    a.field === b.field &&
    !(a.orBlank && b.orBlank) &&
    (isAfter(a.notBefore, b.notAfter) || isOver(a.notBefore, b.notAfter, from)),
  fills: ({ field, orBlank }) => (orBlank ? undefined : field),
  dates: ({ field, dateTime }) => (dateTime ? [] : [field]),
  unenforceable: () => [],
  fields: ({ field, dateTime }) => [{ field, sorts: [dateTime ? 'dateTime' : 'date'] }],
  concepts: () => [],
  given: 'fields',
};
