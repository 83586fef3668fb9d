import type { DayBound, Kind } from '../../../force-app/main/base/lwc/gateRules/types.ts';
import { STANDARD, standardField } from './fields.ts';
import type { FieldSort, StandardField } from './fields.ts';
import { isMapAt, entriesOf, readDay, readList, readMap, readNumber, readText, readWord, report } from './reading.ts';
import type { Cursor, Reading } from './reading.ts';
import type { Located, RequirementOf } from './tree.ts';
import { apiName, didYouMean, listed } from './words.ts';

/** What a reader of one kind returns: the requirement without what all kinds have. */
export type Body<K extends Kind> = Omit<RequirementOf<K>, 'line' | 'column' | 'because' | 'say'>;

const API_NAME = {
  like: apiName('(?:__c)?'),
  expected: 'the API name of a field of Opportunity',
};

export const CURRENCY = {
  is: 'a currency',
  max: 3,
  pattern: { like: /^[A-Z]{3}$/, expected: 'three capital letters, such as `EUR`' },
};

/** A field by API name: a custom one, or a standard one of the sorts. */
function readField(reading: Reading, cursor: Cursor, is: string, fits: (field: StandardField) => boolean) {
  const field = readText(reading, cursor, { is, max: 80, pattern: API_NAME });
  if (field === undefined) return undefined;
  const standard = standardField(field.value);
  if (standard ? fits(standard) : field.value.endsWith('__c')) return field;
  const names = Object.keys(STANDARD).filter((name) => fits(STANDARD[name] as StandardField));
  const either = names.length === 0 ? '' : ` or one of ${listed(names, 'or')}`;
  const expected = `Expected a custom field (\`…__c\`)${either}.${standard ? '' : didYouMean(field.value, names)}`;
  report(
    reading,
    cursor,
    `\`${field.value}\` is not a field that a gate can ask for${standard ? ' so' : ''}. ${expected}`,
  );
  return undefined;
}

const isOf =
  (...sorts: readonly FieldSort[]) =>
  ({ sort }: StandardField) =>
    sorts.includes(sort);

export function readFilled(reading: Reading, cursor: Cursor): Body<'filled'> | undefined {
  const map = isMapAt(cursor)
    ? readMap(reading, cursor, { is: '`filled`', required: ['field'], optional: ['type'] })
    : new Map([['field', cursor]]);
  const fieldAt = map?.get('field');
  const typeAt = map?.get('type');
  const is = 'a field that can be filled';
  const named = fieldAt && readText(reading, fieldAt, { is, max: 80, pattern: API_NAME });
  const type = typeAt && readWord(reading, typeAt, 'a type of `filled`', ['plain', 'picklist', 'longText']);
  if (!named || !fieldAt || (typeAt && !type)) return undefined;
  const standard = standardField(named.value);
  if (standard?.neverBlank) {
    report(
      reading,
      fieldAt,
      `\`${named.value}\` is never blank, so every deal would pass. Expected a field that can be left empty. Take it out.`,
    );
    return undefined;
  }
  const field = readField(reading, fieldAt, is, ({ neverBlank }) => !neverBlank);
  if (field === undefined) return undefined;
  const sort = standard?.sort === 'picklist' || standard?.sort === 'longText' ? standard.sort : 'plain';
  const decided = type?.value ?? sort;
  return { kind: 'filled', field, ...(decided === 'plain' ? {} : { type: decided }) };
}

export function readPicked(reading: Reading, cursor: Cursor): Body<'picked'> | undefined {
  const entries = entriesOf(reading, cursor, '`picked`', 'a field with its values, such as `{ Type: [New Customer] }`');
  if (entries === undefined) return undefined;
  const [entry] = entries;
  if (entry === undefined || entries.length > 1) {
    const found = entries.length === 0 ? 'names no field' : `names ${entries.length} fields`;
    report(
      reading,
      cursor,
      `\`picked\` ${found}. Expected one, such as \`{ Type: [New Customer] }\`; write one item for each.`,
    );
    return undefined;
  }
  const field = readField(reading, entry.key, 'a field that can be picked', (standard) =>
    isOf('picklist', 'text')(standard),
  );
  const items = readList(reading, entry.value, `the values of \`${entry.name}\``, 1);
  const values = items?.flatMap((item) => readText(reading, item, { is: 'a value', max: 255 }) ?? []);
  return field && values && values.length === items?.length ? { kind: 'picked', field, values } : undefined;
}

const SPAN = { min: -1e12, max: 1e12, decimals: 2 } as const;

/** Bounds of which at least one is given, or else `known: true`: there is a value at all. */
function isBounded(reading: Reading, cursor: Cursor, map: ReadonlyMap<string, Cursor>, bounds: readonly string[]) {
  const knownAt = map.get('known');
  const known = knownAt && readWord(reading, knownAt, '`known`', [true]);
  if (knownAt && !known) return false;
  if (known || bounds.some((bound) => map.has(bound))) return true;
  report(
    reading,
    cursor,
    `This asks nothing of the field. Expected ${listed([...bounds, 'known: true'], 'or')}. Add one.`,
  );
  return false;
}

export function readNumberCriterion(reading: Reading, cursor: Cursor): Body<'number'> | undefined {
  const optional = ['atLeast', 'atMost', 'known', 'currency', 'type'];
  const map = readMap(reading, cursor, { is: '`number`', required: ['field'], optional });
  const fieldAt = map?.get('field');
  if (!map || !fieldAt) return undefined;
  const before = reading.problems.length;
  const field = readField(reading, fieldAt, 'a field that holds a number', isOf('number', 'percent'));
  const bound = (name: string) => {
    const at = map.get(name);
    return at && readNumber(reading, at, { is: `\`${name}\` of a number`, ...SPAN });
  };
  const atLeast = bound('atLeast');
  const atMost = bound('atMost');
  const currencyAt = map.get('currency');
  const currency = currencyAt && readText(reading, currencyAt, CURRENCY);
  const typeAt = map.get('type');
  const type = typeAt && readWord(reading, typeAt, 'a type of `number`', ['number', 'percent']);
  const bounded = isBounded(reading, cursor, map, ['atLeast', 'atMost']);
  if (!field || !bounded || reading.problems.length > before) return undefined;
  const percent = (type?.value ?? standardField(field.value)?.sort) === 'percent';
  return {
    kind: 'number',
    field,
    ...(atLeast ? { atLeast } : {}),
    ...(atMost ? { atMost } : {}),
    ...(currency ? { currency } : {}),
    ...(percent ? { percent: true } : {}),
  };
}

export function readChecked(reading: Reading, cursor: Cursor): Body<'checked'> | undefined {
  const field = readField(reading, cursor, 'a checkbox', isOf('checkbox'));
  return field && { kind: 'checked', field };
}

/** `2026-11-21`, `today`, `today + 30` or `today - 7`. */
function readBound(reading: Reading, cursor: Cursor, name: string): Located<DayBound> | undefined {
  const expected = 'a day, such as `2026-11-21`, `today` or `today + 30`';
  const like = /^(\d{4}-\d\d-\d\d|today( ?[+-] ?\d{1,4})?)$/;
  const text = readText(reading, cursor, { is: `\`${name}\` of a date`, max: 20, pattern: { like, expected } });
  if (text === undefined) return undefined;
  if (!text.value.startsWith('today')) return readDay(reading, cursor, `\`${name}\` of a date`);
  const days = Number(text.value.slice('today'.length).replaceAll(' ', ''));
  return { ...text, value: { today: days } };
}

export function readDate(reading: Reading, cursor: Cursor): Body<'date'> | undefined {
  const optional = ['notBefore', 'notAfter', 'known'];
  const map = readMap(reading, cursor, { is: '`date`', required: ['field'], optional });
  const fieldAt = map?.get('field');
  if (!map || !fieldAt) return undefined;
  const before = reading.problems.length;
  const field = readField(reading, fieldAt, 'a field that holds a date', isOf('date'));
  const bound = (name: string) => {
    const at = map.get(name);
    return at && readBound(reading, at, name);
  };
  const notBefore = bound('notBefore');
  const notAfter = bound('notAfter');
  const bounded = isBounded(reading, cursor, map, ['notBefore', 'notAfter']);
  if (!field || !bounded || reading.problems.length > before) return undefined;
  return { kind: 'date', field, ...(notBefore ? { notBefore } : {}), ...(notAfter ? { notAfter } : {}) };
}
