import { parseQuery } from '@jetstreamapp/soql-parser-js';
import type { FieldType, Query, Subquery } from '@jetstreamapp/soql-parser-js';
import { malformed } from './errors.ts';
import { callOf, fieldOf } from './parse-expression.ts';
import { likePattern, literal, parseWhere, slotCursor } from './parse-where.ts';
import type { SlotCursor } from './parse-where.ts';
import { readShape } from './shape.ts';
import type { Shape } from './shape.ts';
import type { Literal, OrderItem, SelectItem, SoqlQuery } from './types.ts';
import { isRangeError, messageOf } from '../base/error-text.ts';

const MAX_LENGTH = 100_000;

/**
 * SOQL text → query tree. Together with `parse-where.ts` the only file that knows the parser package.
 * Throws SoqlError (MALFORMED_QUERY); names are not looked up here.
 */
export function parseSoql(text: string): SoqlQuery {
  return parseShape(shapeOf(text)).query;
}

/** The shape of a text that is not too long for a query. */
export function shapeOf(text: string): Shape {
  if (text.length > MAX_LENGTH) throw malformed('SOQL statements cannot be longer than 100,000 characters.');
  return readShape(text);
}

/** A run's literals out of a shape's text. */
export function literalsOf(shape: Shape): (Literal | readonly Literal[])[] {
  return shape.slots.map((slot) => {
    if (slot.pattern) return { kind: 'string', value: likePattern(slot.texts[0] ?? '') };
    const types = { string: 'STRING', number: 'DECIMAL', date: 'DATE', datetime: 'DATETIME' } as const;
    const values = slot.texts.map((one) => literal(one, types[slot.kind], undefined));
    return slot.list ? values : (values[0] ?? { kind: 'null' });
  });
}

/**
 * A shape's tree. Its literals know their slots when `complete`: then the tree is that of every text with the same key.
 */
export function parseShape(shape: Shape): { readonly query: SoqlQuery; readonly complete: boolean } {
  let parsed: Query;
  try {
    parsed = parseQuery(shape.text);
  } catch (error) {
    throw malformed(explain(error, shape.text));
  }
  const cursor = slotCursor(shape.slots);
  const query = fromQuery(parsed, parsed.sObject ?? '', cursor);
  return {
    query: {
      ...query,
      ...(shape.scope === undefined ? {} : { scope: shape.scope }),
      ...(shape.allRows ? { allRows: true } : {}),
    },
    complete: cursor.done(),
  };
}

/** The parser's messages list tokens; the user is told the word that did not fit. */
function explain(error: unknown, text: string): string {
  if (isRangeError(error)) return 'The query is nested too deeply';
  const message = messageOf(error);
  const found = /but found: '([\s\S]*?)'\s*$|found: ([\s\S]*?)$/.exec(message);
  const word = found?.[1] ?? found?.[2];
  if (word === undefined || word === '') return `unexpected end of the query: \`${text.slice(-60).trim()}\``;
  return `unexpected token: '${word.slice(0, 80)}'`;
}

/** Converts the parser's query, its parts in the order of the text; also used for semi-joins. */
function fromQuery(query: Query | Subquery, object: string, cursor: SlotCursor): SoqlQuery {
  const group = query.groupBy === undefined ? [] : [query.groupBy].flat();
  const order = query.orderBy === undefined ? [] : [query.orderBy].flat();
  const nested = (inner: Query): SoqlQuery => fromQuery(inner, inner.sObject ?? '', cursor);
  if (query.having !== undefined && group.length === 0) throw malformed("unexpected token: 'HAVING'");
  const select = (query.fields ?? []).map((item) => selectItem(item, cursor));
  const where = query.where === undefined ? {} : { where: parseWhere(query.where, nested, cursor) };
  const having = query.having === undefined ? {} : { having: parseWhere(query.having, nested, cursor) };
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
    ...counted(query.limit, cursor, 'limit', 'limitSlot'),
    ...counted(query.offset, cursor, 'offset', 'offsetSlot'),
    ...(query.withDataCategory ? { dataCategory: true } : {}),
  };
}

/** LIMIT and OFFSET with their slots. */
function counted<N extends string, S extends string>(
  value: number | undefined,
  cursor: SlotCursor,
  name: N,
  slotName: S,
): Partial<Record<N | S, number>> {
  if (value === undefined) return {};
  const slot = cursor.one(String(value));
  return { [name]: value, ...(slot === undefined ? {} : { [slotName]: slot }) } as Partial<Record<N | S, number>>;
}

function selectItem(item: FieldType, cursor: SlotCursor): SelectItem {
  switch (item.type) {
    case 'Field':
      return { kind: 'field', path: item.field.split('.'), ...alias(item.alias) };
    case 'FieldRelationship':
      return {
        kind: 'field',
        path: [...item.relationships, item.field],
        ...alias('alias' in item ? item.alias : undefined),
      };
    case 'FieldFunctionExpression': {
      const call = callOf(item);
      const group = call.args[0];
      if (call.name === 'FIELDS' && group?.kind === 'field') {
        const name = group.path[0]?.toUpperCase();
        if (name !== 'ALL' && name !== 'STANDARD' && name !== 'CUSTOM') {
          throw malformed('FIELDS expects ALL, STANDARD or CUSTOM');
        }
        return { kind: 'fields', group: name };
      }
      return { kind: 'call', call, ...alias(item.alias) };
    }
    case 'FieldSubquery':
      return {
        kind: 'children',
        relationship: item.subquery.relationshipName,
        query: fromQuery(item.subquery, item.subquery.relationshipName, cursor),
      };
    case 'FieldTypeof':
      return {
        kind: 'typeof',
        relationship: item.field.split('.'),
        when: item.conditions
          .filter((branch) => branch.type === 'WHEN')
          .map((branch) => ({
            object: branch.objectType ?? '',
            fields: branch.fieldList.map((name) => name.split('.')),
          })),
        otherwise: item.conditions
          .filter((branch) => branch.type === 'ELSE')
          .flatMap((branch) => branch.fieldList.map((name) => name.split('.'))),
      };
  }
}

function alias(name: string | undefined): { alias?: string } {
  return name === undefined ? {} : { alias: name };
}
