import type { ConditionOf } from '../../../force-app/main/base/lwc/gateRules/types.ts';
import { map, number as numberSchema, oneOf, ONLY_TRUE, ref } from '../base/json-schema.ts';
import { readKey, readMap } from '../base/read-collections.ts';
import { readText } from '../base/read-text.ts';
import { readNumber, readWord } from '../base/read-values.ts';
import { locate } from '../base/reading.ts';
import { blankId, isBounded, range, readOrBlank } from './bounds.ts';
import type { LeafDefinition, RequirementOf } from './definition.ts';
import { CURRENCY, fieldSchema, isOf, labelOf, readField, shortField } from './field.ts';
import type { Language } from './language.ts';
import { standardField } from './standard-fields.ts';

const SPAN = { min: -1e12, max: 1e12, decimals: 2 } as const;
const SHAPE = {
  is: '`number`',
  required: ['field'],
  optional: ['atLeast', 'atMost', 'known', 'currency', 'type', 'orBlank'],
};
const TYPES = ['number', 'percent'] as const;
const holdsNumber = isOf('number', 'percent');
const BOUND = numberSchema(SPAN.min, SPAN.max);

/** The numbers that are asked for; undefined for any. */
function asked(requirement: RequirementOf<'number'>, language: Language): string | undefined {
  const { atLeast, atMost, currency, percent } = requirement;
  const unit = currency ? ` ${currency.value}` : percent ? ' %' : '';
  const text = (value: number) => `${language.number(value)}${unit}`;
  if (atLeast && atMost) return language.range(text(atLeast.value), text(atMost.value));
  if (atLeast) return language.orMore(text(atLeast.value));
  return atMost && language.orLess(text(atMost.value));
}

function isWithin(a: ConditionOf<'number'>, b: ConditionOf<'number'>): boolean {
  return (
    (a.atLeast ?? -Infinity) >= (b.atLeast ?? -Infinity) &&
    (a.atMost ?? Infinity) <= (b.atMost ?? Infinity) &&
    (b.currency === undefined || a.currency === b.currency) &&
    (!a.orBlank || b.orBlank === true)
  );
}

/** `number: { field: Amount, atLeast: 1000, currency: EUR }`: the field is not blank, and within the bounds, both included. */
export const number: LeafDefinition<'number'> = {
  read(reading, cursor) {
    const keys = readMap(reading, cursor, SHAPE);
    const fieldAt = keys?.get('field');
    if (!keys || !fieldAt) return undefined;
    const before = reading.problems.length;
    const field = readField(reading, fieldAt, 'a field that holds a number', holdsNumber);
    const bound = (name: string) =>
      readKey(keys, name, (at) => readNumber(reading, at, { is: `\`${name}\` of a number`, ...SPAN }));
    const atLeast = bound('atLeast');
    const atMost = bound('atMost');
    const currency = readKey(keys, 'currency', (at) => readText(reading, at, CURRENCY));
    const type = readKey(keys, 'type', (at) => readWord(reading, at, 'a type of `number`', TYPES));
    const bounded = isBounded(reading, cursor, keys, ['atLeast', 'atMost']);
    if (!field || !bounded || reading.problems.length > before) return undefined;
    const isPercent = (type?.value ?? standardField(field.value)?.sort) === 'percent';
    return {
      kind: 'number',
      field,
      ...(atLeast ? { atLeast } : {}),
      ...(atMost ? { atMost } : {}),
      ...(currency ? { currency } : {}),
      ...readOrBlank(reading, keys),
      ...(isPercent ? { percent: locate(reading, fieldAt, true as const) } : {}),
    };
  },
  schema: map(['field'], {
    field: fieldSchema(holdsNumber),
    atLeast: BOUND,
    atMost: BOUND,
    known: ONLY_TRUE,
    currency: ref('currency'),
    type: oneOf(TYPES),
    orBlank: ONLY_TRUE,
  }),
  id: ({ field, atLeast, atMost, currency, orBlank }) => {
    const bounds = range(atLeast?.toString(), atMost?.toString());
    return `number:${field}:${bounds}${currency === undefined ? '' : `:${currency}`}${blankId(orBlank)}`;
  },
  subject: ({ field }) => field,
  words: (requirement, { language }) => {
    const to = asked(requirement, language);
    const label = labelOf(requirement.field.value, language);
    return {
      what:
        to === undefined
          ? language.fill(label, requirement.currency?.value)
          : `${language.set(label, to)}${requirement.orBlank ? language.orBlank : ''}`,
      why: language.whys.field,
      short: shortField(requirement.field.value, language, to),
    };
  },
  implies: (a, b) => a.field === b.field && isWithin(a, b),
  contradicts: (a, b) =>
    a.field === b.field &&
    // Blank, both could be met.
    !(a.orBlank && b.orBlank) &&
    ((a.atLeast ?? -Infinity) > (b.atMost ?? Infinity) ||
      (a.currency !== undefined && b.currency !== undefined && a.currency !== b.currency)),
  fills: ({ field, orBlank }) => (orBlank ? undefined : field),
  dates: () => [],
  unenforceable: () => [],
  fields: ({ field, atLeast, atMost, currency, percent }) => [
    {
      field,
      sorts: percent ? ['percent'] : ['number'],
      amount: { ...(currency ? { currency } : {}), isBounded: (atLeast ?? atMost) !== undefined },
    },
  ],
  concepts: () => [],
  given: 'fields',
};
