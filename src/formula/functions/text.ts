import type { Decimal } from 'decimal.js';

import { formatDay, formatTime, splitInstant } from '../calendar.ts';
import { expression, raise, text } from '../expression.ts';
import type { Evaluate, Expression, Value, ValueType } from '../expression.ts';
import { formatNumber, Num, parseNumber, toInteger } from '../numbers.ts';
import { anyOf, EVERYWHERE, need, number, ON_DISPLAY, optional, plain, words } from './define.ts';
import type { Call, FormulaFunction } from './define.ts';

/** The largest length of a text, in characters. A few nested SUBSTITUTEs could otherwise use up the memory. */
const MAX_TEXT = 1_000_000;

const maybeBlank = { seesBlanks: true } as const;

/** Functions of texts. */
export const textFunctions: readonly FormulaFunction[] = [
  {
    name: 'TEXT',
    parameters: [anyOf('value', 'Number', 'Date', 'DateTime', 'Time', 'Picklist')],
    result: 'Text',
    places: EVERYWHERE,
    build: buildText,
  },
  plain(
    'VALUE',
    [words('text')],
    { result: 'Number' },
    (value: string) => parseNumber(value) ?? raise(`\`VALUE\` cannot read \`${value}\` as a number.`),
  ),
  plain(
    'ISNUMBER',
    [words('text')],
    {
      result: 'Boolean',
      ...{
        ...maybeBlank,
        canBeBlank: false,
      },
    },
    (value: string | null) => value !== null && parseNumber(value) !== undefined,
  ),
  plain(
    'LEN',
    [words('text')],
    {
      result: 'Number',
      ...{
        ...maybeBlank,
        canBeBlank: false,
      },
    },
    (value: string | null) => new Num(value?.length ?? 0),
  ),
  plain('LEFT', [words('text'), number('characters')], { result: 'Text' }, (value: string, count: Decimal) =>
    text(value.slice(0, Math.max(0, toInteger(count)))),
  ),
  plain('RIGHT', [words('text'), number('characters')], { result: 'Text' }, (value: string, count: Decimal) => {
    const characters = Math.max(0, toInteger(count));
    return text(value.slice(Math.max(0, value.length - characters)));
  }),
  plain('MID', [words('text'), number('start'), number('characters')], { result: 'Text' }, middle),
  plain('FIND', [words('search'), words('text'), optional(number('start'))], { result: 'Number', ...maybeBlank }, find),
  plain('SUBSTITUTE', [words('text'), words('old'), words('new')], { result: 'Text', ...maybeBlank }, substitute),
  plain('TRIM', [words('text')], { result: 'Text' }, (value: string) => text(trim(value))),
  plain(
    'UPPER',
    [words('text'), optional(words('locale'))],
    { result: 'Text', ...maybeBlank },
    (value: string | null, locale?: string | null) => changeCase(value, locale, 'upper'),
  ),
  plain(
    'LOWER',
    [words('text'), optional(words('locale'))],
    { result: 'Text', ...maybeBlank },
    (value: string | null, locale?: string | null) => changeCase(value, locale, 'lower'),
  ),
  plain('INITCAP', [words('text')], { result: 'Text' }, capitalize),
  plain(
    'LPAD',
    [words('text'), number('length'), optional(words('padding'))],
    { result: 'Text', ...maybeBlank },
    (value: string | null, length: Decimal | null, padding?: string | null) => pad(value, length, padding, 'left'),
  ),
  plain(
    'RPAD',
    [words('text'), number('length'), optional(words('padding'))],
    { result: 'Text', ...maybeBlank },
    (value: string | null, length: Decimal | null, padding?: string | null) => pad(value, length, padding, 'right'),
  ),
  plain(
    'CONTAINS',
    [words('text'), words('search')],
    { result: 'Boolean', ...maybeBlank },
    (value: string | null, search: string | null) => {
      if (search === null) return true;
      return value === null ? null : value.includes(search);
    },
  ),
  plain(
    'BEGINS',
    [words('text'), words('search')],
    { result: 'Boolean', ...maybeBlank },
    (value: string | null, search: string | null) => {
      if (search === null) return true;
      return value === null ? null : value.startsWith(search);
    },
  ),
  plain('REVERSE', [words('text')], { result: 'Text' }, (value: string) => [...value].reverse().join('')),
  plain('ASCII', [words('text')], { result: 'Number' }, (value: string) => new Num(value.codePointAt(0) ?? 0)),
  plain('CHR', [number('code')], { result: 'Text' }, character),
  plain('BR', [], { result: 'Text', ...{ canBeBlank: false } }, () => '\n'),
  plain(
    'HYPERLINK',
    [words('url'), words('label'), optional(words('target'))],
    {
      result: 'Text',
      ...{
        ...maybeBlank,
        places: ON_DISPLAY,
      },
    },
    hyperlink,
  ),
  plain(
    'IMAGE',
    [words('url'), words('alternate'), optional(number('height')), optional(number('width'))],
    { result: 'Text', ...{ ...maybeBlank, places: ON_DISPLAY } },
    image,
  ),
];

function buildText(args: readonly Expression[], call: Call): Expression {
  const { type, evaluate, raises, canBeBlank } = need(args[0]);
  const print = printers[type] ?? String;
  const evaluateText: Evaluate = (environment) => {
    const value = evaluate(environment);
    return value === null ? null : print(value);
  };
  return {
    ...expression({ type: 'Text', offset: call.offset, parts: args }, evaluateText, { raises, canBeBlank }),
    ofPicklist: type === 'Picklist',
  };
}

const printers: Partial<Readonly<Record<ValueType, (value: Value) => string>>> = {
  Number: (value) => formatNumber(value as Decimal),
  Date: (value) => formatDay(value as number),
  Time: (value) => formatTime(value as number),
  DateTime: (value) => {
    const { day, time } = splitInstant(value as number);
    return `${formatDay(day)} ${formatTime(time).slice(0, 8)}Z`;
  },
};

/** MID. Positions count from 1; a start before the text counts as its beginning. */
function middle(value: string, start: Decimal, characters: Decimal): string | null {
  const from = Math.max(1, toInteger(start)) - 1;
  const count = Math.max(0, toInteger(characters));
  return text(value.slice(from, from + count));
}

/** SUBSTR: as MID, but a negative start counts from the end of the text. */
export function substring(value: string, start: Decimal, characters: Decimal): string | null {
  const position = toInteger(start);
  if (position >= 0) return middle(value, start, characters);
  const from = value.length + position;
  return from < 0 ? null : text(value.slice(from, from + Math.max(0, toInteger(characters))));
}

function find(search: string | null, value: string | null, start: Decimal | null | undefined): Value {
  if (search === null || value === null) return new Num(0);
  const from = start === null || start === undefined ? 1 : Math.max(1, toInteger(start));
  return new Num(value.indexOf(search, from - 1) + 1);
}

function substitute(value: string | null, old: string | null, replacement: string | null): string | null {
  if (value === null || old === null) return null;
  const parts = value.split(old);
  const length = value.length + (parts.length - 1) * ((replacement?.length ?? 0) - old.length);
  if (length > MAX_TEXT) raise(`The text grows beyond ${MAX_TEXT} characters.`);
  return text(parts.join(replacement ?? ''));
}

/** TRIM: removes white space and control characters, but not Unicode spaces. */
function trim(value: string): string {
  let start = 0;
  let end = value.length;
  while (start < end && value.charCodeAt(start) <= 32) start += 1;
  while (end > start && value.charCodeAt(end - 1) <= 32) end -= 1;
  return value.slice(start, end);
}

function changeCase(value: string | null, locale: string | null | undefined, to: 'upper' | 'lower'): string | null {
  if (value === null) return null;
  const tag = language(locale);
  return to === 'upper' ? value.toLocaleUpperCase(tag) : value.toLocaleLowerCase(tag);
}

/** The Intl language tag of `tr_TR` or `tr`; invalid tags count as English. */
function language(locale: string | null | undefined): string {
  const tag = (locale ?? 'en').replaceAll('_', '-');
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

function capitalize(value: string): string {
  return value.replace(
    /(\p{L})([\p{L}\p{N}\p{M}]*)|\p{N}[\p{L}\p{N}\p{M}]*/gu,
    (found, first: string | undefined, rest: string | undefined) =>
      first === undefined ? found.toLowerCase() : first.toUpperCase() + (rest ?? '').toLowerCase(),
  );
}

function pad(
  value: string | null,
  length: Decimal | null,
  padding: string | null | undefined,
  side: 'left' | 'right',
): string | null {
  if (value === null || length === null) return null;
  const count = toInteger(length);
  if (count <= 0) return null;
  if (count <= value.length) return value.slice(0, count);
  if (count > MAX_TEXT) raise(`The text grows beyond ${MAX_TEXT} characters.`);
  // As in Salesforce's engine, a blank padding is the word `null`; if the argument is missing, it is a space.
  const filler = padding === undefined ? ' ' : (padding ?? 'null');
  return side === 'left' ? value.padStart(count, filler) : value.padEnd(count, filler);
}

function character(code: Decimal): string | null {
  const point = toInteger(code);
  if (point <= 0) return null;
  if (point > 0x10ffff) raise(`\`CHR\` knows no character \`${formatNumber(code)}\`.`);
  return String.fromCodePoint(point);
}

function hyperlink(url: string | null, label: string | null, target: string | null | undefined): string {
  return `<a href="${escapeHtml(url ?? '')}" target="${escapeHtml(target ?? '_blank')}">${escapeHtml(label ?? '')}</a>`;
}

function image(
  url: string | null,
  alternate: string | null,
  height: Decimal | null | undefined,
  width: Decimal | null | undefined,
): string {
  const sizes = [
    height === null || height === undefined ? '' : `height:${formatNumber(height)}px;`,
    width === null || width === undefined ? '' : `width:${formatNumber(width)}px;`,
  ];
  const style = sizes.filter((size) => size !== '').join(' ');
  return `<img src="${escapeHtml(url ?? '')}" alt="${escapeHtml(alternate ?? '')}"${style === '' ? '' : ` style="${style}"`} border="0"/>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escapes text for HTML element content and quoted attribute values. */
function escapeHtml(value: string): string {
  return value.replace(/[&<>"']/g, (found) => ENTITIES[found] ?? found);
}
