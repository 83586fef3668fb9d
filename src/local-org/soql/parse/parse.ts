import { parseQuery } from '@jetstreamapp/soql-parser-js';
import type { Query, Subquery } from '@jetstreamapp/soql-parser-js';
import { isRangeError, messageOf } from '../../base/error-text.ts';
import { malformed } from '../errors.ts';
import type { Literal, OrderItem, SoqlQuery } from '../types.ts';
import { callOf, fieldOf } from './expression.ts';
import { likePattern, parseLiteral } from './literal.ts';
import { normalizeText } from './normalize.ts';
import type { NormalizedText } from './normalize.ts';
import { selectItem } from './select.ts';
import { slotCursor } from './slots.ts';
import type { SlotCursor } from './slots.ts';
import { parseWhere } from './where.ts';

const MAX_LENGTH = 100_000;

/** SOQL text → query tree. Throws SoqlError (MALFORMED_QUERY). Whether objects and fields exist is not looked at here. */
export function parseSoql(text: string): SoqlQuery {
  return parseNormalized(normalizeQuery(text)).query;
}

/** A query's text with its literals taken out. Throws SoqlError for a text longer than 100,000 characters. */
export function normalizeQuery(text: string): NormalizedText {
  if (text.length > MAX_LENGTH) throw malformed('SOQL statements cannot be longer than 100,000 characters.');
  return normalizeText(text);
}

/** The literals of a query's text, by slot. */
export function literalsOf({ slots }: NormalizedText): (Literal | readonly Literal[])[] {
  const types = { string: 'STRING', number: 'DECIMAL', date: 'DATE', datetime: 'DATETIME' } as const;
  return slots.map((slot) => {
    if (slot.pattern) return { kind: 'string', value: likePattern(slot.texts[0] ?? '') };
    const values = slot.texts.map((text) => parseLiteral(text, types[slot.kind]));
    return slot.list ? values : (values[0] ?? { kind: 'null' });
  });
}

/** The tree of a normalized text. With `complete`, all its literals have their slots: the tree then stands for every text with the key. */
export function parseNormalized(normalized: NormalizedText): { readonly query: SoqlQuery; readonly complete: boolean } {
  const { text, scope, allRows } = normalized;
  let parsed: Query;
  try {
    parsed = parseQuery(text);
  } catch (error) {
    throw malformed(explain(error, text));
  }
  const slots = slotCursor(normalized.slots);
  const query = fromQuery(parsed, parsed.sObject ?? '', slots);
  return {
    query: { ...query, ...(scope === undefined ? {} : { scope }), ...(allRows ? { allRows: true } : {}) },
    complete: slots.isComplete(),
  };
}

/** The parser's messages list expected tokens; this names the one that it found. */
function explain(error: unknown, text: string): string {
  if (isRangeError(error)) return 'The query is nested too deeply';
  const found = /but found: '([\s\S]*?)'\s*$|found: ([\s\S]*?)$/.exec(messageOf(error));
  const word = found?.[1] ?? found?.[2];
  if (word === undefined || word === '') return `unexpected end of the query: \`${text.slice(-60).trim()}\``;
  return `unexpected token: '${word.slice(0, 80)}'`;
}

/** Converts the parser's query. Its parts are converted in the order of the text, as the slots need it. */
function fromQuery(query: Query | Subquery, object: string, slots: SlotCursor): SoqlQuery {
  const group = query.groupBy === undefined ? [] : [query.groupBy].flat();
  const order = query.orderBy === undefined ? [] : [query.orderBy].flat();
  if (query.having !== undefined && group.length === 0) throw malformed("unexpected token: 'HAVING'");
  const context = { slots, subquery: (inner: Query) => fromQuery(inner, inner.sObject ?? '', slots) };
  const select = (query.fields ?? []).map((item) =>
    selectItem(item, (children) => fromQuery(children, children.relationshipName, slots)),
  );
  const where = query.where === undefined ? {} : { where: parseWhere(query.where, context) };
  const having = query.having === undefined ? {} : { having: parseWhere(query.having, context) };
  return {
    object,
    ...(query.sObjectAlias === undefined ? {} : { alias: query.sObjectAlias }),
    select,
    ...where,
    groupBy: group.map((item) => ('fn' in item ? callOf(item.fn) : fieldOf(item.field))),
    ...having,
    orderBy: order.map((item): OrderItem => ({
      by: 'fn' in item ? callOf(item.fn) : fieldOf(item.field),
      descending: item.order?.toUpperCase() === 'DESC',
      nulls: item.nulls?.toUpperCase() === 'LAST' ? 'last' : 'first',
    })),
    ...limitOf(query.limit, slots),
    ...offsetOf(query.offset, slots),
    ...(query.withDataCategory ? { dataCategory: true } : {}),
  };
}

function limitOf(limit: number | undefined, slots: SlotCursor): { limit?: number; limitSlot?: number } {
  if (limit === undefined) return {};
  const { slot } = slots.one(String(limit));
  return { limit, ...(slot === undefined ? {} : { limitSlot: slot }) };
}

function offsetOf(offset: number | undefined, slots: SlotCursor): { offset?: number; offsetSlot?: number } {
  if (offset === undefined) return {};
  const { slot } = slots.one(String(offset));
  return { offset, ...(slot === undefined ? {} : { offsetSlot: slot }) };
}
